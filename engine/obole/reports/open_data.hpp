#pragma once

#include "obole/reports/campaigns.hpp"
#include "obole/reports/table.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace obole::reports {

/// What a town may publish of its campaigns: sums, no gifts and no donors.
/// Counts and sums of a campaign with one donor or more, but fewer than
/// `at_least`, are missing: they would tell what somebody gave.
Table open_data(const std::vector<CampaignFigures>& figures,
                std::int64_t at_least);

/// A column as Table Schema describes it (specs.frictionlessdata.io).
struct OpenField {
  std::string_view name;  ///< the column's key
  std::string_view type;  ///< string, date, integer, number
  Sentence description;
};

/// In the order of the columns.
const std::vector<OpenField>& open_fields();

}  // namespace obole::reports
