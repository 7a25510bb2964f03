#include "obole/reconcile/sums.hpp"

#include <algorithm>
#include <bit>

namespace obole::reconcile {
namespace {

struct Partial {
  std::int64_t sum;
  std::uint32_t members;  // a bit for each place

  friend auto operator<=>(const Partial&, const Partial&) = default;
};

// Every sum of some of the addends from `from` to `to`: of those of one kind
// the earliest only, so many kinds alike make few sums.
std::vector<Partial> partial_sums(std::span<const Addend> addends,
                                  std::size_t from, std::size_t to,
                                  std::int64_t wanted) {
  std::vector<Partial> sums = {{0, 0}};
  while (from < to) {
    auto end = from;
    while (end < to && addends[end].kind == addends[from].kind)
      ++end;
    const auto before = sums.size();
    for (std::size_t i = 0; i < before; ++i) {
      auto more = sums[i];
      for (auto at = from; at < end; ++at) {
        if (addends[at].amount > wanted - more.sum) break;
        more.sum += addends[at].amount;
        more.members |= 1U << at;
        sums.push_back(more);
      }
    }
    from = end;
  }
  std::sort(sums.begin(), sums.end());
  return sums;
}

// Where the second half begins, no kind being in both.
std::size_t middle_of(std::span<const Addend> addends) {
  auto middle = addends.size() / 2;
  while (middle > 0 && middle < addends.size() &&
         addends[middle].kind == addends[middle - 1].kind)
    ++middle;
  return middle;
}

// How many sums partial_sums may give.
std::int64_t most_sums(std::span<const Addend> addends) {
  std::int64_t most = 1;
  for (std::size_t from = 0; from < addends.size();) {
    auto end = from;
    while (end < addends.size() && addends[end].kind == addends[from].kind)
      ++end;
    most *= static_cast<std::int64_t>(end - from + 1);
    from = end;
  }
  return most;
}

// The sums that are the same, from the first.
std::span<const Partial> run_of(std::span<const Partial> sums) {
  std::size_t size = 1;
  while (size < sums.size() && sums[size].sum == sums[0].sum)
    ++size;
  return sums.first(size);
}

class Found {
 public:
  // Each of the one with each of the other; where one is the empty set, the
  // other may be a single addend, which is no set of several.
  void add(std::span<const Partial> low, std::span<const Partial> high) {
    if (low[0].sum == 0 || high[0].sum == 0) {
      for (const auto& one : low[0].sum == 0 ? high : low)
        add(one.members);
      return;
    }
    count_ += low.size() * high.size();
    for (const auto& one : low)
      members_ |= one.members;
    for (const auto& one : high)
      members_ |= one.members;
  }

  Sums sums() const {
    Sums result;
    if (count_ == 0) return result;
    // One that is the whole by itself makes the others doubtful.
    result.count =
        count_ == 1 && !has_single_ ? Sums::Count::one : Sums::Count::several;
    for (std::size_t at = 0; at < most_addends; ++at)
      if ((members_ >> at & 1U) != 0) result.places.push_back(at);
    return result;
  }

 private:
  void add(std::uint32_t members) {
    if (std::popcount(members) < 2) {
      has_single_ = true;
      return;
    }
    ++count_;
    members_ |= members;
  }

  std::size_t count_ = 0;
  bool has_single_ = false;
  std::uint32_t members_ = 0;
};

}  // namespace

Sums sums_of(std::span<const Addend> addends, std::int64_t wanted,
             std::int64_t& budget) {
  if (addends.size() < 2) return {};
  if (addends.size() > most_addends) return {Sums::Count::untried, {}};
  const auto middle = middle_of(addends);
  const auto cost =
      most_sums(addends.first(middle)) + most_sums(addends.subspan(middle));
  if (cost > budget) return {Sums::Count::untried, {}};
  budget -= cost;
  const auto low_sums = partial_sums(addends, 0, middle, wanted);
  const auto high_sums = partial_sums(addends, middle, addends.size(), wanted);
  Found found;
  std::span<const Partial> low = low_sums;
  std::span<const Partial> high = high_sums;
  // One side ascends, the other descends.
  while (!low.empty() && !high.empty()) {
    const auto low_run = run_of(low);
    auto begin = high.size() - 1;
    while (begin > 0 && high[begin - 1].sum == high[begin].sum)
      --begin;
    const auto sum = low[0].sum + high[begin].sum;
    if (sum == wanted) found.add(low_run, high.subspan(begin));
    if (sum <= wanted) low = low.subspan(low_run.size());
    if (sum >= wanted) high = high.first(begin);
  }
  return found.sums();
}

}  // namespace obole::reconcile
