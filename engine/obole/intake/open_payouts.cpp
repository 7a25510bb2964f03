// Payouts that the bank has not shown.

#include "obole/intake/open_others.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace obole::intake {
namespace {

using ledger::Book;
using reconcile::ItemKind;
using reconcile::OpenItem;

constexpr const char* select_payout_gifts =
    "SELECT platform, payout, seq, amount, coalesce(given_on, effective)"
    "  FROM main.donation"
    "  WHERE payout IS NOT NULL AND platform IS NOT NULL"
    "    AND method NOT IN ('in-kind', 'skills', 'expense-waiver')"
    "  ORDER BY seq";
constexpr const char* select_payout_refunds =
    "SELECT platform, payout, seq, amount, coalesce(refunded_on, effective)"
    "  FROM main.refund"
    "  WHERE payout IS NOT NULL AND platform IS NOT NULL"
    "    AND method NOT IN ('in-kind', 'skills', 'expense-waiver')"
    "  ORDER BY seq";
// What a platform took for a dispute, and what it gave back of one.
constexpr const char* select_payout_disputes =
    "SELECT donation.platform, dispute.payout, dispute.seq, dispute.amount,"
    "  dispute.effective FROM main.dispute"
    "  JOIN main.donation ON donation.seq = dispute.donation"
    "  WHERE dispute.payout IS NOT NULL"
    "  UNION ALL"
    "  SELECT donation.platform, dispute_end.payout, dispute_end.seq,"
    "    -dispute.amount, dispute_end.effective FROM main.dispute_end"
    "  JOIN main.dispute ON dispute.seq = dispute_end.dispute"
    "  JOIN main.donation ON donation.seq = dispute.donation"
    "  WHERE dispute_end.payout IS NOT NULL ORDER BY 3";
// What a platform kept from its transfers: the fee of an item, which is the
// entry after it, and shares of a fee kept from a payout.  Another shared fee
// is billed apart.
constexpr const char* select_own_fee =
    "SELECT amount FROM main.fee"
    "  WHERE seq = ?1 + 1 AND item = ?1 AND payout IS NULL";
constexpr const char* select_shared_fees =
    "SELECT item, amount FROM main.fee WHERE payout IS NOT NULL";

class Reader {
 public:
  Reader(Book& book, const std::vector<std::int64_t>& seen)
      : book_(book), seen_(seen) {}

  std::vector<OpenPayout> read(const TakeItem& take) {
    read_shared_fees();
    add_carried(select_payout_gifts, true);
    add_carried(select_payout_refunds, false);
    add_carried(select_payout_disputes, false);
    return told(take);
  }

 private:
  bool is_seen(std::int64_t item) const {
    return std::binary_search(seen_.begin(), seen_.end(), item);
  }

  void read_shared_fees() {
    auto& row = book_.prepared(select_shared_fees);
    while (row.step())
      shared_fees_[row.integer(0)] += row.integer(1);
    row.reset();
  }

  std::int64_t fee_of(std::int64_t item) {
    auto& row = book_.prepared(select_own_fee);
    const std::int64_t own = row.bind(item).step() ? row.integer(0) : 0;
    row.reset();
    const auto shared = shared_fees_.find(item);
    return own + (shared == shared_fees_.end() ? 0 : shared->second);
  }

  struct Carried {
    OpenPayout payout;
    std::int64_t net = 0;
    std::int64_t last_day = 0;
  };

  void add_carried(const char* sql, bool gifts) {
    auto& row = book_.prepared(sql);
    while (row.step()) {
      const auto item = row.integer(2);
      if (is_seen(item)) continue;
      auto& carried =
          carried_[{std::string(row.text(0)), std::string(row.text(1))}];
      const auto gross = row.integer(3);
      carried.net += (gifts ? gross : -gross) - fee_of(item);
      carried.last_day = std::max(carried.last_day, row.integer(4));
      (gifts ? carried.payout.gifts : carried.payout.refunds).push_back(item);
    }
    row.reset();
  }

  std::vector<OpenPayout> told(const TakeItem& take) {
    std::vector<OpenPayout> payouts;
    for (auto& [key, carried] : carried_) {
      carried.payout.platform = key.first;
      carried.payout.id = key.second;
      // A payout named by a day is the platform's word for when it paid.
      const auto arrival = parse_date(key.second);
      OpenItem item;
      item.kind = ItemKind::payout;
      item.id = static_cast<std::int64_t>(payouts.size());
      item.amount = carried.net;
      item.date = arrival ? *arrival : day_of_number(carried.last_day);
      item.reference = arrival ? "" : key.second;
      item.platform = key.first;
      take(std::move(item));
      payouts.push_back(std::move(carried.payout));
    }
    return payouts;
  }

  Book& book_;
  const std::vector<std::int64_t>& seen_;
  std::unordered_map<std::int64_t, std::int64_t> shared_fees_;
  std::map<std::pair<std::string, std::string>, Carried> carried_;
};

}  // namespace

std::vector<OpenPayout> open_payouts(Book& book,
                                     const std::vector<std::int64_t>& seen,
                                     const TakeItem& take) {
  return Reader(book, seen).read(take);
}

std::vector<OpenPayout> open_payouts(Book& book, const TakeItem& take) {
  return open_payouts(book, seen_items(book), take);
}

}  // namespace obole::intake
