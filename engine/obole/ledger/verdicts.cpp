#include "obole/ledger/verdicts.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/accounts.hpp"
#include "obole/ledger/pledges.hpp"
#include "obole/ledger/wording.hpp"
#include "obole/rules/admission.hpp"

#include <limits>

namespace obole::ledger {
namespace {

constexpr const char* select_verdict =
    "SELECT seq, verdict, effective, goal, received, refunded, promised,"
    "  counted, due FROM main.verdict WHERE campaign = ?1";
constexpr const char* select_money =
    "SELECT"
    "  (SELECT coalesce(sum(amount), 0) FROM main.donation WHERE campaign = ?1"
    "     AND effective <= ?2"
    "     AND method NOT IN ('in-kind', 'skills', 'expense-waiver')),"
    "  (SELECT coalesce(sum(amount), 0) FROM main.refund WHERE campaign = ?1"
    "     AND effective <= ?2"
    "     AND method NOT IN ('in-kind', 'skills', 'expense-waiver'))";
constexpr const char* select_refunds_due =
    "SELECT donation.seq, campaign.code, donor, donation.effective,"
    "  donation.amount,"
    "  (SELECT coalesce(sum(amount), 0) FROM main.refund"
    "     WHERE refund.donation = donation.seq),"
    "  (SELECT coalesce(sum(amount), 0) FROM main.refund"
    "     WHERE refund.donation = donation.seq AND refund.seq IN"
    "       (SELECT item FROM main.matched WHERE kind = 'refund'"
    "          AND NOT EXISTS (SELECT 1 FROM main.unmatched"
    "            WHERE unmatched.line = matched.line"
    "              AND unmatched.seq > matched.seq)"
    "        UNION SELECT item FROM main.covered"
    "          WHERE NOT EXISTS (SELECT 1 FROM main.unmatched"
    "            WHERE unmatched.line = covered.line"
    "              AND unmatched.seq > covered.seq))),"
    "  method"
    "  FROM main.donation"
    "  JOIN main.campaign ON campaign.seq = donation.campaign"
    "  JOIN main.verdict ON verdict.campaign = campaign.seq"
    "  WHERE verdict.verdict = 'failed' AND (?1 = '' OR campaign.code = ?1)"
    "    AND method NOT IN ('in-kind', 'skills', 'expense-waiver')"
    "  ORDER BY donation.seq";

CampaignVerdict verdict_on(const Campaign& campaign, Money counted) {
  if (counted >= campaign.goal) return CampaignVerdict::succeeded;
  return campaign.model == Model::all_or_nothing ? CampaignVerdict::failed
                                                 : CampaignVerdict::missed;
}

struct MoneyThrough {
  Money received;
  Money refunded;
};

MoneyThrough money_through(Book& book, const Campaign& campaign,
                           std::int64_t day) {
  auto& row = book.prepared(select_money);
  check(row.bind(campaign.seq, day).step(), "a sum has a row");
  const MoneyThrough money{Money{row.integer(0), book.currency()},
                           Money{row.integer(1), book.currency()}};
  row.reset();
  return money;
}

// What is held for the campaign now, whatever its day.
Money held(Book& book, const Campaign& campaign) {
  const auto money =
      money_through(book, campaign, std::numeric_limits<std::int64_t>::max());
  return money.received - money.refunded;
}

CampaignOutcome weigh(Book& book, const Campaign& campaign,
                      const NewVerdict& verdict) {
  const auto currency = book.currency();
  CampaignOutcome outcome{.verdict = CampaignVerdict::missed,
                          .on = verdict.on,
                          .goal = campaign.goal,
                          .received = Money{0, currency},
                          .refunded = Money{0, currency},
                          .promised = Money{0, currency},
                          .counted = Money{0, currency},
                          .due = {}};
  const auto money = money_through(book, campaign, day_number(verdict.on));
  outcome.received = money.received;
  outcome.refunded = money.refunded;
  for (const auto& pledge : pledges(book, campaign.code)) {
    if (pledge.date <= verdict.on) outcome.promised += pledge.left();
  }
  outcome.counted = outcome.received - outcome.refunded;
  if (verdict.with_promises) outcome.counted += outcome.promised;
  outcome.verdict = verdict_on(campaign, outcome.counted);
  if (outcome.verdict != CampaignVerdict::failed) outcome.due = verdict.due;
  return outcome;
}

Verdict objection(const NewVerdict& verdict, const Campaign& campaign,
                  Date today) {
  if (verdict.on <= campaign.closes) {
    return Refusal{Reason::too_early, spoken(verdict.on),
                   say("the campaign runs through {}",
                       "la campagne court jusqu’au {} inclus", campaign.closes),
                   say("settle it on a later day, with --on",
                       "prononcer l’issue un jour suivant, avec --on")};
  }
  if (auto refusal = rules::objection_to_future(verdict.on, today)) {
    return refusal;
  }
  if (!verdict.due || *verdict.due >= verdict.on) return std::nullopt;
  return Refusal{
      Reason::date_malformed,
      spoken(*verdict.due),
      say("promises are not due before the verdict of {}",
          "les promesses ne sont pas dues avant l’issue du {}", verdict.on),
      say("correct --due", "corriger --due"),
      {{}, 0, "--due"}};
}

// Whether the verdict that was given answers `verdict` too.
bool is_same(const CampaignOutcome& outcome, const NewVerdict& verdict) {
  auto counted = outcome.received - outcome.refunded;
  if (verdict.with_promises) counted += outcome.promised;
  const bool due_same =
      outcome.verdict == CampaignVerdict::failed || outcome.due == verdict.due;
  return outcome.on == verdict.on && outcome.counted == counted && due_same;
}

// The same verdict again, or the refusal of another one.
Result<Settled> given(Book& book, std::int64_t seq,
                      const CampaignOutcome& outcome,
                      const NewVerdict& verdict) {
  if (is_same(outcome, verdict)) {
    Settled settled{{seq, true}, outcome};
    for (const auto& pledge : pledges(book, verdict.campaign.text())) {
      if (pledge.ended == PledgeEnd::campaign_failed) ++settled.released;
    }
    return settled;
  }
  return Refusal{
      Reason::verdict_given, verdict.campaign.text(),
      say("its verdict was given on {}: {}, {} counted",
          "son issue date du {} : {}, {} comptés", outcome.on, outcome.verdict,
          outcome.counted),
      say("a verdict is given once; obole audit show {} shows it",
          "une issue n’est prononcée qu’une fois ; obole audit show {} la "
          "montre",
          seq)};
}

std::optional<std::int64_t> verdict_entry(Book& book,
                                          const Campaign& campaign) {
  auto& row = book.prepared(select_verdict);
  const bool found = row.bind(campaign.seq).step();
  const auto seq = found ? std::optional(row.integer(0)) : std::nullopt;
  row.reset();
  return seq;
}

}  // namespace

Result<Settled> settle(Journal& journal, const NewVerdict& verdict) {
  auto& book = journal.book();
  const auto campaign = find_campaign(book, verdict.campaign.text());
  if (!campaign) return campaign.error();
  if (const auto seq = verdict_entry(book, *campaign)) {
    return given(book, *seq, outcome_of(book, *campaign).value(), verdict);
  }
  if (auto refusal = objection(verdict, *campaign, journal.context().today)) {
    return *refusal;
  }
  const auto key = key_for(verdict.reference,
                           Key::unique("campaign.settled", campaign->code));
  if (!key) return key.error();
  const auto outcome = weigh(book, *campaign, verdict);
  Draft draft("campaign.settled", verdict.on, *key);
  draft.text("campaign", campaign->code)
      .text("verdict", word(outcome.verdict))
      .amount("goal", outcome.goal)
      .amount("received", outcome.received)
      .amount("refunded", outcome.refunded)
      .amount("promised", outcome.promised)
      .amount("counted", outcome.counted)
      .flag("with_promises", verdict.with_promises)
      .day("due", outcome.due);
  const auto earned = held(book, *campaign);
  const bool earns = campaign->model == Model::all_or_nothing &&
                     outcome.verdict == CampaignVerdict::succeeded;
  if (earns && !earned.is_zero()) {
    draft.move(earned, held_account(campaign->code),
               income_account(campaign->code));
  }
  const auto recorded = journal.append(draft);
  if (!recorded) return recorded.error();
  Settled settled{*recorded, outcome};
  if (outcome.verdict == CampaignVerdict::failed) {
    const auto released = release_pledges(
        journal, campaign->code, PledgeEnd::campaign_failed, verdict.on);
    if (!released) return released.error();
    settled.released = released->pledges;
  }
  return settled;
}

std::optional<CampaignOutcome> outcome_of(Book& book,
                                          const Campaign& campaign) {
  auto& row = book.prepared(select_verdict);
  if (!row.bind(campaign.seq).step()) {
    row.reset();
    return std::nullopt;
  }
  const auto currency = book.currency();
  const auto verdict = parse_choice<CampaignVerdict>(row.text(1));
  const CampaignOutcome outcome{
      verdict ? *verdict : CampaignVerdict::missed,
      day_of_number(row.integer(2)),
      Money{row.integer(3), currency},
      Money{row.integer(4), currency},
      Money{row.integer(5), currency},
      Money{row.integer(6), currency},
      Money{row.integer(7), currency},
      row.is_null(8) ? std::nullopt
                     : std::optional(day_of_number(row.integer(8)))};
  row.reset();
  return outcome;
}

std::vector<RefundDue> refunds_due(Book& book, std::string_view campaign) {
  std::vector<RefundDue> list;
  auto& row = book.prepared(select_refunds_due);
  row.bind(campaign);
  while (row.step()) {
    const auto currency = book.currency();
    const auto method = parse_choice<Method>(row.text(7));
    list.push_back(
        {row.integer(0), std::string(row.text(1)),
         book.known_as(row.integer(2)), day_of_number(row.integer(3)),
         Money{row.integer(4), currency}, Money{row.integer(5), currency},
         Money{row.integer(6), currency}, method ? *method : Method::card});
  }
  row.reset();
  return list;
}

}  // namespace obole::ledger
