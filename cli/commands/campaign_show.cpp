// obole campaign show: all that is known of one campaign.

#include "cli/commands.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/campaigns.hpp"
#include "obole/ledger/verdicts.hpp"
#include "obole/ledger/wording.hpp"

namespace cli {
namespace {

using namespace obole;
using Kind = reports::Column::Kind;
using reports::Cell;

Cell cell_of(const std::string& text) {
  return text.empty() ? Cell() : Cell(text);
}

reports::Table tier_table(ledger::Book& book, const ledger::Campaign& campaign,
                          const reports::View& view) {
  reports::Table table;
  table.what = "campaign-show";
  const auto title = campaign.code + ", " + campaign.title;
  table.title = {title, title};
  table.columns = {{"tier", {"Tier", "Palier"}, Kind::text},
                   {"title", {"Title", "Intitulé"}, Kind::text},
                   {"minimum", {"From", "À partir de"}, Kind::number},
                   {"benefit", {"Counterpart", "Contrepartie"}, Kind::number},
                   {"stock", {"Stock", "Stock"}, Kind::number},
                   {"taken", {"Taken", "Pris"}, Kind::number},
                   {"left", {"Left", "Reste"}, Kind::number},
                   {"valuation", {"Valuation", "Évaluation"}, Kind::text},
                   {"valued_on", {"Valued on", "Évaluée le"}, Kind::text},
                   {"valued_by", {"Valued by", "Évaluée par"}, Kind::text},
                   {"recognition", {"Thanks", "Remerciement"}, Kind::text}};
  for (const auto& tier : ledger::tiers(book, campaign.seq, view.as_of)) {
    table.rows.push_back(
        {tier.code, tier.title, tier.minimum, tier.benefit,
         tier.stock ? Cell(*tier.stock) : Cell(), tier.taken,
         tier.stock ? Cell(*tier.stock - tier.taken) : Cell(),
         tier.valuation.empty() ? Cell()
                                : Cell(spoken_word<Valuation>(tier.valuation)),
         tier.valued_on ? Cell(*tier.valued_on) : Cell(),
         cell_of(ledger::note_text(book, tier.seq, "valued_by")),
         cell_of(tier.recognition)});
  }
  return table;
}

struct Fact {
  std::string key;  ///< in JSON
  Sentence heading;
  Cell value;
};

// In the order of `campaign add`.
std::vector<Fact> facts_of(const ledger::Campaign& campaign) {
  return {
      {"goal", {"Goal", "Objectif"}, campaign.goal},
      {"opens", {"Opens", "Ouvre"}, campaign.opens},
      {"closes", {"Closes", "Ferme"}, campaign.closes},
      {"model", {"Model", "Modèle"}, spoken(campaign.model)},
      {"purpose",
       {"Purpose", "Objet"},
       campaign.purpose.empty() ? Cell()
                                : Cell(spoken_word<Purpose>(campaign.purpose))},
      {"platform", {"Platform", "Plateforme"}, cell_of(campaign.platform)},
      {"project", {"Project", "Projet"}, cell_of(campaign.project)},
      {"parent", {"Part of", "Partie de"}, cell_of(campaign.parent)},
      {"service",
       {"Public service", "Service public"},
       cell_of(campaign.service)},
      {"resolution",
       {"Resolution", "Délibération"},
       cell_of(campaign.resolution)},
      {"mandate", {"Mandate", "Mandat"}, cell_of(campaign.mandate)},
      {"analytic",
       {"Analytic code", "Code analytique"},
       cell_of(campaign.analytic)},
      {"section",
       {"Section", "Section"},
       campaign.section.empty()
           ? Cell()
           : Cell(spoken_word<Section>(campaign.section))}};
}

// What was held against the goal, where a verdict was given.
Json verdict_json(const ledger::CampaignOutcome& outcome) {
  Json json;
  json.set("verdict", word(outcome.verdict))
      .set("on", outcome.on)
      .set("goal", outcome.goal)
      .set("received", outcome.received)
      .set("refunded", outcome.refunded)
      .set("promised", outcome.promised)
      .set("counted", outcome.counted)
      .set("due", outcome.due);
  return json;
}

Json goals_json(const std::vector<ledger::Goal>& goals) {
  auto list = Json::list();
  for (const auto& goal : goals) {
    Json one;
    one.set("code", goal.code)
        .set("title", goal.title)
        .set("amount", goal.amount);
    list.add(one);
  }
  return list;
}

Exit show(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto code = arguments.code("CODE");
  const auto view = Session::view(arguments);
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const Reading reading(session, *book);
  const auto campaign = ledger::find_campaign(*book, code.text());
  if (!campaign) return session.refuse(campaign.error());
  auto table = tier_table(*book, *campaign, view);
  auto json = Json::of(table.what);
  json.set("code", campaign->code).set("title", campaign->title);
  for (const auto& fact : facts_of(*campaign)) {
    json.set(fact.key, fact.value);
    if (const auto* const money = std::get_if<Money>(&fact.value)) {
      table.notes.emplace_back(fact.heading, spoken(*money));
    } else if (!std::holds_alternative<std::monostate>(fact.value)) {
      table.notes.emplace_back(fact.heading, fact.value);
    }
  }
  json.set("as_of", view.as_of);
  if (view.as_of)
    table.notes.emplace_back(Sentence{"As of", "Situation au"}, *view.as_of);
  const auto goals = ledger::goals(*book, *campaign);
  // The first is the campaign's own, and stands above.
  for (std::size_t at = 1; at < goals.size(); ++at) {
    table.notes.emplace_back(
        say("Goal {}", "Objectif {}", goals[at].code),
        say("{}, {}", "{}, {}", goals[at].amount, goals[at].title));
  }
  json.set("goals", goals_json(goals));
  const auto outcome = ledger::outcome_of(*book, *campaign);
  if (outcome && (!view.as_of || outcome->on <= *view.as_of)) {
    table.notes.emplace_back(
        Sentence{"Verdict", "Issue"},
        say("{} on {}: {} counted, of {}", "{} le {} : {} retenu, sur {}",
            outcome->verdict, outcome->on, outcome->counted, outcome->goal));
    json.set("verdict", verdict_json(*outcome));
  } else {
    json.set_null("verdict");
  }
  session.print(table, json.set("tiers", rows_of(table)));
  return Exit::done;
}

}  // namespace

const Command campaign_show_command{
    .words = "campaign show",
    .summary = {"Show a campaign and its tiers",
                "Montrer une campagne et ses paliers"},
    .positionals = {{"CODE", {"the campaign", "la campagne"}}},
    .options = view_options(),
    .example = "obole campaign show TOIT-ECOLE",
    .run = show};

}  // namespace cli
