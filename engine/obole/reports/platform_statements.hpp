// What a platform says of the balance that it keeps for the town, each term
// beside what the books hold, and what of its payouts the bank shows.
//
//   opening + captured - refunds - disputed - fees + adjustments - tips
//     + holds - paid out = held
//   paid out = received + in transit + difference

#pragma once

#include "obole/reports/mandate.hpp"
#include "obole/reports/table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::reports {

struct PlatformStatement {
  std::string platform;
  Date from;
  Date to;
  Money opening;  ///< held before the first day, by what was reported
  Money captured;
  Money refunds;
  Money disputed;  ///< less what was won
  Money fees;      ///< within rows and in rows of their own
  Money adjustments;
  Money tips;  ///< given to the platform, where they moved the balance
  Money holds;
  Money paid_out;    ///< less what came back
  Money received;    ///< of it, or booked meanwhile of payouts not reported
  Money in_transit;  ///< payouts of which the bank shows nothing yet
  PlatformFigures books;  ///< of the same days

  Money held() const {
    return opening + captured - refunds - disputed - fees + adjustments - tips +
           holds - paid_out;
  }
  Money difference() const { return paid_out - received - in_transit; }
  bool agrees() const {
    return difference().is_zero() && captured == books.captured &&
           refunds == books.refunds && disputed == books.disputed &&
           fees == books.fees;
  }
};

/// One for each platform of which a payout report was imported, by name; of the
/// days from the first to the last movement where none are given.  As of a day,
/// what a platform says counts from the accounting day of its entry.
std::vector<PlatformStatement> platform_statements(
    ledger::Book& book, std::optional<Date> from = {},
    std::optional<Date> to = {}, const View& view = {});

/// A line each platform, with every term: for scripts.
Table platform_statement_table(const std::vector<PlatformStatement>& list);
/// A line each term: for people.
Table platform_term_table(const std::vector<PlatformStatement>& list);

}  // namespace obole::reports
