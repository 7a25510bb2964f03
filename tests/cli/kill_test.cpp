// kill -9 at random moments: what was acknowledged is there exactly once, an
// import is whole or absent, and the ledger verifies.

#include "cli/blow.hpp"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

using cli_tests::Blow;
using cli_tests::check_verifies;
using cli_tests::kills;
using cli_tests::seed;
using cli_tests::time_of;
using cli_tests::Town;
using nlohmann::json;

namespace {

// References of the lines that a killed script wrote whole.
std::vector<std::string> acknowledged_in(const std::string& out) {
  std::vector<std::string> list;
  for (const auto& line : cli_tests::lines_of(out)) {
    if (line.starts_with("kept ") && line.ends_with(" .")) {
      list.push_back(line.substr(5, line.size() - 7));
    }
  }
  return list;
}

// Records gift after gift, and says so after each.
std::string one_by_one(const Town& town, const std::string& prefix) {
  return fmt::format(
      "n=0; while n=$((n + 1)); do obole donation add --campaign TOIT"
      " --donor {} --amount 10 --date 2026-03-01 --method transfer"
      " --reference {}-$n >answer && echo \"kept {}-$n .\"; done",
      town.donor(), prefix, prefix);
}

// What came of all the rounds: every acknowledged reference once, and whatever
// was cut off before it was acknowledged at most once.
void check_each_once(Town& town, const std::vector<std::string>& acknowledged) {
  std::map<std::string, int> times;
  for (const auto& reference : cli_tests::references(town))
    ++times[reference];
  for (const auto& reference : acknowledged) {
    CAPTURE(reference);
    REQUIRE(times[reference] == 1);
  }
  for (const auto& [reference, count] : times) {
    CAPTURE(reference);
    CHECK(count == 1);
  }
}

}  // namespace

TEST_CASE("gifts recorded one by one survive kill -9", "[kill]") {
  Town town;
  const auto first_seed = seed();
  CAPTURE(first_seed);
  Blow blow(3 * time_of(town, town.gift("WARM-UP")), first_seed);
  std::vector<std::string> acknowledged = {"WARM-UP"};
  for (int round = 0; round < kills(); ++round) {
    CAPTURE(round);
    const auto name = fmt::format("round{}", round);
    auto worker =
        town.start_script(one_by_one(town, fmt::format("R{}", round)), name);
    blow.fall();
    worker.kill();
    const auto answer = town.answer(worker, name);
    REQUIRE(answer.status == 128 + 9);
    const auto kept = acknowledged_in(answer.out);
    acknowledged.insert(acknowledged.end(), kept.begin(), kept.end());
    // Three gifts a round: enough to see them, and the ledger stays small.
    kept.size() > 3 ? blow.came_late() : blow.came_early();
    check_verifies(town);
    if (kept.empty()) continue;
    const auto again = town.obole(town.gift(kept.back()));
    CAPTURE(again.err, kept.back());
    REQUIRE(again.status == 0);
    CHECK(json::parse(again.out).at("already") == true);
  }

  check_each_once(town, acknowledged);
  CHECK(acknowledged.size() >= static_cast<std::size_t>(kills()) / 2);
}

namespace {

constexpr std::size_t rows = 300;

// An import into the same small ledger, again and again.
class Import {
 public:
  explicit Import(Town& town) : town_(&town) {
    cli_tests::write(town.folder() / "gifts.csv",
                     cli_tests::gifts_file("G", rows));
    copy("ledger", "before");
  }

  void start_over() { copy("before", "ledger"); }
  std::size_t there() { return cli_tests::references(*town_).size(); }

  void check_it_can_be_repeated() {
    const auto before = there();
    const auto again = town_->obole(words);
    CAPTURE(again.err);
    REQUIRE(again.status == 0);
    CHECK(json::parse(again.out).at("skipped") == before);
    CHECK(there() == rows);
  }

  const std::vector<std::string> words = {"import",    "donations", "gifts.csv",
                                          "--profile", "generic",   "--format",
                                          "json"};

 private:
  void copy(const char* from, const char* to) {
    for (const char* const ending : {"obole", "people"}) {
      std::filesystem::copy_file(
          town_->folder() / fmt::format("{}.{}", from, ending),
          town_->folder() / fmt::format("{}.{}", to, ending),
          std::filesystem::copy_options::overwrite_existing);
    }
  }

  Town* town_;
};

}  // namespace

TEST_CASE("an import that is killed is whole or absent", "[kill]") {
  Town town;
  Import import(town);
  const auto first_seed = seed();
  CAPTURE(first_seed);
  Blow blow(time_of(town, import.words), first_seed);
  int whole = 0;
  int absent = 0;
  for (int round = 0; round < kills(); ++round) {
    CAPTURE(round);
    import.start_over();
    auto worker = town.start(import.words, "import");
    blow.fall();
    worker.kill();
    const auto answer = town.answer(worker, "import");
    const bool acknowledged = answer.out.ends_with("}\n");
    check_verifies(town);
    const auto there = import.there();
    CAPTURE(answer.status, answer.out, answer.err);
    REQUIRE((there == 0 || there == rows));
    if (acknowledged) REQUIRE(there == rows);
    ++(there == 0 ? absent : whole);
    there == 0 ? blow.came_early() : blow.came_late();
    if (round % 10 == 0) import.check_it_can_be_repeated();
  }

  CAPTURE(whole, absent);
  CHECK(whole >= kills() / 10);
  CHECK(absent >= kills() / 10);
}
