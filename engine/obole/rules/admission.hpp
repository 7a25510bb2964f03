// May this campaign take this gift?
//
// Pure: the caller passes the campaign's terms, the day and the facts.

#pragma once

#include "obole/base/result.hpp"
#include "obole/domain/date.hpp"
#include "obole/domain/money.hpp"

#include <optional>
#include <string>

namespace obole::rules {

/// What a campaign asks of a promise or a gift.
struct CampaignTerms {
  std::string code;
  Date opens;   ///< first day
  Date closes;  ///< last day
};

enum class OutsideDates : std::uint8_t {
  refused,
  said,  ///< the officer says that it lies outside, and the entry says so too
};

/// Refuses a day after `today` (date_malformed).
Verdict objection_to_future(Date day, Date today);

/// Refuses a day before `since`, when what it undoes or follows took place
/// (date_malformed), and a day after `today`.
Verdict objection_to_sequel(Date day, Date since, Date today);

/// Refuses a day after `today` (date_malformed), and a day outside the
/// campaign's dates (outside_campaign) unless it is said.
Verdict objection_to_day(const CampaignTerms& terms, Date day, Date today,
                         OutsideDates outside);

bool is_outside(const CampaignTerms& terms, Date day);

/// Refuses what is not more than zero (amount_not_positive).
Verdict objection_to_amount(Money amount);

/// A gift on a tier reaches its minimum (below_tier), and what the donor gets
/// in return is not worth more than the gift (benefit_exceeds).
Verdict objection_to_tier(Money amount, std::optional<Money> minimum,
                          const std::string& tier, Money benefit);

/// Refuses to pay more on a pledge than is left of it (pledge_overpaid).
Verdict objection_to_settlement(Money amount, Money left, std::int64_t pledge);

/// Refuses to give back more than is left of a gift (refund_exceeds).
Verdict objection_to_refund(Money amount, Money left, std::int64_t donation);

}  // namespace obole::rules
