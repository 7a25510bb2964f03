// What is open on both sides: lines of the bank not yet explained, and what is
// expected on the bank.

#pragma once

#include "obole/domain/date.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace obole::reconcile {

/// A line of the bank not yet explained.  Amounts are minor units of the
/// account's currency, credits positive.  Empty text means unknown, and is
/// never equal to anything.
struct OpenLine {
  std::int64_t id;
  std::int64_t amount;
  Date booked_on;
  std::string end_to_end;
  std::string rf_reference;  ///< canonical
  std::string text;          ///< remittance and other free text
  std::string iban;          ///< of the counterparty
  std::string name;          ///< of the counterparty
  std::string code;          ///< what the bank calls such a line
  bool is_return = false;    ///< the bank gives a reason for sending it back
};

enum class ItemKind : std::uint8_t {
  donation,  ///< expected on the bank by itself (transfer, direct debit, ...)
  refund,    ///< money of ours going back, amount negative; or, positive, one
             ///< that came back to us
  payout,    ///< a platform's transfer: its donations less refunds and fees
  disbursement,  ///< money passed on to a project; amount negative
  deposit,       ///< cheques or cash taken to the bank together
  seen_gift,     ///< a gift that the bank has shown, and may send back; amount
                 ///< negative, as the return would be
  promise,       ///< what is still open of a pledge; only ever suggested
};

/// What the bank shows by itself, under the name of its payer or payee.
constexpr bool is_direct(ItemKind kind) {
  return kind == ItemKind::donation || kind == ItemKind::refund ||
         kind == ItemKind::disbursement;
}

/// Something expected on the bank.
struct OpenItem {
  ItemKind kind = ItemKind::donation;
  std::int64_t id;      ///< the item's entry; a payout's ordinal
  std::int64_t amount;  ///< signed as on the bank
  Date date;  ///< of the gift; of a payout, its arrival if known, else its last
              ///< gift
  /// Our own or the platform's; a payout's id; the number of a deposit's slip.
  /// The item's alone: what a whole campaign shares identifies nothing and is
  /// left out.
  std::string reference;
  std::string rf_reference;     ///< canonical, empty if it has none
  std::string iban;             ///< of the donor, where known
  std::string name;             ///< of the donor
  std::string platform = {};    ///< of a payout, as Platform names it
  std::string batch = {};       ///< the file of transfers that ordered a refund
  std::string method = {};      ///< of a deposit: "cheque" or "cash"
  std::string end_to_end = {};  ///< of a gift seen: of the line that showed it
  /// Whose gift and to what, as the caller numbers them, 0 where unknown: items
  /// that differ here are never interchangeable.
  std::int64_t donor = 0;
  std::int64_t campaign = 0;
  std::int64_t note = 0;  ///< the caller's own; nothing asks for it
};

/// A match that a person took back: it is not made again.
struct TakenBack {
  std::int64_t line;
  ItemKind kind;
  std::int64_t item;

  friend auto operator<=>(const TakenBack&, const TakenBack&) = default;
};

/// A platform, and how it appears on statements: folded (base/unicode.hpp).
/// Every platform in use is given at every run, whether or not a payout is
/// open, for its lines must never be taken for gifts.
struct Platform {
  std::string name;
  std::vector<std::string> payer_names;
};

}  // namespace obole::reconcile
