#include "obole/intake/reconciliation.hpp"

#include "obole/base/check.hpp"
#include "obole/base/say.hpp"
#include "obole/intake/known_payers.hpp"
#include "obole/intake/match_entries.hpp"
#include "obole/intake/open_world.hpp"
#include "obole/intake/verdict_writer.hpp"
#include "obole/ledger/accounts.hpp"
#include "obole/ledger/donations.hpp"
#include "obole/reconcile/matcher.hpp"

#include <algorithm>
#include <future>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace obole::intake {
namespace {

using ledger::Journal;
using reconcile::ItemKind;
using reconcile::Match;
using reconcile::Matcher;
using reconcile::OpenItem;
using reconcile::OpenLine;
using reconcile::Outcome;

// The bank has sent a gift back: it is a refund, recorded as of the bank's day.
Result<std::int64_t> record_return(Journal& journal, const OpenLine& line,
                                   std::int64_t gift) {
  const auto donation = ledger::find_donation(journal.book(), gift);
  if (!donation) return donation.error();
  // In the first open day where the bank's day is closed.
  auto day = std::max(line.booked_on, donation->date);
  if (const auto closed = journal.book().closed_through())
    day = std::max(day, *closed + std::chrono::days(1));
  ledger::NewRefund refund{
      gift, donation->left(), std::min(day, journal.context().today),
      "the bank sent it back, line " + std::to_string(line.id)};
  refund.cause = RefundCause::returned;
  refund.shown_by_bank = true;
  const auto recorded = ledger::record(journal, refund);
  if (!recorded) return recorded.error();
  return recorded->seq;
}

// A gift that the bank shows by itself, as it was read.
MatchedItem matched_gift(const OpenWorld& world, const OpenItem& gift) {
  return {gift.kind, world.campaigns.at(gift.campaign),
          ledger::holding_account(static_cast<Method>(gift.note), {}),
          gift.amount, true};
}

Verdict record_match(Journal& journal, MatchEntries& entries,
                     const OpenWorld& world, const Match& match,
                     const OpenLine& line, const OpenItem& item) {
  const Money amount{match.amount, journal.book().currency()};
  switch (match.kind) {
    case ItemKind::donation:
      return entries.add_item(match.line, match.item, matched_gift(world, item),
                              amount);
    case ItemKind::payout: {
      const auto recorded = entries.add_payout(
          match.line, world.payouts.at(static_cast<std::size_t>(match.item)),
          amount, ledger::Key::fresh());
      if (!recorded) return recorded.error();
      return std::nullopt;
    }
    case ItemKind::deposit: {
      const auto recorded = entries.add_deposit(match.line, match.item, amount,
                                                ledger::Key::fresh());
      if (!recorded) return recorded.error();
      return std::nullopt;
    }
    case ItemKind::seen_gift: {
      const auto refund = record_return(journal, line, match.item);
      if (!refund) return refund.error();
      return entries.add_item(match.line, *refund, amount);
    }
    default:
      return entries.add_item(match.line, match.item, amount);
  }
}

Money absolute(Money amount) { return amount.is_negative() ? -amount : amount; }

std::int64_t last_line(ledger::Book& book) {
  auto& row = book.prepared("SELECT coalesce(max(id), 0) FROM main.line");
  row.step();
  const auto last = row.integer(0);
  row.reset();
  return last;
}

class Run {
 public:
  Run(Journal& journal, const reconcile::Windows& windows, Told told)
      : journal_(journal),
        windows_(windows),
        writer_(last_line(journal.book()), currency(), told),
        report_(ReconciliationReport::none(currency())) {}

