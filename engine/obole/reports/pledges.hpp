// What is promised and has not come, by how long it is late.

#pragma once

#include "obole/domain/donor_id.hpp"
#include "obole/reports/table.hpp"
#include "obole/reports/view.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obole::reports {

/// How late an instalment is.
enum class Age : std::uint8_t {
  not_due,       ///< due today, later, or on no day
  month,         ///< 1 to 30 days late
  two_months,    ///< 31 to 60
  three_months,  ///< 61 to 90
  older
};

/// An instalment of an open promise that has not come in full.
struct OpenInstalment {
  std::int64_t pledge;
  std::string campaign;
  DonorId donor;
  std::optional<Date> due;  ///< none: the promise names no day
  Money amount;
  Money paid;
  std::int64_t days;  ///< late; 0 where it is not

  Money left() const { return amount - paid; }
  Age age() const;
};

struct AgeBucket {
  Age age;
  Money amount;  ///< that has not come
  std::int64_t instalments;
};

/// Of one campaign, or of all where `campaign` is empty; the oldest first.
/// Ages are counted on the day of the view, or on `today`.  Refuses with
/// campaign_unknown.
Result<std::vector<OpenInstalment>> open_instalments(ledger::Book& book,
                                                     std::string_view campaign,
                                                     const View& view,
                                                     Date today);

/// One for each age, in order.
std::vector<AgeBucket> by_age(const std::vector<OpenInstalment>& list,
                              Currency currency);

/// The buckets are its notes.
Table ageing_table(const std::vector<OpenInstalment>& list, Currency currency);

}  // namespace obole::reports

namespace obole {

/// "31-60 days late" and "31 à 60 jours de retard".
template <>
struct Spoken<reports::Age> {
  static Sentence of(reports::Age age);
};

}  // namespace obole
