// obole campaign apply: a whole territory from one file.

#include "cli/commands.hpp"
#include "obole/base/say.hpp"
#include "obole/intake/territory_plan.hpp"

namespace cli {
namespace {

using namespace obole;
using Kind = reports::Column::Kind;

constexpr std::size_t longest_file = 4U << 20U;

Result<std::string> text_of(const std::string& name) {
  auto file = InputFile::open(name);
  if (!file) return file.error();
  const auto source = file->source();
  std::string text(longest_file + 1, '\0');
  std::size_t size = 0;
  while (size < text.size()) {
    const auto read = source(std::span(text).subspan(size));
    if (read == 0) break;
    size += read;
  }
  text.resize(size);
  if (size <= longest_file) return text;
  return Refusal{
      Reason::file_malformed, name,
      say("it is longer than {} bytes", "il dépasse {} octets", longest_file),
      say("part it into several files", "le répartir en plusieurs fichiers")};
}

reports::Table table_of(const intake::Plan& plan) {
  reports::Table table;
  table.what = "campaign-apply";
  table.title = {"Plan", "Plan"};
  table.columns = {{"what", {"What", "Quoi"}, Kind::text},
                   {"code", {"Code", "Code"}, Kind::text},
                   {"state", {"State", "État"}, Kind::text},
                   {"entry", {"Entry", "Écriture"}, Kind::number}};
  for (const auto& step : plan.steps) {
    table.rows.push_back(
        {spoken(step.what), step.code, spoken(step.state),
         step.entry ? reports::Cell(*step.entry) : reports::Cell()});
  }
  return table;
}

Exit apply(Session& session, Arguments& arguments) {
  const auto file = arguments.text("FILE");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const auto text = text_of(file);
  if (!text) return session.refuse(text.error());
  auto book = session.open(store::Access::write);
  if (!book) return session.refuse(book.error());
  const auto territory = intake::parse_territory(*text, file, book->currency());
  if (!territory) return session.refuse(territory.error());
  const bool dry_run = arguments.has("--dry-run");
  auto journal = ledger::Journal::begin(
      *book, session.context(book->organisation().timezone, dry_run));
  if (!journal) return session.refuse(journal.error());
  const auto plan = intake::apply(*journal, *territory);
  if (!plan) return session.refuse(plan.error());
  const bool kept = !plan->conflict && !dry_run;
  if (kept) journal->commit();
  const std::int64_t recorded = kept ? plan->recorded : 0;
  auto table = table_of(*plan);
  table.notes.emplace_back(Sentence{"Recorded", "Enregistrées"}, recorded);
  session.print(table, Json::of(table.what)
                           .set("file", file)
                           .set("plan", rows_of(table))
                           .set("recorded", recorded)
                           .set("entry", kept ? plan->last : std::nullopt)
                           .set_null("id")
                           .set("already", plan->recorded == 0)
                           .set("dry_run", dry_run));
  if (plan->conflict) return session.refuse(*plan->conflict);
  if (dry_run)
    session.remark(say("nothing was recorded (--dry-run)",
                       "rien n’a été enregistré (--dry-run)"));
  return Exit::done;
}

}  // namespace

const Command campaign_apply_command{
    .words = "campaign apply",
    .summary = {"Set up a whole territory from one file",
                "Mettre en place tout un territoire depuis un fichier"},
    .positionals = {{"FILE",
                     {"a TOML file (docs/territory.md), or - for standard "
                      "input",
                      "un fichier TOML (docs/territory.md), ou - pour l’entrée "
                      "standard"}}},
    .options = {{"--dry-run",
                 "",
                 {"show the plan, and record nothing",
                  "montrer le plan, et ne rien enregistrer"}},
                {"--reference",
                 "REF",
                 {"accepted; a second run records nothing anyway",
                  "acceptée ; une seconde fois n’enregistre rien de toute "
                  "façon"}}},
    .example = "obole campaign apply territory.toml --dry-run",
    .run = apply};

}  // namespace cli
