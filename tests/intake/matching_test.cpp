// Lines explained by the passes and by hand, and explanations taken back.

#include "obole/intake/correction.hpp"
#include "obole/intake/donation_import.hpp"
#include "obole/intake/reconciliation.hpp"
#include "obole/intake/statement_import.hpp"
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
  Town() { campaign("TOIT"); }

  void import(std::vector<support::Movement> movements,
              std::int64_t opening = 10'000) {
    auto entries = journal();
    const auto xml =
        support::camt053({{"S-" + std::to_string(opening), opening,
                           "2026-03-01", "2026-03-31", std::move(movements)}});
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
                                        std::vector<std::int64_t> gifts,
                                        std::optional<std::string> name = {}) {
    auto entries = journal();
    auto answer = intake::match_by_hand(entries, line, gifts, name);
    if (answer) entries.commit();
    return answer;
  }
  obole::Result<ledger::Recorded> unmatch(std::int64_t line,
                                          std::optional<std::string> name = {},
                                          const std::string& why = "wrong") {
    auto entries = journal();
    auto answer = intake::unmatch(entries, line, why, name);
    if (answer) entries.commit();
    return answer;
  }
  std::int64_t given(std::int64_t amount,
                     std::optional<std::string> reference = {}) {
    auto request = gift("TOIT", ada, amount);
    request.reference = std::move(reference);
    return must(request);
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
  obole::DonorId ada = donor("Ada Lovelace");
};

}  // namespace

TEST_CASE("a line is explained by its gift, once", "[intake]") {
  Town town;
  town.given(5000, "REF-GIFT-50");
  town.import({{5000, "2026-03-10", "REF-GIFT-50"}, {1, "2026-03-11"}});
  const auto report = town.reconcile();
  CHECK(report.lines == 2);
  CHECK(report.matched == 1);
  CHECK(report.unmatched == 1);
  CHECK(report.amount_matched == cents(5000));
  CHECK(report.amount_unmatched == cents(1));
  CHECK(town.reconciled() == cents(5000));
  CHECK(town.balance("Assets:Clearing:TRANSFER") == 0);
  CHECK(town.balance("Liabilities:Suspense") == -1);

  const auto size = town.size();
  CHECK(town.reconcile().matched == 0);
  CHECK(town.size() == size);
  CHECK(town.is_sound());
}

TEST_CASE("a payout explains every gift that it carries, fees taken off",
          "[intake]") {
  Town town;
  auto profile = obole::bank::known_profile("generic").value();
  profile.platform = "HELLOASSO";
  const std::string file =
      "reference;date;amount;fee;payout;campaign;name\n"
      "G-1;2026-03-01;50.00;1.00;P-4711;TOIT;Ada\n"
      "G-2;2026-03-02;30.00;0.60;P-4711;TOIT;Bob\n";
  {
    auto entries = town.journal();
    (void)intake::import_donations(entries, support::source_of(file),
                                   {"gifts.csv", profile, {}, false, {}})
        .value();
    entries.commit();
  }
  town.import({{7840, "2026-03-10", "", "HelloAsso", "versement P-4711"}});
  CHECK(town.reconcile().matched == 1);
  CHECK(town.reconciled() == cents(8000));
  CHECK(town.balance("Assets:Clearing:HELLOASSO") == 0);

  REQUIRE(town.unmatch(1));
  CHECK(town.reconciled() == cents(0));
  CHECK(town.balance("Assets:Clearing:HELLOASSO") == 7840);
  CHECK(town.balance("Liabilities:Suspense") == -7840);
  // No night says again what a person took back; by hand it may be said.
  CHECK(town.reconcile().matched == 0);
  {
    auto entries = town.journal();
    const auto by_hand = [&](const std::string& payout) {
      return intake::match_payout_by_hand(entries, 1, payout, "M-1");
    };
    CHECK(reason(by_hand("HELLOASSO/P-1")) == Reason::donation_unknown);
    CHECK_FALSE(by_hand("HELLOASSO/P-4711").value().already);
    CHECK(by_hand("HELLOASSO/P-4711").value().already);
    CHECK(reason(by_hand("HELLOASSO/P-1")) == Reason::reference_reused);
    entries.commit();
  }
  CHECK(town.reconciled() == cents(8000));
  CHECK(town.is_sound());
}

TEST_CASE("a gift that a payout carried is corrected within it", "[intake]") {
  Town town;
  town.campaign("JARDIN");
  auto profile = obole::bank::known_profile("generic").value();
  profile.platform = "HELLOASSO";
  const std::string file =
      "reference;date;amount;fee;payout;campaign;name\n"
      "G-1;2026-03-01;50.00;1.00;P-4711;TOIT;Ada\n"
      "G-2;2026-03-02;30.00;0.60;P-4711;TOIT;Bob\n";
  {
    auto entries = town.journal();
    (void)intake::import_donations(entries, support::source_of(file),
                                   {"gifts.csv", profile, {}, false, {}})
        .value();
    entries.commit();
  }
  town.import({{7840, "2026-03-10", "", "HelloAsso", "versement P-4711"}});
  CHECK(town.reconcile().matched == 1);
  town.close();
  const auto gift =
      support::RawFile(town.file())
          .value("SELECT seq FROM donation WHERE reference = 'G-1'");
  {
    auto entries = town.journal();
    intake::NewCorrection correction{};
    correction.donation = std::stoll(gift);
    correction.campaign = code("JARDIN");
    correction.reason = "the form said so";
    const auto corrected = intake::correct(entries, correction);
    REQUIRE(reason(corrected) == std::nullopt);
    CHECK_FALSE(corrected->line_open);
    entries.commit();
  }
  // Received, shown by the bank, and taken back.
  CHECK(town.reconciled() == cents(8000));
  CHECK(town.balance("Income:Gifts:TOIT") == -3000);
  CHECK(town.balance("Assets:Clearing:HELLOASSO") == 0);
  CHECK(town.balance("Income:Gifts:JARDIN") == -5000);
  CHECK(town.balance("Liabilities:Suspense") == 0);
  CHECK(town.reconcile().lines == 0);
  CHECK(town.is_sound());
}

