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
    "SELECT platform, payout, seq, amount, effective FROM main.donation"
    "  WHERE payout IS NOT NULL AND platform IS NOT NULL"
    "    AND method NOT IN ('in-kind', 'skills', 'expense-waiver')"
    "  ORDER BY seq";
constexpr const char* select_payout_refunds =
    "SELECT platform, payout, seq, amount, effective FROM main.refund"
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
constexpr const char* select_fees =
    "SELECT item, amount FROM main.fee"
    "  WHERE seq = item + 1 OR payout IS NOT NULL";

class Reader {
 public:
  Reader(Book& book, OpenWorld& world, const std::vector<std::int64_t>& seen)
      : book_(book), world_(world), seen_(seen) {}

  void read() {
    read_fees();
    read_payouts();
  }

 private:
  bool is_seen(std::int64_t item) const {
    return std::binary_search(seen_.begin(), seen_.end(), item);
  }

  void read_fees() {
    auto& row = book_.prepared(select_fees);
    while (row.step())
      fees_[row.integer(0)] += row.integer(1);
    row.reset();
  }

  std::int64_t fee_of(std::int64_t item) const {
    const auto fee = fees_.find(item);
    return fee == fees_.end() ? 0 : fee->second;
  }

  struct Carried {
    OpenWorld::Payout payout;
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

  void read_payouts() {
    add_carried(select_payout_gifts, true);
    add_carried(select_payout_refunds, false);
    add_carried(select_payout_disputes, false);
    for (auto& [key, carried] : carried_) {
      carried.payout.platform = key.first;
      carried.payout.id = key.second;
      // A payout named by a day is the platform's word for when it paid.
      const auto arrival = parse_date(key.second);
      OpenItem item;
      item.kind = ItemKind::payout;
      item.id = static_cast<std::int64_t>(world_.payouts.size());
      item.amount = carried.net;
      item.date = arrival ? *arrival : day_of_number(carried.last_day);
      item.reference = arrival ? "" : key.second;
      item.platform = key.first;
      world_.items.push_back(std::move(item));
      world_.payouts.push_back(std::move(carried.payout));
    }
  }

  Book& book_;
  OpenWorld& world_;
  const std::vector<std::int64_t>& seen_;
  std::unordered_map<std::int64_t, std::int64_t> fees_;
  std::map<std::pair<std::string, std::string>, Carried> carried_;
};

}  // namespace

void add_payouts(Book& book, OpenWorld& world,
                 const std::vector<std::int64_t>& seen) {
  Reader(book, world, seen).read();
}

}  // namespace obole::intake
