// Donations as a platform exports them: CSV rows through a mapping profile.

#pragma once

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

/// One row in normal form.  Text is clean UTF-8 (clean_text); empty is unknown.
struct DonationRow {
  std::uint64_t line = 0;
  Meaning meaning = Meaning::gift;  ///< gift or refund
  std::string reference = {};       ///< may be empty: no id in this file
  /// Of a refund, the gift's reference; empty where the row is the gift's own,
  /// with a status that says it was given back.
  std::string parent = {};
  Date date;
  Money amount;  ///< positive, also for a refund
  /// What the platform kept; not negative on a gift, and on a refund negative
  /// where it gave its fee back.  Nothing where the file does not say.
  std::optional<Money> fee;
  std::string method = {};  ///< one of cli.md's words
  std::string payout = {};
  std::string campaign = {};
  std::string tier = {};
  std::string name = {};  ///< "First Last", or the company
  bool is_company = false;
  std::string siren = {};
  std::string email = {};
  std::string address = {};  ///< street, postcode city, country, as one line
  std::string receipt = {};  ///< number of one the platform issued already
};

/// A row that cannot be read: line, column, value and why.  The column is as
/// the file's header has it, or empty when it is the whole row; the value is at
/// most 200 bytes and safe to print.
struct Problem {
  std::uint64_t line;
  std::string column;
  std::string value;
  Sentence why;
};

/// Every row is one of three: given to `row`, ignored, or a problem.
struct DonationSums {
  std::uint64_t rows = 0;      ///< rows of data that are not blank
  std::uint64_t ignored = 0;   ///< by status or kind, or told by the row before
  std::uint64_t problems = 0;  ///< rows with one: the first found is told
};

struct DonationSink {
  /// A readable row.
  std::function<void(DonationRow&&)> row;
  std::function<void(Problem&&)> problem;
};

/// Reads `source` by `profile`.  Bad rows go to `sink.problem` and the reading
/// goes on; a file that cannot be read at all (no header found, a required
/// column missing, broken quoting, wrong encoding of the header) is refused,
/// perhaps after rows were given: record nothing before the answer is there.
///
/// `currency` is the ledger's: a row in another one is a problem.  `zone` is
/// the organisation's time zone: a gift made at 23:30 UTC is dated by the day
/// it was there.  An unknown status or kind is a problem, never a guess.
///
/// Memory does not grow with the file, but for some twenty bytes a reference.
Result<DonationSums> read_donations(const Source& source, std::string_view file,
                                    const Profile& profile, Currency currency,
                                    const DonationSink& sink,
                                    std::string_view zone = "Europe/Paris");

}  // namespace obole::bank
