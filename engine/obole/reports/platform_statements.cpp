#include "obole/reports/platform_statements.hpp"

#include "obole/base/check.hpp"
#include "obole/domain/movement.hpp"
#include "obole/store/database.hpp"

#include <algorithm>
#include <map>

namespace obole::reports {
namespace {

using ledger::Book;

// ?1 is the accounting day asked for, or NULL for all.
constexpr const char* select_platforms =
    "SELECT platform, min(day), max(day) FROM main.movement"
    "  WHERE (?1 IS NULL OR (SELECT effective FROM main.entry"
    "      WHERE entry.seq = movement.seq) <= ?1)"
    "  GROUP BY platform ORDER BY platform";
constexpr const char* select_terms =
    "SELECT movement, sum(gross), sum(fee) FROM main.movement"
    "  WHERE platform = ?2 AND day BETWEEN ?3 AND ?4"
    "    AND (?1 IS NULL OR (SELECT effective FROM main.entry"
    "      WHERE entry.seq = movement.seq) <= ?1)"
    "  GROUP BY movement";
constexpr const char* select_opening =
    "SELECT coalesce(sum(gross - fee), 0) FROM main.movement"
    "  WHERE platform = ?2 AND day < ?3"
    "    AND (?1 IS NULL OR (SELECT effective FROM main.entry"
    "      WHERE entry.seq = movement.seq) <= ?1)";
constexpr const char* select_payouts =
    "SELECT coalesce(payout, (SELECT max(payout) FROM main.completion"
    "    WHERE completion.movement = movement.id AND"
    "      (?1 IS NULL OR (SELECT effective FROM main.entry"
    "      WHERE entry.seq = completion.seq) <= ?1)), ''),"
    "    day, -gross"
    "  FROM main.movement WHERE platform = ?2"
    "    AND movement IN ('payout', 'payout-reversal')"
    "    AND (?1 IS NULL OR (SELECT effective FROM main.entry"
    "      WHERE entry.seq = movement.seq) <= ?1)";
constexpr const char* select_received =
    "WITH standing AS (SELECT matched.kind, matched.item, matched.payout,"
    "    matched.amount, line.booked_on FROM main.matched"
    "  JOIN main.line ON line.id = matched.line"
    "  WHERE (?1 IS NULL OR (SELECT effective FROM main.entry"
    "      WHERE entry.seq = matched.seq) <= ?1)"
    "    AND NOT EXISTS (SELECT 1 FROM main.unmatched"
    "    WHERE unmatched.line = matched.line AND unmatched.seq > matched.seq"
    "      AND (?1 IS NULL OR (SELECT effective FROM main.entry"
    "      WHERE entry.seq = unmatched.seq) <= ?1)))"
    " SELECT substr(payout, length(?2) + 2), booked_on, amount FROM standing"
    "  WHERE kind = 'payout' AND substr(payout, 1, length(?2) + 1) = ?2 || '/'"
    " UNION ALL "
    "SELECT donation.payout, booked_on, standing.amount FROM standing"
    "  JOIN main.donation ON donation.seq = standing.item"
    "  WHERE kind = 'donation' AND platform = ?2"
    " UNION ALL "
    "SELECT refund.payout, booked_on, standing.amount FROM standing"
    "  JOIN main.refund ON refund.seq = standing.item"
    "  WHERE kind = 'refund' AND platform = ?2";

/// A transfer that the platform reports.
struct Payout {
  std::int64_t amount = 0;
  bool in_period = false;
  bool is_shown = false;  ///< by the bank
};

class Reader {
 public:
  Reader(Book& book, PlatformStatement& statement, const View& view)
      : book_(book), statement_(statement), view_(view) {}

  void read() {
    read_opening();
    read_terms();
    read_payouts();
    read_received();
    for (const auto& [id, payout] : payouts_)
      if (payout.in_period && !payout.is_shown)
        statement_.in_transit += money(payout.amount);
  }

