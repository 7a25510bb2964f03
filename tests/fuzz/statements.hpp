// What every reader of statements promises of any bytes.

#pragma once

#include "bank/recording.hpp"
#include "fuzz/target.hpp"

#include <string_view>

namespace fuzz {

__extension__ using Wide = __int128;  // no sum of two amounts overflows

inline void check_refusal(const obole::Refusal& refusal) {
  promise(!refusal.why.en.empty() && !refusal.why.fr.empty(),
          "a refusal says why, in both languages");
  promise(!refusal.hint.en.empty() && !refusal.hint.fr.empty(),
          "a refusal says what to do, in both languages");
  promise(refusal.place.file == "releve", "a refusal names the file");
}

/// Whoever takes a statement in asks check_balance: it grants those alone whose
/// opening and lines are the closing.
inline void check_balances(const recordings::Statement& statement,
                           std::int64_t total) {
  const auto& head = statement.head;
  if (!head.opening || !head.closing ||
      head.opening->currency() != head.closing->currency())
    return;
  const auto moved = static_cast<Wide>(head.closing->minor_units()) -
                     head.opening->minor_units();
  const auto refusal = obole::bank::check_balance(head, statement.sums);
  promise(refusal.has_value() == (moved != total),
          "a statement is granted where it adds up, and nowhere else");
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
    check_balances(statement, total);
  }
  promise(lines <= bytes.size() && whole.remarks.size() <= bytes.size() + 100,
          "nothing is made up");
}

}  // namespace fuzz
