#include "obole/ledger/table_sink.hpp"

#include "obole/ledger/application.hpp"

namespace obole::ledger {
namespace {

using store::Blob;

constexpr const char* upsert_balance =
    "INSERT INTO main.balance VALUES (?1, ?2, ?3)"
    "  ON CONFLICT (account) DO UPDATE SET amount = ?2, postings = ?3";
constexpr const char* select_balance =
    "SELECT amount, postings FROM main.balance WHERE account = ?1";
constexpr const char* upsert_campaign_sum =
    "INSERT INTO main.campaign_sum"
    "  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,"
    "    ?15)"
    "  ON CONFLICT (campaign) DO UPDATE SET pledged = ?2, received = ?3,"
    "  in_kind = ?4, refunded = ?5, fees = ?6, reconciled = ?7, matched = ?8,"
    "  donations = ?9, donors = ?10, refunds = ?11, pledges = ?12,"
    "  assessed = ?13, receiptable = ?14, receipted = ?15";
constexpr const char* select_campaign_sum =
    "SELECT pledged, received, in_kind, refunded, fees, reconciled, matched,"
    "  donations, donors, refunds, pledges, assessed, receiptable, receipted"
    "  FROM main.campaign_sum WHERE campaign = ?1";
constexpr const char* upsert_head =
    "INSERT INTO main.head VALUES (0, ?1, ?2, ?3)"
    "  ON CONFLICT (id) DO UPDATE SET size = ?1, root = ?2, frontier = ?3";
constexpr const char* select_given =
    "SELECT 1 FROM main.campaign_donor WHERE campaign = ?1 AND donor = ?2";
constexpr const char* insert_node = "INSERT INTO main.node VALUES (?1, ?2, ?3)";

void bind_value(store::Statement& statement, int position, const Value& value) {
  switch (value.type) {
    case Value::Type::null:
      return statement.bind_at(position, nullptr);
    case Value::Type::integer:
      return statement.bind_at(position, value.number);
    case Value::Type::text:
      return statement.bind_at(position, value.bytes);
    case Value::Type::blob:
      return statement.bind_at(position, Blob{value.bytes});
  }
}

}  // namespace

store::Statement& TableSink::insert(Table table) {
  auto& statement = inserts_.at(static_cast<std::size_t>(table));
  if (!statement) statement.emplace(database_, text_of(table).insert);
  return *statement;
}

void TableSink::row(Table table, std::span<const Value> values) {
  auto& statement = insert(table);
  int position = 0;
  for (const auto& value : values)
    bind_value(statement, ++position, value);
  statement.run();
}

bool TableSink::has_given(std::int64_t campaign, std::int64_t donor) {
  if (!given_) given_.emplace(database_, select_given);
  const bool found = given_->bind(campaign, donor).step();
  given_->reset();
  return found;
}

bool TableSink::first_gift(std::int64_t seq, std::int64_t campaign,
                           std::int64_t donor) {
  insert(Table::campaign_donor).bind(seq, campaign, donor).run();
  return database_.changes() == 1;
}

void write_sums(Book& book) {
  auto& sums = book.projector().sums();
  for (const auto& [account, added] : sums.balances) {
    auto total = added;
    auto& known = book.prepared(select_balance);
    if (known.bind(account).step()) {
      add_checked(total.amount, known.integer(0));
      add_checked(total.postings, known.integer(1));
    }
    known.reset();
    book.prepared(upsert_balance)
        .bind(account, total.amount, total.postings)
        .run();
  }
  for (const auto& [campaign, added] : sums.campaigns) {
    auto total = added;
    auto& known = book.prepared(select_campaign_sum);
    if (known.bind(campaign).step()) {
      int column = 0;
      for (auto* const part : total.parts())
        add_checked(*part, known.integer(column++));
    }
    known.reset();
    auto& kept = book.prepared(upsert_campaign_sum);
    int position = 1;
    kept.bind_at(position, campaign);
    for (const auto* const part : total.parts())
      kept.bind_at(++position, *part);
    kept.run();
  }
  sums = Sums{};
}

void write_head(Book& book) {
  Sha256 sha;
  const auto root = book.frontier().root(sha);
  const auto frontier = book.frontier().bytes();
  book.prepared(upsert_head)
      .bind(static_cast<std::int64_t>(book.frontier().size()),
            Blob{as_text(root)}, Blob{frontier})
      .run();
}

void write_node(Book& book, unsigned level, std::uint64_t index,
                const Digest& hash) {
  book.prepared(insert_node)
      .bind(std::int64_t{level}, static_cast<std::int64_t>(index),
            Blob{as_text(hash)})
      .run();
}

}  // namespace obole::ledger
