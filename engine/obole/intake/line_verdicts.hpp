// What a reconciliation says of each line.

#pragma once

#include "obole/base/sentence.hpp"
#include "obole/base/spill.hpp"
#include "obole/domain/date.hpp"
#include "obole/domain/money.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace obole::intake {

/// One line and what became of it.
struct LineVerdict {
  std::int64_t line;
  Date booked_on;
  Money amount;
  std::string name;  ///< of the counterparty
  std::string text;
  enum class Kind : std::uint8_t { matched, ambiguous, unmatched } kind;
  Sentence pass;                ///< of a match; else empty
  std::vector<Sentence> items;  ///< "donation 42", or the candidates
  Sentence why;
};

/// Verdicts on however many lines, kept out of memory.
class LineVerdicts {
 public:
  /// Of lines whose numbers are `last_line` at most.
  LineVerdicts(std::int64_t last_line, Currency currency);

  void add(const LineVerdict& verdict);

  std::uint64_t size() const { return size_; }

  /// They are told in pages, by line within and between them; a page may be
  /// empty, and holds 5,000 at most.
  std::size_t pages() const { return pages_.heaps(); }
  std::vector<LineVerdict> page(std::size_t number) const;

 private:
  Spill pages_;
  Currency currency_;
  std::uint64_t size_ = 0;
};

}  // namespace obole::intake
