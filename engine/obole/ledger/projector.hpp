// The one function that turns an entry into rows.
//
// Recording, rebuilding and verifying all call it; nothing else writes a
// projection.  It has no clock, no locale, no randomness and no floating point:
// the body carries results, and the same entries give the same rows.

#pragma once

#include "obole/ledger/canonical.hpp"
#include "obole/ledger/one_person.hpp"
#include "obole/ledger/rows.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace obole::ledger {

/// One entry as it is applied; nothing is owned.
struct AppliedEntry {
  std::int64_t seq;
  std::int64_t effective;  ///< day number
  std::string_view kind;
  const canonical::Document& body;
};

/// Sums over a campaign, as table campaign_sum keeps them; minor units and
/// counts.
struct CampaignSum {
  std::int64_t pledged = 0;
  std::int64_t received = 0;
  std::int64_t in_kind = 0;
  std::int64_t refunded = 0;
  std::int64_t fees = 0;
  std::int64_t reconciled = 0;
  std::int64_t matched = 0;
  std::int64_t donations = 0;
  std::int64_t donors = 0;
  std::int64_t refunds = 0;
  std::int64_t pledges = 0;
  std::int64_t assessed = 0;
  std::int64_t receiptable = 0;
  std::int64_t receipted = 0;

  /// Each part, in the order of the table's columns.
  std::array<std::int64_t*, 14> parts() {
    return {&pledged,    &received, &in_kind,     &refunded, &fees,
            &reconciled, &matched,  &donations,   &donors,   &refunds,
            &pledges,    &assessed, &receiptable, &receipted};
  }

  friend bool operator==(const CampaignSum&, const CampaignSum&) = default;
};

struct BalanceSum {
  std::int64_t amount = 0;
  std::int64_t postings = 0;

  friend bool operator==(const BalanceSum&, const BalanceSum&) = default;
};

/// What was added since the sums were last taken, by campaign and by account.
struct Sums {
  std::map<std::int64_t, CampaignSum> campaigns;
  std::map<std::int64_t, BalanceSum> balances;
};

/// From a name to the number of what bears it.
class Names {
 public:
  void add(std::string_view name, std::int64_t number);
  /// 0 when nothing is called so; entry 0 opens the ledger and names nothing.
  std::int64_t find(std::string_view name) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::unordered_map<std::string, std::int64_t, Hash, std::equal_to<>> numbers_;
};

/// What earlier entries named; small, whatever the size of the ledger.
struct Dictionary {
  Names accounts;  ///< "EUR Assets:Cash" to account id
  std::int64_t last_account = 0;
  Names bank_accounts;  ///< by IBAN
  Names programmes;
  Names projects;
  Names campaigns;
  Names tiers;  ///< "CAMPAIGN TIER"
  Names goals;  ///< "CAMPAIGN GOAL"
  Names funds;
  Names earmarks;
  OnePerson persons;
  std::map<std::int64_t, std::int64_t> receipts;  ///< last number, by year
};

class Projector {
 public:
  /// Sends the rows of `entry` to `sink`, and adds to the sums.
  ///
  /// Returns what is wrong with the entry: it names what is not there, a field
  /// is missing, postings do not balance.  Rows sent before that stay sent.
  std::optional<std::string> apply(const AppliedEntry& entry, Sink& sink);

  Dictionary& dictionary() noexcept { return dictionary_; }
  const Dictionary& dictionary() const noexcept { return dictionary_; }
  Sums& sums() noexcept { return sums_; }

 private:
  Dictionary dictionary_;
  Sums sums_;
};

}  // namespace obole::ledger
