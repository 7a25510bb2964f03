// Every command there is; each is defined in a file of commands/.

#pragma once

#include "cli/command.hpp"

namespace cli {

extern const Command init_command;
extern const Command organisation_signatory_command, organisation_show_command;
extern const Command campaign_check_command, campaign_dossier_set_command,
    campaign_dossier_show_command;
extern const Command rules_list_command, rules_show_command,
    rules_check_command, rules_adopt_command;
extern const Command account_add_command, account_list_command;
extern const Command programme_add_command, programme_list_command,
    programme_show_command;
extern const Command project_add_command, project_stage_command,
    project_partner_command, project_list_command, project_show_command;
extern const Command campaign_apply_command;
extern const Command campaign_add_command, campaign_tier_add_command,
    campaign_list_command, campaign_show_command;
extern const Command campaign_goal_add_command, campaign_settle_command;
extern const Command donor_add_command, donor_list_command, donor_show_command,
    donor_amend_command, donor_erase_command, donor_export_command;
extern const Command pledge_add_command, pledge_plan_command,
    pledge_cancel_command, pledge_write_off_command, pledge_expire_command,
    pledge_list_command, pledge_show_command;
extern const Command refund_due_command, refund_all_command;
extern const Command match_fund_add_command, match_fund_amend_command,
    match_fund_apply_command, match_fund_list_command, match_fund_show_command;
extern const Command donation_add_command, donation_list_command,
    donation_show_command, donation_waive_command, donation_correct_command;
extern const Command refund_add_command, refund_reverse_command,
    refund_list_command;
extern const Command receipt_check_command, receipt_issue_command,
    receipt_advice_command, receipt_list_command, receipt_void_command,
    receipt_replace_command, receipt_render_command,
    receipt_authenticate_command, receipt_declare_command,
    report_receipts_command, report_declaration_command, rules_diff_command;
extern const Command dispute_open_command, dispute_lose_command,
    dispute_win_command, dispute_list_command;
extern const Command fee_add_command;
extern const Command earmark_add_command, earmark_spend_command,
    earmark_release_command, earmark_list_command;
extern const Command deposit_add_command, deposit_cancel_command,
    deposit_list_command;
extern const Command disbursement_add_command, disbursement_list_command;
extern const Command policy_set_command, policy_list_command;
extern const Command import_donations_command, import_payout_command,
    import_statement_command;
extern const Command reconcile_command, match_command, unmatch_command,
    close_command;
extern const Command report_programme_command, report_project_command,
    report_donors_command;
extern const Command report_campaign_command, report_monthly_command,
    report_balances_command, report_reconciliation_command;
extern const Command report_pledges_command, report_matching_command;
extern const Command report_tiers_command, report_earmarks_command;
extern const Command audit_verify_command, audit_log_command,
    audit_show_command, audit_sample_command, audit_key_new_command,
    audit_key_rotate_command, audit_checkpoint_command, audit_prove_command,
    audit_check_proof_command, audit_witness_command, audit_acknowledge_command,
    audit_dossier_command;
extern const Command donor_merge_command, donor_restrict_command,
    donor_publish_command;
extern const Command report_names_command, report_retention_command;
extern const Command audit_verify_bundle_command, export_audit_bundle_command;
extern const Command explain_command;
extern const Command export_refunds_command;
extern const Command export_hledger_command;
extern const Command export_ledger_command;
extern const Command export_beancount_command;
extern const Command export_fec_command;
extern const Command export_journal_command;
extern const Command export_donations_command;
extern const Command export_open_data_command;
extern const Command report_diff_command, report_mandate_command,
    report_platform_command;
extern const Command nightly_command;
extern const Command backup_command;
extern const Command rebuild_command;

}  // namespace cli
