#include "obole/domain/valuation.hpp"

#include "obole/base/say.hpp"
#include "obole/domain/excerpt.hpp"

#include <array>
#include <vector>

namespace obole {
namespace {

using std::string_view;

constexpr std::array<string_view, 8> valuations = {
    "declared",   "cost-price",  "stock-value", "market",
    "book-value", "salary-cost", "mileage",     "price"};
constexpr std::array<string_view, 8> units = {
    "piece", "kilogram", "litre", "metre", "hour", "day", "kilometre", "month"};

constexpr std::size_t most_digits = 9;
constexpr std::size_t most_decimals = 3;
constexpr std::int64_t thousand = 1000;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

Refusal malformed(string_view text) {
  return {Reason::amount_malformed, excerpt(text),
          say("it is not a quantity", "ce n’est pas une quantité"),
          say("write it as 12 or 1.5, with three decimals at most",
              "l’écrire 12 ou 1,5, avec trois décimales au plus")};
}

std::vector<string_view> parts_of(string_view text) {
  std::vector<string_view> parts;
  while (parts.size() < 3) {
    const auto mark = text.find(';');
    if (mark == string_view::npos) return {};
    parts.push_back(text.substr(0, mark));
    text.remove_prefix(mark + 1);
  }
  parts.push_back(text);
  return parts;
}

constexpr std::array<string_view, 8> french_valuations = {"déclarée",
                                                          "coût de revient",
                                                          "valeur de stock",
                                                          "marché",
                                                          "valeur comptable",
                                                          "coût salarial",
                                                          "barème kilométrique",
                                                          "prix de vente"};
constexpr std::array<string_view, 8> french_units = {
    "pièce", "kilogramme", "litre",     "mètre",
    "heure", "jour",       "kilomètre", "mois"};

}  // namespace

template <>
std::span<const string_view> words<Valuation>() {
  return valuations;
}
template <>
std::span<const string_view> words<Unit>() {
  return units;
}

Result<Quantity> parse_quantity(string_view text) {
  std::int64_t number = 0;
  std::size_t at = 0;
  for (; at < text.size() && is_digit(text[at]); ++at) {
    if (at == most_digits) return malformed(text);
    number = number * 10 + (text[at] - '0');
  }
  if (at == 0) return malformed(text);
  std::size_t decimals = 0;
  if (at < text.size() && (text[at] == '.' || text[at] == ',')) {
    for (++at; at < text.size() && is_digit(text[at]); ++at) {
      if (++decimals > most_decimals) return malformed(text);
      number = number * 10 + (text[at] - '0');
    }
    if (decimals == 0) return malformed(text);
  }
  if (at != text.size()) return malformed(text);
  for (; decimals < most_decimals; ++decimals)
    number *= 10;
  if (number == 0) return malformed(text);
  return Quantity{number};
}

std::string to_string(Quantity quantity) {
  auto text = std::to_string(quantity.thousandths / thousand);
  auto rest = std::to_string(thousand + quantity.thousandths % thousand);
  rest.front() = '.';
  while (rest.back() == '0')
    rest.pop_back();
  return rest.size() > 1 ? text + rest : text;
}

Money GivenItem::amount() const {
  return price.share({quantity.thousandths, thousand}, Rounding::half_even);
}

Result<GivenItem> parse_given_item(string_view text, Currency currency) {
  const auto parts = parts_of(text);
  if (parts.empty() || parts.back().empty()) {
    return Refusal{Reason::text_malformed, excerpt(text),
                   say("an item is quantity;unit;price;description",
                       "un élément s’écrit quantité;unité;prix;description"),
                   say("write it as \"12;piece;35.50;Reams of paper\"",
                       "l’écrire comme « 12;piece;35,50;Rames de papier »")};
  }
  const auto quantity = parse_quantity(parts[0]);
  if (!quantity) return quantity.error();
  const auto unit = parse_choice<Unit>(parts[1]);
  if (!unit) return unit.error();
  const auto price = parse_amount(parts[2], currency);
  if (!price) return price.error();
  const auto whole = quantity->thousandths / thousand + 1;
  const bool counts = price->is_positive();
  if (!counts || whole > Money::largest / price->minor_units()) {
    return Refusal{
        counts ? Reason::amount_too_large : Reason::amount_not_positive,
        excerpt(text),
        say("a price is more than zero, and an item worth {} at most",
            "un prix est supérieur à zéro, et un élément vaut {} au plus",
            Money{Money::largest, currency}),
        say("correct the price or the quantity",
            "corriger le prix ou la quantité")};
  }
  return GivenItem{*quantity, *unit, *price, std::string(parts[3])};
}

std::string_view french(Valuation choice) {
  return french_valuations.at(static_cast<std::size_t>(choice));
}

std::string_view french(Unit choice) {
  return french_units.at(static_cast<std::size_t>(choice));
}

}  // namespace obole
