// Which account in the books a fact moves.

#pragma once

#include "obole/domain/outcomes.hpp"

#include <string>
#include <string_view>

namespace obole::ledger {

/// Money seen on the bank and not yet explained.
inline constexpr std::string_view suspense_account = "Liabilities:Suspense";

/// Where a gift's money waits until the bank shows it: a platform's clearing
/// account where it came through one, otherwise one by method.
std::string holding_account(Method method, std::string_view platform);

/// Where the gifts of a campaign are earned.
std::string income_account(std::string_view campaign);

/// Where the money of an all-or-nothing campaign is held before it succeeds.
std::string held_account(std::string_view campaign);

/// Where a gift goes: income by nature, or held.  `held`: the campaign takes
/// all or nothing and has not succeeded; goods and skills are not held.
std::string gift_account(Method method, bool held, std::string_view campaign);

std::string fee_account(std::string_view platform);

/// Money that a donor's bank asks back through a platform.
std::string disputed_account(std::string_view platform);

/// What was passed on to a project, and what is still to leave the bank for it.
std::string disbursed_account(std::string_view project);
std::string payable_account(std::string_view project);

/// Where a line of the bank goes that is neither gift nor refund.
std::string_view bank_cause_account(BankCause cause);

/// What is promised to a campaign, and its counterpart; a memorandum that adds
/// up to nothing.
std::string pledged_account(std::string_view campaign);
inline constexpr std::string_view outstanding_account =
    "Equity:Memo:Pledges:Outstanding";

/// What a matching fund owes, and its counterpart; a memorandum too.
std::string granted_account(std::string_view fund);
inline constexpr std::string_view granted_total_account =
    "Equity:Memo:Matching:Outstanding";

}  // namespace obole::ledger
