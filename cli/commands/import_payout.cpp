// obole import payout: what a platform says of the balance that it keeps.

#include "cli/commands.hpp"
#include "cli/commands/imports.hpp"
#include "obole/base/say.hpp"
#include "obole/intake/payout_import.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;
using Kind = reports::Column::Kind;
using intake::PayoutReport;

Sentence summary(const std::string& file, const PayoutReport& report,
                 bool kept) {
  return say(
      "{}: {}, {} of {}: {}, {}, {} already there, {}, {}",
      "{} : {}, {} de {} : {}, {}, {} déjà là, {}, {}", file,
      counted(report.rows, {"row", "rows"}, {"ligne", "lignes"}),
      counted(report.movements, {"movement", "movements"},
              {"mouvement", "mouvements"}),
      report.platform,
      counted(kept ? report.recorded : 0, {"recorded", "recorded"},
              {"enregistré", "enregistrés"}),
      counted(kept ? report.completed : 0, {"completed", "completed"},
              {"complété", "complétés"}),
      report.skipped,
      counted(report.changed, {"changed", "changed"}, {"modifié", "modifiés"}),
      counted(report.vanished, {"vanished", "vanished"},
              {"disparu", "disparus"}));
}

reports::Table table_of(const PayoutReport& report, const Sentence& title,
                        Language language) {
  reports::Table table;
  table.what = "import-payout";
  table.title = title;
  table.columns = {{"what", {"What", "Quoi"}, Kind::text},
                   {"source", {"Of", "De"}, Kind::text},
                   {"why", {"What needs a person", "À traiter"}, Kind::text}};
  for (const auto& one : report.findings)
    table.rows.push_back({spoken(one.what), one.source, one.why.in(language)});
  return table;
}

Json json_of(const std::string& file, const PayoutReport& report, bool kept,
             bool dry_run, Language language) {
  const auto number = [](std::uint64_t count) {
    return static_cast<std::int64_t>(count);
  };
  auto findings = Json::list();
  for (const auto& one : report.findings) {
    findings.add(Json()
                     .set("source", one.source)
                     .set("what", word(one.what))
                     .set("why", one.why.in(language)));
  }
  auto json = Json::of("import-payout");
  json.set("file", file)
      .set("platform", report.platform)
      .set("rows", number(report.rows))
      .set("movements", number(report.movements))
      .set("recorded", number(kept ? report.recorded : 0))
      .set("completed", number(kept ? report.completed : 0))
      .set("skipped", number(report.skipped))
      .set("changed", number(report.changed))
      .set("vanished", number(report.vanished))
      .set("found", number(report.found));
  kept&& report.entry ? json.set("entry", report.entry->seq)
                      : json.set_null("entry");
  json.set("already", report.recorded + report.completed == 0)
      .set("dry_run", dry_run)
      .set("problems", problems_of(report.problems, language))
      .set("findings", findings);
  return json;
}

Exit print_payout(Session& session, const std::string& file,
                  const PayoutReport& report, bool dry_run) {
  const bool kept = report.refused == 0;
  const auto language = session.language();
  const auto title = summary(file, report, kept);
  const auto json = json_of(file, report, kept, dry_run, language);
  tell_problems(session, file, report.problems, report.refused);
  const bool is_short =
      report.findings.empty() && session.settings().format == Format::table;
  is_short ? session.print(title, json)
           : session.print(table_of(report, title, language), json);
  if (report.found > report.findings.size()) {
    session.remark(say("and {}", "et {}",
                       counted(report.found - report.findings.size(),
                               {"more finding", "more findings"},
                               {"autre constat", "autres constats"})));
  }
  if (kept) return report.found == 0 ? Exit::done : Exit::attention;
  return session.refuse(
      {Reason::file_has_problems, file,
       say("a balance is whole or says nothing: none of it was recorded",
           "un solde est complet ou ne dit rien : rien n’en a été enregistré"),
       say("correct what is named, or the profile, and import it again",
           "corriger ce qui est nommé, ou le profil, et l’importer à "
           "nouveau")});
}

Exit import_payout(Session& session, Arguments& arguments) {
  const auto file = arguments.text("FILE");
  const auto profile = profile_named(arguments.text("--profile"));
  if (!profile) return session.refuse(profile.error());
  const auto platform = arguments.code_if_any("--platform");
  intake::PayoutImport request{file,
                               *profile,
                               platform ? platform->text() : "",
                               arguments.date_if_any("--from"),
                               arguments.date_if_any("--to"),
                               arguments.if_any("--reference")};
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  auto input = InputFile::open(file);
  if (!input) return session.refuse(input.error());
  auto book = session.open(store::Access::write);
  if (!book) return session.refuse(book.error());
  const bool dry_run = arguments.has("--dry-run");
  auto journal = ledger::Journal::begin(
      *book, session.context(book->organisation().timezone, dry_run));
  if (!journal) return session.refuse(journal.error());
  const auto source = input->source();
  const auto report = intake::import_payout(*journal, source, request);
  if (!report) return session.refuse(report.error());
  if (report->refused == 0) journal->commit();
  if (dry_run)
    session.remark(say("nothing was recorded (--dry-run)",
                       "rien n’a été enregistré (--dry-run)"));
  return print_payout(session, file, *report, dry_run);
}

}  // namespace

const Command import_payout_command{
    .words = "import payout",
    .summary = {"Import what a platform says of its balance",
                "Importer ce qu’une plateforme dit de son solde"},
    .positionals = {{"FILE",
                     {"a payout or settlement report in CSV, or - for standard "
                      "input",
                      "un rapport de versements en CSV, ou - pour l’entrée "
                      "standard"}}},
    .options =
        {{"--profile",
          "NAME|FILE.toml",
          {"helloasso, stripe, paypal, payout, or a profile of your own",
           "helloasso, stripe, paypal, payout, ou un profil à vous"},
          Need::required},
         {"--platform",
          "NAME",
          {"whose balance it is; otherwise the profile or the campaigns say",
           "de qui est le solde ; sinon le profil ou les campagnes le disent"}},
         {"--from",
          "DATE",
          {"the first day that the file was asked for",
           "le premier jour pour lequel le fichier a été demandé"}},
         {"--to", "DATE", {"the last one", "le dernier"}}},
    .example =
        "obole import payout itemized_payout_reconciliation.csv --profile "
        "stripe",
    .records = true,
    .run = import_payout};

}  // namespace cli
