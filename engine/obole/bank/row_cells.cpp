#include "obole/bank/row_cells.hpp"

#include "obole/base/unicode.hpp"

#include <array>

namespace obole::bank {
namespace {

constexpr std::array<std::string_view, 4> spaces = {" ", "\t", "\u00A0",
                                                    "\u202F"};

// Whether no space ends or begins with `byte`.
bool is_dark(char byte) { return byte > ' ' && byte <= '~'; }

}  // namespace

std::string_view trimmed(std::string_view text) {
  if (text.empty() || (is_dark(text.front()) && is_dark(text.back()))) {
    return text;
  }
  for (std::size_t at = 0; at < spaces.size();) {
    const auto space = spaces[at];
    const bool before = text.starts_with(space);
    if (before) text.remove_prefix(space.size());
    const bool behind = text.ends_with(space);
    if (behind) text.remove_suffix(space.size());
    at = before || behind ? 0 : at + 1;
  }
  return text;
}

std::string_view Cells::operator[](Field field) const {
  const auto at = columns_.at(field);
  return at ? trimmed(fields_[*at]) : std::string_view();
}

std::string Cells::text(Field field) const {
  const auto cell = (*this)[field];
  return cell.empty() ? std::string() : clean_text(cell).value_or("");
}

Refusal Cells::refuse(Field field, Refusal refusal) const {
  refusal.what = std::string((*this)[field]);
  refusal.place.column = std::string(columns_.header(field));
  return refusal;
}

Refusal Cells::refuse(Field field, Sentence why) const {
  return refuse(field, Refusal{.reason = Reason::text_malformed,
                               .what = {},
                               .why = std::move(why),
                               .hint = {}});
}

}  // namespace obole::bank
