// Bank lines: their amounts in the ledger, their text in the people file.

#pragma once

#include "obole/domain/date.hpp"
#include "obole/domain/money.hpp"
#include "obole/ledger/commitment.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace obole::ledger {

/// What a bank says of a line besides its dates and amount.  Empty is unknown.
struct LineText {
  std::string name;  ///< of the counterparty
  std::string iban;
  std::string ultimate;
  std::string remittance;
  std::string end_to_end;
  std::string bank_reference;
  std::string transaction;
  std::string rf;
  std::string code;
  std::string return_code;
};

/// As canonical JSON, and back; nothing when `body` is not such a text.
std::string body_of(const LineText& text);
std::optional<LineText> line_text_in(std::string_view body);

/// What of a line every export of the bank repeats: equal identities are the
/// same line, or real twins, which their number tells apart.
Likeness line_identity(std::string_view secret, std::string_view iban,
                       Date booked_on, std::optional<Date> value_on,
                       std::int64_t amount, const LineText& text);

}  // namespace obole::ledger
