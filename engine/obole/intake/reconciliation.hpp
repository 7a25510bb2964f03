// Holding the bank's lines against the gifts: what is open is read, the passes
// say what is what, and each pass becomes entries.

#pragma once

#include "obole/domain/outcomes.hpp"
#include "obole/ledger/journal.hpp"
#include "obole/reconcile/passes.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace obole::intake {

/// Everything that is open on both sides, as the passes take it.
struct OpenWorld {
  std::vector<reconcile::OpenLine> lines;
  std::vector<reconcile::OpenItem> items;
  std::vector<reconcile::Platform> platforms;
  /// What a payout's item stands for: the gifts that it carries, and the
  /// refunds and disputes.
  struct Payout {
    std::string platform;
    std::string id;
    std::vector<std::int64_t> gifts;
    std::vector<std::int64_t> refunds;
  };
  std::vector<Payout> payouts;  ///< by the item's id, from 0
  /// A line whose cause its code or its account tells; not among `lines`.
  struct Known {
    reconcile::OpenLine line;
    BankCause cause;
  };
  std::vector<Known> known;
  /// What people took back of the lines that are open.
  std::vector<reconcile::TakenBack> taken_back;
};

/// Every platform whose money the books hold or held.
std::vector<reconcile::Platform> platforms_in_use(ledger::Book& book);

/// Reads what is open.  Lines are explained, and gifts, refunds and
/// disbursements seen on the bank, by matches that were not taken back.  Goods
/// and skills are never open; a refund that was reversed before the bank
/// showed it is not expected there any more, nor is its reversal.
OpenWorld open_world(ledger::Book& book, const Watch& watch = {});

/// One line and what became of it.
struct LineVerdict {
  std::int64_t line;
  Date booked_on;
  Money amount;
  std::string name;  ///< of the counterparty
  std::string text;
  enum class Kind : std::uint8_t { matched, ambiguous, unmatched } kind;
  Sentence pass;                ///< of a match; else empty
  std::vector<Sentence> items;  ///< "donation 42", or the candidates
  Sentence why;
};

struct ReconciliationReport {
  std::int64_t lines = 0;  ///< open when it began
  std::int64_t matched = 0;
  std::int64_t unmatched = 0;
  std::int64_t ambiguous = 0;
  Money amount_matched;    ///< sums of absolute amounts
  Money amount_unmatched;  ///< of ambiguous lines too
  std::array<std::int64_t, reconcile::pass_count> by_pass{};
  std::int64_t by_code = 0;           ///< charges, interest and own transfers
  std::vector<LineVerdict> verdicts;  ///< by line; perhaps of open ones only
};

/// Of which lines a report tells its verdict.
enum class Told : std::uint8_t { all, open };

/// Runs the passes and records what they match, in `journal`.  A second run
/// finds nothing new.
Result<ReconciliationReport> reconcile(ledger::Journal& journal,
                                       const reconcile::Windows& windows,
                                       Told told = Told::all);

/// Matches a line with gifts, refunds, reversals and disbursements by hand, by
/// the numbers of their entries.  Refuses with line_unknown,
/// line_already_matched, donation_unknown, not_permitted (seen already, or no
/// money), and match_unequal when they do not add up to the line.
Result<ledger::Recorded> match_by_hand(
    ledger::Journal& journal, std::int64_t line,
    const std::vector<std::int64_t>& items,
    const std::optional<std::string>& reference);

/// Matches a line with a whole payout of a platform, "HELLOASSO/2026-03", by
/// hand.  Refuses with line_unknown, line_already_matched, donation_unknown (no
/// such payout is open), match_unequal and reference_reused.
Result<ledger::Recorded> match_payout_by_hand(
    ledger::Journal& journal, std::int64_t line, const std::string& payout,
    const std::optional<std::string>& reference);

/// Says of a line that it is neither gift nor refund.  Refuses with
/// line_unknown, line_already_matched and reference_reused.
Result<ledger::Recorded> explain(ledger::Journal& journal, std::int64_t line,
                                 BankCause cause,
                                 const std::optional<std::string>& reference);

/// What the bank's own code, or an account of ours on the other side, says that
/// a line is (formats.md 4.2, pass 0); nothing where neither tells.  Only money
/// that leaves is a charge.
std::optional<BankCause> cause_of(std::string_view code, std::int64_t amount,
                                  bool is_own_account);

/// Takes back what explained a line.  Refuses with line_unknown, not_permitted
/// (nothing to take back) and text_malformed (no reason).
Result<ledger::Recorded> unmatch(ledger::Journal& journal, std::int64_t line,
                                 const std::string& reason,
                                 const std::optional<std::string>& reference);

}  // namespace obole::intake
