#include "obole/bank/statement.hpp"

#include "obole/base/say.hpp"
#include "obole/domain/excerpt.hpp"

namespace obole::bank {

namespace {

Refusal mixed_currencies(const StatementHead& head, Currency other) {
  return {.reason = Reason::currency_mismatch,
          .what = excerpt(head.id),
          .why = say("the statement's balances and movements are not all in "
                     "{}: some are in {}",
                     "les soldes et mouvements du relevé ne sont pas tous en "
                     "{} : certains sont en {}",
                     head.opening->currency().code(), other.code()),
          .hint = say("ask the bank for the statement again",
                      "redemandez le relevé à la banque"),
          .place = {.file = {}, .line = head.file_line, .column = "Bal"}};
}

Refusal unbalanced(const StatementHead& head, Money expected) {
  const Money closing = *head.closing;
  return {
      .reason = Reason::statement_unbalanced,
      .what = excerpt(head.id),
      .why = say("the opening balance of {} and the movements make {}, but "
                 "the statement closes at {}: the difference is {}",
                 "le solde initial de {} et les mouvements donnent {}, mais "
                 "le relevé se clôt à {} : l’écart est de {}",
                 *head.opening, expected, closing, closing - expected),
      .hint = say("movements are missing or were altered; ask the bank for "
                  "the statement again",
                  "des mouvements manquent ou ont été modifiés ; redemandez "
                  "le relevé à la banque"),
      .place = {.file = {}, .line = head.file_line, .column = "Bal"}};
}

}  // namespace

Verdict count_line(StatementSums& sums, const Line& line) {
  // Far from the edge of 64 bits.
  constexpr std::int64_t largest = std::int64_t{1} << 62U;
  const auto units = line.amount.minor_units();
  auto& side = units < 0 ? sums.debits : sums.credits;
  const auto size = units < 0 ? -units : units;
  if (side > largest - size) {
    return Refusal{Reason::amount_too_large,
                   spoken(line.amount),
                   say("the movements add up to more than can be counted",
                       "les mouvements dépassent ce qui se compte"),
                   say("ask the bank for the file again",
                       "redemander le fichier à la banque"),
                   {{}, line.file_line, {}}};
  }
  side += size;
  ++sums.lines;
  return std::nullopt;
}

Verdict check_balance(const StatementHead& head, const StatementSums& sums) {
  if (!head.opening || !head.closing) return std::nullopt;
  const Currency currency = head.opening->currency();
  if (head.closing->currency() != currency)
    return mixed_currencies(head, head.closing->currency());
  if (head.currency && *head.currency != currency)
    return mixed_currencies(head, *head.currency);
  const Money expected = *head.opening + Money(sums.credits, currency) -
                         Money(sums.debits, currency);
  if (expected != *head.closing) return unbalanced(head, expected);
  return std::nullopt;
}

}  // namespace obole::bank
