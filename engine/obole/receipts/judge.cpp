#include "obole/receipts/judge.hpp"

#include "obole/base/check.hpp"
#include "obole/intake/rule_file.hpp"
#include "obole/ledger/campaigns.hpp"

#include <algorithm>

namespace obole::receipts {
namespace {

using rules::Decision;
using rules::Ground;
using rules::Rule;

bool was_accepted(const Decision& decision) {
  return std::any_of(
      decision.grounds.begin(), decision.grounds.end(),
      [](const Ground& one) { return one.rule == Rule::accepted; });
}

// What the recorded decision would be if it were given now, by its own table:
// the same unless a fact has changed since.
Decision again(const ledger::ReadGift& gift, const ledger::Assessment& recorded,
               const rules::RuleTable& table) {
  auto decision = rules::decide(gift.facts, table, recorded.decided_on);
  if (decision.outcome == EligibilityOutcome::review &&
      was_accepted(recorded.decision)) {
    decision = rules::accepted(std::move(decision));
  }
  if (decision.outcome != EligibilityOutcome::review)
    decision.if_accepted = recorded.decision.if_accepted;
  return decision;
}

std::string_view builtin_for(Currency currency) {
  if (currency.code() == "GBP") return "united-kingdom";
  if (currency.code() == "USD") return "united-states";
  if (currency.code() == "CAD") return "canada";
  return "france";
}

}  // namespace

RulesInForce rules_that_hold(ledger::Book& book) {
  if (auto adopted = ledger::rules_in_force(book))
    return {std::move(adopted->table), adopted->seq};
  auto builtin = intake::builtin_table(builtin_for(book.currency()));
  check(builtin.has_value(), "a table comes with the program");
  return {std::move(*builtin), std::nullopt};
}

Judge::Judge(ledger::Book& book, RulesInForce rules, Date today)
    : book_(book),
      rules_(std::move(rules)),
      today_(today),
      reader_(book, rules_.table) {}

Result<std::vector<std::int64_t>> Judge::select(const Selection& selection) {
  if (selection.donation) {
    if (const auto gift = reader_.read(*selection.donation); !gift)
      return gift.error();
    return std::vector{*selection.donation};
  }
  if (!selection.campaign.empty()) {
    const auto campaign = ledger::find_campaign(book_, selection.campaign);
    if (!campaign) return campaign.error();
  }
  return reader_.candidates(selection.year, selection.campaign);
}

const rules::RuleTable& Judge::adopted_table(std::int64_t entry) {
  if (rules_.adopted == entry) return rules_.table;
  const auto known = tables_.find(entry);
  if (known != tables_.end()) return known->second;
  auto adopted = ledger::adopted_rules(book_, entry);
  check(adopted.has_value(), "a decision rests on a table that was adopted");
  return tables_.emplace(entry, std::move(adopted->table)).first->second;
}

const rules::RuleTable& Judge::table_of(const Judged& judged) {
  if (!judged.stands) return rules_.table;
  return adopted_table(judged.recorded->rules);
}

Result<Judged> Judge::judge(std::int64_t donation) {
  auto gift = reader_.read(donation);
  if (!gift) return gift.error();
  const bool issued = gift->receipted.is_positive();
  auto recorded = ledger::latest_assessment(book_, donation);
  if (recorded) {
    auto same = again(*gift, *recorded, adopted_table(recorded->rules));
    if (same == recorded->decision) {
      return Judged{std::move(*gift), std::move(same), std::move(recorded),
                    true, issued};
    }
  }
  auto decision = rules::decide(gift->facts, rules_.table, today_);
  return Judged{std::move(*gift), std::move(decision), std::move(recorded),
                false, issued};
}

bool Judge::is_in(const Selection& selection, const Judged& judged) {
  if (!selection.year) return true;
  const std::chrono::year_month_day day{judged.decision.gift_date};
  return static_cast<int>(day.year()) == *selection.year;
}

}  // namespace obole::receipts
