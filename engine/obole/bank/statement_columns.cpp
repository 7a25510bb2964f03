#include "obole/bank/statement_columns.hpp"

#include "obole/bank/profile.hpp"
#include "obole/base/nearest.hpp"

#include <algorithm>
#include <set>

namespace obole::bank {
namespace {

// No heading has more columns, and none a longer name; beyond that nobody has
// mistyped anything.
constexpr std::size_t most_cells = 100;
constexpr std::size_t longest_name = 64;

// The name that `cell` nearly is; empty when it is near none.
std::string meant_by(const std::string& cell,
                     const std::vector<std::string>& names) {
  if (cell.size() > longest_name) return {};
  const auto key = value_key(cell);
  if (key.size() < 3) return {};
  std::vector<std::string> keys;
  for (const auto& name : names)
    keys.push_back(value_key(name));
  // What only begins as a name does is another: "Date", "Date de valeur".
  const auto farthest = std::min<std::size_t>(key.size() / 3, 3);
  std::erase_if(keys, [&](const std::string& known) {
    return known.size() > key.size() + farthest;
  });
  const auto close = nearest(key, keys, farthest);
  for (const auto& name : names)
    if (!close.empty() && value_key(name) == close) return name;
  return {};
}

}  // namespace

StatementColumns::StatementColumns(const Cells& cells,
                                   const StatementProfile& profile)
    : width_(cells.size()) {
  std::vector<std::string> keys;
  for (const auto& cell : cells)
    keys.push_back(value_key(cell));
  for (const auto& [column, names] : profile.columns) {
    std::set<std::string> known;
    for (const auto& name : names)
      known.insert(value_key(name));
    for (std::size_t at = 0; at < keys.size(); ++at)
      if (known.contains(keys[at])) places_[column].push_back(at);
  }
}

std::vector<StatementColumn> StatementColumns::missing(
    const StatementProfile& profile) const {
  std::vector<StatementColumn> missing;
  for (const auto column :
       {StatementColumn::date, StatementColumn::amount, StatementColumn::debit,
        StatementColumn::credit, StatementColumn::debit_credit})
    if (profile.columns.contains(column) && !has(column))
      missing.push_back(column);
  return missing;
}

std::vector<StatementColumns::Near> StatementColumns::near(
    const Cells& cells, const StatementProfile& profile) const {
  std::vector<Near> all;
  const auto is_column = [this](std::size_t at) {
    return std::any_of(places_.begin(), places_.end(), [at](const auto& one) {
      return std::count(one.second.begin(), one.second.end(), at) > 0;
    });
  };
  for (const auto& [column, names] : profile.columns) {
    if (has(column)) continue;
    for (std::size_t at = 0; at < std::min(cells.size(), most_cells); ++at) {
      if (is_column(at)) continue;
      auto meant = meant_by(cells[at], names);
      if (meant.empty()) continue;
      all.push_back({column, cells[at], std::move(meant)});
      break;
    }
  }
  return all;
}

std::optional<std::size_t> StatementColumns::named_twice() const {
  for (const auto& [column, places] : places_)
    if (places.size() > 1 && column != StatementColumn::label) return places[1];
  return std::nullopt;
}

std::string StatementColumns::text(const Cells& cells,
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
