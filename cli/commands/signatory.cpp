// obole organisation: who it is, and who signs for it.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/signatories.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;
using Kind = reports::Column::Kind;

Exit name_signatory(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const ledger::NewSignatory signatory{
            arguments.text("--name"), arguments.text("--quality"),
            arguments.text("--delegation"), arguments.date_if_any("--from"),
            arguments.if_any("--reference")};
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, signatory);
        if (!recorded) return recorded.error();
        return Session::Outcome{
            *recorded, std::to_string(recorded->seq),
            say("{}, {}, signs the receipts", "{}, {}, signe les reçus",
                signatory.name, signatory.quality)};
      });
}

Exit show(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const Reading reading(session, *book);
  const auto& organisation = book->organisation();
  reports::Table table;
  table.what = "organisation-show";
  table.title = {organisation.name, organisation.name};
  table.columns = {{"from", {"From", "Du"}, Kind::text},
                   {"name", {"Signatory", "Signataire"}, Kind::text},
                   {"quality", {"Quality", "Qualité"}, Kind::text},
                   {"delegation", {"Delegation", "Délégation"}, Kind::text},
                   {"entry", {"Entry", "Écriture"}, Kind::number}};
  for (const auto& one : ledger::signatories(*book)) {
    table.rows.push_back(
        {one.from, one.name, one.quality, one.delegation, one.seq});
  }
  table.notes.emplace_back(Sentence{"SIREN", "SIREN"}, organisation.siren);
  table.notes.emplace_back(Sentence{"Address", "Adresse"},
                           organisation.address);
  table.notes.emplace_back(Sentence{"Kind", "Nature"},
                           spoken_word<OrganisationKind>(organisation.kind));
  auto json = Json::of(table.what)
                  .set("name", organisation.name)
                  .set("siren", organisation.siren)
                  .set("address", organisation.address)
                  .set("kind", organisation.kind)
                  .set("timezone", organisation.timezone)
                  .set("signatories", rows_of(table));
  stand_on(table, json, *book, {});
  session.print(table, json);
  return Exit::done;
}

}  // namespace

const Command organisation_signatory_command{
    .words = "organisation signatory",
    .summary = {"Say who signs the receipts", "Désigner qui signe les reçus"},
    .positionals = {},
    .options = {{"--name",
                 "TEXT",
                 {"kept with the personal data",
                  "gardé avec les données personnelles"},
                 Need::required},
                {"--quality",
                 "TEXT",
                 {"such as \"Maire\"", "comme « Maire »"},
                 Need::required},
                {"--delegation",
                 "REF",
                 {"the act that allows it", "l’acte qui l’autorise"}},
                {"--from",
                 "DATE",
                 {"first day; today, if not said",
                  "premier jour ; aujourd’hui, à défaut"}}},
    .example =
        "obole organisation signatory --name \"Anne Morel\" --quality "
        "\"Adjointe aux finances\" --delegation 2026-12",
    .records = true,
    .run = name_signatory};

const Command organisation_show_command{
    .words = "organisation show",
    .summary = {"Show the organisation and who signs for it",
                "Montrer l’organisme et qui signe pour lui"},
    .positionals = {},
    .options = known_options(),
    .example = "obole organisation show",
    .run = show};

}  // namespace cli
