// Taking a match back.

#include "obole/base/check.hpp"
#include "obole/base/say.hpp"
#include "obole/intake/line_state.hpp"
#include "obole/intake/match_entries.hpp"
#include "obole/intake/reconciliation.hpp"
#include "obole/ledger/accounts.hpp"
#include "obole/ledger/wording.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace obole::intake {
namespace {

using ledger::Book;
using ledger::Draft;
using ledger::Journal;
using ledger::Key;
using reconcile::ItemKind;

constexpr const char* select_unmatched_by =
    "SELECT 1 FROM main.unmatched WHERE seq = ?1 AND line = ?2";

Result<ledger::Recorded> known_unmatch(Book& book, std::int64_t seq,
                                       std::int64_t line) {
  auto& row = book.prepared(select_unmatched_by);
  const bool same = row.bind(seq, line).step();
  row.reset();
  if (same) return ledger::Recorded{seq, true};
  return reused(seq);
}

// What a line's live matches did, to be undone.
struct Effects {
  std::map<std::string, std::int64_t> campaigns;
  std::map<std::string, std::int64_t> holdings;
};

MatchedItem item_of(Book& book, std::int64_t number) {
  const auto item = find_item(book, number);
  check(item.has_value(), "what is matched is in the ledger");
  return *item;
}

Effects effects_of(Book& book, const std::vector<LiveMatch>& live,
                   std::int64_t line) {
  Effects effects;
  for (const auto& match : live) {
    if (match.kind == "payout") {
      const auto platform = match.payout.substr(0, match.payout.find('/'));
      effects.holdings[ledger::holding_account(Method::card, platform)] +=
          match.amount;
      continue;
    }
    if (match.kind == "bank") {
      const auto cause = parse_choice<BankCause>(match.payout);
      check(cause.has_value(), "the projector knows each cause");
      effects.holdings[std::string(ledger::bank_cause_account(*cause))] +=
          match.amount;
      continue;
    }
    if (match.kind == "deposit") {
      effects.holdings[item_of(book, match.item).holding] += match.amount;
      continue;
    }
    const auto item = item_of(book, match.item);
    effects.holdings[item.holding] += match.amount;
    if (item.kind == ItemKind::donation)
      effects.campaigns[item.campaign] += match.amount;
  }
  for (const auto number : gifts_carried(book, line)) {
    const auto gift = item_of(book, number);
    effects.campaigns[gift.campaign] += gift.amount;
  }
  return effects;
}

// The line, and those that stand and fall with it: each that explains an item
// together with one of them.
std::vector<std::int64_t> lines_together(Book& book, std::int64_t line) {
  std::vector<std::int64_t> lines = {line};
  for (std::size_t at = 0; at < lines.size(); ++at) {
    for (const auto& match : live_matches(book, lines[at])) {
      if (match.item == 0) continue;
      for (const auto other : lines_of_item(book, match.item)) {
        if (std::find(lines.begin(), lines.end(), other) == lines.end())
          lines.push_back(other);
      }
    }
  }
  return lines;
}

Draft unmatching(Book& book, std::int64_t line, Date today, const Key& key,
                 const std::string& why) {
  auto effects = effects_of(book, live_matches(book, line), line);
  for (auto& [code, part] : effects.campaigns)
    part = -part;
  Draft draft("lines.unmatched", today, key);
  draft.dated_by_clock();
  draft.integer("line", line);
  draft.note(ledger::note_of("reason", why));
  if (!effects.campaigns.empty())
    draft.raw("campaigns", campaigns_json(effects.campaigns));
  for (const auto& [account, part] : effects.holdings) {
    if (part != 0)
      draft.move(Money{part, book.currency()}, account,
                 ledger::suspense_account);
  }
  return draft;
}

}  // namespace

Result<ledger::Recorded> unmatch(Journal& journal, std::int64_t line,
                                 const std::string& reason,
                                 const std::optional<std::string>& reference) {
  auto& book = journal.book();
  const auto why = ledger::required_text("--reason", reason);
  if (!why) return why.error();
  const auto key = ledger::key_for(reference, Key::fresh());
  if (!key) return key.error();
  if (const auto known = journal.find(*key)) {
    return known_unmatch(book, *known, line);
  }
  const auto amount = amount_of_line(book, line);
  if (!amount) return amount.error();
  if (live_matches(book, line).empty()) {
    return Refusal{
        Reason::not_permitted, std::to_string(line),
        say("nothing explains this line", "rien n’explique cette ligne"),
        say("obole report reconciliation lists the lines",
            "obole report reconciliation donne la liste des lignes")};
  }
  const auto lines = lines_together(book, line);
  const auto today = journal.context().today;
  auto recorded = journal.append(unmatching(book, line, today, *key, *why));
  for (std::size_t at = 1; at < lines.size() && recorded; ++at) {
    const auto other =
        journal.append(unmatching(book, lines[at], today, Key::fresh(), *why));
    if (!other) return other.error();
  }
  return recorded;
}

}  // namespace obole::intake
