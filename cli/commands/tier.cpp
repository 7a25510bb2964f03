// obole campaign tier: what donors receive from which amount on.

#include "cli/commands.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/campaigns.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;

Exit add(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const auto currency = journal.book().currency();
        ledger::NewTier tier{arguments.code("CAMPAIGN"),
                             arguments.code("TIER"),
                             arguments.text("--title"),
                             arguments.money("--minimum", currency),
                             arguments.money("--benefit", currency),
                             arguments.if_any("--reference")};
        tier.stock = arguments.number_if_any("--stock");
        tier.valuation = arguments.choice_if_any<Valuation>("--valuation");
        tier.valued_on = arguments.date_if_any("--valued-on");
        tier.valued_by = arguments.text("--valued-by");
        tier.recognition = arguments.text("--recognition");
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, tier);
        if (!recorded) return recorded.error();
        return Session::Outcome{
            *recorded, tier.code.text(),
            say("tier {} of {} starts at {}",
                "le palier {} de {} commence à {}", tier.code.text(),
                tier.campaign.text(), tier.minimum)};
      });
}

}  // namespace

const Command campaign_tier_add_command{
    .words = "campaign tier add",
    .summary = {"Add a tier to a campaign", "Ajouter un palier à une campagne"},
    .positionals = {{"CAMPAIGN", {"the campaign", "la campagne"}},
                    {"TIER", {"the tier’s short name", "nom court du palier"}}},
    .options =
        {{"--minimum",
          "AMOUNT",
          {"smallest gift", "don minimal"},
          Need::required},
         {"--benefit",
          "AMOUNT",
          {"worth of what the donor receives", "valeur de la contrepartie"}},
         {"--title",
          "TEXT",
          {"as donors know it", "tel que les donateurs le connaissent"}},
         {"--stock", "N", {"how many there are", "combien il y en a"}},
         {"--valuation",
          "WORD",
          {"how its worth was found: price, cost-price, market ...",
           "comment sa valeur est établie : price, cost-price, market ..."}},
         {"--valued-on",
          "DATE",
          {"the day of the valuation", "jour de l’évaluation"}},
         {"--valued-by",
          "TEXT",
          {"who valued it; kept with the personal data",
           "qui l’a évaluée ; gardé avec les données personnelles"}},
         {"--recognition",
          "TEXT",
          {"thanks that are worth nothing, such as a name on a board",
           "remerciement sans valeur, comme un nom sur une plaque"}}},
    .example =
        "obole campaign tier add TOIT-ECOLE ARDOISE --minimum 50 --benefit 5 "
        "--title \"Une ardoise à votre nom\"",
    .records = true,
    .run = add};

}  // namespace cli
