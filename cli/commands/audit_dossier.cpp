// obole audit dossier: one gift, for an auditor's desk.

#include "cli/commands.hpp"
#include "cli/commands/decisions.hpp"
#include "cli/commands/dossier_proofs.hpp"
#include "cli/commands/dossier_sheet.hpp"
#include "cli/known.hpp"
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

// Proves the entries, and writes the proofs where that is asked for.
Result<DossierProofs> proofs_of(ledger::Book& book, Arguments& arguments,
                                const reports::Dossier& dossier,
                                const std::optional<std::string>& folder) {
  auto proofs = dossier_proofs(book, arguments);
  if (!proofs) return proofs.error();
  for (const auto& each : dossier.entries)
    proofs->prove(book, each.entry.seq);
  if (folder) {
    if (auto refusal = write_proofs(*proofs, dossier, *folder)) return *refusal;
  }
  return proofs;
}

Result<std::optional<intake::SourceFiles>> files_in(
    const std::optional<std::string>& place) {
  if (!place) return std::optional<intake::SourceFiles>();
  auto read = intake::SourceFiles::read(*place);
  if (!read) return read.error();
  return std::optional(*std::move(read));
}

Exit dossier(Session& session, Arguments& arguments) {
  const auto number = arguments.number("DONATION");
  const auto place = arguments.if_any("--sources");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  // A proof is about a checkpoint, whatever is asked to be known.
  auto whole = session.open(store::Access::read);
  if (!whole) return session.refuse(whole.error());
  const Reading reading(session, *book);
  const auto found = reports::dossier(*book, number);
  if (!found) return session.refuse(found.error());
  const auto files = files_in(place);
  if (!files) return session.refuse(files.error());
  const auto folder = folder_of_proofs(arguments, number);
  const auto proofs = proofs_of(*whole, arguments, *found, folder);
  if (!proofs) return session.refuse(proofs.error());
  DossierSheet sheet(*found);
  sheet.add_gift();
  sheet.add_erasures();
  add_restriction(*book, *found, sheet);
  sheet.add_entries(*proofs);
  sheet.add_proofs(*proofs, folder);
  sheet.add_sources(*files);
  sheet.add_money();
  sheet.add_bank();
  if (const auto no = add_decisions(session, *book, *found, sheet))
    return session.refuse(*no);
  sheet.add_receipts();
  if (found->is_erased())
    sheet.table().notes.push_back(
        {{"The donor", "Le donateur"},
         say("was forgotten: the texts are gone, the entries stay",
             "a été effacé : les textes ont disparu, les écritures restent")});
  session.print(sheet.table(), sheet.json());
  return Exit::done;
}

std::vector<Option> options() {
  std::vector<Option> all = {
      known_option(),
      {"--sources",
       "PLACE",
       {"imported files, or the folder that keeps them: the rows are shown as "
        "they came",
        "fichiers importés, ou le dossier qui les garde : les lignes sont "
        "montrées telles que reçues"}}};
  for (auto& one : dossier_proof_options())
    all.push_back(std::move(one));
  return all;
}

}  // namespace

const Command audit_dossier_command{
    .words = "audit dossier",
    .summary = {"Everything about one gift, for an auditor",
                "Tout sur un don, pour un auditeur"},
    .positionals = {{"DONATION", {"the donation’s number", "numéro du don"}}},
    .options = options(),
    .example = "obole audit dossier 42 --sources archive/",
    .run = dossier};

}  // namespace cli
