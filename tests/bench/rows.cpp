// obole_bench_rows BASE.obole DONE.obole: writes to BASE the rows that DONE has
// beyond it, and prints the seconds that took: the limit of whatever made DONE
// of BASE.

#include "bench/raw_rows.hpp"
#include "bench/timing.hpp"

#include "obole/ledger/book.hpp"

namespace {

using namespace obole;

store::Database opened(const char* file, store::Access access) {
  store::Database database(file, access);
  database.attach_people(ledger::people_file(file));
  return database;
}

std::int64_t one(store::Database& database, const char* sql) {
  store::Statement row(database, sql);
  row.step();
  return row.integer(0);
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) {
    std::fprintf(stderr, "obole_bench_rows BASE.obole DONE.obole\n");
    return 2;
  }
  auto base = opened(words[1], store::Access::write);
  auto done = opened(words[2], store::Access::read);
  const bench::RawRows rows(
      done, {one(base, "SELECT coalesce(max(seq), -1) + 1 FROM main.entry"),
             one(base, "SELECT coalesce(max(id), 0) + 1 FROM main.line")});
  base.set_cache(64 * 1024);
  std::printf("%.6f\n", bench::seconds([&] { rows.write(base); }));
  return 0;
}
