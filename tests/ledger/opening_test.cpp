// How a ledger is made and opened, and when it is not.

#include "support/catch.hpp"
#include "support/raw_file.hpp"
#include "support/world.hpp"

#include <sys/stat.h>

using obole::Reason;
using obole::store::Access;
using support::RawFile;
using support::reason;
using support::World;
namespace ledger = obole::ledger;
namespace fs = std::filesystem;

namespace {

ledger::NewOrganisation ville() {
  return {"Ville",
          {},
          {},
          obole::OrganisationKind::commune,
          obole::Currency::eur(),
          "Europe/Paris",
          {}};
}

std::optional<Reason> opening(const World& world, Access access) {
  return reason(ledger::Book::open(world.file(), {access, {}, false}));
}

}  // namespace

TEST_CASE("a new ledger holds its organisation and its accounts", "[journal]") {
  World world;
  CHECK(world.size() == 2);
  CHECK(world.book().organisation().name == "Ville de Saint-Aubin");
  const auto accounts = ledger::bank_accounts(world.book());
  REQUIRE(accounts.size() == 1);
  CHECK(accounts[0].iban == support::town_iban);
  CHECK(world.is_sound());
}

TEST_CASE("a ledger that cannot be opened leaves no file behind", "[journal]") {
  const support::ScratchFolder folder;
  const World world;
  const auto refused = [&](ledger::NewOrganisation organisation) {
    return reason(
        ledger::open_ledger(folder / "a.obole", organisation, world.context));
  };
  auto town = ville();
  town.name = " ";
  CHECK(refused(town) == Reason::text_malformed);
  town.name = "Ville";
  town.siren = "123456789";
  CHECK(refused(town) == Reason::identifier_invalid);
  town.siren.clear();
  town.timezone = "Mars/Olympus";
  CHECK(refused(town) == Reason::choice_unknown);
  town.timezone = "Europe/Paris";
  town.ibans = {"FR7630006000011234567890188"};
  CHECK(refused(town) == Reason::identifier_invalid);
  CHECK(fs::is_empty(folder.path()));

  town.ibans.clear();
  auto context = world.context;
  context.dry_run = true;
  CHECK(ledger::open_ledger(folder / "a.obole", town, context));
  CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("a ledger is never made over another", "[journal]") {
  const World world;
  CHECK(reason(ledger::open_ledger(world.file(), ville(), world.context)) ==
        Reason::ledger_exists);
  CHECK(world.is_sound());
}

TEST_CASE("an opening that comes again is known, unless it declares more",
          "[journal]") {
  const support::ScratchFolder folder;
  const World world;
  const auto file = folder / "a.obole";
  auto town = ville();
  town.ibans = {"FR7630006000011234567890189"};
  CHECK_FALSE(ledger::open_ledger(file, town, world.context)->already);
  CHECK(ledger::open_ledger(file, town, world.context)->already);
  town.ibans.emplace_back("DE89370400440532013000");
  CHECK(reason(ledger::open_ledger(file, town, world.context)) ==
        Reason::ledger_exists);
  town.ibans.pop_back();
  town.timezone = "Indian/Reunion";
  CHECK(reason(ledger::open_ledger(file, town, world.context)) ==
        Reason::ledger_exists);
}

TEST_CASE("what is not a ledger of ours is not opened", "[journal]") {
  World world;
  CHECK(reason(ledger::Book::open(world.folder() / "none.obole", {})) ==
        Reason::ledger_missing);

  SECTION("another application's file") {
    RawFile(world.file()).run("PRAGMA application_id = 7");
    CHECK(opening(world, Access::read) == Reason::ledger_unusable);
  }
  SECTION("another version's") {
    RawFile(world.file()).run("PRAGMA user_version = 2");
    CHECK(opening(world, Access::read) == Reason::ledger_unusable);
  }
  SECTION("one with a trigger of somebody else's") {
    RawFile(world.file())
        .run("CREATE TRIGGER t AFTER INSERT ON donation BEGIN SELECT 1; END");
    CHECK(opening(world, Access::read) == Reason::ledger_altered);
    CHECK(opening(world, Access::write) == Reason::ledger_altered);
  }
  SECTION("one whose people file has another table") {
    RawFile(world.people()).run("CREATE TABLE more(x)");
    CHECK(opening(world, Access::read) == Reason::ledger_altered);
  }
}

TEST_CASE("personal data that others can read stops everything", "[journal]") {
  World world;
  for (const mode_t mode : {0644U, 0640U, 0604U, 0620U}) {
    ::chmod(world.people().c_str(), mode);
    CAPTURE(mode);
    CHECK(opening(world, Access::read) == Reason::ledger_unusable);
    CHECK(opening(world, Access::write) == Reason::ledger_unusable);
  }
  ::chmod(world.people().c_str(), 0600);
  CHECK(opening(world, Access::write) == std::nullopt);
}

TEST_CASE("without its people a ledger is read and verified, never written",
          "[journal]") {
  World world;
  world.campaign("TOIT");
  world.must(World::gift("TOIT", world.donor("Ada"), 5000));
  world.close();
  fs::rename(world.people(), world.folder() / "elsewhere");
  CHECK(opening(world, Access::write) == Reason::ledger_unusable);
  auto book = world.opened(Access::read);
  CHECK_FALSE(book.has_people());
  CHECK_FALSE(ledger::donors(book).at(0).person.has_value());
  const auto verification = world.verified();
  CHECK(verification.problems.empty());
  CHECK_FALSE(verification.with_people);
}
