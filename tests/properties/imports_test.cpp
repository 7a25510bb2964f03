// Files imported twice, or overlapping in any order, come to the same as once.

#include "few.hpp"

#include "obole/intake/donation_import.hpp"
#include "obole/intake/statement_import.hpp"
#include "obole/ledger/donation_list.hpp"
#include "obole/reports/bank.hpp"
#include "obole/reports/campaigns.hpp"
#include "support/camt053.hpp"

#include <algorithm>

using support::camt053;
using support::cents;
using support::Movement;
using support::Statement;
using support::World;
namespace intake = obole::intake;
namespace ledger = obole::ledger;
namespace reports = obole::reports;

namespace {

struct Town : World {
  Town() {
    campaign("TOIT");
    profile.platform = "HELLOASSO";
    profile.required = {obole::bank::Field::date, obole::bank::Field::amount};
  }

  // A file has references, or no such column at all.
  void import(const std::vector<std::string>& rows, bool references = true) {
    std::string csv = references ? "reference;" : "";
    csv += "date;amount;fee;name;email;parent\n";
    for (const auto& row : rows)
      csv += row;
    auto entries = journal();
    const auto report =
        intake::import_donations(
            entries, support::source_of(csv),
            {"gifts.csv", profile, support::code("TOIT"), false, {}})
            .value();
    RC_ASSERT(report.refused == 0U);
    entries.commit();
  }
  void import(const Statement& statement) {
    auto entries = journal();
    (void)intake::import_statement(
        entries, support::source_of(camt053({statement})), {"bank.xml", {}})
        .value();
    entries.commit();
  }

  // What a person would compare: never the order or number of entries.
  std::vector<std::string> gifts() {
    std::vector<std::string> list;
    for (const auto& one : ledger::donation_list(book()))
      list.push_back(obole::iso(one.date) + ' ' + one.name + ' ' +
                     plain(one.amount) + ' ' + plain(one.refunded) + ' ' +
                     plain(one.fee) + ' ' + one.reference);
    std::sort(list.begin(), list.end());
    const auto all =
        reports::campaign_figures(book(), "TOIT", {}, context.today).value();
    list.push_back(plain(all.received) + ' ' + plain(all.refunded) + ' ' +
                   plain(all.fees) + ' ' + std::to_string(all.donations) + ' ' +
                   std::to_string(all.donors));
    return list;
  }
  std::vector<std::string> lines() {
    std::vector<std::string> list;
    for (const auto& one : reports::open_lines(book(), context.today))
      list.push_back(obole::iso(one.booked_on) + ' ' + plain(one.amount) + ' ' +
                     one.name + ' ' + one.text);
    std::sort(list.begin(), list.end());
    const auto account = reports::account_figures(book()).at(0);
    list.push_back(plain(account.books) + ' ' + std::to_string(account.lines));
    return list;
  }

  obole::bank::Profile profile = obole::bank::known_profile("generic").value();
};

// Gifts of a few donors, some of them alike but for the reference; a refund of
// every fourth.  With references, or as a file that has none.
std::vector<std::string> any_rows(bool with_references) {
  const auto picks =
      *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 30));
  std::vector<std::string> rows;
  for (std::size_t at = 0; at < picks.size(); ++at) {
    const auto name = "Donor " + std::to_string(picks[at] % 3);
    const auto number = std::to_string(at);
    const auto reference = with_references ? "G-" + number + ';' : "";
    rows.push_back(reference + "2026-03-0" + std::to_string(1 + picks[at] % 5) +
                   ';' + std::to_string(10 + picks[at] % 4) + ",00;0,25;" +
                   name + ";d@x.org;\n");
    if (with_references && picks[at] % 4 == 0)
      rows.push_back("R-" + number + ";2026-04-01;-5,00;;" + name +
                     ";d@x.org;G-" + number + "\n");
  }
  return rows;
}

std::vector<std::string> part(const std::vector<std::string>& rows,
                              std::size_t from, std::size_t to) {
  return {rows.begin() + static_cast<std::ptrdiff_t>(from),
          rows.begin() + static_cast<std::ptrdiff_t>(to)};
}

