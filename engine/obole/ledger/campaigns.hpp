// Campaigns and their tiers.

#pragma once

#include "obole/domain/code.hpp"
#include "obole/domain/outcomes.hpp"
#include "obole/domain/valuation.hpp"
#include "obole/domain/vocabulary.hpp"
#include "obole/ledger/journal.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::ledger {

struct NewCampaign {
  Code code;
  std::string title;
  Money goal;
  Date opens;   ///< first day
  Date closes;  ///< last day
  std::optional<Code> project = {};
  Model model = Model::keep_it_all;
  std::optional<Purpose> purpose = {};
  std::string service = {};     ///< the public service it is for
  std::string platform = {};    ///< through which it collects; a code
  std::string resolution = {};  ///< the council's act
  std::string mandate = {};     ///< the platform's mandate
  std::string analytic = {};    ///< analytic code in the accounts
  std::optional<Section> section = {};
  std::optional<std::string> reference = {};
  std::optional<Code> parent = {};  ///< the campaign that it is a part of
};

struct NewTier {
  Code campaign;
  Code code;
  std::string title;
  Money minimum;
  Money benefit;  ///< value of the counterpart
  std::optional<std::string> reference = {};
  std::optional<std::int64_t> stock = {};  ///< how many there are
  std::optional<Valuation> valuation = {};
  std::optional<Date> valued_on = {};
  std::string valued_by = {};    ///< a person; kept with the personal data
  std::string recognition = {};  ///< thanks that are worth nothing
};

/// A further goal of a campaign with tiered goals, above those it has.
struct NewGoal {
  Code campaign;
  Code code;
  std::string title;
  Money amount;
  std::optional<std::string> reference = {};
};

struct Campaign {
  std::int64_t seq;
  std::string code;
  std::string title;
  Money goal;
  Date opens;
  Date closes;
  Model model;
  std::string project;   ///< its code; may be empty
  std::string platform;  ///< may be empty
  std::string purpose;
  std::string service;
  std::string resolution;
  std::string mandate;
  std::string analytic;
  std::string section;
  std::string parent;  ///< the code of the campaign that it is a part of
  std::optional<CampaignVerdict> verdict;
};

/// A goal of a campaign with tiered goals; the first is the campaign's own.
struct Goal {
  std::string code;
  std::string title;
  Money amount;
};

struct Tier {
  std::int64_t seq;
  std::string code;
  std::string title;
  Money minimum;
  Money benefit;
  std::optional<std::int64_t> stock;
  std::int64_t taken;  ///< gifts on it that were not given back whole
  std::string valuation;
  std::optional<Date> valued_on;
  std::string recognition;
};

/// Refuses with text_malformed, amount_not_positive (a goal), date_malformed
/// (closing before opening), project_unknown, campaign_unknown (the parent),
/// not_permitted (a parent that has one itself), and reference_reused when the
/// code stands for another campaign.
Result<Recorded> record(Journal& journal, const NewCampaign& campaign);

/// Refuses with campaign_unknown, text_malformed, amount_not_positive,
/// benefit_exceeds, not_permitted (a stock of none), date_malformed (valued on
/// a day still to come) and reference_reused.
Result<Recorded> record(Journal& journal, const NewTier& tier);

/// Refuses with campaign_unknown, not_permitted (a campaign of another model,
/// an amount not above the last goal) and reference_reused.
Result<Recorded> record(Journal& journal, const NewGoal& goal);

/// Refuses with campaign_unknown.
Result<Campaign> find_campaign(Book& book, std::string_view code);
/// By code.
std::vector<Campaign> campaigns(Book& book);
/// By amount; the campaign's own first.
std::vector<Goal> goals(Book& book, const Campaign& campaign);
/// By minimum; taken by the gifts of a day or before, or by all.
std::vector<Tier> tiers(Book& book, std::int64_t campaign,
                        std::optional<Date> as_of = std::nullopt);
/// Refuses with tier_unknown.
Result<Tier> find_tier(Book& book, const Campaign& campaign,
                       std::string_view code);

}  // namespace obole::ledger
