#pragma once

#include "obole/intake/donation_import.hpp"
#include "obole/ledger/campaigns.hpp"
#include "obole/ledger/donations.hpp"
#include "obole/ledger/donors.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace obole::intake {

/// Records the rows of one file, one after the other.
class DonationRows {
 public:
  DonationRows(ledger::Journal& journal, const DonationImport& request,
               DonationReport& report);

  void take(bank::DonationRow&& row);
  /// Refunds wait for the gifts of the same file: platforms list the latest
  /// first.
  void take_refunds();
  void problem(bank::Problem&& problem);

 private:
  Verdict record_gift(const bank::DonationRow& row,
                      const std::string& reference);
  Verdict record_refund(const bank::DonationRow& row);
  Verdict set_day(ledger::NewDonation& gift, const ledger::Campaign& campaign);
  void set_days(ledger::NewRefund& refund);
  std::optional<Date> first_open_after(Date day) const;
  void count_if_late(const std::optional<Date>& own_day, Date stands);
  Verdict same_gift(std::int64_t seq, const bank::DonationRow& row,
                    const ledger::Campaign& campaign);
  Result<const ledger::Campaign*> campaign_of(const bank::DonationRow& row);
  Result<DonorId> donor_of(const bank::DonationRow& row);
  ledger::Key key_of(const std::string& reference, std::string_view kind) const;
  std::string content_reference(const bank::DonationRow& row);
  void tell(const bank::DonationRow& row, const Refusal& refusal);

  ledger::Journal& journal_;
  const DonationImport& request_;
  DonationReport& report_;
  std::unordered_map<std::string, ledger::Campaign> campaigns_;
  std::unordered_map<std::string, std::uint32_t> alike_;
  std::vector<bank::DonationRow> refunds_;
};

}  // namespace obole::intake
