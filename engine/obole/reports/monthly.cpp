#include "obole/reports/monthly.hpp"

#include <map>

namespace obole::reports {
namespace {

using ledger::Book;

constexpr const char* select_gifts =
    "SELECT effective, sum(amount), count(*) FROM main.donation"
    "  WHERE effective <= ?1"
    "    AND method NOT IN ('in-kind', 'skills', 'expense-waiver')"
    "  GROUP BY effective";
constexpr const char* select_refunds =
    "SELECT effective, sum(amount), count(*) FROM main.refund"
    "  WHERE effective <= ?1"
    "    AND method NOT IN ('in-kind', 'skills', 'expense-waiver')"
    "  GROUP BY effective";
constexpr const char* select_fees =
    "SELECT effective, sum(amount), count(*) FROM main.fee"
    "  WHERE effective <= ?1 GROUP BY effective";

struct Month {
  std::int64_t gifts = 0;
  std::int64_t received = 0;
  std::int64_t refunded = 0;
  std::int64_t fees = 0;
};

template <class Add>
void each_day(Book& book, const View& view, const char* sql, Add add) {
  auto& row = book.prepared(sql);
  row.bind(view.last_day());
  while (row.step()) {
    add(month_of(day_of_number(row.integer(0))), row.integer(1),
        row.integer(2));
  }
  row.reset();
}

}  // namespace

Table monthly(Book& book, const View& view) {
  const store::Snapshot snapshot(book.database());
  std::map<std::string, Month> months;
  each_day(book, view, select_gifts,
           [&](const auto& month, auto sum, auto count) {
             months[month].received += sum;
             months[month].gifts += count;
           });
  each_day(book, view, select_refunds, [&](const auto& month, auto sum, auto) {
    months[month].refunded += sum;
  });
  each_day(book, view, select_fees, [&](const auto& month, auto sum, auto) {
    months[month].fees += sum;
  });

  using Kind = Column::Kind;
  Table table;
  table.what = "report-monthly";
  table.title = {"Gifts by month", "Dons par mois"};
  table.columns = {{"month", {"Month", "Mois"}, Kind::text},
                   {"donations", {"Gifts", "Dons"}, Kind::number},
                   {"received", {"Received", "Reçu"}, Kind::number},
                   {"refunded", {"Refunded", "Remboursé"}, Kind::number},
                   {"fees", {"Fees", "Frais"}, Kind::number},
                   {"net", {"Net", "Net"}, Kind::number}};
  const auto money = [&book](std::int64_t units) {
    return Money{units, book.currency()};
  };
  const auto row_of = [&money](const std::string& name, const Month& month) {
    return std::vector<Cell>{
        name,
        month.gifts,
        money(month.received),
        money(month.refunded),
        money(month.fees),
        money(month.received - month.refunded - month.fees)};
  };
  Month total;
  for (const auto& [name, month] : months) {
    table.rows.push_back(row_of(name, month));
    total.gifts += month.gifts;
    total.received += month.received;
    total.refunded += month.refunded;
    total.fees += month.fees;
  }
  if (!months.empty()) table.totals = row_of("total", total);
  return table;
}

}  // namespace obole::reports
