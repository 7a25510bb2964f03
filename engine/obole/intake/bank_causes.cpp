// Lines of the bank that are neither gift nor refund.

#include "obole/base/say.hpp"
#include "obole/intake/line_state.hpp"
#include "obole/intake/match_entries.hpp"
#include "obole/intake/reconciliation.hpp"
#include "obole/ledger/wording.hpp"

#include <algorithm>
#include <array>

namespace obole::intake {
namespace {

constexpr const char* select_cause =
    "SELECT payout FROM main.matched WHERE seq = ?1 AND line = ?2"
    "  AND kind = 'bank'";

// ISO 20022 sub-families, SWIFT types of MT940, OFX types, and the interbank
// codes of CFONB for commissions and the taxes on them.
constexpr std::array<std::string_view, 13> charge_codes = {
    "CHRG", "COMM", "NCHG", "NCOM", "SRVCHG", "FEE", "62",
    "63",   "64",   "65",   "66",   "67",     "FEES"};
constexpr std::array<std::string_view, 5> interest_codes = {
    "INTR", "NINT", "INT", "61", "CHIN"};

template <class Codes>
bool is_among(std::string_view code, const Codes& codes) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

Result<ledger::Recorded> known_cause(ledger::Book& book, std::int64_t seq,
                                     std::int64_t line, BankCause cause) {
  auto& row = book.prepared(select_cause);
  const bool same = row.bind(seq, line).step() && row.text(0) == word(cause);
  row.reset();
  if (same) return ledger::Recorded{seq, true};
  return reused(seq);
}

}  // namespace

std::optional<BankCause> cause_of(std::string_view code, std::int64_t amount,
                                  bool is_own_account) {
  if (amount == 0) return std::nullopt;
  if (is_own_account) return BankCause::own_transfer;
  const auto last = code.substr(code.rfind('/') + 1);
  if (amount < 0 && is_among(last, charge_codes)) return BankCause::charge;
  if (is_among(last, interest_codes)) return BankCause::interest;
  return std::nullopt;
}

Result<ledger::Recorded> explain(ledger::Journal& journal, std::int64_t line,
                                 BankCause cause,
                                 const std::optional<std::string>& reference) {
  auto& book = journal.book();
  const auto key = ledger::key_for(reference, ledger::Key::fresh());
  if (!key) return key.error();
  if (const auto known = journal.find(*key))
    return known_cause(book, *known, line, cause);
  const auto amount = amount_of_line(book, line);
  if (!amount) return amount.error();
  if (!live_matches(book, line).empty()) {
    return Refusal{
        Reason::line_already_matched, std::to_string(line),
        say("the line is explained already", "la ligne est déjà expliquée"),
        say("obole unmatch {} takes it back", "obole unmatch {} l’annule",
            line)};
  }
  MatchEntries entries(journal, "by hand");
  if (auto refusal = entries.add_cause(line, cause, *amount)) return *refusal;
  return entries.flush(*key);
}

}  // namespace obole::intake
