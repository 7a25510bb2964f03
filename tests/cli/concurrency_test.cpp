// Several programs on one ledger: nothing is lost, nobody fails, and nobody
// waits past the deadline.

#include "cli/desk.hpp"
#include "support/catch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

using cli_tests::Answer;
using cli_tests::Town;
using nlohmann::json;

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::seconds;

// What one writer after another was told, and how long the longest took.
struct Writer {
  std::string name;
  std::vector<Answer> answers = {};
  Clock::duration longest = {};

  void run(Town& town, const std::vector<std::string>& words) {
    const auto start = Clock::now();
    answers.push_back(town.obole(words));
    longest = std::max(longest, Clock::now() - start);
  }
};

void check_gap_free(Town& town) {
  const auto verified = town.obole({"audit", "verify", "--format", "json"});
  CAPTURE(verified.out, verified.err);
  REQUIRE(verified.status == 0);
  const auto log = town.obole({"audit", "log", "--format", "json"});
  REQUIRE(log.status == 0);
  const auto entries = json::parse(log.out).at("entries");
  REQUIRE(entries.size() == json::parse(verified.out).at("entries"));
  std::string recorded;
  for (std::size_t seq = 0; seq < entries.size(); ++seq) {
    REQUIRE(entries[seq].at("seq") == seq);
    REQUIRE(entries[seq].at("recorded").get<std::string>() > recorded);
    recorded = entries[seq].at("recorded").get<std::string>();
  }
}

}  // namespace

namespace {

constexpr int each = 25;
constexpr int rows = 200;

// Four writers, two imports, and two readers for as long as anyone writes.
struct Rush {
  explicit Rush(Town& town) {
    for (const auto& import : imports) {
      cli_tests::write(town.folder() / (import.name + ".csv"),
                       cli_tests::gifts_file(import.name, rows));
    }
    std::vector<std::thread> threads;
    for (auto& writer : writers) {
      threads.emplace_back([&writer, &town] {
        for (int gift = 1; gift <= each; ++gift)
          writer.run(town, town.gift(fmt::format("{}-{}", writer.name, gift)));
      });
    }
    for (auto& import : imports) {
      threads.emplace_back([&import, &town] {
        import.run(town, {"import", "donations", import.name + ".csv",
                          "--profile", "generic", "--format", "json"});
      });
    }
    std::atomic<bool> writing = true;
    std::thread reading([this, &town, &writing] {
      while (writing) {
        readers[0].run(town, {"report", "campaign"});
        readers[1].run(town, {"audit", "log"});
      }
    });
    for (auto& thread : threads)
      thread.join();
    writing = false;
    reading.join();
  }

  std::vector<Writer> writers = {{"A"}, {"B"}, {"C"}, {"D"}};
  std::vector<Writer> imports = {{"E"}, {"F"}};
  std::vector<Writer> readers = {{"campaigns"}, {"log"}};
};

void check_all_done(const std::vector<Writer>& list) {
  for (const auto& one : list) {
    CAPTURE(one.name);
    CHECK_FALSE(one.answers.empty());
    CHECK(one.longest < seconds{30});
    for (const auto& answer : one.answers) {
      CAPTURE(answer.err);
      REQUIRE(answer.status == 0);
    }
  }
}

std::set<std::string> numbered(const std::string& name, int count) {
  std::set<std::string> list;
  for (int number = 1; number <= count; ++number)
    list.insert(fmt::format("{}-{}", name, number));
  return list;
}

}  // namespace

TEST_CASE("four writers and two imports at once lose nothing",
          "[concurrency]") {
  Town town;
  const Rush rush(town);

  check_all_done(rush.writers);
  check_all_done(rush.imports);
  check_all_done(rush.readers);
  std::set<std::string> acknowledged;
  std::set<std::int64_t> entries;
  for (const auto& writer : rush.writers) {
    REQUIRE(writer.answers.size() == each);
    acknowledged.merge(numbered(writer.name, each));
    for (const auto& answer : writer.answers) {
      const auto recorded = json::parse(answer.out);
      CHECK(recorded.at("already") == false);
      CHECK(entries.insert(recorded.at("entry").get<std::int64_t>()).second);
    }
  }
  for (const auto& import : rush.imports) {
    CHECK(json::parse(import.answers.front().out).at("recorded") == rows);
    acknowledged.merge(numbered(import.name, rows));
  }
  const auto there = cli_tests::references(town);
  CHECK(there.size() == 4 * each + 2 * rows);
  CHECK(std::set<std::string>(there.begin(), there.end()) == acknowledged);
  check_gap_free(town);
}

