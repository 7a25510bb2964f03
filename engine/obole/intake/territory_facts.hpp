// What a file says of a thing, against the entry that opened it.

#pragma once

#include "obole/intake/territory_file.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obole::intake {

/// The fields of an entry as a file would have them.
class Facts {
 public:
  /// Empty text: the entry does not have the field.  `key` is the file's, where
  /// it is not called as in the entry.
  Facts& text(std::string_view field, std::string_view value,
              std::string_view key = {});
  Facts& amount(std::string_view field, const std::optional<Money>& value,
                std::string_view key = {});
  Facts& day(std::string_view field, const std::optional<Date>& value,
             std::string_view key = {});
  Facts& integer(std::string_view field,
                 const std::optional<std::int64_t>& value,
                 std::string_view key = {});
  /// A text of the entry's note.
  Facts& note(std::string_view field, std::string_view value);

  /// The key of the first field in which entry `seq` differs; empty when it
  /// says the same.  A note that was erased is not compared.
  std::string difference(ledger::Book& book, std::int64_t seq) const;

 private:
  struct Fact {
    std::string_view field;
    std::string_view key;
    std::string value;
    bool noted;
  };
  std::vector<Fact> facts_;
};

/// What a file says; of a project without its stage, which has a rule of its
/// own.
Facts facts_of(const ledger::NewProgramme& one);
Facts facts_of(const ledger::NewProject& one);
Facts facts_of(const ledger::NewPartner& one);
Facts facts_of(const ledger::NewCampaign& one);
Facts facts_of(const ledger::NewGoal& one);
Facts facts_of(const ledger::NewTier& one);
Facts facts_of(const ledger::NewFund& one);
Facts facts_of(const ledger::NewEarmark& one);

}  // namespace obole::intake
