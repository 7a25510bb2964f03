#include "obole/reports/sample.hpp"

#include "obole/ledger/campaigns.hpp"

#include <algorithm>
#include <limits>

namespace obole::reports {
namespace {

using ledger::Book;

constexpr const char* select_gifts =
    "SELECT donation.seq, campaign.code, donation.effective, donation.amount,"
    "  donation.method FROM main.donation"
    "  JOIN main.campaign ON campaign.seq = donation.campaign"
    "  WHERE (?1 = '' OR campaign.code = ?1)"
    "    AND donation.effective BETWEEN ?2 AND ?3 ORDER BY donation.seq";

constexpr std::string_view separator{"\0", 1};

struct Days {
  std::int64_t first = std::numeric_limits<std::int64_t>::min();
  std::int64_t last = std::numeric_limits<std::int64_t>::max();
};

Days days_of(std::optional<int> year) {
  if (!year) return {};
  using namespace std::chrono;
  const auto of = std::chrono::year{*year};
  return {day_number(sys_days{of / January / 1}),
          day_number(sys_days{of / December / 31})};
}

template <class Visit>
void each_gift(Book& book, const SampleRequest& request, const Visit& visit) {
  const auto days = days_of(request.year);
  auto& row = book.prepared(select_gifts);
  row.bind(std::string_view(request.campaign), days.first, days.last);
  while (row.step()) {
    visit(SampledGift{.seq = row.integer(0),
                      .campaign = std::string(row.text(1)),
                      .date = day_of_number(row.integer(2)),
                      .amount = Money{row.integer(3), book.currency()},
                      .method = std::string(row.text(4)),
                      .rank = {},
                      .units = 0});
  }
  row.reset();
}

void draw_random(Book& book, const SampleRequest& request, Sample& sample) {
  Sha256 sha;
  const auto later = [](const SampledGift& a, const SampledGift& b) {
    return a.rank < b.rank;
  };
  auto& heap = sample.gifts;  // the latest of those drawn so far on top
  each_gift(book, request, [&](SampledGift gift) {
    gift.rank = sha.update("obole/sample/1")
                    .update(separator)
                    .update(request.seed)
                    .update(separator)
                    .update(std::to_string(gift.seq))
                    .finish();
    heap.push_back(std::move(gift));
    std::push_heap(heap.begin(), heap.end(), later);
    if (static_cast<std::int64_t>(heap.size()) <= request.size) return;
    std::pop_heap(heap.begin(), heap.end(), later);
    heap.pop_back();
  });
  std::sort(heap.begin(), heap.end(),
            [](const auto& a, const auto& b) { return a.seq < b.seq; });
}

std::int64_t start_of(const std::string& seed, std::int64_t interval) {
  Sha256 sha;
  const auto digest = sha.update("obole/sample/monetary/1")
                          .update(separator)
                          .update(seed)
                          .finish();
  std::uint64_t number = 0;
  for (std::size_t at = 0; at < 8; ++at)
    number = number << 8U | digest.at(at);
  return static_cast<std::int64_t>(number %
                                   static_cast<std::uint64_t>(interval));
}

void draw_units(Book& book, const SampleRequest& request, Sample& sample) {
  const auto total = sample.total.minor_units();
  if (total <= 0 || request.size <= 0) return;
  sample.interval = std::max<std::int64_t>(1, total / request.size);
  sample.start = start_of(request.seed, sample.interval);
  std::int64_t laid = 0;
  auto wanted = sample.start;
  std::int64_t left = std::min(request.size, total);
  each_gift(book, request, [&](SampledGift gift) {
    laid += gift.amount.minor_units();
    for (; left > 0 && wanted < laid; wanted += sample.interval, --left)
      ++gift.units;
    if (gift.units > 0) sample.gifts.push_back(std::move(gift));
  });
}

}  // namespace

Result<Sample> draw(Book& book, const SampleRequest& request) {
  if (!request.campaign.empty()) {
    const auto campaign = ledger::find_campaign(book, request.campaign);
    if (!campaign) return campaign.error();
  }
  const store::Snapshot snapshot(book.database());
  Sample sample{.population = 0,
                .total = Money{0, book.currency()},
                .interval = 0,
                .start = 0,
                .gifts = {}};
  each_gift(book, request, [&](const SampledGift& gift) {
    ++sample.population;
    sample.total += gift.amount;
  });
  if (request.sampling == Sampling::random)
    draw_random(book, request, sample);
  else
    draw_units(book, request, sample);
  return sample;
}

}  // namespace obole::reports
