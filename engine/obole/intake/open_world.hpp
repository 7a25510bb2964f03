// What is open on both sides, read from the ledger.

#pragma once

#include "obole/base/watch.hpp"
#include "obole/domain/outcomes.hpp"
#include "obole/ledger/book.hpp"
#include "obole/reconcile/open.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace obole::intake {

using TakeItem = std::function<void(reconcile::OpenItem item)>;

/// Is given what is open, one by one.
struct OpenSink {
  std::function<void(reconcile::OpenLine line)> line;
  /// A line whose cause its code or its account tells.
  std::function<void(reconcile::OpenLine line, BankCause cause)> known;
  TakeItem item;
};

/// A payout that the bank has not shown: the gifts that it carries, and the
/// refunds and disputes.
struct OpenPayout {
  std::string platform;
  std::string id;
  std::vector<std::int64_t> gifts;
  std::vector<std::int64_t> refunds;
};

/// What else a reconciliation needs to know.
struct OpenWorld {
  std::vector<reconcile::Platform> platforms;
  std::vector<OpenPayout> payouts;  ///< by the item's id, from 0
  /// What people took back of the lines that are open.
  std::vector<reconcile::TakenBack> taken_back;
  /// The code of every campaign, as items number it.
  std::unordered_map<std::int64_t, std::string> campaigns;
};

/// Reads what is open.  Lines are explained, and gifts, refunds and
/// disbursements seen on the bank, by matches that were not taken back.  Goods
/// and skills are never open; a refund that was reversed before the bank
/// showed it is not expected there any more, nor is its reversal.  Who may pay
/// for an item is left for known_payers.hpp to tell; the note of a gift or
/// refund is its Method.
///
/// Memory: 8 bytes for every gift and refund that the bank has shown, and for
/// every gift in a payout that is open.
OpenWorld read_open(ledger::Book& book, const OpenSink& sink,
                    const Watch& watch = {});

/// The payouts alone, each with its item.
std::vector<OpenPayout> open_payouts(ledger::Book& book, const TakeItem& take);

/// Every platform whose money the books hold or held.
std::vector<reconcile::Platform> platforms_in_use(ledger::Book& book);

}  // namespace obole::intake
