#include "faults/plain_workload.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace faults {
namespace {

constexpr auto ledger_schema = R"(
  CREATE TABLE main.entry (
    step INTEGER PRIMARY KEY,
    body TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE main.total (steps INTEGER NOT NULL, sum INTEGER NOT NULL) STRICT;
  INSERT INTO main.total VALUES (0, 0);
)";
constexpr auto people_schema = R"(
  CREATE TABLE people.person (
    step INTEGER PRIMARY KEY,
    body TEXT NOT NULL
  ) STRICT;
)";
constexpr auto attach_people = "ATTACH '/town.people' AS people";
constexpr auto insert_entry = "INSERT INTO main.entry VALUES (?1, ?2)";
constexpr auto insert_person = "INSERT INTO people.person VALUES (?1, ?2)";
constexpr auto raise_total =
    "UPDATE main.total SET steps = steps + 1, sum = sum + ?1";
constexpr auto all_entries = "SELECT step, body FROM main.entry";
constexpr auto all_people = "SELECT step, body FROM people.person";
constexpr auto the_total = "SELECT steps, sum FROM main.total";

// Known from the step alone, of another size each, over a page now and then.
std::string body_of(int step) {
  const auto size = static_cast<std::size_t>(300 + 37 * step);
  return fmt::format("{:04}", step) +
         std::string(size, static_cast<char>('a' + step % 26));
}

Standing damaged(std::string complaint) {
  return {Standing::Verdict::damaged, std::move(complaint), {}};
}

// The steps in one table, or nothing when it cannot be read or holds what no
// step has written.
std::optional<std::vector<int>> steps_in(Connection& reader,
                                         const std::string& query) {
  const auto rows = reader.rows(query);
  if (!rows) return std::nullopt;
  std::vector<int> steps;
  for (const auto& row : *rows) {
    const int step = std::atoi(row[0].c_str());
    if (row[1] != body_of(step)) return std::nullopt;
    steps.push_back(step);
  }
  return steps;
}

Standing ledger_standing(Connection& reader) {
  const auto integrity = reader.rows("PRAGMA integrity_check");
  if (!integrity) return damaged(reader.complaint());
  if (integrity->at(0).at(0) != "ok") return damaged(integrity->at(0).at(0));
  auto steps = steps_in(reader, all_entries);
  if (!steps) return damaged("the entries are not what was written");
  const auto total = reader.rows(the_total);
  const auto sum = std::accumulate(steps->begin(), steps->end(), 0);
  const Connection::Row expected{std::to_string(steps->size()),
                                 std::to_string(sum)};
  if (!total || total->size() != 1 || total->front() != expected) {
    return damaged("the total is not that of the entries");
  }
  return {Standing::Verdict::sound, "", std::move(*steps)};
}

}  // namespace

std::string PlainWorkload::name() const {
  return fmt::format("{}/{}{}{}", settings_.journal, settings_.synchronous,
                     settings_.people ? "+people" : "",
                     settings_.writers > 1 ? "+writers" : "");
}

std::unique_ptr<Connection> PlainWorkload::connect(Mode mode) const {
  auto connection = std::make_unique<Connection>(ledger_path, mode);
  const auto pragmas = [&](const char* schema) {
    return fmt::format("PRAGMA {0}.synchronous={1};PRAGMA {0}.journal_mode={2}",
                       schema, settings_.synchronous, settings_.journal);
  };
  if (!connection->opened() || !connection->run(pragmas("main"))) return {};
  if (!settings_.people) return connection;
  if (!connection->run(attach_people) || !connection->run(pragmas("people"))) {
    return {};
  }
  return connection;
}

bool PlainWorkload::prepare() {
  const auto connection = connect(Mode::create);
  return connection && connection->run(ledger_schema) &&
         (!settings_.people || connection->run(people_schema));
}

bool PlainWorkload::open() {
  for (int i = 0; i < settings_.writers; ++i) {
    auto writer = connect(Mode::existing);
    if (!writer) return false;
    writers_.push_back(std::move(writer));
  }
  return true;
}

bool PlainWorkload::run(int step) {
  const auto turn = static_cast<std::size_t>(step) % writers_.size();
  auto& writer = *writers_[turn];
  if (write(writer, step)) return true;
  writer.run("ROLLBACK");  // fails when SQLite has done so: no matter
  return false;
}

bool PlainWorkload::write(Connection& writer, int step) const {
  const Values values{step, body_of(step)};
  return writer.run("BEGIN IMMEDIATE") && writer.run(insert_entry, values) &&
         writer.run(raise_total, values) &&
         (!settings_.people || writer.run(insert_person, values)) &&
         writer.run("COMMIT");
}

Standing PlainWorkload::verify() {
  const auto reader = connect(Mode::existing);
  if (!reader) return damaged("the files do not open");
  auto standing = ledger_standing(*reader);
  if (!settings_.people || standing.verdict != Standing::Verdict::sound) {
    return standing;
  }
  auto people = steps_in(*reader, all_people);
  if (!people) return damaged("the people are not what was written");
  std::sort(people->begin(), people->end());
  std::sort(standing.present.begin(), standing.present.end());
  if (*people == standing.present) return standing;
  return {Standing::Verdict::split, "the files hold different steps", {}};
}

}  // namespace faults
