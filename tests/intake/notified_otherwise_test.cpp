// Notifications of movements that the bank's statement, in another format,
// knows by other references.

#include "intake/notified.hpp"

#include "obole/intake/reconciliation.hpp"
#include "support/catch.hpp"

using notified::gifts;
using notified::Names;
using notified::on;
using notified::other;
using notified::Town;
using obole::Reason;
using support::camt054;
using support::cents;
using support::Collective;
using support::reason;
namespace intake = obole::intake;

namespace {

// Credits of 2 March, each with the bank's reference, which may be none.
struct Booked {
  std::int64_t amount;
  std::string reference;
};

std::string mt940(const std::vector<Booked>& lines) {
  std::int64_t sum = 0;
  std::string text = std::string(":20:STARTUMS\n:25:") + support::town_iban +
                     "\n:28C:1/1\n:60F:C260302EUR0,00\n";
  const auto comma = [](std::int64_t amount) {
    auto spelt = plain(cents(amount));
    spelt[spelt.find('.')] = ',';
    return spelt;
  };
  for (const auto& one : lines) {
    sum += one.amount;
    text += ":61:2603020302C" + comma(one.amount) + "NTRFNONREF";
    if (!one.reference.empty()) text += "//" + one.reference;
    text += "\n:86:REMISE DE VIREMENTS\n";
  }
  return text + ":62F:C260302EUR" + comma(sum) + "\n-\n";
}

Collective of(std::int64_t first, std::int64_t second, const char* reference) {
  return {on,
          reference,
          {{first, on, "", "Ada", "don"}, {second, on, "", "Bob", "don"}}};
}

}  // namespace

TEST_CASE("one line and one movement of a day and amount are the same",
          "[intake][notified]") {
  Town town;
  (void)town.one(mt940({{3000, "B-71"}, {700, "B-72"}}));
  const auto report = town.one(camt054("N-1", {gifts}));
  CHECK(report.recorded == 2);
  CHECK(town.open() == Names{"7.00 ", "10.00 Ada", "20.00 Bob"});
  CHECK(town.account().books == cents(3700));
  CHECK(town.account().difference() == cents(0));
  CHECK(town.is_sound());

  SECTION("and again adds nothing, nor in other words") {
    const auto size = town.size();
    CHECK(town.one(camt054("N-1", {gifts})).skipped == 2);
    CHECK(town.size() == size);
    auto worded = gifts;
    worded.details[0].text = "un don";
    CHECK(town.one(camt054("N-2", {worded})).recorded == 0);
  }
  SECTION("and another movement of that amount waits for a line of its own") {
    const auto answer = town.import(camt054("N-2", {of(1500, 1500, "R-8")}));
    CHECK(reason(answer) == Reason::line_unknown);
  }
}

TEST_CASE("of several movements of a day each is known by its amount",
          "[intake][notified]") {
  Town town;
  (void)town.one(mt940({{700, "B-70"}, {3000, "B-71"}, {500, "B-72"}}));
  CHECK(town.one(camt054("N-1", {of(200, 300, "R-5"), gifts})).recorded == 4);
  CHECK(town.open() ==
        Names{"7.00 ", "2.00 Ada", "3.00 Bob", "10.00 Ada", "20.00 Bob"});
  CHECK(town.is_sound());
}

TEST_CASE("where several could be meant, the notification waits and says so",
          "[intake][notified]") {
  Town town;
  std::vector<Collective> movements = {gifts};
  SECTION("of two lines") {
    (void)town.one(mt940({{3000, "B-71"}, {3000, "B-72"}}));
  }
  SECTION("of two lines, one without a reference") {
    (void)town.one(mt940({{3000, "B-71"}, {3000, ""}}));
  }
  SECTION("of two movements") {
    (void)town.one(mt940({{3000, "B-71"}}));
    movements.push_back(of(1500, 1500, "R-9"));
  }
  SECTION("of two lines and two movements") {
    (void)town.one(mt940({{3000, "B-71"}, {3000, "B-72"}}));
    movements.push_back(of(1500, 1500, "R-9"));
  }
  SECTION("of two lines, one of which is itemised alike") {
    (void)town.one(mt940({{3000, "B-71"}, {3000, "R-1"}}));
    (void)town.one(camt054("N-1", {gifts}));
    movements = {of(1000, 2000, "R-9")};
    movements[0].details[0].name = "Zoé";
  }
  const auto size = town.size();
  const auto answer = town.import(camt054("N-2", movements));
  REQUIRE(reason(answer) == Reason::line_unknown);
  CHECK(answer.error().why.en.find("several movements") != std::string::npos);
  CHECK(answer.error().place.line > 0);
  CHECK_FALSE(answer.error().hint.fr.empty());
  CHECK(town.size() == size);
  CHECK(town.is_sound());
}

TEST_CASE("a line that bears the notification's own reference is that line",
          "[intake][notified]") {
  Town town;
  (void)town.one(mt940({{3000, "B-71"}, {3000, "R-1"}}));
  // The other line is then the only one left for the other movement.
  CHECK(town.one(camt054("N-1", {of(1500, 1500, "R-9"), gifts})).recorded == 4);
  CHECK(town.open() ==
        Names{"10.00 Ada", "20.00 Bob", "15.00 Ada", "15.00 Bob"});
  CHECK(town.is_sound());
}

TEST_CASE("a line found by its amount and matched already stays whole",
          "[intake][notified]") {
  Town town;
  town.campaign("TOIT");
  (void)town.one(mt940({{3000, "B-71"}}));
  const auto gift = town.must(town.gift("TOIT", town.donor("Ada"), 3000));
  {
    auto entries = town.journal();
    (void)intake::match_by_hand(entries, 1, {gift}, {}).value();
    entries.commit();
  }
  const auto report = town.import(camt054("N-1", {gifts})).value();
  CHECK(report.statements.at(0).recorded == 0);
  CHECK(report.remarks.size() == 1);
  CHECK(town.is_sound());
}

TEST_CASE("another day's line of the amount is other money",
          "[intake][notified]") {
  Town town;
  (void)town.one(mt940({{3000, "B-71"}}));
  auto later = gifts;
  later.date = "2026-03-03";
  CHECK(reason(town.import(camt054("N-1", {later}))) == Reason::line_unknown);
}
