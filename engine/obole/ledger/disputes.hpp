// Disputes: a donor's bank asks a gift back through the platform.
//
// While a dispute is open the money is with nobody: it has left the platform's
// account and is not yet given back.  Lost, it is a refund with that cause;
// won, the platform has it again.  A lost dispute that is decided anew is
// reversed as any refund is (donations.hpp).

#pragma once

#include "obole/domain/outcomes.hpp"
#include "obole/ledger/donations.hpp"
#include "obole/ledger/journal.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::ledger {

struct NewDispute {
  std::int64_t donation;
  Money amount;
  Date date;
  std::optional<std::string> reference = {};
  std::string payout = {};  ///< the platform's transfer it was taken from
};

struct NewDisputeEnd {
  std::int64_t dispute;
  DisputeOutcome outcome;
  Date date;
  std::optional<std::string> reference = {};
  std::string payout = {};  ///< of one that was won: the platform's transfer
                            ///< that gave it back
};

struct Dispute {
  std::int64_t seq;
  std::int64_t donation;
  std::string campaign;
  Money amount;
  Date date;
  std::optional<DisputeOutcome> outcome;
  std::optional<Date> ended_on;
  bool reversed;  ///< lost, and then decided anew
};

/// Refuses with donation_unknown, amount_not_positive, not_permitted (goods or
/// skills, with which no money came; a payout without a platform),
/// text_malformed (the payout), date_malformed, refund_exceeds, period_closed
/// and reference_reused.
Result<Recorded> record(Journal& journal, const NewDispute& dispute);

/// Refuses with dispute_unknown, dispute_ended, date_malformed, not_permitted
/// (a payout of one that was lost, or without a platform), text_malformed (the
/// payout), period_closed and reference_reused.
Result<Recorded> record(Journal& journal, const NewDisputeEnd& end);

/// In order.
std::vector<Dispute> disputes(Book& book);

}  // namespace obole::ledger
