// Matching by hand.

#include "obole/base/say.hpp"
#include "obole/intake/line_state.hpp"
#include "obole/intake/match_entries.hpp"
#include "obole/intake/reconciliation.hpp"
#include "obole/ledger/deposits.hpp"
#include "obole/ledger/wording.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace obole::intake {
namespace {

using ledger::Book;
using ledger::Journal;
using ledger::Key;

constexpr const char* select_payout_by =
    "SELECT 1 FROM main.matched WHERE seq = ?1 AND line = ?2"
    "  AND kind = 'payout' AND payout = ?3";
constexpr const char* select_matched_by =
    "SELECT item FROM main.matched WHERE seq = ?1 AND line = ?2";

// One entry explains the line, and each item once.
Verdict objection_to_list(std::vector<std::int64_t> items) {
  constexpr std::size_t most = 400;
  std::sort(items.begin(), items.end());
  const auto twice = std::adjacent_find(items.begin(), items.end());
  if (twice != items.end()) {
    return Refusal{Reason::not_permitted, std::to_string(*twice),
                   say("the gift is named twice", "le don est nommé deux fois"),
                   say("name each gift once", "nommer chaque don une fois")};
  }
  if (items.size() <= most) return std::nullopt;
  return Refusal{
      Reason::not_permitted, std::to_string(items.size()),
      say("by hand, a line is explained by at most {} gifts",
          "à la main, une ligne s’explique par {} dons au plus", most),
      say("import the platform’s file with its payouts, and reconcile",
          "importer le fichier de la plateforme avec ses versements, puis "
          "rapprocher")};
}

// The same match again, or another entry under its reference.
Result<ledger::Recorded> known_match(Book& book, std::int64_t seq,
                                     std::int64_t line,
                                     std::vector<std::int64_t> typed) {
  std::vector<std::int64_t> items;
  auto& row = book.prepared(select_matched_by);
  row.bind(seq, line);
  while (row.step())
    items.push_back(row.integer(0));
  row.reset();
  std::sort(items.begin(), items.end());
  std::sort(typed.begin(), typed.end());
  if (!items.empty() && items == typed) return ledger::Recorded{seq, true};
  return reused(seq);
}

// Of a deposit also where one of its gifts was.
bool is_shown(Book& book, std::int64_t number, const MatchedItem& item) {
  if (is_seen(book, number)) return true;
  if (item.kind != reconcile::ItemKind::deposit) return false;
  const auto gifts = ledger::gifts_of_deposit(book, number);
  return std::any_of(gifts.begin(), gifts.end(),
                     [&](std::int64_t gift) { return is_seen(book, gift); });
}

Verdict objection_to_item(Book& book, std::int64_t number,
                          const std::optional<MatchedItem>& item) {
  const auto name = std::to_string(number);
  if (!item) {
    return ledger::unknown(Reason::donation_unknown, name,
                           "obole donation list");
  }
  if (!item->is_money) {
    return Refusal{Reason::not_permitted, name,
                   say("no money came with this gift",
                       "aucun argent n’est venu avec ce don"),
                   say("name what the bank paid or received",
                       "nommer ce que la banque a payé ou reçu")};
  }
  if (!is_shown(book, number, *item)) return std::nullopt;
  return Refusal{
      Reason::not_permitted, name,
      say("the bank has shown it already", "la banque l’a déjà montré"),
      say("obole unmatch takes a match back",
          "obole unmatch annule un rapprochement")};
}

Refusal unequal(Money sum, Money line) {
  return {Reason::match_unequal, spoken(sum),
          say("what is named adds up to {}, the line is {}",
              "ce qui est nommé fait {}, la ligne {}", sum, line),
          say("name all that makes up the line, and nothing else",
              "nommer tout ce qui compose la ligne, et rien d’autre")};
}

// What each item is on the bank; together they make up the line.
Result<std::vector<Money>> amounts_for(Book& book, Money line_amount,
                                       const std::vector<std::int64_t>& items) {
  std::vector<Money> amounts;
  Money sum{0, book.currency()};
  bool has_deposit = false;
  if (auto refusal = objection_to_list(items)) return *refusal;
  for (const auto number : items) {
    const auto item = find_item(book, number);
    if (auto refusal = objection_to_item(book, number, item)) return *refusal;
    amounts.emplace_back(item->amount, book.currency());
    sum += amounts.back();
    has_deposit = has_deposit || item->kind == reconcile::ItemKind::deposit;
  }
  if (has_deposit && items.size() > 1)
    return Refusal{Reason::not_permitted, std::to_string(items.size()),
                   say("a deposit is a line of its own",
                       "une remise en banque fait une ligne à elle seule"),
                   say("name the deposit alone", "nommer la remise seule")};
  if (sum == line_amount) return amounts;
  return unequal(sum, line_amount);
}

Result<Money> amount_of_open_line(Book& book, std::int64_t line) {
  const auto amount = amount_of_line(book, line);
  if (!amount || live_matches(book, line).empty()) return amount;
  return Refusal{
      Reason::line_already_matched, std::to_string(line),
      say("the line is explained already", "la ligne est déjà expliquée"),
      say("obole unmatch {} takes it back", "obole unmatch {} l’annule", line)};
}

}  // namespace

Result<ledger::Recorded> match_payout_by_hand(
    Journal& journal, std::int64_t line, const std::string& payout,
    const std::optional<std::string>& reference) {
  auto& book = journal.book();
  const auto key = ledger::key_for(reference, Key::fresh());
  if (!key) return key.error();
  if (const auto known = journal.find(*key)) {
    auto& row = book.prepared(select_payout_by);
    const bool same = row.bind(*known, line, payout).step();
    row.reset();
    if (same) return ledger::Recorded{*known, true};
    return reused(*known);
  }
  const auto amount = amount_of_open_line(book, line);
  if (!amount) return amount.error();
  std::vector<std::int64_t> nets;
  const auto open = open_payouts(book, [&](const reconcile::OpenItem& item) {
    nets.push_back(item.amount);
  });
  for (std::size_t at = 0; at < open.size(); ++at) {
    if (open[at].platform + '/' + open[at].id != payout) continue;
    const Money net{nets[at], book.currency()};
    if (net != *amount) return unequal(net, *amount);
    MatchEntries entries(journal, "by hand");
    return entries.add_payout(line, open[at], net, *key);
  }
  return ledger::unknown(Reason::donation_unknown, payout,
                         "obole report reconciliation");
}

Result<ledger::Recorded> match_by_hand(
    Journal& journal, std::int64_t line, const std::vector<std::int64_t>& items,
    const std::optional<std::string>& reference) {
  auto& book = journal.book();
  const auto key = ledger::key_for(reference, Key::fresh());
  if (!key) return key.error();
  if (const auto known = journal.find(*key)) {
    return known_match(book, *known, line, items);
  }
  const auto amount = amount_of_open_line(book, line);
  if (!amount) return amount.error();
  const auto amounts = amounts_for(book, *amount, items);
  if (!amounts) return amounts.error();
  MatchEntries entries(journal, "by hand");
  if (find_item(book, items.front())->kind == reconcile::ItemKind::deposit)
    return entries.add_deposit(line, items.front(), *amount, *key);
  for (std::size_t at = 0; at < items.size(); ++at) {
    if (auto refusal = entries.add_item(line, items[at], amounts->at(at)))
      return *refusal;
  }
  return entries.flush(*key);
}

}  // namespace obole::intake
