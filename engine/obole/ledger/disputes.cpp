#include "obole/ledger/disputes.hpp"

#include "obole/base/say.hpp"
#include "obole/domain/reference.hpp"
#include "obole/ledger/accounts.hpp"
#include "obole/ledger/wording.hpp"
#include "obole/rules/admission.hpp"

namespace obole::ledger {
namespace {

constexpr const char* select_disputes =
    "SELECT dispute.seq, dispute.donation, campaign.code, dispute.amount,"
    "  dispute.effective, dispute_end.outcome, dispute_end.effective,"
    "  EXISTS (SELECT 1 FROM main.refund"
    "    WHERE refund.reverses = dispute_end.seq)"
    "  FROM main.dispute"
    "  JOIN main.campaign ON campaign.seq = dispute.campaign"
    "  LEFT JOIN main.dispute_end ON dispute_end.dispute = dispute.seq"
    "  WHERE ?1 < 0 OR dispute.seq = ?1 ORDER BY dispute.seq";

// One, or all where `seq` is below zero.
std::vector<Dispute> read_disputes(Book& book, std::int64_t seq) {
  std::vector<Dispute> list;
  auto& row = book.prepared(select_disputes);
  row.bind(seq);
  while (row.step()) {
    const auto outcome = parse_choice<DisputeOutcome>(row.text(5));
    list.push_back(
        {row.integer(0), row.integer(1), std::string(row.text(2)),
         Money{row.integer(3), book.currency()}, day_of_number(row.integer(4)),
         outcome ? std::optional(*outcome) : std::nullopt,
         row.is_null(6) ? std::nullopt
                        : std::optional(day_of_number(row.integer(6))),
         row.integer(7) == 1});
  }
  row.reset();
  return list;
}

Result<Dispute> find_dispute(Book& book, std::int64_t seq) {
  const auto found =
      seq < 0 ? std::vector<Dispute>() : read_disputes(book, seq);
  if (!found.empty()) return found.front();
  return unknown(Reason::dispute_unknown, std::to_string(seq),
                 "obole dispute list");
}

Verdict objection_to_payout(const std::string& payout,
                            const std::string& platform, bool moves_money) {
  if (payout.empty()) return std::nullopt;
  const auto parsed = parse_reference(payout);
  if (!parsed) return at(parsed.error(), {{}, 0, "--payout"});
  if (!platform.empty() && moves_money) return std::nullopt;
  return Refusal{
      Reason::not_permitted,
      payout,
      platform.empty()
          ? say("the gift came through no platform, which alone makes payouts",
                "le don n’est passé par aucune plateforme, qui seule fait des "
                "versements")
          : say("a dispute that is lost moves no more money",
                "une contestation perdue ne déplace plus d’argent"),
      say("leave --payout out", "ne pas donner --payout"),
      {{}, 0, "--payout"}};
}

}  // namespace

Result<Recorded> record(Journal& journal, const NewDispute& dispute) {
  const auto donation = find_donation(journal.book(), dispute.donation);
  if (!donation) return donation.error();
  if (auto refusal = rules::objection_to_amount(dispute.amount)) {
    return *refusal;
  }
  if (is_in_kind(donation->method)) {
    return Refusal{
        Reason::not_permitted, std::to_string(donation->seq),
        say("no money came with this gift",
            "aucun argent n’est venu avec ce don"),
        say("record a refund where the goods went back",
            "enregistrer un remboursement si les biens sont rendus")};
  }
  if (auto refusal = rules::objection_to_sequel(dispute.date, donation->date,
                                                journal.context().today)) {
    return *refusal;
  }
  if (auto refusal =
          objection_to_payout(dispute.payout, donation->platform, true)) {
    return *refusal;
  }
  const auto key = key_for(dispute.reference, Key::fresh());
  if (!key) return key.error();
  if (key->is_fresh() || !journal.find(*key)) {
    if (auto refusal = rules::objection_to_refund(
            dispute.amount, donation->left(), donation->seq)) {
      return *refusal;
    }
  }
  Draft draft("dispute.opened", dispute.date, *key);
  draft.integer("donation", donation->seq)
      .text("campaign", donation->campaign)
      .amount("amount", dispute.amount)
      .text("payout", dispute.payout)
      .text("reference", dispute.reference.value_or(""))
      .move(dispute.amount, disputed_account(donation->platform),
            holding_account(donation->method, donation->platform));
  return journal.append(draft);
}

Result<Recorded> record(Journal& journal, const NewDisputeEnd& end) {
  const auto dispute = find_dispute(journal.book(), end.dispute);
  if (!dispute) return dispute.error();
  if (auto refusal = rules::objection_to_sequel(end.date, dispute->date,
                                                journal.context().today)) {
    return *refusal;
  }
  const bool lost = end.outcome == DisputeOutcome::lost;
  const std::string_view kind = lost ? "dispute.lost" : "dispute.won";
  const auto key =
      key_for(end.reference, Key::unique(kind, std::to_string(end.dispute)));
  if (!key) return key.error();
  if (dispute->outcome && !journal.find(*key)) {
    return Refusal{Reason::dispute_ended, std::to_string(end.dispute),
                   say("it ended on {}: {}", "elle a pris fin le {} : {}",
                       *dispute->ended_on, *dispute->outcome),
                   say("a lost dispute decided anew is recorded with obole "
                       "refund reverse",
                       "une contestation perdue puis rejugée s’enregistre avec "
                       "obole refund reverse")};
  }
  const auto donation =
      find_donation(journal.book(), dispute->donation).value();
  if (auto refusal =
          objection_to_payout(end.payout, donation.platform, !lost)) {
    return *refusal;
  }
  Draft draft(kind, end.date, *key);
  draft.integer("dispute", dispute->seq)
      .integer("donation", donation.seq)
      .text("campaign", donation.campaign)
      .amount("amount", dispute->amount)
      .text("method", word(donation.method))
      .text("platform", donation.platform)
      .text("payout", end.payout)
      .text("reference", end.reference.value_or(""))
      .move(dispute->amount,
            lost ? gift_account(donation.method, donation.is_held(),
                                donation.campaign)
                 : holding_account(donation.method, donation.platform),
            disputed_account(donation.platform));
  return journal.append(draft);
}

std::vector<Dispute> disputes(Book& book) { return read_disputes(book, -1); }

}  // namespace obole::ledger
