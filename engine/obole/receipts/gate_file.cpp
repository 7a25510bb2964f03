#include "obole/receipts/gate_file.hpp"

#include "obole/ledger/campaigns.hpp"
#include "obole/ledger/dossier.hpp"
#include "obole/ledger/signatories.hpp"

namespace obole::receipts {
namespace {

using rules::DossierName;

// The terms that the campaign was opened with count until the dossier says
// otherwise.
void add_terms(std::map<DossierName, std::string>& dossier,
               const ledger::Campaign& campaign) {
  const auto add = [&dossier](DossierName name, const std::string& text) {
    if (!text.empty()) dossier.emplace(name, text);
  };
  add(DossierName::purpose, campaign.purpose);
  add(DossierName::resolution, campaign.resolution);
  add(DossierName::mandate, campaign.mandate);
  add(DossierName::analytic, campaign.analytic);
  // A service is free text; where it is the word of a domain, it names it.
  if (parse_choice<rules::ServiceDomain>(campaign.service))
    add(DossierName::service_domain, campaign.service);
}

}  // namespace

Result<rules::CampaignFile> gate_file(ledger::Book& book, std::string_view code,
                                      Date today) {
  const auto campaign = ledger::find_campaign(book, code);
  if (!campaign) return campaign.error();
  rules::CampaignFile file{.dossier = {},
                           .opens = campaign->opens,
                           .closes = campaign->closes,
                           .by_platform = !campaign->platform.empty()};
  for (const auto& [name, fact] : ledger::dossier_of(book, campaign->seq))
    file.dossier.emplace(name, fact.value);
  add_terms(file.dossier, *campaign);
  for (const auto& tier : ledger::tiers(book, campaign->seq)) {
    file.tiers.push_back(
        {tier.code, tier.minimum, tier.benefit, !tier.valuation.empty()});
  }
  file.has_signatory = ledger::signatory_on(book, today).has_value();
  return file;
}

}  // namespace obole::receipts
