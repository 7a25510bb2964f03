// Statements and notifications of their details, in any order, twice and
// overlapping, come to the same lines.

#include "few.hpp"

#include "obole/intake/statement_import.hpp"
#include "obole/reports/bank.hpp"
#include "support/camt054.hpp"

#include <algorithm>
#include <random>

using support::camt054;
using support::Collective;
using support::statement_of;
using support::World;
namespace intake = obole::intake;
namespace reports = obole::reports;

namespace {

struct Town : World {
  // Whether it was imported, and not put off for a statement to come.
  bool import(const std::string& xml) {
    auto entries = journal();
    const auto report = intake::import_statement(
        entries, support::source_of(xml), {"bank.xml", {}});
    if (!report) {
      RC_ASSERT(report.error().reason == obole::Reason::line_unknown);
      return false;
    }
    entries.commit();
    return true;
  }
  // As a folder does it: what waits is tried again when others have come.
  void import_all(std::vector<std::string> files) {
    while (!files.empty()) {
      const auto before = files.size();
      std::erase_if(files,
                    [this](const std::string& file) { return import(file); });
      RC_ASSERT(files.size() < before);
    }
  }
  std::vector<std::string> lines() {
    std::vector<std::string> list;
    for (const auto& one : reports::open_lines(book(), context.today))
      list.push_back(obole::iso(one.booked_on) + ' ' + plain(one.amount) + ' ' +
                     one.name + ' ' + one.text);
    std::sort(list.begin(), list.end());
    const auto account = reports::account_figures(book()).at(0);
    list.push_back(plain(account.books) + ' ' +
                   plain(account.difference().value()) + ' ' +
                   std::to_string(account.lines));
    return list;
  }
};

// Days of movements with a reference each; some credits, some debits, some of
// one detail, some alike but for the reference.
std::vector<std::vector<Collective>> any_days() {
  const auto picks =
      *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 60));
  std::vector<std::vector<Collective>> days(3);
  int number = 0;
  for (const auto pick : picks) {
    const auto day = static_cast<std::size_t>(pick % 3);
    Collective one{"2026-03-0" + std::to_string(2 + day),
                   "R-" + std::to_string(++number),
                   {}};
    for (int at = 0; at <= pick % 4; ++at)
      one.details.push_back({(pick % 7 == 0 ? -100 : 100) * (1 + at % 2),
                             one.date, "E-" + std::to_string(number * 10 + at),
                             pick % 2 == 0 ? "Ada" : "Bob", "don"});
    days[day].push_back(one);
  }
  return days;
}

}  // namespace

TEST_CASE("statements and notifications in any order are the same lines",
          "[properties]") {
  few::hold(
      "any order, twice, overlapping",
      [](std::uint32_t seed) {
        const auto days = any_days();
        std::mt19937 random(seed);
        std::vector<std::string> statements;
        std::vector<std::string> notifications;
        std::int64_t balance = 1000;
        std::vector<Collective> all;
        for (std::size_t day = 0; day < days.size(); ++day) {
          const auto date = "2026-03-0" + std::to_string(2 + day);
          // Some banks itemise the statement too.
          statements.push_back(statement_of("S-" + std::to_string(day), balance,
                                            date, days[day],
                                            random() % 4 == 0));
          for (const auto& one : days[day])
            balance += one.amount();
          if (!days[day].empty())
            notifications.push_back(
                camt054("N-" + std::to_string(day), days[day]));
          all.insert(all.end(), days[day].begin(), days[day].end());
        }
        // One of every second movement, over the days.
        std::vector<Collective> some;
        for (std::size_t at = 0; at < all.size(); at += 2)
          some.push_back(all[at]);
        if (!some.empty()) notifications.push_back(camt054("N-some", some));

        Town in_order;
        in_order.import_all(statements);
        in_order.import_all(notifications);
        RC_ASSERT(in_order.is_sound());

        auto files = statements;
        files.insert(files.end(), notifications.begin(), notifications.end());
        files.insert(files.end(), notifications.begin(), notifications.end());
        files.insert(files.end(), statements.begin(), statements.end());
        std::shuffle(files.begin(), files.end(), random);
        Town shuffled;
        shuffled.import_all(files);
        RC_ASSERT(shuffled.lines() == in_order.lines());
        RC_ASSERT(shuffled.is_sound());
        const auto size = shuffled.size();
        shuffled.import_all(files);
        RC_ASSERT(shuffled.size() == size);
      },
      25);
}
