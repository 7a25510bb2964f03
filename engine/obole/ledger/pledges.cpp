#include "obole/ledger/pledges.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/accounts.hpp"
#include "obole/ledger/campaigns.hpp"
#include "obole/ledger/donors.hpp"
#include "obole/ledger/paging.hpp"
#include "obole/ledger/wording.hpp"
#include "obole/rules/admission.hpp"

namespace obole::ledger {
namespace {

Refusal resolved(const Pledge& pledge) {
  return {Reason::pledge_resolved, std::to_string(pledge.seq),
          say("nothing is left of this pledge",
              "il ne reste rien de cette promesse"),
          say("obole audit show {} shows it", "obole audit show {} la montre",
              pledge.seq)};
}

std::string json_of_plan(std::span<const rules::Instalment> plan) {
  std::string json = "[";
  for (const auto& one : plan) {
    if (json.size() > 1) json += ',';
    json +=
        fmt::format(R"(["{}","{}"])", iso(one.due), one.amount.minor_units());
  }
  return json += ']';
}

std::string_view kind_of(PledgeEnd cause) {
  switch (cause) {
    case PledgeEnd::expired:
      return "pledge.expired";
    case PledgeEnd::written_off:
      return "pledge.written_off";
    case PledgeEnd::cancelled:
    case PledgeEnd::campaign_failed:
      break;
  }
  check(cause == PledgeEnd::cancelled, "a failed campaign releases in bulk");
  return "pledge.cancelled";
}

Verdict objection_to_terms(const NewPledge& pledge) {
  if (!pledge.plan.empty()) {
    return rules::objection_to_plan(pledge.plan, pledge.amount, pledge.date);
  }
  if (!pledge.due || *pledge.due >= pledge.date) return std::nullopt;
  return Refusal{Reason::date_malformed, spoken(*pledge.due),
                 say("a pledge is not due before it is made",
                     "une promesse n’est pas due avant d’être faite"),
                 say("correct --due or --date", "corriger --due ou --date")};
}

}  // namespace

Result<Recorded> record(Journal& journal, const NewPledge& pledge) {
  auto& book = journal.book();
  const auto campaign = find_campaign(book, pledge.campaign.text());
  if (!campaign) return campaign.error();
  const auto donor = find_donor(book, pledge.donor);
  if (!donor) return donor.error();
  if (auto refusal = rules::objection_to_amount(pledge.amount)) return *refusal;
  const rules::CampaignTerms terms{campaign->code, campaign->opens,
                                   campaign->closes};
  if (auto refusal = rules::objection_to_day(
          terms, pledge.date, journal.context().today,
          pledge.outside_dates ? rules::OutsideDates::said
                               : rules::OutsideDates::refused)) {
    return *refusal;
  }
  if (auto refusal = objection_to_terms(pledge)) return *refusal;
  const auto key = key_for(pledge.reference, Key::fresh());
  if (!key) return key.error();
  Draft draft("pledge.made", pledge.date, *key);
  draft.text("campaign", campaign->code)
      .text("donor", book.known_as(pledge.donor).text())
      .amount("amount", pledge.amount)
      .text("currency", pledge.amount.currency().code())
      .day("due", pledge.due)
      .flag("outside_dates", rules::is_outside(terms, pledge.date))
      .text("reference", pledge.reference.value_or(""))
      .move(pledge.amount, outstanding_account,
            pledged_account(campaign->code));
  if (!pledge.plan.empty()) draft.raw("instalments", json_of_plan(pledge.plan));
  return journal.append(draft);
}

Result<Recorded> record(Journal& journal, const NewPlan& plan) {
  const auto pledge = find_pledge(journal.book(), plan.pledge);
  if (!pledge) return pledge.error();
  if (auto refusal =
          rules::objection_to_plan(plan.plan, pledge->amount, pledge->date)) {
    return *refusal;
  }
  const auto key = key_for(plan.reference, Key::fresh());
  if (!key) return key.error();
  const bool again = !key->is_fresh() && journal.find(*key).has_value();
  if (!again && !pledge->left().is_positive()) return resolved(*pledge);
  Draft draft("pledge.planned", journal.context().today, *key);
  draft.dated_by_clock();
  draft.integer("pledge", pledge->seq)
      .text("campaign", pledge->campaign)
      .raw("instalments", json_of_plan(plan.plan));
  return journal.append(draft);
}

Result<Recorded> record(Journal& journal, const NewPledgeEnd& end) {
  const auto reason = required_text("--reason", end.reason);
  if (!reason) return reason.error();
  const auto kind = kind_of(end.cause);
  const auto key =
      key_for(end.reference, Key::unique(kind, std::to_string(end.pledge)));
  if (!key) return key.error();
  const auto pledge = find_pledge(journal.book(), end.pledge);
  if (!pledge) return pledge.error();
  const auto left = pledge->left();
  if (!left.is_positive() && !journal.find(*key)) return resolved(*pledge);
  Draft draft(kind, journal.context().today, *key);
  draft.dated_by_clock();
  draft.integer("pledge", pledge->seq)
      .text("campaign", pledge->campaign)
      .amount("amount", left)
      .uncompared("amount")  // what is left is not part of the request
      .uncompared("postings")
      .move(left, pledged_account(pledge->campaign), outstanding_account)
      .note(note_of("reason", *reason));
  return journal.append(draft);
}

}  // namespace obole::ledger
