// What a matching fund adds to each gift.
//
// The answer depends on the gifts and the rules alone, never on the order in
// which they became known.  Days are served in their order.  Within a day, a
// donor's gifts are served in the order of their keys; where a campaign's cap
// or the budget does not suffice for a day, that day's gifts share what is left
// in proportion (largest remainder, ties by key).  A part of a cent is dropped:
// no sponsor pays more than the ratio says.

#pragma once

#include "obole/domain/date.hpp"
#include "obole/domain/money.hpp"
#include "obole/domain/vocabulary.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::rules {

/// What decided how much a gift is matched by.
enum class Cap : std::uint8_t { ratio, gift, donor, campaign, budget };

std::string_view french(Cap cap);

/// One version of a fund's rule.  It holds for gifts from its first day until
/// the day before the next version's; of two with the same first day, the one
/// numbered higher.  Caps and budget count everything the fund has granted.
struct MatchingRule {
  std::int64_t id;
  Date starts;
  std::optional<Date> ends;
  Ratio ratio;
  Money budget;
  std::optional<Money> gift_cap;
  std::optional<Money> donor_cap;
  std::optional<Money> campaign_cap;
};

struct MatchableGift {
  std::int64_t id;
  std::string key;  ///< its idempotency key: the same whatever came first
  std::int64_t donor;
  std::int64_t campaign;
  Date day;
  Money amount;  ///< less what was given back
};

struct Grant {
  std::int64_t gift;
  std::int64_t rule;
  Money amount;
  Cap cap;
  friend bool operator==(const Grant&, const Grant&) = default;
};

/// One grant for each gift that a rule holds for, by gift id.
std::vector<Grant> matched(std::vector<MatchingRule> rules,
                           std::vector<MatchableGift> gifts, Currency currency);

}  // namespace obole::rules

namespace obole {
template <>
std::span<const std::string_view> words<rules::Cap>();
}  // namespace obole
