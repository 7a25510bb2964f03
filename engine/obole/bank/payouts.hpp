// Movements of the balance that a platform keeps, read from its payout and
// settlement reports through a mapping profile that says how.

#pragma once

#include "obole/bank/donations.hpp"
#include "obole/bank/movement.hpp"
#include "obole/bank/profile.hpp"
#include "obole/bank/source.hpp"
#include "obole/base/result.hpp"
#include "obole/domain/date.hpp"
#include "obole/domain/money.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace obole::bank {

/// One movement in normal form.  Text is clean UTF-8 (clean_text).
struct MovementRow {
  std::uint64_t line = 0;
  Movement movement = Movement::capture;
  std::string category = {};  ///< the file's own word for it
  /// The platform's id of this very movement; no two of a file share it, and a
  /// later export gives it again.  Never empty.
  std::string source = {};
  /// Of a capture, the gift's reference, exactly as read_donations gives it by
  /// this profile; else the id of what moved, or the source where none is told.
  std::string reference = {};
  /// Reference of the gift that it concerns; empty of a capture and a payout,
  /// and where it is not told.  A refund that tells none bears the gift's own
  /// reference, as in read_donations.
  std::string parent = {};
  /// The transfer to the bank that carries it: its id, or its day
  /// ("2026-03-01") where the file tells no id; may be empty.
  std::string payout = {};
  std::optional<Date> arrival = {};  ///< of that transfer, where told
  Date date;                         ///< in the organisation's zone
  // As on the platform's balance: credit positive, fee positive where it was
  // kept, and net = gross - fee.
  Money gross;
  Money fee;
  Money net;
  std::string description = {};  ///< may hold personal data
};

struct MovementSink {
  std::function<void(MovementRow&&)> row;
  std::function<void(Problem&&)> problem;
};

/// Every row of data gives movements, is ignored, or is a problem.
struct MovementSums {
  std::uint64_t rows = 0;       ///< rows of data that are not blank
  std::uint64_t movements = 0;  ///< a row gives one, or two
  std::uint64_t ignored = 0;    ///< move nothing, by word, status or amount
  std::uint64_t problems = 0;   ///< rows with one: the first found is told
  std::uint64_t unequal = 0;    ///< sums and counts told that the rows are not
};

/// Reads `source` by `profile`, whose [movements] say what its rows are.  Bad
/// rows go to `sink.problem` and the reading goes on.  Refuses as
/// read_donations does, and with profile_malformed a profile without movements.
/// Rows may have been given before a refusal: record nothing before the answer
/// is there, nor where there are problems, for then the balance is not whole.
///
/// Problems, beside those of any file: a word that no list of [movements] holds
/// (never taken for a fee); a movement with the wrong sign; a row or a fee in
/// another currency than `currency`, the ledger's; each half of a conversion; a
/// net told that is not gross - fee; an id that was there before; and what the
/// footers of the profile's [records] tell otherwise than the rows: sums of
/// `currency`, and counts.
///
/// A row with a tip gives two movements: the tip has gross = fee and moves
/// nothing, and its source ends in ":tip".  A payment that was given back and
/// keeps its row, with a status that says so, gives a capture and a refund,
/// whose source ends in ":refund".
///
/// Memory does not grow with the file, but for some twenty bytes an id.
Result<MovementSums> read_payouts(const Source& source, std::string_view file,
                                  const Profile& profile, Currency currency,
                                  const MovementSink& sink,
                                  std::string_view zone = "Europe/Paris");

}  // namespace obole::bank
