// What a field of a CFONB 120 record holds: a day or an amount.

#pragma once

#include "obole/base/result.hpp"
#include "obole/domain/date.hpp"
#include "obole/domain/money.hpp"

#include <optional>
#include <string_view>

namespace obole::bank::cfonb120 {

/// DDMMYY, from 1970 to 2069; blanks and zeros are no day.  Refuses with
/// file_malformed.
Result<std::optional<Date>> day_of(std::string_view field);

/// 13 digits and one character that is the last digit and the sign, in the
/// currency's minor units; `decimals` as the record states them.  Refuses with
/// file_malformed and amount_too_large.
Result<Money> amount_of(std::string_view field, Currency currency,
                        int decimals);

/// Whether an amount's sign is é or è, as the French variant of ISO 646 has
/// them where { and } stand elsewhere.
bool has_national_sign(std::string_view field);

}  // namespace obole::bank::cfonb120
