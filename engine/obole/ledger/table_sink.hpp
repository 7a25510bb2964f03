#pragma once

#include "obole/ledger/book.hpp"
#include "obole/ledger/rows.hpp"
#include "obole/store/database.hpp"

#include <array>
#include <optional>

namespace obole::ledger {

/// Writes rows into the projections.  Statements are prepared on first use.
class TableSink : public Sink {
 public:
  explicit TableSink(store::Database& database) : database_(database) {}

  void row(Table table, std::span<const Value> values) override;
  bool has_given(std::int64_t campaign, std::int64_t donor) override;
  bool first_gift(std::int64_t seq, std::int64_t campaign,
                  std::int64_t donor) override;

 private:
  store::Statement& insert(Table table);

  store::Database& database_;
  std::array<std::optional<store::Statement>, table_count> inserts_;
  std::optional<store::Statement> given_;
};

/// Adds the projector's pending sums to tables balance and campaign_sum, and
/// clears them.
void write_sums(Book& book);

/// Writes the head of the tree from the book's frontier.
void write_head(Book& book);

/// Writes a kept subtree.
void write_node(Book& book, unsigned level, std::uint64_t index,
                const Digest& hash);

}  // namespace obole::ledger
