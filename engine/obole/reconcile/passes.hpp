// Which bank line is which gift: deterministic passes over open items.
//
// Pure: what is open comes in, what can be said of it goes out.  A pass takes
// only a pair that is unique on both sides.  Whoever found anyone in a pass
// leaves with it, matched or held as ambiguous, so what is ambiguous is never
// settled by weaker evidence; hence the result does not depend on the order of
// files, rows or items, and a second run over what is left says the same.
//
// In the order in which they run (formats.md 4.2), all of them asking for equal
// amounts, sign included:
//   platform payout   the payout's id as a whole token of the line's text or as
//                     its end-to-end id; else the platform as payer (its name
//                     in whole words) within the window.  First, because lines
//                     of a platform are never gifts.
//   own reference     the item's reference as a whole token of the text
//                     (tokens.hpp: six characters or more, digits alone eight).
//   end-to-end id     equal to the item's reference, or a refund's entry number
//   RF reference      equal
//   return            a line that sends a gift back (deposits are not): by the
//                     gift's reference or end-to-end id; or, where the bank
//                     gives a reason for the return, by the payer's account
//   deposit slip      of the lines that the bank calls a deposit of cheques or
//                     of cash: the slip's number in the text, else the amount
//                     within the window
//   payer account     equal, within the window
//   payer name        the same words, else close ones (names.hpp); window
//   sum of several    the only set of items that adds up to a line, or of lines
//                     to an item, of one file of transfers, one platform or one
//                     donor (sums.hpp)
// Disbursements are found by the passes by reference alone.  A pair that a
// person took back is not made again: alone, it is passed over; among others,
// it is left to a person. A reference found with another amount names its item
// in a doubt, and is never matched; unless one line quotes several items that
// add up to it, or several lines quote one item that is no payout or deposit
// and add up to that: they are matched together.  In a tie of as many lines as
// items, all lines alike (amount, account, name, RF) and all items alike (all
// but id and date, donor known), the first goes with the first by date and id,
// and so on, if every such pair holds; anything else is ambiguous.  Time is O(n
// log n) in lines plus items for any input, for names of at most six words with
// a constant.

#pragma once

#include "obole/reconcile/names.hpp"
#include "obole/reconcile/open.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace obole::reconcile {

enum class Pass : std::uint8_t {
  own_reference,
  end_to_end,
  rf_reference,
  payout,
  payer_account,
  payer_name,
  returned,
  deposit,
  sum,
};

/// "own reference": as reports list them.
std::string_view name(Pass pass);
inline constexpr std::size_t pass_count = 9;

struct Match {
  std::int64_t line;
  std::int64_t item;
  ItemKind kind;
  Pass pass;
  bool exact = true;  ///< false: a close name, a payout known by its payer, a
                      ///< deposit by its amount
  bool interchangeable = false;  ///< one of a tie, by date and id
  std::int64_t amount;  ///< what of the line is this item: less than the line
                        ///< where several items make it up
  /// How many matches stand and fall together: the items of one line, or the
  /// lines of one item.
  std::uint32_t parts = 1;
};

/// Why a line is not matched although something fits.
enum class Cause : std::uint8_t {
  several_items,    ///< it fits more than one item
  several_lines,    ///< the one item it fits, other lines fit too
  other_amount,     ///< the reference of an item, not its amount
  less,             ///< so far less than the amount of what has the reference
  more,             ///< more than the amount of what has the reference
  taken_back,       ///< a person took such a match back
  several_sums,     ///< several sets of items, or of lines, add up
  promised,         ///< a promise of its payer is open
  amount_and_date,  ///< they alone only suggest
};

/// A doubt names no more; `more` says that there are others.
inline constexpr std::size_t most_candidates = 5;

/// Candidates that a pass found but could not tell apart, or (from amount and
/// date alone) may only suggest.
struct Doubt {
  std::int64_t line;
  std::optional<Pass> pass;  ///< empty: suggested by amount and date
  Cause cause;
  bool more = false;  ///< there are others
  struct Candidate {
    std::int64_t item;
    ItemKind kind;
  };
  /// By date, then id; at most most_candidates.
  std::vector<Candidate> candidates;
  std::int64_t difference = 0;  ///< of less and more: how much, above 0
};

struct Outcome {
  std::vector<Match> matches;      ///< by line, then by item
  std::vector<Doubt> ambiguous;    ///< by line; from a pass
  std::vector<Doubt> suggestions;  ///< by line; unmatched with candidates
  std::vector<std::int64_t>
      unmatched;  ///< by line; ambiguous ones not among them
};

/// Days around the gift's date within which the passes by payer and the
/// suggestions (as by account) look, and in which a payout may arrive.
struct Windows {
  int account_before = 3;
  int account_after = 45;
  int name_before = 3;
  int name_after = 15;
  int payout_before = 1;
  int payout_after = 10;
  int deposit_before = 1;
  int deposit_after = 15;
  int return_after = 400;  ///< of a return known by the payer's account
};

/// Runs the passes.  Ids are unique within lines, and within items of a kind
/// (checked).  Every line is in exactly one of matches, ambiguous and
/// unmatched; lines of amount 0 are unmatched.  The matches of a line add up to
/// it, and those of an item to that.
Outcome reconcile(const std::vector<OpenLine>& lines,
                  const std::vector<OpenItem>& items,
                  const std::vector<Platform>& platforms,
                  const Windows& windows,
                  const std::vector<TakenBack>& taken_back = {});

}  // namespace obole::reconcile
