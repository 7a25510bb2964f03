#include "obole/intake/open_others.hpp"

#include "obole/base/check.hpp"
#include "obole/domain/identifiers.hpp"
#include "obole/ledger/canonical.hpp"
#include "obole/ledger/lines.hpp"

#include <optional>
#include <string_view>
#include <unordered_set>

namespace obole::intake {
namespace {

using ledger::Book;
using reconcile::ItemKind;
using reconcile::OpenItem;

constexpr const char* select_deposits =
    "SELECT seq, method, slip, amount, effective FROM main.deposit"
    "  WHERE NOT EXISTS (SELECT 1 FROM main.deposit_end"
    "    WHERE deposit_end.deposit = deposit.seq) ORDER BY seq";
// Deposits that the bank has shown, whole or by one of their gifts.
constexpr const char* select_shown_deposits =
    "SELECT item FROM main.matched WHERE kind = 'deposit'"
    "  AND NOT EXISTS (SELECT 1 FROM main.unmatched"
    "    WHERE unmatched.line = matched.line AND unmatched.seq > matched.seq)"
    "  UNION SELECT deposited.seq FROM main.matched"
    "  JOIN main.deposited ON deposited.donation = matched.item"
    "  WHERE matched.kind = 'donation'"
    "  AND NOT EXISTS (SELECT 1 FROM main.unmatched"
    "    WHERE unmatched.line = matched.line AND unmatched.seq > matched.seq)";
constexpr const char* select_ordered =
    "SELECT refund, seq FROM main.ordered ORDER BY seq";
constexpr const char* select_body =
    "SELECT body FROM main.entry WHERE seq = ?1";
// By themselves, or in a deposit.  Of gifts that several lines brought, the
// first line.
constexpr const char* select_seen_gifts =
    "SELECT donation.seq, donation.amount, donation.reference, donation.donor,"
    "    donation.campaign, shown.line"
    "  FROM (SELECT item, line, seq FROM main.matched WHERE kind = 'donation'"
    "    UNION ALL SELECT covered.item, covered.line, covered.seq"
    "    FROM main.covered) AS shown"
    "  JOIN main.donation ON donation.seq = shown.item"
    "  WHERE donation.platform IS NULL"
    "    AND NOT EXISTS (SELECT 1 FROM main.unmatched"
    "      WHERE unmatched.line = shown.line AND unmatched.seq > shown.seq)"
    "    AND NOT EXISTS (SELECT 1 FROM main.refund"
    "      WHERE refund.donation = donation.seq)"
    "    AND NOT EXISTS (SELECT 1 FROM main.dispute"
    "      WHERE dispute.donation = donation.seq)"
    "  ORDER BY shown.line";
constexpr const char* select_line =
    "SELECT line.booked_on, line_text.body FROM main.line"
    "  LEFT JOIN people.line_text ON line_text.line = line.id"
    "  WHERE line.id = ?1";
constexpr const char* select_promises =
    "SELECT seq, donor, campaign, effective,"
    "  amount - (SELECT coalesce(sum(settlement.amount), 0)"
    "    FROM main.settlement WHERE settlement.pledge = pledge.seq) AS open"
    "  FROM main.pledge WHERE open > 0 AND NOT EXISTS"
    "    (SELECT 1 FROM main.pledge_end WHERE pledge_end.pledge = pledge.seq)"
    "  ORDER BY seq";
constexpr const char* select_taken_back =
    "SELECT DISTINCT matched.line, matched.kind, matched.item, matched.payout"
    "  FROM main.unmatched JOIN main.matched ON matched.line = unmatched.line"
    "  WHERE matched.seq < unmatched.seq";

std::optional<ItemKind> kind_of(std::string_view word) {
  if (word == "donation") return ItemKind::donation;
  if (word == "refund") return ItemKind::refund;
  if (word == "disbursement") return ItemKind::disbursement;
  if (word == "deposit") return ItemKind::deposit;
  if (word == "payout") return ItemKind::payout;
  return std::nullopt;
}

// The name of the file of transfers that an entry ordered.
std::string message_of(Book& book, std::int64_t seq) {
  auto& row = book.prepared(select_body);
  check(row.bind(seq).step(), "an order has an entry");
  const std::string bytes(row.blob(0));
  row.reset();
  canonical::Document body;
  check(body.parse(bytes), "a recorded body is canonical");
  return body.text("message");
}

}  // namespace

void each_deposit(Book& book, const TakeItem& take) {
  std::unordered_set<std::int64_t> shown;
  auto& seen = book.prepared(select_shown_deposits);
  while (seen.step())
    shown.insert(seen.integer(0));
  seen.reset();
  auto& row = book.prepared(select_deposits);
  while (row.step()) {
    if (shown.contains(row.integer(0))) continue;
    OpenItem item;
    item.kind = ItemKind::deposit;
    item.id = row.integer(0);
    item.method = std::string(row.text(1));
    item.reference = std::string(row.text(2));
    item.amount = row.integer(3);
    item.date = day_of_number(row.integer(4));
    take(std::move(item));
  }
  row.reset();
}

std::unordered_map<std::int64_t, std::string> batches_of_refunds(Book& book) {
  std::unordered_map<std::int64_t, std::int64_t> orders;
  auto& row = book.prepared(select_ordered);
  while (row.step())
    orders[row.integer(0)] = row.integer(1);
  row.reset();
  std::unordered_map<std::int64_t, std::string> messages;
  std::unordered_map<std::int64_t, std::string> batches;
  for (const auto& [refund, order] : orders) {
    auto& message = messages[order];
    if (message.empty()) message = message_of(book, order);
    batches[refund] = message;
  }
  return batches;
}

void each_seen_gift(Book& book,
                    const std::unordered_set<std::int64_t>& taken_away,
                    const TakeItem& take) {
  if (taken_away.empty()) return;
  std::unordered_set<std::int64_t> known;
  auto& row = book.prepared(select_seen_gifts);
  while (row.step()) {
    if (!taken_away.contains(-row.integer(1)) ||
        !known.insert(row.integer(0)).second)
      continue;
    OpenItem item;
    item.kind = ItemKind::seen_gift;
    item.id = row.integer(0);
    item.amount = -row.integer(1);
    item.reference = std::string(row.text(2));
    if (const auto rf = parse_rf(item.reference)) item.rf_reference = *rf;
    item.donor = book.known_as(row.integer(3)).number();
    item.campaign = row.integer(4);
    auto& line = book.prepared(select_line);
    check(line.bind(row.integer(5)).step(), "a line that was matched is there");
    item.date = day_of_number(line.integer(0));
    if (const auto text = ledger::line_text_in(line.text(1))) {
      item.end_to_end = text->end_to_end;
      item.iban = text->iban;
    }
    line.reset();
    take(std::move(item));
  }
  row.reset();
}

std::vector<reconcile::TakenBack> taken_back(
    Book& book, const std::vector<OpenPayout>& payouts) {
  std::unordered_map<std::string, std::int64_t> numbers;
  for (const auto& payout : payouts)
    numbers.emplace(payout.platform + '/' + payout.id, numbers.size());
  std::vector<reconcile::TakenBack> list;
  auto& row = book.prepared(select_taken_back);
  while (row.step()) {
    const auto kind = kind_of(row.text(1));
    if (!kind) continue;  // what the bank's code says; read_open knows
    auto item = row.integer(2);
    if (*kind == ItemKind::payout) {
      const auto found = numbers.find(std::string(row.text(3)));
      if (found == numbers.end()) continue;
      item = found->second;
    }
    list.push_back({row.integer(0), *kind, item});
  }
  row.reset();
  return list;
}

void each_promise(Book& book, const TakeItem& take) {
  auto& row = book.prepared(select_promises);
  while (row.step()) {
    OpenItem item;
    item.kind = ItemKind::promise;
    item.id = row.integer(0);
    item.donor = book.known_as(row.integer(1)).number();
    item.campaign = row.integer(2);
    item.date = day_of_number(row.integer(3));
    item.amount = row.integer(4);
    take(std::move(item));
  }
  row.reset();
}

}  // namespace obole::intake
