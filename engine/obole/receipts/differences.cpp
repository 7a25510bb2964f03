#include "obole/receipts/differences.hpp"

namespace obole::receipts {
namespace {

bool was_accepted(const rules::Decision& decision) {
  return !decision.grounds.empty() &&
         decision.grounds.back().rule == rules::Rule::accepted;
}

bool is_same(const rules::Decision& left, const rules::Decision& right) {
  return left.outcome == right.outcome && left.amount == right.amount &&
         left.gift_date == right.gift_date;
}

}  // namespace

Result<std::vector<Difference>> differences(ledger::Book& book,
                                            const rules::RuleTable& table,
                                            const Selection& selection,
                                            Date today) {
  Judge judge(book, rules_that_hold(book), today);
  const auto gifts = judge.select(selection);
  if (!gifts) return gifts.error();
  // Which gifts count in which year may be another by the other table.
  ledger::GiftReader reader(book, table);
  std::vector<Difference> list;
  for (const auto donation : *gifts) {
    auto judged = judge.judge(donation);
    if (!judged) return judged.error();
    if (!Judge::is_in(selection, *judged)) continue;
    const auto gift = reader.read(donation);
    if (!gift) return gift.error();
    auto instead = rules::decide(gift->facts, table, today);
    if (instead.outcome == EligibilityOutcome::review &&
        was_accepted(judged->decision)) {
      instead = rules::accepted(std::move(instead));
    }
    if (!is_same(judged->decision, instead))
      list.push_back({std::move(*judged), std::move(instead)});
  }
  return list;
}

}  // namespace obole::receipts
