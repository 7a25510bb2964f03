#include "obole/receipts/issue.hpp"

#include "obole/base/check.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/donors.hpp"
#include "obole/ledger/receipt_list.hpp"
#include "obole/ledger/restrictions.hpp"
#include "obole/ledger/signatories.hpp"

#include <algorithm>
#include <map>

namespace obole::receipts {
namespace {

using ledger::ReceiptGift;
using ledger::ReceiptScope;

int year_of(Date date) {
  return static_cast<int>(std::chrono::year_month_day{date}.year());
}

// The rules that decide; the program's own are adopted on their first use.
Result<RulesInForce> adopted_rules(ledger::Journal& journal,
                                   IssueReport& report) {
  auto rules = rules_that_hold(journal.book());
  if (rules.adopted) return rules;
  const auto recorded = ledger::record(journal, rules.table, std::nullopt);
  if (!recorded) return recorded.error();
  rules.adopted = recorded->seq;
  report.adopted = true;
  return rules;
}

class Issuing {
 public:
  Issuing(ledger::Journal& journal, Judge& judge, std::string accept)
      : journal_(journal),
        judge_(judge),
        accept_(std::move(accept)),
        restricted_(ledger::restrictions(journal.book())) {}

  IssueReport& report() { return report_; }

  /// Decides about one gift, and keeps what is to be stated of it.
  Verdict take(std::int64_t donation, const Selection& selection);
  /// Issues what was kept: one receipt a gift, or one a donor and year.
  Verdict issue(bool annual);
  /// One receipt for all that was kept, in the place of another.
  Result<Issued> issue_in_place_of(const ledger::Receipt& old);
  bool has_any() const { return !ready_.empty(); }

 private:
  struct Ready {
    DonorId donor;
    rules::Decision decision;
    ReceiptGift gift;
  };
  Result<std::int64_t> assess(Judged& judged);
  Result<Issued> issue(std::vector<Ready>& gifts, ReceiptScope scope,
                       std::optional<std::int64_t> replaces);
  ReceiptScope scope_of(const Ready& gift);
  static bool belong(const Ready& left, const Ready& right);
  std::vector<std::vector<Ready>> taken_together(bool annual);