std::vector<Movement> any_movements() {
  const auto picks =
      *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 12));
  std::vector<Movement> list;
  for (const auto pick : picks) {
    Movement one{100 + pick % 3, {}};
    if (pick % 5 == 0) one.amount = -50;
    // A day never comes after a later one; twins are common.
    one.date =
        "2026-03-" + std::to_string(10 + list.size() * 15 / picks.size());
    if (pick % 4 == 0) one.name = "Ada";
    if (pick % 2 == 0) one.text = "don";
    list.push_back(one);
  }
  return list;
}

// The days of [from, to) of the movements, as the bank would export them: a day
// is always whole.
Statement statement_of(const std::vector<Movement>& all, int from, int to) {
  Statement one{"S-" + std::to_string(from) + '-' + std::to_string(to),
                100'000,
                "2026-03-" + std::to_string(from),
                "2026-03-" + std::to_string(to - 1),
                {}};
  for (const auto& movement : all) {
    const auto date = std::stoi(movement.date.substr(8));
    if (date < from) one.opening += movement.amount;
    if (date >= from && date < to) one.movements.push_back(movement);
  }
  return one;
}

}  // namespace

TEST_CASE("donations that overlap come to the same as one file, in any order",
          "[properties]") {
  few::hold(
      "two halves that share rows",
      [] {
        const auto rows = any_rows(true);
        const auto middle = *rc::gen::inRange<std::size_t>(0, rows.size() + 1);
        const auto shared = *rc::gen::inRange<std::size_t>(0, middle + 1);
        Town once;
        once.import(rows);
        // A refund needs its gift: the later half alone may lack it.
        Town halves;
        halves.import(part(rows, 0, middle));
        halves.import(part(rows, shared, rows.size()));
        halves.import(rows);
        RC_ASSERT(halves.gifts() == once.gifts());
        Town reversed;
        auto backwards = rows;
        std::reverse(backwards.begin(), backwards.end());
        reversed.import(backwards);
        reversed.import(rows);
        RC_ASSERT(reversed.gifts() == once.gifts());
        RC_ASSERT(reversed.verified(false).problems.empty());
      },
      12);
}

TEST_CASE("donations without references come to the same twice as once",
          "[properties]") {
  few::hold(
      "a file of rows that may be alike",
      [] {
        const auto rows = any_rows(false);
        const auto middle = *rc::gen::inRange<std::size_t>(0, rows.size() + 1);
        Town once;
        once.import(rows, false);
        const auto gifts = once.gifts();
        RC_ASSERT(gifts.size() == rows.size() + 1);
        once.import(rows, false);
        RC_ASSERT(once.gifts() == gifts);
        // An export that stopped in the middle, then the whole one.
        Town grown;
        grown.import(part(rows, 0, middle), false);
        grown.import(rows, false);
        RC_ASSERT(grown.gifts() == gifts);
      },
      8);
}

TEST_CASE("statements that overlap come to the same as one, in any order",
          "[properties]") {
  few::hold(
      "two exports that share days",
      [] {
        const auto all = any_movements();
        const auto middle = *rc::gen::inRange(10, 26);
        const auto shared = *rc::gen::inRange(10, middle + 1);
        const auto early = statement_of(all, 10, std::max(middle, 11));
        const auto late = statement_of(all, std::min(shared, 24), 25);
        Town once;
        once.import(statement_of(all, 10, 25));
        const auto expected = once.lines();
        RC_ASSERT(expected.size() == all.size() + 1);
        once.import(statement_of(all, 10, 25));
        RC_ASSERT(once.lines() == expected);
        Town forwards;
        forwards.import(early);
        forwards.import(late);
        RC_ASSERT(forwards.lines() == expected);
        Town backwards;
        backwards.import(late);
        backwards.import(early);
        RC_ASSERT(backwards.lines() == expected);
        RC_ASSERT(backwards.verified(false).problems.empty());
      },
      12);
}
