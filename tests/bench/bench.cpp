// obole_bench FOLDER SIZE ROUNDS: the engine beside its raw limit, round by
// round.  Prints one line a measurement: what, size, ours, limit (seconds).
// run.sh makes the table.

#include "bench/raw_rows.hpp"
#include "bench/timing.hpp"

#include "obole/base/check.hpp"
#include "obole/ledger/donations.hpp"
#include "obole/ledger/donors.hpp"
#include "obole/ledger/organisation.hpp"
#include "obole/ledger/rebuild.hpp"
#include "obole/ledger/schema.hpp"
#include "obole/ledger/verification.hpp"
#include "obole/reports/campaigns.hpp"

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace obole;
using bench::print;
using bench::seconds;
using store::Access;

constexpr int campaigns_count = 20;
constexpr int donors_count = 500;

ledger::Context context() {
  return {.now = Instant{std::chrono::seconds{1'780'000'000}},
          .today = *parse_date("2026-06-30"),
          .by = "bench",
          .version = "0"};
}

template <class T>
T granted(Result<T> result) {
  check(result.has_value(), "the benchmark's own request is granted");
  return std::move(result).value();
}

ledger::Book opened(const fs::path& file, Access access = Access::write) {
  return granted(
      ledger::Book::open(file, {.access = access, .tolerate_schema = false}));
}

fs::path made(const fs::path& folder, const std::string& name) {
  const auto file = folder / (name + ".obole");
  for (const auto& old : {file, ledger::people_file(file)})
    fs::remove(old);
  ledger::NewOrganisation town;
  town.name = "Bench";
  const auto recorded = ledger::open_ledger(file, town, context());
  check(recorded.has_value(), "a ledger can be made");
  return file;
}

void clear(const fs::path& file) {
  for (const auto& old : {file, ledger::people_file(file)})
    fs::remove(old);
}

struct World {
  std::vector<ledger::Campaign> campaigns;
  std::vector<DonorId> donors;
};

World set_up(ledger::Book& book) {
  World world;
  auto journal = granted(ledger::Journal::begin(book, context()));
  for (int at = 0; at < campaigns_count; ++at) {
    const auto code = granted(Code::parse('C' + std::to_string(at)));
    granted(record(journal,
                   ledger::NewCampaign{
                       code, "Campaign", Money{1'000'000, Currency::eur()},
                       *parse_date("2026-01-01"), *parse_date("2026-06-30")}));
    world.campaigns.push_back(
        granted(ledger::find_campaign(book, code.text())));
  }
  for (int at = 0; at < donors_count; ++at) {
    world.donors.push_back(
        granted(
            record(journal, ledger::NewDonor{DonorKind::individual,
                                             {"Donor " + std::to_string(at)}}))
            .id);
  }
  journal.commit();
  return world;
}

// A gift whose parts depend on its number alone.
ledger::NewDonation gift(const World& world, std::int64_t number) {
  const auto& campaign =
      world
          .campaigns[static_cast<std::size_t>(number * 7919 % campaigns_count)];
  const auto donor =
      world.donors[static_cast<std::size_t>(number * 104'729 % donors_count)];
  ledger::NewDonation donation{
      granted(Code::parse(campaign.code)), donor,
      Money{1000 + number * 37 % 50'000, Currency::eur()},
      *parse_date("2026-01-01") + std::chrono::days{number % 180},
      Method::transfer};
  donation.reference = "GIFT-" + std::to_string(number);
  return donation;
}

void append(ledger::Book& book, const World& world, std::int64_t size) {
  auto journal = granted(ledger::Journal::begin(book, context()));
  for (std::int64_t at = 0; at < size; ++at) {
    const auto& campaign =
        world.campaigns[static_cast<std::size_t>(at * 7919 % campaigns_count)];
    granted(record(journal, gift(world, at), campaign));
  }
  journal.commit();
}

// 1: many entries in one transaction.
fs::path bulk_append(const fs::path& folder, std::int64_t size, bool last) {
  const auto file = made(folder, "bulk");
  double ours = 0;
  {
    auto book = opened(file);
    book.database().set_cache(64 * 1024);
    const auto world = set_up(book);
    ours = seconds([&] { append(book, world, size); });
  }
  auto source = opened(file, Access::read);
  // Set-up included: the guard asks for every entry from 0 on.
  const bench::RawRows rows(source.database());
  for (const bool guarded : {true, false}) {
    const auto raw = folder / "raw.obole";
    clear(raw);
    store::Database database(raw, Access::create);
    database.attach_people(ledger::people_file(raw));
    ledger::create_tables(database);
    database.set_cache(64 * 1024);
    if (!guarded) database.execute("DROP TRIGGER main.entry_only_grows");
    const auto limit = seconds([&] { rows.write(database); });
    print(guarded ? "bulk append" : "bulk append, raw without guard", size,
          ours, limit);
    clear(raw);
  }
  if (!last) clear(file);
  return file;
}

// 2: one entry, one durable commit.
void single_append(const fs::path& folder, int commits) {
  const auto file = made(folder, "single");
  double ours = 0;
  {
    auto book = opened(file);
    const auto world = set_up(book);
    ours = seconds([&] {
      for (int at = 0; at < commits; ++at) {
        auto journal = granted(ledger::Journal::begin(book, context()));
        granted(record(journal, gift(world, at),
                       world.campaigns[static_cast<std::size_t>(
                           at * 7919 % campaigns_count)]));
        journal.commit();
      }
    });
  }
  const auto raw = folder / "raw.obole";
  clear(raw);
  store::Database database(raw, Access::create);
  database.attach_people(ledger::people_file(raw));
  ledger::create_tables(database);
  store::Statement entry(
      database, "INSERT INTO main.entry VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  store::Statement posting(
      database, "INSERT INTO main.posting VALUES (?1, ?2, ?3, ?4, ?5)");
  store::Statement donation(database,
                            "INSERT INTO main.donation VALUES (?1, 1, 1, 5000, "
                            "20000, 'transfer', NULL, 0, NULL, NULL, 'GIFT',"
                            " NULL, NULL)");
  store::Statement head(
      database, "INSERT OR REPLACE INTO main.head VALUES (0, ?1, ?2, ?2)");
  store::Statement balance(
      database, "INSERT OR REPLACE INTO main.balance VALUES (?1, ?2, 1)");
  store::Statement sum(database,
                       "INSERT OR REPLACE INTO main.campaign_sum VALUES (1, "
                       "?1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)");
  const std::string body(420, 'x');
  const std::string leaf(32, 'y');
  const auto limit = seconds([&] {
    for (std::int64_t at = 0; at < commits; ++at) {
      store::Transaction transaction(database);
      std::string key = std::to_string(at);
      key.resize(16, 'k');
      entry
          .bind(at, at + 1, std::int64_t{20'000},
                std::string_view("donation.received"), store::Blob{key},
                store::Blob{body}, store::Blob{leaf})
          .run();
      for (std::int64_t ord = 0; ord < 2; ++ord) {
        posting.bind(at, ord, ord + 1, std::int64_t{5000}, std::int64_t{20'000})
            .run();
        balance.bind(ord + 1, at).run();
      }
      donation.bind(at).run();
      sum.bind(at).run();
      head.bind(at, store::Blob{leaf}).run();
      transaction.commit();
    }
  });
  print("single durable append", commits, ours, limit);
  clear(file);
  clear(raw);
}

// 3: everything verified but SQLite's own check.
void verify(const fs::path& file, std::int64_t size) {
  auto book = granted(ledger::Book::open(
      file, {.access = Access::read, .tolerate_schema = true}));
  std::size_t problems = 0;
  const auto ours = seconds([&] {
    problems = ledger::verify(book, {.integrity = false}).problems.size();
  });
  check(problems == 0, "the benchmark's ledger verifies");
  Sha256 sha;
  const auto limit = seconds([&] {
    store::Statement scan(
        book.database(),
        "SELECT body FROM main.entry NOT INDEXED ORDER BY seq");
    while (scan.step())
      sha.of(scan.blob(0));
  });
  print("audit verify", size, ours, limit);
}

// 4: one campaign's report.
void campaign_report(const fs::path& file, std::int64_t size) {
  auto book = opened(file, Access::read);
  constexpr int times = 200;
  const auto ours = seconds([&] {
    for (int at = 0; at < times; ++at)
      granted(reports::campaign_figures(book, "C7", {}, context().today));
  });
  store::Statement read(book.database(),
                        "SELECT * FROM main.campaign_sum WHERE campaign = ?1");
  const auto limit = seconds([&] {
    for (int at = 0; at < times; ++at) {
      read.bind(std::int64_t{9});
      read.step();
      read.reset();
    }
  });
  print("campaign report", size, ours / times, limit / times);
}

// 10: every projection anew.
void rebuild(const fs::path& folder, const fs::path& file, std::int64_t size) {
  double ours = 0;
  {
    auto book = opened(file);
    book.database().set_cache(64 * 1024);
    ours = seconds([&] { granted(ledger::rebuild(book, context())); });
  }
  auto source = opened(file, Access::read);
  const bench::RawRows rows(source.database());
  const auto raw = folder / "raw.obole";
  clear(raw);
  store::Database database(raw, Access::create);
  database.attach_people(ledger::people_file(raw));
  ledger::create_tables(database);
  database.set_cache(64 * 1024);
  const auto limit = seconds([&] { rows.write(database); });
  print("rebuild", size, ours, limit);
  clear(raw);
}

}  // namespace

int main(int count, char** words) {
  if (count != 4) {
    std::fprintf(stderr, "obole_bench FOLDER SIZE ROUNDS\n");
    return 2;
  }
  const fs::path folder = words[1];
  const auto size = std::atoll(words[2]);
  const auto rounds = std::atoi(words[3]);
  fs::create_directories(folder);
  fs::path file;
  for (int round = 0; round < rounds; ++round)
    single_append(folder, 200);
  for (int round = 0; round < rounds; ++round)
    file = bulk_append(folder, size, round + 1 == rounds);
  for (int round = 0; round < rounds; ++round)
    verify(file, size);
  for (int round = 0; round < rounds; ++round)
    campaign_report(file, size);
  for (int round = 0; round < rounds; ++round)
    rebuild(folder, file, size);
  return 0;
}
