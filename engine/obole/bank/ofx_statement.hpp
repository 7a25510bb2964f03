// What is gathered of one statement and of one movement of an OFX file.

#pragma once

#include "obole/bank/ofx_tokens.hpp"
#include "obole/bank/statement.hpp"

#include <string>

namespace obole::bank::ofx {

/// BANKACCTFROM, CCACCTFROM and the like.
struct Account {
  std::string bank, branch, number;

  /// An IBAN where it is one or can be made; else bank and number as sent.
  std::string name() const;
};

/// STMTTRN, as its tags come.
struct Movement {
  std::uint64_t line = 0;
  std::string type, posted, available, amount, fitid, name, memo, payee,
      reference, cheque, corrects;
  Account to;

  /// Refuses with file_malformed and as amount_of does.
  Result<Line> as_line(Currency currency, std::uint64_t entry) const;
};

/// YYYYMMDD and whatever follows: the day as written, not shifted by a zone.
/// Refuses with file_malformed.
Result<Date> day_of(const std::string& text, std::uint64_t line,
                    std::string_view tag);

/// A point or a comma, no thousands.  Refuses as parse_amount does.
Result<Money> amount_of(std::string text, Currency currency, std::uint64_t line,
                        std::string_view tag);

Refusal malformed(std::string_view what, Sentence why, std::uint64_t line,
                  std::string_view tag);

}  // namespace obole::bank::ofx
