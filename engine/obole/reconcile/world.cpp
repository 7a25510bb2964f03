#include "obole/reconcile/world.hpp"

#include "obole/base/check.hpp"

#include <algorithm>
#include <compare>
#include <limits>
#include <utility>

namespace obole::reconcile {
namespace {

struct Rank {
  std::int32_t day;
  ItemKind kind;
  std::int64_t id;
  std::uint32_t index;

  friend auto operator<=>(const Rank&, const Rank&) = default;
};

std::int32_t day_of(Date date) {
  const auto days = day_number(date);
  check(days == static_cast<std::int32_t>(days), "days count in 32 bits");
  return static_cast<std::int32_t>(days);
}

Rank rank_of(const OpenLine& line, std::uint32_t index) {
  return {day_of(line.booked_on), ItemKind::donation, line.id, index};
}
Rank rank_of(const OpenItem& item, std::uint32_t index) {
  return {day_of(item.date), item.kind, item.id, index};
}

bool no_id_twice(std::vector<Rank> ranks) {
  const auto key = [](const Rank& rank) {
    return std::pair(rank.kind, rank.id);
  };
  std::sort(ranks.begin(), ranks.end(),
            [&](const Rank& a, const Rank& b) { return key(a) < key(b); });
  return std::adjacent_find(ranks.begin(), ranks.end(),
                            [&](const Rank& a, const Rank& b) {
                              return key(a) == key(b);
                            }) == ranks.end();
}

}  // namespace

template <class Open>
Side<Open>::Side(const std::vector<Open>& given)
    : places_(given.size()), states_(given.size(), State::open) {
  check(given.size() < std::numeric_limits<std::uint32_t>::max(),
        "lines and items can be numbered in 32 bits");
  std::vector<Rank> ranks;
  ranks.reserve(given.size());
  for (const Open& each : given)
    ranks.push_back(rank_of(each, static_cast<std::uint32_t>(ranks.size())));
  std::sort(ranks.begin(), ranks.end());

  ordered_.reserve(given.size());
  days_.reserve(given.size());
  for (const Rank& rank : ranks) {
    places_[rank.index] = size();
    ordered_.push_back(&given[rank.index]);
    days_.push_back(rank.day);
  }
  check(no_id_twice(std::move(ranks)), "no two lines or items have one id");
}

template <class Open>
std::vector<std::uint32_t> Side<Open>::in(State state) const {
  std::vector<std::uint32_t> found;
  for (const auto place : places_)
    if (states_[place] == state) found.push_back(place);
  return found;
}

template class Side<OpenLine>;
template class Side<OpenItem>;

}  // namespace obole::reconcile
