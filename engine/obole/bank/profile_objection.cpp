#include "obole/bank/profile_keys.hpp"
#include "obole/bank/row_day.hpp"
#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"

namespace obole::bank {
namespace {

using Outcome = std::optional<Sentence>;  // why not, if not

bool has_column(const Profile& profile, Field field) {
  return profile.columns.contains(field);
}

Outcome missing_column(const Profile& profile) {
  for (const auto field : {Field::date, Field::amount}) {
    if (has_column(profile, field)) continue;
    return say("[columns] does not say which column is “{}”",
               "[columns] ne dit pas quelle colonne est « {} »", name(field));
  }
  for (const auto field : profile.required) {
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
  if (profile.header_type.empty() == profile.record_type.empty()) return {};
  return say("[records] names both the header and the rows, or neither",
             "[records] nomme l’en-tête et les lignes, ou aucun des deux");
}

}  // namespace

std::optional<Sentence> objection(const Profile& profile) {
  if (auto why = missing_column(profile)) return why;
  if (auto why = half_said(profile, Field::status, !profile.statuses.empty(),
                           "statuses")) {
    return why;
  }
  if (auto why =
          half_said(profile, Field::kind, !profile.kinds.empty(), "kinds")) {
    return why;
  }
  if (auto why = half_said(profile, Field::method, !profile.methods.empty(),
                           "methods")) {
    return why;
  }
  if (auto why = bad_pattern(profile)) return why;
  return bad_records(profile);
}

}  // namespace obole::bank
