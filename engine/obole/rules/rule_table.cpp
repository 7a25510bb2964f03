#include "obole/rules/rule_table.hpp"

#include "obole/rules/rule_values.hpp"

#include <algorithm>
#include <array>

namespace obole {
namespace {

using std::string_view;

// Each in the order of its enumeration.
constexpr std::array<string_view, 5> bases = {
    "payment", "year-opening", "year-closing", "calendar-year", "issue"};
constexpr std::array<string_view, 5> units = {"ratio", "money", "number",
                                              "flag", "word"};
constexpr std::array<string_view, 5> certainties = {
    "confirmed", "reported", "remembered", "unverified", "uncertain"};

constexpr std::array<string_view, 5> french_bases = {
    "jour du don", "ouverture de l’exercice", "clôture de l’exercice",
    "année civile", "jour de l’acte"};
constexpr std::array<string_view, 5> french_units = {
    "fraction", "montant", "nombre", "oui ou non", "mot"};
constexpr std::array<string_view, 5> french_certainties = {
    "confirmé", "rapporté", "de mémoire", "à vérifier", "incertain"};

}  // namespace

template <>
std::span<const string_view> words<rules::DateBasis>() {
  return bases;
}
template <>
std::span<const string_view> words<rules::ValueUnit>() {
  return units;
}
template <>
std::span<const string_view> words<rules::Certainty>() {
  return certainties;
}

namespace rules {

string_view french(DateBasis choice) {
  return french_bases.at(static_cast<std::size_t>(choice));
}
string_view french(ValueUnit choice) {
  return french_units.at(static_cast<std::size_t>(choice));
}
string_view french(Certainty choice) {
  return french_certainties.at(static_cast<std::size_t>(choice));
}

Ratio RuleValue::ratio() const {
  const auto read = ratio_in(value);
  check(unit == ValueUnit::ratio && read, "a checked ratio can be read");
  return *read;
}

Money RuleValue::money(Currency currency) const {
  const auto read = parse_amount(value, currency);
  check(unit == ValueUnit::money && read, "a checked amount can be read");
  return *read;
}

std::int64_t RuleValue::number() const {
  const auto read = number_in(value);
  check(unit == ValueUnit::number && read, "a checked number can be read");
  return *read;
}

bool RuleValue::flag() const {
  check(unit == ValueUnit::flag, "a checked flag can be read");
  return value == "true";
}

const RuleValue* RuleTable::find(string_view parameter, Date day) const {
  const auto first =
      std::lower_bound(values.begin(), values.end(), parameter,
                       [](const RuleValue& one, string_view sought) {
                         return one.parameter < sought;
                       });
  for (auto one = first; one != values.end() && one->parameter == parameter;
       ++one) {
    if (one->from <= day && (!one->to || day <= *one->to)) return &*one;
  }
  return nullptr;
}

}  // namespace rules
}  // namespace obole
