#include "full_world.hpp"

#include "full_law.hpp"
#include "full_life.hpp"

#include "obole/intake/donation_import.hpp"
#include "obole/intake/reconciliation.hpp"
#include "obole/intake/statement_import.hpp"
#include "support/camt054.hpp"

#include <fmt/format.h>

namespace full_world {
namespace {

using obole::Method;
using support::cents;
using support::code;
using support::day;
using support::World;
namespace intake = obole::intake;
namespace ledger = obole::ledger;

void territory(World& world) {
  world.must(ledger::NewAccount{support::other_iban, "Trésor public", {}});
  world.must(ledger::NewProgramme{code("PATRIMOINE"), "Patrimoine"});
  ledger::NewProject project{code("PONT"), "Le pont"};
  project.programme = code("PATRIMOINE");
  project.holder = "Les Amis du pont";
  world.must(project);
  world.must(ledger::NewStage{code("PONT"), obole::Stage::funding});
  auto terms = World::terms("TOIT");
  terms.project = code("PONT");
  terms.purpose = obole::Purpose::heritage;
  terms.service = "culture";
  terms.platform = "HELLOASSO";
  terms.resolution = "2025-118";
  terms.mandate = "M-2025-3";
  terms.analytic = "324";
  terms.section = obole::Section::investment;
  world.must(terms);
  world.campaign("ORGUE");
  world.must(ledger::NewTier{code("TOIT"), code("MUG"), "Un \"mug\"",
                             cents(2000), cents(500)});
}

void gifts_by_hand(World& world) {
  const auto ada = world
                       .record(ledger::NewDonor{
                           obole::DonorKind::individual,
                           {"Ada Lovelace", "Le Mans", "ada@example.org", {}}})
                       .value()
                       .id;
  ledger::NewPledge promise{code("TOIT"), ada, cents(20'000),
                            day("2026-02-01")};
  promise.due = day("2026-04-01");
  const auto pledge = world.must(promise);
  auto gift = World::gift("TOIT", ada, 5000);
  gift.pledge = pledge;
  gift.tier = "MUG";
  gift.earmark = "the west side";
  gift.reference = "REF-GIFT-50";
  const auto given = world.must(gift);
  ledger::NewRefund refund{given, cents(1000), day("2026-03-05"), "withdrawn"};
  refund.reference = "REF-BACK-10";
  world.must(refund);
  world.must(
      ledger::NewPledgeEnd{pledge, obole::PledgeEnd::cancelled, "moved away"});

  auto paid = World::gift("TOIT", ada, 4000);
  paid.method = Method::card;
  paid.payout = "P-2";
  paid.fee = cents(40);
  ledger::NewRefund back{world.must(paid), cents(1500), day("2026-03-06"), "x"};
  back.fee = cents(-15);
  back.payout = "P-2";
  back.reference = "REF-BACK-15";
  world.must(back);
}

}  // namespace

std::string donations_csv(int first, int count) {
  std::string csv = "reference;date;amount;fee;payout;campaign;name;email\n";
  for (int at = first; at < first + count; ++at) {
    csv += fmt::format(
        "G-{0};2026-03-{1:02};{2}.00;0.50;P-1;TOIT;Donor "
        "{0};d{0}@example.org\n",
        at, 1 + at % 28, 10 + at);
  }
  return csv;
}

std::string statement_xml(std::int64_t payout) {
  const std::string ada = "Ada Lovelace";
  return support::camt053(
      {{"S-2026-03",
        10'000,
        "2026-03-01",
        "2026-03-31",
        {{5000, "2026-03-10", "REF-GIFT-50", ada, "un don"},
         {-1000, "2026-03-10", "REF-BACK-10", ada, "remboursement"},
         {payout, "2026-03-30", "P-1", "HelloAsso", "versement P-1"},
         {1234, "2026-03-31", "", ada, "inexpliqué"},
         {-5000, "2026-03-31", "OUT-1", "Les Amis de la halle", "x"}}}});
}

void fill(World& world, int gifts) {
  territory(world);
  gifts_by_hand(world);
  live(world);
  judge(world);
  auto profile = obole::bank::known_profile("generic").value();
  profile.platform = "HELLOASSO";
  std::int64_t payout = 0;
  for (int at = 1; at <= gifts; ++at)
    payout += 1000 + 100 * at - 50;

  auto journal = world.journal();
  const auto report = intake::import_donations(
                          journal, support::source_of(donations_csv(1, gifts)),
                          {"gifts.csv", profile, {}, false, "FILE-1"})
                          .value();
  obole::check(report.refused == 0, "every row of the file is right");
  (void)intake::import_statement(
      journal, support::source_of(statement_xml(payout)), {"march.xml", {}})
      .value();
  // Nobody explains the fourth line, but the bank itemises it.
  const auto details = support::camt054(
      "N-2026-03", {{"2026-03-31",
                     "",
                     {{1000, "", "", "Ada Lovelace", "un"},
                      {234, "", "", "Ada Lovelace", "deux"}}}});
  (void)intake::import_statement(journal, support::source_of(details),
                                 {"details.xml", {}})
      .value();
  const auto reconciled = intake::reconcile(journal, {}).value();
  obole::check(reconciled.matched == 4, "four lines are explained");
  // The refund's line is taken back, and explained no more.
  (void)intake::unmatch(journal, 2, "wrong line", {}).value();
  (void)ledger::record(journal, ledger::PeriodClose{day("2026-01-31")}).value();
  journal.commit();
}

}  // namespace full_world
