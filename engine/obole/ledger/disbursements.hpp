// Disbursements: money passed on to a project and its holder.

#pragma once

#include "obole/domain/code.hpp"
#include "obole/ledger/journal.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::ledger {

struct NewDisbursement {
  Code project;
  Money amount;
  Date date;
  std::string agreement;  ///< the act or contract it rests on: a reference
  std::optional<Code> campaign = {};
  std::string to = {};  ///< whom; kept with the personal data
  bool beyond_received =
      false;  ///< more than the project received, and said so
  std::optional<std::string> reference = {};
};

struct Disbursement {
  std::int64_t seq;
  std::string project;
  std::string campaign;  ///< may be empty
  Money amount;
  Date date;
  std::string agreement;
  std::string reference;  ///< may be empty
  std::string to;         ///< from the people file; may be empty
  bool reconciled;        ///< seen on the bank
};

/// What a project's campaigns brought that is earned: gifts of money less
/// refunds, without what is held or in dispute, less all fees; and what of it
/// was passed on.
struct ProjectMoney {
  Money earned;
  Money disbursed;
  Money available() const { return earned - disbursed; }
};

/// Refuses with project_unknown, campaign_unknown, not_permitted (a campaign of
/// another project), amount_not_positive, date_malformed (still to come),
/// text_malformed (no agreement), exceeds_available, period_closed and
/// reference_reused.
Result<Recorded> record(Journal& journal, const NewDisbursement& disbursement);

/// In order.
std::vector<Disbursement> disbursements(Book& book);
ProjectMoney project_money(Book& book, std::string_view project);

}  // namespace obole::ledger
