// What leaves the bank, and what comes back to it: refunds, their reversals,
// disbursements.

#include "obole/intake/donation_import.hpp"
#include "obole/intake/reconciliation.hpp"
#include "obole/intake/statement_import.hpp"
#include "obole/ledger/disbursements.hpp"
#include "obole/ledger/fees.hpp"
#include "obole/reports/campaigns.hpp"
#include "support/camt053.hpp"
#include "support/catch.hpp"
#include "support/raw_file.hpp"

using obole::Reason;
using support::cents;
using support::code;
using support::day;
using support::reason;
using support::World;
namespace intake = obole::intake;
namespace ledger = obole::ledger;

namespace {

struct Town : World {
  Town() {
    must(ledger::NewProject{code("SCHOOL"), "School"});
    auto request = terms("TOIT");
    request.project = code("SCHOOL");
    must(request);
  }

  void import(std::vector<support::Movement> movements) {
    auto entries = journal();
    const auto xml = support::camt053(
        {{"S-1", 100'000, "2026-03-01", "2026-03-31", std::move(movements)}});
    (void)intake::import_statement(entries, support::source_of(xml),
                                   {"march.xml", {}})
        .value();
    entries.commit();
  }
  intake::ReconciliationReport reconcile() {
    auto entries = journal();
    auto report = intake::reconcile(entries, {}).value();
    entries.commit();
    return report;
  }
  obole::Result<ledger::Recorded> match(std::int64_t line,
                                        std::vector<std::int64_t> items) {
    auto entries = journal();
    auto answer = intake::match_by_hand(entries, line, items, {});
    if (answer) entries.commit();
    return answer;
  }
  void unmatch(std::int64_t line) {
    auto entries = journal();
    REQUIRE(intake::unmatch(entries, line, "wrong", {}));
    entries.commit();
  }
  std::int64_t given(std::int64_t amount) {
    return must(gift("TOIT", ada, amount));
  }
  std::int64_t back(std::int64_t gift, std::int64_t amount,
                    std::optional<std::string> reference = {}) {
    ledger::NewRefund refund{gift, cents(amount), day("2026-03-05"), "x"};
    refund.reference = std::move(reference);
    return must(refund);
  }
  std::int64_t reversed(std::int64_t refund) {
    return must(ledger::NewReversal{refund, day("2026-03-09"), "bounced"});
  }
  std::int64_t paid(std::int64_t amount,
                    std::optional<std::string> reference = {}) {
    ledger::NewDisbursement one{code("SCHOOL"), cents(amount),
                                day("2026-03-08"), "CONV-7"};
    one.beyond_received = true;
    one.reference = std::move(reference);
    return must(one);
  }
  obole::Money reconciled() {
    return obole::reports::campaign_figures(book(), "TOIT", {}, context.today)
        .value()
        .reconciled;
  }
  std::int64_t balance(const std::string& name) {
    close();
    return std::stoll(support::RawFile(file()).value(
        "SELECT coalesce(sum(amount), 0) FROM balance JOIN account"
        "  ON id = account WHERE name = '" +
        name + "'"));
  }
  bool is_on_the_bank(std::size_t at) {
    return ledger::disbursements(book()).at(at).reconciled;
  }
  obole::DonorId ada = donor("Ada Lovelace");
};

}  // namespace

TEST_CASE("a disbursement is found by its reference, and by nothing less",
          "[intake]") {
  Town town;
  town.paid(4000, "VIR-SCHOOL-01");
  town.paid(3000, "VIR-SCHOOL-02");
  town.paid(2000);
  town.import({{-4000, "2026-03-10", "VIR-SCHOOL-01"},
               {-3000, "2026-03-10", "", "School", "ref VIR-SCHOOL-02 thanks"},
               {-2000, "2026-03-10", "", "School", "no reference"}});
  CHECK(town.balance("Liabilities:Payable:SCHOOL") == -9000);
  const auto report = town.reconcile();
  CHECK(report.matched == 2);
  CHECK(report.unmatched == 1);
  CHECK(report.verdicts.page(0).at(0).items.at(0).en == "disbursement 5");
  CHECK(report.verdicts.page(0).at(0).pass.en == "end-to-end id");
  CHECK(report.verdicts.page(0).at(1).pass.en == "own reference");
  // Amount and day alone only suggest.
  CHECK(report.verdicts.page(0).at(2).items.at(0).en == "disbursement 7");
  CHECK(town.balance("Liabilities:Payable:SCHOOL") == -2000);
  CHECK(town.balance("Liabilities:Suspense") == 2000);
  CHECK(town.is_on_the_bank(0));
  CHECK_FALSE(town.is_on_the_bank(2));
  const auto size = town.size();
  CHECK(town.reconcile().matched == 0);
  CHECK(town.size() == size);

  REQUIRE(town.match(3, {7}));
  CHECK(town.balance("Liabilities:Payable:SCHOOL") == 0);
  CHECK(town.balance("Liabilities:Suspense") == 0);
  CHECK(town.reconciled() == cents(0));
  town.unmatch(1);
  CHECK(town.balance("Liabilities:Payable:SCHOOL") == -4000);
  CHECK(town.balance("Liabilities:Suspense") == 4000);
  CHECK_FALSE(town.is_on_the_bank(0));
  CHECK(town.is_sound());
}

TEST_CASE("a disbursement's reference with another amount is a doubt",
          "[intake]") {
  Town town;
  town.paid(4000, "VIR-SCHOOL-01");
  town.import({{-4001, "2026-03-10", "VIR-SCHOOL-01"}});
  const auto report = town.reconcile();
  CHECK(report.matched == 0);
  CHECK(report.ambiguous == 1);
}

TEST_CASE("refunds, reversals and disbursements are matched by hand, signed",
          "[intake]") {
  Town town;
  const auto gift = town.given(5000);
  const auto other = town.given(1000);
  const auto refund = town.back(gift, 2000);
  const auto payment = town.paid(500);
  town.import({{-2000, "2026-03-10", "", "Somebody"},
               {2000, "2026-03-12", "", "Somebody"},
               {4500, "2026-03-13", "", "Somebody"},
               {-2000, "2026-03-14", "", "Somebody"}});
  CHECK(reason(town.match(2, {refund})) == Reason::match_unequal);
  CHECK(reason(town.match(1, {town.paid(1)})) == Reason::match_unequal);
  REQUIRE(town.match(1, {refund}));
  CHECK(reason(town.match(4, {refund})) == Reason::not_permitted);
  const auto reversal = town.reversed(refund);
  CHECK(reason(town.match(4, {reversal})) == Reason::match_unequal);
  REQUIRE(town.match(2, {reversal}));
  CHECK(town.balance("Assets:Clearing:TRANSFER") == 6000);

  // One line may carry a gift less what left with it.
  REQUIRE(town.match(3, {gift, payment}));
  CHECK(town.reconciled() == cents(5000));
  CHECK(town.balance("Assets:Clearing:TRANSFER") == 1000);
  town.unmatch(3);
  CHECK(town.reconciled() == cents(0));
  CHECK(town.balance("Assets:Clearing:TRANSFER") == 6000);
  CHECK(reason(town.match(4, {other, other})) == Reason::not_permitted);
  CHECK(town.is_sound());
}

TEST_CASE("goods are never on the bank", "[intake]") {
  Town town;
  auto goods = World::gift("TOIT", town.ada, 5000);
  goods.method = obole::Method::in_kind;
  const auto gift = town.must(goods);
  const auto refund = town.back(gift, 2000);
  town.import({{5000, "2026-03-03", "", "Ada Lovelace"},
               {-2000, "2026-03-06", "", "Ada Lovelace"}});
  const auto report = town.reconcile();
  CHECK(report.unmatched == 2);
  for (const auto& verdict : report.verdicts.page(0))
    CHECK(verdict.items.empty());
  CHECK(reason(town.match(1, {gift})) == Reason::not_permitted);
  CHECK(reason(town.match(2, {refund})) == Reason::not_permitted);
}

TEST_CASE("a refund reversed before the bank showed it is not expected there",
          "[intake]") {
  Town town;
  const auto gift = town.given(5000);
  SECTION("nor is its reversal") {
    town.reversed(town.back(gift, 2000));
    town.import({{-2000, "2026-03-06", "", "Ada Lovelace"},
                 {2000, "2026-03-10", "", "Ada Lovelace"}});
    const auto report = town.reconcile();
    CHECK(report.matched == 0);
    CHECK(report.unmatched == 2);
  }
  SECTION("one that it showed comes back") {
    const auto refund = town.back(gift, 2000, "RF-BACK-0001");
    town.import({{-2000, "2026-03-06", "RF-BACK-0001"},
                 {2000, "2026-03-10", "", "Ada Lovelace"}});
    CHECK(town.reconcile().matched == 1);
    town.reversed(refund);
    CHECK(town.reconcile().matched == 1);
    CHECK(town.balance("Assets:Clearing:TRANSFER") == 5000);
    CHECK(town.balance("Liabilities:Suspense") == 0);
    CHECK(town.is_sound());
  }
}

namespace {

// Two gifts of one payout: 80.00 less 1.60 of fees.
void import_payout(Town& town) {
  auto profile = obole::bank::known_profile("generic").value();
  profile.platform = "HELLOASSO";
  const std::string file =
      "reference;date;amount;fee;payout;campaign;name\n"
      "G-1;2026-03-01;50.00;1.00;P-4711;TOIT;Ada\n"
      "G-2;2026-03-02;30.00;0.60;P-4711;TOIT;Bob\n";
  auto entries = town.journal();
  (void)intake::import_donations(entries, support::source_of(file),
                                 {"gifts.csv", profile, {}, false, {}})
      .value();
  entries.commit();
}

ledger::NewSharedFee shared_fee(const std::string& payout) {
  return {code("TOIT"), code("HELLOASSO"), cents(240), day("2026-03-03"),
          payout};
}

}  // namespace

TEST_CASE("a payout is net of every fee of its gifts, and of those shared",
          "[intake]") {
  Town town;
  import_payout(town);
  town.must(shared_fee("P-4711"));
  town.import({{7600, "2026-03-10", "", "HelloAsso", "versement P-4711"}});
  CHECK(town.reconcile().matched == 1);
  CHECK(town.balance("Assets:Clearing:HELLOASSO") == 0);
  CHECK(town.is_sound());
}

TEST_CASE("a fee that is billed apart makes no payout smaller", "[intake]") {
  Town town;
  import_payout(town);
  town.must(shared_fee(""));
  town.import({{7840, "2026-03-10", "", "HelloAsso", "versement P-4711"}});
  CHECK(town.reconcile().matched == 1);
  // What the platform will bill.
  CHECK(town.balance("Assets:Clearing:HELLOASSO") == -240);
  CHECK(town.is_sound());
}

TEST_CASE("a payout that the bank has shown takes no more fees", "[intake]") {
  Town town;
  import_payout(town);
  town.import({{7840, "2026-03-10", "", "HelloAsso", "versement P-4711"}});
  CHECK(town.reconcile().matched == 1);
  CHECK(reason(town.record(shared_fee("P-4711"))) == Reason::not_permitted);
  town.must(shared_fee(""));
  town.unmatch(1);
  town.must(shared_fee("P-4711"));
  CHECK(town.is_sound());
}
