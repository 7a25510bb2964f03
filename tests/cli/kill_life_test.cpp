// kill -9 while a campaign fails and gives everything back: each command is
// whole or absent, and running them again ends where an undisturbed run does.

#include "cli/blow.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

using cli_tests::Blow;
using cli_tests::check_verifies;
using cli_tests::kills;
using cli_tests::seed;
using cli_tests::time_of_script;
using cli_tests::Town;
using nlohmann::json;

namespace {

constexpr int gifts = 40;

// A well that wants more than it gets, with forty gifts and three promises.
class Well : public Town {
 public:
  Well() {
    must({"campaign", "add", "PUITS", "--title", "Le puits", "--goal", "90000",
          "--opens", "2026-01-01", "--closes", "2026-04-30", "--model",
          "all-or-nothing"});
    std::string file = "reference;date;amount;campaign;name\n";
    for (int at = 0; at < gifts; ++at)
      file +=
          fmt::format("W-{0};2026-03-01;{1}.00;PUITS;Donor {0}\n", at, 10 + at);
    cli_tests::write(folder() / "well.csv", file);
    must({"import", "donations", "well.csv", "--profile", "generic"});
    for (int at = 0; at < 3; ++at)
      must({"pledge", "add", "--campaign", "PUITS", "--donor", donor(),
            "--amount", "25", "--date", "2026-03-01"});
    copy("ledger", "before");
  }

  void start_over() { copy("before", "ledger"); }

  json must(std::vector<std::string> words) {
    words.insert(words.end(), {"--format", "json"});
    const auto answer = obole(words);
    CAPTURE(words, answer.err);
    REQUIRE((answer.status == 0 || answer.status == 1));
    return json::parse(answer.out);
  }

  // How many gifts went back; none, or all.
  int given_back() {
    const auto list = must({"refund", "list"});
    return static_cast<int>(list.at("refunds").size());
  }
  std::string status() {
    return must({"report", "campaign", "PUITS"}).at("status");
  }
  int open_promises() {
    int open = 0;
    const auto list = must({"pledge", "list"});
    for (const auto& one : list.at("pledges"))
      open += one.at("state") == "open" ? 1 : 0;
    return open;
  }

 private:
  void copy(const char* from, const char* to) {
    for (const char* const ending : {"obole", "people"}) {
      std::filesystem::copy_file(
          folder() / fmt::format("{}.{}", from, ending),
          folder() / fmt::format("{}.{}", to, ending),
          std::filesystem::copy_options::overwrite_existing);
    }
  }
};

constexpr const char* fail_and_give_back =
    "obole campaign settle PUITS --on 2026-05-02 >settled; "
    "test $? -le 1 && echo settled && "
    "obole refund all --campaign PUITS --date 2026-05-04 >sent; "
    "test $? -le 1 && echo sent";

}  // namespace

TEST_CASE("a campaign that fails is settled and given back whole, or not yet",
          "[kill]") {
  Well town;
  const auto first_seed = seed();
  CAPTURE(first_seed);
  Blow blow(2 * time_of_script(town, fail_and_give_back), first_seed);
  int early = 0;
  int late = 0;
  for (int round = 0; round < kills() / 4; ++round) {
    CAPTURE(round);
    town.start_over();
    auto worker = town.start_script(fail_and_give_back, "well");
    blow.fall();
    worker.kill();
    const auto said = town.answer(worker, "well").out;
    check_verifies(town);
    const bool settled = town.status() == "failed";
    const auto back = town.given_back();
    CAPTURE(said, settled, back);
    REQUIRE((back == 0 || back == gifts));
    REQUIRE(town.open_promises() == (settled ? 0 : 3));
    if (back > 0) REQUIRE(settled);
    if (said.find("settled\n") != std::string::npos) REQUIRE(settled);
    if (said.find("sent\n") != std::string::npos) REQUIRE(back == gifts);
    ++(back == 0 ? early : late);
    back == 0 ? blow.came_early() : blow.came_late();

    auto again = town.start_script(fail_and_give_back, "again");
    REQUIRE(town.answer(again, "again").status == 0);
    CHECK(town.given_back() == gifts);
    CHECK(town.open_promises() == 0);
  }
  CAPTURE(early, late);
  CHECK(early > 0);
  CHECK(late > 0);
}
