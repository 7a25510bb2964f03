// What a donor gave and received in return, by calendar year: counterparts are
// limited by the year (law: CGI, annex IV, article 23 N).

#pragma once

#include "obole/domain/donor_id.hpp"
#include "obole/reports/view.hpp"

#include <vector>

namespace obole::reports {

/// Gifts count in the year of their day, and so do what was given back of them
/// and the counterpart, unless the gift was given back whole.
struct DonorYear {
  int year;
  std::int64_t donations = 0;
  Money received;  ///< money, gross
  Money in_kind;
  Money refunded;  ///< of both
  Money benefit;   ///< worth of the counterparts handed over
};

/// By year, those with a gift.
std::vector<DonorYear> donor_years(ledger::Book& book, DonorId donor);

}  // namespace obole::reports
