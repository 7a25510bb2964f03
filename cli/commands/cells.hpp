#pragma once

#include "obole/domain/vocabulary.hpp"
#include "obole/reports/table.hpp"

#include <string>

namespace cli {

/// What may be empty, as a cell: a missing value then.
inline obole::reports::Cell if_any(const std::string& text) {
  return text.empty() ? obole::reports::Cell() : obole::reports::Cell(text);
}

/// The same of a word of a closed list.
template <obole::ClosedList Choice>
obole::reports::Cell spoken_if_any(const std::string& word) {
  if (word.empty()) return {};
  return obole::spoken_word<Choice>(word);
}

}  // namespace cli
