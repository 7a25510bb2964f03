// What needs a person: the reasons for which a night is not quiet.

#pragma once

#include "obole/domain/date.hpp"
#include "obole/domain/vocabulary.hpp"
#include "obole/intake/reconciliation.hpp"
#include "obole/ledger/book.hpp"

#include <string>
#include <vector>

namespace obole::night {

enum class FindingKind : std::uint8_t {
  file_refused,      ///< set aside; nothing of it is recorded
  row_refused,       ///< of a file whose other rows are recorded
  platform_differs,  ///< a payout report says otherwise than before or we do
  gap,               ///< a statement does not follow the one before
  disagreement,      ///< the books hold another balance than the bank
  ambiguous_line,    ///< it fits several things
  open_line,         ///< of the bank; nothing explains it, for `days`
  late_pledge,       ///< promised for a day that is over
  receipt_to_void,   ///< it states more than is left of its gifts
  campaign_over,     ///< past its last day, without a verdict
  refund_due,        ///< a failed campaign's gift, not given back
  open_dispute,      ///< asked back, and not decided
  not_verified,      ///< the ledger itself does not hold
  no_backup,         ///< the backup could not be made
  no_checkpoint,     ///< the checkpoint could not be signed
};

struct Finding {
  FindingKind kind;
  std::string of;  ///< file, line, pledge, receipt, campaign ...
  Sentence says;
  std::int64_t days = 0;  ///< how long it has waited, where that is known
};

/// What the ledger shows on `today`; in the order of the kinds.
std::vector<Finding> findings(
    ledger::Book& book, const intake::ReconciliationReport& reconciliation,
    Date today);

std::string_view french(FindingKind kind);

}  // namespace obole::night

namespace obole {

/// "file-refused", "open-line" ...: as reports and scripts see them.
template <>
std::span<const std::string_view> words<night::FindingKind>();
}  // namespace obole
