// A platform's payout report becomes movements: what it says of the balance
// that it keeps for the town, held against the books like a bank's lines.
// Nothing of it books a gift, a fee or a refund (docs/decisions/0011).

#pragma once

#include "obole/bank/payouts.hpp"
#include "obole/bank/profile.hpp"
#include "obole/bank/source.hpp"
#include "obole/ledger/journal.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::intake {

struct PayoutImport {
  std::string file = {};  ///< how messages name it
  bank::Profile profile = {};
  /// Whose balance it is, where the profile names no platform; where this says
  /// nothing either, the one platform that the campaigns name.
  std::string platform = {};
  /// The days that the file was asked for, the first and the last whole.
  /// Without them, of the first and the last day in it nobody knows.
  std::optional<Date> from = {};
  std::optional<Date> to = {};
  std::optional<std::string> reference = {};
};

/// What somebody has to look at: the file says otherwise than before, or than
/// the books.
struct PayoutFinding {
  enum class What : std::uint8_t {
    changed,         ///< the movement was reported otherwise before
    vanished,        ///< it was reported before, and is not in this file
    no_gift,         ///< what moves concerns a gift that the books do not hold
    not_reported,    ///< a gift in the books, and no capture
    amount_differs,  ///< the gift is of another amount
    refund_differs,  ///< other sums were given back, or disputed
    fee_differs,     ///< another fee was kept
  };
  What what;
  std::string source;  ///< the platform's id of the movement, or of the gift
  Sentence why;
};

struct PayoutReport {
  std::string platform = {};
  std::uint64_t rows = 0;       ///< of data in the file
  std::uint64_t movements = 0;  ///< that they tell
  std::uint64_t recorded = 0;   ///< of these, new
  std::uint64_t completed = 0;  ///< known, of which the file tells more
  std::uint64_t skipped = 0;    ///< known, and told alike
  std::uint64_t changed = 0;
  std::uint64_t vanished = 0;
  std::uint64_t refused = 0;                   ///< problems: record nothing
  std::vector<bank::Problem> problems = {};    ///< the first `most_told`
  std::uint64_t found = 0;                     ///< findings
  std::vector<PayoutFinding> findings = {};    ///< the first `most_told`
  std::optional<ledger::Recorded> entry = {};  ///< payout.reported

  void add(PayoutFinding finding);
  void add(bank::Problem problem);
};

/// Reads `source` and records in `journal` each movement that is not known by
/// its platform and id; the caller commits, unless `refused` says not to.
///
/// A file is compared as a set.  A movement that is known stays as it was
/// recorded: where the file tells its payout, day of arrival or gift for the
/// first time, that is recorded beside it; where it says anything otherwise,
/// that is a finding.  So is one that is known and not in the file, though its
/// day lies in it (and its payout is one that the file tells, where it tells
/// any).  So is what the books hold otherwise, of the gifts in the file.
///
/// Refuses as read_payouts does, with usage where no platform is known, and
/// with reference_reused.
Result<PayoutReport> import_payout(ledger::Journal& journal,
                                   const bank::Source& source,
                                   const PayoutImport& request);

}  // namespace obole::intake

namespace obole {

/// "changed", "no-gift" ...: as scripts see them.
template <>
std::span<const std::string_view> words<intake::PayoutFinding::What>();
namespace intake {
std::string_view french(PayoutFinding::What choice);
}

}  // namespace obole
