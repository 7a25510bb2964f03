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

  /// Refuses with file_malformed.
  Result<Date> day(const std::string& text, std::uint64_t line,
                   std::string_view column) const;
  /// A sign stands before or behind, with a space or without; brackets are a
  /// minus, as some spreadsheets have it.  Two of these are refused.  Refuses
  /// with file_malformed, currency_mismatch and amount_too_large.
  Result<Money> amount(std::string text, std::uint64_t line,
                       std::string_view column) const;

  /// The refusal (file_malformed) of what stands on a line.
  Refusal malformed(std::string_view what, Sentence why, std::uint64_t line,
                    std::string_view column) const;
  Refusal malformed(std::string_view what, Sentence why, Sentence hint,
                    std::uint64_t line, std::string_view column) const;
  /// The refusal (currency_mismatch) of an amount in another currency.
  Refusal other_currency(std::string_view what, std::uint64_t line,
                         std::string_view column) const;

  const StatementProfile& profile() const { return profile_; }
  Currency currency() const { return currency_; }

 private:
  const StatementProfile& profile_;
  Currency currency_;
};

/// An IBAN in canonical form where it is one, else as written.
std::string canonical_account(const std::string& text);

}  // namespace obole::bank
