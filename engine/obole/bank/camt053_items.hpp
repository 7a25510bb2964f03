// What is read of a camt.053 message: the names by which its parts, texts,
// amounts and days are kept, in the order of what holds them.

#pragma once

#include <cstdint>

namespace obole::bank::camt053 {

/// What a file is to be: its statements, or notifications of details of them,
/// which differ in names and have no balances.
enum class Message : std::uint8_t { statement, notification };

/// An element that holds others and means something when it begins or ends.
enum class Part : std::uint8_t {
  message,
  other_message,  ///< a report or notification: not a statement
  statement,
  balance,
  entry,
  entry_charge,
  detail,
  detail_charge,
};

/// A text that is kept as it stands, cleaned.
enum class Text : std::uint8_t {
  // of a message
  message_page,
  message_page_is_last,
  // of a statement
  statement_id,
  page,
  page_is_last,
  electronic_sequence,
  legal_sequence,
  copy,
  account_iban,
  account_other,
  account_proxy,
  account_currency,
  count_total,
  count_credits,
  count_debits,
  sum_total,
  sum_credits,
  sum_debits,
  // of a balance
  balance_code,
  balance_sign,
  // of an entry
  entry_reference,
  entry_bank_reference,
  entry_sign,
  entry_reversal,
  entry_status,
  entry_domain,
  entry_family,
  entry_sub_family,
  entry_own_code,
  entry_note,
  // of a charge
  charge_sign,
  charge_included,
  // of a detail
  detail_bank_reference,
  detail_end_to_end,
  detail_transaction_id,
  detail_uetr,
  detail_sign,
  detail_domain,
  detail_family,
  detail_sub_family,
  detail_own_code,
  debtor_name,
  debtor_iban,
  debtor_ultimate,
  creditor_name,
  creditor_iban,
  creditor_ultimate,
  creditor_reference,
  remittance,
  structured_remittance,
  return_code,
  return_note,
  detail_note,
  count_,
};

enum class Amount : std::uint8_t {
  balance,
  entry,
  charge,
  // of a detail, the one to be believed first, first
  detail_own,
  detail_transaction,
  detail_countervalue,
  detail_instructed,
};

enum class Day : std::uint8_t { from, to, balance, booked, value };

}  // namespace obole::bank::camt053
