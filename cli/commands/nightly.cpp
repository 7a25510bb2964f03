// obole nightly: from the inbox to the archive, unattended.

#include "cli/commands.hpp"
#include "cli/commands/proof_options.hpp"
#include "obole/base/atomic_file.hpp"
#include "obole/base/say.hpp"
#include "obole/night/night.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <unistd.h>

namespace cli {
namespace {

using namespace obole;
namespace fs = std::filesystem;
using Need = Option::Need;
using Kind = reports::Column::Kind;
using night::Arrival;
using night::Finding;

Sentence told(const Arrival& arrival) {
  if (arrival.refusal) return say("refused", "refusé");
  const auto counts = say("{} new, {} known", "{} nouvelles, {} connues",
                          arrival.recorded, arrival.known);
  auto says = say("{}: {}", "{} : {}", arrival.read_as, counts);
  if (arrival.late > 0)
    says = say("{}, {} late", "{}, {} en retard", says, arrival.late);
  if (arrival.refused > 0)
    says = say("{}, {} refused", "{}, {} refusées", says, arrival.refused);
  return says;
}

reports::Table table_of(const night::Report& report, Language language) {
  reports::Table table;
  table.what = "nightly";
  table.title = say("The night of {}", "La nuit du {}", report.day);
  table.columns = {{"kind", {"What", "Quoi"}, Kind::text},
                   {"of", {"Of", "De"}, Kind::text},
                   {"days", {"Days", "Jours"}, Kind::number},
                   {"says", {"What needs a person", "À traiter"}, Kind::text}};
  for (const auto& one : report.findings) {
    table.rows.push_back(
        {spoken(one.kind), one.of,
         one.days > 0 ? reports::Cell(one.days) : reports::Cell(),
         one.says.in(language)});
  }
  for (const auto& arrival : report.arrivals)
    table.notes.emplace_back(Sentence{arrival.name, arrival.name},
                             told(arrival));
  const auto& bank = *report.reconciliation;
  table.notes.emplace_back(Sentence{"Bank lines", "Lignes de banque"},
                           say("{} matched, {} ambiguous, {} open",
                               "{} rapprochées, {} ambiguës, {} ouvertes",
                               bank.matched, bank.ambiguous, bank.unmatched));
  if (report.backup) {
    const auto file = report.backup->string();
    table.notes.emplace_back(Sentence{"Backup", "Sauvegarde"}, file);
  }
  if (report.checkpoint)
    table.notes.emplace_back(Sentence{"Checkpoint", "Point de contrôle"},
                             say("signed at {}", "signé à {}",
                                 counted(report.head.size, {"entry", "entries"},
                                         {"écriture", "écritures"})));
  table.notes.emplace_back(
      Sentence{"Ledger", "Registre"},
      report.verified ? say("{}, verified", "{}, vérifiées",
                            counted(report.head.size, {"entry", "entries"},
                                    {"écriture", "écritures"}))
                      : say("does not verify", "ne se vérifie pas"));
  table.notes.emplace_back(Sentence{"Root", "Racine"}, hex(report.head.root));
  return table;
}

Json file_json(const Arrival& arrival, Language language) {
  auto problems = Json::list();
  for (const auto& problem : arrival.problems)
    problems.add(problem.in(language));
  auto remarks = Json::list();
  for (const auto& remark : arrival.remarks)
    remarks.add(remark.in(language));
  Json json;
  json.set("file", arrival.name)
      .set("kind", word(arrival.kind))
      .set("read_as", arrival.read_as)
      .set("recorded", static_cast<std::int64_t>(arrival.recorded))
      .set("known", static_cast<std::int64_t>(arrival.known))
      .set("refused", static_cast<std::int64_t>(arrival.refused))
      .set("waiting", static_cast<std::int64_t>(arrival.waiting))
      .set("late", static_cast<std::int64_t>(arrival.late))
      .set("problems", problems)
      .set("remarks", remarks);
  arrival.refusal ? json.set("why", arrival.refusal->why.in(language))
                  : json.set_null("why");
  return json;
}

Json json_of_night(const night::Report& report, Language language) {
  auto files = Json::list();
  for (const auto& arrival : report.arrivals)
    files.add(file_json(arrival, language));
  auto findings = Json::list();
  for (const auto& one : report.findings) {
    findings.add(Json()
                     .set("kind", word(one.kind))
                     .set("of", one.of)
                     .set("days", one.days)
                     .set("says", one.says.in(language)));
  }
  const auto& bank = *report.reconciliation;
  auto json = Json::of("nightly");
  json.set("day", report.day)
      .set("files", files)
      .set("recorded", static_cast<std::int64_t>(report.recorded))
      .set("lines", bank.lines)
      .set("matched", bank.matched)
      .set("ambiguous", bank.ambiguous)
      .set("unmatched", bank.unmatched)
      .set("amount_matched", bank.amount_matched)
      .set("amount_unmatched", bank.amount_unmatched)
      .set("findings", findings)
      .set("verified", report.verified)
      .set("entries", report.head.size)
      .set("size", report.head.size)
      .set("root", hex(report.head.root));
  report.entry ? json.set("entry", *report.entry) : json.set_null("entry");
  json.set("already", false);
  report.backup ? json.set("backup", report.backup->string())
                : json.set_null("backup");
  report.checkpoint ? json.set("checkpoint", *report.checkpoint)
                    : json.set_null("checkpoint");
  return json;
}

// Named by day and size.  A night without files leaves an earlier report of the
// same ledger alone: what it told of files is told nowhere else.
Verdict write_report(const night::Report& report, const fs::path& folder,
                     Language language) {
  std::error_code error;
  fs::create_directories(folder, error);
  const auto name =
      fmt::format("nightly-{}-{}", iso(report.day), report.head.size);
  const auto text = folder / (name + ".txt");
  if (!error && report.checkpoint)
    error =
        write_atomically(folder / (name + ".checkpoint"), *report.checkpoint);
  if (!error && report.arrivals.empty() && fs::exists(text))
    return std::nullopt;
  const auto table = table_of(report, language);
  if (!error)
    error = write_atomically(folder / (name + ".json"),
                             json_of_night(report, language).text());
  if (!error)
    error = write_atomically(text, exports::as_text(table, language, false));
  if (!error) return std::nullopt;
  return Refusal{
      Reason::ledger_unusable, folder.string(),
      say("the report cannot be written: {}",
          "le compte rendu ne peut être écrit : {}", error.message()),
      say("check the folder, its rights and the room on the disk; "
          "the files stay in the inbox",
          "vérifier le dossier, ses droits et la place sur le "
          "disque ; les fichiers restent dans la boîte")};
}

// The same night again, under its reference: what it came to then.
Exit tell_again(Session& session, const ledger::PastRun& run, bool is_asked) {
  const auto& [found, taken, size] = run.result;
  if (found > 0 || is_asked)
    session.print(
        say("already recorded as entry {}: the night of {}, {}, {}; {} "
            "verified",
            "déjà enregistré à l’écriture {} : la nuit du {}, {}, {} ; {} "
            "vérifiées",
            run.seq, run.day,
            counted(taken, {"new line", "new lines"},
                    {"nouvelle ligne", "nouvelles lignes"}),
            counted(found, {"thing for a person", "things for a person"},
                    {"point à traiter", "points à traiter"}),
            counted(size, {"entry", "entries"}, {"écriture", "écritures"})),
        Json::of("nightly")
            .set("day", run.day)
            .set("entry", run.seq)
            .set("already", true)
            .set("recorded", taken)
            .set("found", found)
            .set("entries", size));
  return found > 0 ? Exit::attention : Exit::done;
}

Exit exit_of(const night::Report& report) {
  if (!report.verified) return Exit::altered;
  return report.findings.empty() ? Exit::done : Exit::attention;
}

Exit nightly(Session& session, Arguments& arguments) {
  const bool dry_run = arguments.has("--dry-run");
  night::Plan plan{session.settings().ledger, arguments.text("--inbox")};
  if (!dry_run) {
    plan.archive = arguments.if_any("--archive");
    plan.backup = arguments.if_any("--backup");
    if (const auto file = arguments.if_any("--key")) {
      auto key = proofs::read_secret(*file);
      if (!key) return session.refuse(key.error());
      plan.signing = night::Signing{std::move(*key), high_water(arguments)};
    }
  }
  // Where its results go is not what is asked for.
  if (const auto reference = arguments.if_any("--reference"))
    plan.run = ledger::NewRun{
        "nightly", {"--inbox=" + arguments.text("--inbox")}, *reference};
  const auto folder = arguments.if_any("--report");
  const auto deliver = [&](const night::Report& report) -> Verdict {
    if (!folder || dry_run) return std::nullopt;
    return write_report(report, *folder, session.language());
  };
  const auto context_of = [&](std::string_view zone) {
    return session.context(zone, dry_run);
  };
  const auto report = night::run(plan, deliver, context_of);
  if (!report) return session.refuse(report.error());
  const bool is_asked = session.settings().format != Format::table ||
                        !session.settings().output.empty() || dry_run ||
                        ::isatty(STDOUT_FILENO) == 1;
  if (report->before) return tell_again(session, *report->before, is_asked);
  if (dry_run)
    session.remark(say("nothing was recorded (--dry-run)",
                       "rien n’a été enregistré (--dry-run)"));
  if (!report->is_quiet() || is_asked)
    session.print(table_of(*report, session.language()),
                  json_of_night(*report, session.language()));
  return exit_of(*report);
}

}  // namespace

const Command nightly_command{
    .words = "nightly",
    .summary =
        {"Import what came, reconcile, check, back up",
         "Importer ce qui est arrivé, rapprocher, vérifier, sauvegarder"},
    .positionals = {},
    .options = {{"--inbox",
                 "DIR",
                 {"the folder into which files are put",
                  "le dossier où les fichiers sont déposés"},
                 Need::required},
                {"--archive",
                 "DIR",
                 {"where the files go afterwards; else they stay",
                  "où vont ensuite les fichiers ; sinon ils restent"}},
                {"--report",
                 "DIR",
                 {"where a report is written, as text and JSON",
                  "où écrire un compte rendu, en texte et en JSON"}},
                {"--backup",
                 "DIR",
                 {"where a verified copy is made",
                  "où faire une copie vérifiée"}},
                key_option(),
                state_option()},
    .example =
        "obole nightly --inbox /srv/obole/inbox --archive "
        "/srv/obole/archive --report /srv/obole/reports --backup "
        "/srv/backup",
    .records = true,
    .run = nightly};

}  // namespace cli
