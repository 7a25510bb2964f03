#include "obole/bank/statement_columns.hpp"

#include "obole/bank/profile.hpp"

#include <algorithm>

namespace obole::bank {

bool StatementColumns::find(const std::vector<std::string>& cells,
                            const StatementProfile& profile) {
  std::map<StatementColumn, std::vector<std::size_t>> found;
  for (const auto& [column, names] : profile.columns) {
    for (std::size_t at = 0; at < cells.size(); ++at) {
      const bool is_it =
          std::any_of(names.begin(), names.end(), [&](const auto& name) {
            return value_key(name) == value_key(cells[at]);
          });
      if (is_it) found[column].push_back(at);
    }
  }
  const bool has_amounts = found.contains(StatementColumn::amount) ||
                           (found.contains(StatementColumn::debit) &&
                            found.contains(StatementColumn::credit));
  if (!found.contains(StatementColumn::date) || !has_amounts) return false;
  places_ = std::move(found);
  width_ = cells.size();
  return true;
}

std::optional<std::size_t> StatementColumns::named_twice() const {
  for (const auto& [column, places] : places_)
    if (places.size() > 1 && column != StatementColumn::label) return places[1];
  return std::nullopt;
}

std::string StatementColumns::text(const std::vector<std::string>& cells,
                                   StatementColumn column) const {
  std::string text;
  const auto found = places_.find(column);
  if (found == places_.end()) return text;
  for (const auto place : found->second) {
    if (!text.empty() && !cells[place].empty()) text += ' ';
    text += cells[place];
  }
  return text;
}

}  // namespace obole::bank
