#include "obole/intake/match_entries.hpp"

#include "obole/base/check.hpp"
#include "obole/ledger/accounts.hpp"
#include "obole/ledger/deposits.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace obole::intake {
namespace {

using ledger::Draft;
using ledger::Key;
using reconcile::ItemKind;

// Bodies stay well below their limit: a match takes about 40 bytes, a carried
// gift 8.
constexpr std::size_t matches_in_an_entry = 500;
constexpr std::size_t items_in_an_entry = 4000;

// By the number of the entry: it is a row of one of the three at most.
constexpr const char* select_gift =
    "SELECT campaign.code, method, donation.platform, amount FROM main.donation"
    "  JOIN main.campaign ON campaign.seq = donation.campaign"
    "  WHERE donation.seq = ?1";
constexpr const char* select_refund =
    "SELECT campaign.code, method, refund.platform, -amount FROM main.refund"
    "  JOIN main.campaign ON campaign.seq = refund.campaign"
    "  WHERE refund.seq = ?1";
constexpr const char* select_disbursement =
    "SELECT project.code, -amount FROM main.disbursement"
    "  JOIN main.project ON project.seq = disbursement.project"
    "  WHERE disbursement.seq = ?1";

constexpr const char* select_deposit =
    "SELECT method, amount FROM main.deposit WHERE seq = ?1"
    "  AND NOT EXISTS (SELECT 1 FROM main.deposit_end"
    "    WHERE deposit_end.deposit = deposit.seq)";

std::string_view word_of(ItemKind kind) {
  switch (kind) {
    case ItemKind::donation:
      return "donation";
    case ItemKind::refund:
      return "refund";
    case ItemKind::disbursement:
      return "disbursement";
    case ItemKind::deposit:
      return "deposit";
    case ItemKind::payout:
    case ItemKind::seen_gift:
    case ItemKind::promise:
      break;
  }
  return "payout";
}

std::optional<MatchedItem> of_donor(ledger::Book& book, std::int64_t item,
                                    ItemKind kind) {
  auto& row =
      book.prepared(kind == ItemKind::refund ? select_refund : select_gift);
  std::optional<MatchedItem> found;
  if (row.bind(item).step()) {
    const auto method = parse_choice<Method>(row.text(1));
    const auto known = method ? *method : Method::card;
    found = MatchedItem{kind, std::string(row.text(0)),
                        ledger::holding_account(known, row.text(2)),
                        row.integer(3), !is_in_kind(known)};
  }
  row.reset();
  return found;
}

std::optional<MatchedItem> of_project(ledger::Book& book, std::int64_t item) {
  auto& row = book.prepared(select_disbursement);
  std::optional<MatchedItem> found;
  if (row.bind(item).step()) {
    found = MatchedItem{ItemKind::disbursement,
                        {},
                        ledger::payable_account(row.text(0)),
                        row.integer(1),
                        true};
  }
  row.reset();
  return found;
}

std::optional<MatchedItem> of_deposit(ledger::Book& book, std::int64_t item) {
  auto& row = book.prepared(select_deposit);
  std::optional<MatchedItem> found;
  if (row.bind(item).step()) {
    const auto method = parse_choice<Method>(row.text(0));
    found = MatchedItem{
        ItemKind::deposit,
        {},
        ledger::holding_account(method ? *method : Method::cheque, {}),
        row.integer(1),
        true};
  }
  row.reset();
  return found;
}

std::string item_list(const std::vector<std::int64_t>& items, std::size_t from,
                      std::size_t to) {
  std::string list = "[";
  for (auto at = from; at < to; ++at) {
    if (at != from) list += ',';
    list += std::to_string(items[at]);
  }
  return list + ']';
}

}  // namespace

std::string campaigns_json(
    const std::map<std::string, std::int64_t>& campaigns) {
  std::string json = "[";
  for (const auto& [code, amount] : campaigns) {
    if (json.size() > 1) json += ',';
    json += "[\"" + code + "\",\"" + std::to_string(amount) + "\"]";
  }
  return json + ']';
}

std::optional<MatchedItem> find_item(ledger::Book& book, std::int64_t item) {
  if (auto gift = of_donor(book, item, ItemKind::donation)) return gift;
  if (auto refund = of_donor(book, item, ItemKind::refund)) return refund;
  if (auto deposit = of_deposit(book, item)) return deposit;
  return of_project(book, item);
}

void MatchEntries::add(std::int64_t line, std::string_view kind,
                       const std::string& item, Money amount,
                       std::string_view holding) {
  if (count_++ > 0) matches_ += ',';
  matches_ += '[' + std::to_string(line) + ",\"" + std::string(kind) + "\"," +
              item + ",\"" + std::to_string(amount.minor_units()) + "\"]";
  holdings_[std::string(holding)] += amount.minor_units();
}

