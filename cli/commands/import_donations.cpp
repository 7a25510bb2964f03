// obole import donations: a platform's export.

#include "cli/commands.hpp"
#include "cli/commands/imports.hpp"
#include "obole/base/say.hpp"
#include "obole/intake/donation_import.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;

Sentence summary(const std::string& file, const intake::DonationReport& report,
                 bool kept) {
  const Money zero{0, report.total.currency()};
  return say(
      "{}: {}, {} ({} of gifts, {} of refunds), {} already there, {}, {}",
      "{} : {}, {} ({} de dons, {} de remboursements), {} déjà là, {}, {}",
      file, counted(report.rows, {"row", "rows"}, {"ligne", "lignes"}),
      counted(kept ? report.recorded : 0, {"recorded", "recorded"},
              {"enregistrée", "enregistrées"}),
      kept ? report.total : zero, kept ? report.refunded : zero, report.skipped,
      counted(report.ignored, {"ignored", "ignored"}, {"ignorée", "ignorées"}),
      counted(report.refused, {"refused", "refused"}, {"refusée", "refusées"}));
}

Exit print_donations(Session& session, const std::string& file,
                     const intake::DonationReport& report, bool kept,
                     bool dry_run) {
  const Money zero{0, report.total.currency()};
  const auto recorded = kept ? report.recorded : 0;
  auto json = Json::of("import-donations");
  json.set("file", file)
      .set("rows", static_cast<std::int64_t>(report.rows))
      .set("recorded", static_cast<std::int64_t>(recorded))
      .set("skipped", static_cast<std::int64_t>(report.skipped))
      .set("ignored", static_cast<std::int64_t>(report.ignored))
      .set("refused", static_cast<std::int64_t>(report.refused))
      .set("late", static_cast<std::int64_t>(kept ? report.late : 0));
  const bool is_late = kept && report.late > 0;
  is_late ? json.set("late_on", *report.late_on) : json.set_null("late_on");
  json.set("total", kept ? report.total : zero)
      .set("refunded", kept ? report.refunded : zero);
  const bool entered = kept && report.entry;
  entered ? json.set("entry", report.entry->seq) : json.set_null("entry");
  json.set("already", report.recorded == 0).set("dry_run", dry_run);
  json.set("problems", problems_of(report.problems, session.language()));
  tell_problems(session, file, report.problems, report.refused);
  if (is_late && session.settings().format != Format::json)
    session.remark(say("{}: {}", "{} : {}", file, intake::told_late(report)));
  session.print(summary(file, report, kept), json);
  if (report.refused == 0) return Exit::done;
  if (kept) return Exit::attention;
  return session.refuse(
      {Reason::file_has_problems, file,
       say("{} cannot be recorded, so none was", "{} : aucune ne l’a été",
           counted(report.refused, {"of its rows", "of its rows"},
                   {"de ses lignes ne peut être enregistrée",
                    "de ses lignes ne peuvent être enregistrées"})),
       say("correct the rows, or record the others with --keep-good",
           "corriger les lignes, ou enregistrer les autres avec --keep-good")});
}

Exit import_donations(Session& session, Arguments& arguments) {
  const auto file = arguments.text("FILE");
  const auto profile = profile_named(arguments.text("--profile"));
  if (!profile) return session.refuse(profile.error());
  intake::DonationImport request{
      file, *profile, arguments.code_if_any("--campaign"),
      arguments.has("--outside-dates"), arguments.if_any("--reference")};
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  auto input = InputFile::open(file);
  if (!input) return session.refuse(input.error());
  auto book = session.open(store::Access::write);
  if (!book) return session.refuse(book.error());
  book->database().set_cache(72 * 1024);
  const bool dry_run = arguments.has("--dry-run");
  auto journal = ledger::Journal::begin(
      *book, session.context(book->organisation().timezone, dry_run));
  if (!journal) return session.refuse(journal.error());
  const auto source = input->source();
  const auto report = intake::import_donations(*journal, source, request);
  if (!report) return session.refuse(report.error());
  const bool kept = report->refused == 0 || arguments.has("--keep-good");
  if (kept) journal->commit();
  if (dry_run)
    session.remark(say("nothing was recorded (--dry-run)",
                       "rien n’a été enregistré (--dry-run)"));
  return print_donations(session, file, *report, kept, dry_run);
}

}  // namespace

const Command import_donations_command{
    .words = "import donations",
    .summary = {"Import a platform’s export",
                "Importer l’export d’une plateforme"},
    .positionals = {{"FILE",
                     {"a CSV file, or - for standard input",
                      "un fichier CSV, ou - pour l’entrée standard"}}},
    .options =
        {{"--profile",
          "NAME|FILE.toml",
          {"helloasso, ulule, stripe, paypal, generic, or a profile of your "
           "own",
           "helloasso, ulule, stripe, paypal, generic, ou un profil à vous"},
          Need::required},
         {"--campaign",
          "CODE",
          {"of every row; otherwise each row says",
           "de toutes les lignes ; sinon chacune la donne"}},
         {"--keep-good",
          "",
          {"record the good rows of a file with bad ones",
           "enregistrer les bonnes lignes d’un fichier qui en a de mauvaises"}},
         {"--outside-dates",
          "",
          {"take gifts outside the campaign’s dates",
           "prendre les dons hors des dates de la campagne"}}},
    .example =
        "obole import donations export-paiements.csv --profile helloasso "
        "--campaign TOIT-ECOLE",
    .records = true,
    .run = import_donations};

}  // namespace cli
