// Who gives in a year, against what was worked out by hand.

#include "obole/reports/donors.hpp"

#include "support/catch.hpp"
#include "support/seen.hpp"
#include "support/world.hpp"

using obole::DonorKind;
using obole::Method;
using obole::reports::DonorFigures;
using obole::reports::postcode_in;
using obole::reports::Residence;
using obole::reports::Share;
using support::cents;
using support::code;
using support::day;
using support::World;
namespace ledger = obole::ledger;
namespace reports = obole::reports;

namespace {

// The campaign runs all three years.  Gifts of money, in euros:
//
//            2024   2025   2026
//   Ada       10     -      40 and 20   71999, returning
//   Bob       -      30     -           71999, lapsed
//   Cie       -      -      100         75001, new, a company
//   Dan       -      5      25          no address, returning
//   Eva       -      -      15, all given back      does not count
//   Fred      -      -      goods worth 500         does not count
struct Town : World {
  Town() {
    auto long_one = terms("TOIT");
    long_one.opens = day("2024-01-01");
    long_one.closes = day("2026-12-31");
    must(long_one);
    give(ada, 1000, "2024-05-01");
    give(ada, 4000, "2026-01-01");
    give(ada, 2000, "2026-06-01");
    give(bob, 3000, "2025-12-31");
    give(firm, 10'000, "2026-02-01");
    give(dan, 500, "2025-01-01");
    give(dan, 2500, "2026-03-01");
    const auto back = give(eva, 1500, "2026-03-02");
    before_refund = size();
    must(ledger::NewRefund{back, cents(1500), day("2026-04-02"), "x"});
    auto goods = gift("TOIT", fred, 50'000);
    goods.method = Method::in_kind;
    must(goods);
  }
  std::int64_t give(obole::DonorId who, std::int64_t amount, const char* date) {
    auto one = gift("TOIT", who, amount);
    one.date = day(date);
    return must(one);
  }
  obole::DonorId person(DonorKind kind, const char* name, const char* address) {
    return record(ledger::NewDonor{kind, {name, address, {}, {}}}).value().id;
  }
  DonorFigures year(int number, const support::Seen& seen = {}) {
    return support::seen_in(book(), seen, [&](auto& asked, auto& view) {
      return reports::donor_figures(asked, {number, {"71999"}, view});
    });
  }
  static constexpr auto individual = DonorKind::individual;
  obole::DonorId ada = person(individual, "Ada", "1 rue Haute, 71999 Aubin");
  obole::DonorId bob = person(individual, "Bob", "BP 12345, 71999 Aubin");
  obole::DonorId firm = person(DonorKind::company, "Cie", "75001 Paris");
  obole::DonorId dan = person(individual, "Dan", "");
  obole::DonorId eva = person(individual, "Eva", "71999 Aubin");
  obole::DonorId fred = person(individual, "Fred", "71999 Aubin");
  std::int64_t before_refund = 0;
};

}  // namespace

TEST_CASE("donors of a year are new, returning or lapsed", "[donors]") {
  Town town;
  const auto figures = town.year(2026);
  CHECK(figures.all.donors == 3);  // Ada, Cie, Dan
  CHECK(figures.all.first == 1);
  CHECK(figures.all.returning == 2);
  CHECK(figures.all.lapsed == 1);
  CHECK(figures.all.donations == 4);
  CHECK(figures.all.amount == cents(18'500));
  const auto before = town.year(2025);
  CHECK(before.all.donors == 2);
  CHECK(before.all.first == 2);
  CHECK(before.all.lapsed == 1);  // Ada
  CHECK(before.all.amount == cents(3500));
  CHECK(town.year(2023).all.donors == 0);
  CHECK(town.year(2028).all.lapsed == 0);
}

TEST_CASE("donors are told by kind and by postcode", "[donors]") {
  Town town;
  const auto figures = town.year(2026);
  REQUIRE(figures.kinds.size() == 2);
  CHECK(figures.kinds.at("company").amount == cents(10'000));
  CHECK(figures.kinds.at("company").first == 1);
  CHECK(figures.kinds.at("individual").returning == 2);
  CHECK(figures.residences.at(Residence::resident).donors == 1);
  CHECK(figures.residences.at(Residence::resident).amount == cents(6000));
  CHECK(figures.residences.at(Residence::resident).lapsed == 1);
  CHECK(figures.residences.at(Residence::outside).amount == cents(10'000));
  CHECK(figures.residences.at(Residence::unknown).amount == cents(2500));
  // The world's organisation has no address: nobody can be told.
  const auto blind = reports::donor_figures(town.book(), {2026});
  CHECK(blind.postcodes.empty());
  CHECK(blind.residences.at(Residence::unknown).donors == 3);
  const auto two =
      reports::donor_figures(town.book(), {2026, {"75001", "71999"}});
  CHECK(two.residences.at(Residence::resident).donors == 2);
}

TEST_CASE("concentration is in parts of ten thousand, rounded down",
          "[donors]") {
  Town town;
  const auto shares = town.year(2026).concentration.value();
  CHECK(shares.largest == Share{5405});  // 10 000 / 18 500 = 0.54054
  CHECK(shares.largest_ten == Share{10'000});
  CHECK(shares.largest_tenth == Share{5405});
  CHECK(shares.tenth_count == 1);
  CHECK_FALSE(town.year(2023).concentration);
  // Eighteen more of 1.00 each: 21 donors, 203.00 in all.
  for (int at = 0; at < 18; ++at)
    town.give(town.donor("N" + std::to_string(at)), 100, "2026-05-01");
  const auto more = town.year(2026).concentration.value();
  CHECK(more.tenth_count == 3);
  CHECK(more.largest == Share{4926});        // 10 000 / 20 300 = 0.49261
  CHECK(more.largest_tenth == Share{9113});  // 18 500 / 20 300 = 0.91133
  CHECK(more.largest_ten == Share{9458});    // 19 200 / 20 300 = 0.94581
}

TEST_CASE("a view of donors knows what was known then", "[donors]") {
  Town town;
  CHECK(town.year(2026, {{}, town.before_refund}).all.donors == 4);
  CHECK(town.year(2026, {day("2026-03-31"), {}}).all.donors == 4);
  CHECK(town.year(2026, {day("2026-01-31"), {}}).all.amount == cents(4000));
  CHECK(town.year(2026, {day("2026-01-31"), {}}).all.lapsed == 2);
}

TEST_CASE("a postcode is the last group of five digits", "[donors]") {
  CHECK(postcode_in("1 place de la Mairie, 71999 Saint-Aubin") == "71999");
  CHECK(postcode_in("BP 12345, 71999 Aubin Cedex 9") == "71999");
  CHECK(postcode_in("75001") == "75001");
  CHECK(postcode_in("F-75001 Paris, 0612345678").compare("75001") == 0);
  CHECK(postcode_in("123456 Moscou").empty());
  CHECK(postcode_in("").empty());
  CHECK(postcode_in("rue 1234").empty());
}

TEST_CASE("the table of donors has a row a group and names nobody",
          "[donors]") {
  Town town;
  const auto table = reports::donor_table(town.year(2026));
  CHECK(table.rows.size() == 5);
  for (const auto& row : table.rows)
    CHECK(row.size() == table.columns.size());
  CHECK(table.totals.size() == table.columns.size());
}
