#include "obole/reports/open_data.hpp"

#include "obole/base/check.hpp"

namespace obole::reports {
namespace {

Cell if_any(const std::string& text) {
  return text.empty() ? Cell() : Cell(text);
}

}  // namespace

const std::vector<OpenField>& open_fields() {
  static const std::vector<OpenField> fields = {
      {"campaign", "string", {"Code of the campaign", "Code de la campagne"}},
      {"title", "string", {"Title of the campaign", "Intitulé de la campagne"}},
      {"opens", "date", {"First day", "Premier jour"}},
      {"closes", "date", {"Last day", "Dernier jour"}},
      {"status",
       "string",
       {"draft, open, succeeded, failed, closed",
        "draft (à venir), open (ouverte), succeeded (réussie), failed "
        "(échouée), closed (close)"}},
      {"goal", "number", {"Sum asked for", "Somme recherchée"}},
      {"received",
       "number",
       {"Gifts of money, gross; empty where too few gave",
        "Dons d’argent, bruts ; vide si trop peu ont donné"}},
      {"refunded",
       "number",
       {"Given back of them; empty where too few gave",
        "Rendus sur ces dons ; vide si trop peu ont donné"}},
      {"in_kind",
       "number",
       {"Worth of gifts in kind; empty where too few gave",
        "Valeur des dons en nature ; vide si trop peu ont donné"}},
      {"donations",
       "integer",
       {"Number of gifts; empty where too few gave",
        "Nombre de dons ; vide si trop peu ont donné"}},
      {"donors",
       "integer",
       {"Number of donors; empty where too few gave",
        "Nombre de donateurs ; vide si trop peu ont donné"}},
      {"currency", "string", {"ISO 4217 code", "Code ISO 4217"}}};
  return fields;
}

Table open_data(const std::vector<CampaignFigures>& figures,
                std::int64_t at_least) {
  Table table;
  table.what = "export-open-data";
  table.title = {"Campaigns", "Campagnes"};
  for (const auto& field : open_fields()) {
    const bool number = field.type == "number" || field.type == "integer";
    const std::string key(field.name);
    table.columns.push_back(
        {key, {key, key}, number ? Column::Kind::number : Column::Kind::text});
  }
  for (const auto& one : figures) {
    const auto& campaign = one.campaign;
    const bool few = one.donors > 0 && one.donors < at_least;
    const auto told = [few](const auto& value) {
      return few ? Cell() : Cell(value);
    };
    table.rows.push_back(
        {campaign.code, if_any(campaign.title), campaign.opens, campaign.closes,
         spoken(one.status), campaign.goal, told(one.received),
         told(one.refunded), told(one.in_kind), told(one.donations),
         told(one.donors), std::string(campaign.goal.currency().code())});
    check(table.rows.back().size() == table.columns.size(),
          "each field has a cell");
  }
  return table;
}

}  // namespace obole::reports
