// A person forgotten: nothing is left in the files, and the ledger verifies.

#include "obole/intake/reconciliation.hpp"
#include "obole/intake/statement_import.hpp"
#include "obole/ledger/consents.hpp"
#include "obole/ledger/erasures.hpp"
#include "obole/ledger/fees.hpp"
#include "obole/ledger/mergers.hpp"
#include "obole/ledger/restrictions.hpp"
#include "support/camt053.hpp"
#include "support/catch.hpp"
#include "support/raw_file.hpp"
#include "support/world.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>

using obole::DonorKind;
using obole::Reason;
using obole::ledger::ErasureScope;
using support::cents;
using support::day;
using support::reason;
using support::World;
namespace intake = obole::intake;
namespace ledger = obole::ledger;

namespace {

constexpr const char* marker = "Zorglub-Quetzalcoatl";
constexpr const char* account = "DE89370400440532013000";

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// As programs may have left it: UTF-8 or ASCII, UTF-16 of either order,
// capitals or small letters, base64 at each of its three places.
std::vector<std::string> spellings(const std::string& text) {
  std::string upper = text;
  std::string lower = text;
  std::transform(text.begin(), text.end(), upper.begin(), [](unsigned char c) {
    return static_cast<char>(std::toupper(c));
  });
  std::transform(text.begin(), text.end(), lower.begin(), [](unsigned char c) {
    return static_cast<char>(std::tolower(c));
  });
  std::string wide;
  for (const char c : text)
    wide += {c, '\0'};
  // printf 'Zorglub-Quetzalcoatl' | base64, without the ends that depend on
  // what is around; and after one and two other bytes.
  return {text,
          upper,
          lower,
          wide.substr(0, wide.size() - 1),
          "Wm9yZ2x1Yi1RdWV0emFsY29hdG",
          "pvcmdsdWItUXVldHphbGNvYXRs",
          "ab3JnbHViLVF1ZXR6YWxjb2F0b"};
}

struct Town : World {
  Town() {
    context.today = day("2026-06-15");
    campaign("TOIT");
    zorglub = record(ledger::NewDonor{DonorKind::individual,
                                      {marker,
                                       "1 rue Zorglub-Quetzalcoatl",
                                       "z@zorglub-quetzalcoatl.example",
                                       {}}})
                  .value()
                  .id;
    auto request = gift("TOIT", zorglub, 5000);
    request.reference = "REF-GIFT-50";
    request.earmark = std::string("for ") + marker;
    given = must(request);
    must(ledger::NewRefund{given, cents(1000), day("2026-03-05"),
                           std::string(marker) + " asked for it"});
    auto entries = journal();
    const auto xml = support::camt053(
        {{"S-1",
          10'000,
          "2026-03-01",
          "2026-03-31",
          {{5000, "2026-03-10", "REF-GIFT-50", marker, marker},
           {700, "2026-03-11", "", "somebody else", "loyer"}}}});
    (void)intake::import_statement(entries, support::source_of(xml),
                                   {"march.xml", {}})
        .value();
    (void)intake::reconcile(entries, {}).value();
    entries.commit();
  }

  ledger::Erasure erase(const char* today,
                        ErasureScope scope = ErasureScope::all) {
    context.today = day(today);
    auto entries = journal();
    auto done =
        ledger::record(entries,
                       ledger::NewErasure{zorglub, "asked on 12 May", scope})
            .value();
    entries.commit();
    return done;
  }

  // How many files of the folder hold the marker in some spelling.
  int traces() {
    close();
    int found = 0;
    for (const auto& each :
         std::filesystem::directory_iterator(file().parent_path())) {
      const auto bytes = bytes_of(each.path());
      for (const auto& spelling : spellings(marker))
        found += bytes.find(spelling) == std::string::npos ? 0 : 1;
    }
    return found;
  }

  std::string number(const std::string& sql) {
    close();
    return support::RawFile(people()).value(sql);
  }

  obole::DonorId zorglub = obole::DonorId::from_number(0);
  std::int64_t given = 0;
};

}  // namespace

TEST_CASE("a person whose time is over leaves no trace in any file",
          "[people]") {
  Town town;
  REQUIRE(town.traces() > 0);
  const auto before = town.verified().root;
  const auto done = town.erase("2036-03-02");
  CHECK(done.holds.empty());
  CHECK(done.texts == 4);  // the person, two notes, a line of the bank
  CHECK(town.traces() == 0);
  CHECK(town.is_sound());
  CHECK(town.verified().root != before);  // one entry more
  const auto donor = ledger::find_donor(town.book(), town.zorglub).value();
  CHECK_FALSE(donor.person.has_value());
  // What was given stays, and what others wrote.
  CHECK(ledger::find_donation(town.book(), town.given).value().amount ==
        cents(5000));
  CHECK(town.number("SELECT count(*) FROM line_text") == "1");
}

