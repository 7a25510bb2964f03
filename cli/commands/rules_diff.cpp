// obole rules diff: what another table would have made of the gifts.

#include "cli/commands.hpp"
#include "cli/commands/rule_tables.hpp"
#include "cli/known.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/receipts/differences.hpp"

namespace cli {
namespace {

using namespace obole;
using Kind = reports::Column::Kind;

// Why the other table says otherwise: the first ground that is not as before.
Sentence why(const receipts::Difference& one, Currency currency) {
  const auto& before = one.judged.decision.grounds;
  const rules::Ground* found = nullptr;
  for (const auto& ground : one.instead.grounds) {
    if (std::find(before.begin(), before.end(), ground) != before.end())
      continue;
    if (found == nullptr || ground.standing > found->standing) found = &ground;
  }
  return found == nullptr ? Sentence() : rules::explanation(*found, currency);
}

Exit diff(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto table = read_table(session, arguments.text("FILE"));
  if (!table) return session.refuse(table.error());
  receipts::Selection selection;
  if (const auto campaign = arguments.code_if_any("--campaign"))
    selection.campaign = campaign->text();
  if (const auto year = arguments.number_if_any("--year"))
    selection.year = static_cast<int>(*year);
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const Reading reading(session, *book);
  const auto today =
      session.context(book->organisation().timezone, false).today;
  const auto found = receipts::differences(*book, *table, selection, today);
  if (!found) return session.refuse(found.error());
  reports::Table list;
  list.what = "rules-diff";
  list.title = {"What this table would change",
                "Ce que cette table changerait"};
  list.columns = {
      {"donation", {"Donation", "Don"}, Kind::number},
      {"date", {"Date", "Date"}, Kind::text},
      {"given", {"Given", "Donné"}, Kind::number},
      {"outcome", {"Now", "Aujourd’hui"}, Kind::text},
      {"amount", {"Receiptable", "Ouvrant droit"}, Kind::number},
      {"instead", {"Instead", "À la place"}, Kind::text},
      {"amount_instead", {"Receiptable", "Ouvrant droit"}, Kind::number},
      {"recorded", {"Decided", "Décidé"}, Kind::text},
      {"receipted", {"Receipted", "Sur reçu"}, Kind::number},
      {"why", {"Why", "Pourquoi"}, Kind::text}};
  for (const auto& one : *found) {
    list.rows.push_back(
        {one.judged.gift.seq, one.judged.decision.gift_date,
         one.judged.gift.facts.given, spoken(one.judged.decision.outcome),
         one.judged.decision.amount, spoken(one.instead.outcome),
         one.instead.amount, one.judged.stands, one.judged.gift.receipted,
         why(one, book->currency())});
  }
  list.notes.emplace_back(Sentence{"Adopting it", "L’adopter"},
                          Sentence{"rewrites nothing of what was decided",
                                   "ne réécrit rien de ce qui est décidé"});
  auto json = Json::of(list.what)
                  .set("name", table->name)
                  .set("version", table->version)
                  .set("digest", table->digest)
                  .set("differences", rows_of(list));
  stand_on(list, json, *book, {});
  session.print(list, json);
  return Exit::done;
}

}  // namespace

const Command rules_diff_command{
    .words = "rules diff",
    .summary = {"Say which gifts another rule table would decide otherwise",
                "Dire quels dons une autre table déciderait autrement"},
    .positionals = {{"FILE",
                     {"a table in CSV, or the name of one that comes with "
                      "obole",
                      "une table en CSV, ou le nom d’une table livrée avec "
                      "obole"}}},
    .options = known_options(
        {{"--campaign", "CODE", {"of one campaign", "d’une campagne"}},
         {"--year", "YEAR", {"of the gifts", "des dons"}}}),
    .example = "obole rules diff france-2027.csv --year 2026",
    .run = diff};

}  // namespace cli
