// What platforms say of their balances, each term added up once more.

#include "obole/intake/donation_import.hpp"
#include "obole/intake/payout_import.hpp"
#include "obole/intake/reconciliation.hpp"
#include "obole/intake/statement_import.hpp"
#include "obole/reports/platform_statements.hpp"
#include "support/camt053.hpp"
#include "support/catch.hpp"
#include "support/properties.hpp"
#include "support/world.hpp"

#include <fmt/format.h>

using support::cents;
using support::day;
using support::World;
namespace bank = obole::bank;
namespace intake = obole::intake;
namespace reports = obole::reports;

namespace {

const std::string header =
    "balance_transaction_id,source_id,charge_id,created_utc,gross,fee,net,"
    "currency,reporting_category,automatic_payout_id\n";

std::string point(std::int64_t amount) {
  return fmt::format("{}{}.{:02}", amount < 0 ? "-" : "",
                     std::abs(amount) / 100, std::abs(amount) % 100);
}

std::string row(const std::string& id, const std::string& gift,
                const std::string& date, std::int64_t gross, std::int64_t fee,
                const std::string& category, const std::string& payout) {
  return fmt::format("txn_{},{},{},{} 10:00:00,{},{},{},eur,{},{}\n", id, id,
                     gift, date, point(gross), point(fee), point(gross - fee),
                     category, payout);
}

// law.md 6.2, worked: 10,000.00 captured, 200.00 refunded, 784.00 of fees.
std::string worked(std::int64_t payout) {
  return header +
         row("ch_1", "ch_1", "2026-03-01", 980'000, 76'800, "charge", "po_1") +
         row("ch_2", "ch_2", "2026-03-02", 20'000, 1'600, "charge", "po_1") +
         row("re_2", "ch_2", "2026-03-05", -20'000, 0, "refund", "po_1") +
         row("po_1", "", "2026-03-08", -payout, 0, "payout", "po_1");
}

struct Town : World {
  Town() { campaign("TOIT"); }
  void import_gifts(const std::string& text) {
    auto entries = journal();
    CHECK(intake::import_donations(entries, support::source_of(text),
                                   {"stripe.csv",
                                    bank::known_profile("stripe").value(),
                                    support::code("TOIT"),
                                    false,
                                    {}})
              .value()
              .refused == 0);
    entries.commit();
  }
  void import_payouts(const std::string& text) {
    auto entries = journal();
    const auto report =
        intake::import_payout(
            entries, support::source_of(text),
            {"stripe.csv", bank::known_profile("stripe").value()})
            .value();
    REQUIRE(report.refused == 0);
    entries.commit();
  }
  void bank_shows(std::int64_t amount) {
    auto entries = journal();
    (void)intake::import_statement(
        entries,
        support::source_of(support::camt053(
            {{"S-1",
              0,
              "2026-03-01",
              "2026-03-31",
              {{amount, "2026-03-10", "", "STRIPE", "po_1"}}}})),
        {"march.xml", {}})
        .value();
    (void)intake::reconcile(entries, {}).value();
    entries.commit();
  }
  reports::PlatformStatement statement(std::optional<obole::Date> from = {},
                                       std::optional<obole::Date> to = {}) {
    const auto list = reports::platform_statements(book(), from, to);
    REQUIRE(list.size() == 1);
    return list[0];
  }
};

}  // namespace

TEST_CASE("the worked account holds nothing, by either word", "[platforms]") {
  Town town;
  town.import_gifts(worked(901'600));
  town.import_payouts(worked(901'600));
  auto said = town.statement();
  CHECK(said.platform == "STRIPE");
  CHECK(said.captured == cents(1'000'000));
  CHECK(said.refunds == cents(20'000));
  CHECK(said.fees == cents(78'400));
  CHECK(said.paid_out == cents(901'600));
  CHECK(said.held().is_zero());
  CHECK(said.received.is_zero());
  CHECK(said.in_transit == cents(901'600));
  CHECK(said.agrees());
  CHECK(said.books.held() == cents(901'600));  // until the bank shows it
  town.bank_shows(901'600);
  said = town.statement();
  CHECK(said.received == cents(901'600));
  CHECK(said.in_transit.is_zero());
  CHECK(said.difference().is_zero());
  CHECK(said.agrees());
  CHECK(reports::platform_figures(town.book()).at(0).held().is_zero());
}

TEST_CASE("a payout that is a cent off is told to the cent", "[platforms]") {
  Town town;
  town.import_gifts(worked(901'600));
  town.import_payouts(worked(901'601));
  town.bank_shows(901'600);
  const auto said = town.statement();
  CHECK(said.held() == cents(-1));
  CHECK(said.received == cents(901'600));
  CHECK(said.in_transit.is_zero());
  CHECK(said.difference() == cents(1));
  CHECK_FALSE(said.agrees());
}

TEST_CASE("a payout that no report tells is a difference", "[platforms]") {
  Town town;
  town.import_gifts(worked(901'600));
  auto text = worked(0);
  text.erase(text.find("txn_po_1"));
  // Its days go on past the payout.
  town.import_payouts(text +
                      row("ch_9", "ch_9", "2026-03-20", 100, 0, "charge", ""));
  town.bank_shows(901'600);
  const auto said = town.statement();
  CHECK(said.paid_out.is_zero());
  CHECK(said.received == cents(901'600));
  CHECK(said.difference() == cents(-901'600));
}

TEST_CASE("each period begins with what the one before held", "[platforms]") {
  Town town;
  town.import_payouts(worked(901'600));
  const auto first = town.statement({}, day("2026-03-04"));
  CHECK(first.opening.is_zero());
  CHECK(first.captured == cents(1'000'000));
  CHECK(first.refunds.is_zero());
  CHECK(first.held() == cents(921'600));
  const auto second = town.statement(day("2026-03-05"), day("2026-03-31"));
  CHECK(second.opening == first.held());
  CHECK(second.captured.is_zero());
  CHECK(second.refunds == cents(20'000));
  CHECK(second.held().is_zero());
  CHECK(second.in_transit == cents(901'600));
}

TEST_CASE("all that moves is in one term, and the terms are what is held",
          "[platforms]") {
  support::holds("captured - ... - paid out = the sum of every net", [] {
    struct Word {
      const char* text;
      int sign;  // 0: either
    };
    const Word kinds[] = {{"charge", 1},           {"fee", 0},
                          {"refund", -1},          {"dispute", -1},
                          {"dispute_reversal", 1}, {"payout", -1},
                          {"payout_reversal", 1},  {"other_adjustment", 0}};
    Town town;
    auto text = header;
    std::int64_t net = 0;
    std::int64_t paid = 0;
    const auto count = *rc::gen::inRange(1, 20);
    for (int at = 0; at < count; ++at) {
      const auto& kind = kinds[*rc::gen::inRange(0, 8)];
      auto gross = *rc::gen::inRange<std::int64_t>(100, 100'000);
      if (kind.sign < 0 || (kind.sign == 0 && *rc::gen::arbitrary<bool>()))
        gross = -gross;
      const auto fee = *rc::gen::inRange<std::int64_t>(0, 50);
      text +=
          row(std::to_string(at), "g", "2026-03-0" + std::to_string(1 + at % 9),
              gross, fee, kind.text, "po_" + std::to_string(at % 3));
      net += gross - fee;
      if (std::string(kind.text).starts_with("payout")) paid -= gross;
    }
    town.import_payouts(text);
    const auto said = town.statement();
    RC_ASSERT(said.held().minor_units() == net);
    RC_ASSERT(said.paid_out.minor_units() == paid);
    RC_ASSERT(said.received + said.in_transit + said.difference() ==
              said.paid_out);
    RC_ASSERT(said.difference().is_zero());
    // Cut anywhere, the parts add up.
    const auto cut = day("2026-03-0" + std::to_string(*rc::gen::inRange(1, 9)));
    const auto before = town.statement({}, cut);
    const auto after = town.statement(cut + std::chrono::days{1}, {});
    RC_ASSERT(after.opening + after.captured + before.captured ==
              before.held() + said.captured);
    RC_ASSERT(after.held() == said.held());
  });
}
