#include "obole/bank/profile_keys.hpp"
#include "obole/bank/row_day.hpp"
#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"

#include <algorithm>

namespace obole::bank {
namespace {

using Outcome = std::optional<Sentence>;  // why not, if not

bool has_column(const Profile& profile, Field field) {
  return profile.columns.contains(field) ||
         profile.movements.columns.contains(field);
}

Outcome missing_column(const Profile& profile) {
  for (const auto field : {Field::date, Field::amount}) {
    if (has_column(profile, field)) continue;
    return say("[columns] does not say which column is “{}”",
               "[columns] ne dit pas quelle colonne est « {} »", name(field));
  }
  auto required = profile.required;
  const auto& more = profile.movements.required;
  required.insert(required.end(), more.begin(), more.end());
  for (const auto field : required) {
    if (has_column(profile, field)) continue;
    return say("“{}” is required and [columns] does not name it",
               "« {} » est requis et [columns] ne le nomme pas", name(field));
  }
  if (profile.sign == SignRule::debit_credit_flag &&
      !has_column(profile, Field::debit_credit)) {
    return say("debits by flag need a column “debit_credit”",
               "les débits par indicateur demandent une colonne "
               "« debit_credit »");
  }
  return {};
}

// Values without a column, or a column without values: either is an oversight.
Outcome half_said(const Profile& profile, Field field, bool has_values,
                  std::string_view group) {
  if (has_column(profile, field) == has_values) return {};
  return say("the column “{}” and the values of [{}] go together",
             "la colonne « {} » et les valeurs de [{}] vont ensemble",
             name(field), group);
}

Outcome bad_pattern(const Profile& profile) {
  for (const auto& pattern : profile.date_patterns) {
    if (is_day_pattern(pattern)) continue;
    return say("“{}” is no way to write a date",
               "« {} » n’est pas une façon d’écrire une date", shown(pattern));
  }
  return {};
}

Outcome bad_records(const Profile& profile) {
  if (profile.header_type.empty() != profile.record_type.empty()) {
    return say("[records] names both the header and the rows, or neither",
               "[records] nomme l’en-tête et les lignes, ou aucun des deux");
  }
  const auto& skipped = profile.skipped_types;
  const auto& frame = profile.frame;
  for (const auto* const type :
       {&frame.section, &frame.section_sums, &frame.section_count,
        &frame.report_sums, &frame.report_count}) {
    if (type->empty()) continue;
    if (std::find(skipped.begin(), skipped.end(), *type) != skipped.end()) {
      continue;
    }
    return say("“{}” frames the rows and stands in “skipped” too",
               "« {} » encadre les lignes et figure aussi dans « skipped »",
               shown(*type));
  }
  return {};
}

bool has_movements(const Profile& profile, Field by) {
  return !profile.movements.meanings.empty() && profile.movements.by == by;
}

Outcome bad_movements(const Profile& profile) {
  const auto by = profile.movements.by;
  if (!has_movements(profile, by) || has_column(profile, by)) return {};
  return say(
      "[movements] sorts the words of a column “{}”, and [columns] does "
      "not name it",
      "[movements] trie les mots d’une colonne « {} », et [columns] ne "
      "la nomme pas",
      name(by));
}

}  // namespace

std::optional<Sentence> objection(const Profile& profile) {
  if (auto why = missing_column(profile)) return why;
  if (auto why = bad_movements(profile)) return why;
  for (const auto field : {Field::status, Field::kind}) {
    const bool status = field == Field::status;
    const auto& words = status ? profile.statuses : profile.kinds;
    if (has_movements(profile, field) && words.empty()) continue;
    if (auto why = half_said(profile, field, !words.empty(),
                             status ? "statuses" : "kinds")) {
      return why;
    }
  }
  if (auto why = half_said(profile, Field::method, !profile.methods.empty(),
                           "methods")) {
    return why;
  }
  if (auto why = bad_pattern(profile)) return why;
  return bad_records(profile);
}

}  // namespace obole::bank
