#pragma once

#include <cstdint>
#include <string_view>

namespace obole {

/// Why a request was declined.  The names reach scripts (`error.reason` in
/// JSON): add at the end, never rename, never reuse a number.
enum class Reason : std::uint8_t {
  usage = 1,
  amount_malformed = 2,
  amount_not_positive = 3,
  amount_too_large = 4,
  currency_unknown = 5,
  currency_mismatch = 6,
  date_malformed = 7,
  code_malformed = 8,
  text_malformed = 9,
  identifier_invalid = 10,
  choice_unknown = 11,
  reference_reused = 12,
  already_exists = 13,
  campaign_unknown = 14,
  project_unknown = 15,
  programme_unknown = 16,
  tier_unknown = 17,
  donor_unknown = 18,
  pledge_unknown = 19,
  donation_unknown = 20,
  account_unknown = 21,
  line_unknown = 22,
  entry_unknown = 23,
  outside_campaign = 24,
  period_closed = 25,
  pledge_overpaid = 26,
  pledge_resolved = 27,
  refund_exceeds = 28,
  below_tier = 29,
  benefit_exceeds = 30,
  not_permitted = 31,
  file_unreadable = 32,
  file_malformed = 33,
  file_has_problems = 34,
  profile_malformed = 35,
  profile_unknown = 36,
  column_missing = 37,
  encoding_invalid = 38,
  statement_unbalanced = 39,
  statement_conflicts = 40,
  line_already_matched = 41,
  match_unequal = 42,
  ledger_missing = 43,
  ledger_exists = 44,
  ledger_busy = 45,
  ledger_unusable = 46,
  ledger_altered = 47,
  person_erased = 48,
  internal = 49,  ///< a mistake in obole itself
  tier_exhausted = 50,
  too_early = 51,
  verdict_given = 52,
  refund_unknown = 53,
  dispute_unknown = 54,
  dispute_ended = 55,
  fund_unknown = 56,
  earmark_unknown = 57,
  approval_missing = 58,
  exceeds_available = 59,
  rules_invalid = 60,
  rules_unknown = 61,
  receipt_unknown = 62,
  receipt_ended = 63,
  not_eligible = 64,
  glyph_missing = 65,
  paper_unknown = 66,
  declaration_filed = 67,
  format_unknown = 68,
  deposit_unknown = 69,
  key_invalid = 70,
  proof_invalid = 71,
};

/// The reason as scripts see it, such as "campaign_unknown".
std::string_view name(Reason reason);

}  // namespace obole
