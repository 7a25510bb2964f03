// Two records of one person: what counts for both together from then on.

#include "obole/ledger/mergers.hpp"

#include "obole/ledger/funds.hpp"
#include "obole/ledger/rebuild.hpp"
#include "support/catch.hpp"
#include "support/raw_file.hpp"
#include "support/world.hpp"

#include <numeric>

using obole::DonorId;
using obole::DonorKind;
using obole::Reason;
using support::cents;
using support::code;
using support::day;
using support::reason;
using support::World;
namespace ledger = obole::ledger;

namespace {

struct Town : World {
  Town() { campaign("TOIT"); }

  DonorId person(const std::string& name, DonorKind kind) {
    return record(ledger::NewDonor{kind, {name, {}, {}, {}}}).value().id;
  }
  std::int64_t donors_of_toit() {
    close();
    return std::stoll(support::RawFile(file()).value(
        "SELECT donors FROM campaign_sum JOIN campaign"
        "  ON campaign.seq = campaign_sum.campaign WHERE code = 'TOIT'"));
  }
  // What the fund adds to all gifts together.
  std::int64_t granted() {
    const auto fund = ledger::find_fund(book(), "MECENE").value();
    const auto grants = ledger::grants_due(book(), fund);
    return std::accumulate(grants.begin(), grants.end(), std::int64_t{0},
                           [](std::int64_t sum, const auto& one) {
                             return sum + one.amount.minor_units();
                           });
  }

  DonorId ada = donor("Ada");
  DonorId lovelace = donor("A. Lovelace");
};

}  // namespace

TEST_CASE("a person is counted once, whichever id gave first", "[people]") {
  Town town;
  const auto third = town.donor("Third");
  for (const auto one : {town.ada, town.lovelace})
    town.must(World::gift("TOIT", one, 100));
  CHECK(town.donors_of_toit() == 2);
  town.must(ledger::NewMerger{town.ada, town.lovelace});
  CHECK(town.donors_of_toit() == 1);
  for (const auto one : {town.ada, town.lovelace})
    town.must(World::gift("TOIT", one, 100));
  CHECK(town.donors_of_toit() == 1);
  // Into one who gave nothing yet: what the others gave counts as theirs.
  town.must(ledger::NewMerger{town.lovelace, third});
  town.must(World::gift("TOIT", third, 100));
  CHECK(town.donors_of_toit() == 1);
  CHECK(town.book().known_as(town.ada) == third);
  CHECK(ledger::merged_into(town.book(), third).size() == 2);
  CHECK(town.is_sound());
  (void)ledger::rebuild(town.book(), town.context).value();
  CHECK(town.donors_of_toit() == 1);
  CHECK(town.book().known_as(town.ada) == third);
  CHECK(town.is_sound());
}

TEST_CASE("a cap for a donor is one for the person", "[people][funds]") {
  Town town;
  const auto sponsor = town.donor("Scierie du Val");
  ledger::FundTerms terms{.starts = day("2026-01-01"),
                          .ends = {},
                          .ratio = {1, 1},
                          .budget = cents(100'000)};
  terms.donor_cap = cents(5000);
  town.must(ledger::NewFund{code("MECENE"), sponsor, {code("TOIT")}, terms});
  for (const auto one : {town.ada, town.lovelace})
    town.must(World::gift("TOIT", one, 4000));
  CHECK(town.granted() == 8000);
  town.must(ledger::NewMerger{town.ada, town.lovelace});
  CHECK(town.granted() == 5000);
  // A funder's own gifts are not matched, under any id.
  town.must(ledger::NewMerger{sponsor, town.lovelace});
  CHECK(town.granted() == 0);
  CHECK(town.is_sound());
}

TEST_CASE("two records are merged only where they can be one person",
          "[people]") {
  Town town;
  const auto firm = town.person("Lovelace SARL", DonorKind::company);
  const auto size = town.size();
  const auto no = [&](DonorId donor, DonorId into) {
    return reason(town.record(ledger::NewMerger{donor, into}));
  };
  CHECK(no(town.ada, town.ada) == Reason::not_permitted);
  CHECK(no(town.ada, firm) == Reason::not_permitted);
  CHECK(no(DonorId::from_number(1), town.ada) == Reason::donor_unknown);
  CHECK(no(town.ada, DonorId::from_number(1)) == Reason::donor_unknown);
  CHECK(town.size() == size);
  const auto seq = town.must(ledger::NewMerger{town.ada, town.lovelace});
  CHECK(town.must(ledger::NewMerger{town.ada, town.lovelace}) == seq);
  CHECK(no(town.lovelace, town.ada) == Reason::not_permitted);
  CHECK(no(town.donor("Grace"), town.ada) == Reason::not_permitted);
  // The same gift again under the old id is the same request.
  auto gift = World::gift("TOIT", town.lovelace, 300);
  gift.reference = "R-1";
  const auto given = town.must(gift);
  gift.donor = town.ada;
  CHECK(town.must(gift) == given);
  CHECK(town.is_sound());
}

TEST_CASE("an import knows a merged person again, under the new id",
          "[people]") {
  Town town;
  const ledger::Person person{"Grace", "1 rue", "g@example.org", {}};
  const auto old =
      town.record(ledger::NewDonor{DonorKind::individual, person}).value().id;
  town.must(ledger::NewMerger{old, town.ada});
  auto entries = town.journal();
  CHECK(ledger::find_same(entries, DonorKind::individual, person) == town.ada);
}
