#include "obole/reports/bank.hpp"

#include "obole/intake/reconciliation.hpp"
#include "obole/intake/statement_import.hpp"
#include "obole/reports/campaigns.hpp"
#include "support/camt053.hpp"
#include "support/catch.hpp"
#include "support/seen.hpp"

using support::cents;
using support::day;
using support::World;
namespace intake = obole::intake;
namespace reports = obole::reports;

namespace {

// Opening 100.00; a gift of 50.00 in, 12.34 unexplained in, 5.00 out.
struct Town : World {
  Town() {
    campaign("TOIT");
    auto request = gift("TOIT", donor("Ada Lovelace"), 5000);
    request.reference = "REF-GIFT-50";
    seq = must(request);
    auto entries = journal();
    const auto xml = support::camt053(
        {{"S-1",
          10'000,
          "2026-03-01",
          "2026-03-31",
          {{5000, "2026-03-10", "REF-GIFT-50", "Ada Lovelace", ""},
           {1234, "2026-03-12", "", "Somebody", "thank you"},
           {-500, "2026-03-20", "", "", "charges"}}}});
    (void)intake::import_statement(entries, support::source_of(xml),
                                   {"march.xml", {}})
        .value();
    (void)intake::reconcile(entries, {}).value();
    entries.commit();
  }
  std::int64_t seq = 0;
};

}  // namespace

TEST_CASE("the bank and the books agree, to the cent", "[reports]") {
  Town town;
  const auto accounts = reports::account_figures(town.book());
  REQUIRE(accounts.size() == 1);
  const auto& account = accounts[0];
  CHECK(account.iban == support::town_iban);
  CHECK(account.statements == 1);
  CHECK(account.closing_on == day("2026-03-31"));
  CHECK(account.closing == cents(15'734));
  CHECK(account.books == cents(15'734));
  CHECK(account.difference() == cents(0));
  CHECK(account.lines == 3);
  CHECK(account.open_lines == 2);
  CHECK(account.open_credits == cents(1234));
  CHECK(account.open_debits == cents(-500));
  const auto table = reports::account_table(accounts);
  CHECK(table.rows.at(0).size() == table.columns.size());
}

TEST_CASE("an account without statement has no difference to tell",
          "[reports]") {
  World world;
  const auto accounts = reports::account_figures(world.book());
  REQUIRE(accounts.size() == 1);
  CHECK_FALSE(accounts[0].closing);
  CHECK_FALSE(accounts[0].difference());
  CHECK(accounts[0].books == cents(0));
}

TEST_CASE("lines not explained are listed with how long they wait",
          "[reports]") {
  Town town;
  const auto open = reports::open_lines(town.book(), day("2026-03-31"));
  REQUIRE(open.size() == 2);
  CHECK(open[0].line == 2);
  CHECK(open[0].days == 19);
  CHECK(open[0].name == "Somebody");
  CHECK(open[0].text == "thank you");
  CHECK(open[1].days == 11);
  CHECK(open[1].amount == cents(-500));
  CHECK(reports::open_line_table(open).rows.size() == 2);
}

TEST_CASE("a gift seen on the bank is reconciled, from when it was known",
          "[reports]") {
  Town town;
  const auto toit = [&](const support::Seen& seen) {
    return support::seen_in(town.book(), seen, [&](auto& book, auto& view) {
      return reports::campaign_figures(book, "TOIT", view, town.context.today)
          .value();
    });
  };
  CHECK(toit({}).reconciled == cents(5000));
  CHECK(toit({}).unreconciled() == cents(0));
  CHECK(toit({{}, town.seq + 1}).reconciled == cents(0));
  CHECK(toit({{}, town.size()}).reconciled == cents(5000));

  auto entries = town.journal();
  REQUIRE(intake::unmatch(entries, 1, "another line", {}));
  entries.commit();
  CHECK(toit({}).reconciled == cents(0));
  CHECK(toit({{}, town.size()}).reconciled == cents(0));
  CHECK(toit({{}, town.size() - 1}).reconciled == cents(5000));
  CHECK(reports::open_lines(town.book(), town.context.today).size() == 3);
  CHECK(town.is_sound());
}
