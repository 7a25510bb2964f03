// Another program, written from docs/ledger-format.md alone, agrees: it accepts
// what we record and finds what is changed.

#include "full_world.hpp"

#include "support/catch.hpp"
#include "support/raw_file.hpp"

#include <array>
#include <cstdio>
#include <string>
#include <sys/wait.h>

using support::World;

namespace {

struct Opinion {
  int exit;
  std::string says;
};

Opinion opinion(const World& world) {
  const auto command = "python3 " OBOLE_SOURCE_DIR
                       "/tests/ledger/format_check.py '" +
                       world.file().string() + "' 2>&1";
  auto* const pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  Opinion heard{0, {}};
  std::array<char, 4096> buffer{};
  while (const auto size = std::fread(buffer.data(), 1, buffer.size(), pipe))
    heard.says.append(buffer.data(), size);
  heard.exit = WEXITSTATUS(::pclose(pipe));
  return heard;
}

}  // namespace

TEST_CASE("another program verifies every kind of entry", "[format]") {
  World world;
  full_world::fill(world, 130);
  world.close();
  const auto heard = opinion(world);
  INFO(heard.says);
  CHECK(heard.exit == 0);
}

TEST_CASE("another program finds what was changed", "[format]") {
  World world;
  full_world::fill(world, 3);
  world.close();
  const auto* const sql = GENERATE(
      "UPDATE matching SET amount = amount + 1",
      "UPDATE movement SET fee = fee + 1 WHERE id = 1",
      "DELETE FROM completion", "UPDATE verdict SET verdict = 'missed'",
      "DELETE FROM instalment WHERE ord = 1",
      "UPDATE campaign_sum SET in_kind = in_kind + 1",
      "UPDATE refund SET cause = 'fraud' WHERE cause = 'duplicate'");
  support::RawFile(world.file()).run(sql);
  const auto heard = opinion(world);
  CAPTURE(sql);
  INFO(heard.says);
  CHECK(heard.exit == 1);
}
