// How things end: a campaign, a promise, a gift given back, a dispute, a line
// of the bank that no gift explains.

#pragma once

#include "obole/domain/vocabulary.hpp"

namespace obole {

/// What became of a campaign on its day.  An all-or-nothing campaign succeeds
/// or fails; another that stays below its goal keeps what it has (missed).
enum class CampaignVerdict : std::uint8_t { succeeded, failed, missed };

/// What a promise is: by what it brought and whether it was ended, never by
/// which of the two came first.
enum class PledgeState : std::uint8_t {
  open,
  kept,   ///< all that was promised came
  ended,  ///< it was given up, and less than was promised came
};

/// Why nothing more is expected of a promise.
enum class PledgeEnd : std::uint8_t {
  cancelled,        ///< the donor took it back
  expired,          ///< its day has passed
  written_off,      ///< the town gives it up
  campaign_failed,  ///< the campaign it was made to did not reach its goal
};

/// Why a gift goes back; all but the last are typed, a lost dispute is one.
/// The accounts of a mandate show them under three headings (D1611-32-6).
enum class RefundCause : std::uint8_t {
  donor_request,
  duplicate,
  campaign_failed,
  fraud,
  overpayment,
  wrongly_collected,
  returned,   ///< the bank sent it back: an unpaid cheque, a refused debit
  corrected,  ///< nothing went back: another gift says what it really was
  dispute,
};

enum class DisputeOutcome : std::uint8_t { lost, won };

/// What a line of the bank is that is neither gift nor refund.
enum class BankCause : std::uint8_t {
  charge,          ///< what the bank takes for itself
  interest,        ///< earned, or paid
  own_transfer,    ///< between two accounts of the town
  other_business,  ///< the town's, and of no campaign
};

template <>
std::span<const std::string_view> words<CampaignVerdict>();
template <>
std::span<const std::string_view> words<PledgeState>();
template <>
std::span<const std::string_view> words<PledgeEnd>();
template <>
std::span<const std::string_view> words<RefundCause>();
template <>
std::span<const std::string_view> words<DisputeOutcome>();
template <>
std::span<const std::string_view> words<BankCause>();

std::string_view french(CampaignVerdict choice);
std::string_view french(PledgeState choice);
std::string_view french(PledgeEnd choice);
std::string_view french(RefundCause choice);
std::string_view french(DisputeOutcome choice);
std::string_view french(BankCause choice);

}  // namespace obole
