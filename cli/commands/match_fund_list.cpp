// obole match-fund list, show: matching funds as they stand.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/funds.hpp"

namespace cli {
namespace {

using namespace obole;
using Kind = reports::Column::Kind;
using reports::Cell;

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words)
    text += (text.empty() ? "" : ", ") + word;
  return text;
}

Json list_of(const std::vector<std::string>& words) {
  auto list = Json::list();
  for (const auto& word : words)
    list.add(word);
  return list;
}

Json fields_of(Json json, const ledger::Fund& fund) {
  json.set("code", fund.code)
      .set("funder", fund.funder.text())
      .set("campaigns", list_of(fund.campaigns))
      .set("granted", fund.granted)
      .set("paid", fund.paid)
      .set("due", fund.due());
  return json;
}

Exit list(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const Reading reading(session, *book);
  reports::Table table;
  table.what = "match-fund-list";
  table.title = {"Matching funds", "Fonds d’abondement"};
  table.columns = {{"code", {"Code", "Code"}, Kind::text},
                   {"funder", {"Funder", "Mécène"}, Kind::text},
                   {"campaigns", {"Campaigns", "Campagnes"}, Kind::text},
                   {"granted", {"Granted", "Accordé"}, Kind::number},
                   {"paid", {"Paid", "Versé"}, Kind::number},
                   {"due", {"Due", "Dû"}, Kind::number}};
  auto funds = Json::list();
  for (const auto& one : ledger::funds(*book)) {
    table.rows.push_back({one.code, one.funder.text(), joined(one.campaigns),
                          one.granted, one.paid, one.due()});
    funds.add(fields_of(Json(), one));
  }
  session.print(table, Json::of(table.what).set("funds", funds));
  return Exit::done;
}

template <class Value>
Cell if_any(const std::optional<Value>& value) {
  return value ? Cell(*value) : Cell();
}

reports::Table terms_table(const ledger::Fund& fund) {
  reports::Table table;
  table.what = "match-fund-show";
  table.title = say("Matching fund {}", "Fonds d’abondement {}", fund.code);
  table.columns = {
      {"rule", {"Rule", "Règle"}, Kind::number},
      {"starts", {"From", "Du"}, Kind::text},
      {"ends", {"To", "Au"}, Kind::text},
      {"ratio", {"Ratio", "Taux"}, Kind::text},
      {"budget", {"In all", "En tout"}, Kind::number},
      {"gift_cap", {"A gift", "Par don"}, Kind::number},
      {"donor_cap", {"A donor", "Par donateur"}, Kind::number},
      {"campaign_cap", {"A campaign", "Par campagne"}, Kind::number}};
  for (const auto& rule : fund.rules) {
    table.rows.push_back(
        {rule.id, rule.starts, if_any(rule.ends),
         fmt::format("{}/{}", rule.ratio.numerator, rule.ratio.denominator),
         rule.budget, if_any(rule.gift_cap), if_any(rule.donor_cap),
         if_any(rule.campaign_cap)});
  }
  return table;
}

Exit show(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto code = arguments.code("CODE");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const Reading reading(session, *book);
  const auto fund = ledger::find_fund(*book, code.text());
  if (!fund) return session.refuse(fund.error());
  auto table = terms_table(*fund);
  auto json = fields_of(Json::of(table.what), *fund);
  json.set("terms", rows_of(table));
  table.notes = {{{"Funder", "Mécène"}, fund->funder.text()},
                 {{"Campaigns", "Campagnes"}, joined(fund->campaigns)},
                 {{"Granted", "Accordé"}, spoken(fund->granted)},
                 {{"Paid", "Versé"}, spoken(fund->paid)},
                 {{"Due", "Dû"}, spoken(fund->due())}};
  session.print(table, json);
  return Exit::done;
}

}  // namespace

const Command match_fund_list_command{
    .words = "match-fund list",
    .summary = {"List the matching funds", "Lister les fonds d’abondement"},
    .positionals = {},
    .options = known_options(),
    .example = "obole match-fund list",
    .run = list};

const Command match_fund_show_command{
    .words = "match-fund show",
    .summary = {"Show a matching fund and its terms",
                "Montrer un fonds d’abondement et ses conditions"},
    .positionals = {{"CODE", {"the fund", "le fonds"}}},
    .options = known_options(),
    .example = "obole match-fund show MECENE",
    .run = show};

}  // namespace cli
