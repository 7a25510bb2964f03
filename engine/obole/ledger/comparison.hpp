// The projector's other sink: every row it sends is compared with the next row
// of its table, so that a million rows are checked in one pass and in little
// memory.

#pragma once

#include "obole/ledger/findings.hpp"
#include "obole/ledger/projector.hpp"
#include "obole/ledger/rows.hpp"
#include "obole/store/database.hpp"

#include <array>
#include <optional>
#include <unordered_set>

namespace obole::ledger {

class ComparisonSink : public Sink {
 public:
  ComparisonSink(store::Database& database, Findings& findings);

  void row(Table table, std::span<const Value> values) override;
  bool has_given(std::int64_t campaign, std::int64_t donor) override {
    return pairs_.contains({campaign, donor});
  }
  bool first_gift(std::int64_t seq, std::int64_t campaign,
                  std::int64_t donor) override;

  /// Reports the rows that no entry made.
  void finish();

 private:
  // A table read in the order in which entries make its rows.
  struct Cursor {
    std::optional<store::Statement> rows;
    bool ready = false;  // stands on a row
  };
  Cursor& cursor(Table table);
  void advance(Cursor& cursor);
  void report_extra(Table table, Cursor& cursor);
  void compare(Table table, Cursor& cursor, std::int64_t seq,
               std::span<const Value> values);

  struct Pair {
    std::int64_t campaign;
    std::int64_t donor;
    bool operator==(const Pair&) const = default;
  };
  struct PairHash {
    std::size_t operator()(const Pair& pair) const {
      return std::hash<std::int64_t>{}(pair.campaign * 1'000'003 ^ pair.donor);
    }
  };

  store::Database& database_;
  Findings& findings_;
  std::array<Cursor, table_count> cursors_;
  std::unordered_set<Pair, PairHash> pairs_;
};

/// Compares tables balance and campaign_sum with sums recomputed from nothing.
void compare_sums(store::Database& database, const Sums& sums,
                  Findings& findings);

}  // namespace obole::ledger
