// Pledges: promises, which move no money.
//
// What became of a promise follows from three facts, in whatever order they
// came: what was promised, what gifts that name it brought, and whether it was
// ended.  A gift keeps it up to what was promised.  An end gives up what no
// gift keeps; money that comes late still counts, and takes up again as much
// of what was given up.

#pragma once

#include "obole/domain/code.hpp"
#include "obole/domain/donor_id.hpp"
#include "obole/domain/outcomes.hpp"
#include "obole/ledger/journal.hpp"
#include "obole/rules/instalments.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace obole::ledger {

struct NewPledge {
  Code campaign;
  DonorId donor;
  Money amount;
  Date date;
  std::optional<Date> due = {};
  bool outside_dates =
      false;  ///< made outside the campaign's dates, and said so
  std::optional<std::string> reference = {};
  std::vector<rules::Instalment> plan = {};  ///< instead of one day due
};

/// A new plan of instalments; those before it stay as entries.
struct NewPlan {
  std::int64_t pledge;
  std::vector<rules::Instalment> plan;
  std::optional<std::string> reference = {};
};

/// A promise given up: cancelled, expired or written off.
struct NewPledgeEnd {
  std::int64_t pledge;
  PledgeEnd cause;
  std::string reason;  ///< kept with the personal data
  std::optional<std::string> reference = {};
};

struct Pledge {
  std::int64_t seq;
  std::string campaign;
  DonorId donor;
  Money amount;
  Money paid;  ///< by gifts that name it
  Date date;
  std::optional<Date> due;  ///< its last day, where it has one
  std::optional<PledgeEnd> ended;
  std::optional<Date> ended_on;
  Money paid_late;  ///< of paid, after it ended

  Money kept() const { return std::min(paid, amount); }
  Money given_up() const {
    return ended ? amount - kept() : Money{0, amount.currency()};
  }
  Money left() const {
    return ended ? Money{0, amount.currency()} : amount - kept();
  }
  Money over() const { return paid - kept(); }
  /// What came after the end, of what it gave up.
  Money revived() const { return kept() - std::min(paid - paid_late, amount); }
  PledgeState state() const {
    if (kept() == amount) return PledgeState::kept;
    return ended ? PledgeState::ended : PledgeState::open;
  }
};

/// Refuses with campaign_unknown, donor_unknown, amount_not_positive,
/// outside_campaign, date_malformed (still to come, or due before it is made),
/// not_permitted (a plan that does not add up), period_closed and
/// reference_reused.
Result<Recorded> record(Journal& journal, const NewPledge& pledge);

/// Refuses with pledge_unknown, pledge_resolved and as rules::objection_to_plan
/// does.
Result<Recorded> record(Journal& journal, const NewPlan& plan);

/// Gives up what is left of a pledge.  Refuses with pledge_unknown,
/// pledge_resolved (nothing is left of it) and text_malformed (no reason).
Result<Recorded> record(Journal& journal, const NewPledgeEnd& end);

/// What came of ending many.
struct Released {
  std::int64_t pledges = 0;
  Money amount;
  std::optional<std::int64_t> seq = {};  ///< of the last entry
};

/// Lets the open promises of `campaign` (of all where it is empty) expire whose
/// last day lies before `day`; those without one stay.  Refuses with
/// campaign_unknown, and date_malformed where `day` is still to come.
Result<Released> expire_pledges(Journal& journal, std::string_view campaign,
                                Date day);

/// Ends every open promise to a campaign, in entries of up to 500.
Result<Released> release_pledges(Journal& journal, std::string_view campaign,
                                 PledgeEnd cause, Date day);

/// Refuses with pledge_unknown.
Result<Pledge> find_pledge(Book& book, std::int64_t seq);

/// The pledges as they stood when the list was made, page by page; nothing of
/// the ledger is held between two pages.
class PledgeList {
 public:
  /// Of one campaign, or of all where `campaign` is empty.
  explicit PledgeList(Book& book, std::string_view campaign = {});
  /// The same, as it was known before entry `end`.
  PledgeList(Book& book, std::string_view campaign, std::int64_t end)
      : book_(book), campaign_(campaign), end_(end) {}

  /// The next pledges, in order; none at the end.
  std::vector<Pledge> next();

 private:
  Book& book_;
  std::string campaign_;
  std::int64_t end_;
  std::int64_t last_ = -1;
};

/// The whole list at once, with what a journal has not committed yet.
std::vector<Pledge> pledges(Book& book, std::string_view campaign = {});

/// The present plan of a pledge, with what of each instalment has come; one
/// instalment where it has only a day due, none where it has none.
std::vector<rules::PaidInstalment> plan_of(Book& book, const Pledge& pledge);

}  // namespace obole::ledger