TEST_CASE("gifts are matched by hand when they make up the line", "[intake]") {
  Town town;
  const auto first = town.given(3000);
  const auto second = town.given(2000);
  const auto third = town.given(5000);
  town.import({{5000, "2026-03-10"}, {5000, "2026-03-11"}});

  CHECK(reason(town.match(9, {first})) == Reason::line_unknown);
  CHECK(reason(town.match(1, {99})) == Reason::donation_unknown);
  CHECK(reason(town.match(1, {first})) == Reason::match_unequal);
  REQUIRE(town.match(1, {first, second}));
  CHECK(town.reconciled() == cents(5000));
  CHECK(reason(town.match(1, {third})) == Reason::line_already_matched);
  CHECK(reason(town.match(2, {first, second})) == Reason::not_permitted);
  REQUIRE(town.match(2, {third}));
  CHECK(town.reconciled() == cents(10'000));
  CHECK(town.balance("Assets:Clearing:TRANSFER") == 0);
  CHECK(town.is_sound());
}

TEST_CASE("one gift is not matched twice over to make up a line", "[intake]") {
  Town town;
  const auto gift = town.given(2500);
  town.import({{5000, "2026-03-10"}, {0, "2026-03-11"}});
  CHECK(reason(town.match(1, {gift, gift})).has_value());
  CHECK(town.reconciled() == cents(0));
}

TEST_CASE("a match is taken back, with the reason, and the line is open again",
          "[intake]") {
  Town town;
  const auto gift = town.given(5000);
  town.import({{5000, "2026-03-10"}});
  CHECK(reason(town.unmatch(1)) == Reason::not_permitted);
  CHECK(reason(town.unmatch(2)) == Reason::line_unknown);
  REQUIRE(town.match(1, {gift}));
  CHECK(reason(town.unmatch(1, {}, "")) == Reason::text_malformed);
  REQUIRE(town.unmatch(1));
  CHECK(town.reconciled() == cents(0));
  CHECK(reason(town.unmatch(1)) == Reason::not_permitted);
  REQUIRE(town.match(1, {gift}));
  CHECK(town.reconciled() == cents(5000));
  CHECK(town.is_sound());
}

TEST_CASE("a match that was taken back teaches nobody's account", "[intake]") {
  const std::string account = "FR7630001007941234567890185";
  Town town;
  const auto first = town.given(5000, "REF-GIFT-50");
  town.import({{5000, "2026-03-10", "REF-GIFT-50", "SCI du Lac", "", account}});
  CHECK(town.reconcile().matched == 1);
  REQUIRE(town.unmatch(1));

  town.given(7000);
  town.import({{7000, "2026-03-12", "", "SCI du Lac", "", account}}, 15'000);
  CHECK(town.reconcile().matched == 0);

  REQUIRE(town.match(1, {first}));
  const auto report = town.reconcile();
  CHECK(report.matched == 1);
  CHECK(report.verdicts.page(0).at(0).pass.en == "payer account");
}

TEST_CASE("matching by hand under a reference happens once", "[intake]") {
  Town town;
  const auto gift = town.given(5000, "R-1");
  const auto other = town.given(5000);
  town.import({{5000, "2026-03-10"}, {5000, "2026-03-11"}});
  const auto first = town.match(1, {gift}, "M-1").value();
  const auto again = town.match(1, {gift}, "M-1").value();
  CHECK(again.already);
  CHECK(again.seq == first.seq);
  CHECK(reason(town.match(2, {other}, "M-1")) == Reason::reference_reused);
  CHECK(reason(town.match(2, {other}, "R-1")) == Reason::reference_reused);

  const auto back = town.unmatch(1, "U-1").value();
  CHECK(town.unmatch(1, "U-1").value().seq == back.seq);
  CHECK(reason(town.unmatch(1, "R-1")) == Reason::reference_reused);
  CHECK(town.is_sound());
}

TEST_CASE("a refund is explained by the line that paid it", "[intake]") {
  Town town;
  const auto gift = town.given(5000, "REF-GIFT-50");
  ledger::NewRefund refund{gift, cents(2000), day("2026-03-12"), "x"};
  refund.reference = "REF-BACK-20";
  town.must(refund);
  town.import({{5000, "2026-03-10", "REF-GIFT-50"},
               {-2000, "2026-03-13", "REF-BACK-20"}});
  CHECK(town.reconcile().matched == 2);
  CHECK(town.reconciled() == cents(5000));
  CHECK(town.balance("Assets:Clearing:TRANSFER") == 0);
  REQUIRE(town.unmatch(2));
  CHECK(town.balance("Assets:Clearing:TRANSFER") == -2000);
  CHECK(town.reconciled() == cents(5000));
  CHECK(town.is_sound());
}
