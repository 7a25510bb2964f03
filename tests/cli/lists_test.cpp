// Long lists are written as they are read: the same bytes, in little memory.

#include "cli/desk.hpp"
#include "support/catch.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

using cli_tests::Answer;
using cli_tests::contents;
using cli_tests::Town;
using nlohmann::ordered_json;

namespace {

// Some pages of the list, and more than a pipe or a buffer holds.
constexpr int many = 9000;

struct Full : Town {
  Full() {
    cli_tests::write(folder() / "gifts.csv", cli_tests::gifts_file("G", many));
    const auto answer =
        obole({"import", "donations", "gifts.csv", "--profile", "generic"});
    CAPTURE(answer.err);
    REQUIRE(answer.status == 0);
  }

  Answer script(const std::string& text) {
    auto process = start_script(text, "script");
    return answer(process, "script");
  }
};

}  // namespace

TEST_CASE("a long list is whole, in order and in the shape of a short one",
          "[lists]") {
  Full town;
  const auto answer = town.obole({"donation", "list", "--format", "json"});
  REQUIRE(answer.status == 0);
  const auto list = ordered_json::parse(answer.out);
  CHECK(answer.out == list.dump(2) + '\n');
  const auto& gifts = list.at("donations");
  REQUIRE(gifts.size() == many);
  const auto csv = town.obole({"donation", "list", "--format", "csv"});
  const auto lines = cli_tests::lines_of(csv.out);
  REQUIRE(lines.size() == many + 1);
  for (std::size_t at = 0; at < many; ++at) {
    const auto number = at + 1;
    REQUIRE(gifts[at].at("reference") == fmt::format("G-{}", number));
    REQUIRE(gifts[at].at("name") == fmt::format("G {}", number));
    REQUIRE(gifts[at].at("amount") == fmt::format("{}.00", number));
    REQUIRE(lines[at + 1].find(
                fmt::format(",G {},{}.00,0.00,0.00,card,,G-{},false,\r", number,
                            number, number)) != std::string::npos);
  }
}

TEST_CASE("every list is the JSON that the library would write", "[lists]") {
  Full town;
  for (const char* const words :
       {"donor list", "pledge list", "audit log", "donation list"}) {
    CAPTURE(words);
    auto typed = cli_tests::words_of(words);
    typed.insert(typed.end(), {"--format", "json"});
    const auto answer = town.obole(typed);
    REQUIRE(answer.status == 0);
    CHECK(answer.out == ordered_json::parse(answer.out).dump(2) + '\n');
  }
}

TEST_CASE("a name with quotes, backslashes or accents is spelled out",
          "[lists]") {
  Town town;
  const std::string name = R"(Éloïse "Lo" \ d’Été, 山田)";
  REQUIRE(town.obole({"donor", "add", "--kind", "individual", "--name", name})
              .status == 0);
  const auto answer = town.obole({"donor", "list", "--format", "json"});
  const auto list = ordered_json::parse(answer.out);
  CHECK(list.at("donors").at(1).at("name") == name);
  CHECK(answer.out == list.dump(2) + '\n');
}

TEST_CASE("a long list in a file is what it is on standard output", "[lists]") {
  Full town;
  for (const char* const format : {"csv", "json"}) {
    CAPTURE(format);
    const auto out = town.obole({"donation", "list", "--format", format});
    const auto file =
        town.obole({"donation", "list", "--format", format, "-o", "list"});
    REQUIRE(file.status == 0);
    CHECK(file.out.empty());
    CHECK(contents(town.folder() / "list") == out.out);
  }
}

TEST_CASE(
    "a file that cannot be written whole is not there, and the one "
    "before stays",
    "[lists]") {
  Full town;
  cli_tests::write(town.folder() / "list.csv", "last year");
  const auto answer = town.script(
      "ulimit -f 300; exec obole donation list --format csv -o list.csv");
  CHECK(answer.status == 4);
  CAPTURE(answer.err);
  CHECK(answer.err.find("list.csv: it cannot be written") != std::string::npos);
  CHECK(contents(town.folder() / "list.csv") == "last year");
  for (const auto& one : std::filesystem::directory_iterator(town.folder()))
    CHECK(one.path().extension() != ".tmp");
}

TEST_CASE("a reader that has enough of a long list is left in peace",
          "[lists]") {
  Full town;
  const auto answer = town.script(
      "{ obole donation list --format csv --quiet; echo $? >status; } |"
      " head -n 1");
  CHECK(answer.err.empty());
  CHECK(answer.out.starts_with("id,date,"));
  CHECK(contents(town.folder() / "status") == "0\n");
}

TEST_CASE("a long list that finds the disk full says so", "[lists]") {
  Full town;
  const auto answer =
      town.script("exec obole donation list --format csv >/dev/full");
  CHECK(answer.status == 4);
  CHECK(answer.err.find("standard output: it cannot be written") !=
        std::string::npos);
}
