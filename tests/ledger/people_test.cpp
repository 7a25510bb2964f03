// Persons: kept apart, bound by the entries, and known again.

#include "obole/ledger/commitment.hpp"
#include "obole/ledger/entries.hpp"
#include "support/catch.hpp"
#include "support/raw_file.hpp"
#include "support/world.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

using obole::DonorKind;
using obole::Reason;
using support::RawFile;
using support::reason;
using support::World;
namespace ledger = obole::ledger;

namespace {

const ledger::Person ada = {"Ada Lovelace", "12 rue des Écoles, 72000 Le Mans",
                            "Ada@Example.org", ""};

std::optional<obole::DonorId> same(World& world, const ledger::Person& person,
                                   DonorKind kind = DonorKind::individual) {
  auto journal = world.journal();
  return ledger::find_same(journal, kind, person);
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("the ledger file holds nothing of the person", "[people]") {
  World world;
  world.must(ledger::NewProgramme{support::code("P"), "P"});
  (void)world.record(ledger::NewDonor{DonorKind::individual, ada}).value();
  world.close();
  const auto ledger = bytes_of(world.file());
  for (const auto* const trace :
       {"Lovelace", "Ada", "example.org", "Le Mans"}) {
    CAPTURE(trace);
    CHECK(ledger.find(trace) == std::string::npos);
  }
  CHECK(bytes_of(world.people()).find("Lovelace") != std::string::npos);
}

TEST_CASE("the same person twice is committed to under salts of their own",
          "[people]") {
  World world;
  for (int turn = 0; turn < 2; ++turn)
    (void)world.record(ledger::NewDonor{DonorKind::individual, ada}).value();
  world.close();
  RawFile raw(world.people());
  CHECK(raw.value("SELECT count(DISTINCT hex(salt)) FROM person") == "2");
  CHECK(raw.value("SELECT count(DISTINCT body) FROM person") == "1");
  // Under one likeness: that is how an import knows them again.
  CHECK(raw.value("SELECT count(DISTINCT hex(likeness)) FROM person") == "1");
  CHECK(world.is_sound());
}

TEST_CASE("anyone with salt and text can check what the entry says",
          "[people]") {
  World world;
  const auto donor =
      world.record(ledger::NewDonor{DonorKind::individual, ada}).value();
  const auto entry =
      ledger::find_entry(world.book(), donor.recorded.seq).value();
  obole::canonical::Document body;
  REQUIRE(body.parse(entry.body));
  world.close();
  RawFile raw(world.people());
  const auto salt =
      obole::bytes_of_hex(raw.value("SELECT lower(hex(salt)) FROM person"));
  REQUIRE(salt);
  const std::string text =
      R"({"address":"12 rue des Écoles, 72000 Le Mans",)"
      R"("email":"ada@example.org","name":"Ada Lovelace"})";
  CHECK(raw.value("SELECT body FROM person") == text);
  obole::Sha256 sha;
  CHECK(body.text("person") ==
        obole::hex(sha.of(std::string("obole/person/1\0", 15) + *salt + text)));
}

TEST_CASE("a donor is known again by name and e-mail, or name and address",
          "[people]") {
  World world;
  const auto id =
      world.record(ledger::NewDonor{DonorKind::individual, ada}).value().id;
  CHECK(same(world, ada) == id);
  // Case, accents and punctuation do not make another person; nor does a new
  // address, where there is an e-mail.
  CHECK(same(world, {"LOVELACE", "", "ada@example.org", ""}) == std::nullopt);
  CHECK(same(world, {"Adà  lovelace", "elsewhere", "ADA@example.org", ""}) ==
        id);
  CHECK(same(world, {"Ada Lovelace", ada.address, "", ""}) == std::nullopt);
  CHECK(same(world, {"Ada Lovelace", "", "ada@example.com", ""}) ==
        std::nullopt);

  const ledger::Person bob = {"Bob", "3 place d’Armes, 72000 Le Mans", "", ""};
  const auto other =
      world.record(ledger::NewDonor{DonorKind::individual, bob}).value().id;
  CHECK(same(world, {"BOB", "3, Place d'Armes 72000 LE MANS", "", ""}) ==
        other);
}

TEST_CASE("a name alone is nobody, and so is the anonymous donor", "[people]") {
  World world;
  const ledger::Person martin = {"Martin", "", "", ""};
  (void)world.record(ledger::NewDonor{DonorKind::individual, martin}).value();
  CHECK(same(world, martin) == std::nullopt);
  (void)world.record(ledger::NewDonor{DonorKind::individual, ada}).value();
  CHECK(same(world, ada, DonorKind::anonymous) == std::nullopt);
}

TEST_CASE("a donor has a name, unless anonymous, and a right SIREN",
          "[people]") {
  World world;
  ledger::NewDonor donor{DonorKind::company, {"", "", "", ""}};
  CHECK(reason(world.record(donor)) == Reason::text_malformed);
  donor.person = {"Menuiserie Ndiaye", "", "", "552081318"};
  CHECK(reason(world.record(donor)) == Reason::identifier_invalid);
  donor.person.siren = "552 081 317";
  const auto id = world.record(donor).value().id;
  const auto found = ledger::find_donor(world.book(), id).value();
  CHECK(found.kind == DonorKind::company);
  REQUIRE(found.person);
  CHECK(found.person->siren == "552081317");
  CHECK(ledger::display_name(found) == "Menuiserie Ndiaye");

  const auto nobody =
      world.record(ledger::NewDonor{DonorKind::anonymous, {}}).value().id;
  CHECK(ledger::display_name(
            ledger::find_donor(world.book(), nobody).value()) == nobody.text());
  CHECK(ledger::donors(world.book()).size() == 2);
  CHECK(world.is_sound());
}

TEST_CASE("a donor's id is no sequence: it tells nothing of when or how many",
          "[people]") {
  World world;
  auto journal = world.journal();
  std::vector<obole::DonorId> ids;
  for (int turn = 0; turn < 20; ++turn) {
    ids.push_back(
        ledger::record(journal, ledger::NewDonor{DonorKind::individual,
                                                 {"Ada", "", "", ""}})
            .value()
            .id);
  }
  CHECK_FALSE(std::is_sorted(ids.begin(), ids.end()));
  std::sort(ids.begin(), ids.end());
  CHECK(std::unique(ids.begin(), ids.end()) == ids.end());
}
