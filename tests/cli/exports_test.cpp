// What is exported for other programs is read by them, and they find our
// figures in it (exports_check.py runs them).

#include "ledger/full_world.hpp"

#include "cli/desk.hpp"
#include "support/catch.hpp"

using support::World;

namespace {

// Titles that mean something else to one of the programs.
constexpr const char* hostile[] = {
    "2026-01-01 * \"x\"",
    "a; entry: 7 | b \\ \"c\" [2026-03-03] (d) :: e: f, g",
    "; not a comment",
    "ends in a backslash \\",
    "\"",
    "tab\tand\nline\r\nend",
    "L’été – « déjà » 漢字 \u202e hidden \u00a0 wide",
    "= 12 @ 3 {4} ~ 5 ! * # ^tag",
    "    Assets:Cash  100.00 EUR",
    "note:: 1 +",
    "=cmd|' /C calc'!A0",
    "_x0041_ and _x5f_",
    "'already quoted",
    "+1-1@2",
};

void add_hostile(World& world) {
  const auto donor = world.donor("Zénobie \"Zed\" Ostrogorski; Quimperlé");
  int number = 0;
  for (const auto* const title : hostile) {
    const auto name = "HOSTILE-" + std::to_string(++number);
    auto terms = World::terms(name);
    terms.title = title;
    world.must(terms);
    world.must(World::gift(name, donor, 1000 + number));
  }
}

// A gift of another year than the rest of the world's.
void add_gift(World& world, const char* campaign, const char* date) {
  world.campaign(campaign);
  auto gift = World::gift(campaign, world.donor("Someone Else"), 700);
  gift.date = support::day(date);
  gift.outside_dates = true;
  world.must(gift);
}

cli_tests::Answer check(cli_tests::Desk& desk, const std::string& what,
                        const std::filesystem::path& file) {
  auto process = desk.start_script(
      "PYTHONDONTWRITEBYTECODE=1 python3 '" OBOLE_SOURCE_DIR
      "/tests/cli/exports_check.py' " +
          what + " '" OBOLE_PROGRAM "' '" + file.string() + "'",
      "check");
  return desk.answer(process, "check");
}

}  // namespace

TEST_CASE("three accounting programs accept the journal and find our balances",
          "[exports]") {
  cli_tests::Desk desk;
  World world;
  full_world::fill(world, 130);
  add_hostile(world);
  world.close();
  const auto heard = check(desk, "journals", world.file());
  INFO(heard.out << heard.err);
  CHECK(heard.status == 0);
}

TEST_CASE("a journal in a currency with none or three decimals is read alike",
          "[exports]") {
  const auto* const currency = GENERATE("JPY", "KWD");
  cli_tests::Desk desk;
  REQUIRE(
      desk.obole({"init", "--name", "Town", "--currency", currency}).status ==
      0);
  REQUIRE(
      desk.obole({"campaign", "add", "TOIT", "--title", "Roof", "--goal",
                  "1000", "--opens", "2026-01-01", "--closes", "2026-12-31"})
          .status == 0);
  const auto donor = desk.obole({"donor", "add", "--kind", "individual",
                                 "--name", "Ann", "--format", "json"})
                         .out;
  const auto at = donor.find("\"D") + 1;
  REQUIRE(desk.obole({"donation", "add", "--campaign", "TOIT", "--donor",
                      donor.substr(at, 11), "--amount", "1234567", "--date",
                      "2026-02-01", "--method", "cheque"})
              .status == 0);
  const auto heard = check(desk, "journals", desk.folder() / "ledger.obole");
  INFO(heard.out << heard.err);
  CHECK(heard.status == 0);
}

TEST_CASE("the entries of a year keep every rule of the FEC, and our balances",
          "[exports]") {
  cli_tests::Desk desk;
  World world;
  add_gift(world, "EARLY", "2025-12-31");
  full_world::fill(world, 130);
  add_hostile(world);
  world.context.today = support::day("2027-03-01");
  add_gift(world, "LATE", "2027-01-01");
  world.close();
  const auto heard = check(desk, "fec", world.file());
  INFO(heard.out << heard.err);
  CHECK(heard.status == 0);
}

TEST_CASE("lists say the same in CSV, JSON Lines and workbooks, and no names",
          "[exports]") {
  cli_tests::Desk desk;
  World world;
  full_world::fill(world, 130);
  add_hostile(world);
  world.close();
  const auto heard = check(desk, "lists", world.file());
  INFO(heard.out << heard.err);
  CHECK(heard.status == 0);
}

TEST_CASE("a ledger without a movement is a journal too", "[exports]") {
  cli_tests::Desk desk;
  REQUIRE(desk.obole({"init", "--name", "Town"}).status == 0);
  const auto heard = check(desk, "empty", desk.folder() / "ledger.obole");
  INFO(heard.out << heard.err);
  CHECK(heard.status == 0);
}
