#include "cli/commands/in_kind_options.hpp"

#include "obole/base/say.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;

Refusal misused(std::string_view name, Sentence why) {
  return {Reason::usage,
          "",
          std::move(why),
          say("obole donation add --help shows the options",
              "obole donation add --help montre les options"),
          {{}, 0, std::string(name)}};
}

// Time given, at what an hour or a day costs whoever gives it.  What the item
// is called does not follow the language of messages: a request that comes
// again is the same request.
Result<std::optional<GivenItem>> time_of(Arguments& arguments,
                                         Currency currency) {
  const auto hours = arguments.if_any("--hours");
  const auto days = arguments.if_any("--days");
  const auto cost = arguments.money_if_any("--cost-basis", currency);
  if (arguments.complaint()) return *arguments.complaint();
  if (!hours && !days) {
    if (!cost) return std::optional<GivenItem>();
    return misused("--cost-basis", say("it is the cost of an hour or a day",
                                       "c’est le coût d’une heure ou d’un "
                                       "jour"));
  }
  const std::string_view name = hours ? "--hours" : "--days";
  if (hours && days) {
    return misused(name, say("time is given in hours or in days",
                             "le temps se donne en heures ou en jours"));
  }
  if (!cost) {
    return misused("--cost-basis",
                   say("what one costs is missing",
                       "il manque ce que coûte une unité de temps"));
  }
  const auto quantity = parse_quantity(hours ? *hours : *days);
  if (!quantity) return at(quantity.error(), {{}, 0, std::string(name)});
  // Read once more with its unit: the reader of items knows their limits.
  const auto item =
      parse_given_item(to_string(*quantity) + (hours ? ";hour;" : ";day;") +
                           plain(*cost) + (hours ? ";heures" : ";jours"),
                       currency);
  if (!item) return at(item.error(), {{}, 0, "--cost-basis"});
  return std::optional(*item);
}

}  // namespace

Result<ledger::InKind> in_kind_of(Arguments& arguments, Currency currency) {
  ledger::InKind gift;
  gift.declared = arguments.money_if_any("--declared", currency);
  gift.valuation = arguments.choice("--valuation", Valuation::declared);
  gift.valued_on = arguments.date_if_any("--valued-on");
  gift.valued_by = arguments.text("--valued-by");
  gift.document = arguments.text("--document");
  for (const auto& typed : arguments.all("--item")) {
    auto item = parse_given_item(typed, currency);
    if (!item) return at(item.error(), {{}, 0, "--item"});
    gift.items.push_back(std::move(*item));
  }
  auto time = time_of(arguments, currency);
  if (!time) return time.error();
  if (*time) gift.items.push_back(std::move(**time));
  if (arguments.complaint()) return *arguments.complaint();
  return gift;
}

std::vector<Option> with_in_kind(std::vector<Option> options) {
  const std::vector<Option> in_kind = {
      {"--item",
       "ITEM",
       {"of a gift in kind: \"quantity;unit;price of one;description\"; may "
        "come again",
        "d’un don en nature : « quantité;unité;prix unitaire;description » ; "
        "répétable"},
       Need::repeated},
      {"--declared",
       "AMOUNT",
       {"the donor’s own value, where another is retained",
        "la valeur du donateur, si une autre est retenue"}},
      {"--valuation",
       "WORD",
       {"declared, cost-price, stock-value, market, book-value, salary-cost, "
        "mileage or price",
        "declared, cost-price, stock-value, market, book-value, salary-cost, "
        "mileage ou price"}},
      {"--valued-by",
       "TEXT",
       {"who valued it; kept with the personal data",
        "qui l’a évalué ; gardé avec les données personnelles"}},
      {"--valued-on",
       "DATE",
       {"the day of the valuation; else that of the gift",
        "jour de l’évaluation ; sinon celui du don"}},
      {"--document", "REF", {"the evidence", "la pièce justificative"}},
      {"--hours",
       "N",
       {"time given, at --cost-basis an hour",
        "temps donné, à --cost-basis l’heure"}},
      {"--days",
       "N",
       {"time given, at --cost-basis a day",
        "temps donné, à --cost-basis le jour"}},
      {"--cost-basis",
       "AMOUNT",
       {"what an hour or a day costs the donor",
        "ce que coûte au donateur une heure ou un jour"}}};
  options.insert(options.end(), in_kind.begin(), in_kind.end());
  return options;
}

}  // namespace cli
