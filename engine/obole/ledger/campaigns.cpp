#include "obole/ledger/campaigns.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/wording.hpp"
#include "obole/rules/admission.hpp"

namespace obole::ledger {
namespace {

constexpr const char* select_campaign =
    "SELECT campaign.seq, campaign.code, campaign.title, campaign.goal, opens,"
    "  closes, model, project.code, platform, purpose, service, resolution,"
    "  mandate, analytic, section, above.code, verdict.verdict"
    "  FROM main.campaign"
    "  LEFT JOIN main.project ON project.seq = campaign.project"
    "  LEFT JOIN (SELECT seq, code FROM main.campaign) AS above"
    "    ON above.seq = campaign.parent"
    "  LEFT JOIN main.verdict ON verdict.campaign = campaign.seq"
    "  WHERE campaign.code = ?1";
constexpr const char* select_campaigns =
    "SELECT campaign.seq, campaign.code, campaign.title, campaign.goal, opens,"
    "  closes, model, project.code, platform, purpose, service, resolution,"
    "  mandate, analytic, section, above.code, verdict.verdict"
    "  FROM main.campaign"
    "  LEFT JOIN main.project ON project.seq = campaign.project"
    "  LEFT JOIN (SELECT seq, code FROM main.campaign) AS above"
    "    ON above.seq = campaign.parent"
    "  LEFT JOIN main.verdict ON verdict.campaign = campaign.seq"
    "  ORDER BY campaign.code";
constexpr const char* select_goals =
    "SELECT code, title, amount FROM main.goal WHERE campaign = ?1"
    "  ORDER BY amount";

Campaign campaign_in(const store::Statement& row, Currency currency) {
  const auto model = parse_choice<Model>(row.text(6));
  const auto verdict = parse_choice<CampaignVerdict>(row.text(16));
  return {row.integer(0),
          std::string(row.text(1)),
          std::string(row.text(2)),
          Money{row.integer(3), currency},
          day_of_number(row.integer(4)),
          day_of_number(row.integer(5)),
          model ? *model : Model::keep_it_all,
          std::string(row.text(7)),
          std::string(row.text(8)),
          std::string(row.text(9)),
          std::string(row.text(10)),
          std::string(row.text(11)),
          std::string(row.text(12)),
          std::string(row.text(13)),
          std::string(row.text(14)),
          std::string(row.text(15)),
          verdict ? std::optional(*verdict) : std::nullopt};
}

// One level: what is part of a campaign has no parts itself.
Verdict objection_to_parent(Book& book, const NewCampaign& campaign) {
  if (!campaign.parent) return std::nullopt;
  const auto parent = find_campaign(book, campaign.parent->text());
  if (!parent) return at(parent.error(), {{}, 0, "--parent"});
  if (parent->parent.empty()) return std::nullopt;
  return Refusal{Reason::not_permitted,
                 parent->code,
                 say("it is itself a part of {}",
                     "elle fait elle-même partie de {}", parent->parent),
                 say("name {} as the parent", "nommer {} comme campagne mère",
                     parent->parent),
                 {{}, 0, "--parent"}};
}

Verdict objection(const NewCampaign& campaign, const Dictionary& names) {
  if (auto refusal = rules::objection_to_amount(campaign.goal)) {
    return at(*refusal, {{}, 0, "--goal"});
  }
  if (campaign.closes < campaign.opens) {
    return Refusal{
        Reason::date_malformed, spoken(campaign.closes),
        say("the campaign would close before it opens on {}",
            "la campagne se fermerait avant de s’ouvrir le {}", campaign.opens),
        say("correct --opens or --closes", "corriger --opens ou --closes")};
  }
  if (campaign.project && names.projects.find(campaign.project->text()) == 0) {
    return unknown(Reason::project_unknown, campaign.project->text(),
                   "obole project list");
  }
  return std::nullopt;
}

// The free texts of a campaign that stand in its entry: public facts.
struct PublicTexts {
  std::string title;
  std::string service;
  std::string resolution;
  std::string mandate;
  std::string analytic;
  std::string platform;
};

Result<PublicTexts> public_texts(const NewCampaign& campaign) {
  PublicTexts texts;
  auto title = required_text("--title", campaign.title);
  if (!title) return title.error();
  texts.title = *title;
  const std::array<std::tuple<const char*, const std::string*, std::string*>, 4>
      fields = {{{"--service", &campaign.service, &texts.service},
                 {"--resolution", &campaign.resolution, &texts.resolution},
                 {"--mandate", &campaign.mandate, &texts.mandate},
                 {"--analytic", &campaign.analytic, &texts.analytic}}};
  for (const auto& [option, from, into] : fields) {
    auto text = cleaned(option, *from);
    if (!text) return text.error();
    *into = *text;
  }
  if (campaign.platform.empty()) return texts;
  const auto platform = Code::parse(campaign.platform);
  if (!platform) return at(platform.error(), {{}, 0, "--platform"});
  texts.platform = platform->text();
  return texts;
}

}  // namespace

Result<Recorded> record(Journal& journal, const NewCampaign& campaign) {
  const auto texts = public_texts(campaign);
  if (!texts) return texts.error();
  const auto& names = journal.book().projector().dictionary();
  if (auto refusal = objection(campaign, names)) return *refusal;
  if (auto refusal = objection_to_parent(journal.book(), campaign)) {
    return *refusal;
  }
  const auto key = key_for(
      campaign.reference, Key::unique("campaign.opened", campaign.code.text()));
  if (!key) return key.error();
  if (auto refusal = objection_to_taken(
          journal, *key, names.campaigns.find(campaign.code.text()),
          campaign.code.text())) {
    return *refusal;
  }
  Draft draft("campaign.opened", journal.context().today, *key);
  draft.dated_by_clock();
  draft.text("campaign", campaign.code.text())
      .text("title", texts->title)
      .amount("goal", campaign.goal)
      .text("currency", campaign.goal.currency().code())
      .day("opens", campaign.opens)
      .day("closes", campaign.closes)
      .text("model", word(campaign.model))
      .text("purpose", campaign.purpose ? word(*campaign.purpose) : "")
      .text("service", texts->service)
      .text("project", campaign.project ? campaign.project->text() : "")
      .text("platform", texts->platform)
      .text("resolution", texts->resolution)
      .text("mandate", texts->mandate)
      .text("analytic", texts->analytic)
      .text("section", campaign.section ? word(*campaign.section) : "")
      .text("parent", campaign.parent ? campaign.parent->text() : "");
  return journal.append(draft);
}

Result<Campaign> find_campaign(Book& book, std::string_view code) {
  auto& row = book.prepared(select_campaign);
  if (!row.bind(code).step()) {
    row.reset();
    return unknown(Reason::campaign_unknown, std::string(code),
                   "obole campaign list");
  }
  auto campaign = campaign_in(row, book.currency());
  row.reset();
  return campaign;
}

std::vector<Campaign> campaigns(Book& book) {
  std::vector<Campaign> list;
  auto& row = book.prepared(select_campaigns);
  while (row.step())
    list.push_back(campaign_in(row, book.currency()));
  row.reset();
  return list;
}

std::vector<Goal> goals(Book& book, const Campaign& campaign) {
  std::vector<Goal> list = {{campaign.code, campaign.title, campaign.goal}};
  auto& row = book.prepared(select_goals);
  row.bind(campaign.seq);
  while (row.step()) {
    list.push_back({std::string(row.text(0)), std::string(row.text(1)),
                    Money{row.integer(2), book.currency()}});
  }
  row.reset();
  return list;
}

Result<Recorded> record(Journal& journal, const NewGoal& goal) {
  const auto campaign = find_campaign(journal.book(), goal.campaign.text());
  if (!campaign) return campaign.error();
  const auto title = required_text("--title", goal.title);
  if (!title) return title.error();
  const auto name = campaign->code + ' ' + goal.code.text();
  const auto key = key_for(goal.reference, Key::unique("goal.added", name));
  if (!key) return key.error();
  if (auto refusal = objection_to_taken(
          journal, *key,
          journal.book().projector().dictionary().goals.find(name),
          goal.code.text())) {
    return *refusal;
  }
  if (campaign->model != Model::tiered) {
    return Refusal{
        Reason::not_permitted, campaign->code,
        say("it has one goal: its model is not tiered",
            "elle a un seul objectif : elle n’est pas par paliers"),
        say("open it with --model tiered", "l’ouvrir avec --model tiered")};
  }
  const auto highest = goals(journal.book(), *campaign).back().amount;
  if (!journal.find(*key) && goal.amount <= highest) {
    return Refusal{Reason::not_permitted,
                   spoken(goal.amount),
                   say("the goal before it is {}",
                       "l’objectif précédent est de {}", highest),
                   say("goals only rise", "les objectifs vont croissant"),
                   {{}, 0, "--amount"}};
  }
  Draft draft("goal.added", journal.context().today, *key);
  draft.dated_by_clock();
  draft.text("campaign", campaign->code)
      .text("goal", goal.code.text())
      .text("title", *title)
      .amount("amount", goal.amount);
  return journal.append(draft);
}

}  // namespace obole::ledger
