// Holding the bank's lines against the gifts: what is open is read, the passes
// say what is what, and that becomes entries.

#pragma once

#include "obole/domain/outcomes.hpp"
#include "obole/intake/line_verdicts.hpp"
#include "obole/ledger/journal.hpp"
#include "obole/reconcile/passes.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace obole::intake {

struct ReconciliationReport {
  std::int64_t lines = 0;  ///< open when it began
  std::int64_t matched = 0;
  std::int64_t unmatched = 0;
  std::int64_t ambiguous = 0;
  Money amount_matched;    ///< sums of absolute amounts
  Money amount_unmatched;  ///< of ambiguous lines too
  std::array<std::int64_t, reconcile::pass_count> by_pass{};
  std::int64_t by_code = 0;  ///< charges, interest and own transfers
  LineVerdicts verdicts;     ///< perhaps of open lines only

  /// Of a run that had nothing to do.
  static ReconciliationReport none(Currency currency) {
    return {.amount_matched = Money{0, currency},
            .amount_unmatched = Money{0, currency},
            .verdicts = LineVerdicts(0, currency)};
  }
};

/// Of which lines a report tells its verdict.
enum class Told : std::uint8_t { all, open };

/// Runs the passes and records what they match, in `journal`.  A second run
/// finds nothing new.  Memory: that of read_open(), of KnownPayers and of
/// reconcile::Matcher.
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
