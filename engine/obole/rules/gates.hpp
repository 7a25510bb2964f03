// What a campaign needs in law, gate by gate: law.md 5.4.
//
// Pure.  A gate that nobody can answer yet is unknown, and no refusal.

#pragma once

#include "obole/base/sentence.hpp"
#include "obole/domain/date.hpp"
#include "obole/domain/money.hpp"
#include "obole/rules/dossier_names.hpp"
#include "obole/rules/rule_table.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace obole::rules {

enum class GateStatus : std::uint8_t { passed, failed, unknown };

/// What a gate stands before.
enum class GateNeed : std::uint8_t {
  collect,   ///< to collect through a mandate
  open,      ///< to open the campaign
  sign,      ///< to sign the mandate
  receipts,  ///< to issue receipts
  tiers,     ///< to publish tiers
  safety,    ///< to lower a risk; nobody asks for it
};

struct TierFacts {
  std::string code;
  Money minimum;
  Money benefit;
  bool valued;  ///< it is known how the counterpart's worth was found
};

struct CampaignFile {
  std::map<DossierName, std::string> dossier;  ///< its own terms among them
  Date opens;
  Date closes;
  bool by_platform = false;
  std::vector<TierFacts> tiers = {};
  bool has_signatory = false;
};

struct Gate {
  std::string code;  ///< "G1"
  Sentence name;
  GateNeed need;
  GateStatus status;
  Sentence says;       ///< what was found, and what is missing
  std::string source;  ///< as the rule table has it, else the article
};

/// The ten gates, in order, as they stand on `today`.
std::vector<Gate> gates(const CampaignFile& campaign, const RuleTable& table,
                        Date today);

/// What a tier's counterpart does to gifts of just its minimum.
struct TierTest {
  std::string tier;
  int year;            ///< of those that the campaign runs in
  GateStatus person;   ///< whether a person's gift earns a receipt
  GateStatus company;  ///< failed: a warning, which may be accepted
  Sentence says;
  std::string source;
};

/// Each tier with a counterpart, in each year of the campaign, before anyone
/// pays: law.md 2 and 5.4.
std::vector<TierTest> test_tiers(const CampaignFile& campaign,
                                 const RuleTable& table);

}  // namespace obole::rules

namespace obole {

template <>
std::span<const std::string_view> words<rules::GateStatus>();
template <>
std::span<const std::string_view> words<rules::GateNeed>();

namespace rules {

std::string_view french(GateStatus choice);
std::string_view french(GateNeed choice);

}  // namespace rules
}  // namespace obole
