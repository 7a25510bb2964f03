#include "obole/ledger/fees.hpp"

#include "obole/base/say.hpp"
#include "obole/domain/reference.hpp"
#include "obole/ledger/accounts.hpp"

namespace obole::ledger {

Verdict objection_to_fee(const std::optional<Money>& fee, Money amount,
                         const std::string& platform) {
  if (!fee || fee->is_zero()) return std::nullopt;
  if (*fee > amount || -*fee > amount) {
    return Refusal{Reason::not_permitted, spoken(*fee),
                   say("a fee is part of the gift of {}",
                       "des frais sont une part du don de {}", amount),
                   say("correct the fee", "corriger les frais")};
  }
  if (!platform.empty()) return std::nullopt;
  return Refusal{Reason::not_permitted, spoken(*fee),
                 say("no platform is known that keeps a fee",
                     "aucune plateforme connue ne prélève ces frais"),
                 say("name the platform: --platform of the gift or the "
                     "campaign, or platform in the profile",
                     "nommer la plateforme : --platform du don ou de la "
                     "campagne, ou platform dans le profil")};
}

Verdict objection_to_names(const std::optional<std::string>& reference,
                           const std::string& payout) {
  if (reference) {
    const auto checked = parse_reference(*reference);
    if (!checked) return checked.error();
  }
  if (payout.empty()) return std::nullopt;
  const auto checked = parse_reference(payout);
  if (checked) return std::nullopt;
  return checked.error();
}

Result<Recorded> record(Journal& journal, const NewFee& fee) {
  Draft draft("fee.charged", fee.date,
              Key::unique("fee.charged", std::to_string(fee.item)));
  draft.integer("item", fee.item)
      .text("campaign", fee.campaign)
      .amount("amount", fee.amount)
      .text("platform", fee.platform)
      .move(fee.amount, fee_account(fee.platform),
            holding_account(fee.method, fee.platform));
  return journal.append(draft);
}

}  // namespace obole::ledger
