#include "obole/intake/donation_import.hpp"
#include "obole/ledger/donation_list.hpp"
#include "obole/reports/campaigns.hpp"
#include "support/catch.hpp"
#include "support/world.hpp"

using obole::Reason;
using obole::intake::DonationReport;
using support::cents;
using support::code;
using support::day;
using support::reason;
using support::World;
namespace bank = obole::bank;
namespace intake = obole::intake;
namespace ledger = obole::ledger;

namespace {

const std::string header =
    "reference;date;amount;fee;payout;campaign;name;email;parent;tier\n";

struct Town : World {
  Town() {
    campaign("TOIT");
    profile.platform = "HELLOASSO";
  }
  obole::Result<DonationReport> import(
      const std::string& rows, std::optional<std::string> reference = {}) {
    auto entries = journal();
    auto report = intake::import_donations(
        entries, support::source_of(header + rows),
        {"gifts.csv", profile, {}, false, std::move(reference)});
    if (report) entries.commit();
    return report;
  }
  std::string figures() {
    const auto all =
        obole::reports::campaign_figures(book(), "TOIT", {}, context.today)
            .value();
    return plain(all.received) + ' ' + plain(all.refunded) + ' ' +
           plain(all.fees) + ' ' + std::to_string(all.donations) + ' ' +
           std::to_string(all.donors);
  }
  bank::Profile profile = bank::known_profile("generic").value();
};

const std::string ada = "G-1;2026-03-01;50,00;1,00;P-1;TOIT;Ada;ada@x.org;;\n";
const std::string bob = "G-2;2026-03-02;20,00;;P-1;TOIT;Bob;bob@x.org;;\n";
const std::string ada_again = "G-3;2026-03-03;10,00;;;TOIT;ADA;ada@x.org;;\n";

}  // namespace

TEST_CASE("a file becomes gifts, fees and donors, each donor once",
          "[intake]") {
  Town town;
  const auto report = town.import(ada + bob + ada_again).value();
  CHECK(report.rows == 3);
  CHECK(report.recorded == 3);
  CHECK(report.skipped + report.ignored + report.refused == 0);
  CHECK(report.total == cents(8000));
  REQUIRE(report.entry);
  CHECK(town.figures() == "80.00 0.00 1.00 3 2");
  const auto list = ledger::donation_list(town.book(), "TOIT");
  REQUIRE(list.size() == 3);
  CHECK(list[0].donor == list[2].donor);
  CHECK(list[0].name == "Ada");
  CHECK(list[0].fee == cents(100));
  CHECK(list[0].reference == "G-1");
  CHECK(list[0].platform == "HELLOASSO");
  CHECK(town.is_sound());
}

TEST_CASE("the same file again records nothing, not even that it came",
          "[intake]") {
  Town town;
  (void)town.import(ada + bob).value();
  const auto size = town.size();
  const auto again = town.import(ada + bob).value();
  CHECK(again.recorded == 0);
  CHECK(again.skipped == 2);
  CHECK_FALSE(again.entry);
  CHECK(town.size() == size);
}

TEST_CASE("a row that is wrong is told by its line, and leaves nothing",
          "[intake]") {
  Town town;
  const auto report =
      town.import(ada +
                  "G-2;2025-12-31;20,00;;;TOIT;Early;e@x.org;;\n"
                  "G-3;2026-06-16;20,00;;;TOIT;Tomorrow;t@x.org;;\n"
                  "G-4;2026-03-01;0,00;;;TOIT;Nothing;n@x.org;;\n"
                  "G-5;2026-03-01;20,00;;;NONE;Elsewhere;l@x.org;;\n"
                  "G-6;2026-03-01;20,00;30,00;;TOIT;Fee;f@x.org;;\n"
                  "G-7;2026-03-01;20,00;;;TOIT;Tier;g@x.org;;MUG\n"
                  "G-8;2026-02-30;20,00;;;TOIT;Never;h@x.org;;\n"
                  "bad ref;2026-03-01;20,00;;;TOIT;Ref;i@x.org;;\n")
          .value();
  CHECK(report.recorded == 1);
  CHECK(report.refused == 8);
  REQUIRE(report.problems.size() == 8);
  for (std::size_t at = 0; at < 8; ++at) {
    CAPTURE(at, report.problems[at].why.en);
    CHECK(report.problems[at].line == at + 3);
    CHECK_FALSE(report.problems[at].why.fr.empty());
  }
  CHECK(town.figures() == "50.00 0.00 1.00 1 1");
  CHECK(ledger::donors(town.book()).size() == 1);
  CHECK(town.is_sound());
}

