#include "obole/ledger/donation_detail.hpp"

#include "obole/base/check.hpp"
#include "obole/ledger/canonical.hpp"
#include "obole/ledger/entries.hpp"
#include "obole/ledger/wording.hpp"

namespace obole::ledger {
namespace {

constexpr const char* select_gift =
    "SELECT donation.reference, tier.code, donation.benefit, earmark.code,"
    "  fund.code, settlement.pledge,"
    "  (SELECT coalesce(sum(amount), 0) FROM main.fee"
    "     WHERE fee.item = donation.seq),"
    "  donation.nature, donation.credited, donation.given_on,"
    "  donation.corrects,"
    "  (SELECT seq FROM main.donation AS next"
    "     WHERE next.corrects = donation.seq)"
    "  FROM main.donation"
    "  LEFT JOIN main.tier ON tier.seq = donation.tier"
    "  LEFT JOIN main.earmark ON earmark.seq = donation.earmark"
    "  LEFT JOIN main.fund ON fund.seq = donation.fund"
    "  LEFT JOIN main.settlement ON settlement.seq = donation.seq"
    "  WHERE donation.seq = ?1";
constexpr const char* select_in_kind =
    "SELECT declared, valuation, valued_on, document FROM main.in_kind"
    "  WHERE seq = ?1";
constexpr const char* select_items =
    "SELECT quantity, unit, price FROM main.item WHERE seq = ?1 ORDER BY ord";
constexpr const char* select_grants =
    "SELECT fund.code, matching.amount, cap FROM main.matching"
    "  JOIN main.fund ON fund.seq = matching.fund"
    "  WHERE matching.donation = ?1 AND NOT EXISTS"
    "    (SELECT 1 FROM main.matching AS later"
    "       WHERE later.donation = matching.donation"
    "         AND later.fund = matching.fund AND later.seq > matching.seq)"
    "  ORDER BY fund.code";
constexpr const char* select_lines =
    "SELECT line.id, line.booked_on, matched.payout FROM main.matched"
    "  JOIN main.line ON line.id = matched.line"
    "  WHERE ((matched.kind = 'donation' AND matched.item = ?1)"
    "      OR matched.line IN"
    "        (SELECT covered.line FROM main.covered WHERE covered.item = ?1"
    "           AND NOT EXISTS (SELECT 1 FROM main.unmatched"
    "             WHERE unmatched.line = covered.line"
    "               AND unmatched.seq > covered.seq)))"
    "    AND NOT EXISTS (SELECT 1 FROM main.unmatched"
    "      WHERE unmatched.line = matched.line AND unmatched.seq > matched.seq)"
    "  ORDER BY line.id";

std::optional<std::int64_t> number_if_any(const store::Statement& row,
                                          int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.integer(column);
}

std::optional<Date> day_if_any(const store::Statement& row, int column) {
  const auto number = number_if_any(row, column);
  return number ? std::optional(day_of_number(*number)) : std::nullopt;
}

void read_gift(Book& book, DonationDetail& detail) {
  auto& row = book.prepared(select_gift);
  check(row.bind(detail.gift.seq).step(), "the gift was found");
  detail.reference = row.text(0);
  detail.tier = row.text(1);
  detail.benefit = Money{row.integer(2), book.currency()};
  detail.earmark = row.text(3);
  detail.earmark_declared = !row.is_null(3);
  detail.fund = row.text(4);
  if (!row.is_null(5)) detail.pledge = row.integer(5);
  detail.fee = Money{row.integer(6), book.currency()};
  if (const auto nature = parse_choice<GiftNature>(row.text(7)))
    detail.nature = *nature;
  detail.credited = day_if_any(row, 8);
  detail.given_on = day_if_any(row, 9);
  detail.corrects = number_if_any(row, 10);
  detail.corrected_by = number_if_any(row, 11);
  row.reset();
  if (!detail.earmark_declared)
    detail.earmark = note_text(book, detail.gift.seq, "earmark");
}

std::vector<GivenItem> items_of(Book& book, std::int64_t seq) {
  std::vector<GivenItem> items;
  auto& row = book.prepared(select_items);
  row.bind(seq);
  while (row.step()) {
    const auto unit = parse_choice<Unit>(row.text(1));
    items.push_back({Quantity{row.integer(0)},
                     unit ? *unit : Unit::piece,
                     Money{row.integer(2), book.currency()},
                     {}});
  }
  row.reset();
  auto descriptions = note_texts(book, seq, "items");
  for (std::size_t at = 0; at < items.size() && at < descriptions.size(); ++at)
    items[at].description = std::move(descriptions[at]);
  return items;
}

std::optional<GiftValuation> valuation_of(Book& book, std::int64_t seq) {
  auto& row = book.prepared(select_in_kind);
  if (!row.bind(seq).step()) {
    row.reset();
    return std::nullopt;
  }
  GiftValuation valuation{Money{row.integer(0), book.currency()},
                          std::string(row.text(1)),
                          day_of_number(row.integer(2)),
                          {},
                          std::string(row.text(3)),
                          {}};
  row.reset();
  valuation.valued_by = note_text(book, seq, "valued_by");
  valuation.items = items_of(book, seq);
  return valuation;
}

// What stands in the entry and in no table.
std::string approved_by(Book& book, std::int64_t refund) {
  const auto entry = find_entry(book, refund);
  canonical::Document body;
  if (!entry || !body.parse(entry->body)) return {};
  return body.text("approved_by");
}

std::vector<DetailedRefund> detailed_refunds(Book& book, std::int64_t seq) {
  std::vector<DetailedRefund> list;
  for (auto& one : refunds_of(book, seq)) {
    const auto number = one.seq;
    list.push_back({std::move(one), approved_by(book, number),
                    note_text(book, number, "reason")});
  }
  return list;
}

std::vector<GiftGrant> grants_of(Book& book, std::int64_t seq) {
  std::vector<GiftGrant> list;
  auto& row = book.prepared(select_grants);
  row.bind(seq);
  while (row.step()) {
    list.push_back({std::string(row.text(0)),
                    Money{row.integer(1), book.currency()},
                    std::string(row.text(2))});
  }
  row.reset();
  return list;
}

std::vector<GiftLine> lines_of(Book& book, std::int64_t seq) {
  std::vector<GiftLine> list;
  auto& row = book.prepared(select_lines);
  row.bind(seq);
  while (row.step()) {
    list.push_back({row.integer(0), day_of_number(row.integer(1)),
                    std::string(row.text(2))});
  }
  row.reset();
  return list;
}

}  // namespace

Result<DonationDetail> donation_detail(Book& book, std::int64_t seq) {
  const store::Snapshot snapshot(book.database());
  const auto gift = find_donation(book, seq);
  if (!gift) return gift.error();
  const Money none{0, book.currency()};
  DonationDetail detail{.gift = *gift,
                        .reference = {},
                        .tier = {},
                        .benefit = none,
                        .fee = none,
                        .earmark = {},
                        .earmark_declared = false,
                        .fund = {},
                        .pledge = {},
                        .credited = {},
                        .given_on = {},
                        .corrects = {},
                        .corrected_by = {},
                        .in_kind = valuation_of(book, seq),
                        .refunds = detailed_refunds(book, seq),
                        .disputes = {},
                        .grants = grants_of(book, seq),
                        .lines = lines_of(book, seq)};
  read_gift(book, detail);
  for (auto& one : disputes(book)) {
    if (one.donation == seq) detail.disputes.push_back(std::move(one));
  }
  return detail;
}

}  // namespace obole::ledger
