#include "cli/nights.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cli_tests {

namespace fs = std::filesystem;
using nlohmann::json;

Nights::Nights() {
  must({"account", "add", first_iban, "--title", "First"});
  must({"account", "add", second_iban, "--title", "Second"});
  must({"campaign", "add", "NUITS", "--title", "Les nuits", "--goal", "9000",
        "--opens", "2026-01-01", "--closes", "2026-12-31"});
  fs::create_directory(inbox());
  write(inbox() / "inbox.toml", R"(
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

void Nights::start_over() {
  copy("before", "ledger");
  for (const char* const made : {"archive", "reports", "copies"})
    fs::remove_all(folder() / made);
}

void Nights::copy(const char* from, const char* to) {
  for (const char* const ending : {"obole", "people"}) {
    fs::copy_file(folder() / fmt::format("{}.{}", from, ending),
                  folder() / fmt::format("{}.{}", to, ending),
                  fs::copy_options::overwrite_existing);
  }
}

json Nights::night() {
  return must({"nightly", "--inbox", "inbox", "--archive", "archive",
               "--report", "reports", "--backup", "copies"});
}

void Nights::morning() {
  const auto list = must({"donation", "list"});
  for (const auto& gift : list["donations"]) {
    const auto number = std::to_string(gift["id"].get<int>());
    const auto reference = gift["reference"].is_null()
                               ? std::string()
                               : gift["reference"].get<std::string>();
    if (reference.starts_with("CHQ-2026-0")) {
      const auto month = reference.substr(10);
      must({"deposit", "add", "--slip", "9000" + month, "--date",
            "2026-0" + month + "-10", "--reference", "SLIP-" + month, number});
    }
    if (reference == charged_back) {
      const auto opened =
          must({"dispute", "open", "--donation", number, "--amount",
                gift["amount"].get<std::string>(), "--date", "2026-03-01",
                "--payout", short_payout, "--reference", "CB-1"});
      must({"dispute", "lose", std::to_string(opened["entry"].get<int>()),
            "--date", "2026-04-20", "--reference", "CB-2"});
    }
  }
}

void Nights::come(const std::vector<File>& files) {
  for (const auto& file : files) {
    put(file);
    (void)night();
    morning();
  }
  (void)night();
}

std::string Nights::state() {
  json state = json::parse(state_but_days());
  add(state, {"report", "monthly"});
  add(state, {"report", "mandate", "--campaign", "NUITS", "--from",
              "2026-01-01", "--to", "2026-12-31"});
  return state.dump(1);
}

std::string Nights::state_but_days() {
  json state;
  for (const auto& words :
       {std::vector<std::string>{"report", "campaign", "NUITS"},
        std::vector<std::string>{"report", "balances"},
        std::vector<std::string>{"report", "platform"}})
    add(state, words);
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

void Nights::add(json& state, const std::vector<std::string>& words) {
  auto report = must(words);
  for (const char* const moving : {"root", "entries", "operations", "size"})
    report.erase(moving);
  state.push_back(report);
}

json Nights::must(std::vector<std::string> words) {
  words.insert(words.end(), {"--format", "json"});
  const auto answer = obole(words);
  CAPTURE(words, answer.err);
  REQUIRE((answer.status == 0 || answer.status == 1));
  return json::parse(answer.out);
}

void Nights::profile(const char* file, const char* platform, const char* fee) {
  write(inbox() / file,
        fmt::format("name = \"{}\"\nplatform = \"{}\"\n[columns]\n"
                    "reference = [\"ref\"]\ndate = [\"jour\"]\n"
                    "amount = [\"montant\"]\nname = [\"nom\"]\n"
                    "payout = [\"lot\"]\n{}",
                    platform, platform, fee));
}

}  // namespace cli_tests
