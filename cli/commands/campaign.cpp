// obole campaign: what is collected, for what, until when.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/campaigns.hpp"
#include "obole/reports/campaigns.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;
using Kind = reports::Column::Kind;

Exit add(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        ledger::NewCampaign campaign{
            arguments.code("CODE"), arguments.text("--title"),
            arguments.money("--goal", journal.book().currency()),
            arguments.date("--opens"), arguments.date("--closes")};
        campaign.project = arguments.code_if_any("--project");
        campaign.model = arguments.choice("--model", Model::keep_it_all);
        campaign.purpose = arguments.choice_if_any<Purpose>("--purpose");
        campaign.service = arguments.text("--service");
        campaign.platform = arguments.text("--platform");
        campaign.resolution = arguments.text("--resolution");
        campaign.mandate = arguments.text("--mandate");
        campaign.analytic = arguments.text("--analytic");
        campaign.section = arguments.choice_if_any<Section>("--section");
        campaign.reference = arguments.if_any("--reference");
        campaign.parent = arguments.code_if_any("--parent");
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, campaign);
        if (!recorded) return recorded.error();
        const auto& code = campaign.code.text();
        return Session::Outcome{
            *recorded, code,
            say("campaign {} runs from {} to {}, for {}",
                "la campagne {} va du {} au {}, pour {}", code, campaign.opens,
                campaign.closes, campaign.goal)};
      });
}

Exit list(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const Reading reading(session, *book);
  reports::Table table;
  table.what = "campaign-list";
  table.title = {"Campaigns", "Campagnes"};
  table.columns = {{"code", {"Code", "Code"}, Kind::text},
                   {"title", {"Title", "Intitulé"}, Kind::text},
                   {"project", {"Project", "Projet"}, Kind::text},
                   {"model", {"Model", "Modèle"}, Kind::text},
                   {"goal", {"Goal", "Objectif"}, Kind::number},
                   {"opens", {"Opens", "Ouvre"}, Kind::text},
                   {"closes", {"Closes", "Ferme"}, Kind::text},
                   {"platform", {"Platform", "Plateforme"}, Kind::text},
                   {"parent", {"Part of", "Partie de"}, Kind::text, true}};
  const auto if_any = [](const std::string& text) {
    return text.empty() ? reports::Cell() : reports::Cell(text);
  };
  for (const auto& one : ledger::campaigns(*book)) {
    table.rows.push_back({one.code, one.title, if_any(one.project),
                          spoken(one.model), one.goal, one.opens, one.closes,
                          if_any(one.platform), if_any(one.parent)});
  }
  print_list(session, *book, std::move(table), "campaigns");
  return Exit::done;
}

}  // namespace

const Command campaign_add_command{
    .words = "campaign add",
    .summary = {"Open a campaign", "Ouvrir une campagne"},
    .positionals = {{"CODE", {"its short name", "son nom court"}}},
    .options =
        {{"--title",
          "TEXT",
          {"as donors know it", "tel que les donateurs la connaissent"},
          Need::required},
         {"--goal",
          "AMOUNT",
          {"what it wants to collect", "ce qu’elle veut réunir"},
          Need::required},
         {"--opens", "DATE", {"first day", "premier jour"}, Need::required},
         {"--closes", "DATE", {"last day", "dernier jour"}, Need::required},
         {"--project",
          "CODE",
          {"the project it funds", "le projet qu’elle finance"}},
         {"--model",
          "MODEL",
          {"keep-it-all, all-or-nothing or tiered",
           "keep-it-all, all-or-nothing ou tiered"}},
         {"--service",
          "TEXT",
          {"the public service it is for", "le service public concerné"}},
         {"--purpose",
          "PURPOSE",
          {"philanthropic, educational, social, cultural, heritage ... or none",
           "philanthropic, educational, social, cultural, heritage ... ou "
           "none"}},
         {"--platform",
          "NAME",
          {"through which it collects", "plateforme de collecte"}},
         {"--resolution", "REF", {"the council’s act", "la délibération"}},
         {"--mandate",
          "REF",
          {"the platform’s mandate", "la convention de mandat"}},
         {"--analytic",
          "CODE",
          {"its code in the accounts", "son code analytique"}},
         {"--section",
          "SECTION",
          {"operating or investment", "operating ou investment"}},
         {"--parent",
          "CODE",
          {"the campaign that it is a part of",
           "la campagne dont elle fait partie"}}},
    .example =
        "obole campaign add TOIT-ECOLE --title \"Un toit pour l’école\" --goal "
        "25000 --opens 2026-01-10 --closes 2026-06-30",
    .records = true,
    .run = add};

const Command campaign_list_command{
    .words = "campaign list",
    .summary = {"List the campaigns", "Lister les campagnes"},
    .positionals = {},
    .options = known_options(),
    .example = "obole campaign list",
    .run = list};

}  // namespace cli
