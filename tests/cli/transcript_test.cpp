// The sessions in transcripts/ are played by cases that the build writes, one
// for each file (tests.cmake).  Here stands what the player itself promises.

#include "cli/transcript.hpp"

#include "support/catch.hpp"

using cli_tests::Normal;
using cli_tests::parse_transcript;
using cli_tests::print_transcript;

TEST_CASE("a transcript is printed as it was written", "[transcript]") {
  const std::string written =
      "# A remark\n"
      "\n"
      "$ printf '\\n# a\\n$ b\\n\\\\c\\n\\n'; echo no >&2; false\n"
      "\n"
      "\\# a\n"
      "\\$ b\n"
      "\\\\c\n"
      "\\\n"
      "! no\n"
      "? 1\n"
      "\n"
      "$ cat <<END\n"
      "> one\n"
      "> two\n"
      "> END\n"
      "one\n"
      "two\n"
      "\n"
      "$ printf x\n"
      "x\n"
      "\\ no newline at the end\n";
  auto steps = parse_transcript(written);
  REQUIRE(steps.size() == 3);

  cli_tests::Desk desk;
  cli_tests::run(desk, steps);

  CHECK(print_transcript(steps) == written);
}

TEST_CASE("one shell plays a whole transcript", "[transcript]") {
  auto steps = parse_transcript("$ KEPT=yes\n$ echo $KEPT\n");
  cli_tests::Desk desk;
  cli_tests::run(desk, steps);

  CHECK(steps[1].answer.out == "yes\n");
}

TEST_CASE("what is random or comes from the clock is made the same",
          "[transcript]") {
  Normal normal("/tmp/place");
  const std::string digest(64, 'a');
  const std::string key(32, 'b');

  CHECK(normal.of("D7K2M9QX4TB and DY77C8T9RP1, D7K2M9QX4TB") ==
        "DONOR000001 and DONOR000002, DONOR000001");
  CHECK(normal.of("DY77C8T9RP1") == "DONOR000002");
  CHECK(normal.of(digest + ' ' + key) == "HASH KEY");
  CHECK(normal.of("2026-11-25T23:54:34.465564630Z 2026-11-25") ==
        "INSTANT 2026-11-25");
  CHECK(normal.of("process 4711, close") == "process PID, close");
  CHECK(normal.of("/tmp/place/ledger.obole") == "SCRATCH/ledger.obole");
  CHECK(normal.of("\xEF\xBB\xBF"
                  "a\r\n\x1B[1m") == "<BOM>a<CR>\n<ESC>[1m");
}
