// Issuing receipts: who gets one, for what, and who does not, and why.

#pragma once

#include "obole/ledger/receipts.hpp"
#include "obole/receipts/judge.hpp"

#include <string>
#include <vector>

namespace obole::receipts {

struct Order {
  Selection selection = {};
  bool annual = false;      ///< one for all of a donor's gifts of the year
  std::string accept = {};  ///< why what a person must decide is accepted
};

struct Issued {
  std::int64_t seq;
  std::string number;
  DonorId donor;
  std::string name;  ///< of the donor
  std::vector<std::int64_t> donations;
  Money amount;
  std::string form;
  ledger::ReceiptScope scope;
};

struct IssueReport {
  std::vector<Issued> issued;
  std::vector<Judged> refused;  ///< ineligible, or waiting for a person
  std::int64_t already = 0;     ///< gifts that live receipts state in full
  std::int64_t withheld = 0;    ///< gifts of persons whose data are restricted
  std::int64_t assessed = 0;    ///< decisions recorded
  bool adopted = false;  ///< the table that comes with the program, just now
};

/// Decides about each gift of the selection, records the decisions, and issues
/// receipts for what no live receipt states; for a person whose data are
/// restricted only where the one gift was asked for.  Gifts that come after a
/// year's receipt get a complementary one.  Adopts the rules that come with the
/// program where none were.
///
/// Refuses with donation_unknown, campaign_unknown, not_permitted (a year's
/// receipts without a year), text_malformed and period_closed; `say` what was
/// refused of single gifts is in the report, and no refusal of the run.
Result<IssueReport> issue(ledger::Journal& journal, const Order& order);

struct Replaced {
  std::string ended;
  Issued issued;
  bool already = false;  ///< the same request was recorded before
};

/// Ends the receipt and issues another for what is left of its gifts, with the
/// donor as known now.
///
/// Refuses with receipt_unknown, receipt_ended, text_malformed, and
/// not_eligible where nothing is left to state.
Result<Replaced> replace(ledger::Journal& journal,
                         const ledger::NewReceiptEnd& end);

}  // namespace obole::receipts
