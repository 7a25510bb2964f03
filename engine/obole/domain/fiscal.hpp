// What the tax law asks of a gift and of its donor, and what it answers.

#pragma once

#include "obole/domain/vocabulary.hpp"

namespace obole {

/// What the money is for in law: only a gift earns a tax receipt.
enum class GiftNature : std::uint8_t {
  gift,
  sponsorship,  ///< bought publicity: the town invoices it
  purchase,     ///< a reward is bought at its price
  loan,
};

/// How a company that gives is taxed.
enum class TaxRegime : std::uint8_t {
  real,    ///< on its actual profit
  micro,   ///< on a flat rate of its turnover
  exempt,  ///< by a special provision
};

/// What the law makes of a gift.
enum class EligibilityOutcome : std::uint8_t {
  eligible,
  ineligible,
  review,  ///< a person decides, and says why
};

/// How a part of a decision stands.
enum class GroundStanding : std::uint8_t {
  met,      ///< the rule was asked, and it holds
  limited,  ///< it holds for a part of the value
  flagged,  ///< a person should look at it; it decides nothing
  review,   ///< a person must decide
  failed,
};

/// Why a receipt counts no longer.
enum class ReceiptEnd : std::uint8_t { voided, replaced };

/// Where a receipt stands.
enum class ReceiptState : std::uint8_t { live, voided, replaced };

template <>
std::span<const std::string_view> words<GiftNature>();
template <>
std::span<const std::string_view> words<TaxRegime>();
template <>
std::span<const std::string_view> words<EligibilityOutcome>();
template <>
std::span<const std::string_view> words<GroundStanding>();
template <>
std::span<const std::string_view> words<ReceiptEnd>();
template <>
std::span<const std::string_view> words<ReceiptState>();

std::string_view french(GiftNature choice);
std::string_view french(TaxRegime choice);
std::string_view french(EligibilityOutcome choice);
std::string_view french(GroundStanding choice);
std::string_view french(ReceiptEnd choice);
std::string_view french(ReceiptState choice);

}  // namespace obole
