#include "obole/rules/admission.hpp"

#include "obole/base/say.hpp"

namespace obole::rules {

namespace {

// The amount refused, as it is typed: the currency goes without saying.
Sentence bare(Money amount) { return {plain(amount), french(amount)}; }

}  // namespace

bool is_outside(const CampaignTerms& terms, Date day) {
  return day < terms.opens || day > terms.closes;
}

Verdict objection_to_future(Date day, Date today) {
  if (day <= today) return std::nullopt;
  return Refusal{
      Reason::date_malformed, spoken(day),
      say("that day is still to come (today is {})",
          "ce jour n’est pas encore venu (nous sommes le {})", today),
      say("record it on the day, or correct the date",
          "l’enregistrer le jour même, ou corriger la date")};
}

Verdict objection_to_sequel(Date day, Date since, Date today) {
  if (day >= since) return objection_to_future(day, today);
  return Refusal{Reason::date_malformed, spoken(day),
                 say("what it follows only took place on {}",
                     "ce qu’il suit n’a eu lieu que le {}", since),
                 say("correct --date", "corriger --date")};
}

Verdict objection_to_day(const CampaignTerms& terms, Date day, Date today,
                         OutsideDates outside) {
  if (auto refusal = objection_to_future(day, today)) return refusal;
  if (outside == OutsideDates::said || !is_outside(terms, day))
    return std::nullopt;
  return Refusal{
      Reason::outside_campaign, spoken(day),
      say("campaign {} runs from {} to {}", "la campagne {} va du {} au {}",
          terms.code, terms.opens, terms.closes),
      say("correct the date, or say so with --outside-dates",
          "corriger la date, ou le dire avec --outside-dates")};
}

Verdict objection_to_amount(Money amount) {
  if (amount.is_positive()) return std::nullopt;
  return Refusal{
      Reason::amount_not_positive, bare(amount),
      say("an amount is more than zero", "un montant est supérieur à zéro"),
      say("give the amount without sign; a refund is recorded with obole "
          "refund add",
          "donner le montant sans signe ; un remboursement s’enregistre avec "
          "obole refund add")};
}

Verdict objection_to_tier(Money amount, std::optional<Money> minimum,
                          const std::string& tier, Money benefit) {
  if (minimum && amount < *minimum) {
    return Refusal{Reason::below_tier, bare(amount),
                   say("tier {} starts at {}", "le palier {} commence à {}",
                       tier, *minimum),
                   say("choose a lower tier, or none",
                       "choisir un palier inférieur, ou aucun")};
  }
  if (benefit.is_negative() || benefit > amount) {
    return Refusal{
        Reason::benefit_exceeds, bare(benefit),
        say("what the donor receives is worth more than the gift of {}",
            "ce que reçoit le donateur vaut plus que le don de {}", amount),
        say("correct --benefit, the value of the counterpart",
            "corriger --benefit, la valeur de la contrepartie")};
  }
  return std::nullopt;
}

Verdict objection_to_settlement(Money amount, Money left, std::int64_t pledge) {
  if (amount <= left) return std::nullopt;
  return Refusal{
      Reason::pledge_overpaid, spoken(amount),
      say("only {} is left of pledge {}",
          "il ne reste que {} de la promesse {}", left, pledge),
      say("record the surplus as a donation of its own, or accept it with "
          "--accept-overpayment",
          "enregistrer le surplus comme un don à part, ou l’accepter avec "
          "--accept-overpayment")};
}

Verdict objection_to_refund(Money amount, Money left, std::int64_t donation) {
  if (amount <= left) return std::nullopt;
  return Refusal{
      Reason::refund_exceeds, spoken(amount),
      say("only {} is left of donation {}", "il ne reste que {} du don {}",
          left, donation),
      say("refund at most what is left", "rembourser au plus ce qui reste")};
}

}  // namespace obole::rules
