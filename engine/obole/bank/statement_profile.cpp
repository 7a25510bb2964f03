#include "obole/bank/statement_profile.hpp"

#include "obole/bank/profile.hpp"
#include "obole/bank/profile_settings.hpp"
#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"
#include "obole/domain/date.hpp"
#include "obole/domain/identifiers.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <span>

namespace obole::schema {

extern const std::string_view statement_la_banque_postale;
extern const std::string_view statement_credit_mutuel;
extern const std::string_view statement_generic_fr;

}  // namespace obole::schema

namespace obole::bank {
namespace {

using Outcome = std::optional<Sentence>;  // why not, if not
using Texts = std::vector<std::string>;

constexpr std::array<std::string_view, 12> columns = {
    "date",  "value_date", "amount", "debit", "credit",       "balance",
    "label", "reference",  "name",   "iban",  "debit_credit", "currency"};
constexpr std::array<std::string_view, 4> cells = {"account", "closing",
                                                   "closing_on", "currency"};

// The key after "columns." or "preamble." in its list.
template <class Choice, class Map>
Outcome take_named(std::string_view name,
                   std::span<const std::string_view> known, const Texts& texts,
                   Map& into) {
  const auto found = std::find(known.begin(), known.end(), name);
  if (found == known.end())
    return say("“{}” is none of {}", "« {} » ne figure pas dans {}",
               shown(name), fmt::format("{}", fmt::join(known, ", ")));
  into[static_cast<Choice>(found - known.begin())] = texts;
  return {};
}

Outcome take_encodings(StatementProfile& profile, const Texts& texts) {
  profile.encodings.clear();
  for (const auto& text : texts) {
    const auto encoding = parse_encoding(text);
    if (!encoding)
      return say("“{}” is no encoding that is read here",
                 "« {} » n’est pas un encodage lu ici", shown(text));
    profile.encodings.push_back(*encoding);
  }
  return {};
}

Outcome take_character(const Texts& texts, std::string_view allowed,
                       char& into) {
  const auto& text = texts.front();
  const char c = text == "tab" ? '\t' : text.empty() ? '\0' : text.front();
  if (text.size() > 1 && text != "tab")
    return say("one character is meant", "il faut un seul caractère");
  if (allowed.find(c) == std::string_view::npos)
    return say("“{}” is none of {}", "« {} » ne figure pas dans {}",
               shown(text), shown(allowed));
  into = c;
  return {};
}

Outcome take_dates(StatementProfile& profile, const Texts& texts) {
  for (const auto& text : texts)
    if (!is_date_pattern(text))
      return say("“{}” is no way to write a date",
                 "« {} » n’est pas une façon d’écrire une date", shown(text));
  profile.date_patterns = texts;
  return {};
}

Outcome apply(const Setting& setting, StatementProfile& profile) {
  const std::string_view key = setting.key;
  const auto& text = setting.texts.front();
  if (key.starts_with("columns."))
    return take_named<StatementColumn>(key.substr(8), columns, setting.texts,
                                       profile.columns);
  if (key.starts_with("preamble."))
    return take_named<PreambleCell>(key.substr(9), cells, setting.texts,
                                    profile.preamble);
  if (key == "debit_credit.debit")
    return profile.debit_words = setting.texts, Outcome();
  if (key == "debit_credit.credit")
    return profile.credit_words = setting.texts, Outcome();
  if (key == "encoding") return take_encodings(profile, setting.texts);
  if (key == "delimiter")
    return take_character(setting.texts, ";,|\t", profile.delimiter);
  if (key == "decimal_mark")
    return take_character(setting.texts, ".,", profile.decimal_mark);
  if (key == "dates") return take_dates(profile, setting.texts);
  if (key == "name") return profile.name = text, Outcome();
  if (key == "thousands") return profile.thousands = text, Outcome();
  if (key == "stop") return profile.stop = text, Outcome();
  if (key == "sign") {
    profile.is_inverted = text == "inverted";
    if (profile.is_inverted || text == "as-written") return {};
    return say("“{}” is neither as-written nor inverted",
               "« {} » n’est ni as-written ni inverted", shown(text));
  }
  if (key == "account") {
    const auto iban = parse_iban(text);
    if (!iban) return iban.error().why;
    profile.account = *iban;
    return {};
  }
  return say("no such key is known", "cette clé est inconnue");
}

// The side of an amount is said once, and in words that differ.
Outcome objection_to_sides(const StatementProfile& profile) {
  const bool by_word = profile.columns.contains(StatementColumn::debit_credit);
  const bool has_amount = profile.columns.contains(StatementColumn::amount);
  if (by_word && !has_amount)
    return say(
        "the column debit_credit goes with an amount, not with a debit "
        "and a credit",
        "la colonne debit_credit accompagne un montant, et non un débit "
        "et un crédit");
  if (profile.is_inverted && (by_word || !has_amount))
    return say(
        "sign says nothing where another column tells debits from "
        "credits",
        "sign ne dit rien quand une autre colonne distingue débits et "
        "crédits");
  for (const auto& word : profile.debit_words)
    if (says_one_of(word, profile.credit_words))
      return say("“{}” would be both a debit and a credit",
                 "« {} » serait à la fois un débit et un crédit", shown(word));
  return {};
}

Outcome objection(const StatementProfile& profile) {
  const auto has = [&](StatementColumn column) {
    return profile.columns.contains(column);
  };
  if (profile.name.empty())
    return say("the profile has no name", "le profil n’a pas de nom");
  if (!has(StatementColumn::date))
    return say("[columns] does not say which column is the date",
               "[columns] ne dit pas quelle colonne est la date");
  const bool has_amount = has(StatementColumn::amount);
  if (has(StatementColumn::debit) == has_amount ||
      has(StatementColumn::credit) == has_amount)
    return say("[columns] has either an amount, or a debit and a credit",
               "[columns] a soit un montant, soit un débit et un crédit");
  return objection_to_sides(profile);
}

// Both lists of words are given, or neither, and only where they are read.
Outcome objection_to_words(const Settings& settings,
                           const StatementProfile& profile) {
  const auto given = std::count_if(
      settings.own.begin(), settings.own.end(), [](const Setting& setting) {
        return setting.key.starts_with("debit_credit.");
      });
  if (given == 1)
    return say("[debit_credit] gives the words for a debit and for a credit",
               "[debit_credit] donne les mots du débit et ceux du crédit");
  if (given > 0 && !profile.columns.contains(StatementColumn::debit_credit))
    return say(
        "[columns] names no column debit_credit, in which these words "
        "would stand",
        "[columns] ne nomme pas de colonne debit_credit, où ces mots "
        "figureraient");
  return {};
}

struct Known {
  std::string_view name;
  const std::string_view* text;
};
constexpr std::array<Known, 3> known = {
    {{"credit_mutuel", &schema::statement_credit_mutuel},
     {"generic_fr", &schema::statement_generic_fr},
     {"la_banque_postale", &schema::statement_la_banque_postale}}};

}  // namespace

bool says_one_of(std::string_view cell, const std::vector<std::string>& words) {
  const auto key = value_key(cell);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return word == cell || (!key.empty() && value_key(word) == key);
  });
}

