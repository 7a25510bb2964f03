#include "obole/bank/statement_heading.hpp"

#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <span>

namespace obole::bank {
namespace {

// "credit (Crédit, Montant crédit)": a key, and the first names it stands for.
std::string described(StatementColumn column, const StatementProfile& profile) {
  constexpr std::size_t enough = 3;
  const auto& names = profile.columns.at(column);
  const auto first = std::span(names).first(std::min(names.size(), enough));
  return fmt::format("{} ({}{})", key_of(column), fmt::join(first, ", "),
                     names.size() > enough ? ", …" : "");
}

std::string all_described(const std::vector<StatementColumn>& columns,
                          const StatementProfile& profile) {
  std::vector<std::string> texts;
  for (const auto column : columns)
    texts.push_back(described(column, profile));
  return shown(fmt::format("{}", fmt::join(texts, ", ")));
}

}  // namespace

Sentence suggestion(const StatementColumns::Near& near) {
  return say(
      "did you mean “{0}” by “{1}”? a profile of your own may name it: "
      "{2} = [\"{1}\"]",
      "« {1} » est-il « {0} » ? un profil à vous peut le nommer : {2} = "
      "[\"{1}\"]",
      shown(near.meant), shown(near.cell), key_of(near.column));
}

void StatementHeading::pass_over(const Cells& cells,
                                 const StatementColumns& columns,
                                 std::uint64_t line) {
  ++passed_;
  is_parted_ = is_parted_ || cells.size() > 1;
  const auto mark = cells[0].find_first_of(",;|");
  if (other_mark_ == '\0' && mark != std::string::npos)
    other_mark_ = cells[0][mark];
  Candidate row{cells, columns, columns.near(cells, values_.profile()), line};
  // One name alone may stand above the movements, as a label.
  if (row.columns.found() + row.near.size() < 2) return;
  if (!best_ || row.rank() > best_->rank()) best_ = std::move(row);
}

Refusal StatementHeading::refusal_of(const Candidate& row) const {
  const auto& profile = values_.profile();
  const auto missing = row.columns.missing(profile);
  auto refusal = values_.malformed(
      fmt::format("{}", fmt::join(row.cells, " ")),
      say("among the names of the columns, none is that of {}",
          "parmi les noms des colonnes, aucun n’est celui de {}",
          all_described(missing, profile)),
      row.line, key_of(missing.front()));
  for (const auto& near : row.near) {
    if (near.column != missing.front()) continue;
    refusal.hint = suggestion(near);
  }
  return refusal;
}

Refusal StatementHeading::refusal() const {
  if (best_) return refusal_of(*best_);
  const auto& profile = values_.profile();
  auto refusal = values_.malformed(
      profile.name,
      say("no row has the names of the columns: {}",
          "aucune ligne n’a les noms des colonnes : {}",
          all_described(StatementColumns().missing(profile), profile)),
      0, "");
  if (!is_parted_ && other_mark_ != '\0')
    refusal.hint =
        say("is the file parted by “{}”? the profile {} says “{}”, "
            "with delimiter",
            "le fichier est-il séparé par « {} » ? le profil {} "
            "dit « {} », par delimiter",
            other_mark_, shown(profile.name), profile.delimiter);
  return refusal;
}

}  // namespace obole::bank
