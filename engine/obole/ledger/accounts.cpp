#include "obole/ledger/accounts.hpp"

#include "obole/base/check.hpp"

namespace obole::ledger {
namespace {

std::string under(std::string_view parent, std::string_view name) {
  std::string account(parent);
  return account.append(name);
}

}  // namespace

std::string holding_account(Method method, std::string_view platform) {
  if (!platform.empty()) return under("Assets:Clearing:", platform);
  switch (method) {
    case Method::cheque:
      return "Assets:Cheques";
    case Method::cash:
      return "Assets:Cash";
    case Method::in_kind:
    case Method::skills:
    case Method::expense_waiver:
      return "Assets:InKind";
    case Method::card:
      return "Assets:Clearing:CARD";
    case Method::transfer:
      return "Assets:Clearing:TRANSFER";
    case Method::direct_debit:
      return "Assets:Clearing:DIRECT-DEBIT";
  }
  check(false, "a method has an account");
  return {};
}

std::string income_account(std::string_view campaign) {
  return under("Income:Gifts:", campaign);
}

std::string held_account(std::string_view campaign) {
  return under("Liabilities:Held:", campaign);
}

std::string gift_account(Method method, bool held, std::string_view campaign) {
  if (is_in_kind(method)) return under("Income:InKind:", campaign);
  return held ? held_account(campaign) : income_account(campaign);
}

std::string disputed_account(std::string_view platform) {
  return under("Assets:Disputed:", platform.empty() ? "DIRECT" : platform);
}

std::string disbursed_account(std::string_view project) {
  return under("Expenses:Disbursed:", project);
}

std::string_view bank_cause_account(BankCause cause) {
  switch (cause) {
    case BankCause::charge:
      return "Expenses:Bank:Charges";
    case BankCause::interest:
      return "Income:Bank:Interest";
    case BankCause::own_transfer:
      return "Assets:Bank:Transit";
    case BankCause::other_business:
      break;
  }
  return "Equity:OtherBusiness";
}

std::string payable_account(std::string_view project) {
  return under("Liabilities:Payable:", project);
}

std::string granted_account(std::string_view fund) {
  return under("Equity:Memo:Matching:Committed:", fund);
}

std::string fee_account(std::string_view platform) {
  return under("Expenses:Fees:", platform);
}

std::string pledged_account(std::string_view campaign) {
  return under("Equity:Memo:Pledges:Committed:", campaign);
}

}  // namespace obole::ledger
