// One file of the inbox becomes entries, in a transaction of its own: a bad
// file stops no other.

#pragma once

#include "obole/ledger/journal.hpp"
#include "obole/night/inbox.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace obole::night {

/// What became of a file.
struct Arrival {
  std::filesystem::path file;
  std::string name;
  ArrivalKind kind = ArrivalKind::statement;
  std::string read_as = {};    ///< "camt.053.001.08", "helloasso"
  std::uint64_t recorded = 0;  ///< lines, gifts or movements that are new
  std::uint64_t known = 0;     ///< there already
  std::uint64_t refused = 0;   ///< rows, or members of a ZIP, with a problem
  std::uint64_t late = 0;      ///< of those recorded, of a closed period
  /// Of these, refunds whose gift is not here; 1 for a notification whose
  /// statement is not.
  std::uint64_t waiting = 0;
  std::vector<std::string> accounts = {};  ///< of a statement
  std::vector<Sentence> problems = {};     ///< of these; at most most_told
  std::vector<std::pair<std::string, Sentence>> findings = {};  ///< of payouts
  std::vector<Sentence> remarks = {};   ///< deviations that did no harm
  std::optional<Refusal> refusal = {};  ///< of the whole file
};

/// Records what is new in `file`.  A file of donations is read by the rule that
/// its name matches, and its good rows are kept where others are bad; so is a
/// payout report, which is refused whole; any other file is a bank statement
/// that shows its format.  What is wrong with the file
/// is in the answer; ledger_busy and the ledger's own failures are refused.
Result<Arrival> take_in(ledger::Book& book, const ledger::Context& context,
                        const Inbox& inbox, const std::filesystem::path& file);

}  // namespace obole::night
