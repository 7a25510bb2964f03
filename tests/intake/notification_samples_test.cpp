// Real notifications, beside statements made of them: twice is once.

#include "obole/intake/statement_import.hpp"
#include "obole/reports/bank.hpp"
#include "support/camt054.hpp"
#include "support/catch.hpp"
#include "support/zip_file.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

using obole::Reason;
using support::World;
namespace fs = std::filesystem;
namespace intake = obole::intake;

namespace {

fs::path samples() {
  const char* const told = std::getenv("OBOLE_SAMPLES");
  if (told != nullptr) return told;
  return fs::path(OBOLE_SOURCE_DIR) / "../shared/samples";
}

std::string bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void replace(std::string& text, const std::string& by_what,
             const std::string& with) {
  for (auto at = text.find(by_what); at != std::string::npos;
       at = text.find(by_what, at + with.size()))
    text.replace(at, by_what.size(), with);
}

// The elements of this name, and what is in them.
void remove(std::string& text, const std::string& element) {
  const auto end = "</" + element + ">";
  for (auto at = text.find("<" + element + ">"); at != std::string::npos;
       at = text.find("<" + element + ">"))
    text.erase(at, text.find(end, at) + end.size() - at);
}

// The statement that books what a notification details: the same entries, as
// sums alone.
std::string statement_of(std::string notification) {
  replace(notification, "camt.054.", "camt.053.");
  replace(notification, "BkToCstmrDbtCdtNtfctn", "BkToCstmrStmt");
  replace(notification, "NtfctnPgntn", "Other");
  replace(notification, "Ntfctn>", "Stmt>");
  remove(notification, "NtryDtls");
  return notification;
}

struct Town : World {
  obole::Result<intake::StatementFileReport> import(const std::string& bytes) {
    auto entries = journal();
    auto report = intake::import_statement(entries, support::source_of(bytes),
                                           {"sample", {}});
    if (report) entries.commit();
    return report;
  }
};

}  // namespace

TEST_CASE("every real notification joins its statement, once", "[intake]") {
  if (!fs::exists(samples() / "camt054")) {
    WARN("skipped: no sample files at " << samples());
    return;
  }
  std::size_t joined = 0;
  for (const auto& entry : fs::directory_iterator(samples() / "camt054")) {
    CAPTURE(entry.path());
    auto bytes = bytes_of(entry.path());
    replace(bytes, "Ccy=\"SEK\"", "Ccy=\"EUR\"");  // the ledger's
    const bool has_day = bytes.find("<BookgDt>") != std::string::npos ||
                         bytes.find("<ValDt>") != std::string::npos;
    Town town;
    const auto unknown = town.import(bytes);
    REQUIRE(support::reason(unknown) == Reason::account_unknown);
    const auto iban = unknown.error().what.en;
    town.must(support::ledger::NewAccount{iban, "", {}});
    if (!has_day) {
      CHECK(support::reason(town.import(bytes)) == Reason::file_malformed);
      continue;
    }
    CHECK(support::reason(town.import(bytes)) == Reason::line_unknown);
    (void)town.import(statement_of(bytes)).value();
    const auto first = town.import(bytes).value().statements.at(0);
    CHECK(first.recorded + first.skipped == first.lines);
    const auto size = town.size();
    CHECK(town.import(bytes).value().statements.at(0).recorded == 0);
    CHECK(town.size() == size);
    CHECK(town.is_sound());
    ++joined;
  }
  CHECK(joined >= 4);
}

TEST_CASE("the two members of a real ZIP, which do not balance, are refused",
          "[intake]") {
  if (!fs::exists(samples() / "camt053/oca_zip_02.xml")) {
    WARN("skipped: no sample files at " << samples());
    return;
  }
  const auto second = bytes_of(samples() / "camt053/oca_zip_02.xml");
  const auto third = bytes_of(samples() / "camt053/oca_zip_03.xml");
  const auto from = second.find("<IBAN>") + 6;
  Town town;
  town.must(support::ledger::NewAccount{
      second.substr(from, second.find('<', from) - from), "", {}});
  const auto size = town.size();
  const auto answer = town.import(support::zip_of(
      {{"test-camt053_02.xml", second, 8}, {"test-camt053_03.xml", third, 8}}));
  REQUIRE(support::reason(answer) == Reason::statement_unbalanced);
  CHECK(answer.error().place.file == "sample!test-camt053_02.xml");
  CHECK(town.size() == size);
}
