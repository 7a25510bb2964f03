// What every reader of statements promises of any bytes.

#pragma once

#include "bank/recording.hpp"
#include "fuzz/target.hpp"

#include <string_view>

namespace fuzz {

inline void check_refusal(const obole::Refusal& refusal) {
  promise(!refusal.why.en.empty() && !refusal.why.fr.empty(),
          "a refusal says why, in both languages");
  promise(!refusal.hint.en.empty(), "a refusal says what to do");
  promise(refusal.place.file == "releve", "a refusal names the file");
}

/// Whole or byte by byte the same is told; the lines of a statement add up to
/// its sums, and to its balances where it has both; nothing is longer than what
/// it came from.
inline void check_statements(recordings::Reader read, std::string_view bytes) {
  const auto whole = recordings::record(read, bytes);
  const auto pieces = recordings::record(read, bytes, 7);
  promise(recordings::told(whole) == recordings::told(pieces),
          "how the bytes come changes nothing");
  if (whole.verdict) check_refusal(*whole.verdict);
  std::size_t lines = 0;
  for (const auto& statement : whole.statements) {
    lines += statement.lines.size();
    if (!statement.ended) continue;
    std::int64_t total = 0;
    for (const auto& line : statement.lines)
      total += line.amount.minor_units();
    promise(total == statement.sums.credits - statement.sums.debits,
            "lines add up to the sums");
    if (obole::bank::check_balance(statement.head, statement.sums)) continue;
    const auto& head = statement.head;
    if (head.opening && head.closing)
      promise(
          head.closing->minor_units() - head.opening->minor_units() == total,
          "opening and lines are the closing");
  }
  promise(lines <= bytes.size() && whole.remarks.size() <= bytes.size() + 100,
          "nothing is made up");
}

}  // namespace fuzz
