// Restriction and public names: what stands about a person, under all ids.

#include "obole/ledger/consents.hpp"
#include "obole/ledger/erasures.hpp"
#include "obole/ledger/mergers.hpp"
#include "obole/ledger/restrictions.hpp"
#include "support/catch.hpp"
#include "support/world.hpp"

using obole::DonorId;
using obole::Reason;
using support::day;
using support::reason;
using support::World;
namespace ledger = obole::ledger;

namespace {

struct Town : World {
  bool is_restricted(DonorId donor) {
    return ledger::restriction_of(book(), donor).has_value();
  }
  std::string shown(DonorId donor) {
    const auto consent = ledger::consent_of(book(), donor);
    return consent ? consent->name : std::string();
  }
  DonorId ada = donor("Ada");
  DonorId lovelace = donor("A. Lovelace");
};

}  // namespace

TEST_CASE("a restriction is of the person, and the last word holds",
          "[people]") {
  Town town;
  CHECK_FALSE(town.is_restricted(town.ada));
  CHECK(reason(town.record(ledger::NewRestriction{town.ada, "x", true})) ==
        Reason::not_permitted);
  CHECK(reason(town.record(ledger::NewRestriction{town.ada, " "})) ==
        Reason::text_malformed);
  town.must(ledger::NewRestriction{town.ada, "contests"});
  CHECK(reason(town.record(ledger::NewRestriction{town.ada, "again"})) ==
        Reason::not_permitted);
  town.must(ledger::NewMerger{town.ada, town.lovelace});
  for (const auto one : {town.ada, town.lovelace})
    CHECK(town.is_restricted(one));
  CHECK(ledger::restrictions(town.book()).contains(town.lovelace.number()));
  town.must(ledger::NewRestriction{town.lovelace, "settled", true});
  CHECK_FALSE(town.is_restricted(town.ada));
  CHECK(ledger::restrictions(town.book()).empty());
  CHECK(town.is_sound());
}

TEST_CASE("what is restricted is not erased", "[people]") {
  Town town;
  town.must(ledger::NewRestriction{town.ada, "contests"});
  const auto holds = ledger::holds_on(town.book(), town.ada, day("2099-01-01"));
  REQUIRE(holds.size() == 1);
  CHECK(holds[0].ground == ledger::HoldGround::restriction);
  CHECK_FALSE(holds[0].until);
  town.must(ledger::NewRestriction{town.ada, "settled", true});
  CHECK(ledger::holds_on(town.book(), town.ada, day("2099-01-01")).empty());
}

TEST_CASE("nobody is named without a consent that stands", "[people]") {
  Town town;
  CHECK(town.shown(town.ada).empty());
  CHECK(reason(town.record(ledger::NewWithdrawal{town.ada})) ==
        Reason::not_permitted);
  town.must(ledger::NewConsent{town.ada, "Countess"});
  CHECK(town.shown(town.ada) == "Countess");
  town.must(ledger::NewConsent{town.ada});
  CHECK(town.shown(town.ada) == "Ada");
  town.must(ledger::NewMerger{town.ada, town.lovelace});
  CHECK(town.shown(town.lovelace) == "Ada");
  town.must(ledger::NewWithdrawal{town.lovelace});
  CHECK(town.shown(town.ada).empty());
  // Both names are gone, and that is no loss.
  for (const auto& text : ledger::texts_about(town.book(), town.lovelace))
    CHECK(text.body.find("Countess") == std::string::npos);
  CHECK(town.is_sound());
  CHECK(reason(town.record(ledger::NewConsent{
            town.ada, {}, day("2099-01-01")})) == Reason::date_malformed);
}

TEST_CASE("once a person is forgotten, no consent names them", "[people]") {
  Town town;
  town.must(ledger::NewConsent{town.ada});
  {
    auto entries = town.journal();
    CHECK(ledger::record(entries, ledger::NewErasure{town.ada, "asked"})
              .value()
              .texts == 2);
    entries.commit();
  }
  CHECK(town.shown(town.ada).empty());
  CHECK(reason(town.record(ledger::NewConsent{town.ada})) ==
        Reason::person_erased);
  CHECK(reason(town.record(ledger::NewRestriction{town.ada, "x"})) ==
        Reason::person_erased);
  CHECK(town.is_sound());
}
