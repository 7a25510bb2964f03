// Counterparts of tiers, tested before anyone pays.

#include "obole/base/say.hpp"
#include "obole/rules/eligibility.hpp"
#include "obole/rules/gates.hpp"

#include <algorithm>

namespace obole::rules {
namespace {

// A gift of just the tier's minimum, by a donor of whom all is known.
GiftFacts gift_of(const TierFacts& tier, DonorKind kind, Date day) {
  const Money nothing{0, tier.minimum.currency()};
  return {.date = day,
          .given = tier.minimum,
          .refunded = nothing,
          .disputed = nothing,
          .benefit = tier.benefit,
          .donor = {kind, {}, true, true, true, false},
          .campaign = {Purpose::social, Model::keep_it_all, {}, {}},
          .in_kind = {},
          .year = {nothing, tier.minimum}};
}

bool is_about_counterparts(Rule rule) {
  return rule == Rule::ratio || rule == Rule::cap || rule == Rule::year_cap ||
         rule == Rule::any_benefit || rule == Rule::intent ||
         rule == Rule::net_of_value;
}

struct Answer {
  GateStatus status = GateStatus::passed;
  std::optional<Ground> ground = {};  ///< what decided
};

Answer answer_for(const TierFacts& tier, DonorKind kind, Date day,
                  const RuleTable& table) {
  Answer answer;
  const auto decision = decide(gift_of(tier, kind, day), table, day);
  for (const auto& ground : decision.grounds) {
    if (!is_about_counterparts(ground.rule)) continue;
    const bool stops = ground.standing == GroundStanding::failed ||
                       ground.standing == GroundStanding::review;
    if (!stops && answer.ground) continue;
    answer.ground = ground;
    if (!stops) continue;
    answer.status = GateStatus::failed;
    break;
  }
  return answer;
}

std::string source_of(const Answer& answer, const RuleTable& table, Date day) {
  if (!answer.ground) return {};
  const auto* const row = table.find(answer.ground->parameter, day);
  return row == nullptr ? std::string() : row->source;
}

}  // namespace

std::vector<TierTest> test_tiers(const CampaignFile& campaign,
                                 const RuleTable& table) {
  using std::chrono::year_month_day;
  std::vector<TierTest> tests;
  const int first = static_cast<int>(year_month_day{campaign.opens}.year());
  const int last = static_cast<int>(year_month_day{campaign.closes}.year());
  for (const auto& tier : campaign.tiers) {
    if (tier.benefit.is_zero()) continue;
    for (int year = first; year <= last; ++year) {
      // A day of that year on which the campaign runs.
      const Date january{std::chrono::year{year} / std::chrono::January / 1};
      const auto day = std::max(january, campaign.opens);
      const auto person = answer_for(tier, DonorKind::individual, day, table);
      const auto company = answer_for(tier, DonorKind::company, day, table);
      TierTest test{tier.code,      year, person.status,
                    company.status, {},   source_of(person, table, day)};
      const auto& shown = person.ground ? person.ground : company.ground;
      if (shown) test.says = explanation(*shown, tier.minimum.currency());
      tests.push_back(std::move(test));
    }
  }
  return tests;
}

}  // namespace obole::rules
