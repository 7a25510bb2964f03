#include "obole/intake/statement_import.hpp"

namespace obole::intake {
namespace {

// A statement follows another when it opens with the balance that the other
// closed with.  Days alone prove nothing: banks skip those without movement.
constexpr const char* select_breaks =
    "WITH known AS (SELECT * FROM main.statement WHERE ?2 IS NULL OR"
    "  (SELECT effective FROM main.entry"
    "     WHERE entry.seq = statement.seq) <= ?2)"
    " SELECT iban, name, opening_on, opening,"
    "  (SELECT closing FROM known AS before"
    "     WHERE before.account = statement.account AND closing IS NOT NULL"
    "       AND before.closing_on <= statement.opening_on"
    "       AND before.seq <> statement.seq"
    "     ORDER BY before.closing_on DESC, before.seq DESC LIMIT 1)"
    "  FROM known AS statement JOIN main.bank_account"
    "    ON bank_account.seq = statement.account"
    "  WHERE (?1 = '' OR iban = ?1)"
    "    AND opening IS NOT NULL AND opening_on IS NOT NULL"
    "    AND EXISTS (SELECT 1 FROM known AS earlier"
    "      WHERE earlier.account = statement.account"
    "        AND earlier.seq <> statement.seq"
    "        AND earlier.opening_on < statement.opening_on)"
    "    AND NOT EXISTS (SELECT 1 FROM known AS before"
    "      WHERE before.account = statement.account"
    "        AND before.seq <> statement.seq"
    "        AND before.closing = statement.opening"
    "        AND before.closing_on <= coalesce(statement.closing_on,"
    "                                          statement.opening_on))"
    "  ORDER BY iban, opening_on, statement.seq";

}  // namespace

std::vector<Break> breaks(ledger::Book& book, std::string_view iban,
                          std::optional<Date> as_of) {
  std::vector<Break> list;
  auto& row = book.prepared(select_breaks);
  row.bind(iban, as_of ? std::optional(day_number(*as_of)) : std::nullopt);
  while (row.step()) {
    list.push_back(
        {std::string(row.text(0)), std::string(row.text(1)),
         day_of_number(row.integer(2)), Money{row.integer(3), book.currency()},
         row.is_null(4)
             ? std::nullopt
             : std::optional(Money{row.integer(4), book.currency()})});
  }
  row.reset();
  return list;
}

}  // namespace obole::intake
