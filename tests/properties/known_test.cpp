// What was known at an entry: the longer ledger, asked about then, answers as
// the ledger did when it ended there; and what changed since adds up.

#include "arrival.hpp"

#include "obole/export/render.hpp"
#include "obole/ledger/past.hpp"
#include "obole/reports/balances.hpp"
#include "obole/reports/difference.hpp"
#include "obole/reports/monthly.hpp"
#include "obole/reports/rollups.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <random>

using arrival::Town;
using obole::Money;
using obole::reports::Cell;
using obole::reports::Table;
using obole::reports::View;
namespace exports = obole::exports;
namespace ledger = obole::ledger;
namespace reports = obole::reports;

namespace {

// Every figure that two ledgers are compared by, as of a day in the middle and
// of all days.
std::vector<Table> tables_of(ledger::Book& book, const View& view,
                             obole::Date today) {
  return {
      reports::campaign_table(reports::all_campaign_figures(book, view, today)),
      reports::project_table(reports::all_project_figures(book, view, today)),
      reports::balances(book, view), reports::monthly(book, view)};
}

std::string text_of(const std::vector<Table>& tables) {
  std::string text;
  for (const auto& table : tables)
    text += exports::as_csv(table, exports::CsvLocale::c);
  return text;
}

std::string answers(ledger::Book& book, obole::Date today) {
  return text_of(tables_of(book, {}, today)) +
         text_of(tables_of(book, {support::day("2026-03-01")}, today));
}

std::int64_t number_in(const Cell& cell) {
  if (const auto* const money = std::get_if<Money>(&cell))
    return money->minor_units();
  if (const auto* const count = std::get_if<std::int64_t>(&cell)) return *count;
  if (const auto* const share = std::get_if<reports::Share>(&cell))
    return share->per_ten_thousand;
  return 0;
}

// What the cell called (row, column) of `table` says; nothing where none is.
std::int64_t figure(const Table& table, const reports::ChangedFigure& one) {
  for (const auto& row : table.rows) {
    if (std::get<std::string>(row.front()) != one.row) continue;
    for (std::size_t at = 0; at < row.size(); ++at) {
      if (table.columns[at].key == one.field) return number_in(row[at]);
    }
  }
  return 0;
}

struct Stop {
  std::int64_t size;
  ledger::Head head;
  std::string answers;
  Table campaigns;
};

Stop stop_of(Town& town) {
  auto& book = town.book();
  const auto today = town.context().today;
  return {book.head().size, book.head(), answers(book, today),
          tables_of(book, {}, today).front()};
}

// A town that was asked after each of some parts of what happened.
std::vector<Stop> told_in_parts(Town& town, int parts, std::mt19937& random) {
  constexpr int a_part = 40;
  std::vector<Stop> stops = {stop_of(town)};
  const auto happened = arrival::story(parts * a_part, random);
  for (auto at = happened.begin(); at != happened.end(); at += a_part) {
    town.hear({at, at + a_part}, random);
    stops.push_back(stop_of(town));
  }
  town.conclude();
  stops.push_back(stop_of(town));
  return stops;
}

void check_sums(const reports::ChangedFigure& one, const Stop& before,
                const Stop& after) {
  std::int64_t sum = 0;
  auto last = before.size - 1;
  for (const auto& effect : one.effects) {
    CHECK(effect.entry > last);
    last = effect.entry;
    sum += number_in(effect.amount);
  }
  CHECK(last < after.size);
  CHECK_FALSE(one.effects.empty());
  CHECK(sum == number_in(one.difference));
  CHECK(sum == figure(after.campaigns, one) - figure(before.campaigns, one));
}

}  // namespace

TEST_CASE("known at an entry is what the ledger said when it ended there",
          "[properties]") {
  const auto seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  const auto start = arrival::start();
  Town town(*start);
  const auto stops = told_in_parts(town, 4, random);
  const auto today = town.context().today;
  for (const auto& stop : stops) {
    CAPTURE(stop.size);
    auto past = ledger::past_book(town.book(), stop.size).value();
    CHECK(past.head().size == stop.size);
    CHECK(past.head().root == stop.head.root);
    CHECK(answers(past, today) == stop.answers);
    // Leading a book on is the same as making it.
    ledger::Past led(town.book());
    REQUIRE_FALSE(led.advance(stop.size / 2));
    REQUIRE_FALSE(led.advance(stop.size));
    CHECK(answers(led.book(), today) == stop.answers);
  }
}

TEST_CASE("the entries that changed a figure add up to what changed",
          "[properties]") {
  const auto seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  const auto start = arrival::start();
  Town town(*start);
  const auto stops = told_in_parts(town, 3, random);
  const auto today = town.context().today;
  const auto ask = [today](ledger::Book& book) {
    return tables_of(book, {}, today).front();
  };
  for (std::size_t at = 1; at < stops.size(); ++at) {
    const auto& before = stops[at - 1];
    const auto& after = stops[at];
    const auto changed =
        reports::differences(town.book(), before.size, after.size, ask).value();
    for (const auto& one : changed) {
      CAPTURE(one.row, one.field);
      check_sums(one, before, after);
    }
    // Nothing that differs is left out.
    std::size_t differing = 0;
    for (const auto& row : after.campaigns.rows) {
      for (std::size_t column = 1; column < row.size(); ++column) {
        const reports::ChangedFigure one{std::get<std::string>(row.front()),
                                         after.campaigns.columns[column].key,
                                         {},
                                         {},
                                         {},
                                         {}};
        if (figure(before.campaigns, one) != figure(after.campaigns, one))
          ++differing;
      }
    }
    CHECK(static_cast<std::size_t>(std::count_if(
              changed.begin(), changed.end(), [](const auto& one) {
                return number_in(one.difference) != 0;
              })) == differing);
  }
}

TEST_CASE("a size that the ledger never had is refused", "[properties]") {
  const auto start = arrival::start();
  Town town(*start);
  const auto size = town.book().head().size;
  for (const auto hostile : {std::int64_t{-1}, size + 1, INT64_MAX}) {
    const auto refused = ledger::past_book(town.book(), hostile);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().reason == obole::Reason::entry_unknown);
  }
  CHECK(ledger::past_book(town.book(), 0).value().head().size == 0);
}
