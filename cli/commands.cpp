#include "cli/commands.hpp"

#include <array>

namespace cli {

namespace {

// In the order of the manual.
constexpr std::array all = {
    &init_command,
    &organisation_signatory_command,
    &organisation_show_command,
    &account_add_command,
    &account_list_command,
    &programme_add_command,
    &programme_list_command,
    &programme_show_command,
    &project_add_command,
    &project_stage_command,
    &project_partner_command,
    &project_list_command,
    &project_show_command,
    &campaign_add_command,
    &campaign_apply_command,
    &campaign_tier_add_command,
    &campaign_goal_add_command,
    &campaign_dossier_set_command,
    &campaign_dossier_show_command,
    &campaign_check_command,
    &campaign_settle_command,
    &campaign_list_command,
    &campaign_show_command,
    &donor_add_command,
    &donor_amend_command,
    &donor_export_command,
    &donor_erase_command,
    &donor_merge_command,
    &donor_restrict_command,
    &donor_publish_command,
    &donor_list_command,
    &donor_show_command,
    &pledge_add_command,
    &pledge_plan_command,
    &pledge_cancel_command,
    &pledge_write_off_command,
    &pledge_expire_command,
    &pledge_list_command,
    &pledge_show_command,
    &donation_add_command,
    &donation_waive_command,
    &donation_correct_command,
    &donation_list_command,
    &donation_show_command,
    &refund_add_command,
    &refund_reverse_command,
    &refund_list_command,
    &refund_due_command,
    &refund_all_command,
    &dispute_open_command,
    &dispute_lose_command,
    &dispute_win_command,
    &dispute_list_command,
    &fee_add_command,
    &match_fund_add_command,
    &match_fund_amend_command,
    &match_fund_apply_command,
    &match_fund_list_command,
    &match_fund_show_command,
    &earmark_add_command,
    &earmark_spend_command,
    &earmark_release_command,
    &earmark_list_command,
    &deposit_add_command,
    &deposit_cancel_command,
    &deposit_list_command,
    &disbursement_add_command,
    &disbursement_list_command,
    &policy_set_command,
    &policy_list_command,
    &import_donations_command,
    &import_payout_command,
    &import_statement_command,
    &reconcile_command,
    &match_command,
    &explain_command,
    &unmatch_command,
    &close_command,
    &export_refunds_command,
    &export_hledger_command,
    &export_ledger_command,
    &export_beancount_command,
    &export_fec_command,
    &export_journal_command,
    &export_donations_command,
    &export_open_data_command,
    &export_audit_bundle_command,
    &nightly_command,
    &rules_list_command,
    &rules_show_command,
    &rules_check_command,
    &rules_diff_command,
    &rules_adopt_command,
    &receipt_check_command,
    &receipt_issue_command,
    &receipt_void_command,
    &receipt_replace_command,
    &receipt_render_command,
    &receipt_authenticate_command,
    &receipt_declare_command,
    &receipt_list_command,
    &receipt_advice_command,
    &report_campaign_command,
    &report_programme_command,
    &report_project_command,
    &report_donors_command,
    &report_names_command,
    &report_retention_command,
    &report_pledges_command,
    &report_matching_command,
    &report_tiers_command,
    &report_earmarks_command,
    &report_monthly_command,
    &report_receipts_command,
    &report_declaration_command,
    &report_balances_command,
    &report_reconciliation_command,
    &report_diff_command,
    &report_mandate_command,
    &report_platform_command,
    &audit_verify_command,
    &audit_log_command,
    &audit_show_command,
    &audit_sample_command,
    &audit_key_new_command,
    &audit_key_rotate_command,
    &audit_checkpoint_command,
    &audit_prove_command,
    &audit_check_proof_command,
    &audit_witness_command,
    &audit_acknowledge_command,
    &audit_dossier_command,
    &audit_verify_bundle_command,
    &backup_command,
    &rebuild_command,
};

}  // namespace

std::span<const Command* const> commands() { return all; }

Exit exit_of(obole::Reason reason) {
  using obole::Reason;
  switch (reason) {
    case Reason::usage:
      return Exit::usage;
    case Reason::ledger_missing:
    case Reason::ledger_busy:
    case Reason::ledger_unusable:
      return Exit::unusable;
    case Reason::ledger_altered:
      return Exit::altered;
    case Reason::internal:
      return Exit::bug;
    default:
      return Exit::refused;
  }
}

}  // namespace cli
