// Everything that the ledger knows of one gift.

#pragma once

#include "obole/ledger/disputes.hpp"
#include "obole/ledger/donations.hpp"
#include "obole/ledger/refund_list.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::ledger {

/// A refund of the gift, with who agreed to it and why.
struct DetailedRefund {
  ListedRefund refund;
  std::string approved_by;
  std::string reason;  ///< from the people file
};

/// What a matching fund adds to the gift.
struct GiftGrant {
  std::string fund;
  Money amount;
  std::string cap;  ///< what decided
};

/// A bank line that shows the gift, by itself or in a payout.
struct GiftLine {
  std::int64_t line;
  Date booked_on;
  std::string payout;  ///< "PLATFORM/ID", or empty
};

/// How goods, skills or waived expenses were valued.
struct GiftValuation {
  Money declared;
  std::string valuation;
  Date valued_on;
  std::string valued_by;  ///< from the people file, as the descriptions
  std::string document;
  std::vector<GivenItem> items;
};

struct DonationDetail {
  Donation gift;
  std::string reference;
  std::string tier;
  Money benefit;
  Money fee;
  std::string earmark;    ///< its code, or words from the people file
  bool earmark_declared;  ///< it is a code
  std::string fund;       ///< the matching fund that it pays into
  std::optional<std::int64_t> pledge;
  GiftNature nature = GiftNature::gift;
  std::optional<Date> credited;
  std::optional<Date> given_on;  ///< its day, where its entry is of a later one
  std::optional<std::int64_t> corrects;      ///< the gift recorded wrongly
  std::optional<std::int64_t> corrected_by;  ///< what it really was
  std::optional<GiftValuation> in_kind;
  std::vector<DetailedRefund> refunds;
  std::vector<Dispute> disputes;
  std::vector<GiftGrant> grants;
  std::vector<GiftLine> lines;
};

/// Refuses with donation_unknown.
Result<DonationDetail> donation_detail(Book& book, std::int64_t seq);

}  // namespace obole::ledger
