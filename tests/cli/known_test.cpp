// Every command that reads the books answers for an earlier state of knowledge
// as it did then, whatever came since: none may be added that forgets it.

#include "ledger/full_world.hpp"

#include "cli/command.hpp"
#include "cli/desk.hpp"
#include "cli/reading.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <set>

namespace {

using cli_tests::Answer;
using cli_tests::Desk;
using cli_tests::reading_commands;
using support::World;

// What these answer is no question to the books at one size.
const std::set<std::string_view> without_known = {
    "init",                  // it records
    "campaign apply",        // it records
    "receipt authenticate",  // whether a paper holds now
    "rules check",           // of a file
    "report diff",           // between --from and --to
    "audit verify",          // of the files as they are
    "audit show",            // one entry, which does not change
    "audit key new",         // no book
    "audit checkpoint",      // signed as of now
    "audit prove",           // --to
    "audit check-proof",     // of a file
    "audit witness",         // of a file
    "audit verify-bundle",   // of a folder
    "backup",                // of the files as they are
    "rebuild",               // of the files as they are
};

// Reports whose days are chosen otherwise.
const std::set<std::string_view> without_day = {
    "report retention",  // --on
    "report mandate",    // --from, --to
    "report platform",   // --from, --to
};

bool takes(const cli::Command& command, std::string_view option) {
  return std::any_of(
      command.options.begin(), command.options.end(),
      [&](const cli::Option& one) { return one.name == option; });
}

void copy_ledger(const std::filesystem::path& from,
                 const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  for (const auto* const ending : {".obole", ".people"}) {
    auto file = from;
    file.replace_extension(ending);
    std::filesystem::copy_file(file, folder / ("town" + std::string(ending)));
  }
}

// Something of everything that is reported, after the copy was made.
void grow(Desk& desk, const std::string& ledger, const std::string& known,
          std::int64_t gift) {
  const auto must = [&](const std::string& words) {
    auto typed = cli_tests::words_of("--ledger " + ledger + ' ' + words);
    for (auto& word : typed)
      std::replace(word.begin(), word.end(), '_', ' ');
    const auto answer = desk.obole(typed);
    CAPTURE(words, answer.err);
    REQUIRE(answer.status <= 1);
    return answer.out;
  };
  const auto json =
      must("donor add --kind individual --name Late --format json");
  const auto donor = json.substr(json.find("\"D") + 1, 11);
  const auto of_donor = " --donor " + donor;
  must("account add FR7699999000710002600010151");
  must("organisation signatory --name Zoe --quality Maire --from 2026-06-20");
  must("programme add LATER --title Later");
  must("project add LATER --title Later --programme LATER");
  must(
      "campaign add LATER --title Later --goal 10 --project LATER --opens "
      "2026-01-01 --closes 2026-12-31");
  must("campaign dossier set LATER opinion-asked 2026-03-01");
  must("campaign tier add LATER CUP --minimum 5 --benefit 1");
  must("match-fund add LATER --campaign LATER --ratio 1/1 --cap 50" +
       (" --funder " + donor));
  must("earmark add LATER --title Later");
  must("pledge add --campaign LATER --amount 40 --date 2026-06-01" + of_donor);
  must(
      "donation add --campaign LATER --amount 30 --date 2026-06-02 --method "
      "card --tier CUP --earmark LATER" +
      of_donor);
  must(
      "donation add --campaign LATER --amount 20 --date 2026-06-03 --method "
      "cheque" +
      of_donor);
  must(
      "refund add --amount 1 --date 2026-06-20 --reason Late --approved-by Zoe "
      "--donation " +
      std::to_string(gift));
  must("receipt void 2026-000001 --reason Late");
  must("donor publish --as Late " + donor);
  must("donor amend --name Renamed --address 12,_75001_Paris " + known);
  must("policy set refund-approval named");
}

// The first value of a field in the JSON that a list answers.
std::string first(Desk& desk, const std::string& ledger,
                  const std::string& list, const std::string& field) {
  auto words = cli_tests::words_of("--ledger " + ledger + " --format json");
  for (const auto& word : cli_tests::words_of(list))
    words.push_back(word);
  const auto json = desk.obole(words).out;
  const auto at = json.find('"' + field + "\": ");
  REQUIRE(at != std::string::npos);
  const auto from = json.find_first_not_of("\" ", at + field.size() + 3);
  return json.substr(from, json.find_first_of("\",\n", from) - from);
}

}  // namespace

TEST_CASE("every command that reads is in the table of those that are tested",
          "[known]") {
  std::set<std::string_view> tested;
  for (const auto& one : reading_commands)
    tested.insert(one.words);
  for (const auto* const command : cli::commands()) {
    CAPTURE(command->words);
    if (command->records) continue;
    CHECK(tested.contains(command->words) !=
          without_known.contains(command->words));
  }
}

TEST_CASE("every report answers for an accounting day", "[known]") {
  for (const auto* const command : cli::commands()) {
    if (!command->words.starts_with("report ")) continue;
    CAPTURE(command->words);
    CHECK(takes(*command, "--as-of") != without_day.contains(command->words));
  }
}

TEST_CASE("what was known then is told as it was told then, by every command",
          "[known]") {
  Desk desk;
  World world;
  full_world::fill(world, 12);
  const auto size = std::to_string(world.size());
  world.close();
  const auto then = desk.folder() / "then";
  const auto now = desk.folder() / "now";
  copy_ledger(world.file(), then);
  copy_ledger(world.file(), now);
  const auto before = (then / "town.obole").string();
  const auto grown = (now / "town.obole").string();
  const cli_tests::Names names = {
      {"{donor}", first(desk, before, "donor list", "id")},
      {"{pledge}", first(desk, before, "pledge list", "id")},
      {"{donation}", first(desk, before, "donation list", "id")}};
  grow(desk, grown, names.at("{donor}"), std::stoll(names.at("{donation}")));

  for (const auto& one : reading_commands) {
    CAPTURE(one.words, one.more);
    const auto* const command = cli_tests::command_named(one.words);
    REQUIRE(command != nullptr);
    CHECK(takes(*command, "--known-at"));
    for (const auto* const format : {"json", "table", "csv"}) {
      const auto typed = [&](const std::string& ledger) {
        return cli_tests::typed(one, names, ledger, format);
      };
      auto known = typed(grown);
      known.insert(known.end(), {"--known-at", size});
      const auto was = desk.obole(typed(before));
      const auto is = desk.obole(known);
      CAPTURE(was.err, is.err);
      CHECK(was.status <= 1);
      CHECK(is.status == was.status);
      CHECK(is.out == was.out);
      CHECK(is.err == was.err);
      // The root is another, at least.
      const auto since = desk.obole(typed(grown));
      CHECK(since.out + since.err != was.out + was.err);
    }
  }
}
