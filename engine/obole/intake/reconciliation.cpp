#include "obole/intake/reconciliation.hpp"

#include "obole/base/check.hpp"
#include "obole/base/say.hpp"
#include "obole/intake/match_entries.hpp"
#include "obole/ledger/donations.hpp"
#include "obole/reconcile/explain.hpp"

#include <algorithm>
#include <span>
#include <unordered_map>

namespace obole::intake {
namespace {

using ledger::Journal;
using reconcile::ItemKind;
using reconcile::Match;
using reconcile::OpenItem;
using reconcile::OpenLine;
using reconcile::Outcome;

struct ItemKey {
  ItemKind kind;
  std::int64_t id;
  bool operator==(const ItemKey&) const = default;
};
struct ItemKeyHash {
  std::size_t operator()(const ItemKey& key) const {
    return std::hash<std::int64_t>{}(key.id * 4 +
                                     static_cast<std::int64_t>(key.kind));
  }
};

// Lines and items by their ids.
struct Index {
  std::unordered_map<std::int64_t, const OpenLine*> lines;
  std::unordered_map<ItemKey, const OpenItem*, ItemKeyHash> items;

  explicit Index(const OpenWorld& world) {
    for (const auto& line : world.lines)
      lines[line.id] = &line;
    for (const auto& item : world.items)
      items[{item.kind, item.id}] = &item;
  }
};

Sentence label(const OpenWorld& world, ItemKind kind, std::int64_t id) {
  switch (kind) {
    case ItemKind::donation:
      return say("donation {}", "don {}", id);
    case ItemKind::refund:
      return say("refund {}", "remboursement {}", id);
    case ItemKind::disbursement:
      return say("disbursement {}", "reversement {}", id);
    case ItemKind::deposit:
      return say("deposit {}", "remise {}", id);
    case ItemKind::seen_gift:
      return say("donation {}, sent back", "don {}, renvoyé", id);
    case ItemKind::promise:
      return say("pledge {}", "promesse {}", id);
    case ItemKind::payout:
      break;
  }
  const auto& payout = world.payouts.at(static_cast<std::size_t>(id));
  return say("payout {} {}", "versement {} {}", payout.platform, payout.id);
}

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

Verdict record_match(Journal& journal, MatchEntries& entries,
                     const OpenWorld& world, const Match& match,
                     const OpenLine& line) {
  const Money amount{match.amount, journal.book().currency()};
  switch (match.kind) {
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

Verdict record_matches(Journal& journal, const OpenWorld& world,
                       const Index& index, const Outcome& outcome) {
  Steps steps(journal.context().watch,
              say("recording matches", "enregistrement des rapprochements"),
              outcome.matches.size());
  for (std::size_t pass = 0; pass < reconcile::pass_count; ++pass) {
    const auto which = static_cast<reconcile::Pass>(pass);
    MatchEntries entries(journal, reconcile::name(which));
    for (const auto& match : outcome.matches) {
      if (match.pass != which) continue;
      steps.step();
      if (auto refusal = record_match(journal, entries, world, match,
                                      *index.lines.at(match.line)))
        return refusal;
    }
    if (auto refusal = entries.flush()) return refusal;
  }
  return std::nullopt;
}

LineVerdict verdict_on(const OpenLine& line, LineVerdict::Kind kind,
                       Currency currency) {
  return {line.id,
          line.booked_on,
          Money{line.amount, currency},
          line.name,
          line.text,
          kind,
          {},
          {},
          {}};
}

void tell_known(const OpenWorld& world, Currency currency,
                std::vector<LineVerdict>& list) {
  for (const auto& [line, cause] : world.known) {
    auto verdict = verdict_on(line, LineVerdict::Kind::matched, currency);
    verdict.pass = say("bank code", "code bancaire");
    verdict.items = {say("{}", "{}", spoken(cause))};
    verdict.why =
        say("the bank’s code, or the account on the other side, says "
            "so",
            "le code de la banque, ou le compte d’en face, le dit");
    list.push_back(std::move(verdict));
  }
}

std::vector<LineVerdict> verdicts(const OpenWorld& world, const Index& index,
                                  const Outcome& outcome, Currency currency,
                                  Told told) {
  std::vector<LineVerdict> list;
  const std::span<const Match> matches = outcome.matches;
  for (const auto& match :
       matches.first(told == Told::all ? matches.size() : 0)) {
    const auto& line = *index.lines.at(match.line);
    if (!list.empty() && list.back().line == line.id) {
      list.back().items.push_back(label(world, match.kind, match.item));
      continue;
    }
    auto verdict = verdict_on(line, LineVerdict::Kind::matched, currency);
    verdict.pass = reconcile::title(match.pass);
    verdict.items = {label(world, match.kind, match.item)};
    verdict.why =
        explained(match, line, *index.items.at({match.kind, match.item}));
    list.push_back(std::move(verdict));
  }
  const auto add_doubt = [&](const reconcile::Doubt& doubt,
                             LineVerdict::Kind kind) {
    auto verdict = verdict_on(*index.lines.at(doubt.line), kind, currency);
    for (const auto& candidate : doubt.candidates) {
      verdict.items.push_back(label(world, candidate.kind, candidate.item));
    }
    verdict.why = explained(doubt, currency);
    list.push_back(std::move(verdict));
  };
  std::unordered_map<std::int64_t, const reconcile::Doubt*> suggested;
  for (const auto& doubt : outcome.suggestions)
    suggested[doubt.line] = &doubt;
  for (const auto& doubt : outcome.ambiguous)
    add_doubt(doubt, LineVerdict::Kind::ambiguous);
  for (const auto id : outcome.unmatched) {
    const auto found = suggested.find(id);
    if (found != suggested.end()) {
      add_doubt(*found->second, LineVerdict::Kind::unmatched);
      continue;
    }
    const auto& line = *index.lines.at(id);
    auto verdict = verdict_on(line, LineVerdict::Kind::unmatched, currency);
    verdict.why = reconcile::unmatched_line(line.amount);
    list.push_back(std::move(verdict));
  }
  if (told == Told::all) tell_known(world, currency, list);
  std::sort(list.begin(), list.end(),
            [](const auto& a, const auto& b) { return a.line < b.line; });
  return list;
}

Verdict record_known(Journal& journal, const OpenWorld& world) {
  MatchEntries entries(journal, "bank code");
  for (const auto& [line, cause] : world.known) {
    const Money amount{line.amount, journal.book().currency()};
    if (auto refusal = entries.add_cause(line.id, cause, amount))
      return refusal;
  }
  return entries.flush();
}

Money absolute(Money amount) { return amount.is_negative() ? -amount : amount; }

}  // namespace

Result<ReconciliationReport> reconcile(Journal& journal,
                                       const reconcile::Windows& windows,
                                       Told told) {
  const auto currency = journal.book().currency();
  const auto& watch = journal.context().watch;
  const auto world = open_world(journal.book(), watch);
  const Steps passing(watch, say("matching", "rapprochement"));
  const auto outcome = reconcile::reconcile(
      world.lines, world.items, world.platforms, windows, world.taken_back);
  const Index index(world);
  if (auto refusal = record_known(journal, world)) return *refusal;
  if (auto refusal = record_matches(journal, world, index, outcome))
    return *refusal;
  ReconciliationReport report{
      .lines =
          static_cast<std::int64_t>(world.lines.size() + world.known.size()),
      .matched = 0,
      .unmatched = static_cast<std::int64_t>(outcome.unmatched.size()),
      .ambiguous = static_cast<std::int64_t>(outcome.ambiguous.size()),
      .amount_matched = Money{0, currency},
      .amount_unmatched = Money{0, currency},
      .by_pass = {},
      .by_code = static_cast<std::int64_t>(world.known.size()),
      .verdicts = verdicts(world, index, outcome, currency, told)};
  const auto count = [&](std::int64_t amount, bool matched) {
    (matched ? report.amount_matched : report.amount_unmatched) +=
        absolute(Money{amount, currency});
    report.matched += matched ? 1 : 0;
  };
  std::int64_t last = 0;
  for (const auto& match : outcome.matches) {  // by line
    if (match.line == last) continue;
    last = match.line;
    ++report.by_pass.at(static_cast<std::size_t>(match.pass));
    count(index.lines.at(match.line)->amount, true);
  }
  for (const auto& known : world.known)
    count(known.line.amount, true);
  for (const auto& doubt : outcome.ambiguous)
    count(index.lines.at(doubt.line)->amount, false);
  for (const auto line : outcome.unmatched)
    count(index.lines.at(line)->amount, false);
  return report;
}

}  // namespace obole::intake
