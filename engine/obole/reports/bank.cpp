#include "obole/reports/bank.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/lines.hpp"

namespace obole::reports {
namespace {

using ledger::Book;

// ?1 is the accounting day asked for, or NULL for all.
constexpr const char* select_accounts =
    "SELECT bank_account.seq, iban, title,"
    "  (SELECT count(*) FROM main.statement WHERE account = bank_account.seq"
    "     AND format NOT LIKE 'camt.054%' AND (?1 IS NULL OR"
    "       (SELECT effective FROM main.entry"
    "          WHERE entry.seq = statement.seq) <= ?1)),"
    "  CASE WHEN ?1 IS NULL THEN"
    "    (SELECT coalesce(max(amount), 0) FROM main.balance JOIN main.account"
    "       ON account.id = balance.account"
    "       WHERE account.name = 'Assets:Bank:' || iban)"
    "  ELSE"
    "    (SELECT coalesce(sum(amount), 0) FROM main.posting JOIN main.account"
    "       ON account.id = posting.account"
    "       WHERE account.name = 'Assets:Bank:' || iban"
    "         AND posting.effective <= ?1) END"
    "  FROM main.bank_account WHERE ?1 IS NULL OR"
    "    (SELECT effective FROM main.entry"
    "       WHERE entry.seq = bank_account.seq) <= ?1"
    "  ORDER BY iban";
constexpr const char* select_latest =
    "SELECT closing_on, closing FROM main.statement WHERE account = ?2"
    "  AND closing IS NOT NULL AND closing_on IS NOT NULL"
    "  AND (?1 IS NULL OR (SELECT effective FROM main.entry"
    "    WHERE entry.seq = statement.seq) <= ?1)"
    "  ORDER BY closing_on DESC, opening_on DESC, seq DESC LIMIT 1";
constexpr const char* select_open_lines =
    "SELECT line.id, iban, booked_on, line.amount, bank_account.seq"
    "  FROM main.line JOIN main.bank_account ON bank_account.seq = line.account"
    "  WHERE line.amount <> 0 AND (?1 IS NULL OR"
    "      (SELECT effective FROM main.entry WHERE entry.seq = line.seq) <= ?1)"
    "    AND line.id NOT IN (SELECT line FROM main.itemised WHERE ?1 IS NULL OR"
    "      (SELECT effective FROM main.entry"
    "         WHERE entry.seq = itemised.seq) <= ?1)"
    "    AND NOT EXISTS (SELECT 1 FROM main.matched"
    "      WHERE matched.line = line.id AND (?1 IS NULL OR"
    "        (SELECT effective FROM main.entry"
    "           WHERE entry.seq = matched.seq) <= ?1)"
    "      AND NOT EXISTS (SELECT 1 FROM main.unmatched"
    "        WHERE unmatched.line = line.id AND unmatched.seq > matched.seq"
    "          AND (?1 IS NULL OR (SELECT effective FROM main.entry"
    "            WHERE entry.seq = unmatched.seq) <= ?1)))"
    "  ORDER BY booked_on, line.id";
constexpr const char* count_lines =
    "SELECT account, count(*) FROM main.line"
    "  WHERE id NOT IN (SELECT line FROM main.itemised WHERE ?1 IS NULL OR"
    "      (SELECT effective FROM main.entry"
    "         WHERE entry.seq = itemised.seq) <= ?1)"
    "    AND (?1 IS NULL OR"
    "      (SELECT effective FROM main.entry WHERE entry.seq = line.seq) <= ?1)"
    "  GROUP BY account";
constexpr const char* select_text =
    "SELECT body FROM people.line_text WHERE line = ?1";

struct OpenLine {
  std::int64_t id;
  std::string iban;
  Date booked_on;
  Money amount;
  std::int64_t account;
};

std::vector<OpenLine> read_open_lines(Book& book, const View& view) {
  std::vector<OpenLine> lines;
  auto& row = book.prepared(select_open_lines);
  row.bind(view.day());
  while (row.step()) {
    lines.push_back({row.integer(0), std::string(row.text(1)),
                     day_of_number(row.integer(2)),
                     Money{row.integer(3), book.currency()}, row.integer(4)});
  }
  row.reset();
  return lines;
}

}  // namespace

std::vector<AccountFigures> account_figures(Book& book, const View& view) {
  const store::Snapshot snapshot(book.database());
  const Money zero{0, book.currency()};
  std::vector<AccountFigures> list;
  std::vector<std::int64_t> seqs;
  auto& row = book.prepared(select_accounts);
  row.bind(view.day());
  while (row.step()) {
    seqs.push_back(row.integer(0));
    list.push_back({.iban = std::string(row.text(1)),
                    .title = std::string(row.text(2)),
                    .statements = row.integer(3),
                    .closing_on = {},
                    .closing = {},
                    .books = Money{row.integer(4), book.currency()},
                    .open_credits = zero,
                    .open_debits = zero});
  }
  row.reset();
  const auto of = [&](std::int64_t seq) -> AccountFigures* {
    for (std::size_t at = 0; at < seqs.size(); ++at) {
      if (seqs[at] == seq) return &list[at];
    }
    return nullptr;
  };
  for (std::size_t at = 0; at < seqs.size(); ++at) {
    auto& latest = book.prepared(select_latest);
    if (latest.bind(view.day(), seqs[at]).step()) {
      list[at].closing_on = day_of_number(latest.integer(0));
      list[at].closing = Money{latest.integer(1), book.currency()};
    }
    latest.reset();
  }
  auto& counts = book.prepared(count_lines);
  counts.bind(view.day());
  while (counts.step()) {
    if (auto* figures = of(counts.integer(0)))
      figures->lines = counts.integer(1);
  }
  counts.reset();
  for (const auto& line : read_open_lines(book, view)) {
    auto* figures = of(line.account);
    if (figures == nullptr) continue;
    ++figures->open_lines;
    (line.amount.is_negative() ? figures->open_debits
                               : figures->open_credits) += line.amount;
  }
  return list;
}

std::vector<OpenLineFigures> open_lines(Book& book, Date today,
                                        const View& view) {
  const store::Snapshot snapshot(book.database());
  std::vector<OpenLineFigures> list;
  for (const auto& line : read_open_lines(book, view)) {
    list.push_back({line.id,
                    line.iban,
                    line.booked_on,
                    line.amount,
                    {},
                    {},
                    (today - line.booked_on).count()});
    if (!book.has_people()) continue;
    auto& row = book.prepared(select_text);
    if (row.bind(line.id).step()) {
      if (const auto text = ledger::line_text_in(row.text(0))) {
        list.back().name = text->name;
        list.back().text = text->remittance;
      }
    }
    row.reset();
  }
  return list;
}

std::vector<SuspenseFigures> suspense_by_age(
    const std::vector<OpenLineFigures>& lines, Currency currency) {
  const Money zero{0, currency};
  std::vector<SuspenseFigures> list;
  for (const auto age :
       {SuspenseAge::week, SuspenseAge::month, SuspenseAge::older})
    list.push_back({age, 0, zero, zero});
  for (const auto& line : lines) {
    auto& figures = list[line.days <= 7 ? 0U : line.days <= 30 ? 1U : 2U];
    ++figures.lines;
    (line.amount.is_negative() ? figures.debits : figures.credits) +=
        line.amount;
  }
  return list;
}

Sentence told(SuspenseAge age) {
  switch (age) {
    case SuspenseAge::week:
      return say("0 to 7 days", "0 à 7 jours");
    case SuspenseAge::month:
      return say("8 to 30 days", "8 à 30 jours");
    case SuspenseAge::older:
      break;
  }
  return say("over 30 days", "plus de 30 jours");
}

Table account_table(const std::vector<AccountFigures>& figures) {
  using Kind = Column::Kind;
  Table table;
  table.what = "report-reconciliation";
  table.title = {"Bank accounts", "Comptes bancaires"};
  table.columns = {
      {"account", {"Account", "Compte"}, Kind::text},
      {"statements", {"Statements", "Relevés"}, Kind::number},
      {"closing_on", {"Last statement", "Dernier relevé"}, Kind::text},
      {"closing", {"Bank says", "La banque dit"}, Kind::number},
      {"books", {"Books hold", "Les comptes ont"}, Kind::number},
      {"difference", {"Difference", "Écart"}, Kind::number},
      {"lines", {"Lines", "Lignes"}, Kind::number},
      {"open_lines", {"Unexplained", "Inexpliquées"}, Kind::number},
      {"open_credits", {"Unexplained in", "Reçu inexpliqué"}, Kind::number},
      {"open_debits", {"Unexplained out", "Payé inexpliqué"}, Kind::number}};
  for (const auto& one : figures) {
    const auto difference = one.difference();
    table.rows.push_back({one.iban, one.statements,
                          one.closing_on ? Cell(*one.closing_on) : Cell(),
                          one.closing ? Cell(*one.closing) : Cell(), one.books,
                          difference ? Cell(*difference) : Cell(), one.lines,
                          one.open_lines, one.open_credits, one.open_debits});
  }
  return table;
}

Table open_line_table(const std::vector<OpenLineFigures>& lines) {
  using Kind = Column::Kind;
  Table table;
  table.what = "open-lines";
  table.title = {"Bank lines not explained", "Lignes bancaires inexpliquées"};
  table.columns = {{"line", {"Line", "Ligne"}, Kind::number},
                   {"account", {"Account", "Compte"}, Kind::text},
                   {"booked_on", {"Booked", "Date"}, Kind::text},
                   {"amount", {"Amount", "Montant"}, Kind::number},
                   {"days", {"Days", "Jours"}, Kind::number},
                   {"name", {"Counterparty", "Contrepartie"}, Kind::text},
                   {"text", {"Text", "Libellé"}, Kind::text}};
  for (const auto& one : lines) {
    table.rows.push_back({one.line, one.iban, one.booked_on, one.amount,
                          one.days, one.name, one.text});
  }
  return table;
}

}  // namespace obole::reports
