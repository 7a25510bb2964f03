// Real statements agree with figures computed from them by other programs.

#include "bank/camt053_recording.hpp"

#include "support/catch.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

using camt053_test::bytes_of;
using camt053_test::record;
using obole::bank::check_balance;

namespace {

namespace fs = std::filesystem;

using Row = std::map<std::string, std::string>;

fs::path samples() {
  const char* const told = std::getenv("OBOLE_SAMPLES");
  if (told != nullptr) return told;
  return fs::path(OBOLE_SOURCE_DIR) / "../shared/samples";
}

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream stream(line);
  for (std::string cell; std::getline(stream, cell, '\t');)
    cells.push_back(cell);
  return cells;
}

// The rows of a table with a heading, of camt.053 files that are there.
std::vector<Row> rows(const fs::path& table) {
  std::ifstream stream(table);
  std::string line;
  std::getline(stream, line);
  const auto heading = cells(line);
  std::vector<Row> rows;
  while (std::getline(stream, line)) {
    const auto row_cells = cells(line);
    Row row;
    for (std::size_t at = 0; at < heading.size(); ++at)
      row[heading[at]] = at < row_cells.size() ? row_cells[at] : "";
    if (row["file"].starts_with("camt053/") &&
        fs::exists(table.parent_path() / row["file"]))
      rows.push_back(row);
  }
  return rows;
}

// "5442.09000" and "149.8" as a number of cents, by shifting the point.
std::string cents(const std::string& written) {
  if (written.empty()) return "-";
  const bool is_negative = written.front() == '-';
  auto digits = written.substr(is_negative ? 1 : 0);
  const auto point = std::min(digits.find('.'), digits.size());
  auto decimals = point < digits.size() ? digits.substr(point + 1) : "";
  decimals.resize(2, '0');
  digits = digits.substr(0, point) + decimals;
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  return (is_negative ? "-" : "") + digits;
}

std::string cents(const std::optional<obole::Money>& money) {
  return money ? std::to_string(money->minor_units()) : "-";
}

// As the tables write it: empty where a balance is missing.
std::string verdict_of(const camt053_test::Statement& statement) {
  if (!statement.head.opening || !statement.head.closing) return "";
  return check_balance(statement.head, statement.sums) ? "no" : "yes";
}

}  // namespace

TEST_CASE(
    "every real statement has the account, balances and sums that others "
    "computed",
    "[camt053]") {
  if (!fs::exists(samples() / "statements.tsv")) {
    WARN("skipped: no sample files at " << samples());
    return;
  }
  std::map<std::string, camt053_test::Recording> read;

  for (Row& row : rows(samples() / "statements.tsv")) {
    CAPTURE(row["file"], row["idx"]);
    if (!read.contains(row["file"]))
      read[row["file"]] = record(bytes_of(samples() / row["file"]));
    const auto& recording = read[row["file"]];
    if (row["idx"].empty()) {
      CHECK(support::reason(recording.verdict) ==
            obole::Reason::file_malformed);
      CHECK(recording.statements.empty());
      continue;
    }
    REQUIRE_FALSE(recording.verdict);
    const auto index = std::stoul(row["idx"]) - 1;
    REQUIRE(index < recording.statements.size());
    const auto& statement = recording.statements[index];
    REQUIRE(statement.head.currency);

    CHECK(statement.head.account == row["account"]);
    CHECK(statement.head.format == row["format"]);
    CHECK(statement.head.currency->code() == row["currency"]);
    CHECK(statement.sums.entries + statement.sums.not_booked ==
          std::stoul(row["entries"]));
    CHECK(cents(statement.head.opening) == cents(row["opening"]));
    CHECK(cents(statement.head.closing) == cents(row["closing"]));
    CHECK(std::to_string(statement.sums.credits) == cents(row["credits"]));
    CHECK(std::to_string(statement.sums.debits) == cents(row["debits"]));
    CHECK(verdict_of(statement) == row["balances"]);
  }
  CHECK(read.size() > 0);
}

TEST_CASE("every real file has as many statements as others counted",
          "[camt053]") {
  if (!fs::exists(samples() / "manifest.tsv")) {
    WARN("skipped: no sample files at " << samples());
    return;
  }

  for (Row& row : rows(samples() / "manifest.tsv")) {
    CAPTURE(row["file"]);
    const auto recording = record(bytes_of(samples() / row["file"]));
    std::size_t balancing = 0;
    std::size_t not_balancing = 0;
    for (const auto& statement : recording.statements) {
      if (verdict_of(statement) == "yes") ++balancing;
      if (verdict_of(statement) == "no") ++not_balancing;
    }

    CHECK(std::to_string(recording.statements.size()) == row["statements"]);
    CHECK(std::to_string(balancing) == row["statements_balancing"]);
    CHECK(std::to_string(not_balancing) == row["statements_not_balancing"]);
  }
}

TEST_CASE("the lines of every real statement add up to its sums", "[camt053]") {
  if (!fs::exists(samples() / "manifest.tsv")) {
    WARN("skipped: no sample files at " << samples());
    return;
  }

  for (Row& row : rows(samples() / "manifest.tsv")) {
    CAPTURE(row["file"]);
    for (const auto& statement :
         record(bytes_of(samples() / row["file"])).statements) {
      std::int64_t total = 0;
      for (const auto& line : statement.lines)
        total += line.amount.minor_units();
      CHECK(total == statement.sums.credits - statement.sums.debits);
      CHECK(statement.lines.size() == statement.sums.lines);
    }
  }
}
