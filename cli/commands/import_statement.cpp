// obole import statement: what the bank says.

#include "cli/commands.hpp"
#include "obole/base/say.hpp"
#include "obole/intake/statement_import.hpp"

#include <algorithm>

namespace cli {
namespace {

using namespace obole;
using Kind = reports::Column::Kind;

Json statement_json(const intake::StatementReport& one) {
  Json json;
  json.set("file", one.file)
      .set("format", one.format)
      .set("account", one.account)
      .set("number", one.name)
      .set("opening", one.opening)
      .set("closing", one.closing)
      .set("credits", one.credits)
      .set("debits", one.debits)
      .set("lines", static_cast<std::int64_t>(one.lines))
      .set("recorded", static_cast<std::int64_t>(one.recorded))
      .set("skipped", static_cast<std::int64_t>(one.skipped));
  return json;
}

reports::Table statement_table(
    const std::vector<intake::StatementReport>& statements) {
  reports::Table table;
  table.what = "import-statement";
  table.title = {"Statements", "Relevés"};
  table.columns = {{"file", {"File", "Fichier"}, Kind::text},
                   {"format", {"Format", "Format"}, Kind::text},
                   {"account", {"Account", "Compte"}, Kind::text},
                   {"number", {"Number", "Numéro"}, Kind::text},
                   {"opening", {"Opening", "Ancien solde"}, Kind::number},
                   {"credits", {"Credits", "Crédits"}, Kind::number},
                   {"debits", {"Debits", "Débits"}, Kind::number},
                   {"closing", {"Closing", "Nouveau solde"}, Kind::number},
                   {"lines", {"Lines", "Lignes"}, Kind::number},
                   {"recorded", {"New", "Nouvelles"}, Kind::number},
                   {"skipped", {"Known", "Connues"}, Kind::number}};
  const auto if_any = [](const std::optional<Money>& amount) {
    return amount ? reports::Cell(*amount) : reports::Cell();
  };
  for (const auto& one : statements) {
    table.rows.push_back({one.file, one.format, one.account, one.name,
                          if_any(one.opening), one.credits, one.debits,
                          if_any(one.closing),
                          static_cast<std::int64_t>(one.lines),
                          static_cast<std::int64_t>(one.recorded),
                          static_cast<std::int64_t>(one.skipped)});
  }
  return table;
}

Sentence told(const intake::Break& gap) {
  if (!gap.before) {
    return say(
        "{}: the statement opening on {} at {} follows none that is here",
        "{} : le relevé ouvert le {} à {} n’en suit aucun de connu",
        gap.account, gap.opening_on, gap.opening);
  }
  return say(
      "{}: the statement opening on {} at {} does not follow the one before, "
      "which closes at {} ({} apart)",
      "{} : le relevé ouvert le {} à {} ne suit pas le précédent, clos à {} "
      "(écart de {})",
      gap.account, gap.opening_on, gap.opening, *gap.before,
      gap.opening - *gap.before);
}

struct StatementRun {
  std::vector<intake::StatementReport> statements;
  Json problems = Json::list();
  bool attention = false;
};

// `says` with the line of the file that it is about, if it is about one.
Sentence placed(const std::string& file, std::uint64_t line,
                const Sentence& says) {
  if (line == 0) return says;
  return say("{}:{}: {}", "{}:{} : {}", file, line, says);
}

void tell(Session& session, StatementRun& run, const std::string& file,
          const Sentence& says, std::uint64_t line) {
  run.attention = true;
  Json problem;
  problem.set("file", file).set("why", says.in(session.language()));
  line == 0 ? problem.set_null("line")
            : problem.set("line", static_cast<std::int64_t>(line));
  run.problems.add(problem);
  session.remark(placed(file, line, says));
}

Verdict read_file(Session& session, ledger::Journal& journal,
                  const intake::StatementImport& request, StatementRun& run) {
  const auto& file = request.file;
  auto input = InputFile::open(file);
  if (!input) return input.error();
  const auto source = input->source();
  const auto report = intake::import_statement(journal, source, request);
  if (!report) return report.error();
  for (const auto& one : report->statements)
    run.statements.push_back(one);
  for (const auto& member : report->left_out) {
    const auto says = say("{}: {}", "{} : {}", member.file, member.why);
    member.is_document ? session.remark(says)
                       : tell(session, run, file, says, 0);
  }
  // Deviations of a file that balances are worth knowing, not acting on.
  for (const auto& remark : report->remarks)
    session.remark(placed(remark.place.file, remark.place.line, remark.says));
  return std::nullopt;
}

// Statements before the notifications of their details, otherwise as typed.
Result<std::vector<std::string>> in_reading_order(
    const std::vector<std::string>& files) {
  std::vector<std::pair<int, std::string>> ranked;
  for (const auto& file : files) {
    int rank = 0;
    if (files.size() > 1 && file != "-") {
      auto input = InputFile::open(file);
      if (!input) return input.error();
      const auto source = input->source();
      rank = intake::reading_rank(bank::Peeked(source).beginning());
    }
    ranked.emplace_back(rank, file);
  }
  std::stable_sort(
      ranked.begin(), ranked.end(),
      [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> ordered;
  for (auto& [rank, file] : ranked)
    ordered.push_back(std::move(file));
  return ordered;
}

// The format that --format names; none where it doesn't: each file shows it.
Result<std::optional<bank::StatementFormat>> format_in(
    const Arguments& arguments) {
  const auto name = arguments.if_any("--format");
  if (!name) return std::optional<bank::StatementFormat>();
  const auto format = parse_choice<bank::StatementFormat>(*name);
  if (format) return std::optional(*format);
  auto refusal = format.error();
  refusal.reason = Reason::usage;
  refusal.place.column = "--format";
  return refusal;
}

// Of CSV files: one that comes with obole, or a file.
Result<std::optional<bank::StatementProfile>> profile_in(
    const Arguments& arguments) {
  const auto name = arguments.if_any("--profile");
  if (!name) return std::optional<bank::StatementProfile>();
  if (!name->ends_with(".toml")) {
    auto known = bank::known_statement_profile(*name);
    if (!known) return known.error();
    return std::optional(std::move(*known));
  }
  const auto text = InputFile::contents_of(*name);
  if (!text) return text.error();
  auto profile = bank::parse_statement_profile(*text, *name);
  if (!profile) return profile.error();
  return std::optional(std::move(*profile));
}

Verdict objection(const Arguments& arguments) {
  const auto reference = arguments.if_any("--reference");
  if (reference && arguments.all("FILE").size() > 1) {
    return Refusal{
        Reason::usage,
        *reference,
        say("one reference stands for one file",
            "une référence désigne un seul fichier"),
        say("import the files one by one", "importer les fichiers un par un"),
        {{}, 0, "--reference"}};
  }
  return std::nullopt;
}

// A gap is told once, with the statement that made it known.
void tell_gaps(Session& session, ledger::Book& book, StatementRun& run) {
  for (const auto& gap : intake::breaks(book)) {
    for (const auto& one : run.statements) {
      const bool new_here = one.recorded > 0 && one.account == gap.account;
      if (!new_here) continue;
      tell(session, run, one.file, told(gap), 0);
      break;
    }
  }
}

void print(Session& session, const StatementRun& run) {
  auto statements = Json::list();
  for (const auto& one : run.statements)
    statements.add(statement_json(one));
  session.print(statement_table(run.statements),
                Json::of("import-statement")
                    .set("statements", statements)
                    .set("problems", run.problems));
}

Exit import_statement(Session& session, Arguments& arguments) {
  if (const auto refusal = objection(arguments))
    return session.refuse(*refusal);
  const auto format = format_in(arguments);
  if (!format) return session.refuse(format.error());
  const auto profile = profile_in(arguments);
  if (!profile) return session.refuse(profile.error());
  auto book = session.open(store::Access::write);
  if (!book) return session.refuse(book.error());
  const bool dry_run = arguments.has("--dry-run");
  auto journal = ledger::Journal::begin(
      *book, session.context(book->organisation().timezone, dry_run));
  if (!journal) return session.refuse(journal.error());
  StatementRun run;
  const auto files = in_reading_order(arguments.all("FILE"));
  if (!files) return session.refuse(files.error());
  for (const auto& file : *files) {
    const intake::StatementImport request{file, arguments.if_any("--reference"),
                                          *format, *profile,
                                          arguments.text("--account")};
    if (const auto refusal = read_file(session, *journal, request, run))
      return session.refuse(*refusal);
  }
  tell_gaps(session, *book, run);
  journal->commit();
  if (dry_run)
    session.remark(say("nothing was recorded (--dry-run)",
                       "rien n’a été enregistré (--dry-run)"));
  print(session, run);
  return run.attention ? Exit::attention : Exit::done;
}

}  // namespace

const Command import_statement_command{
    .words = "import statement",
    .summary = {"Import bank statements", "Importer des relevés bancaires"},
    .positionals =
        {{"FILE",
          {"one or more files, or ZIP files of them; all are recorded, or none",
           "un ou plusieurs fichiers, ou des ZIP qui les contiennent ; tous "
           "sont enregistrés, ou aucun"},
          Positional::Need::several}},
    .options = {{"--profile",
                 "NAME|FILE.toml",
                 {"of CSV files: la_banque_postale, credit_mutuel, generic_fr, "
                  "or a profile of your own",
                  "pour des fichiers CSV : la_banque_postale, credit_mutuel, "
                  "generic_fr, ou un profil à vous"}},
                {"--account",
                 "IBAN",
                 {"whose statement a CSV file is, where it does not say",
                  "de quel compte est un fichier CSV qui ne le dit pas"}}},
    .example = "obole import statement releve-2026-01.xml releve-2026-02.xml",
    .records = true,
    .run = import_statement};

}  // namespace cli
