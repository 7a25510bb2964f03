// Nights nobody watches: thirty of them, with files in any order, late or
// twice, end where nights in order do; and so does one that is killed.

#include "cli/blow.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>

using cli_tests::Blow;
using cli_tests::check_verifies;
using cli_tests::kills;
using cli_tests::seed;
using cli_tests::time_of_script;
using cli_tests::Town;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;

constexpr const char* first_iban = "FR7630006000011234567890189";
constexpr const char* second_iban = "FR7630001007941234567890185";
constexpr int months = 5;

struct File {
  std::string name;
  std::string bytes;
};

std::string comma(std::int64_t cents) {
  return fmt::format("{},{:02}", cents / 100, cents % 100);
}
std::string point(std::int64_t cents) {
  return fmt::format("{}.{:02}", cents / 100, cents % 100);
}

struct Booked {
  std::int64_t cents;  // negative leaves
  std::string name;
  std::string text;
};

// A month of one account in MT940: its balance follows from the one before.
std::string mt940(const char* iban, int month, std::int64_t& balance,
                  const std::vector<Booked>& lines) {
  auto text =
      fmt::format(":20:STARTUMS\n:25:{}\n:28C:{}/1\n:60F:C26{:02}01EUR{}\n",
                  iban, month, month, comma(balance));
  for (const auto& one : lines) {
    balance += one.cents;
    text += fmt::format(":61:26{:02}15{}{}NTRFNONREF\n:86:/ORDP/{}/REMI/{}\n",
                        month, one.cents < 0 ? "D" : "C",
                        comma(std::abs(one.cents)), one.name, one.text);
  }
  return text + fmt::format(":62F:C26{:02}28EUR{}\n-\n", month, comma(balance));
}

// What comes in five months: three platforms, two accounts.
std::vector<File> arrivals() {
  std::vector<File> files;
  std::int64_t first = 100'000;
  std::int64_t second = 50'000;
  for (int month = 1; month <= months; ++month) {
    const auto day = fmt::format("2026-{:02}-03", month);
    // Stripe: two gifts less fees, and in the fourth month a refund of the
    // first month's gift, in another payout than the gift's.
    const std::int64_t stripe_gift = 5000 + month * 101;
    std::string stripe =
        "source_id,created_utc,gross,fee,net,currency,reporting_category,"
        "automatic_payout_id,charge_id,customer_name\n";
    std::int64_t stripe_net = 0;
    for (const int which : {1, 2}) {
      stripe += fmt::format(
          "ch_{}_{},{} 09:00:00,{},1.00,{},eur,charge,po2026m{}x,,"
          "Donor {}\n",
          month, which, day, point(stripe_gift * which),
          point(stripe_gift * which - 100), month, which);
      stripe_net += stripe_gift * which - 100;
    }
    if (month == 4) {
      stripe += fmt::format(
          "re_1,{} 09:00:00,-{},0.00,-{},eur,refund,po2026m4x,"
          "ch_1_1,Donor 1\n",
          day, point(5101), point(5101));
      stripe_net -= 5101;
    }
    files.push_back({fmt::format("stripe-{}.csv", month), stripe});
    // Two more platforms, by profiles of the town's own.
    std::string ulule = "ref;jour;montant;frais;nom;lot\n";
    std::string asso = "ref;jour;montant;nom;lot\n";
    const std::int64_t ulule_gift = 3000 + month * 7;
    const std::int64_t asso_gift = 2000 + month * 13;
    ulule += fmt::format("U-{0};{1};{2};1.50;Zoé {0};ULOT-{0}x\n", month, day,
                         point(ulule_gift));
    asso += fmt::format("A-{0};{1};{2};Luc {0};ALOT-{0}x\n", month, day,
                        point(asso_gift));
    files.push_back({fmt::format("ulule-{}.csv", month), ulule});
    files.push_back({fmt::format("asso-{}.csv", month), asso});
    // Direct gifts by transfer, known by their references.
    std::string direct = "reference;date;amount;name;method\n";
    const std::int64_t direct_gift = 1000 + month * 3;
    direct += fmt::format("DON-2026-0{0};{1};{2};Ada {0};transfer\n", month,
                          day, point(direct_gift));
    direct += fmt::format("CHQ-2026-0{0};{1};{2};Bob {0};cheque\n", month, day,
                          point(direct_gift + 1));
    files.push_back({fmt::format("direct-{}.csv", month), direct});

    files.push_back(
        {fmt::format("first-{}.sta", month),
         mt940(first_iban, month, first,
               {{stripe_net, "STRIPE", fmt::format("po2026m{}x", month)},
                {direct_gift, "ADA", fmt::format("don DON-2026-0{}", month)},
                {-200, "BANQUE", "frais"}})});
    files.push_back(
        {fmt::format("second-{}.sta", month),
         mt940(second_iban, month, second,
               {{ulule_gift - 150, "NEUF", fmt::format("ULOT-{}x", month)},
                {asso_gift, "ASSO", fmt::format("ALOT-{}x", month)}})});
  }
  return files;
}

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
match = "ulule-*.csv"
profile = ".neuf.toml"
campaign = "NUITS"
[[file]]
match = "asso-*.csv"
profile = ".asso.toml"
campaign = "NUITS"
[[file]]
match = "direct-*.csv"
profile = "generic"
campaign = "NUITS"
)");
    profile(".neuf.toml", "NEUF", "fee = [\"frais\"]\n");
    profile(".asso.toml", "ASSO", "");
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

  // What an officer sees in the end, without what depends on the clock, on
  // numbers of entries or on who was registered first.
  std::string state() {
    json state;
    for (const auto& words :
         {std::vector<std::string>{"report", "campaign", "NUITS"},
          std::vector<std::string>{"report", "balances"},
          std::vector<std::string>{"report", "monthly"},
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
  const auto files = arrivals();
  REQUIRE(files.size() == 6 * months);
  Nights town;
  for (const auto& file : files) {
    town.put(file);
    (void)town.night();
  }
  check_verifies(town);
  const auto expected = town.state();
  // By hand: in each of 5 months 2 gifts of Stripe and 4 others; one goes back.
  const auto report = town.must({"report", "campaign", "NUITS"});
  CHECK(report["donations"] == 30);
  CHECK(report["refunded"] == "51.01");
  // Everything is seen on the bank but the cheques, which nobody deposited.
  CHECK(report["unreconciled"] == "50.50");

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
    }
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
