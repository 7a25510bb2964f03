// A year of a whole territory, and every figure of every report on it worked
// out a second time, from the entries alone, by another program.

#include "cli/desk.hpp"
#include "support/catch.hpp"

TEST_CASE("every figure of every report follows from the entries",
          "[scenario]") {
  cli_tests::Desk desk;
  const auto played = [&desk](const std::string& script) {
    auto process = desk.start_script(
        "export PYTHONDONTWRITEBYTECODE=1\n"
        "cd '" OBOLE_SOURCE_DIR "/tests/cli/scenario'\nyear='" +
            (desk.folder() / "year").string() + "'\n" + script,
        "scenario");
    return desk.answer(process, "scenario");
  };
  const auto told = played(
      "python3 generate.py \"$year\" &&\n"
      "python3 run.py '" OBOLE_PROGRAM "' \"$year\"");
  INFO(told.out << told.err);
  REQUIRE(told.status == 0);
  // Each value is altered in turn too: the check would notice each.
  const auto checked = played(
      "python3 check.py --selftest \"$year/spring\" \"$year/july\""
      " \"$year/end\"");
  INFO(checked.out << checked.err);
  CHECK(checked.status == 0);
}
