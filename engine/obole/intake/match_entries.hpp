#pragma once

#include "obole/intake/open_world.hpp"
#include "obole/ledger/journal.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace obole::intake {

/// A gift, refund, deposit or disbursement as a match sees it.
struct MatchedItem {
  reconcile::ItemKind kind;
  std::string campaign;  ///< of a disbursement, none
  std::string holding;   ///< the account that the bank line empties
  std::int64_t amount;   ///< signed as on the bank
  bool is_money;         ///< goods and skills are never seen on the bank
};

/// The gift, refund, deposit or disbursement that the entry `item` recorded;
/// nothing where it recorded none of them.
std::optional<MatchedItem> find_item(ledger::Book& book, std::int64_t item);

/// Gathers matches of one pass into entries.
class MatchEntries {
 public:
  MatchEntries(ledger::Journal& journal, std::string_view pass)
      : journal_(journal), pass_(pass) {}

  /// A line, or `amount` of it, and one gift, refund or disbursement, or
  /// `amount` of it.  It is in the ledger.
  Verdict add_item(std::int64_t line, std::int64_t item, Money amount);
  /// The same for one whose entry was read before.
  Verdict add_item(std::int64_t line, std::int64_t item,
                   const MatchedItem& found, Money amount);
  /// A line, or part of it, and a payout; each has entries of its own, the
  /// first under `key`.
  Result<ledger::Recorded> add_payout(std::int64_t line,
                                      const OpenPayout& payout, Money amount,
                                      const ledger::Key& key);
  /// A line and a deposit, which has an entry of its own, under `key`.
  Result<ledger::Recorded> add_deposit(std::int64_t line, std::int64_t deposit,
                                       Money amount, const ledger::Key& key);

  /// A line that is neither gift nor refund.
  Verdict add_cause(std::int64_t line, BankCause cause, Money amount);

  /// Writes what is pending.  The key is used for the one entry written.
  Result<ledger::Recorded> flush(const ledger::Key& key);
  Verdict flush();

 private:
  Result<ledger::Recorded> add_carried(const std::vector<std::int64_t>& gifts,
                                       const std::vector<std::int64_t>& refunds,
                                       std::int64_t line, ledger::Key key);
  void add(std::int64_t line, std::string_view kind, const std::string& item,
           Money amount, std::string_view holding);
  ledger::Draft draft(const ledger::Key& key);
  void clear();

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