 private:
  Money money(std::int64_t amount) const { return {amount, book_.currency()}; }
  bool is_within(std::int64_t day) const {
    return day >= day_number(statement_.from) &&
           day <= day_number(statement_.to);
  }

  void read_opening() {
    auto& row = book_.prepared(select_opening);
    row.bind(view_.day(), std::string_view(statement_.platform),
             day_number(statement_.from));
    if (row.step()) statement_.opening = money(row.integer(0));
    row.reset();
  }

  void read_terms() {
    auto& row = book_.prepared(select_terms);
    row.bind(view_.day(), std::string_view(statement_.platform),
             day_number(statement_.from), day_number(statement_.to));
    while (row.step()) {
      const auto movement = parse_choice<Movement>(row.text(0));
      check(movement.has_value(), "a movement is of a known kind");
      add(*movement, money(row.integer(1)), money(row.integer(2)));
    }
    row.reset();
  }

  void add(Movement movement, Money gross, Money fee) {
    // A tip is both what came in and what was kept, and no fee.
    if (movement == Movement::tip) {
      statement_.tips -= gross - fee;
      return;
    }
    statement_.fees += fee;
    switch (movement) {
      case Movement::capture:
        statement_.captured += gross;
        return;
      case Movement::fee:
        statement_.fees -= gross;
        return;
      case Movement::refund:
        statement_.refunds -= gross;
        return;
      case Movement::dispute:
      case Movement::dispute_reversal:
        statement_.disputed -= gross;
        return;
      case Movement::payout:
      case Movement::payout_reversal:
        statement_.paid_out -= gross;
        return;
      case Movement::hold:
        statement_.holds += gross;
        return;
      case Movement::adjustment:
      case Movement::tip:
        break;
    }
    statement_.adjustments += gross;
  }

  void read_payouts() {
    auto& row = book_.prepared(select_payouts);
    row.bind(view_.day(), std::string_view(statement_.platform));
    while (row.step()) {
      auto& payout = payouts_[std::string(row.text(0))];
      const bool in_period = is_within(row.integer(1));
      if (in_period) payout.amount += row.integer(2);
      payout.in_period = payout.in_period || in_period;
    }
    row.reset();
  }

  void read_received() {
    auto& row = book_.prepared(select_received);
    row.bind(view_.day(), std::string_view(statement_.platform));
    while (row.step()) {
      const auto payout = payouts_.find(std::string(row.text(0)));
      const bool is_reported = payout != payouts_.end();
      if (is_reported) payout->second.is_shown = true;
      if (is_reported ? payout->second.in_period : is_within(row.integer(1)))
        statement_.received += money(row.integer(2));
    }
    row.reset();
  }

  Book& book_;
  PlatformStatement& statement_;
  View view_;
  std::map<std::string, Payout> payouts_;
};

PlatformStatement empty_statement(std::string platform, Date from, Date to,
                                  Money zero) {
  return {platform, from, to,
          zero,     zero, zero,
          zero,     zero, zero,
          zero,     zero, zero,
          zero,     zero, {platform, zero, zero, zero, zero, zero, zero}};
}

}  // namespace

std::vector<PlatformStatement> platform_statements(Book& book,
                                                   std::optional<Date> from,
                                                   std::optional<Date> to,
                                                   const View& view) {
  const store::Snapshot snapshot(book.database());
  const Money zero{0, book.currency()};
  std::vector<PlatformStatement> list;
  auto& row = book.prepared(select_platforms);
  row.bind(view.day());
  while (row.step()) {
    list.push_back(empty_statement(
        std::string(row.text(0)), from.value_or(day_of_number(row.integer(1))),
        to.value_or(day_of_number(row.integer(2))), zero));
  }
  row.reset();
  for (auto& one : list) {
    Reader(book, one, view).read();
    for (auto& figures : platform_figures(book, one.from, one.to, view))
      if (figures.platform == one.platform) one.books = figures;
  }
  return list;
}

}  // namespace obole::reports
