#include "obole/reports/difference.hpp"

#include "obole/base/say.hpp"

#include <algorithm>

namespace obole::reports {
namespace {

using Name = std::pair<std::string, std::string>;  // of a row, of a column

struct Figures {
  std::vector<Name> order;
  std::map<Name, Cell> cells;
};

std::string text_of(const Cell& cell) {
  if (const auto* const text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* const word = std::get_if<Sentence>(&cell)) return word->en;
  if (const auto* const date = std::get_if<Date>(&cell)) return iso(*date);
  if (const auto* const number = std::get_if<std::int64_t>(&cell))
    return std::to_string(*number);
  return {};
}

// Rows of the same name are told apart by their place among each other.
Figures figures_of(const Table& table) {
  Figures figures;
  std::map<std::string, int> times;
  for (const auto& row : table.rows) {
    auto name = text_of(row.front());
    const auto time = ++times[name];
    if (time > 1) name += " #" + std::to_string(time);
    for (std::size_t at = 1; at < row.size(); ++at) {
      Name figure{name, table.columns[at].key};
      figures.order.push_back(figure);
      figures.cells.emplace(std::move(figure), row[at]);
    }
  }
  return figures;
}

// What `after` has more than `before`; nothing where neither can be counted.
Cell less(const Cell& after, const Cell& before) {
  const auto subtract = [&](auto nothing) -> Cell {
    using Value = decltype(nothing);
    const auto* const later = std::get_if<Value>(&after);
    const auto* const earlier = std::get_if<Value>(&before);
    const auto left = later == nullptr ? nothing : *later;
    const auto right = earlier == nullptr ? nothing : *earlier;
    if constexpr (std::is_same_v<Value, Share>)
      return Share{left.per_ten_thousand - right.per_ten_thousand};
    else
      return left - right;
  };
  const auto& known =
      std::holds_alternative<std::monostate>(after) ? before : after;
  if (const auto* const money = std::get_if<Money>(&known))
    return subtract(Money{0, money->currency()});
  if (std::holds_alternative<std::int64_t>(known))
    return subtract(std::int64_t{0});
  if (std::holds_alternative<Share>(known)) return subtract(Share{0});
  return {};
}

Cell cell_in(const Figures& figures, const Name& name) {
  const auto found = figures.cells.find(name);
  return found == figures.cells.end() ? Cell() : found->second;
}

using Effects = std::map<Name, std::vector<Effect>>;

// What changed from `earlier` to `later` is what `entry` did.
void note_effects(const Figures& earlier, const Figures& later,
                  std::int64_t entry, Effects& effects) {
  for (const auto& [name, after] : later.cells) {
    const auto before = cell_in(earlier, name);
    if (!(before == after))
      effects[name].push_back({entry, less(after, before)});
  }
  for (const auto& [name, before] : earlier.cells) {
    if (later.cells.count(name) == 0)
      effects[name].push_back({entry, less({}, before)});
  }
}

}  // namespace

Result<std::vector<ChangedFigure>> differences(ledger::Book& book,
                                               std::int64_t from,
                                               std::int64_t to, const Ask& ask,
                                               const Watch& watch) {
  ledger::Past past(book);
  if (auto refusal = past.advance(from, watch)) return *refusal;
  const auto first = figures_of(ask(past.book()));
  auto last = first;
  Effects effects;
  Steps steps(watch, say("entries compared", "écritures comparées"),
              static_cast<std::uint64_t>(to - from));
  for (auto entry = from; entry < to; ++entry) {
    if (auto refusal = past.advance(entry + 1)) return *refusal;
    auto next = figures_of(ask(past.book()));
    note_effects(last, next, entry, effects);
    last = std::move(next);
    steps.step();
  }
  auto order = last.order;
  for (const auto& name : first.order) {
    if (last.cells.count(name) == 0) order.push_back(name);
  }
  std::vector<ChangedFigure> changed;
  for (const auto& name : order) {
    auto before = cell_in(first, name);
    auto after = cell_in(last, name);
    if (before == after) continue;
    auto difference = less(after, before);
    changed.push_back({name.first, name.second, std::move(before),
                       std::move(after), std::move(difference),
                       std::move(effects[name])});
  }
  return changed;
}

}  // namespace obole::reports
