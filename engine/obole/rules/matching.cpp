#include "obole/rules/matching.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace obole {
namespace {

constexpr std::array<std::string_view, 5> caps = {"ratio", "gift", "donor",
                                                  "campaign", "budget"};

}  // namespace

template <>
std::span<const std::string_view> words<rules::Cap>() {
  return caps;
}

namespace rules {
namespace {

constexpr std::array<std::string_view, 5> french_caps = {
    "taux", "plafond par don", "plafond par donateur", "plafond par campagne",
    "budget"};

// A gift of the day being served, with what it is about to be granted.
struct Share {
  const MatchableGift* gift;
  const MatchingRule* rule;
  Money amount;
  Cap cap;
};

class Fund {
 public:
  Fund(std::vector<MatchingRule> rules, Currency currency)
      : rules_(std::move(rules)), used_{0, currency} {
    std::stable_sort(rules_.begin(), rules_.end(),
                     [](const auto& left, const auto& right) {
                       return std::tie(left.starts, left.id) <
                              std::tie(right.starts, right.id);
                     });
  }

  const MatchingRule* rule_for(Date day) const {
    const MatchingRule* found = nullptr;
    for (const auto& rule : rules_) {
      if (rule.starts <= day) found = &rule;
    }
    return found == nullptr || (found->ends && *found->ends < day) ? nullptr
                                                                   : found;
  }

  // Grants to the gifts of one day, in the order of their keys.
  std::vector<Grant> serve(std::span<const MatchableGift> day) {
    const auto* const rule = rule_for(day.front().day);
    if (rule == nullptr) return {};
    std::vector<Share> shares;
    std::map<std::int64_t, Money> of_donor;  // today
    for (const auto& gift : day)
      shares.push_back(asked(gift, *rule, of_donor));
    if (rule->campaign_cap) cut_campaigns(shares, *rule->campaign_cap);
    cut(shares, rule->budget - used_, Cap::budget);
    std::vector<Grant> grants;
    for (const auto& share : shares) {
      grants.push_back(
          {share.gift->id, share.rule->id, share.amount, share.cap});
      used_ += share.amount;
      of(used_by_donor_, share.gift->donor) += share.amount;
      of(used_by_campaign_, share.gift->campaign) += share.amount;
    }
    return grants;
  }

 private:
  Money none() const { return Money{0, used_.currency()}; }

  Money& of(std::map<std::int64_t, Money>& sums, std::int64_t id) const {
    return sums.emplace(id, none()).first->second;
  }

  // By the ratio, the gift's cap and the donor's.
  Share asked(const MatchableGift& gift, const MatchingRule& rule,
              std::map<std::int64_t, Money>& of_donor) {
    Share share{&gift, &rule, gift.amount.share(rule.ratio, Rounding::down),
                Cap::ratio};
    if (rule.gift_cap && share.amount > *rule.gift_cap) {
      share.amount = *rule.gift_cap;
      share.cap = Cap::gift;
    }
    if (rule.donor_cap) {
      const auto left =
          std::max(none(), *rule.donor_cap - of(used_by_donor_, gift.donor) -
                               of(of_donor, gift.donor));
      if (share.amount > left) {
        share.amount = left;
        share.cap = Cap::donor;
      }
    }
    of(of_donor, gift.donor) += share.amount;
    return share;
  }

  void cut_campaigns(std::vector<Share>& shares, Money cap) {
    std::map<std::int64_t, std::vector<Share*>> by_campaign;
    for (auto& share : shares)
      by_campaign[share.gift->campaign].push_back(&share);
    for (auto& [campaign, group] : by_campaign)
      cut_group(group, cap - of(used_by_campaign_, campaign), Cap::campaign);
  }

  void cut(std::vector<Share>& shares, Money left, Cap cap) const {
    std::vector<Share*> group;
    for (auto& share : shares)
      group.push_back(&share);
    cut_group(group, left, cap);
  }

  // Where `group` asks for more than is left, each takes its part of it.
  void cut_group(const std::vector<Share*>& group, Money left, Cap cap) const {
    auto sum = none();
    std::vector<std::int64_t> weights;
    for (const auto* const share : group) {
      sum += share->amount;
      weights.push_back(share->amount.minor_units());
    }
    left = std::max(left, none());
    if (sum <= left) return;
    const auto parts = allocate(left, weights);
    for (std::size_t at = 0; at < group.size(); ++at) {
      if (group[at]->amount == parts[at]) continue;
      group[at]->amount = parts[at];
      group[at]->cap = cap;
    }
  }

  std::vector<MatchingRule> rules_;
  Money used_;
  std::map<std::int64_t, Money> used_by_donor_;
  std::map<std::int64_t, Money> used_by_campaign_;
};

}  // namespace

std::string_view french(Cap cap) {
  return french_caps.at(static_cast<std::size_t>(cap));
}

std::vector<Grant> matched(std::vector<MatchingRule> rules,
                           std::vector<MatchableGift> gifts,
                           Currency currency) {
  Fund fund(std::move(rules), currency);
  std::sort(
      gifts.begin(), gifts.end(), [](const auto& left, const auto& right) {
        return std::tie(left.day, left.key) < std::tie(right.day, right.key);
      });
  std::vector<Grant> grants;
  for (auto first = gifts.begin(); first != gifts.end();) {
    const auto last = std::find_if(first, gifts.end(), [&](const auto& gift) {
      return gift.day != first->day;
    });
    auto served = fund.serve({first, last});
    grants.insert(grants.end(), served.begin(), served.end());
    first = last;
  }
  std::sort(grants.begin(), grants.end(),
            [](const auto& left, const auto& right) {
              return left.gift < right.gift;
            });
  return grants;
}

}  // namespace rules
}  // namespace obole
