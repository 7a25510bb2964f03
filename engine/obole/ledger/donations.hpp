// Gifts received, the fees kept from them, and gifts given back.

#pragma once

#include "obole/domain/code.hpp"
#include "obole/domain/donor_id.hpp"
#include "obole/domain/fiscal.hpp"
#include "obole/domain/outcomes.hpp"
#include "obole/domain/valuation.hpp"
#include "obole/ledger/campaigns.hpp"
#include "obole/ledger/journal.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::ledger {

/// What a gift of goods, skills or waived expenses is made of.  The donation's
/// amount is the value the town retains.
struct InKind {
  std::optional<Money> declared = {};  ///< the donor's value; the same if empty
  Valuation valuation = Valuation::declared;
  std::optional<Date> valued_on = {};  ///< the day of the gift, if empty
  std::string valued_by = {};          ///< a person; kept with personal data
  std::string document = {};           ///< the evidence: a reference
  std::vector<GivenItem> items = {};
};

struct NewDonation {
  Code campaign;
  DonorId donor;
  Money amount;  ///< gross: what the donor paid
  Date date;
  Method method = Method::card;
  std::optional<std::int64_t> pledge = {};
  std::string tier = {};
  std::optional<Money> benefit =
      {};  ///< worth of the counterpart; of the tier, if empty
  std::optional<Money> fee = {};  ///< kept by the platform
  std::string earmark = {};       ///< a declared use, or words of the donor's
  std::string platform =
      {};  ///< a code; the campaign's, if empty and paid by card
  std::string payout = {};      ///< the platform's transfer that carries it
  std::uint64_t file_line = 0;  ///< of an imported file
  bool outside_dates = false;   ///< outside the campaign's dates, and said so
  bool accept_overpayment = false;
  std::optional<std::string> reference = {};
  std::optional<Key> key =
      {};  ///< an import's; reference is then kept beside it
  std::optional<Code> fund = {};  ///< the matching fund that it pays into
  InKind in_kind = {};            ///< of goods, skills and waived expenses
  GiftNature nature = GiftNature::gift;
  /// The day it reached the town's account, where that is known apart.
  std::optional<Date> credited = {};
  /// The gift that was recorded wrongly, of which this is what it really was.
  std::optional<std::int64_t> corrects = {};
  /// The day it was given, where the period of that day is closed.
  std::optional<Date> given_on = {};
};

struct NewRefund {
  std::int64_t donation;
  Money amount;
  Date date;
  std::string reason;  ///< kept with the personal data
  /// Kept by the platform for the refund; negative where it gave its fee back.
  std::optional<Money> fee = {};
  std::string payout = {};
  std::uint64_t file_line = 0;
  std::optional<std::string> reference = {};
  std::optional<Key> key = {};
  std::optional<RefundCause> cause = {};
  std::string approved_by = {};  ///< an account, as claimed
  bool shown_by_bank = false;    ///< it went back already; nobody is asked
  bool by_correction = false;    ///< no money moves: the cause is `corrected`
  /// The day it went back, where the period of that day is closed.
  std::optional<Date> refunded_on = {};
};

/// A refund, or a lost dispute, that did not take place after all.
struct NewReversal {
  std::int64_t refund;
  Date date;
  std::string reason;
  std::optional<std::string> reference = {};
};

struct Donation {
  std::int64_t seq;
  std::string campaign;
  DonorId donor;
  Money amount;
  Money refunded;
  Date date;
  Method method;
  std::string platform;
  std::string payout;
  Model model;
  std::optional<CampaignVerdict> verdict;
  Money disputed;                ///< asked back, and not yet lost or won
  std::optional<Date> given_on;  ///< its day, where `date` is a later one

  /// What can still go back.
  Money left() const { return amount - refunded - disputed; }
  /// The day it was given; `date` is that of the books.
  Date given() const { return given_on.value_or(date); }
  bool is_held() const {
    return model == Model::all_or_nothing &&
           verdict != CampaignVerdict::succeeded;
  }
};

/// What stands against a gift, whoever gives it: all the refusals of record()
/// but those that concern the donor and the pledge.
Verdict objection(Journal& journal, const NewDonation& donation,
                  const Campaign& campaign);

/// Records the gift, then its fee as an entry of its own: neither is netted.
///
/// Refuses, in this order, with campaign_unknown, donor_unknown,
/// amount_not_positive, date_malformed (still to come, or a valuation is; given
/// no earlier than dated),
/// outside_campaign, tier_unknown, tier_exhausted, below_tier, benefit_exceeds,
/// pledge_unknown, not_permitted (a pledge to another campaign, a fee without
/// platform or above the gift, items that do not add up, another than the
/// fund's funder), fund_unknown, pledge_overpaid, period_closed and
/// reference_reused.
Result<Recorded> record(Journal& journal, const NewDonation& donation);

/// The same, for many gifts to a campaign already looked up.
Result<Recorded> record(Journal& journal, const NewDonation& donation,
                        const Campaign& campaign);

/// Refuses with donation_unknown, amount_not_positive, date_malformed (before
/// the gift, or still to come; went back no earlier than dated), not_permitted
/// (the causes dispute and, but by correction, corrected), refund_exceeds,
/// text_malformed (no reason), period_closed, approval_missing (policies.hpp)
/// and reference_reused.
Result<Recorded> record(Journal& journal, const NewRefund& refund);

/// Refuses with refund_unknown, not_permitted (reversed already, or a
/// correction),
/// date_malformed, text_malformed, period_closed and reference_reused.
Result<Recorded> record(Journal& journal, const NewReversal& reversal);

/// Refuses with donation_unknown.
Result<Donation> find_donation(Book& book, std::int64_t seq);

}  // namespace obole::ledger
