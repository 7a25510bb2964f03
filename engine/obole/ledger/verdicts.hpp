// What became of a campaign, on its day.

#pragma once

#include "obole/domain/code.hpp"
#include "obole/domain/outcomes.hpp"
#include "obole/ledger/campaigns.hpp"
#include "obole/ledger/journal.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::ledger {

struct NewVerdict {
  Code campaign;
  Date on;                       ///< after the campaign's last day
  bool with_promises = false;    ///< open promises count towards the goal
  std::optional<Date> due = {};  ///< promises are called for this day
  std::optional<std::string> reference = {};
};

/// The sums a verdict stands on: money that came and went through its day, and
/// promises open on it.
struct CampaignOutcome {
  CampaignVerdict verdict;
  Date on;
  Money goal;
  Money received;
  Money refunded;
  Money promised;
  Money counted;            ///< what was held against the goal
  std::optional<Date> due;  ///< promises are called for this day
};

struct Settled {
  Recorded recorded;
  CampaignOutcome outcome;
  std::int64_t released = 0;  ///< promises ended because it failed
};

/// Gives the verdict.  Counted == goal is success.  Success of an
/// all-or-nothing campaign earns what was held and calls its promises; failure
/// releases them, and each of its gifts is then to be given back (refunds_due).
/// A campaign of another model keeps its money and its promises either way.
///
/// Refuses with campaign_unknown, too_early (the campaign still runs on that
/// day), date_malformed (still to come; a due day before the verdict),
/// verdict_given (on another day, or by another count) and period_closed.
Result<Settled> settle(Journal& journal, const NewVerdict& verdict);

/// Nothing where none was given.
std::optional<CampaignOutcome> outcome_of(Book& book, const Campaign& campaign);

/// A gift that a failed campaign has to give back.
struct RefundDue {
  std::int64_t donation;
  std::string campaign;
  DonorId donor;
  Date date;
  Money amount;
  Money refunded;
  Money seen;  ///< of the refunds, on the bank
  Method method;

  Money left() const { return amount - refunded; }
  /// Given back, and seen to leave the bank; cash never passes by it.
  bool is_done() const {
    return !left().is_positive() &&
           (method == Method::cash || seen == refunded);
  }
};

/// Of one campaign, or of all where `campaign` is empty; in order.
std::vector<RefundDue> refunds_due(Book& book, std::string_view campaign = {});

}  // namespace obole::ledger