  Result<ReconciliationReport> reconciled() {
    const auto& watch = journal_.context().watch;
    Matcher matcher;
    world_ = read_open(
        journal_.book(),
        {.line =
             [&](OpenLine line) {
               ++report_.lines;
               matcher.add(std::move(line));
             },
         .known = [&](const OpenLine& line,
                      BankCause cause) { take_known(line, cause); },
         .item = [&](OpenItem item) { matcher.add(std::move(item)); }},
        watch);
    if (auto refusal = record_known()) return *refusal;
    Steps steps(watch, say("matching", "rapprochement"),
                static_cast<std::uint64_t>(report_.lines));
    std::optional<Refusal> refusal;
    KnownPayers payers(journal_.book());
    matcher.run({world_.platforms, windows_, world_.taken_back,
                 [&](OpenItem& item) { payers.tell(item); }},
                [&](const Matcher::Part& part) {
                  refusal = take(part, steps);
                  return !refusal;
                });
    if (refusal) return *refusal;
    report_.verdicts = writer_.take();
    return std::move(report_);
  }

 private:
  struct Known {
    std::int64_t line;
    std::int64_t amount;
    BankCause cause;
  };

  Currency currency() const { return journal_.book().currency(); }

  void take_known(const OpenLine& line, BankCause cause) {
    ++report_.lines;
    ++report_.by_code;
    count_matched(line.amount);
    known_.push_back({line.id, line.amount, cause});
    writer_.tell_known(line, cause);
  }

  Verdict record_known() {
    MatchEntries entries(journal_, "bank code");
    for (const auto& [line, amount, cause] : known_) {
      if (auto refusal =
              entries.add_cause(line, cause, Money{amount, currency()}))
        return refusal;
    }
    return entries.flush();
  }

  Verdict take(const Matcher::Part& part, Steps& steps) {
    const PartIndex index(part);
    auto told = std::async(std::launch::async, [&] {
      writer_.tell(part.outcome, index, world_.payouts);
    });
    if (auto refusal = record_matches(part.outcome, index, steps))
      return refusal;
    count(part.outcome, index);
    told.get();
    return std::nullopt;
  }

  Verdict record_matches(const Outcome& outcome, const PartIndex& index,
                         Steps& steps) {
    for (std::size_t pass = 0; pass < reconcile::pass_count; ++pass) {
      const auto which = static_cast<reconcile::Pass>(pass);
      MatchEntries entries(journal_, reconcile::name(which));
      for (const auto& match : outcome.matches) {
        if (match.pass != which) continue;
        steps.step();
        if (auto refusal =
                record_match(journal_, entries, world_, match,
                             index.line(match.line), index.item(match)))
          return refusal;
      }
      if (auto refusal = entries.flush()) return refusal;
    }
    return std::nullopt;
  }

  void count_matched(std::int64_t amount) {
    ++report_.matched;
    report_.amount_matched += absolute(Money{amount, currency()});
  }
  void count_open(std::int64_t amount) {
    report_.amount_unmatched += absolute(Money{amount, currency()});
  }

  void count(const Outcome& outcome, const PartIndex& index) {
    std::int64_t last = 0;
    for (const auto& match : outcome.matches) {  // by line
      if (match.line == last) continue;
      last = match.line;
      ++report_.by_pass.at(static_cast<std::size_t>(match.pass));
      count_matched(index.line(match.line).amount);
    }
    for (const auto& doubt : outcome.ambiguous)
      count_open(index.line(doubt.line).amount);
    for (const auto line : outcome.unmatched)
      count_open(index.line(line).amount);
    report_.ambiguous += static_cast<std::int64_t>(outcome.ambiguous.size());
    report_.unmatched += static_cast<std::int64_t>(outcome.unmatched.size());
  }

  Journal& journal_;
  const reconcile::Windows& windows_;
  VerdictWriter writer_;
  OpenWorld world_;
  std::vector<Known> known_;
  ReconciliationReport report_;
};

}  // namespace

Result<ReconciliationReport> reconcile(Journal& journal,
                                       const reconcile::Windows& windows,
                                       Told told) {
  return Run(journal, windows, told).reconciled();
}

}  // namespace obole::intake
