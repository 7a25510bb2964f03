#include "obole/base/reason.hpp"

#include "obole/base/check.hpp"

#include <array>

namespace obole {
namespace {

// In the order of the enumeration, which starts at 1.
constexpr std::array<std::string_view, 71> names = {
    "usage",
    "amount_malformed",
    "amount_not_positive",
    "amount_too_large",
    "currency_unknown",
    "currency_mismatch",
    "date_malformed",
    "code_malformed",
    "text_malformed",
    "identifier_invalid",
    "choice_unknown",
    "reference_reused",
    "already_exists",
    "campaign_unknown",
    "project_unknown",
    "programme_unknown",
    "tier_unknown",
    "donor_unknown",
    "pledge_unknown",
    "donation_unknown",
    "account_unknown",
    "line_unknown",
    "entry_unknown",
    "outside_campaign",
    "period_closed",
    "pledge_overpaid",
    "pledge_resolved",
    "refund_exceeds",
    "below_tier",
    "benefit_exceeds",
    "not_permitted",
    "file_unreadable",
    "file_malformed",
    "file_has_problems",
    "profile_malformed",
    "profile_unknown",
    "column_missing",
    "encoding_invalid",
    "statement_unbalanced",
    "statement_conflicts",
    "line_already_matched",
    "match_unequal",
    "ledger_missing",
    "ledger_exists",
    "ledger_busy",
    "ledger_unusable",
    "ledger_altered",
    "person_erased",
    "internal",
    "tier_exhausted",
    "too_early",
    "verdict_given",
    "refund_unknown",
    "dispute_unknown",
    "dispute_ended",
    "fund_unknown",
    "earmark_unknown",
    "approval_missing",
    "exceeds_available",
    "rules_invalid",
    "rules_unknown",
    "receipt_unknown",
    "receipt_ended",
    "not_eligible",
    "glyph_missing",
    "paper_unknown",
    "declaration_filed",
    "format_unknown",
    "deposit_unknown",
    "key_invalid",
    "proof_invalid",
};

}  // namespace

std::string_view name(Reason reason) {
  const auto number = static_cast<std::size_t>(reason);
  check(number >= 1 && number <= names.size(), "the reason has a name");
  return names.at(number - 1);
}

}  // namespace obole
