// obole report tiers, earmarks: what donors chose, and what they meant.

#include "cli/commands.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/campaigns.hpp"
#include "obole/ledger/earmarks.hpp"
#include "obole/reports/earmarks.hpp"
#include "obole/reports/tiers.hpp"

namespace cli {
namespace {

using namespace obole;

Json totals_of(const reports::Table& table) {
  Json totals;
  for (std::size_t at = 1; at < table.totals.size(); ++at) {
    if (!std::holds_alternative<std::monostate>(table.totals[at]))
      totals.set(table.columns[at].key, table.totals[at]);
  }
  return totals;
}

Exit tiers(Session& session, Arguments& arguments) {
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
  auto table = reports::tiers(*book, campaign ? campaign->text() : "", view);
  auto json = Json::of(table.what);
  json.set("tiers", rows_of(table)).set("totals", totals_of(table));
  stand_on(table, json, *book, view);
  session.print(table, json);
  return Exit::done;
}

Exit earmarks(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto view = Session::view(arguments);
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const Reading reading(session, *book);
  const auto all = ledger::earmarks(*book, view.as_of);
  auto table = reports::earmark_table(all, book->currency());
  auto json = Json::of(table.what);
  json.set("earmarks", rows_of(table)).set("totals", totals_of(table));
  bool short_of_money = false;
  for (const auto& one : all) {
    if (!one.remaining().is_negative()) continue;
    short_of_money = true;
    session.remark(
        say("{}: {} more was spent or released than came; gifts were given "
            "back",
            "{} : {} de plus ont été dépensés ou libérés que reçus ; des dons "
            "ont été rendus",
            one.code, -one.remaining()));
    table.notes.emplace_back(say("Missing for {}", "Manque pour {}", one.code),
                             spoken(-one.remaining()));
  }
  stand_on(table, json, *book, view);
  session.print(table, json);
  return short_of_money ? Exit::attention : Exit::done;
}

}  // namespace

const Command report_tiers_command{
    .words = "report tiers",
    .summary = {"What donors chose, and what is left of it",
                "Ce que les donateurs ont choisi, et ce qu’il en reste"},
    .positionals = {},
    .options = view_options(
        {{"--campaign", "CODE", {"of one campaign", "d’une campagne"}}}),
    .example = "obole report tiers --campaign TOIT-ECOLE",
    .run = tiers};

const Command report_earmarks_command{
    .words = "report earmarks",
    .summary = {"Whether gifts went to the use they were meant for",
                "Si les dons sont allés à leur affectation"},
    .positionals = {},
    .options = view_options(),
    .example = "obole report earmarks",
    .run = earmarks};

}  // namespace cli
