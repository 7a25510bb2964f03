// Where a report says otherwise than the reports before it, or than the books.

#include "intake/payout_town.hpp"

#include "obole/ledger/disputes.hpp"

using namespace payout_town;
namespace ledger = obole::ledger;
using support::cents;
using support::day;

namespace {

using Findings = std::vector<std::string>;

Findings found(const PayoutReport& report) {
  Findings list;
  for (const auto& one : report.findings) {
    CHECK_FALSE(one.why.en.empty());
    CHECK_FALSE(one.why.fr.empty());
    list.push_back(std::string(obole::word(one.what)) + ' ' + one.source);
  }
  std::sort(list.begin(), list.end());
  return list;
}

}  // namespace

TEST_CASE("what is gone from a file that would hold it is told",
          "[payout-import]") {
  Town town;
  town.import_gifts(march_gifts);
  (void)town.import(march);
  const auto without = [](std::initializer_list<std::size_t> gone) {
    auto rows = march;
    for (auto at = rows.size(); at-- > 0;)
      if (std::find(gone.begin(), gone.end(), at) != gone.end())
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(at));
    return rows;
  };
  const auto vanished = [&](const std::vector<Row>& rows,
                            intake::PayoutImport request = {}) {
    Findings list;
    const auto report = town.import(text_of(rows), request).value();
    for (const auto& one : report.findings)
      if (one.what == PayoutFinding::What::vanished) list.push_back(one.source);
    CHECK(list.size() == report.vanished);
    return list;
  };
  CHECK(vanished(without({2})) == Findings{"F-1"});
  CHECK(vanished(without({5})) == Findings{"G-3"});
  CHECK(vanished(without({2, 7})) == Findings{"F-1", "A-1"});
  // Of its first and last day nobody knows, unless it was asked for them.
  CHECK(vanished(without({0})) == Findings{});
  CHECK(vanished(without({0, 8}),
                 {.from = day("2026-03-01"), .to = day("2026-03-15")}) ==
        Findings{"G-1", "G-4"});
  auto halves = march;
  halves.insert(halves.begin(), {"G-0", "2026-03-01", "Don", 100});
  halves.push_back({"G-5", "2026-03-15", "Don", 100});
  (void)town.import(halves);
  CHECK(vanished(march) == Findings{});
  CHECK(vanished(march, {.from = day("2026-03-01")}) == Findings{"G-0"});
  CHECK(vanished(march, {.to = day("2026-03-15")}) == Findings{"G-5"});
  // A report of one payout is silent on what it does not carry.
  auto payout = without({1, 5, 6, 7, 8});
  CHECK(vanished(payout) == Findings{"G-2"});
  payout.push_back({"G-9", "2026-03-14", "Don", 100, 0, "P-1"});
  CHECK(vanished(payout) == Findings{"G-2"});
  CHECK(town.is_sound());
}

TEST_CASE("books and platform that agree are quiet", "[payout-import]") {
  Town town;
  town.import_gifts(march_gifts);
  auto agreeing = march;
  agreeing.erase(agreeing.begin() + 6);  // the dispute
  CHECK(found(town.import(agreeing)).empty());
}

TEST_CASE("where books and platform differ is told by its gift",
          "[payout-import]") {
  const auto findings = [](const std::string& gifts) {
    Town other;
    other.import_gifts(gifts);
    return found(other.import(march));
  };
  const auto without = [](std::string text, const std::string& line) {
    const auto at = text.find(line);
    return text.erase(at, text.find('\n', at) + 1 - at);
  };
  const Findings usual = {"fee-differs G-2", "refund-differs G-2"};
  CHECK(findings(march_gifts) == usual);
  CHECK(findings(without(march_gifts, "G-3")) ==
        Findings{"fee-differs G-2", "no-gift G-3", "refund-differs G-2"});
  CHECK(findings(march_gifts + "G-7;2026-03-11;10,00;;;TOIT;Eve;;payé\n") ==
        Findings{"fee-differs G-2", "not-reported G-7", "refund-differs G-2"});
  // On the last day of the file, or in another payout, it may come yet.
  CHECK(findings(march_gifts + "G-7;2026-03-15;10,00;;;TOIT;Eve;;payé\n" +
                 "G-8;2026-03-11;10,00;;P-9;TOIT;Eve;;payé\n") == usual);
  CHECK(
      findings(without(march_gifts, "R-1")) ==
      Findings{"fee-differs G-2", "refund-differs G-1", "refund-differs G-2"});
  auto other = march_gifts;
  other.replace(other.find("10,00;0,20"), 10, "11,00;0,25");
  CHECK(findings(other) == Findings{"amount-differs G-3", "fee-differs G-2",
                                    "fee-differs G-3", "refund-differs G-2"});
}

TEST_CASE("a gift of which only the refund is told was not captured",
          "[payout-import]") {
  Town town;
  town.import_gifts("G-5;2026-03-05;10,00;;;TOIT;Eve;;payé\n" + march_gifts);
  auto rows = march;
  rows.erase(rows.begin() + 6);
  CHECK(found(town.import(rows)) == Findings{"not-reported G-5"});
  rows.push_back(
      {"R-5", "2026-03-10", "Remboursement", -1000, 0, "", "", "G-5"});
  CHECK(found(town.import(rows)) ==
        Findings{"not-reported G-5", "refund-differs G-5"});
}

TEST_CASE("a dispute in the books is one at the platform, however it ends",
          "[payout-import]") {
  Town town;
  town.import_gifts(march_gifts);
  auto rows = march;
  rows[6].fee = 0;
  CHECK(found(town.import(rows)) == Findings{"refund-differs G-2"});
  const auto gift = std::stoll(
      town.asked("SELECT seq FROM donation WHERE reference = 'G-2'"));
  const auto dispute =
      town.must(ledger::NewDispute{gift, cents(2000), day("2026-03-11")});
  CHECK(found(town.import(rows)).empty());
  SECTION("lost, it stays away") {
    town.must(ledger::NewDisputeEnd{dispute, obole::DisputeOutcome::lost,
                                    day("2026-03-20")});
    CHECK(found(town.import(rows)).empty());
  }
  SECTION("won, it comes back") {
    town.must(ledger::NewDisputeEnd{dispute, obole::DisputeOutcome::won,
                                    day("2026-03-20")});
    // Its last day comes before that; on a later one it is missed.
    CHECK(found(town.import(rows)).empty());
    CHECK(
        found(town.import(text_of(rows), {.to = day("2026-03-31")}).value()) ==
        Findings{"refund-differs G-2"});
    rows.push_back(
        {"W-1", "2026-03-21", "Litige gagné", 2000, 0, "", "", "G-2"});
    CHECK(found(town.import(rows)).empty());
  }
}