TEST_CASE(
    "a reference known with another amount, day or campaign is a "
    "problem, never an update",
    "[intake]") {
  Town town;
  town.campaign("ORGUE");
  (void)town.import(ada).value();
  const auto size = town.size();
  for (const auto* const row :
       {"G-1;2026-03-01;51,00;1,00;P-1;TOIT;Ada;ada@x.org;;\n",
        "G-1;2026-03-02;50,00;1,00;P-1;TOIT;Ada;ada@x.org;;\n",
        "G-1;2026-03-01;50,00;1,00;P-1;ORGUE;Ada;ada@x.org;;\n"}) {
    const auto report = town.import(row).value();
    CAPTURE(row);
    CHECK(report.recorded == 0);
    CHECK(report.refused == 1);
  }
  CHECK(town.size() == size);
}

TEST_CASE("a refund finds its gift wherever it stands in the file",
          "[intake]") {
  Town town;
  const std::string refund =
      "R-1;2026-03-05;-20,00;-0,50;P-2;TOIT;Ada;ada@x.org;G-1;\n";
  const auto report = town.import(refund + ada).value();
  INFO((report.problems.empty() ? "" : report.problems[0].why.en));
  CHECK(report.recorded == 2);
  CHECK(report.refunded == cents(2000));
  CHECK(town.figures() == "50.00 20.00 0.50 1 1");
  CHECK(town.import(ada + refund).value().skipped == 2);

  SECTION("a refund of no gift is a problem") {
    const auto lost =
        town.import("R-2;2026-03-05;-1,00;;;TOIT;Ada;ada@x.org;G-9;\n").value();
    CHECK(lost.refused == 1);
  }
  SECTION("so is one of more than is left") {
    const auto more =
        town.import("R-2;2026-03-06;-30,01;;;TOIT;Ada;ada@x.org;G-1;\n")
            .value();
    CHECK(more.refused == 1);
  }
  CHECK(town.figures() == "50.00 20.00 0.50 1 1");
  CHECK(town.is_sound());
}

TEST_CASE("a refund whose fee nobody can have kept is a problem", "[intake]") {
  Town town;
  town.profile.platform.clear();
  const auto report =
      town.import(
              "G-1;2026-03-01;50,00;;;TOIT;Ada;ada@x.org;;\n"
              "R-1;2026-03-05;-20,00;-0,50;;TOIT;Ada;ada@x.org;G-1;\n")
          .value();
  CHECK(report.recorded == 1);
  CHECK(report.refused == 1);
  CHECK(town.figures() == "50.00 0.00 0.00 1 1");
}

TEST_CASE("a file under a reference is that file, or it is refused",
          "[intake]") {
  Town town;
  (void)town.import(ada, "FILE-1").value();
  const auto size = town.size();
  CHECK(town.import(ada, "FILE-1").value().recorded == 0);
  CHECK(reason(town.import(bob, "FILE-1")) == Reason::reference_reused);
  CHECK(town.size() == size);
  CHECK(town.figures() == "50.00 0.00 1.00 1 1");
}

TEST_CASE("a file that cannot be read leaves nothing", "[intake]") {
  Town town;
  const auto size = town.size();
  auto entries = town.journal();
  const auto import = [&](const std::string& text) {
    return reason(
        intake::import_donations(entries, support::source_of(text),
                                 {"gifts.csv", town.profile, {}, false, {}}));
  };
  CHECK(import("").has_value());
  CHECK(import("colour;shape\nred;round\n").has_value());
  CHECK(import(header + "G-1;\"2026").has_value());
  CHECK(town.size() == size);
}

TEST_CASE("an all-or-nothing campaign holds what comes by file too",
          "[intake]") {
  Town town;
  auto terms = World::terms("ORGUE");
  terms.model = obole::Model::all_or_nothing;
  town.must(terms);
  auto entries = town.journal();
  (void)intake::import_donations(
      entries, support::source_of(header + ada),
      {"gifts.csv", town.profile, code("ORGUE"), false, {}})
      .value();
  entries.commit();
  obole::store::Statement row(
      town.book().database(),
      "SELECT amount FROM main.balance JOIN main.account ON id = account"
      "  WHERE name = 'Liabilities:Held:ORGUE'");
  REQUIRE(row.step());
  CHECK(row.integer(0) == -5000);
}
