// What comes after the close: recorded all the same, in the first open day,
// with its own day kept; and never a second time.

#include "payout_town.hpp"

#include "obole/intake/statement_import.hpp"
#include "obole/ledger/donation_detail.hpp"
#include "obole/ledger/donation_list.hpp"
#include "obole/reports/bank.hpp"
#include "support/camt053.hpp"

using obole::Reason;
using obole::intake::DonationReport;
using support::cents;
using support::code;
using support::day;
namespace bank = obole::bank;
namespace intake = obole::intake;
namespace ledger = obole::ledger;

namespace {

struct Town : payout_town::Town {
  Town() { profile.platform = "ULULE"; }

  DonationReport import(const std::string& rows, bool outside_dates = false,
                        const std::string& more_columns = {}) {
    auto entries = journal();
    auto report = intake::import_donations(
                      entries,
                      support::source_of(
                          "reference;date;amount;fee;payout;name;email;parent" +
                          more_columns + "\n" + rows),
                      {"gifts.csv", profile, code("TOIT"), outside_dates, {}})
                      .value();
    entries.commit();
    return report;
  }
  void close_through(const char* through) {
    must(ledger::PeriodClose{day(through)});
  }
  ledger::DonationDetail only_gift() {
    const auto list = ledger::donation_list(book(), "TOIT");
    REQUIRE(list.size() == 1);
    return ledger::donation_detail(book(), list[0].seq).value();
  }

  bank::Profile profile = bank::known_profile("generic").value();
};

const std::string gift = "G-1;2026-03-01;50,00;1,00;P-1;Ada;ada@x.org;\n";
const std::string refund = "R-1;2026-03-05;-20,00;-0,50;P-2;Ada;;G-1\n";

}  // namespace

TEST_CASE("a gift of a closed period stands in the first open day",
          "[intake][late]") {
  Town town;
  town.close_through("2026-03-31");
  const auto report = town.import(gift);
  CHECK(report.refused == 0);
  CHECK(report.recorded == 1);
  CHECK(report.late == 1);
  REQUIRE(report.late_on);
  CHECK(*report.late_on == day("2026-04-01"));
  CHECK_FALSE(intake::told_late(report).fr.empty());
  const auto detail = town.only_gift();
  CHECK(detail.gift.date == day("2026-04-01"));
  REQUIRE(detail.given_on);
  CHECK(*detail.given_on == day("2026-03-01"));
  CHECK(detail.fee == cents(100));
  CHECK(town.is_sound());

  SECTION("and comes again without effect, whatever is closed meanwhile") {
    const auto size = town.size();
    CHECK(town.import(gift).skipped == 1);
    CHECK(town.size() == size);
    town.close_through("2026-05-31");
    const auto again = town.import(gift);
    CHECK(again.skipped == 1);
    CHECK(again.late == 0);
    CHECK(town.size() == size + 1);
  }
  SECTION("and said of another day is a problem") {
    for (const auto* const row : {"G-1;2026-03-02;50,00;;;Ada;ada@x.org;\n",
                                  "G-1;2026-04-01;50,00;;;Ada;ada@x.org;\n"}) {
      CAPTURE(row);
      CHECK(town.import(row).refused == 1);
    }
  }
}

TEST_CASE("what was recorded before the close is the same row after it",
          "[intake][late]") {
  Town town;
  REQUIRE(town.import(gift + refund).recorded == 2);
  town.close_through("2026-03-31");
  const auto size = town.size();
  const auto again = town.import(refund + gift);
  CHECK(again.refused == 0);
  CHECK(again.skipped == 2);
  CHECK(again.late == 0);
  CHECK(town.size() == size);
}

TEST_CASE("a refund of a closed period keeps the day it went back",
          "[intake][late]") {
  Town town;
  REQUIRE(town.import(gift).late == 0);
  town.close_through("2026-03-31");
  const auto report = town.import(refund);
  CHECK(report.refused == 0);
  CHECK(report.late == 1);
  CHECK(report.refunded == cents(2000));
  const auto detail = town.only_gift();
  REQUIRE(detail.refunds.size() == 1);
  const auto& back = detail.refunds[0].refund;
  CHECK(back.date == day("2026-04-01"));
  REQUIRE(back.refunded_on);
  CHECK(*back.refunded_on == day("2026-03-05"));
  CHECK(town.asked("SELECT amount, effective FROM fee ORDER BY seq") ==
        "100|20513|\n-50|20544|\n");
  CHECK(town.is_sound());
  const auto size = town.size();
  CHECK(town.import(refund).skipped == 1);
  town.close_through("2026-04-30");
  CHECK(town.import(gift + refund).skipped == 2);
  CHECK(town.size() == size + 1);

  SECTION("and said of another day is a problem") {
    CHECK(town.import("R-1;2026-03-06;-20,00;-0,50;P-2;Ada;;G-1\n").refused ==
          1);
  }
  SECTION("and not one before its gift") {
    CHECK(town.import("R-2;2026-02-28;-1,00;;;Ada;;G-1\n").refused == 1);
  }
}

TEST_CASE("a late gift is asked of the campaign by its own day",
          "[intake][late]") {
  // The campaign is open in the first half of the year.
  Town town;
  town.context.today = day("2026-09-15");
  town.close_through("2026-08-31");
  const std::string before = "G-2;2025-12-31;50,00;;;Bob;;\n";
  CHECK(town.import(before).refused == 1);
  CHECK(town.import(gift).late == 1);
  CHECK(town.import(before, true).late == 1);
  CHECK(town.is_sound());
}

TEST_CASE("a refund that is its gift's own row brings both, late",
          "[intake][late]") {
  Town town;
  town.close_through("2026-03-31");
  const auto report =
      town.import("G-1;2026-03-01;50,00;;;Ada;;;Remboursé\n", false, ";statut");
  CHECK(report.refused == 0);
  CHECK(report.late == 2);
  CHECK(report.refunded == cents(5000));
  CHECK(
      town.import("G-1;2026-03-01;50,00;;;Ada;;;Remboursé\n", false, ";statut")
          .skipped == 1);
  CHECK(town.is_sound());
}

TEST_CASE("lines and movements of a closed period are taken as they are",
          "[intake][late]") {
  Town town;
  town.close_through("2026-04-30");
  const support::Statement march{"S-3",
                                 10'000,
                                 "2026-03-01",
                                 "2026-03-31",
                                 {{5000, "2026-03-02", "E-1", "Ada", "don"}}};
  {
    auto entries = town.journal();
    const auto report =
        intake::import_statement(entries,
                                 support::source_of(support::camt053({march})),
                                 {"bank.xml", {}})
            .value();
    entries.commit();
    CHECK(report.statements[0].recorded == 1);
  }
  // The bank's day stands in the line; its entry is of the day it was recorded.
  CHECK(town.asked("SELECT booked_on FROM line") == "20514|\n");
  CHECK(town.asked("SELECT DISTINCT effective FROM posting") == "20619|\n");
  const auto balance = town.payout_town::Town::import(payout_town::march);
  CHECK(balance.refused == 0);
  CHECK(balance.recorded == payout_town::march.size());
  CHECK(town.is_sound());
}
