// Nights nobody watches: thirty of them, with files in any order, late or
// twice, end where nights in order do; and so does one that is killed.

#include "cli/blow.hpp"
#include "cli/nightly_arrivals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>

using cli_tests::arrivals;
using cli_tests::Blow;
using cli_tests::check_verifies;
using cli_tests::File;
using cli_tests::first_iban;
using cli_tests::kills;
using cli_tests::months;
using cli_tests::second_iban;
using cli_tests::seed;
using cli_tests::time_of_script;
using cli_tests::Town;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;

class Nights : public Town {
 public:
  Nights() {
    must({"account", "add", first_iban, "--title", "First"});
    must({"account", "add", second_iban, "--title", "Second"});
    must({"campaign", "add", "NUITS", "--title", "Les nuits", "--goal", "9000",
          "--opens", "2026-01-01", "--closes", "2026-12-31"});
    fs::create_directory(inbox());
    cli_tests::write(inbox() / "inbox.toml", R"(
[[file]]
match = "stripe-*.csv"
profile = "stripe"
campaign = "NUITS"
[[file]]
match = "balance-*.csv"
kind = "payout"
profile = "stripe"
[[file]]
match = "ulule-*.csv"
profile = "neuf.toml"
campaign = "NUITS"
[[file]]
match = "asso-*.csv"
profile = "asso.toml"
campaign = "NUITS"
[[file]]
match = "direct-*.csv"
profile = "generic"
campaign = "NUITS"
)");
    profile("neuf.toml", "NEUF", "fee = [\"frais\"]\n");
    profile("asso.toml", "ASSO", "");
    copy("ledger", "before");
  }

  fs::path inbox() const { return folder() / "inbox"; }

  void start_over() {
    copy("before", "ledger");
    for (const char* const made : {"archive", "reports", "copies"})
      fs::remove_all(folder() / made);
  }

  void put(const File& file) {
    cli_tests::write(inbox() / file.name, file.bytes);
  }

  json night() {
    return must({"nightly", "--inbox", "inbox", "--archive", "archive",
                 "--report", "reports", "--backup", "copies"});
  }

  // What an officer does of a morning, once what it is about is there: cheques
  // go to the bank, month by month, and the chargeback is recorded.
  void morning() {
    const auto list = must({"donation", "list"});
    for (const auto& gift : list["donations"]) {
      const auto number = std::to_string(gift["id"].get<int>());
      const auto reference = gift["reference"].is_null()
                                 ? std::string()
                                 : gift["reference"].get<std::string>();
      if (reference.starts_with("CHQ-2026-0")) {
        const auto month = reference.substr(10);
        must({"deposit", "add", "--slip", "9000" + month, "--date",
              "2026-0" + month + "-10", "--reference", "SLIP-" + month,
              number});
      }
      if (reference == cli_tests::charged_back) {
        const auto opened =
            must({"dispute", "open", "--donation", number, "--amount",
                  gift["amount"].get<std::string>(), "--date", "2026-03-01",
                  "--payout", cli_tests::short_payout, "--reference", "CB-1"});
        must({"dispute", "lose", std::to_string(opened["entry"].get<int>()),
              "--date", "2026-04-20", "--reference", "CB-2"});
      }
    }
  }

  // The books are closed before the last file comes, which gives back a gift of
  // a month that is closed.
  void last(const File& file) {
    must({"close", "--through", "2026-03-31"});
    put(file);
    (void)night();
    morning();
    (void)night();
  }

  // What an officer sees in the end, without what depends on the clock, on
  // numbers of entries or on who was registered first.
  std::string state() {
    json state;
    for (const auto& words :
         {std::vector<std::string>{"report", "campaign", "NUITS"},
          std::vector<std::string>{"report", "balances"},
          std::vector<std::string>{"report", "monthly"},
          std::vector<std::string>{"report", "platform"},
          std::vector<std::string>{"report", "mandate", "--campaign", "NUITS",
                                   "--from", "2026-01-01", "--to",
                                   "2026-12-31"}}) {
      auto report = must(words);
      for (const char* const moving : {"root", "entries", "operations", "size"})
        report.erase(moving);
      state.push_back(report);
    }
    auto lines = must({"report", "reconciliation"});
    state.push_back(lines["accounts"]);
    state.push_back(lines["breaks"]);
    state.push_back(lines["platforms"]);
    std::vector<std::string> open;
    for (const auto& line : lines["open_lines"])
      open.push_back(line["booked_on"].get<std::string>() +
                     line["amount"].get<std::string>() +
                     line["text"].get<std::string>());
    std::sort(open.begin(), open.end());
    state.push_back(open);
    return state.dump(1);
  }

  json must(std::vector<std::string> words) {
    words.insert(words.end(), {"--format", "json"});
    const auto answer = obole(words);
    CAPTURE(words, answer.err);
    REQUIRE((answer.status == 0 || answer.status == 1));
    return json::parse(answer.out);
  }

 private:
  void profile(const char* file, const char* platform, const char* fee) {
    cli_tests::write(inbox() / file,
                     fmt::format("name = \"{}\"\nplatform = \"{}\"\n[columns]\n"
                                 "reference = [\"ref\"]\ndate = [\"jour\"]\n"
                                 "amount = [\"montant\"]\nname = [\"nom\"]\n"
                                 "payout = [\"lot\"]\n{}",
                                 platform, platform, fee));
  }

  void copy(const char* from, const char* to) {
    for (const char* const ending : {"obole", "people"}) {
      fs::copy_file(folder() / fmt::format("{}.{}", from, ending),
                    folder() / fmt::format("{}.{}", to, ending),
                    fs::copy_options::overwrite_existing);
    }
  }
};

constexpr const char* night =
    "obole nightly --inbox inbox --archive archive --report reports --backup "
    "copies >said; test $? -le 1";

}  // namespace

TEST_CASE("thirty nights in any order, late and twice, end in the same state",
          "[nightly]") {
  auto files = arrivals();
  REQUIRE(files.size() == 7 * months);
  const auto late = std::find_if(
      files.begin(), files.end(),
      [](const File& file) { return file.name == cli_tests::late_file; });
  const auto last = *late;
  files.erase(late);
  Nights town;
  for (const auto& file : files) {
    town.put(file);
    (void)town.night();
    town.morning();
  }
  town.last(last);
  check_verifies(town);
  const auto expected = town.state();
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
    town.last(last);
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
