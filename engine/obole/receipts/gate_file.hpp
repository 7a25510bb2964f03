// What the ledger holds for the legal gates of a campaign.

#pragma once

#include "obole/ledger/book.hpp"
#include "obole/rules/gates.hpp"

#include <string_view>

namespace obole::receipts {

/// Refuses with campaign_unknown.
Result<rules::CampaignFile> gate_file(ledger::Book& book,
                                      std::string_view campaign, Date today);

}  // namespace obole::receipts
