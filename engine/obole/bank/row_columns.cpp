#include "obole/bank/row_columns.hpp"

#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>
#include <span>
#include <unordered_map>

namespace obole::bank {
namespace {

// How many letters must be added, dropped or changed to make one of the other
// (Levenshtein).  Long texts are compared by their beginnings.
std::size_t distance(std::string_view left, std::string_view right) {
  constexpr std::size_t enough = 64;
  left = left.substr(0, enough);
  right = right.substr(0, enough);
  std::vector<std::size_t> row(right.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < left.size(); ++i) {
    auto diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < right.size(); ++j) {
      const auto changed = diagonal + (left[i] == right[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

// The header most like one of `names`; empty when none comes near.
std::string nearest(const std::vector<std::string>& headers,
                    const std::vector<std::string>& names) {
  constexpr std::size_t enough = 200;
  std::string best;
  std::size_t least = static_cast<std::size_t>(-1);
  for (const auto& name : names) {
    const auto wanted = value_key(name);
    for (std::size_t at = 0; at < std::min(headers.size(), enough); ++at) {
      const auto steps = distance(wanted, value_key(headers[at]));
      if (steps >= least || steps > wanted.size() / 3) continue;
      least = steps;
      best = headers[at];
    }
  }
  return best;
}

// The first names looked for; a profile may know many.
std::string first_of(const std::vector<std::string>& names) {
  constexpr std::size_t enough = 3;
  const auto shown_names =
      std::span(names).first(std::min(names.size(), enough));
  return fmt::format("{}{}", fmt::join(shown_names, " / "),
                     names.size() > enough ? " / …" : "");
}

Sentence hint_for(const std::vector<std::string>& headers,
                  const std::vector<std::string>& names) {
  const auto near = nearest(headers, names);
  if (near.empty()) {
    return say(
        "was the file exported with this column, and is this its "
        "profile?",
        "le fichier a-t-il été exporté avec cette colonne, et est-ce "
        "bien son profil ?");
  }
  return say("the nearest column is “{}”; a profile may name it",
             "la colonne la plus proche est « {} » ; un profil peut la nommer",
             shown(near));
}

}  // namespace

Columns::Columns(const std::vector<std::string_view>& header,
                 const Profile& profile) {
  at_.fill(none);
  std::unordered_map<std::string, std::size_t> places;
  std::unordered_map<std::string, std::size_t> doubles;
  for (const auto& text : header) {
    headers_.push_back(clean_text(text).value_or(""));
    const auto at = headers_.size() - 1;
    const auto key = value_key(headers_.back());
    if (!places.try_emplace(key, at).second) doubles.try_emplace(key, at);
  }
  for (const auto& [field, names] : profile.columns) {
    for (const auto& name : names) {
      const auto found = places.find(value_key(name));
      if (found == places.end()) continue;
      at_[number(field)] = found->second;
      const auto twice = doubles.find(found->first);
      if (twice != doubles.end()) twice_ = twice->second;
      break;
    }
  }
}

std::size_t Columns::found() const {
  return at_.size() -
         static_cast<std::size_t>(std::count(at_.begin(), at_.end(), none));
}

std::optional<std::size_t> Columns::at(Field field) const {
  const auto place = at_[number(field)];
  if (place == none) return std::nullopt;
  return place;
}

std::string_view Columns::header(Field field) const {
  const auto place = at(field);
  return place ? std::string_view(headers_[*place]) : std::string_view();
}

Verdict Columns::objection(const Profile& profile) const {
  for (const auto field : profile.required) {
    if (has(field)) continue;
    const auto& names = profile.columns.at(field);
    auto why = is_of_movements(field)
                   ? say("the file has no such column, which gives the {} of a "
                         "row",
                         "le fichier n’a pas cette colonne, qui donne « {} » "
                         "pour une ligne",
                         name(field))
                   : say("the file has no such column, which gives the {} of a "
                         "donation",
                         "le fichier n’a pas cette colonne, qui donne « {} » "
                         "pour un don",
                         name(field));
    return Refusal{
        .reason = Reason::column_missing,
        .what = say("column {}", "colonne {}", shown(first_of(names))),
        .why = std::move(why),
        .hint = hint_for(headers_, names)};
  }
  if (!twice_) return {};
  return Refusal{
      .reason = Reason::file_malformed,
      .what = say("column {}", "colonne {}", shown(headers_[*twice_])),
      .why = say("two columns bear this name", "deux colonnes portent ce nom"),
      .hint = say("rename the one that does not count",
                  "renommez celle qui ne compte pas")};
}

}  // namespace obole::bank
