// What stands in a cell of a bank's CSV, as the statement's profile writes it.

#pragma once

#include "obole/bank/statement_profile.hpp"
#include "obole/base/result.hpp"
#include "obole/domain/date.hpp"
#include "obole/domain/money.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace obole::bank {

/// Refers to its profile.
class StatementValues {
 public:
  StatementValues(const StatementProfile& profile, Currency currency)
      : profile_(profile), currency_(currency) {}

  /// Clean UTF-8, by the first of the profile's encodings that fits.  Refuses
  /// with encoding_invalid.
  Result<std::string> text(std::string_view bytes, std::uint64_t line) const;
  /// Refuses with file_malformed.
  Result<Date> day(const std::string& text, std::uint64_t line,
                   std::string_view column) const;
  /// Brackets make an amount negative, as some spreadsheets have it.  Refuses
  /// with file_malformed and amount_too_large.
  Result<Money> amount(std::string text, std::uint64_t line,
                       std::string_view column) const;

  /// The refusal (file_malformed) of what stands on a line.
  Refusal malformed(std::string_view what, Sentence why, std::uint64_t line,
                    std::string_view column) const;

 private:
  const StatementProfile& profile_;
  Currency currency_;
};

/// An IBAN in canonical form where it is one, else as written.
std::string canonical_account(const std::string& text);

}  // namespace obole::bank
