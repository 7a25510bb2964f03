// Receipts under stress: several programs issue at once, and programs are
// killed while they issue and print.  Numbers have no gap, no gift is stated
// twice, and running again ends where an undisturbed run does.

#include "cli/blow.hpp"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

using cli_tests::Answer;
using cli_tests::Blow;
using cli_tests::check_verifies;
using cli_tests::kills;
using cli_tests::seed;
using cli_tests::Town;
using nlohmann::json;

namespace {

constexpr int gifts = 60;
constexpr int donors = 20;

// Sixty gifts of twenty donors who are known in full.
class Office : public Town {
 public:
  Office() {
    must({"campaign", "dossier", "set", "TOIT", "purpose", "social"});
    std::string file = "reference;date;amount;campaign;name;email;address\n";
    for (int at = 0; at < gifts; ++at) {
      file += fmt::format(
          "W-{0};2026-03-01;{1}.00;TOIT;Donor {2};d{2}@example.org;{2} rue du "
          "Lavoir, 49000 Angers\n",
          at, 10 + at, at % donors);
    }
    cli_tests::write(folder() / "gifts.csv", file);
    must({"import", "donations", "gifts.csv", "--profile", "generic"});
    must({"rules", "adopt", "france"});
    copy("ledger", "before");
  }

  void start_over() {
    copy("before", "ledger");
    std::filesystem::remove_all(papers());
  }
  std::filesystem::path papers() const { return folder() / "papers"; }

  json must(std::vector<std::string> words) {
    words.insert(words.end(), {"--format", "json"});
    const auto answer = obole(words);
    CAPTURE(words, answer.out, answer.err);
    REQUIRE((answer.status == 0 || answer.status == 1));
    return json::parse(answer.out);
  }

  // How many receipts there are; their numbers are dense.
  int receipts() {
    const auto list = must({"receipt", "list"}).at("receipts");
    int number = 0;
    for (const auto& one : list)
      REQUIRE(one.at("number") == fmt::format("2026-{:06}", ++number));
    return number;
  }

  // What all receipts state together; no gift may be stated twice.
  void check_stated(int expected) {
    const auto list =
        must({"receipt", "check", "--year", "2026"}).at("decisions");
    std::int64_t stated = 0;
    for (const auto& one : list) {
      REQUIRE(one.at("receipted") == (expected == 0 ? "0.00" : one["amount"]));
      stated += one.at("receipted") == "0.00" ? 0 : 1;
    }
    REQUIRE(stated == expected);
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

}  // namespace

TEST_CASE("several programs that issue at once leave no gap and no double",
          "[receipts]") {
  Office office;
  std::vector<std::thread> threads;
  std::array<Answer, 4> answers;
  for (auto& answer : answers) {
    threads.emplace_back([&answer, &office] {
      answer = office.obole(
          {"receipt", "issue", "--year", "2026", "--format", "json"});
    });
  }
  for (auto& thread : threads)
    thread.join();
  std::size_t issued = 0;
  for (const auto& answer : answers) {
    CAPTURE(answer.err);
    REQUIRE(answer.status == 0);
    issued += json::parse(answer.out).at("issued").size();
  }
  CHECK(issued == gifts);
  CHECK(office.receipts() == gifts);
  office.check_stated(gifts);
  check_verifies(office);
}

TEST_CASE("issuing and printing that is killed is whole, or not yet",
          "[kill]") {
  Office office;
  const auto first_seed = seed();
  CAPTURE(first_seed);
  constexpr const char* issue =
      "obole receipt issue --year 2026 --annual --pdf papers >said; "
      "test $? -le 1 && echo issued";
  Blow blow(time_of_script(office, issue), first_seed);
  std::map<std::string, int> ends;
  for (int round = 0; round < kills() / 10; ++round) {
    CAPTURE(round);
    office.start_over();
    auto worker = office.start_script(issue, "issue");
    blow.fall();
    worker.kill();
    const auto said = office.answer(worker, "issue").out;
    check_verifies(office);
    const auto count = office.receipts();
    CAPTURE(said, count);
    REQUIRE((count == 0 || count == donors));
    office.check_stated(count == 0 ? 0 : gifts);
    if (said == "issued\n") REQUIRE(count == donors);
    const bool done = said == "issued\n";
    ++ends[count == 0 ? "nothing" : done ? "all" : "no papers"];
    done ? blow.came_late() : blow.came_early();

    auto again = office.start_script(issue, "again");
    REQUIRE(office.answer(again, "again").status == 0);
    REQUIRE(office.receipts() == donors);
    office.check_stated(gifts);
    for (const int number : {1, donors / 2, donors}) {
      const auto paper =
          office.must({"receipt", "authenticate",
                       fmt::format("papers/2026-{:06}.pdf", number)});
      REQUIRE(paper.at("state") == "live");
    }
  }
  CAPTURE(ends["nothing"], ends["no papers"], ends["all"]);
  CHECK(ends["nothing"] + ends["no papers"] > 0);
}
