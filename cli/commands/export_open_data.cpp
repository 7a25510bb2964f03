// obole export open-data: what a town publishes, with its table schema.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "obole/base/atomic_file.hpp"
#include "obole/base/say.hpp"
#include "obole/reports/open_data.hpp"

#include <filesystem>

namespace cli {
namespace {

using namespace obole;

constexpr std::int64_t few_by_default = 5;

Json schema_of(const std::string& organisation, const ledger::Head& state) {
  auto fields = Json::list();
  for (const auto& field : reports::open_fields())
    fields.add(Json()
                   .set("name", field.name)
                   .set("type", field.type)
                   .set("description", field.description.fr)
                   .set("description_en", field.description.en));
  return Json()
      .set("$schema",
           "https://specs.frictionlessdata.io/schemas/table-schema.json")
      .set("name", "obole-campaigns")
      .set("title", "Campagnes de dons : " + organisation)
      .set("fields", fields)
      .set("size", state.size)
      .set("root", hex(state.root))
      .set("missingValues", Json::list().add(std::string()))
      .set("primaryKey", "campaign");
}

Exit open_data(Session& session, Arguments& arguments) {
  const auto at_least =
      arguments.number_if_any("--at-least").value_or(few_by_default);
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const Reading reading(session, *book);
  const auto& organisation = book->organisation();
  const auto schema = schema_of(organisation.name, book->head());
  if (arguments.has("--schema")) {
    session.print_text(schema.text());
    return Exit::done;
  }
  const auto today = session.context(organisation.timezone, false).today;
  const auto table = reports::open_data(
      reports::all_campaign_figures(*book, {}, today), at_least);
  session.print(table, json_of(table));
  const auto& file = session.settings().output;
  if (file.empty() || file == "-") return Exit::done;
  std::filesystem::path beside(file);
  beside.replace_filename(beside.stem().string() + "-schema.json");
  if (const auto error = write_atomically(beside, schema.text())) {
    return session.refuse({Reason::ledger_unusable, beside.string(),
                           say("it cannot be written: {}",
                               "il ne peut être écrit : {}", error.message()),
                           say("choose another place for -o",
                               "choisir un autre endroit pour -o")});
  }
  session.remark(say("described in {}", "décrit dans {}", beside.string()));
  return Exit::done;
}

}  // namespace

const Command export_open_data_command{
    .words = "export open-data",
    .summary = {"Sums of each campaign to publish, with a table schema; no "
                "donors",
                "Les sommes de chaque campagne à publier, avec un schéma de "
                "table ; sans donateurs"},
    .positionals = {},
    .options =
        known_options({{"--at-least",
                        "N",
                        {"sums of fewer donors are left out (5)",
                         "les sommes de moins de donateurs sont omises (5)"}},
                       {"--schema",
                        "",
                        {"the schema itself, as Table Schema in JSON",
                         "le schéma lui-même, en Table Schema JSON"}}}),
    .example = "obole export open-data -o campagnes.csv",
    .run = open_data};

}  // namespace cli
