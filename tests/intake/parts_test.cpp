// Lines and items that are more than one for one: instalments, deposits, what
// the bank sends back.

#include "obole/intake/reconciliation.hpp"
#include "obole/intake/statement_import.hpp"
#include "obole/ledger/deposits.hpp"
#include "obole/ledger/disputes.hpp"
#include "obole/ledger/periods.hpp"
#include "obole/ledger/policies.hpp"
#include "obole/reports/campaigns.hpp"
#include "support/camt053.hpp"
#include "support/catch.hpp"
#include "support/raw_file.hpp"

using obole::Method;
using obole::Reason;
using support::cents;
using support::day;
using support::reason;
using support::World;
namespace intake = obole::intake;
namespace ledger = obole::ledger;

namespace {

struct Town : World {
  Town() { campaign("TOIT"); }

  // One statement a call, each going on where the one before ended.
  void import(const std::string& from, const std::string& to,
              const std::vector<support::Movement>& movements) {
    auto entries = journal();
    const auto xml =
        support::camt053({{"S-" + from, opening, from, to, movements}});
    (void)intake::import_statement(entries, support::source_of(xml),
                                   {"s.xml", {}})
        .value();
    for (const auto& one : movements)
      opening += one.amount;
    entries.commit();
  }
  intake::ReconciliationReport reconcile() {
    auto entries = journal();
    auto report = intake::reconcile(entries, {}).value();
    entries.commit();
    return report;
  }
  std::int64_t given(std::int64_t amount, Method method = Method::transfer,
                     std::optional<std::string> reference = {}) {
    auto request = gift("TOIT", ada, amount);
    request.method = method;
    request.reference = std::move(reference);
    return must(request);
  }
  obole::reports::CampaignFigures figures() {
    return obole::reports::campaign_figures(book(), "TOIT", {}, context.today)
        .value();
  }
  std::int64_t number(const std::string& sql) {
    close();
    return std::stoll(support::RawFile(file()).value(sql));
  }
  std::int64_t balance(const std::string& name) {
    return number(
        "SELECT coalesce(sum(amount), 0) FROM balance JOIN account"
        "  ON id = account WHERE name = '" +
        name + "'");
  }

  std::int64_t opening = 10'000;
  obole::DonorId ada = donor("Ada Lovelace");
};

}  // namespace

TEST_CASE("a gift that comes in two transfers counts once they are there",
          "[intake]") {
  Town town;
  town.given(5000, Method::transfer, "REF-GIFT-50");
  town.import("2026-03-01", "2026-03-10",
              {{2000, "2026-03-10", "", "Ada", "acompte REF-GIFT-50"}});
  const auto part = town.reconcile();
  CHECK(part.matched == 0);
  CHECK(part.ambiguous == 1);
  CHECK(part.verdicts.page(0).at(0).why.en ==
        "own reference: the reference is known, but 30.00 EUR is still "
        "missing");
  CHECK(town.figures().reconciled == cents(0));

  town.import("2026-03-11", "2026-03-20",
              {{3000, "2026-03-20", "", "Ada", "solde REF-GIFT-50"}});
  CHECK(town.reconcile().matched == 2);
  CHECK(town.figures().reconciled == cents(5000));
  CHECK(town.balance("Assets:Clearing:TRANSFER") == 0);
  CHECK(town.balance("Liabilities:Suspense") == 0);
  CHECK(town.is_sound());

  // What stands together is taken back together.
  {
    auto entries = town.journal();
    REQUIRE(intake::unmatch(entries, 2, "of another gift", {}));
    entries.commit();
  }
  CHECK(town.figures().reconciled == cents(0));
  CHECK(town.balance("Liabilities:Suspense") == -5000);
  CHECK(town.number("SELECT count(*) FROM unmatched") == 2);
  CHECK(town.is_sound());
  // The nights do not say again what a person took back.
  CHECK(town.reconcile().matched == 0);
  CHECK(town.reconcile().ambiguous == 2);
}

TEST_CASE("a deposit explains its cheques", "[intake]") {
  Town town;
  const std::vector<std::int64_t> cheques = {town.given(1000, Method::cheque),
                                             town.given(2500, Method::cheque)};
  town.must(ledger::NewDeposit{Method::cheque, "0012345", day("2026-03-05"),
                               cheques});
  town.import("2026-03-01", "2026-03-10",
              {{3500, "2026-03-07", "", "", "REMISE CHEQUES 12345"}});
  const auto report = town.reconcile();
  CHECK(report.matched == 1);
  CHECK(report.verdicts.page(0).at(0).pass.en == "deposit slip");
  CHECK(town.figures().reconciled == cents(3500));
  CHECK(town.balance("Assets:Cheques") == 0);
  CHECK(ledger::deposits(town.book()).at(0).reconciled);
  CHECK(town.reconcile().lines == 0);
  CHECK(town.is_sound());

  auto entries = town.journal();
  CHECK(reason(intake::match_by_hand(entries, 1, {cheques[0]}, {})) ==
        Reason::line_already_matched);
  REQUIRE(intake::unmatch(entries, 1, "wrong", {}));
  entries.commit();
  CHECK(town.balance("Assets:Cheques") == 3500);
  CHECK(town.is_sound());
}

