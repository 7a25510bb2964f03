#include "obole/reconcile/leftovers.hpp"

#include "obole/reconcile/packing.hpp"

#include <cstring>

namespace obole::reconcile {

void Leftovers::add(const OpenLine& line) {
  lines_.put(packed(line), heap_of(line.amount));
}

void Leftovers::add(const OpenItem& item) {
  if (!may_be_suggested(item.kind)) return;
  const auto one = suggestible(item);
  char bytes[sizeof one];
  std::memcpy(bytes, &one, sizeof one);
  items_.put({bytes, sizeof bytes}, heap_of(one.amount));
}

void Leftovers::each_lines(std::size_t heap, std::size_t most,
                           const TakeLines& take) const {
  std::vector<OpenLine> lines;
  lines_.each(
      [&](std::string_view bytes) {
        lines.push_back(unpacked_line(bytes));
        if (lines.size() < most) return;
        take(lines);
        lines.clear();
      },
      heap);
  if (!lines.empty()) take(lines);
}

std::vector<Suggestible> Leftovers::items(std::size_t heap) const {
  std::vector<Suggestible> items;
  items_.each(
      [&](std::string_view bytes) {
        std::memcpy(&items.emplace_back(), bytes.data(), sizeof(Suggestible));
      },
      heap);
  return items;
}

}  // namespace obole::reconcile