  ledger::Journal& journal_;
  Judge& judge_;
  std::string accept_;
  std::map<std::int64_t, ledger::Restriction> restricted_;
  IssueReport report_;
  std::vector<Ready> ready_;
};

// Records the decision that holds, unless it stands recorded.
Result<std::int64_t> Issuing::assess(Judged& judged) {
  if (judged.stands && judged.decision.outcome != EligibilityOutcome::review)
    return judged.recorded->seq;
  std::string reason;
  auto table = *judge_.rules().adopted;
  if (judged.stands) table = judged.recorded->rules;
  if (judged.decision.outcome == EligibilityOutcome::review &&
      !accept_.empty()) {
    judged.decision = rules::accepted(std::move(judged.decision));
    reason = accept_;
  } else if (judged.stands) {
    return judged.recorded->seq;
  }
  const auto recorded =
      ledger::record(journal_, {judged.gift, judged.decision, table, reason});
  if (!recorded) return recorded.error();
  if (!recorded->already) ++report_.assessed;
  return recorded->seq;
}

Verdict Issuing::take(std::int64_t donation, const Selection& selection) {
  auto judged = judge_.judge(donation);
  if (!judged) return judged.error();
  if (!Judge::is_in(selection, *judged)) return std::nullopt;
  if (!selection.donation &&
      restricted_.contains(judged->gift.donor.number())) {
    ++report_.withheld;
    return std::nullopt;
  }
  const auto assessment = assess(*judged);
  if (!assessment) return assessment.error();
  if (judged->decision.outcome != EligibilityOutcome::eligible) {
    report_.refused.push_back(std::move(*judged));
    return std::nullopt;
  }
  const auto open = judged->decision.amount - judged->gift.receipted;
  if (!open.is_positive()) {
    ++report_.already;
    return std::nullopt;
  }
  ready_.push_back({judged->gift.donor,
                    judged->decision,
                    {donation, *assessment, open, judged->gift.campaign_code,
                     judged->decision.gift_date}});
  return std::nullopt;
}

// A year's receipt, or one for what came after it.
ReceiptScope Issuing::scope_of(const Ready& gift) {
  return ledger::has_year_receipt(journal_.book(), gift.donor,
                                  year_of(gift.gift.date))
             ? ReceiptScope::complementary
             : ReceiptScope::annual;
}

Result<Issued> Issuing::issue(std::vector<Ready>& gifts, ReceiptScope scope,
                              std::optional<std::int64_t> replaces) {
  auto& book = journal_.book();
  const auto& first = gifts.front();
  const auto donor = ledger::find_donor(book, first.donor).value();
  check(donor.person.has_value(), "only a known donor is given a receipt");
  const auto& person = *donor.person;
  ledger::NewReceipt receipt{
      year_of(first.gift.date),
      donor.id,
      {person.name, person.address, person.siren, person.legal_form},
      first.decision.article,
      first.decision.form,
      scope,
      {},
      replaces};
  if (const auto signatory =
          ledger::signatory_on(book, journal_.context().today)) {
    receipt.signatory = signatory->seq;
  }
  Issued issued{0,
                {},
                donor.id,
                person.name,
                {},
                Money{0, book.currency()},
                first.decision.form,
                scope};
  for (const auto& one : gifts) {
    receipt.gifts.push_back(one.gift);
    issued.donations.push_back(one.gift.donation);
    issued.amount += one.gift.amount;
  }
  const auto recorded = ledger::record(journal_, receipt);
  if (!recorded) return recorded.error();
  issued.seq = recorded->recorded.seq;
  issued.number = recorded->id;
  return issued;
}

// Which gifts may share a receipt.
bool Issuing::belong(const Ready& left, const Ready& right) {
  return left.donor == right.donor &&
         left.decision.article == right.decision.article &&
         left.decision.form == right.decision.form &&
         year_of(left.gift.date) == year_of(right.gift.date);
}

// In the order of the first gift of each receipt, so that numbers say nothing
// of anything else.
std::vector<std::vector<Issuing::Ready>> Issuing::taken_together(bool annual) {
  std::vector<std::vector<Ready>> groups;
  std::multimap<std::int64_t, std::size_t> open;  // by donor
  for (auto& one : ready_) {
    const auto [first, last] = open.equal_range(one.donor.number());
    const auto found =
        std::find_if(annual ? first : last, last, [&](const auto& place) {
          const auto& group = groups[place.second];
          return belong(group.front(), one) &&
                 group.size() < ledger::most_gifts;
        });
    if (annual && found != last) {
      groups[found->second].push_back(std::move(one));
      continue;
    }
    open.emplace(one.donor.number(), groups.size());
    groups.emplace_back().push_back(std::move(one));
  }
  ready_.clear();
  return groups;
}

Verdict Issuing::issue(bool annual) {
  for (auto& gifts : taken_together(annual)) {
    const auto scope = annual ? scope_of(gifts.front()) : ReceiptScope::single;
    auto issued = issue(gifts, scope, std::nullopt);
    if (!issued) return issued.error();
    report_.issued.push_back(std::move(*issued));
  }
  return std::nullopt;
}

Result<Issued> Issuing::issue_in_place_of(const ledger::Receipt& old) {
  return issue(ready_, old.scope, old.seq);
}

}  // namespace

Result<IssueReport> issue(ledger::Journal& journal, const Order& order) {
  if (order.annual && !order.selection.year) {
    return Refusal{
        Reason::not_permitted,
        "",
        say("it is not said of which year", "il n’est pas dit de quelle année"),
        say("add --year", "ajouter --year"),
        {{}, 0, "--annual"}};
  }
  IssueReport adopting;
  const auto rules = adopted_rules(journal, adopting);
  if (!rules) return rules.error();
  Judge judge(journal.book(), *rules, journal.context().today);
  const auto gifts = judge.select(order.selection);
  if (!gifts) return gifts.error();
  Issuing issuing(journal, judge, order.accept);
  issuing.report().adopted = adopting.adopted;
  for (const auto donation : *gifts) {
    if (auto refusal = issuing.take(donation, order.selection)) return *refusal;
  }
  if (auto refusal = issuing.issue(order.annual)) return *refusal;
  return std::move(issuing.report());
}

Result<Replaced> replace(ledger::Journal& journal,
                         const ledger::NewReceiptEnd& end) {
  const auto old = ledger::find_receipt(journal.book(), end.number);
  if (!old) return old.error();
  const auto ended = ledger::record(journal, end);
  if (!ended) return ended.error();
  if (ended->already) {
    // The same request again: the receipt that took its place answers.
    check(old->replaced_by.has_value(), "a replaced receipt has another");
    const auto now =
        ledger::receipt_of_entry(journal.book(), *old->replaced_by);
    Issued issued{now.seq, now.id(),   now.donor, {},
                  {},      now.amount, now.form,  now.scope};
    for (const auto& gift : ledger::gifts_of(journal.book(), now.seq))
      issued.donations.push_back(gift.donation);
    return Replaced{old->id(), std::move(issued), true};
  }
  IssueReport adopting;
  const auto rules = adopted_rules(journal, adopting);
  if (!rules) return rules.error();
  Judge judge(journal.book(), *rules, journal.context().today);
  Issuing issuing(journal, judge, {});
  for (const auto& gift : ledger::gifts_of(journal.book(), old->seq)) {
    if (auto refusal = issuing.take(gift.donation, {})) return *refusal;
  }
  if (!issuing.has_any()) {
    return Refusal{
        Reason::not_eligible, old->id(),
        say("nothing is left of its gifts that a receipt could state",
            "il ne reste rien de ses dons qu’un reçu puisse porter"),
        say("void it with obole receipt void",
            "l’annuler avec obole receipt "
            "void")};
  }
  auto issued = issuing.issue_in_place_of(*old);
  if (!issued) return issued.error();
  return Replaced{old->id(), std::move(*issued)};
}

}  // namespace obole::receipts
