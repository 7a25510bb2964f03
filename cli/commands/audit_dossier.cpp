// obole audit dossier: one gift, for an auditor's desk.

#include "cli/commands.hpp"
#include "cli/commands/decisions.hpp"
#include "cli/commands/dossier_sheet.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/restrictions.hpp"

namespace cli {
namespace {

using namespace obole;

// The decision that was recorded and, where the facts have changed since, or
// none was recorded, what would be decided today.
std::vector<receipts::Judged> decisions(const receipts::Judged& judged,
                                        bool is_erased) {
  if (!judged.recorded || judged.stands) return {judged};
  auto before = judged;
  before.decision = judged.recorded->decision;
  before.stands = true;
  // Of a person of whom nothing is known any more, the law says nothing new.
  if (is_erased) return {before};
  return {before, judged};
}

void add_grounds(DossierSheet& sheet, const DecisionTable& decision,
                 std::size_t from) {
  for (std::size_t at = from; at < decision.grounds().size(); ++at) {
    const auto& [rule, standing, says, source] = decision.grounds()[at];
    sheet.add({"ground", "motif"}, {}, {}, {},
              say("{} {}: {}{}", "{} {} : {}{}", rule, standing, says,
                  source.empty() ? std::string() : " (" + source + ")"));
  }
}

Verdict add_decisions(Session& session, ledger::Book& book,
                      const reports::Dossier& dossier, DossierSheet& sheet) {
  const auto today = session.context(book.organisation().timezone, false).today;
  receipts::Judge judge(book, receipts::rules_that_hold(book), today);
  const auto judged = judge.judge(dossier.detail.gift.seq);
  if (!judged) return judged.error();
  DecisionTable decision(book, judge, session.language(), true);
  for (const auto& one : decisions(*judged, dossier.is_erased())) {
    const auto from = decision.grounds().size();
    decision.add(one);
    const auto& rules = judge.table_of(one);
    sheet.add({"eligibility", "droit au reçu"},
              one.stands ? reports::Cell(one.recorded->seq) : reports::Cell(),
              one.decision.gift_date, one.decision.amount,
              one.stands
                  ? say("{}, decided by {} {}", "{}, décidé selon {} {}",
                        one.decision.outcome, rules.name, rules.version)
                  : say("{} today, by {} {}", "{} ce jour, selon {} {}",
                        one.decision.outcome, rules.name, rules.version));
    add_grounds(sheet, decision, from);
  }
  sheet.json().set("decisions", decision.json());
  return {};
}

void add_restriction(ledger::Book& book, const reports::Dossier& dossier,
                     DossierSheet& sheet) {
  const auto restriction = ledger::restriction_of(book, dossier.donor.id);
  const auto since =
      restriction ? reports::Cell(restriction->since) : reports::Cell();
  sheet.json().set("restricted", since);
  if (!restriction) return;
  sheet.add({"restriction", "limitation"}, restriction->seq, since, {},
            say("what is known of the donor is kept, and not used unless asked "
                "for",
                "ce qui est connu du donateur est conservé, et n’est utilisé "
                "que sur demande"));
}

Exit dossier(Session& session, Arguments& arguments) {
  const auto number = arguments.number("DONATION");
  const auto place = arguments.if_any("--sources");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  auto book = session.open(store::Access::read);
  if (!book) return session.refuse(book.error());
  const store::Snapshot snapshot(book->database());
  const auto found = reports::dossier(*book, number);
  if (!found) return session.refuse(found.error());
  std::optional<intake::SourceFiles> files;
  if (place) {
    auto read = intake::SourceFiles::read(*place);
    if (!read) return session.refuse(read.error());
    files = *std::move(read);
  }
  DossierSheet sheet(*found);
  sheet.add_gift();
  sheet.add_erasures();
  add_restriction(*book, *found, sheet);
  sheet.add_entries();
  sheet.add_sources(files);
  sheet.add_money();
  sheet.add_bank();
  if (const auto no = add_decisions(session, *book, *found, sheet))
    return session.refuse(*no);
  sheet.add_receipts();
  const auto head = book->head();
  auto& table = sheet.table();
  table.notes = {{{"Entries", "Écritures"}, head.size},
                 {{"Root", "Racine"}, hex(head.root)}};
  if (found->is_erased())
    table.notes.push_back(
        {{"The donor", "Le donateur"},
         say("was forgotten: the texts are gone, the entries stay",
             "a été effacé : les textes ont disparu, les écritures restent")});
  sheet.json().set("size", head.size).set("root", hex(head.root));
  session.print(table, sheet.json());
  return Exit::done;
}

}  // namespace

const Command audit_dossier_command{
    .words = "audit dossier",
    .summary = {"Everything about one gift, for an auditor",
                "Tout sur un don, pour un auditeur"},
    .positionals = {{"DONATION", {"the donation’s number", "numéro du don"}}},
    .options = {{"--sources",
                 "PLACE",
                 {"imported files, or the folder that keeps them: the rows are "
                  "shown as they came",
                  "fichiers importés, ou le dossier qui les garde : les lignes "
                  "sont montrées telles que reçues"}}},
    .example = "obole audit dossier 42 --sources archive/",
    .run = dossier};

}  // namespace cli
