// Whether the bank and the books agree.
//
// As of a day, a statement, a line, an explanation and its end count from the
// accounting day of their entry, as their postings do: so the lines that are
// open on a day add up to what Liabilities:Suspense holds on it.

#pragma once

#include "obole/reports/table.hpp"
#include "obole/reports/view.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::reports {

/// One bank account: what its statements say and what the books hold.
struct AccountFigures {
  std::string iban;
  std::string title;
  std::int64_t statements = 0;
  std::optional<Date> closing_on;  ///< of the latest statement
  std::optional<Money> closing;
  Money books;  ///< balance of the account in the books
  std::int64_t lines = 0;
  std::int64_t open_lines = 0;  ///< not explained
  Money open_credits;
  Money open_debits;

  std::optional<Money> difference() const {
    if (!closing) return std::nullopt;
    return *closing - books;
  }
};

/// By IBAN.
std::vector<AccountFigures> account_figures(ledger::Book& book,
                                            const View& view = {});

/// A line that nothing explains yet, with how long it has waited.
struct OpenLineFigures {
  std::int64_t line;
  std::string iban;
  Date booked_on;
  Money amount;
  std::string name;  ///< of the counterparty, from the people file
  std::string text;
  std::int64_t days;  ///< from booking to the day asked for
};

/// By booking day.
std::vector<OpenLineFigures> open_lines(ledger::Book& book, Date today,
                                        const View& view = {});

/// How long money has waited in suspense.
enum class SuspenseAge : std::uint8_t {
  week,   ///< up to 7 days
  month,  ///< 8 to 30
  older
};
struct SuspenseFigures {
  SuspenseAge age;
  std::int64_t lines = 0;
  Money credits;
  Money debits;
};
/// One for each age, in order.
std::vector<SuspenseFigures> suspense_by_age(
    const std::vector<OpenLineFigures>& lines, Currency currency);
Sentence told(SuspenseAge age);  ///< "8 to 30 days"

Table account_table(const std::vector<AccountFigures>& figures);
Table open_line_table(const std::vector<OpenLineFigures>& lines);

}  // namespace obole::reports
