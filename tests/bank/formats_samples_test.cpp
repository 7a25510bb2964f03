// Real statements in CFONB 120, MT940 and OFX agree with figures computed from
// them by other programs, or are refused for what somebody broke in them.

#include "bank/recording.hpp"

#include "obole/bank/cfonb120.hpp"
#include "obole/bank/mt940.hpp"
#include "obole/bank/ofx.hpp"
#include "obole/bank/statement_format.hpp"
#include "support/catch.hpp"

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

using obole::Reason;
using obole::bank::StatementFormat;
using recordings::bytes_of;
using recordings::Recording;

namespace {

namespace fs = std::filesystem;
using Row = std::map<std::string, std::string>;

fs::path samples() {
  const char* const told = std::getenv("OBOLE_SAMPLES");
  if (told != nullptr) return told;
  return fs::path(OBOLE_SOURCE_DIR) / "../shared/samples";
}

// What somebody broke: the reason, and a part of what is said of it.
struct Broken {
  Reason reason;
  std::string why;
};
const std::map<std::string, Broken> broken = {
    {"cfonb120/pennylane_end_of_statement_without_beginning.txt",
     {Reason::file_malformed, "no record 01 before"}},
    {"cfonb120/pennylane_invalid_date.txt", {Reason::file_malformed, "DDMMYY"}},
    {"cfonb120/pennylane_new_statement_without_previous_ended.txt",
     {Reason::file_malformed, "no new balance"}},
    {"cfonb120/pennylane_operation.txt",
     {Reason::file_malformed, "no record 01 before"}},
    {"cfonb120/pennylane_operation_already_defined.txt",
     {Reason::file_malformed, "no record 01 before"}},
    {"cfonb120/pennylane_operation_detail_without_operation.txt",
     {Reason::file_malformed, "completes no movement"}},
    {"cfonb120/pennylane_operation_out_of_statement.txt",
     {Reason::file_malformed, "no record 01 before"}},
    {"cfonb120/pennylane_operation_unstarted.txt",
     {Reason::file_malformed, "no record 01 before"}},
    {"mt940/self-provided_empty_non_swift.sta",
     {Reason::file_malformed, "no statement"}},
    {"ofx/oca_test_ofx_wrong.ofx", {Reason::file_malformed, "no tag of OFX"}},
    {"ofx/ofxparse_account_listing_aggregation.ofx",
     {Reason::file_malformed, "no statement"}},
    {"ofx/ofxparse_bank_small.ofx", {Reason::file_malformed, "no statement"}},
    {"ofx/ofxparse_fail_date_missing.ofx",
     {Reason::file_malformed, "has no day"}},
    {"ofx/ofxparse_fail_decimal_error.ofx", {Reason::amount_malformed, ""}},
    // A sum in no currency is no sum.
    {"ofx/ofxparse_ofx-v102-empty-tags.ofx",
     {Reason::file_malformed, "names no currency"}},
    {"ofx/ofxparse_fidelity-savings.ofx",
     {Reason::file_malformed, "no statement of a bank account"}},
};

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream stream(line);
  for (std::string cell; std::getline(stream, cell, '\t');)
    cells.push_back(cell);
  return cells;
}

std::vector<Row> rows() {
  std::ifstream stream(samples() / "statements.tsv");
  std::string line;
  std::getline(stream, line);
  const auto heading = cells(line);
  std::vector<Row> rows;
  while (std::getline(stream, line)) {
    const auto row_cells = cells(line);
    Row row;
    for (std::size_t at = 0; at < heading.size(); ++at)
      row[heading[at]] = at < row_cells.size() ? row_cells[at] : "";
    const auto& file = row["file"];
    const bool is_ours = file.starts_with("cfonb120/") ||
                         file.starts_with("mt940/") || file.starts_with("ofx/");
    if (is_ours && fs::exists(samples() / file)) rows.push_back(row);
  }
  return rows;
}

Recording read(const std::string& file) {
  const auto bytes = bytes_of(samples() / file);
  if (file.starts_with("cfonb120/"))
    return recordings::record(obole::bank::read_cfonb120, bytes);
  if (file.starts_with("mt940/"))
    return recordings::record(obole::bank::read_mt940, bytes);
  return recordings::record(obole::bank::read_ofx, bytes);
}