Verdict MatchEntries::add_item(std::int64_t line, std::int64_t item,
                               Money amount) {
  const auto found = find_item(journal_.book(), item);
  check(found.has_value(), "what is matched is in the ledger");
  return add_item(line, item, *found, amount);
}

Verdict MatchEntries::add_item(std::int64_t line, std::int64_t item,
                               const MatchedItem& found, Money amount) {
  add(line, word_of(found.kind), std::to_string(item), amount, found.holding);
  if (found.kind == ItemKind::donation)
    campaigns_[found.campaign] += amount.minor_units();
  return count_ < matches_in_an_entry ? std::nullopt : flush();
}

Verdict MatchEntries::add_cause(std::int64_t line, BankCause cause,
                                Money amount) {
  add(line, "bank", '"' + std::string(word(cause)) + '"', amount,
      ledger::bank_cause_account(cause));
  return count_ < matches_in_an_entry ? std::nullopt : flush();
}

ledger::Draft MatchEntries::draft(const Key& key) {
  Draft draft("lines.matched", journal_.context().today, key);
  draft.dated_by_clock();
  draft.text("pass", pass_);
  if (!matches_.empty()) draft.raw("matches", '[' + matches_ + ']');
  if (!campaigns_.empty()) draft.raw("campaigns", campaigns_json(campaigns_));
  const auto currency = journal_.book().currency();
  for (const auto& [account, amount] : holdings_) {
    if (amount != 0)
      draft.move(Money{amount, currency}, ledger::suspense_account, account);
  }
  return draft;
}

Result<ledger::Recorded> MatchEntries::flush(const Key& key) {
  auto recorded = journal_.append(draft(key));
  clear();
  return recorded;
}

Verdict MatchEntries::flush() {
  if (count_ == 0) return std::nullopt;
  const auto recorded = flush(Key::fresh());
  if (!recorded) return recorded.error();
  return std::nullopt;
}

Result<ledger::Recorded> MatchEntries::add_payout(std::int64_t line,
                                                  const OpenPayout& payout,
                                                  Money amount,
                                                  const Key& key) {
  if (auto refusal = flush()) return *refusal;
  matches_ = '[' + std::to_string(line) + ",\"payout\",\"" + payout.platform +
             '/' + payout.id + "\",\"" + std::to_string(amount.minor_units()) +
             "\"]";
  holdings_[ledger::holding_account(Method::card, payout.platform)] =
      amount.minor_units();
  return add_carried(payout.gifts, payout.refunds, line, key);
}

Result<ledger::Recorded> MatchEntries::add_deposit(std::int64_t line,
                                                   std::int64_t deposit,
                                                   Money amount,
                                                   const Key& key) {
  if (auto refusal = flush()) return *refusal;
  const auto gifts = ledger::gifts_of_deposit(journal_.book(), deposit);
  check(!gifts.empty(), "a deposit has gifts");
  const auto found = find_item(journal_.book(), deposit);
  check(found.has_value(), "what is matched is in the ledger");
  add(line, word_of(ItemKind::deposit), std::to_string(deposit), amount,
      found->holding);
  return add_carried(gifts, {}, line, key);
}

// What a line carries, in as many entries as that takes; the first has the
// match too.
Result<ledger::Recorded> MatchEntries::add_carried(
    const std::vector<std::int64_t>& gifts,
    const std::vector<std::int64_t>& refunds, std::int64_t line, Key key) {
  std::optional<ledger::Recorded> first;
  auto items = gifts;
  items.insert(items.end(), refunds.begin(), refunds.end());
  for (std::size_t from = 0; from < items.size(); from += items_in_an_entry) {
    const auto to = std::min(items.size(), from + items_in_an_entry);
    for (auto at = from; at < std::min(to, gifts.size()); ++at) {
      const auto gift = find_item(journal_.book(), items[at]);
      check(gift.has_value(), "what is matched is in the ledger");
      campaigns_[gift->campaign] += gift->amount;
    }
    auto part = draft(std::exchange(key, Key::fresh()));
    part.integer("line", line).raw("covers", item_list(items, from, to));
    const auto recorded = journal_.append(part);
    if (!recorded) return recorded.error();
    if (!first) first = *recorded;
    clear();
  }
  check(first.has_value(), "a line carries something");
  return *first;
}

void MatchEntries::clear() {
  matches_.clear();
  campaigns_.clear();
  holdings_.clear();
  count_ = 0;
}

}  // namespace obole::intake
