// A movement of an MT940 statement: field 61, and the 86 that follows.

#pragma once

#include "obole/bank/mt940_details.hpp"
#include "obole/bank/mt940_fields.hpp"
#include "obole/bank/statement.hpp"

namespace obole::bank::mt940 {

struct Movement {
  Money amount;  ///< reversed credits negative, reversed debits positive
  std::optional<Date> value_on = {};
  std::optional<Date> entry_on = {};
  bool is_reversal = false;
  bool is_clamped = false;  ///< its value date was past the month's end
  std::string type = {};    ///< "NTRF"
  std::string customer_reference = {};
  std::string bank_reference = {};
  std::string supplement = {};
  std::string details = {};  ///< fields 86, as sent
  std::uint64_t line = 0;

  Line as_line(std::uint64_t entry) const;
};

/// Refuses with file_malformed and amount_too_large.
Result<Movement> parse_movement(const Field& field, Currency currency);

/// "1234,5": digits with a comma or none.  Refuses as parse_movement does.
Result<Money> amount_of(std::string_view text, Currency currency,
                        const Field& field);

}  // namespace obole::bank::mt940
