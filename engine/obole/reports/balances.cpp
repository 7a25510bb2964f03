#include "obole/reports/balances.hpp"

namespace obole::reports {
namespace {

constexpr const char* select_balances =
    "SELECT name, amount FROM main.balance"
    "  JOIN main.account ON account.id = balance.account"
    "  ORDER BY name, currency";
constexpr const char* add_up =
    "SELECT name, sum(amount) FROM main.posting"
    "  JOIN main.account ON account.id = posting.account"
    "  WHERE effective <= ?1"
    "  GROUP BY account.id ORDER BY name, currency";

}  // namespace

Table balances(ledger::Book& book, const View& view) {
  const store::Snapshot snapshot(book.database());
  using Kind = Column::Kind;
  Table table;
  table.what = "report-balances";
  table.title = {"Trial balance", "Balance générale"};
  table.columns = {{"account", {"Account", "Compte"}, Kind::text},
                   {"debit", {"Debit", "Débit"}, Kind::number},
                   {"credit", {"Credit", "Crédit"}, Kind::number},
                   {"balance", {"Balance", "Solde"}, Kind::number}};
  const Money zero{0, book.currency()};
  auto debits = zero;
  auto credits = zero;
  auto& row = book.prepared(view.is_present() ? select_balances : add_up);
  if (!view.is_present()) row.bind(view.last_day());
  while (row.step()) {
    const Money balance{row.integer(1), book.currency()};
    const auto debit = balance.is_negative() ? zero : balance;
    const auto credit = balance.is_negative() ? -balance : zero;
    table.rows.push_back({std::string(row.text(0)), debit, credit, balance});
    debits += debit;
    credits += credit;
  }
  row.reset();
  if (!table.rows.empty()) {
    table.totals = {std::string("total"), debits, credits, debits - credits};
  }
  return table;
}

}  // namespace obole::reports
