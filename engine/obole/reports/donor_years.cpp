#include "obole/reports/donor_years.hpp"

#include <map>

namespace obole::reports {
namespace {

constexpr const char* select_gifts =
    "SELECT effective, amount, benefit,"
    "  method IN ('in-kind', 'skills', 'expense-waiver'),"
    "  (SELECT coalesce(sum(refund.amount), 0) FROM main.refund"
    "     WHERE refund.donation = donation.seq)"
    "  FROM main.donation WHERE donor IN (SELECT ?1 UNION"
    "    SELECT donor FROM main.merger WHERE survivor = ?1)";

}  // namespace

std::vector<DonorYear> donor_years(ledger::Book& book, DonorId donor) {
  std::map<int, DonorYear> years;
  const Money none{0, book.currency()};
  auto& row = book.prepared(select_gifts);
  row.bind(book.known_as(donor).number());
  while (row.step()) {
    const auto day = day_of_number(row.integer(0));
    const int number(std::chrono::year_month_day(day).year());
    auto& year = years
                     .try_emplace(number, DonorYear{.year = number,
                                                    .received = none,
                                                    .in_kind = none,
                                                    .refunded = none,
                                                    .benefit = none})
                     .first->second;
    const Money amount{row.integer(1), book.currency()};
    const Money refunded{row.integer(4), book.currency()};
    ++year.donations;
    (row.integer(3) == 1 ? year.in_kind : year.received) += amount;
    year.refunded += refunded;
    if (refunded < amount)
      year.benefit += Money{row.integer(2), book.currency()};
  }
  row.reset();
  std::vector<DonorYear> list;
  for (auto& [number, year] : years)
    list.push_back(year);
  return list;
}

}  // namespace obole::reports