TEST_CASE("a person known under two ids leaves no trace of either",
          "[people]") {
  Town town;
  const auto other =
      town.record(
              ledger::NewDonor{DonorKind::individual,
                               {std::string("M. ") + marker, "2 rue", {}, {}}})
          .value()
          .id;
  auto gift = World::gift("TOIT", other, 700);
  gift.earmark = std::string("for the other ") + marker;
  town.must(gift);
  town.must(ledger::NewConsent{other, std::string("the great ") + marker});
  town.must(ledger::NewRestriction{other, std::string(marker) + " contests"});
  town.must(ledger::NewMerger{town.zorglub, other});
  town.must(
      ledger::NewRestriction{other, std::string(marker) + " agrees", true});
  CHECK(town.erase("2036-03-02").texts == 9);
  CHECK(town.traces() == 0);
  CHECK(town.is_sound());
  for (const auto one : {town.zorglub, other})
    CHECK_FALSE(ledger::find_donor(town.book(), one).value().person);
  CHECK(reason(town.record(ledger::NewMerger{town.donor("Ada"), other})) ==
        Reason::person_erased);
}

TEST_CASE("a public name goes at once when the consent is withdrawn",
          "[people]") {
  World world;
  const auto ada = world.donor("Ada");
  world.must(ledger::NewConsent{ada, marker});
  const auto holds = [&] {
    world.close();
    std::string all;
    for (const auto& each :
         std::filesystem::directory_iterator(world.file().parent_path()))
      all += bytes_of(each.path());
    const auto names = spellings(marker);
    return std::any_of(names.begin(), names.end(), [&](const auto& name) {
      return all.find(name) != std::string::npos;
    });
  };
  CHECK(holds());
  world.must(ledger::NewWithdrawal{ada});
  CHECK_FALSE(holds());
  CHECK(world.is_sound());
}

TEST_CASE("while the law asks to keep it, nothing is erased, and that is said",
          "[people]") {
  Town town;
  const auto refused = town.erase("2036-03-01");
  REQUIRE(refused.holds.size() == 1);
  CHECK(refused.holds[0].ground == ledger::HoldGround::gift);
  CHECK(refused.holds[0].number == town.given);
  CHECK(refused.holds[0].until == day("2036-03-01"));
  CHECK(refused.texts == 0);
  CHECK(town.traces() > 0);
  CHECK(town.is_sound());
  CHECK(support::RawFile(town.file()).value("SELECT scope FROM erasure") ==
        "refused");
}

TEST_CASE("an e-mail may go at any time", "[people]") {
  Town town;
  CHECK(town.erase("2026-06-15", ErasureScope::contact).texts == 1);
  const auto donor = ledger::find_donor(town.book(), town.zorglub).value();
  REQUIRE(donor.person.has_value());
  CHECK(donor.person->name == marker);
  CHECK(donor.person->email.empty());
  town.close();
  for (const auto& file : {town.file(), town.people()})
    CHECK(bytes_of(file).find("z@zorglub") == std::string::npos);
  CHECK(town.is_sound());
  auto entries = town.journal();
  CHECK(reason(ledger::record(entries,
                              ledger::NewErasure{town.zorglub, "again",
                                                 ErasureScope::contact})) ==
        Reason::not_permitted);
  CHECK(reason(ledger::record(entries, ledger::NewErasure{town.zorglub, ""})) ==
        Reason::text_malformed);
}

TEST_CASE("a copy restored from before is noticed, and erased again",
          "[people]") {
  Town town;
  town.close();
  const auto copy = town.file().parent_path() / "copy";
  std::filesystem::copy_file(town.people(), copy);
  (void)town.erase("2036-03-02");
  town.close();
  // All but what the entries since have added.
  support::RawFile raw(town.people());
  raw.run(
      "ATTACH '" + copy.string() +
      "' AS old; INSERT OR IGNORE INTO main.person SELECT * FROM old.person;"
      "INSERT OR IGNORE INTO main.note SELECT * FROM old.note;"
      "INSERT OR IGNORE INTO main.line_text SELECT * FROM old.line_text");
  std::filesystem::remove(copy);
  CHECK_FALSE(town.is_sound());
  {
    auto entries = town.journal();
    const auto size = entries.next();
    CHECK(ledger::erase_again(entries) == 4);
    CHECK(ledger::erase_again(entries) == 0);
    CHECK(entries.next() == size);
    entries.commit();
  }
  CHECK(town.is_sound());
  CHECK(town.traces() == 0);
}

TEST_CASE("a text taken away by anybody else is still missed", "[people]") {
  Town town;
  (void)town.erase("2036-03-02");
  (void)town.donor("Ada Lovelace");
  town.close();
  support::RawFile(town.people()).run("DELETE FROM person");
  CHECK_FALSE(town.is_sound());
}

TEST_CASE("a promise is kept until it ends, and thirteen months", "[people]") {
  World world;
  world.campaign("TOIT");
  const auto ada = world.donor("Ada");
  const auto pledge = world.must(ledger::NewPledge{
      support::code("TOIT"), ada, cents(100), day("2026-03-01")});
  const auto open = ledger::holds_on(world.book(), ada, day("2050-01-01"));
  REQUIRE(open.size() == 1);
  CHECK_FALSE(open[0].until.has_value());
  world.must(
      ledger::NewPledgeEnd{pledge, obole::PledgeEnd::cancelled, "moved"});
  const auto ended = ledger::holds_on(world.book(), ada, day("2027-07-15"));
  REQUIRE(ended.size() == 1);
  CHECK(ended[0].until == day("2027-07-15"));
  CHECK(ledger::holds_on(world.book(), ada, day("2027-07-16")).empty());
}
