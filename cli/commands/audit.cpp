// obole audit, rebuild: what the ledger is made of, and whether it holds.

#include "cli/commands.hpp"
#include "cli/commands/proof_options.hpp"
#include "cli/known.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/checkpoints.hpp"
#include "obole/ledger/entries.hpp"
#include "obole/ledger/key_rotations.hpp"
#include "obole/ledger/paging.hpp"
#include "obole/ledger/past.hpp"
#include "obole/ledger/past_root.hpp"
#include "obole/ledger/rebuild.hpp"
#include "obole/ledger/restores.hpp"
#include "obole/ledger/verification.hpp"
#include "obole/proofs/refusals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace cli {
namespace {

using namespace obole;
using Kind = reports::Column::Kind;

// What a checkpoint kept elsewhere says that the ledger is no more, and whether
// that was acknowledged.
struct Loss {
  ledger::Problem problem;
  std::optional<ledger::Acknowledgement> known;
};

void tell_what_was_not_checked(Session& session, const proofs::Note& note,
                               const Arguments& arguments) {
  if (note.signatures.empty())
    session.remark(
        say("nobody signed the checkpoint: it is worth what the note of who "
            "kept it is",
            "personne n’a signé le point de contrôle : il vaut ce que vaut la "
            "note de qui l’a gardé"));
  else if (!arguments.has("--key"))
    session.remark(
        say("whose signature the checkpoint bears was not checked: --key "
            "FILE does",
            "la signature du point de contrôle n’a pas été vérifiée : --key "
            "FICHIER le fait"));
}

Result<std::optional<Loss>> loss_against(Session& session, ledger::Book& book,
                                         const std::string& file,
                                         Arguments& arguments) {
  const auto kept = proofs::read_noted(file);
  if (!kept) return kept.error();
  if (const auto key_file = arguments.if_any("--key")) {
    const auto key = proofs::read_key(*key_file);
    if (!key) return key.error();
    const auto keys = ledger::successors(book, *key, kept->checkpoint.size);
    if (std::none_of(keys.begin(), keys.end(), [&](const auto& one) {
          return proofs::is_signed_by(kept->note, one);
        }))
      return proofs::does_not_hold(
          say("{} did not sign the checkpoint in {}",
              "{} n’a pas signé le point de contrôle de {}", key->name, file));
  }
  const auto objection = ledger::objection_to(book, kept->checkpoint);
  if (!objection || objection->reason == Reason::ledger_altered)
    tell_what_was_not_checked(session, kept->note, arguments);
  if (!objection) return std::optional<Loss>();
  if (objection->reason != Reason::ledger_altered) return *objection;
  Loss loss{{{}, "checkpoint", objection->why.en},
            ledger::acknowledgement_of(book, kept->checkpoint)};
  if (const auto& known = loss.known) {
    loss.problem.seq = known->seq;
    loss.problem.detail += fmt::format(
        "; entry {} of {} acknowledges it{}", known->seq, iso(known->day),
        known->reason.empty() ? "" : ": " + known->reason);
  }
  return std::optional(std::move(loss));
}

Exit verify(Session& session, Arguments& arguments) {
  const auto against = arguments.if_any("--against");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  auto book = session.open(store::Access::read, true);
  if (!book) return session.refuse(book.error());
  auto result = ledger::verify(*book);
  bool is_known = false;
  // Of a ledger that is not whole there is no root to hold against another.
  if (against && result.problems.empty()) {
    const auto loss = loss_against(session, *book, *against, arguments);
    if (!loss) return session.refuse(loss.error());
    if (*loss) {
      result.problems.push_back((*loss)->problem);
      is_known = (*loss)->known.has_value();
    }
  }
  auto problems = Json::list();
  reports::Table table;
  table.what = "audit-verify";
  table.columns = {
      {"seq", {"Entry", "Écriture"}, Kind::number},
      {"what", {"Where", "Où"}, Kind::text},
      {"detail", {"What is wrong", "Ce qui ne va pas"}, Kind::text}};
  for (const auto& problem : result.problems) {
    Json one;
    one.set("seq", problem.seq)
        .set("what", problem.what)
        .set("detail", problem.detail);
    problems.add(one);
    table.rows.push_back(
        {problem.seq ? reports::Cell(*problem.seq) : reports::Cell(),
         problem.what, problem.detail});
  }
  const bool ok = result.problems.empty();
  const auto json = Json::of(table.what)
                        .set("ok", ok)
                        .set("entries", result.entries)
                        .set("size", result.entries)
                        .set("root", hex(result.root))
                        .set("people", result.with_people)
                        .set("more", result.more)
                        .set("problems", problems);
  if (!result.with_people) {
    session.remark(
        say("the people file is not beside the ledger: names were not checked",
            "le fichier des personnes n’est pas à côté du registre : les noms "
            "n’ont pas été vérifiés"));
  }
  if (ok) {
    session.print(say("{} verified\nroot {}", "{}\nracine {}",
                      counted(result.entries, {"entry", "entries"},
                              {"écriture vérifiée", "écritures vérifiées"}),
                      hex(result.root)),
                  json);
    return Exit::done;
  }
  table.title = say("The ledger does not verify: {}",
                    "Le registre ne se vérifie pas : {}",
                    counted(result.problems.size(), {"problem", "problems"},
                            {"anomalie", "anomalies"}));
  session.print(table, json);
  session.remark(
      is_known
          ? say("what was signed there and is here no more is to be accounted "
                "for by who acknowledged it",
                "ce qui y était signé et n’est plus ici est à justifier par "
                "qui l’a reconnu")
          : say("stop writing to it, keep the files as they are, and call the "
                "auditor",
                "ne plus y écrire, garder les fichiers tels quels et prévenir "
                "l’auditeur"));
  return Exit::altered;
}

Exit log(Session& session, Arguments& arguments) {
  const auto from = arguments.number_if_any("--from").value_or(0);
  const auto to = arguments.number_if_any("--to").value_or(
      std::numeric_limits<std::int64_t>::max());
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  auto book = session.open(store::Access::read);
  if (!book) return session.refuse(book.error());
  std::optional<Reading> reading(std::in_place, session, *book);
  auto size = book->head().size;
  if (const auto known = size_named(arguments, "--known-at", *book)) {
    if (auto refusal = ledger::objection_to_size(*book, *known)) {
      refusal->place.column = "--known-at";
      return session.refuse(*refusal);
    }
    size = *known;
    session.stands_on({size, ledger::root_at(*book, size)});
  }
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  reports::Table table;
  table.what = "audit-log";
  table.title = {"Entries", "Écritures"};
  table.columns = {{"seq", {"Entry", "Écriture"}, Kind::number},
                   {"effective", {"Day", "Jour"}, Kind::text},
                   {"recorded", {"Recorded", "Enregistrée"}, Kind::text},
                   {"kind", {"Kind", "Nature"}, Kind::text},
                   {"leaf", {"Leaf", "Feuille"}, Kind::text}};
  // What is recorded while the list is read does not belong to it.
  const auto end = std::min(to, size - 1);
  auto next = from;
  reading.reset();
  session.print(table, "entries", [&](reports::Page& page) {
    const auto limit = std::min(ledger::rows_a_page, end - next + 1);
    if (limit <= 0) return;
    for (const auto& entry : ledger::entries(*book, next, limit)) {
      if (entry.seq > end) break;
      page.add(entry.seq, entry.effective, iso(entry.recorded), entry.kind,
               hex(entry.leaf));
      next = entry.seq + 1;
    }
  });
  return Exit::done;
}

Exit show(Session& session, Arguments& arguments) {
  const auto seq = arguments.number("SEQ");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  auto book = session.open(store::Access::read);
  if (!book) return session.refuse(book.error());
  const Reading reading(session, *book);
  const auto entry = ledger::find_entry(*book, seq);
  if (!entry) return session.refuse(entry.error());
  session.print(Sentence{entry->body, entry->body},
                Json::of("audit-show")
                    .set("seq", entry->seq)
                    .set("kind", entry->kind)
                    .set("effective", entry->effective)
                    .set("recorded", iso(entry->recorded))
                    .set("leaf", hex(entry->leaf))
                    .set("body", entry->body));
  return Exit::done;
}

Exit rebuild(Session& session, Arguments& arguments) {
  auto book = session.open(store::Access::write);
  if (!book) return session.refuse(book.error());
  const bool dry_run = arguments.has("--dry-run");
  const auto entries = ledger::rebuild(
      *book, session.context(book->organisation().timezone, dry_run));
  if (!entries) return session.refuse(entries.error());
  if (dry_run) {
    session.remark(say("nothing was changed (--dry-run)",
                       "rien n’a été changé (--dry-run)"));
  }
  session.stands_on(book->head());
  session.print(
      say("every projection is made again from {}",
          "toutes les projections sont refaites à partir de {}",
          counted(*entries, {"entry", "entries"}, {"écriture", "écritures"})),
      Json::of("rebuild").set("entries", *entries).set("dry_run", dry_run));
  return Exit::done;
}

}  // namespace

