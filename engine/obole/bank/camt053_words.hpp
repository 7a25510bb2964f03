// The small texts of camt.053: amounts, days, signs, references.

#pragma once

#include "obole/base/result.hpp"
#include "obole/domain/date.hpp"
#include "obole/domain/money.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace obole::bank::camt053 {

/// Appends `text` as it is kept: clean_text, and nearly free for plain ASCII.
void add_cleaned(std::string& to, std::string_view text);

/// An amount without sign: digits, and at most five decimals after a point
/// (formats.md 1.2.4).  Decimals beyond the currency's must be zeros.  Refuses
/// with file_malformed, and with amount_too_large beyond Money::largest.
Result<Money> decimal(std::string_view text, Currency currency);

/// The day of a date or of a time as written, whatever its zone.  Refuses with
/// file_malformed.
Result<Date> day(std::string_view text);

/// +1 for CRDT, -1 for DBIT, nothing otherwise.
std::optional<int> sign(std::string_view text);

/// Whether an indicator says yes.
bool is_true(std::string_view text);

/// A whole number, leading zeros or not; nothing beyond eighteen digits.
std::optional<std::uint64_t> number(std::string_view text);

/// Whether a reference is there to say that there is none: NOTPROVIDED, NONREF,
/// zeros only.
bool is_no_reference(std::string_view text);

/// Adds `more` to `sum`; false, and `sum` as it was, beyond 2^62 either way:
/// two sums and a balance still add up within 64 bits.
bool add(std::int64_t& sum, std::int64_t more);

}  // namespace obole::bank::camt053
