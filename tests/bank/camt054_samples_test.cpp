// Real notifications have the sums that others computed; a report of the day so
// far is refused.

#include "bank/recording.hpp"

#include "obole/bank/camt054.hpp"
#include "obole/bank/statement_format.hpp"
#include "support/catch.hpp"

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

using obole::Reason;
using recordings::bytes_of;

namespace {

namespace fs = std::filesystem;
using Row = std::map<std::string, std::string>;

fs::path samples() {
  const char* const told = std::getenv("OBOLE_SAMPLES");
  if (told != nullptr) return told;
  return fs::path(OBOLE_SOURCE_DIR) / "../shared/samples";
}

// The rows of the manifest for files of `folder` that are there.
std::vector<Row> rows(const std::string& folder) {
  std::ifstream stream(samples() / "manifest.tsv");
  std::vector<std::string> heading;
  std::vector<Row> rows;
  for (std::string line; std::getline(stream, line);) {
    std::istringstream cells(line);
    Row row;
    std::size_t at = 0;
    for (std::string cell; std::getline(cells, cell, '\t'); ++at) {
      if (rows.empty() && line.starts_with("file\t"))
        heading.push_back(cell);
      else if (at < heading.size())
        row[heading[at]] = cell;
    }
    if (row["file"].starts_with(folder) && fs::exists(samples() / row["file"]))
      rows.push_back(row);
  }
  return rows;
}

// "5.00" or "200000" in hundredths: every sample has two decimals.
std::string hundredths(std::string written) {
  const auto point = written.find('.');
  auto decimals = point == written.npos ? "" : written.substr(point + 1);
  decimals.resize(2, '0');
  written = written.substr(0, point) + decimals;
  written.erase(0,
                std::min(written.find_first_not_of('0'), written.size() - 1));
  return written;
}

}  // namespace

TEST_CASE(
    "every real notification has the entries and sums that others "
    "computed",
    "[camt054]") {
  const auto files = rows("camt054/");
  if (files.empty()) {
    WARN("skipped: no sample files at " << samples());
    return;
  }
  for (Row row : files) {
    CAPTURE(row["file"]);
    const auto bytes = bytes_of(samples() / row["file"]);
    REQUIRE(obole::bank::recognise(bytes.substr(0, 4096)) ==
            obole::bank::StatementFormat::camt054);
    const auto recording = recordings::record(obole::bank::read_camt054, bytes);
    const auto why = recording.verdict ? recording.verdict->why.en : "";
    CAPTURE(why);
    REQUIRE_FALSE(recording.verdict);
    REQUIRE(recording.statements.size() == std::stoul(row["statements"]));
    std::uint64_t entries = 0;
    std::int64_t credits = 0;
    std::int64_t debits = 0;
    for (const auto& one : recording.statements) {
      CHECK(one.head.format == row["format"]);
      REQUIRE(one.head.currency);
      CHECK(one.head.currency->code() == row["currency"]);
      CHECK_FALSE(one.head.closing);
      entries += one.sums.entries;
      credits += one.sums.credits;
      debits += one.sums.debits;
    }
    CHECK(entries == std::stoul(row["entries"]));
    CHECK(std::to_string(credits) == hundredths(row["sum_credits"]));
    CHECK(std::to_string(debits) == hundredths(row["sum_debits"]));
  }
}

TEST_CASE("every real report of the day so far is refused", "[camt054]") {
  const auto files = rows("camt052/");
  if (files.empty()) {
    WARN("skipped: no sample files at " << samples());
    return;
  }
  for (Row row : files) {
    CAPTURE(row["file"]);
    const auto bytes = bytes_of(samples() / row["file"]);
    const auto format = obole::bank::recognise(bytes.substr(0, 4096));
    REQUIRE(format == obole::bank::StatementFormat::camt053);
    const auto verdict = obole::bank::read_statement(
        *format, recordings::source_of(bytes, 100), "releve", {});
    REQUIRE(support::reason(verdict) == Reason::file_malformed);
    CHECK(verdict->why.en.find("camt.052") != std::string::npos);
  }
}
