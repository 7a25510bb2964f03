// obole report diff: which entries changed a figure between two states.

#include "cli/commands.hpp"
#include "cli/commands/comparable.hpp"
#include "cli/known.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/entries.hpp"
#include "obole/ledger/past_root.hpp"
#include "obole/ledger/wording.hpp"
#include "obole/reports/difference.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;
using Kind = reports::Column::Kind;

// Why a person says it was recorded, where one said so.
reports::Cell why_of(ledger::Book& book, std::int64_t seq) {
  const auto why = ledger::note_text(book, seq, "reason");
  return why.empty() ? reports::Cell() : reports::Cell(why);
}

reports::Table table_of(ledger::Book& book,
                        const std::vector<reports::ChangedFigure>& changed) {
  reports::Table table;
  table.what = "report-diff";
  table.columns = {{"row", {"Of", "De"}, Kind::text},
                   {"field", {"Figure", "Chiffre"}, Kind::text},
                   {"entry", {"Entry", "Écriture"}, Kind::number},
                   {"kind", {"Kind", "Nature"}, Kind::text},
                   {"day", {"Day", "Jour"}, Kind::text},
                   {"before", {"Before", "Avant"}, Kind::number},
                   {"amount", {"Change", "Variation"}, Kind::number},
                   {"after", {"After", "Après"}, Kind::number},
                   {"why", {"Why", "Motif"}, Kind::text}};
  for (const auto& one : changed) {
    table.rows.push_back({one.row,
                          one.field,
                          {},
                          {},
                          {},
                          one.before,
                          one.difference,
                          one.after,
                          {}});
    for (const auto& effect : one.effects) {
      const auto entry = ledger::find_entry(book, effect.entry).value();
      table.rows.push_back({{},
                            {},
                            effect.entry,
                            entry.kind,
                            entry.effective,
                            {},
                            effect.amount,
                            {},
                            why_of(book, effect.entry)});
    }
  }
  return table;
}

Json entries_of(ledger::Book& book, const reports::ChangedFigure& one) {
  auto list = Json::list();
  for (const auto& effect : one.effects) {
    const auto entry = ledger::find_entry(book, effect.entry).value();
    list.add(Json()
                 .set("entry", effect.entry)
                 .set("kind", entry.kind)
                 .set("day", entry.effective)
                 .set("amount", effect.amount)
                 .set("why", why_of(book, effect.entry)));
  }
  return list;
}

Json figures_of(ledger::Book& book,
                const std::vector<reports::ChangedFigure>& changed) {
  auto list = Json::list();
  for (const auto& one : changed) {
    list.add(Json()
                 .set("row", one.row)
                 .set("field", one.field)
                 .set("before", one.before)
                 .set("after", one.after)
                 .set("difference", one.difference)
                 .set("entries", entries_of(book, one)));
  }
  return list;
}

// A state that is compared: its size and root.
void name_state(reports::Table& table, Json& json, std::string_view key,
                const Sentence& label, std::int64_t size,
                const std::string& root) {
  table.notes.emplace_back(
      label, say("{} {}", "{} {}",
                 counted(size, {"entry", "entries"}, {"écriture", "écritures"}),
                 root));
  json.set(key, Json().set("entries", size).set("root", root));
}

Verdict objection(std::int64_t from, std::int64_t to) {
  if (from <= to) return std::nullopt;
  return Refusal{
      Reason::usage,
      std::to_string(to),
      say("it is before --from, {}", "il est avant --from, {}", from),
      say("name the earlier state first", "nommer d’abord l’état antérieur"),
      {{}, 0, "--to"}};
}

Exit diff(Session& session, Arguments& arguments) {
  const auto report = comparable(arguments.text("REPORT"));
  if (!report) return session.refuse(report.error());
  auto book = session.open(store::Access::read);
  if (!book) return session.refuse(book.error());
  const Reading reading(session, *book);
  const auto from = size_named(arguments, "--from", *book).value_or(0);
  const auto to = size_named(arguments, "--to", *book).value_or(0);
  const auto view = Session::view(arguments);
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  for (const auto& [option, size] :
       {std::pair{"--from", from}, std::pair{"--to", to}}) {
    auto refusal = ledger::objection_to_size(*book, size);
    if (!refusal) continue;
    refusal->place.column = option;
    return session.refuse(*refusal);
  }
  if (const auto refusal = objection(from, to)) return session.refuse(*refusal);
  const auto today =
      session.context(book->organisation().timezone, false).today;
  const auto changed = reports::differences(
      *book, from, to,
      [&](ledger::Book& known) { return report->ask(known, view, today); },
      session.watch());
  if (!changed) return session.refuse(changed.error());
  auto table = table_of(*book, *changed);
  table.title = say("What changed in report {}",
                    "Ce qui a changé dans le rapport {}", report->name);
  auto json = Json::of(table.what);
  json.set("report", report->name)
      .set("currency", book->currency().code())
      .set("as_of", view.as_of);
  if (view.as_of)
    table.notes.emplace_back(Sentence{"As of", "Situation au"}, *view.as_of);
  name_state(table, json, "from", {"From", "De"}, from,
             hex(ledger::root_at(*book, from)));
  name_state(table, json, "to", {"To", "À"}, to,
             hex(ledger::root_at(*book, to)));
  json.set("figures", figures_of(*book, *changed));
  session.print(table, json);
  return Exit::done;
}

}  // namespace

const Command report_diff_command{
    .words = "report diff",
    .summary = {"Which entries changed a report between two states",
                "Quelles écritures ont changé un rapport entre deux états"},
    .positionals = {{"REPORT", comparable_names()}},
    .options = {{"--from",
                 "SEQ|TIMESTAMP",
                 {"the earlier state: the entries numbered below this, or "
                  "recorded by then (UTC)",
                  "l’état antérieur : les écritures de numéro inférieur, ou "
                  "enregistrées alors (UTC)"},
                 Need::required},
                {"--to",
                 "SEQ|TIMESTAMP",
                 {"the later state", "l’état postérieur"},
                 Need::required},
                {"--as-of",
                 "DATE",
                 {"accounting days up to this one, in both",
                  "jours comptables jusqu’à celui-ci, dans les deux"}}},
    .example =
        "obole report diff campaign --from 120 --to 2026-06-30T22:00:00Z",
    .run = diff};

}  // namespace cli
