#include "obole/bank/statement_preamble.hpp"

#include "obole/bank/row_amounts.hpp"
#include "obole/base/say.hpp"
#include "obole/domain/identifiers.hpp"

namespace obole::bank {
namespace {

using Texts = std::vector<std::string>;

Verdict take_account(const Texts& cells, const StatementValues& values,
                     std::uint64_t line, StatementHead& head) {
  const auto account = canonical_account(cells[1]);
  if (head.account.empty()) head.account = account;
  if (head.account == account || !parse_iban(account)) return std::nullopt;
  return values.malformed(
      account,
      say("the file is of this account, not of {}",
          "le fichier est de ce compte, et non de {}", head.account),
      line, cells[0]);
}

Verdict take_currency(const Texts& cells, const StatementValues& values,
                      std::uint64_t line) {
  if (names_currency(cells[1], values.currency())) return std::nullopt;
  return values.other_currency(cells[1], line, cells[0]);
}

Verdict take(PreambleCell cell, const Texts& cells,
             const StatementValues& values, std::uint64_t line,
             StatementHead& head) {
  if (cell == PreambleCell::account)
    return take_account(cells, values, line, head);
  if (cell == PreambleCell::currency) return take_currency(cells, values, line);
  if (cell == PreambleCell::closing) {
    const auto amount = values.amount(cells[1], line, cells[0]);
    if (!amount) return amount.error();
    head.closing = *amount;
    return std::nullopt;
  }
  const auto day = values.day(cells[1], line, cells[0]);
  if (!day) return day.error();
  head.closing_on = *day;
  return std::nullopt;
}

}  // namespace

Verdict take_preamble(const Texts& cells, const StatementValues& values,
                      std::uint64_t line, StatementHead& head) {
  if (cells.size() < 2) return std::nullopt;
  for (const auto& [cell, names] : values.profile().preamble) {
    if (!says_one_of(cells[0], names)) continue;
    if (auto refusal = take(cell, cells, values, line, head)) return refusal;
  }
  return std::nullopt;
}

}  // namespace obole::bank
