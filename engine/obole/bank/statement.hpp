// The normal form of a bank statement, whatever file it came in.

#pragma once

#include "obole/base/result.hpp"
#include "obole/domain/date.hpp"
#include "obole/domain/money.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace obole::bank {

/// What the other side of a line is known by.  Empty text means unknown.
struct Counterparty {
  std::string name = {};
  std::string iban =
      {};  ///< canonical where it is a valid IBAN, as sent otherwise
  std::string ultimate = {};  ///< the ultimate debtor or creditor's name
};

/// A line that stands for no transfer: what is left between an entry and its
/// details, so that they add up.
enum class Residual : std::uint8_t {
  none,         ///< an ordinary line
  charges,      ///< what the bank says that it charged
  unexplained,  ///< the bank does not say
};

/// One booked movement, or one detail of a batch that the bank itemised.  The
/// details of one entry always add up to the entry (formats.md 1.2.5).
struct Line {
  Money amount;  ///< credits positive, debits negative
  std::optional<Date> booked_on = {};
  std::optional<Date> value_on = {};
  std::string bank_reference = {};  ///< the bank's own, not unique
  /// Of a notification's line: by which the statement's movement is known.
  std::string entry_reference = {};
  std::string entry_number = {};
  std::string end_to_end = {};  ///< "NOTPROVIDED" and its like are left out
  std::string transaction_id = {};
  std::string rf_reference = {};  ///< canonical, from the structured remittance
  std::string remittance = {};    ///< free text, joined with single spaces
  std::string code = {};  ///< the bank's transaction code, "PMNT/RCDT/ESCT"
  Counterparty counterparty = {};
  bool is_reversal = false;      ///< as flagged; the sign is already right
  std::string return_code = {};  ///< reason of a return, "AC04"
  std::uint64_t entry = 0;       ///< which movement of the statement, from 1
  std::uint32_t part = 1;        ///< which detail of it, from 1
  std::uint32_t parts = 1;
  Residual residual = Residual::none;
  std::uint64_t file_line = 0;  ///< where the movement begins in the file
};

/// What a statement says of itself.  Known in full only at its end: balances
/// may follow the lines.
struct StatementHead {
  std::string account = {};  ///< IBAN where it is one, otherwise as sent
  std::string id = {};       ///< the bank's name for the statement
  std::optional<std::uint64_t> sequence = {};
  std::optional<Date> from = {};
  std::optional<Date> to = {};
  std::optional<Currency> currency = {};
  std::optional<Money> opening = {};
  std::optional<Date> opening_on = {};
  std::optional<Money> closing = {};
  std::optional<Date> closing_on = {};
  bool is_copy = false;  ///< flagged a copy or duplicate by the bank
  /// Which page of the statement this is, where the bank splits it in several:
  /// they share `id`, and the closing of one is the opening of the next.
  std::optional<std::uint64_t> page = {};
  bool is_last_page = true;
  std::string format = {};  ///< "camt.053.001.08"
  std::uint64_t file_line = 0;
};

/// Sums over the booked movements of one statement.
struct StatementSums {
  std::uint64_t entries = 0;
  std::uint64_t lines = 0;
  std::int64_t credits = 0;  ///< minor units, both from 0 to 2^62
  std::int64_t debits = 0;
  std::uint64_t not_booked = 0;  ///< pending or informational, left out
};

/// Something that does not stop the reading but that a person should know.
struct Remark {
  Place place;
  Sentence says;
};

/// Receives a file as it is read.  A call may answer with a refusal, which
/// stops the reading and becomes its result.  Any of them may be empty.
struct StatementSink {
  /// A statement begins; only `account` and `id` are sure to be known.
  std::function<Verdict(const StatementHead&)> begin;
  /// A booked line of the statement that began last.
  std::function<Verdict(const Line&)> line;
  /// The statement ends: everything it says of itself, and the sums.
  std::function<Verdict(const StatementHead&, const StatementSums&)> end;
  std::function<void(const Remark&)> remark;
};

/// Counts `line`, an entry by itself, in `sums`.  Refuses with
/// amount_too_large, at the line, what adds up to more than can be counted.
Verdict count_line(StatementSums& sums, const Line& line);

/// opening + credits - debits = closing.  Granted where a balance is missing.
/// Refuses with statement_unbalanced, naming the difference, and with
/// currency_mismatch when the two balances have different currencies.
Verdict check_balance(const StatementHead& head, const StatementSums& sums);

}  // namespace obole::bank