TEST_CASE("the same reference from many at once is recorded once",
          "[concurrency]") {
  Town town;
  std::vector<Writer> writers(6);
  std::vector<std::thread> threads;
  for (auto& writer : writers)
    threads.emplace_back([&] { writer.run(town, town.gift("SAME")); });
  for (auto& thread : threads)
    thread.join();

  std::set<std::int64_t> entries;
  int first = 0;
  for (const auto& writer : writers) {
    CAPTURE(writer.answers.front().err);
    REQUIRE(writer.answers.front().status == 0);
    const auto recorded = json::parse(writer.answers.front().out);
    entries.insert(recorded.at("entry").get<std::int64_t>());
    if (!recorded.at("already").get<bool>()) ++first;
  }
  CHECK(first == 1);
  CHECK(entries.size() == 1);
  CHECK(cli_tests::references(town) == std::vector<std::string>{"SAME"});
}

TEST_CASE("whoever waits past the deadline is told who holds the ledger",
          "[concurrency]") {
  Town town;
  cli_tests::write(town.folder() / "gifts.csv", cli_tests::gifts_file("G", 1));
  // An import that reads on for as long as its pipe stays open.
  auto holder = town.start_script(
      "mkfifo pipe && { exec 3<>pipe; cat gifts.csv >&3;"
      " exec obole import donations pipe --profile generic; }",
      "holder");
  const auto lock = town.folder() / "ledger.obole-lock";
  const auto holds = [&lock] {
    return cli_tests::contents(lock).find("import donations") !=
           std::string::npos;
  };
  while (!holds()) {
    REQUIRE(holder.running());
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }

  auto words = town.gift("LATE");
  words.insert(words.begin(), {"--wait", "1"});
  const auto start = Clock::now();
  const auto answer = town.obole(words);
  const auto waited = Clock::now() - start;

  CHECK(answer.status == 4);
  CHECK(waited >= seconds{1});
  CHECK(waited < seconds{10});
  const auto error = json::parse(answer.err).at("error");
  CHECK(error.at("reason") == "ledger_busy");
  const auto why = error.at("why").get<std::string>();
  CAPTURE(why);
  CHECK(why.starts_with("process "));
  CHECK(why.find(", import donations, since 2") != std::string::npos);

  // Readers do not wait for it, and nothing of either writer was recorded.
  CHECK(town.obole({"report", "campaign"}).status == 0);
  holder.kill();
  CHECK(holder.wait() == 128 + 9);
  CHECK(cli_tests::references(town).empty());
  check_gap_free(town);
}

TEST_CASE("a report that nobody reads keeps no writer waiting",
          "[concurrency]") {
  Town town;
  cli_tests::write(town.folder() / "gifts.csv",
                   cli_tests::gifts_file("G", 5000));
  REQUIRE(
      town.obole({"import", "donations", "gifts.csv", "--profile", "generic"})
          .status == 0);
  // More than a pipe holds; the first letter read says that it is printing.
  const auto* const words_of_list =
      GENERATE("audit log --format json", "donation list --format csv",
               "donation list --format json", "donor list --format json");
  CAPTURE(words_of_list);
  auto report =
      town.start_script(fmt::format("mkfifo pipe; obole {} >pipe & exec 3<pipe;"
                                    " head -c 1 <&3; exec sleep 600",
                                    words_of_list),
                        "report");
  const auto printing = [&town] {
    return !cli_tests::contents(town.drawer() / "report.out").empty();
  };
  while (!printing()) {
    REQUIRE(report.running());
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }

  auto words = town.gift("AT-ONCE");
  words.insert(words.begin(), {"--wait", "0"});
  const auto answer = town.obole(words);
  CAPTURE(answer.err);
  CHECK(answer.status == 0);
  CHECK(report.running());
}
