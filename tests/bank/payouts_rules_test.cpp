// Rules that hold for the movements of every platform.

#include "bank/donations_reading.hpp"
#include "bank/payouts_reading.hpp"

#include "support/catch.hpp"

#include <map>

using obole::bank::Meaning;
using obole::bank::Movement;
using payouts_test::read;
using Places = std::vector<std::string>;

TEST_CASE("a sum beyond 64 bits never adds up", "[payouts]") {
  obole::bank::PayoutCheck check(obole::Currency::eur());
  const obole::Money most(INT64_MAX, obole::Currency::eur());
  const obole::Money none(0, obole::Currency::eur());
  obole::bank::MovementRow row{
      .payout = "p", .date = {}, .gross = most, .fee = none, .net = most};
  check.add(row);
  check.add(row);
  CHECK(check.sums().front().beyond);
  CHECK_FALSE(check.sums().front().adds_up());
}

TEST_CASE("a tip passes through and is never a gift", "[payouts]") {
  const auto profile = obole::bank::parse_profile(
      "name = \"p\"\n[columns]\nreference = \"Id\"\ndate = \"D\"\n"
      "amount = \"M\"\ntip = \"T\"\nnet = \"N\"\nkind = \"K\"\n"
      "[movements]\ncapture = \"don\"\nrefund = \"rendu\"\ntip = \"tip\"\n"
      "[kinds]\ngift = \"don\"\nrefund = \"rendu\"\nignored = \"tip\"\n",
      "p.toml");
  REQUIRE(profile);
  const auto reading = read(
      "Id;D;M;T;N;K\n1;2026-03-01;12,00;2,00;9,50;don\n"
      "2;2026-03-02;-12,00;2,00;;rendu\n3;2026-03-03;1,50;;;tip\n",
      *profile);

  REQUIRE(reading.sums);
  CHECK(reading.places() == Places{});
  CHECK(reading.sums->movements == 5);
  // The file has no column of fees: the net tells them.
  CHECK(reading.told("1") == "capture 2026-03-01 10.00 - 0.50 = 9.50");
  CHECK(reading.told("1:tip") == "tip 2026-03-01 2.00 - 2.00 = 0.00");
  CHECK(reading.row("1:tip").parent == "1");
  CHECK(reading.told("2") == "refund 2026-03-02 -10.00 - 0.00 = -10.00");
  CHECK(reading.told("2:tip") == "tip 2026-03-02 -2.00 - -2.00 = 0.00");
  CHECK(reading.told("3") == "tip 2026-03-03 1.50 - 0.00 = 1.50");
}

TEST_CASE("captures bear the references that their gifts have", "[payouts]") {
  struct File {
    const char* profile;
    std::string text;
  };
  const File files[] = {
      {"stripe", donations_test::file("stripe_itemized.csv")},
      {"paypal", donations_test::file("paypal_settlement.csv")},
      {"paypal", donations_test::file("paypal_activity.csv")},
      {"helloasso", donations_test::file("helloasso_payments.csv")},
      {"payout",
       "Id;Date;Montant;Type;Id mouvement\nC1;2026-03-01;5,00;Don;M1\n"
       "C1;2026-03-02;-5,00;Remboursement;M2\n"}};
  for (const auto& file : files) {
    CAPTURE(file.profile);
    const auto gifts = donations_test::read(file.text, file.profile);
    const auto moved = read(file.text, file.profile);
    REQUIRE(gifts.sums);
    REQUIRE(moved.sums);
    std::map<std::uint64_t, const obole::bank::MovementRow*> by_line;
    for (const auto& row : moved.rows) {
      if (row.movement == Movement::capture || row.movement == Movement::refund)
        by_line[row.line] = &row;  // the refund, where a row gives both
    }
    CHECK_FALSE(gifts.rows.empty());
    for (const auto& gift : gifts.rows) {
      CAPTURE(gift.line, gift.reference);
      REQUIRE(by_line.count(gift.line) == 1);
      const auto& row = *by_line[gift.line];
      const bool refund = gift.meaning == Meaning::refund;
      CHECK((row.movement == Movement::refund) == refund);
      CHECK(row.date == gift.date);
      CHECK(row.gross == (refund ? -gift.amount : gift.amount));
      if (gift.fee) CHECK(row.fee == *gift.fee);
      if (!refund) CHECK(row.reference == gift.reference);
      if (!refund) CHECK(row.payout == gift.payout);
      if (!gift.parent.empty()) CHECK(row.parent == gift.parent);
    }
  }
}

TEST_CASE("rows of one payment with several rewards count once", "[payouts]") {
  const auto profile = obole::bank::parse_profile(
      "name = \"p\"\nrepeated_reference = \"same_gift\"\n[columns]\n"
      "reference = \"Id\"\ndate = \"D\"\namount = \"M\"\nstatus = \"S\"\n"
      "[movements]\nby = \"status\"\ncapture = \"ok\"\nrefund = \"rendu\"\n",
      "p.toml");
  REQUIRE(profile);
  const auto reading = read(
      "Id;D;M;S\n1;2026-03-01;12,00;ok\n1;2026-03-01;12,00;ok\n"
      "2;2026-03-01;12,00;ok\n2;2026-03-01;13,00;ok\n1;2026-03-01;12,00;ok\n",
      *profile);

  REQUIRE(reading.sums);
  CHECK(reading.sums->ignored == 1);
  CHECK(reading.places() == Places{"5 Id: 2", "6 Id: 1"});
}