TEST_CASE("a deposit is matched by hand as a whole", "[intake]") {
  Town town;
  const auto cheque = town.given(1000, Method::cheque);
  const auto deposit = town.must(
      ledger::NewDeposit{Method::cheque, "77", day("2026-03-05"), {cheque}});
  town.import("2026-03-01", "2026-03-10", {{1000, "2026-03-07", "", "", "?"}});
  CHECK(town.reconcile().matched == 0);
  auto entries = town.journal();
  CHECK(reason(intake::match_by_hand(entries, 1, {deposit, cheque}, {})) ==
        Reason::not_permitted);
  const auto matched = intake::match_by_hand(entries, 1, {deposit}, "M-1");
  REQUIRE(matched);
  CHECK(intake::match_by_hand(entries, 1, {deposit}, "M-1").value().already);
  entries.commit();
  CHECK(town.figures().reconciled == cents(1000));
  CHECK(town.is_sound());
}

TEST_CASE("what may stand on a slip", "[intake]") {
  Town town;
  const auto cheque = town.given(1000, Method::cheque);
  const auto cash = town.given(1000, Method::cash);
  const auto refused = [&](ledger::NewDeposit deposit) {
    auto entries = town.journal();
    return reason(ledger::record(entries, deposit));
  };
  const ledger::NewDeposit good{
      Method::cheque, "S-1", day("2026-03-05"), {cheque}};
  auto bad = good;
  bad.gifts = {cheque, cash};
  CHECK(refused(bad) == Reason::not_permitted);
  bad = good;
  bad.gifts = {cheque, cheque};
  CHECK(refused(bad) == Reason::not_permitted);
  bad = good;
  bad.gifts = {};
  CHECK(refused(bad) == Reason::not_permitted);
  bad = good;
  bad.gifts = {99};
  CHECK(refused(bad) == Reason::donation_unknown);
  bad = good;
  bad.method = Method::transfer;
  CHECK(refused(bad) == Reason::not_permitted);
  bad = good;
  bad.date = day("2020-01-01");
  CHECK(refused(bad) == Reason::date_malformed);
  bad = good;
  bad.slip = "";
  CHECK(refused(bad) == Reason::text_malformed);

  const auto made = town.must(good);
  CHECK(refused(good) == Reason::not_permitted);
  CHECK(ledger::not_deposited(town.book(), Method::cheque, day("2026-12-31"))
            .empty());
  town.must(ledger::NewDepositEnd{made, "wrong slip"});
  CHECK(ledger::not_deposited(town.book(), Method::cheque, day("2026-12-31")) ==
        std::vector{cheque});
  town.must(good);
  auto entries = town.journal();
  CHECK(reason(ledger::record(entries, ledger::NewDepositEnd{77, "x"})) ==
        Reason::deposit_unknown);
  CHECK(reason(ledger::record(entries, ledger::NewDepositEnd{made, ""})) ==
        Reason::text_malformed);
}

TEST_CASE("a gift that the bank sends back is a refund, once", "[intake]") {
  Town town;
  town.must(ledger::NewApproval{ledger::Approval::two_people});
  const auto given = town.given(5000, Method::direct_debit, "PRLV-2026-01");
  town.import("2026-03-01", "2026-03-10",
              {{5000, "2026-03-10", "PRLV-2026-01", "Ada", "prélèvement"}});
  CHECK(town.reconcile().matched == 1);
  town.must(ledger::PeriodClose{day("2026-03-15")});
  town.import("2026-03-11", "2026-03-20",
              {{-5000, "2026-03-12", "PRLV-2026-01", "Ada", "impayé"}});
  const auto report = town.reconcile();
  CHECK(report.matched == 1);
  CHECK(report.verdicts.page(0).at(0).pass.en == "return");
  CHECK(town.figures().refunded == cents(5000));
  CHECK(town.balance("Assets:Clearing:DIRECT-DEBIT") == 0);
  CHECK(town.balance("Liabilities:Suspense") == 0);
  // The bank's day is closed: it is dated in the first open one.
  CHECK(town.number("SELECT effective FROM refund") ==
        obole::day_number(day("2026-03-16")));
  CHECK(town.number("SELECT count(*) FROM refund WHERE cause = 'returned'"
                    "  AND donation = " +
                    std::to_string(given)) == 1);
  CHECK(town.reconcile().lines == 0);
  CHECK(town.is_sound());
}

TEST_CASE("a refund recorded by hand is what the bank shows", "[intake]") {
  Town town;
  const auto given = town.given(5000, Method::direct_debit, "PRLV-2026-01");
  town.import("2026-03-01", "2026-03-10",
              {{5000, "2026-03-10", "PRLV-2026-01", "Ada Lovelace", "x"}});
  CHECK(town.reconcile().matched == 1);
  town.must(ledger::NewRefund{given, cents(5000), day("2026-03-12"), "rejet"});
  town.import(
      "2026-03-11", "2026-03-20",
      {{-5000, "2026-03-12", "PRLV-2026-01", "Ada Lovelace", "impayé"}});
  CHECK(town.reconcile().matched == 1);
  CHECK(town.number("SELECT count(*) FROM refund") == 1);
  CHECK(town.is_sound());
}
