// obole rules: the law as tables.

#include "cli/commands.hpp"
#include "cli/commands/rule_tables.hpp"
#include "cli/known.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/intake/rule_file.hpp"
#include "obole/ledger/rulebook.hpp"
#include "obole/receipts/judge.hpp"

namespace cli {
namespace {

using namespace obole;
using Kind = reports::Column::Kind;

std::string first_digits(const std::string& digest) {
  constexpr std::size_t enough = 12;
  return digest.substr(0, enough);
}

Exit list(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const Reading reading(session, *book);
  reports::Table table;
  table.what = "rules-list";
  table.title = {"Rule tables", "Tables de règles"};
  table.columns = {{"name", {"Name", "Nom"}, Kind::text},
                   {"jurisdiction", {"Country", "Pays"}, Kind::text},
                   {"version", {"Version", "Version"}, Kind::text},
                   {"state", {"State", "État"}, Kind::text},
                   {"adopted", {"Adopted", "Adoptée le"}, Kind::text},
                   {"entry", {"Entry", "Écriture"}, Kind::number},
                   {"values", {"Values", "Valeurs"}, Kind::number},
                   {"digest", {"SHA-256", "SHA-256"}, Kind::text}};
  const auto adopted = ledger::adoptions(*book);
  for (const auto& one : adopted) {
    const bool holds = &one == &adopted.back();
    table.rows.push_back(
        {one.name, one.jurisdiction, one.version,
         holds ? say("in force", "en vigueur") : say("superseded", "remplacée"),
         one.adopted_on, one.seq, one.values, first_digits(one.digest)});
  }
  for (const auto name : intake::builtin_names()) {
    const auto one = intake::builtin_table(name).value();
    table.rows.push_back({one.name, one.jurisdiction, one.version,
                          say("comes with obole", "livrée avec obole"),
                          std::monostate(), std::monostate(),
                          std::int64_t{std::ssize(one.values)},
                          first_digits(one.digest)});
  }
  session.print(table, Json::of(table.what).set("rules", rows_of(table)));
  return Exit::done;
}

// Whether a value is asked for: by parameter, or a part of its name; by day.
bool is_asked(const rules::RuleValue& value, const std::string& parameter,
              const std::optional<Date>& on) {
  if (value.parameter.find(parameter) == std::string::npos) return false;
  if (!on) return true;
  return value.from <= *on && (!value.to || *on <= *value.to);
}

Exit show(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto name = arguments.text("NAME");
  const auto parameter = arguments.text("--parameter");
  const auto on = arguments.date_if_any("--on");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const Reading reading(session, *book);
  auto rules = receipts::rules_that_hold(*book);
  if (!name.empty() && name != rules.table.name) {
    auto builtin = intake::builtin_table(name);
    if (!builtin) return session.refuse(builtin.error());
    rules = {std::move(*builtin), std::nullopt};
  }
  reports::Table table;
  table.what = "rules-show";
  const auto title = rules.table.name + ' ' + rules.table.version;
  table.title = {title, title};
  table.columns = {{"parameter", {"Parameter", "Paramètre"}, Kind::text},
                   {"value", {"Value", "Valeur"}, Kind::text},
                   {"unit", {"Unit", "Unité"}, Kind::text},
                   {"from", {"From", "Du"}, Kind::text},
                   {"to", {"To", "Au"}, Kind::text, true},
                   {"basis", {"Chosen by", "Selon"}, Kind::text},
                   {"certainty", {"Certainty", "Certitude"}, Kind::text},
                   {"source", {"Source", "Source"}, Kind::text},
                   {"link", {"Link", "Lien"}, Kind::text, true},
                   {"note", {"Note", "Note"}, Kind::text, true}};
  for (const auto& one : rules.table.values) {
    if (!is_asked(one, parameter, on)) continue;
    reports::Cell to;
    if (one.to) to = *one.to;
    table.rows.push_back({one.parameter, one.value, spoken(one.unit), one.from,
                          to, spoken(one.basis), spoken(one.certainty),
                          one.source, one.link, one.note});
  }
  table.notes.emplace_back(Sentence{"SHA-256", "SHA-256"}, rules.table.digest);
  auto json = Json::of(table.what)
                  .set("name", rules.table.name)
                  .set("jurisdiction", rules.table.jurisdiction)
                  .set("version", rules.table.version)
                  .set("digest", rules.table.digest)
                  .set("adopted", rules.adopted)
                  .set("values", rows_of(table));
  session.print(table, json);
  return Exit::done;
}

Exit check(Session& session, Arguments& arguments) {
  const auto table = read_table(session, arguments.text("FILE"));
  if (!table) return session.refuse(table.error());
  auto json = Json::of("rules-check")
                  .set("name", table->name)
                  .set("version", table->version)
                  .set("values", std::int64_t{std::ssize(table->values)})
                  .set("digest", table->digest)
                  .set("ok", true);
  session.print(say("{} {}: {}, nothing to object to",
                    "{} {} : {}, rien à redire", table->name, table->version,
                    counted(std::ssize(table->values), {"value", "values"},
                            {"valeur", "valeurs"})),
                json);
  return Exit::done;
}

Exit adopt(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const auto table = read_table(session, arguments.text("FILE"));
        if (!table) return table.error();
        const auto recorded =
            ledger::record(journal, *table, arguments.if_any("--reference"));
        if (!recorded) return recorded.error();
        Session::Outcome outcome{
            *recorded, table->name,
            say("{} {} is adopted; what was decided before stays decided",
                "{} {} est adoptée ; ce qui était décidé le reste", table->name,
                table->version)};
        outcome.adds = [digest = table->digest](Json& json) {
          json.set("digest", digest);
        };
        return outcome;
      });
}

const std::vector<Positional> file = {
    {"FILE",
     {"a table in CSV, or the name of one that comes with obole",
      "une table en CSV, ou le nom d’une table livrée avec obole"}}};

}  // namespace

const Command rules_list_command{
    .words = "rules list",
    .summary = {"List the rule tables, adopted or not",
                "Lister les tables de règles, adoptées ou non"},
    .positionals = {},
    .options = known_options(),
    .example = "obole rules list",
    .run = list};

const Command rules_show_command{
    .words = "rules show",
    .summary = {"Show the values of a rule table, with their sources",
                "Montrer les valeurs d’une table de règles et leurs sources"},
    .positionals = {{"NAME",
                     {"the table; the one in force, if not said",
                      "la table ; celle en vigueur, à défaut"},
                     Positional::Need::optional}},
    .options = known_options(
        {{"--parameter",
          "TEXT",
          {"those whose name holds it", "ceux dont le nom le contient"}},
         {"--on",
          "DATE",
          {"those that hold on that day", "ceux qui valent ce jour-là"}}}),
    .example = "obole rules show --parameter fr.cp.ind --on 2025-06-01",
    .run = show};

const Command rules_check_command{
    .words = "rules check",
    .summary = {"Check a rule table without adopting it",
                "Vérifier une table de règles sans l’adopter"},
    .positionals = file,
    .options = {},
    .example = "obole rules check france-2027.csv",
    .run = check};

const Command rules_adopt_command{
    .words = "rules adopt",
    .summary = {"Decide by this rule table from now on",
                "Décider désormais selon cette table de règles"},
    .positionals = file,
    .options = {},
    .example = "obole rules adopt france",
    .records = true,
    .run = adopt};

}  // namespace cli
