// Nights nobody watches: thirty of them, with files in any order, late or
// twice, end where nights in order do; and so does one that is killed.

#include "cli/nights.hpp"

#include <algorithm>
#include <random>

using cli_tests::arrivals;
using cli_tests::Blow;
using cli_tests::check_verifies;
using cli_tests::File;
using cli_tests::kills;
using cli_tests::months;
using cli_tests::Nights;
using cli_tests::seed;
using cli_tests::time_of_script;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;

constexpr const char* night =
    "obole nightly --inbox inbox --archive archive --report reports --backup "
    "copies --reference NIGHT-1 >said; test $? -le 1";

}  // namespace

TEST_CASE("thirty nights in any order, late and twice, end in the same state",
          "[nightly]") {
  auto files = arrivals();
  REQUIRE(files.size() == 7 * months);
  const auto first_late =
      std::stable_partition(files.begin(), files.end(), [](const File& file) {
        const auto& late = cli_tests::late_files;
        return std::find(late.begin(), late.end(), file.name) == late.end();
      });
  const std::vector<File> late(first_late, files.end());
  files.erase(first_late, files.end());
  REQUIRE(late.size() == cli_tests::late_files.size());
  Nights town;
  town.come(files);
  town.copy("ledger", "open");
  town.come(late);
  const auto punctual = town.state_but_days();
  town.copy("open", "ledger");
  town.close();
  town.come(late);
  check_verifies(town);
  const auto expected = town.state();
  // A closed period changes the day under which something stands, and no more.
  CHECK((town.state_but_days() == punctual));
  // By hand: in each of 5 months 2 gifts of Stripe and 4 others; one goes back.
  const auto report = town.must({"report", "campaign", "NUITS"});
  CHECK(report["donations"] == 30);
  // The refund, and the chargeback.
  CHECK(report["refunded"] == "103.03");
  // What Stripe says of its balance is what the books say, in every term.
  for (const auto& term : town.must({"report", "platform"})["rows"])
    CHECK((term["difference"].is_null() || term["difference"] == "0.00"));
  // Everything is seen on the bank.
  CHECK(report["unreconciled"] == "0.00");
  // Nothing was set aside.
  CHECK_FALSE(fs::exists(town.folder() / "archive" / "refused"));

  const auto first_seed = seed();
  CAPTURE(first_seed);
  std::mt19937 random(first_seed);
  for (int round = 0; round < 2; ++round) {
    CAPTURE(round);
    town.start_over();
    auto shuffled = files;
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    for (std::size_t at = 0; at < shuffled.size(); ++at) {
      town.put(shuffled[at]);
      // Now and then an earlier file comes once more.
      if (at % 4 == 3) town.put(shuffled[random() % at]);
      (void)town.night();
      town.morning();
    }
    town.close();
    auto after = late;
    // And a file of before the close comes once more after it.
    after.push_back(shuffled[random() % shuffled.size()]);
    std::shuffle(after.begin(), after.end(), random);
    town.come(after);
    check_verifies(town);
    const auto state = town.state();
    CAPTURE(json::diff(json::parse(expected), json::parse(state)).dump(1));
    CHECK((state == expected));
  }
}

TEST_CASE("a night that is killed and run again ends as one that was not",
          "[nightly][kill]") {
  Nights town;
  const auto files = arrivals();
  const auto fill = [&] {
    for (const auto& file : files)
      town.put(file);
    cli_tests::write(town.inbox() / "broken.xml", "<Document>");
  };
  fill();
  const auto first_seed = seed();
  CAPTURE(first_seed);
  Blow blow(time_of_script(town, night), first_seed);
  const auto expected = town.state();
  for (int round = 0; round < kills() / 4; ++round) {
    CAPTURE(round);
    town.start_over();
    fill();
    auto worker = town.start_script(night, "night");
    blow.fall();
    worker.kill();
    (void)town.answer(worker, "night");
    check_verifies(town);
    const bool done = !fs::exists(town.inbox() / files.back().name);
    done ? blow.came_late() : blow.came_early();
    auto again = town.start_script(night, "again");
    REQUIRE(town.answer(again, "again").status == 0);
    REQUIRE(town.state() == expected);
    CHECK_FALSE(fs::exists(town.inbox() / files.back().name));
    // It took place once, and is not run again.
    const auto size = town.must({"audit", "verify"})["entries"];
    town.put(files.front());
    const auto third =
        town.must({"nightly", "--inbox", "inbox", "--reference", "NIGHT-1"});
    CHECK(third["already"] == true);
    CHECK(fs::exists(town.inbox() / files.front().name));
    CHECK(town.must({"audit", "verify"})["entries"] == size);
    const auto log = town.must({"audit", "log"});
    CHECK(std::count_if(log["entries"].begin(), log["entries"].end(),
                        [](const json& entry) {
                          return entry["kind"] == "run.recorded";
                        }) == 1);
    // Every copy that has its name is whole.
    for (const auto& copy : fs::directory_iterator(town.folder() / "copies")) {
      if (copy.path().extension() != ".obole") continue;
      const auto verified =
          town.obole({"--ledger", copy.path().string(), "audit", "verify"});
      CAPTURE(copy.path(), verified.out);
      REQUIRE(verified.status == 0);
    }
  }
}