std::string_view key_of(StatementColumn column) {
  return columns[static_cast<std::size_t>(column)];
}

Result<StatementProfile> parse_statement_profile(std::string_view toml,
                                                 std::string_view file) {
  const auto settings = read_settings(toml, file);
  if (!settings) return settings.error();
  StatementProfile profile;
  if (!settings->layouts.empty())
    return profile_malformed(
        file, 0, "layout",
        say("a statement has no layouts", "un relevé n’a pas de [[layout]]"));
  for (const auto& setting : settings->own)
    if (auto why = apply(setting, profile))
      return profile_malformed(file, setting.line, setting.key,
                               std::move(*why));
  if (auto why = objection(profile))
    return profile_malformed(file, 0, "columns", std::move(*why));
  if (auto why = objection_to_words(*settings, profile))
    return profile_malformed(file, 0, "debit_credit", std::move(*why));
  return profile;
}

Result<StatementProfile> known_statement_profile(std::string_view name) {
  std::string names;
  for (const auto& profile : known) {
    if (profile.name == name)
      return parse_statement_profile(*profile.text,
                                     fmt::format("{}.toml", name));
    names += fmt::format("{}{}", names.empty() ? "" : ", ", profile.name);
  }
  return Refusal{
      Reason::profile_unknown, say("profile {}", "profil {}", shown(name)),
      say("no profile of bank statements has this name; there are {}",
          "aucun profil de relevé ne porte ce nom ; il y a {}", names),
      say("a profile of your own is named by its file, such as mine.toml; see "
          "docs/bank-csv.md",
          "un profil à vous se désigne par son fichier, comme mien.toml ; voir "
          "docs/bank-csv.md")};
}

}  // namespace obole::bank
