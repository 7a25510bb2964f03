// The refunds that are still to be paid, as a file of transfers for the bank.

#pragma once

#include "obole/ledger/journal.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace obole::intake {

struct RefundFileRequest {
  std::string account;  ///< the IBAN that pays; the only one declared, if empty
  Date execution;
  std::vector<std::int64_t> refunds = {};  ///< empty: all that are due
  /// Where to pay, where one refund alone is asked for; else the account that
  /// the donor's gifts came from.
  std::string iban = {};
  bool again = false;  ///< also what a file has ordered: that one was lost
  std::optional<std::string> reference = {};
};

struct RefundFile {
  struct Left {
    std::int64_t refund;
    Money amount;
    Sentence why;
  };
  std::string xml;      ///< pain.001.001.09; empty where nothing is to be paid
  std::string message;  ///< the file's name
  std::vector<std::int64_t> refunds;
  Money total;
  std::vector<Left> left;  ///< due, and not in the file
  std::optional<ledger::Recorded> recorded = {};
};

/// Takes the refunds by transfer that the bank has not shown, that did not come
/// back and that no file has ordered yet, and records that they are ordered.
/// Each transfer's end-to-end id is the refund's number, by which reconcile
/// finds it again.
///
/// Refuses with account_unknown, refund_unknown, not_permitted (a refund that
/// is named and may not be ordered), identifier_invalid (the IBAN),
/// date_malformed (an execution in the past) and reference_reused.
Result<RefundFile> refund_file(ledger::Journal& journal,
                               const RefundFileRequest& request);

}  // namespace obole::intake
