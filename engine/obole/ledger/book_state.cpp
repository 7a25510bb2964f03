// What a book keeps in memory, read from the projections.

#include "obole/base/check.hpp"
#include "obole/ledger/book.hpp"

#include <bit>

namespace obole::ledger {
namespace {

using store::StoreError;

constexpr const char* select_frontier =
    "SELECT size, frontier FROM main.head WHERE id = 0";
constexpr const char* select_last_recorded =
    "SELECT recorded FROM main.entry ORDER BY seq DESC LIMIT 1";
constexpr const char* select_organisation =
    "SELECT name, siren, address, kind, currency, timezone"
    "  FROM main.organisation";
constexpr const char* select_closed = "SELECT max(through) FROM main.period";
constexpr const char* select_secret =
    "SELECT key FROM people.secret WHERE id = 0";
constexpr const char* select_accounts =
    "SELECT currency || ' ' || name, id FROM main.account";
constexpr const char* select_bank_accounts =
    "SELECT iban, seq FROM main.bank_account";
constexpr const char* select_programmes =
    "SELECT code, seq FROM main.programme";
constexpr const char* select_projects = "SELECT code, seq FROM main.project";
constexpr const char* select_campaigns = "SELECT code, seq FROM main.campaign";
constexpr const char* select_tiers =
    "SELECT campaign.code || ' ' || tier.code, tier.seq"
    "  FROM main.tier JOIN main.campaign ON campaign.seq = tier.campaign";
constexpr const char* select_goals =
    "SELECT campaign.code || ' ' || goal.code, goal.seq"
    "  FROM main.goal JOIN main.campaign ON campaign.seq = goal.campaign";
constexpr const char* select_funds = "SELECT code, seq FROM main.fund";
constexpr const char* select_earmarks = "SELECT code, seq FROM main.earmark";
constexpr const char* select_mergers =
    "SELECT donor, survivor FROM main.merger ORDER BY seq, ord";
constexpr const char* select_receipts =
    "SELECT year, max(number) FROM main.receipt GROUP BY year";

[[noreturn]] void damaged(const char* what) {
  throw StoreError(StoreError::Kind::damaged, 0, what);
}

void load_into(Names& names, store::Statement& rows) {
  while (rows.step())
    names.add(rows.text(0), rows.integer(1));
  rows.reset();
}

}  // namespace

void Book::refresh() {
  const store::Snapshot snapshot(database_);
  auto& size = prepared(select_frontier);
  const auto found = size.step() ? size.integer(0) : 0;
  size.reset();
  if (found == known_size_) return;
  load();
  known_size_ = found;
}

void Book::load() {
  auto& head_row = prepared(select_frontier);
  if (head_row.step()) {
    const auto size = head_row.integer(0);
    const auto bytes = head_row.blob(1);
    if (size < 0 ||
        bytes.size() != 32 * static_cast<std::size_t>(std::popcount(
                                 static_cast<std::uint64_t>(size)))) {
      damaged("the head of the tree is not one");
    }
    frontier_ = Frontier::from_bytes(static_cast<std::uint64_t>(size), bytes);
  } else {
    frontier_ = Frontier();
  }
  head_row.reset();

  auto& recorded = prepared(select_last_recorded);
  last_recorded_ = recorded.step() ? recorded.integer(0) : 0;
  recorded.reset();

  auto& closed = prepared(select_closed);
  closed_through_.reset();
  if (closed.step() && !closed.is_null(0)) {
    closed_through_ = day_of_number(closed.integer(0));
  }
  closed.reset();

  load_organisation();
  load_names();
  if (has_people_) {
    auto& secret = prepared(select_secret);
    secret_ = secret.step() ? std::string(secret.blob(0)) : std::string();
    secret.reset();
  }
}

void Book::load_organisation() {
  auto& row = prepared(select_organisation);
  if (row.step()) {
    const auto currency = Currency::parse(row.text(4));
    if (!currency) damaged("the ledger's currency is not one");
    organisation_ = {std::string(row.text(0)),
                     std::string(row.text(1)),
                     std::string(row.text(2)),
                     std::string(row.text(3)),
                     *currency,
                     std::string(row.text(5))};
  }
  row.reset();
}

void Book::load_names() {
  projector_ = Projector();
  auto& dictionary = projector_.dictionary();
  auto& accounts = prepared(select_accounts);
  while (accounts.step()) {
    dictionary.accounts.add(accounts.text(0), accounts.integer(1));
    dictionary.last_account =
        std::max(dictionary.last_account, accounts.integer(1));
  }
  accounts.reset();
  load_into(dictionary.bank_accounts, prepared(select_bank_accounts));
  load_into(dictionary.programmes, prepared(select_programmes));
  load_into(dictionary.projects, prepared(select_projects));
  load_into(dictionary.campaigns, prepared(select_campaigns));
  load_into(dictionary.tiers, prepared(select_tiers));
  load_into(dictionary.goals, prepared(select_goals));
  load_into(dictionary.funds, prepared(select_funds));
  load_into(dictionary.earmarks, prepared(select_earmarks));
  auto& mergers = prepared(select_mergers);
  while (mergers.step())
    dictionary.persons.merge(mergers.integer(0), mergers.integer(1));
  mergers.reset();
  auto& receipts = prepared(select_receipts);
  while (receipts.step())
    dictionary.receipts[receipts.integer(0)] = receipts.integer(1);
  receipts.reset();
}

}  // namespace obole::ledger
