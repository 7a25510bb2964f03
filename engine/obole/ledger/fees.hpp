#pragma once

#include "obole/domain/code.hpp"
#include "obole/domain/vocabulary.hpp"
#include "obole/ledger/journal.hpp"

#include <optional>
#include <string>

namespace obole::ledger {

/// What a platform kept when it took a gift or gave one back.
struct NewFee {
  std::int64_t item;  ///< the donation or refund
  std::string campaign;
  std::string platform;
  Method method;
  Money amount;  ///< negative where the platform gives its fee back
  Date date;
};

/// Refuses with not_permitted a fee that no platform keeps, and one above the
/// `amount` of its item, either way.
Verdict objection_to_fee(const std::optional<Money>& fee, Money amount,
                         const std::string& platform);

/// Refuses with text_malformed a reference or payout that is not a plain
/// identifier (domain/reference.hpp): both stand in the entry for ever.
Verdict objection_to_names(const std::optional<std::string>& reference,
                           const std::string& payout);

/// A fee that a platform took from many gifts together: a subscription, or what
/// it kept of a payout.
struct NewSharedFee {
  Code campaign;
  Code platform;
  Money amount;
  Date date;
  /// The transfer that it was kept from: of its gifts only.  Otherwise the
  /// platform bills the fee apart, and no payout is less by it.
  std::string payout = {};
  std::optional<std::string> reference = {};
};

/// Divides the fee over the campaign's gifts through that platform in
/// proportion to what is left of each, to the cent (domain/money.hpp,
/// allocate).  Refuses with campaign_unknown, amount_not_positive,
/// date_malformed (still to come), not_permitted (no such gift, or a fee above
/// what they are worth), period_closed and reference_reused.
Result<Recorded> record(Journal& journal, const NewSharedFee& fee);

/// Records the fee of an item that was just recorded: one item has one fee.
Result<Recorded> record(Journal& journal, const NewFee& fee);

}  // namespace obole::ledger
