// From what the passes say to what a person reads, line by line.

#pragma once

#include "obole/domain/outcomes.hpp"
#include "obole/intake/line_verdicts.hpp"
#include "obole/intake/open_world.hpp"
#include "obole/intake/reconciliation.hpp"
#include "obole/reconcile/matcher.hpp"

#include <cstdint>
#include <functional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace obole::intake {

/// The lines and items of a part, by what matches and doubts name them.
class PartIndex {
 public:
  explicit PartIndex(const reconcile::Matcher::Part& part) {
    for (const auto& line : part.lines)
      lines_[line.id] = &line;
    for (const auto& item : part.items)
      items_[{item.kind, item.id}] = &item;
  }
  const reconcile::OpenLine& line(std::int64_t id) const {
    return *lines_.at(id);
  }
  const reconcile::OpenItem& item(const reconcile::Match& match) const {
    return *items_.at({match.kind, match.item});
  }

 private:
  struct Hash {
    std::size_t operator()(
        const std::pair<reconcile::ItemKind, std::int64_t>& key) const {
      return std::hash<std::int64_t>{}(key.second * 8 +
                                       static_cast<std::int64_t>(key.first));
    }
  };
  std::unordered_map<std::int64_t, const reconcile::OpenLine*> lines_;
  std::unordered_map<std::pair<reconcile::ItemKind, std::int64_t>,
                     const reconcile::OpenItem*, Hash>
      items_;
};

class VerdictWriter {
 public:
  VerdictWriter(std::int64_t last_line, Currency currency, Told told)
      : told_(told), verdicts_(last_line, currency), currency_(currency) {}

  /// A line whose cause its code or its account tells.
  void tell_known(const reconcile::OpenLine& line, BankCause cause);

  /// The lines of one part.
  void tell(const reconcile::Outcome& outcome, const PartIndex& index,
            const std::vector<OpenPayout>& payouts);

  LineVerdicts take() { return std::move(verdicts_); }

 private:
  LineVerdict verdict_on(const reconcile::OpenLine& line,
                         LineVerdict::Kind kind) const;
  void tell_matched(const reconcile::Outcome& outcome, const PartIndex& index,
                    const std::vector<OpenPayout>& payouts);
  void tell_doubt(const reconcile::Doubt& doubt,
                  const reconcile::OpenLine& line, LineVerdict::Kind kind,
                  const std::vector<OpenPayout>& payouts);

  Told told_;
  LineVerdicts verdicts_;
  Currency currency_;
};

}  // namespace obole::intake
