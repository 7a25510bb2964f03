#include "bench/raw_rows.hpp"

#include "obole/ledger/rows.hpp"

namespace bench {

using obole::store::Blob;
using obole::store::Database;
using obole::store::Statement;
using obole::store::Transaction;

namespace {

// Rows whose `column` is below `first` are left out.  One that is not inserted
// stands last.
struct Source {
  std::string select;
  std::string insert;
  int column;
  std::int64_t first;
  int not_inserted = 0;
};

std::vector<Source> sources_since(const RawRows::Since& since) {
  std::vector<Source> sources = {
      {"SELECT * FROM main.entry ORDER BY seq",
       "INSERT INTO main.entry VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", 0,
       since.entry},
      {"SELECT level, idx, hash, (idx + 1) << level FROM main.node",
       "INSERT INTO main.node VALUES (?1, ?2, ?3)", 3, since.entry + 1, 1},
      {"SELECT line, salt, body FROM people.line_text",
       "INSERT INTO people.line_text VALUES (?1, ?2, ?3)", 0, since.line}};
  for (std::size_t at = 0; at < obole::ledger::table_count; ++at) {
    const auto& text = text_of(static_cast<obole::ledger::Table>(at));
    sources.push_back({std::string(text.scan), std::string(text.insert),
                       text.seq_column, since.entry});
  }
  return sources;
}

}  // namespace

RawRows::RawRows(Database& database, const Since& since) {
  for (const auto& source : sources_since(since)) {
    Statement row(database, source.select);
    Rows rows{source.insert, row.columns() - source.not_inserted, {}};
    while (row.step()) {
      if (source.column >= 0 && row.integer(source.column) < source.first)
        continue;
      for (int column = 0; column < rows.columns; ++column) {
        const char type = row.type(column);
        rows.cells.push_back({type, type == 'i' ? row.integer(column) : 0,
                              std::string(type == 'b'   ? row.blob(column)
                                          : type == 't' ? row.text(column)
                                                        : std::string_view())});
      }
    }
    tables_.push_back(std::move(rows));
  }
}

void RawRows::write(Database& database) const {
  Transaction transaction(database);
  for (const auto& rows : tables_) {
    Statement insert(database, rows.insert);
    const auto columns = static_cast<std::size_t>(rows.columns);
    for (std::size_t at = 0; at < rows.cells.size(); at += columns) {
      insert.reset();
      for (std::size_t column = 0; column < columns; ++column) {
        const auto& cell = rows.cells[at + column];
        const auto position = static_cast<int>(column) + 1;
        switch (cell.type) {
          case 'i':
            insert.bind_at(position, cell.number);
            break;
          case 't':
            insert.bind_at(position, std::string_view(cell.bytes));
            break;
          case 'b':
            insert.bind_at(position, Blob{cell.bytes});
            break;
          default:
            insert.bind_at(position, nullptr);
        }
      }
      insert.run();
    }
  }
  transaction.commit();
}

}  // namespace bench
