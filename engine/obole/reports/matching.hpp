// What matching funds add to each gift, as recorded and as their rules say.

#pragma once

#include "obole/ledger/funds.hpp"
#include "obole/reports/table.hpp"
#include "obole/reports/view.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obole::reports {

/// A gift that a fund's rules hold for, or held for.
struct MatchedGift {
  std::string fund;
  std::int64_t donation;
  Date date;
  std::string campaign;
  DonorId donor;
  Money amount;  ///< less what was given back
  std::optional<rules::Grant> recorded;
  std::optional<rules::Grant> now;  ///< as the rules say

  /// Nothing recorded is the same as nothing granted.
  bool differs() const;
};

struct FundFigures {
  ledger::Fund fund;
  Money budget;  ///< of the rule for gifts of the day
  std::vector<MatchedGift> gifts;

  Money left() const { return budget - fund.granted; }
  std::int64_t differing() const;
};

/// Of one fund, or of all by code where `code` is empty; as of a day, what was
/// recorded and what the rules said on it.  Refuses with fund_unknown.
Result<std::vector<FundFigures>> fund_figures(ledger::Book& book,
                                              std::string_view code, Date today,
                                              const View& view = {});

Table fund_table(const std::vector<FundFigures>& figures);
Table matched_table(const std::vector<FundFigures>& figures);

}  // namespace obole::reports
