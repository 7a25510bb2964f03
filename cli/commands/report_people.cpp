// obole report names, retention: who may be named, and who is held until when.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/campaigns.hpp"
#include "obole/reports/public_names.hpp"
#include "obole/reports/retention.hpp"

namespace cli {
namespace {

using namespace obole;
using Kind = reports::Column::Kind;
using reports::Cell;

Exit names(Session& session, Arguments& arguments) {
  const auto campaign = arguments.code_if_any("--campaign");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto view = Session::view(arguments);
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const Reading reading(session, *book);
  if (campaign) {
    const auto known = ledger::find_campaign(*book, campaign->text());
    if (!known) return session.refuse(known.error());
  }
  auto [table, unnamed] =
      reports::public_names(*book, campaign ? campaign->text() : "", view);
  auto json = Json::of(table.what);
  json.set("names", rows_of(table)).set("unnamed", unnamed);
  if (unnamed > 0)
    table.notes.emplace_back(Sentence{"Named on that day, and forgotten since",
                                      "Nommés ce jour-là, et oubliés depuis"},
                             unnamed);
  stand_on(table, json, *book, view);
  session.print(table, json);
  return Exit::done;
}

Sentence ground_of(const reports::Retained& one) {
  return one.hold ? spoken(one.hold->ground)
                  : say("contact", "dernier contact");
}

Exit retention(Session& session, Arguments& arguments) {
  const auto asked = arguments.date_if_any("--on");
  const bool due_only = arguments.has("--due");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const Reading reading(session, *book);
  const auto day = asked.value_or(
      session.context(book->organisation().timezone, false).today);
  reports::Table table;
  table.what = "report-retention";
  table.title = say("What is held of whom, on {}",
                    "Ce qui est conservé, et sur qui, le {}", day);
  table.columns = {{"donor", {"Donor", "Donateur"}, Kind::text},
                   {"kind", {"Kind", "Nature"}, Kind::text},
                   {"texts", {"Texts", "Textes"}, Kind::number},
                   {"ground", {"Because of", "En raison de"}, Kind::text},
                   {"entry", {"Entry", "Écriture"}, Kind::number},
                   {"until", {"Until", "Jusqu’au"}, Kind::text},
                   {"due", {"May be erased", "Effaçable"}, Kind::text}};
  std::int64_t due = 0;
  for (const auto& one : reports::retained(*book, day)) {
    due += one.is_due ? 1 : 0;
    if (due_only && !one.is_due) continue;
    table.rows.push_back({one.donor.text(), spoken(one.kind), one.texts,
                          ground_of(one),
                          one.hold ? Cell(one.hold->number) : Cell(),
                          one.until ? Cell(*one.until) : Cell(), one.is_due});
  }
  auto json = Json::of(table.what);
  json.set("on", day).set("donors", rows_of(table)).set("due", due);
  table.notes.emplace_back(Sentence{"May be erased", "Effaçables"}, due);
  stand_on(table, json, *book, {});
  session.print(table, json);
  return due > 0 ? Exit::attention : Exit::done;
}

}  // namespace

const Command report_names_command{
    .words = "report names",
    .summary = {"The names that may be shown in public",
                "Les noms pouvant être publiés"},
    .positionals = {},
    .options = view_options(
        {{"--campaign", "CODE", {"of one campaign", "d’une campagne"}}}),
    .example = "obole report names --campaign TOIT-ECOLE --as-of 2026-03-31",
    .run = names};

const Command report_retention_command{
    .words = "report retention",
    .summary = {"Of whom something is held, why, and until when",
                "Sur qui quelque chose est conservé, pourquoi, jusqu’à quand"},
    .positionals = {},
    .options = known_options({{"--on",
                               "DATE",
                               {"on that day; today if not said",
                                "ce jour-là ; aujourd’hui si non précisé"}},
                              {"--due",
                               "",
                               {"only those that may be erased",
                                "seulement ce qui peut être effacé"}}}),
    .example = "obole report retention --on 2037-01-01 --due",
    .run = retention};

}  // namespace cli
