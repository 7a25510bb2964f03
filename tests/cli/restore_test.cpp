// A drill: a backup while another program writes, the copy put back, and what
// happened stays provable.

#include "cli/blow.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

using cli_tests::check_verifies;
using cli_tests::contents;
using cli_tests::references;
using cli_tests::Town;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

constexpr int rows = 40;

struct Drill : Town {
  cli_tests::Answer run(const std::vector<std::string>& words, int status = 0) {
    auto answer = obole(words);
    CAPTURE(words, answer.out, answer.err);
    REQUIRE(answer.status == status);
    return answer;
  }
  cli_tests::Answer night(int status) {
    return run({"nightly", "--inbox", "inbox", "--key", "ledger.key", "--state",
                "kept", "--report", "reports", "--format", "json"},
               status);
  }
  void sign(const std::string& file) {
    run({"audit", "checkpoint", "--key", "ledger.key", "--state", "kept", "-o",
         file});
  }
  void restore(const std::string& copy) {
    for (const char* const end : {".obole", ".people"})
      fs::copy_file(folder() / (copy + end),
                    folder() / (std::string("ledger") + end),
                    fs::copy_options::overwrite_existing);
  }
  // Gifts one by one, until somebody stops it.
  cli_tests::Process writer() {
    return start_script(
        fmt::format("n=0; while [ ! -e stop ]; do n=$((n + 1)); obole donation "
                    "add --campaign TOIT --donor {} --amount 10 --date "
                    "2026-03-01 --method transfer --reference W-$n "
                    ">/dev/null || exit 1; done",
                    donor()),
        "writer");
  }
  std::int64_t entries() {
    return json::parse(run({"audit", "verify", "--format", "json"}).out)
        .at("entries");
  }
};

}  // namespace

TEST_CASE("a copy made while others write is put back, and work goes on",
          "[restore]") {
  Drill town;
  fs::create_directory(town.folder() / "inbox");
  town.run({"audit", "key", "new", "ledger.key"});
  auto writer = town.writer();
  while (references(town).size() < 3)
    std::this_thread::yield();
  town.run({"backup", "copy.obole"});
  const auto copied = references(town).size();
  while (references(town).size() <= copied + 2)
    std::this_thread::yield();
  cli_tests::write(town.folder() / "stop", "");
  REQUIRE(writer.wait() == 0);
  cli_tests::write(town.folder() / "gifts.csv",
                   cli_tests::gifts_file("G", rows));
  const std::vector<std::string> import = {
      "import",  "donations", "gifts.csv", "--profile",
      "generic", "--format",  "json"};
  town.run(import);
  const auto all = references(town).size();
  town.sign("old.checkpoint");
  const auto lost = contents(town.folder() / "old.checkpoint");

  town.restore("copy");
  check_verifies(town);
  const auto stood = town.entries();
  const std::vector<std::string> against = {"audit",     "verify",
                                            "--against", "old.checkpoint",
                                            "--key",     "ledger.key.pub"};
  town.run(against, 5);
  const auto refused = town.night(5);
  CHECK(refused.out.find("obole audit acknowledge") != std::string::npos);

  town.run(
      {"audit", "acknowledge", "--reason", "the disk died", "--state", "kept"});
  CHECK(town.entries() == stood + 1);
  town.run(import);
  CHECK(json::parse(town.run(import).out).at("skipped") == rows);
  CHECK(references(town).size() < all);  // what was typed in is typed again
  const auto signed_again = json::parse(town.night(0).out);
  REQUIRE(signed_again.at("checkpoint").is_string());
  cli_tests::write(town.folder() / "new.checkpoint",
                   signed_again.at("checkpoint"));

  // Both are kept, word for word, and each says what it said.
  bool is_kept = false;
  for (const auto& file : fs::directory_iterator(town.folder() / "kept"))
    is_kept =
        is_kept || (file.path().string().find(".lost-") != std::string::npos &&
                    contents(file.path()) == lost);
  CHECK(is_kept);
  town.run({"audit", "verify", "--against", "new.checkpoint", "--key",
            "ledger.key.pub"});
  const auto told = town.run(against, 5);
  CHECK(told.out.find(fmt::format("entry {} of 2026-06-30 acknowledges it: "
                                  "the disk died",
                                  stood)) != std::string::npos);
  check_verifies(town);
}
