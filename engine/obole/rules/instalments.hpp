// Paying a promise by instalments.
//
// What was paid is laid on the instalments in the order of their days, however
// it came: the amounts that count are those received, not those planned.

#pragma once

#include "obole/base/result.hpp"
#include "obole/domain/date.hpp"
#include "obole/domain/money.hpp"
#include "obole/domain/vocabulary.hpp"

#include <span>
#include <vector>

namespace obole::rules {

struct Instalment {
  Date due;
  Money amount;
  friend bool operator==(const Instalment&, const Instalment&) = default;
};

/// How far apart equal instalments are.
enum class Interval : std::uint8_t { month, quarter, year };

int months(Interval interval);

/// An instalment and what of it has come.
struct PaidInstalment {
  Date due;
  Money amount;
  Money paid;
  Money left() const { return amount - paid; }
};

/// Refuses a plan of none, or of more instalments than 600 (not_permitted).
Verdict objection_to_count(std::int64_t count);

/// Refuses a plan that does not add up to `promised` (not_permitted), an amount
/// that is not more than zero, days that do not follow one another or lie
/// before `made` or after 2199 (date_malformed), and as objection_to_count
/// does.
Verdict objection_to_plan(std::span<const Instalment> plan, Money promised,
                          Date made);

/// `promised` in `count` equal parts, `months` apart from `first`; spare cents
/// go to the first ones.  The 31st becomes the last day of a shorter month.
std::vector<Instalment> equal_instalments(Money promised, int count, Date first,
                                          int months);

/// Lays `paid` on `plan`; what exceeds it stays over.
std::vector<PaidInstalment> laid_on(std::span<const Instalment> plan,
                                    Money paid);

}  // namespace obole::rules

namespace obole {
template <>
std::span<const std::string_view> words<rules::Interval>();
}  // namespace obole
