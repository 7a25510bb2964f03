#include "obole/reports/retention.hpp"

#include "obole/base/check.hpp"

#include <algorithm>

namespace obole::reports {
namespace {

using ledger::Book;
using ledger::Hold;

constexpr const char* select_last_contact =
    "WITH one AS (SELECT ?1 AS number UNION"
    "    SELECT donor FROM main.merger WHERE survivor = ?1)"
    "  SELECT max(effective) FROM main.entry WHERE seq IN"
    "    (SELECT seq FROM main.donor WHERE number IN (SELECT number FROM one)"
    "     UNION SELECT seq FROM main.donor_status"
    "       WHERE donor IN (SELECT number FROM one)"
    "     UNION SELECT seq FROM main.consent"
    "       WHERE donor IN (SELECT number FROM one))";

constexpr int contact_years = 3;

// The same day of a later year; 28 February where there is none.
Date years_later(Date day, int years) {
  using namespace std::chrono;
  const year_month_day from{day};
  const auto same = from + std::chrono::years{years};
  return same.ok() ? sys_days{same}
                   : sys_days{same.year() / same.month() / std::chrono::last};
}

Date last_contact(Book& book, DonorId donor) {
  auto& row = book.prepared(select_last_contact);
  check(row.bind(donor.number()).step(), "a largest has a row");
  const auto day = day_of_number(row.integer(0));
  row.reset();
  return day;
}

// Whatever day it is: also those that are over.
std::optional<Hold> longest(Book& book, DonorId donor) {
  const auto holds = ledger::holds_on(book, donor, Date{});
  const auto last = std::max_element(
      holds.begin(), holds.end(), [](const Hold& one, const Hold& other) {
        return one.until && (!other.until || *one.until < *other.until);
      });
  if (last == holds.end()) return std::nullopt;
  return *last;
}

}  // namespace

std::vector<Retained> retained(Book& book, Date day) {
  std::vector<Retained> list;
  ledger::DonorList donors(book);
  for (auto page = donors.next(); !page.empty(); page = donors.next()) {
    for (const auto& donor : page) {
      if (book.known_as(donor.id) != donor.id) continue;
      const auto texts = ledger::texts_about(book, donor.id, book.head().size);
      if (texts.empty()) continue;
      Retained one{donor.id,
                   donor.kind,
                   static_cast<std::int64_t>(texts.size()),
                   longest(book, donor.id),
                   std::nullopt,
                   false};
      one.until =
          one.hold ? one.hold->until
                   : years_later(last_contact(book, donor.id), contact_years);
      one.is_due = one.until && *one.until < day;
      list.push_back(std::move(one));
    }
  }
  return list;
}

}  // namespace obole::reports
