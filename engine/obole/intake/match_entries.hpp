#pragma once

#include "obole/intake/reconciliation.hpp"
#include "obole/ledger/journal.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace obole::intake {

/// A gift, refund or disbursement as a match sees it.
struct MatchedItem {
  reconcile::ItemKind kind;
  std::string campaign;  ///< of a disbursement, none
  std::string holding;   ///< the account that the bank line empties
  std::int64_t amount;   ///< signed as on the bank
  bool is_money;         ///< goods and skills are never seen on the bank
};

/// The gift, refund or disbursement that the entry `item` recorded; nothing
/// where it recorded none of them.
std::optional<MatchedItem> find_item(ledger::Book& book, std::int64_t item);

/// Gathers matches of one pass into entries.
class MatchEntries {
 public:
  MatchEntries(ledger::Journal& journal, std::string_view pass)
      : journal_(journal), pass_(pass) {}

  /// A line and one gift, refund or disbursement, which is in the ledger.
  Verdict add_item(std::int64_t line, std::int64_t item, Money amount);
  /// A line and a payout; each payout has entries of its own.
  Verdict add_payout(std::int64_t line, const OpenWorld::Payout& payout,
                     Money amount);

  /// A line that is neither gift nor refund.
  Verdict add_cause(std::int64_t line, BankCause cause, Money amount);

  /// Writes what is pending.  The key is used for the one entry written.
  Result<ledger::Recorded> flush(const ledger::Key& key);
  Verdict flush();

 private:
  void add(std::int64_t line, std::string_view kind, const std::string& item,
           Money amount, std::string_view holding);
  ledger::Draft draft(const ledger::Key& key);

  ledger::Journal& journal_;
  std::string pass_;
  std::string matches_;
  std::size_t count_ = 0;
  std::map<std::string, std::int64_t> campaigns_;  // reconciled, by code
  std::map<std::string, std::int64_t> holdings_;
};

/// [["TOIT","5000"]]: how an entry says what it adds to each campaign.
std::string campaigns_json(
    const std::map<std::string, std::int64_t>& campaigns);

}  // namespace obole::intake
