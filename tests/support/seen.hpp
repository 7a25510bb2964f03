// A report asked of a day and of a state of knowledge, as the program asks it.

#pragma once

#include "obole/ledger/past.hpp"
#include "obole/reports/view.hpp"

namespace support {

struct Seen {
  std::optional<obole::Date> as_of = {};
  std::optional<std::int64_t> known_at = {};  ///< of the first so many entries
};

/// What `ask(book, view)` answers of the book as it was known.
template <class Ask>
auto seen_in(obole::ledger::Book& book, const Seen& seen, Ask ask) {
  const obole::reports::View view{seen.as_of};
  if (!seen.known_at) return ask(book, view);
  auto past = obole::ledger::past_book(book, *seen.known_at).value();
  return ask(past, view);
}

}  // namespace support
