#include "obole/ledger/donation_list.hpp"

#include "obole/ledger/application.hpp"
#include "obole/ledger/paging.hpp"

#include <algorithm>

namespace obole::ledger {
namespace {

constexpr const char* select_donations =
    "SELECT seq, effective, campaign, donor, amount, method, platform,"
    "  reference FROM main.donation"
    "  WHERE seq > ?1 AND seq < ?2 AND (?3 < 0 OR campaign = ?3)"
    "  ORDER BY seq LIMIT ?4";
constexpr const char* select_campaigns = "SELECT seq, code FROM main.campaign";
constexpr const char* select_fees =
    "SELECT item, amount FROM main.fee WHERE ?1 < 0 OR campaign = ?1";
constexpr const char* select_refunds =
    "SELECT donation, amount FROM main.refund WHERE ?1 < 0 OR campaign = ?1";
constexpr const char* select_unmatched = "SELECT line, seq FROM main.unmatched";
constexpr const char* select_seen =
    "SELECT item, line, seq FROM main.matched WHERE kind = 'donation'"
    "  UNION ALL SELECT item, line, seq FROM main.covered";

}  // namespace

DonationList::DonationList(Book& book, std::string_view campaign)
    : book_(book) {
  const store::Snapshot snapshot(book.database());
  end_ = book.head().size;
  read_campaigns(campaign);
  fees_ = read_amounts(select_fees);
  refunds_ = read_amounts(select_refunds);
  read_seen();
  names_ = DonorNames::read(book);
}

void DonationList::read_campaigns(std::string_view campaign) {
  bool found = campaign.empty();
  auto& row = book_.prepared(select_campaigns);
  while (row.step()) {
    campaigns_.emplace(row.integer(0), row.text(1));
    if (campaign.empty() || row.text(1) != campaign) continue;
    campaign_ = row.integer(0);
    found = true;
  }
  row.reset();
  if (!found) end_ = 0;
}

DonationList::Amounts DonationList::read_amounts(const char* sql) const {
  Amounts amounts;
  auto& row = book_.prepared(sql);
  row.bind(campaign_);
  while (row.step())
    amounts.items.emplace_back(row.integer(0), row.integer(1));
  row.reset();
  std::sort(amounts.items.begin(), amounts.items.end());
  return amounts;
}

void DonationList::read_seen() {
  // The last time that a line's explanation was taken back.
  std::unordered_map<std::int64_t, std::int64_t> taken_back;
  auto& unmatched = book_.prepared(select_unmatched);
  while (unmatched.step()) {
    auto& last = taken_back[unmatched.integer(0)];
    last = std::max(last, unmatched.integer(1));
  }
  unmatched.reset();
  auto& row = book_.prepared(select_seen);
  while (row.step()) {
    const auto found = taken_back.find(row.integer(1));
    if (found != taken_back.end() && found->second > row.integer(2)) continue;
    seen_.push_back(row.integer(0));
  }
  row.reset();
  std::sort(seen_.begin(), seen_.end());
}

std::int64_t DonationList::Amounts::of(std::int64_t donation) {
  while (at < items.size() && items[at].first < donation)
    ++at;
  std::int64_t sum = 0;
  for (; at < items.size() && items[at].first == donation; ++at)
    add_checked(sum, items[at].second);
  return sum;
}

bool DonationList::is_seen(std::int64_t donation) {
  while (seen_at_ < seen_.size() && seen_[seen_at_] < donation)
    ++seen_at_;
  return seen_at_ < seen_.size() && seen_[seen_at_] == donation;
}

std::span<const ListedDonation> DonationList::next() {
  const Money none{0, book_.currency()};
  std::size_t used = 0;
  auto& row = book_.prepared(select_donations);
  row.bind(last_, end_, campaign_, rows_a_page);
  while (row.step()) {
    if (used == page_.size()) {
      page_.push_back({0,
                       {},
                       {},
                       DonorId::from_number(0),
                       {},
                       none,
                       none,
                       none,
                       {},
                       {},
                       {},
                       false});
    }
    auto& gift = page_[used++];
    gift.seq = row.integer(0);
    gift.date = day_of_number(row.integer(1));
    gift.campaign = campaigns_[row.integer(2)];
    gift.donor = book_.known_as(row.integer(3));
    gift.amount = Money{row.integer(4), book_.currency()};
    gift.refunded = Money{refunds_.of(gift.seq), book_.currency()};
    gift.fee = Money{fees_.of(gift.seq), book_.currency()};
    gift.method = row.text(5);
    gift.platform = row.text(6);
    gift.reference = row.text(7);
    gift.reconciled = is_seen(gift.seq);
    last_ = gift.seq;
  }
  row.reset();
  const auto page = std::span(page_).first(used);
  // By themselves: each waits for memory, and so they wait together.
  for (auto& gift : page)
    gift.name = names_.of(gift.donor.number());
  return page;
}

std::vector<ListedDonation> donation_list(Book& book,
                                          std::string_view campaign) {
  DonationList list(book, campaign);
  std::vector<ListedDonation> all;
  for (auto page = list.next(); !page.empty(); page = list.next())
    all.insert(all.end(), page.begin(), page.end());
  return all;
}

}  // namespace obole::ledger
