// A whole territory, as one TOML file describes it (docs/territory.md).

#pragma once

#include "obole/intake/territory_keys.hpp"
#include "obole/ledger/campaigns.hpp"
#include "obole/ledger/donors.hpp"
#include "obole/ledger/earmarks.hpp"
#include "obole/ledger/funds.hpp"
#include "obole/ledger/territory.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obole::intake {

/// Something with the lines on which it stands.
template <class Thing>
struct Written {
  Thing thing;
  Lines lines;
};

/// A matching fund; its funder is a donor of the ledger, or described here.
struct DescribedFund {
  Code code;
  std::optional<DonorId> funder = {};
  std::optional<Written<ledger::NewDonor>> donor = {};
  std::vector<Code> campaigns = {};
  ledger::FundTerms terms;
};

/// Each list in the order of the file; a part of a campaign after the campaigns
/// that are no parts.
struct Territory {
  std::string file;
  std::vector<Written<ledger::NewProgramme>> programmes = {};
  std::vector<Written<ledger::NewProject>> projects = {};
  std::vector<Written<ledger::NewPartner>> partners = {};
  std::vector<Written<ledger::NewCampaign>> campaigns = {};
  std::vector<Written<ledger::NewGoal>> goals = {};
  std::vector<Written<ledger::NewTier>> tiers = {};
  std::vector<Written<DescribedFund>> funds = {};
  std::vector<Written<ledger::NewEarmark>> earmarks = {};
};

/// Reads a file.  Refuses, naming line and key, with file_malformed (no TOML,
/// an unknown key, one missing, a thing named twice) and with the reason that
/// the reader of a value gives.
Result<Territory> parse_territory(std::string_view toml, std::string_view file,
                                  Currency currency);

}  // namespace obole::intake
