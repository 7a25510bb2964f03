// [movements] of a profile: how it is written, and which profiles have it.

#include "bank/donations_reading.hpp"
#include "bank/payouts_reading.hpp"
#include "bank/recording.hpp"

#include "support/catch.hpp"

using obole::Reason;
using payouts_test::read;
using Places = std::vector<std::string>;

TEST_CASE("a profile that says nothing of movements is refused", "[payouts]") {
  for (const auto* const name : {"generic", "ulule"}) {
    const auto reading = read("Reference;Date;Amount\n", name);
    REQUIRE(reading.refusal);
    CHECK(reading.refusal->reason == Reason::profile_malformed);
    CHECK(reading.refusal->what.en == std::string("profile ") + name);
    CHECK(reading.refusal->why.en.find("it reads donations only") !=
          std::string::npos);
  }
  CHECK(obole::bank::known_payout_profiles() ==
        Places{"helloasso", "payout", "paypal", "stripe"});
  for (const auto& name : obole::bank::known_payout_profiles()) {
    CHECK(obole::bank::known_profile(name));
  }
}

TEST_CASE("[movements] is read as it is written, and each oversight told",
          "[payouts]") {
  const std::string columns =
      "name = \"p\"\n[columns]\ndate = \"D\"\namount = \"M\"\n";
  const auto why = [&](const std::string& rest) {
    const auto profile = obole::bank::parse_profile(columns + rest, "p.toml");
    if (profile) return std::string("read");
    CHECK(profile.error().reason == Reason::profile_malformed);
    return profile.error().why.en;
  };
  const auto tells = [&](const std::string& rest, std::string_view part) {
    CAPTURE(rest, why(rest));
    CHECK(why(rest).find(part) != std::string::npos);
  };

  tells("kind = \"K\"\n[movements]\ncapture = \"a\"\n", "read");
  tells("status = \"K\"\n[movements]\nby = \"status\"\nfee = \"a\"\n", "read");
  tells("kind = \"K\"\n", "go together");
  tells("[movements]\ncapture = \"a\"\n", "sorts the words of a column “kind”");
  tells("kind = \"K\"\n[movements]\nby = \"status\"\nfee = \"a\"\n",
        "sorts the words of a column “status”");
  tells("kind = \"K\"\n[movements]\nby = \"date\"\n",
        "by “kind” or by “status”");
  tells("kind = \"K\"\n[movements]\ngift = \"a\"\n",
        "“gift” is none of by, capture, fee");
  tells("kind = \"K\"\n[movements]\nfee = \"A\"\ntip = \"a\"\n",
        "already has another meaning");
  tells("[records]\nheader = \"H\"\nrows = \"R\"\nsection_sums = \"F\"\n",
        "stands in “skipped” too");

  const auto no_id = obole::bank::parse_profile(
      columns + "kind = \"K\"\n[movements]\ncapture = \"a\"\n", "p.toml");
  REQUIRE(no_id);
  const auto reading = read("D;M;K\n", *no_id);
  REQUIRE(reading.refusal);
  CHECK(reading.refusal->why.en.find("ids of movements") != std::string::npos);

  const std::string needed =
      "name = \"p\"\nrequired = [\"date\", \"movement\"]\n[columns]\n"
      "date = \"D\"\namount = \"M\"\n";
  const auto unnamed = obole::bank::parse_profile(needed, "p.toml");
  REQUIRE_FALSE(unnamed);
  CHECK(unnamed.error().why.en.find("“movement” is required") == 0);
  const auto named =
      obole::bank::parse_profile(needed + "movement = \"I\"\n", "p.toml");
  REQUIRE(named);
  CHECK(named->required == std::vector{obole::bank::Field::date});
}

TEST_CASE("the guide names every list of [movements]", "[payouts]") {
  const auto guide =
      recordings::bytes_of(std::string(OBOLE_SOURCE_DIR) + "/docs/profiles.md");
  for (const auto name : obole::bank::category_names) {
    CAPTURE(name);
    CHECK(guide.find("\n| `" + std::string(name) + "` |") != std::string::npos);
  }
}

TEST_CASE("columns of movements are not looked for among donations",
          "[payouts]") {
  // Two columns called description: no matter to a donation.
  const auto reading = donations_test::read(
      "source_id,created,currency,gross,fee,reporting_category,description,"
      "description\nch_1,2026-03-01,eur,5.00,0.10,charge,a,b\n",
      "stripe");

  REQUIRE(reading.sums);
  CHECK(reading.rows.size() == 1);
}
