// Gifts given back.

#include "obole/base/say.hpp"
#include "obole/domain/excerpt.hpp"
#include "obole/domain/reference.hpp"
#include "obole/ledger/accounts.hpp"
#include "obole/ledger/donations.hpp"
#include "obole/ledger/fees.hpp"
#include "obole/ledger/policies.hpp"
#include "obole/ledger/wording.hpp"
#include "obole/rules/admission.hpp"

namespace obole::ledger {
namespace {

constexpr const char* select_donation =
    "SELECT donation.seq, campaign.code, donor, donation.amount,"
    "  donation.effective, method, donation.platform, payout, model,"
    "  (SELECT coalesce(sum(amount), 0) FROM main.refund"
    "     WHERE refund.donation = donation.seq),"
    "  verdict.verdict,"
    "  (SELECT coalesce(sum(amount), 0) FROM main.dispute"
    "     WHERE dispute.donation = donation.seq AND NOT EXISTS"
    "       (SELECT 1 FROM main.dispute_end WHERE dispute_end.dispute = "
    "dispute.seq)),"
    "  given_on"
    "  FROM main.donation"
    "  JOIN main.campaign ON campaign.seq = donation.campaign"
    "  LEFT JOIN main.verdict ON verdict.campaign = donation.campaign"
    "  WHERE donation.seq = ?1";
constexpr const char* select_refund =
    "SELECT donation, amount, effective,"
    "  EXISTS (SELECT 1 FROM main.refund AS later"
    "    WHERE later.reverses = refund.seq), cause"
    "  FROM main.refund WHERE seq = ?1 AND reverses IS NULL";

Verdict objection_to_cause(const NewRefund& refund) {
  const auto& cause = refund.cause;
  if (cause == RefundCause::corrected && !refund.by_correction)
    return Refusal{
        Reason::not_permitted,
        spoken(*cause),
        say("a correction says what the gift really was, and no money moves",
            "une rectification dit ce qu’était vraiment le don, et aucun "
            "argent ne bouge"),
        say("obole donation correct {}", "obole donation correct {}",
            refund.donation),
        {{}, 0, "--cause"}};
  if (cause != RefundCause::dispute) return std::nullopt;
  return Refusal{Reason::not_permitted,
                 spoken(*cause),
                 say("a lost dispute is no refund that the town makes",
                     "une contestation perdue n’est pas un remboursement fait "
                     "par la collectivité"),
                 say("obole dispute open and obole dispute lose record it",
                     "obole dispute open puis obole dispute lose "
                     "l’enregistrent"),
                 {{}, 0, "--cause"}};
}

// The day in the books, and the day on which it went back.
Verdict objection_to_days(const NewRefund& refund, const Donation& donation,
                          Date today) {
  const auto& went = refund.refunded_on;
  if (went && *went >= refund.date)
    return Refusal{
        Reason::date_malformed, spoken(*went),
        say("it is not before {}", "ce n’est pas avant le {}", refund.date),
        say("leave it out: the refund is of the day it is dated",
            "l’omettre : le remboursement est du jour de sa date")};
  if (went) {
    if (auto refusal =
            rules::objection_to_sequel(*went, donation.given(), today))
      return refusal;
  }
  return rules::objection_to_sequel(refund.date, donation.date, today);
}

// An account stands in the entry, which can never forget it: no place for a
// person's full name.
Result<std::string> account_in(std::string_view typed) {
  auto account = cleaned("--approved-by", typed);
  if (!account || account->empty()) return account;
  if (parse_reference(*account)) return account;
  return Refusal{
      Reason::text_malformed,
      excerpt(*account),
      say("it is not an account: one word without spaces or @",
          "ce n’est pas un compte : un mot sans espace ni @"),
      say("name the person’s account, as in --approved-by dominique",
          "nommer le compte de la personne, comme --approved-by dominique"),
      {{}, 0, "--approved-by"}};
}

}  // namespace

Result<Donation> find_donation(Book& book, std::int64_t seq) {
  auto& row = book.prepared(select_donation);
  if (!row.bind(seq).step()) {
    row.reset();
    return unknown(Reason::donation_unknown, std::to_string(seq),
                   "obole donation list");
  }
  const auto method = parse_choice<Method>(row.text(5));
  const auto model = parse_choice<Model>(row.text(8));
  const auto verdict = parse_choice<CampaignVerdict>(row.text(10));
  Donation donation{row.integer(0),
                    std::string(row.text(1)),
                    book.known_as(row.integer(2)),
                    Money{row.integer(3), book.currency()},
                    Money{row.integer(9), book.currency()},
                    day_of_number(row.integer(4)),
                    method ? *method : Method::card,
                    std::string(row.text(6)),
                    std::string(row.text(7)),
                    model ? *model : Model::keep_it_all,
                    verdict ? std::optional(*verdict) : std::nullopt,
                    Money{row.integer(11), book.currency()},
                    row.is_null(12)
                        ? std::nullopt
                        : std::optional(day_of_number(row.integer(12)))};
  row.reset();
  return donation;
}

Result<Recorded> record(Journal& journal, const NewRefund& refund) {
  const auto donation = find_donation(journal.book(), refund.donation);
  if (!donation) return donation.error();
  if (auto refusal = rules::objection_to_amount(refund.amount)) return *refusal;
  if (auto refusal =
          objection_to_days(refund, *donation, journal.context().today)) {
    return *refusal;
  }
  if (auto refusal = objection_to_names(refund.reference, refund.payout)) {
    return *refusal;
  }
  if (auto refusal =
          objection_to_fee(refund.fee, refund.amount, donation->platform)) {
    return *refusal;
  }
  if (auto refusal = objection_to_cause(refund)) return *refusal;
  const auto reason = required_text("--reason", refund.reason);
  if (!reason) return reason.error();
  const auto approved_by = account_in(refund.approved_by);
  if (!approved_by) return approved_by.error();
  const auto key = refund.key ? Result<Key>(*refund.key)
                              : key_for(refund.reference, Key::fresh());
  if (!key) return key.error();
  const bool again = !key->is_fresh() && journal.find(*key).has_value();
  if (!again) {
    if (auto refusal = rules::objection_to_refund(
            refund.amount, donation->left(), donation->seq)) {
      return *refusal;
    }
    // What a platform or the bank says has happened already; nobody is asked.
    const bool asked =
        refund.file_line == 0 && !refund.shown_by_bank && !refund.by_correction;
    if (const auto refusal = objection_to_approval(
            journal.book(), journal.context().by, *approved_by);
        refusal && asked) {
      return *refusal;
    }
  }
  Draft draft("donation.refunded", refund.date, *key);
  draft.integer("donation", donation->seq)
      .text("campaign", donation->campaign)
      .amount("amount", refund.amount)
      .text("method", word(donation->method))
      .text("platform", donation->platform)
      .text("payout", refund.payout)
      .text("reference", refund.reference.value_or(""))
      .text("cause", refund.cause ? word(*refund.cause) : "")
      .text("approved_by", *approved_by)
      .move(refund.amount,
            gift_account(donation->method, donation->is_held(),
                         donation->campaign),
            holding_account(donation->method, donation->platform))
      .note(note_of("reason", *reason));
  if (refund.file_line != 0) {
    draft.integer("line", static_cast<std::int64_t>(refund.file_line))
        .uncompared("line");
  }
  draft.day("refunded_on", refund.refunded_on);
  if (refund.fee && !refund.fee->is_zero()) draft.amount("fee", *refund.fee);
  const auto recorded = journal.append(draft);
  if (!recorded || recorded->already) return recorded;
  if (!refund.fee || refund.fee->is_zero()) return recorded;
  const auto fee = record(
      journal, NewFee{recorded->seq, donation->campaign, donation->platform,
                      donation->method, *refund.fee, refund.date});
  if (!fee) return fee.error();
  return recorded;
}

Result<Recorded> record(Journal& journal, const NewReversal& reversal) {
  auto& book = journal.book();
  auto& row = book.prepared(select_refund);
  if (!row.bind(reversal.refund).step()) {
    row.reset();
    return unknown(Reason::refund_unknown, std::to_string(reversal.refund),
                   "obole refund list");
  }
  const auto number = row.integer(0);
  const Money amount{row.integer(1), book.currency()};
  const auto refunded_on = day_of_number(row.integer(2));
  const bool reversed = row.integer(3) == 1;
  const bool corrected = row.text(4) == word(RefundCause::corrected);
  row.reset();
  if (corrected) {
    return Refusal{
        Reason::not_permitted, std::to_string(reversal.refund),
        say("it is a correction: another gift stands for the one it took back",
            "c’est une rectification : un autre don tient lieu de celui "
            "qu’elle "
            "annule"),
        say("correct that gift: obole donation show {} names it",
            "rectifier ce don : obole donation show {} le nomme", number)};
  }
  if (auto refusal = rules::objection_to_sequel(reversal.date, refunded_on,
                                                journal.context().today)) {
    return *refusal;
  }
  const auto reason = required_text("--reason", reversal.reason);
  if (!reason) return reason.error();
  const auto key =
      key_for(reversal.reference,
              Key::unique("refund.reversed", std::to_string(reversal.refund)));
  if (!key) return key.error();
  if (reversed && !journal.find(*key)) {
    return Refusal{Reason::not_permitted, std::to_string(reversal.refund),
                   say("it is reversed already", "il est déjà annulé"),
                   say("record a new refund instead",
                       "enregistrer plutôt un nouveau remboursement")};
  }
  const auto donation = find_donation(book, number).value();
  Draft draft("refund.reversed", reversal.date, *key);
  draft.integer("refund", reversal.refund)
      .integer("donation", donation.seq)
      .text("campaign", donation.campaign)
      .amount("amount", amount)
      .text("method", word(donation.method))
      .text("platform", donation.platform)
      .text("reference", reversal.reference.value_or(""))
      .move(
          amount, holding_account(donation.method, donation.platform),
          gift_account(donation.method, donation.is_held(), donation.campaign))
      .note(note_of("reason", *reason));
  return journal.append(draft);
}

}  // namespace obole::ledger
