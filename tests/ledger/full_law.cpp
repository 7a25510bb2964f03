// The law, for the ledger with everything in it.

#include "full_law.hpp"

#include "obole/intake/rule_file.hpp"
#include "obole/ledger/declarations.hpp"
#include "obole/ledger/dossier.hpp"
#include "obole/ledger/papers.hpp"
#include "obole/ledger/rulebook.hpp"
#include "obole/ledger/signatories.hpp"
#include "obole/ledger/waivers.hpp"
#include "obole/receipts/issue.hpp"

#include <algorithm>

namespace full_world {
namespace {

using support::cents;
using support::code;
using support::day;
using support::World;
namespace ledger = obole::ledger;
namespace receipts = obole::receipts;

// A few values of the French table: each row is changed in turn.
obole::rules::RuleTable a_few_rules() {
  auto table = obole::intake::builtin_table("france").value();
  std::erase_if(table.values, [](const auto& value) {
    return value.parameter != "fr.cp.ind.year_cap" &&
           value.parameter != "fr.cp.ind.ratio" &&
           value.parameter != "fr.purpose.heritage" &&
           value.parameter != "fr.receipt.form.ind";
  });
  table.values.front().link = "https://example.org/5-B-17-99";
  table.values.front().note = "a \"note\"";
  return table;
}

void territory(World& world) {
  world.must(ledger::NewSignatory{
      "Anne Morel", "Adjointe aux finances", "2026-12", day("2026-01-01"), {}});
  world.must(ledger::NewDossierFact{code("TOIT"),
                                    obole::rules::DossierName::opinion_asked,
                                    "2026-01-15",
                                    {}});
  auto journal = world.journal();
  (void)ledger::record(journal, a_few_rules(), std::nullopt).value();
  journal.commit();
}

receipts::IssueReport issue(World& world, const receipts::Order& order) {
  auto journal = world.journal();
  auto report = receipts::issue(journal, order).value();
  journal.commit();
  return report;
}

void papers(World& world, std::int64_t receipt) {
  auto journal = world.journal();
  const std::vector<ledger::Paper> made = {
      {receipt, ledger::PaperCopy::original, std::string(64, 'a')},
      {receipt, ledger::PaperCopy::duplicate, std::string(64, 'b')}};
  (void)ledger::record_papers(journal, made).value();
  journal.commit();
}

}  // namespace

void judge(World& world) {
  territory(world);
  const auto eve = world.donor("Ève Klein");
  world.must(ledger::DonorAmendment{
      eve,
      {{}, "2 place Hoche, 78000 Versailles", {}, {}, {}},
      obole::TaxRegime::real,
      false,
      {}});
  const auto mill =
      world
          .record(ledger::NewDonor{obole::DonorKind::company,
                                   {"Moulins Petit", "Bruxelles", {}, {}, "SA"},
                                   {},
                                   {obole::TaxRegime::micro, true}})
          .value()
          .id;
  auto gift = World::gift("TOIT", eve, 10'000);
  gift.platform = "HELLOASSO";
  const auto first = world.must(gift);
  gift.benefit = cents(3000);
  const auto second = world.must(gift);
  world.must(ledger::NewWaiver{second, day("2026-03-02"), "a letter"});
  auto bought = World::gift("TOIT", mill, 50'000);
  bought.nature = obole::GiftNature::sponsorship;
  bought.credited = day("2026-03-03");
  world.must(bought);

  const auto report = issue(world, {{"TOIT", 2026, {}}, true, {}});
  const auto& issued =
      *std::find_if(report.issued.begin(), report.issued.end(),
                    [&](const auto& one) { return one.donor == eve; });
  papers(world, issued.seq);
  ledger::NewRefund refund{first, cents(2500), day("2026-03-04"), "moved"};
  refund.approved_by = "maire";
  world.must(refund);
  {
    auto journal = world.journal();
    (void)receipts::replace(journal,
                            {issued.number, obole::ReceiptEnd::replaced,
                             "a part went back", "REPLACE-1"})
        .value();
    journal.commit();
  }
  // A year is declared once it has ended; the clock goes on, and back.
  const auto now = world.context;
  world.context.today = day("2027-05-03");
  world.must(ledger::NewDeclaration{2026, day("2027-05-03"), "DECL-1"});
  world.context = now;
}

}  // namespace full_world
