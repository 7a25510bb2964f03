// Matching funds: a sponsor who adds to what others give.

#pragma once

#include "obole/domain/code.hpp"
#include "obole/domain/donor_id.hpp"
#include "obole/ledger/journal.hpp"
#include "obole/rules/matching.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::ledger {

struct FundTerms {
  Date starts;  ///< of the gifts it adds to
  std::optional<Date> ends = {};
  Ratio ratio;
  Money budget;  ///< of the fund, in all
  std::optional<Money> gift_cap = {};
  std::optional<Money> donor_cap = {};
  std::optional<Money> campaign_cap = {};
};

struct NewFund {
  Code code;
  DonorId funder;
  std::vector<Code> campaigns;
  FundTerms terms;
  std::optional<std::string> reference = {};
};

/// Another rule from `terms.starts` on; those before stay, and gifts of their
/// days keep them.
struct NewFundTerms {
  Code fund;
  FundTerms terms;
  std::optional<std::string> reference = {};
};

struct Fund {
  std::int64_t seq;
  std::string code;
  DonorId funder;
  std::vector<std::string> campaigns;
  std::vector<rules::MatchingRule> rules;
  Money granted;  ///< as recorded
  Money paid;     ///< by the funder's gifts that name the fund, less refunds

  Money due() const { return granted - paid; }
};

/// What of a fund's grants is new or changed.
struct Granted {
  std::int64_t changed = 0;  ///< gifts
  Money amount;              ///< granted now, in all
  Money difference;          ///< to before
  std::optional<std::int64_t> seq = {};
};

/// Refuses with donor_unknown, campaign_unknown, not_permitted (no campaign,
/// one named twice, a ratio beyond 100), amount_not_positive (budget, a cap),
/// date_malformed, already_exists and reference_reused.
Result<Recorded> record(Journal& journal, const NewFund& fund);

/// Refuses with fund_unknown and as above.
Result<Recorded> record(Journal& journal, const NewFundTerms& terms);

/// Works out what `fund` adds to each gift, and records what differs from what
/// stands.  A second time in a row records nothing.
Result<Granted> grant(Journal& journal, const Fund& fund);

/// As of a day, here and below: of the entries whose accounting day is not
/// after it, those of funds, their rules and what was granted too.  A fund that
/// was opened later is unknown.
///
/// Refuses with fund_unknown.
Result<Fund> find_fund(Book& book, std::string_view code,
                       std::optional<Date> as_of = {});
/// By code.
std::vector<Fund> funds(Book& book, std::optional<Date> as_of = {});

/// What the rules say, by gift; what is recorded, by gift.
std::vector<rules::Grant> grants_due(Book& book, const Fund& fund,
                                     std::optional<Date> as_of = {});
std::vector<rules::Grant> grants_standing(Book& book, const Fund& fund,
                                          std::optional<Date> as_of = {});

}  // namespace obole::ledger
