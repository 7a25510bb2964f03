#include "obole/reports/transactions.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/canonical.hpp"
#include "obole/reports/balances.hpp"

#include <algorithm>
#include <array>

namespace obole::reports {
namespace {

constexpr std::int64_t entries_a_page = 1024;

constexpr const char* select_days =
    "SELECT min(effective), max(effective) FROM main.posting WHERE seq < ?1";
constexpr const char* select_accounts = "SELECT id, name FROM main.account";
constexpr const char* select_campaigns =
    "SELECT code, title FROM main.campaign";
constexpr const char* select_before =
    "SELECT account, sum(amount) FROM main.posting"
    "  WHERE effective < ?1 AND seq < ?2"
    "  GROUP BY account HAVING sum(amount) <> 0 ORDER BY account";
constexpr const char* select_postings =
    "SELECT entry.seq, recorded, entry.effective, kind, leaf, body, account,"
    "    amount"
    "  FROM main.posting JOIN main.entry ON entry.seq = posting.seq"
    "  WHERE posting.seq >= ?1 AND posting.seq < ?2"
    "    AND posting.effective BETWEEN ?3 AND ?4"
    "  ORDER BY posting.seq, posting.ord";

struct Named {
  std::string_view kind;
  Sentence words;
};

// What an entry of a kind is called where there is room for a few words.
const std::vector<Named>& kinds() {
  static const std::vector<Named> list = {
      {"donation.received", {"Gift", "Don"}},
      {"donation.refunded", {"Refund", "Remboursement"}},
      {"refund.reversed", {"Refund reversed", "Remboursement annulé"}},
      {"fee.charged", {"Fee", "Commission"}},
      {"fees.allocated", {"Shared fee", "Commission répartie"}},
      {"dispute.opened", {"Dispute opened", "Contestation ouverte"}},
      {"dispute.lost", {"Dispute lost", "Contestation perdue"}},
      {"dispute.won", {"Dispute won", "Contestation gagnée"}},
      {"campaign.settled", {"Campaign settled", "Campagne dénouée"}},
      {"pledge.made", {"Promise", "Promesse"}},
      {"pledge.cancelled", {"Promise cancelled", "Promesse annulée"}},
      {"pledge.expired", {"Promise expired", "Promesse expirée"}},
      {"pledge.written_off", {"Promise written off", "Promesse abandonnée"}},
      {"pledges.released", {"Promises released", "Promesses libérées"}},
      {"matches.granted", {"Matching grants", "Abondements"}},
      {"disbursement.made", {"Passed on", "Reversement"}},
      {"lines.recorded", {"Bank lines", "Lignes de banque"}},
      {"statement.imported", {"Bank statement", "Relevé de banque"}},
      {"lines.matched", {"Bank lines explained", "Lignes expliquées"}},
      {"lines.unmatched", {"Explanation taken back", "Explication reprise"}}};
  return list;
}

Sentence words_of(std::string_view kind) {
  for (const auto& one : kinds()) {
    if (one.kind == kind) return one.words;
  }
  return {std::string(kind), std::string(kind)};
}

bool is_letter(char each) {
  return (each >= 'A' && each <= 'Z') || (each >= 'a' && each <= 'z');
}

// One of five roots, then parts that begin with a capital or a digit.
bool is_account(std::string_view name) {
  constexpr std::array<std::string_view, 5> roots = {
      "Assets:", "Liabilities:", "Equity:", "Income:", "Expenses:"};
  const bool rooted = std::any_of(
      roots.begin(), roots.end(),
      [name](std::string_view root) { return name.starts_with(root); });
  bool first = true;
  for (const char each : name) {
    const bool digit = each >= '0' && each <= '9';
    const bool capital = each >= 'A' && each <= 'Z';
    if (each == ':'
            ? first
            : !(digit || (first ? capital : is_letter(each) || each == '-')))
      return false;
    first = each == ':';
  }
  return rooted && !first;
}

}  // namespace

Result<JournalHead> journal_head(ledger::Book& book) {
  const store::Snapshot snapshot(book.database());
  const auto head = book.head();
  JournalHead journal{book.organisation().name,
                      book.currency(),
                      head.size,
                      hex(head.root),
                      Date{},
                      Date{},
                      {}};
  auto& row = book.prepared(select_days);
  if (row.bind(head.size).step() && !row.is_null(0)) {
    journal.first = day_of_number(row.integer(0));
    journal.last = day_of_number(row.integer(1));
  }
  row.reset();
  const auto trial = balances(book, {});
  for (const auto& each : trial.rows) {
    auto name = std::get<std::string>(each.front());
    if (!is_account(name)) {
      return Refusal{
          Reason::ledger_altered, name,
          say("no account of obole is called so",
              "aucun compte d’obole ne s’appelle ainsi"),
          say("see `obole audit verify`", "voir `obole audit verify`")};
    }
    journal.balances.emplace_back(std::move(name),
                                  std::get<Money>(each.back()));
  }
  return journal;
}

TransactionList::TransactionList(ledger::Book& book, std::int64_t end,
                                 Days days)
    : book_(book), end_(end), days_(days) {
  read_accounts();
  read_titles();
}

std::vector<Leg> TransactionList::brought_forward() {
  std::vector<Leg> legs;
  auto& row = book_.prepared(select_before);
  row.bind(day_number(days_.first), end_);
  while (row.step()) {
    const auto account = row.integer(0);
    legs.push_back(
        {account, accounts_[account], {row.integer(1), book_.currency()}});
  }
  row.reset();
  return legs;
}

void TransactionList::read_accounts() {
  auto& row = book_.prepared(select_accounts);
  row.bind();
  while (row.step())
    accounts_.try_emplace(row.integer(0), row.text(1));
  row.reset();
}

void TransactionList::read_titles() {
  auto& row = book_.prepared(select_campaigns);
  row.bind();
  while (row.step())
    campaigns_.try_emplace(std::string(row.text(0)), row.text(1));
  row.reset();
}

Sentence TransactionList::title_of(std::string_view kind,
                                   std::string_view body) const {
  canonical::Document fields;
  const auto words = words_of(kind);
  if (!fields.parse(body)) return words;
  for (const auto* const key : {"campaign", "project", "fund", "account"}) {
    auto name = fields.text(key);
    if (name.empty()) continue;
    const auto campaign = campaigns_.find(name);
    if (campaign != campaigns_.end() && std::string_view(key) == "campaign")
      name += ", " + campaign->second;
    return say("{}: {}", "{} : {}", words, name);
  }
  return words;
}

void TransactionList::read_page() {
  const auto to = std::min(end_, at_ + entries_a_page);
  auto& row = book_.prepared(select_postings);
  row.bind(at_, to, day_number(days_.first), day_number(days_.last));
  while (row.step()) {
    const auto seq = row.integer(0);
    if (page_.empty() || page_.back().seq != seq) {
      const auto leaf = row.blob(4);
      const std::vector<std::uint8_t> bytes(leaf.begin(), leaf.end());
      page_.push_back({seq,
                       Instant{std::chrono::nanoseconds{row.integer(1)}},
                       day_of_number(row.integer(2)),
                       std::string(row.text(3)),
                       hex(bytes),
                       title_of(row.text(3), row.blob(5)),
                       {}});
    }
    const auto account = row.integer(6);
    page_.back().legs.push_back(
        {account, accounts_[account], {row.integer(7), book_.currency()}});
  }
  row.reset();
  at_ = to;
}

std::span<const Transaction> TransactionList::next() {
  page_.clear();
  while (page_.empty() && at_ < end_)
    read_page();
  return page_;
}

}  // namespace obole::reports