const Command audit_verify_command{
    .words = "audit verify",
    .summary = {"Check that nothing was altered",
                "Vérifier que rien n’a été altéré"},
    .positionals = {},
    .options = {{"--against",
                 "CHECKPOINT",
                 {"a checkpoint kept elsewhere: was anything removed or "
                  "rewritten since?",
                  "un point de contrôle gardé ailleurs : a-t-on ôté ou récrit "
                  "depuis ?"}},
                public_key_option()},
    .example = "obole audit verify --against 2026-06-30.checkpoint",
    .run = verify};

const Command audit_log_command{
    .words = "audit log",
    .summary = {"List the entries", "Lister les écritures"},
    .positionals = {},
    .options = {{"--from", "SEQ", {"the first", "la première"}},
                {"--to", "SEQ", {"the last", "la dernière"}},
                known_option()},
    .example = "obole audit log --from 100 --to 120",
    .run = log};

const Command audit_show_command{
    .words = "audit show",
    .summary = {"Show an entry as it is hashed",
                "Montrer une écriture telle qu’elle est hachée"},
    .positionals = {{"SEQ", {"its number", "son numéro"}}},
    .options = {},
    .example = "obole audit show 42",
    .run = show};

const Command rebuild_command{
    .words = "rebuild",
    .summary = {"Make every projection again from the entries",
                "Refaire les projections à partir des écritures"},
    .positionals = {},
    .options = {{"--dry-run",
                 "",
                 {"check, and change nothing", "vérifier sans rien changer"}}},
    .example = "obole rebuild",
    .run = rebuild};

}  // namespace cli