// "149.8" as a number of the currency's smallest units, by shifting the point.
std::string units(const std::string& written, obole::Currency currency) {
  if (written.empty()) return "-";
  const bool is_negative = written.front() == '-';
  auto digits = written.substr(is_negative ? 1 : 0);
  const auto point = std::min(digits.find('.'), digits.size());
  auto decimals = point < digits.size() ? digits.substr(point + 1) : "";
  decimals.resize(static_cast<std::size_t>(currency.decimals()), '0');
  digits = digits.substr(0, point) + decimals;
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  return (is_negative ? "-" : "") + digits;
}

std::string units(const std::optional<obole::Money>& money) {
  return money ? std::to_string(money->minor_units()) : "-";
}

// The tables name French accounts by bank, branch and number.
bool is_account(const std::string& account, const std::string& written) {
  if (account == written || account.ends_with(written)) return true;
  return account.starts_with("FR") && account.substr(4, 21).ends_with(written);
}

}  // namespace

TEST_CASE(
    "every real statement in CFONB, MT940 or OFX has the balances and sums "
    "that others computed",
    "[cfonb120][mt940][ofx]") {
  if (!fs::exists(samples() / "statements.tsv")) {
    WARN("skipped: no sample files at " << samples());
    return;
  }
  std::map<std::string, Recording> known;
  for (Row& row : rows()) {
    const auto& file = row["file"];
    CAPTURE(file, row["idx"]);
    if (!known.contains(file)) known[file] = read(file);
    const auto& recording = known[file];
    if (const auto found = broken.find(file); found != broken.end()) {
      REQUIRE(recording.verdict);
      CHECK(recording.verdict->reason == found->second.reason);
      CAPTURE(recording.verdict->why.en);
      CHECK(recording.verdict->why.en.find(found->second.why) !=
            std::string::npos);
      continue;
    }
    const auto why = recording.verdict ? recording.verdict->why.en : "";
    CAPTURE(why);
    REQUIRE_FALSE(recording.verdict);
    const auto index = std::stoul(row["idx"]) - 1;
    REQUIRE(index < recording.statements.size());
    const auto& statement = recording.statements[index];
    REQUIRE(statement.head.currency);
    const auto currency = *statement.head.currency;
    CAPTURE(statement.head.account, statement.head.closing.has_value());
    CHECK(statement.ended);
    CHECK(is_account(statement.head.account, row["account"]));
    if (!row["currency"].empty()) CHECK(currency.code() == row["currency"]);
    CHECK(statement.sums.entries == std::stoul(row["entries"]));
    if (!row["opening"].empty())
      CHECK(units(statement.head.opening) == units(row["opening"], currency));
    CHECK(units(statement.head.closing) == units(row["closing"], currency));
    CHECK(std::to_string(statement.sums.credits) ==
          units(row["credits"], currency));
    CHECK(std::to_string(statement.sums.debits) ==
          units(row["debits"], currency));
    if (!file.starts_with("ofx/") && !row["closing"].empty())
      CHECK(check_balance(statement.head, statement.sums).has_value() ==
            (row["balances"] == "no"));
  }
  CHECK(known.size() > 30);
}

TEST_CASE("every real file shows its format", "[cfonb120][mt940][ofx]") {
  if (!fs::exists(samples() / "statements.tsv")) {
    WARN("skipped: no sample files at " << samples());
    return;
  }
  const std::map<std::string, StatementFormat> formats = {
      {"camt053", StatementFormat::camt053},
      {"camt052", StatementFormat::camt053},  // whose reader says what it is
      {"camt054", StatementFormat::camt054},
      {"cfonb120", StatementFormat::cfonb120},
      {"mt940", StatementFormat::mt940},
      {"ofx", StatementFormat::ofx}};
  for (const auto& [folder, format] : formats) {
    for (const auto& entry : fs::directory_iterator(samples() / folder)) {
      CAPTURE(entry.path());
      if (broken.contains(folder + '/' + entry.path().filename().string()))
        continue;
      const auto bytes = bytes_of(entry.path()).substr(0, 4096);
      REQUIRE(obole::bank::recognise(bytes));
      CHECK(*obole::bank::recognise(bytes) == format);
    }
  }
  for (const char* const folder : {"csv", "platform"}) {
    for (const auto& entry : fs::directory_iterator(samples() / folder)) {
      CAPTURE(entry.path());
      CHECK_FALSE(obole::bank::recognise(bytes_of(entry.path())));
    }
  }
}
