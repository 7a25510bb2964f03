#include "obole/reports/dossier_lines.hpp"

namespace obole::reports {
namespace {

using ledger::Book;

// A payout of many gifts is explained by one entry and covered by several, with
// no taking back in between.
constexpr const char* select_matches =
    "WITH item AS (SELECT ?1 AS seq"
    "    UNION SELECT seq FROM main.refund WHERE donation = ?1)"
    "  SELECT matched.seq, matched.line, matched.kind, matched.payout,"
    "    matched.pass, matched.amount, line.amount, line.booked_on,"
    "    line.value_on, bank_account.iban,"
    "    EXISTS (SELECT 1 FROM main.unmatched WHERE unmatched.line ="
    "      matched.line AND unmatched.seq > matched.seq),"
    "    (SELECT max(statement.seq) FROM main.statement"
    "      WHERE statement.account = line.account AND statement.recorded > 0"
    "        AND statement.first_line <= line.id"
    "        AND statement.first_line + statement.recorded > line.id),"
    "    line.seq"
    "  FROM main.matched JOIN main.line ON line.id = matched.line"
    "  JOIN main.bank_account ON bank_account.seq = line.account"
    "  WHERE (matched.kind IN ('donation', 'refund')"
    "      AND matched.item IN (SELECT seq FROM item))"
    "    OR (matched.kind IN ('payout', 'deposit') AND EXISTS"
    "      (SELECT 1 FROM main.covered WHERE covered.line = matched.line"
    "         AND covered.item IN (SELECT seq FROM item)"
    "         AND covered.seq >= matched.seq AND NOT EXISTS"
    "           (SELECT 1 FROM main.unmatched"
    "              WHERE unmatched.line = matched.line"
    "                AND unmatched.seq BETWEEN matched.seq AND covered.seq)))"
    "  ORDER BY matched.seq, matched.ord";
constexpr const char* select_statement =
    "SELECT name, format, digest FROM main.statement WHERE seq = ?1";
constexpr const char* select_text =
    "SELECT body FROM people.line_text WHERE line = ?1";

void read_statement(Book& book, DossierLine& line) {
  auto& row = book.prepared(select_statement);
  if (row.bind(line.statement).step()) {
    line.statement_name = row.text(0);
    line.format = row.text(1);
    line.digest = row.text(2);
  }
  row.reset();
}

void read_text(Book& book, DossierLine& line) {
  if (!book.has_people()) return;
  auto& row = book.prepared(select_text);
  if (row.bind(line.line).step()) line.text = ledger::line_text_in(row.text(0));
  row.reset();
}

}  // namespace

std::vector<DossierLine> dossier_lines(Book& book, std::int64_t donation) {
  std::vector<DossierLine> list;
  auto& row = book.prepared(select_matches);
  row.bind(donation);
  while (row.step()) {
    DossierLine line{.match = row.integer(0),
                     .line = row.integer(1),
                     .recorded = row.integer(12),
                     .kind = std::string(row.text(2)),
                     .payout = std::string(row.text(3)),
                     .pass = std::string(row.text(4)),
                     .taken_back = row.integer(10) == 1,
                     .matched = Money{row.integer(5), book.currency()},
                     .amount = Money{row.integer(6), book.currency()},
                     .booked_on = day_of_number(row.integer(7)),
                     .value_on = {},
                     .account = std::string(row.text(9)),
                     .statement = row.integer(11),
                     .statement_name = {},
                     .format = {},
                     .digest = {},
                     .text = {}};
    if (!row.is_null(8)) line.value_on = day_of_number(row.integer(8));
    list.push_back(std::move(line));
  }
  row.reset();
  for (auto& line : list) {
    read_statement(book, line);
    read_text(book, line);
  }
  return list;
}

}  // namespace obole::reports
