// What a territory file gets wrong is refused whole, with its line and key.

#include "intake/territories.hpp"

#include "support/catch.hpp"

using obole::Reason;
using support::reason;
using territories::example;
using territories::school;
using territories::Town;
namespace intake = obole::intake;
namespace ledger = obole::ledger;

TEST_CASE("a file that cannot be recorded whole is not recorded at all",
          "[territory]") {
  Town town;
  const auto size = town.size();
  const auto plan =
      town.apply(school("[[project]]\ncode = \"ORGUE\"\n"
                        "title = \"Orgue\"\n"
                        "programme = \"NONE\"\n"));
  REQUIRE(reason(plan) == Reason::programme_unknown);
  CHECK(plan.error().place == obole::Place{"town.toml", 7, "programme"});
  CHECK(town.size() == size);
  CHECK_FALSE(ledger::find_project(town.book(), "ECOLE"));
}

TEST_CASE("what a file gets wrong is named with its line and key",
          "[territory]") {
  struct Wrong {
    std::string toml;
    Reason reason;
    std::uint64_t line;
    std::string key;
  };
  const std::string campaign = "[[campaign]]\ncode = \"C\"\ntitle = \"T\"\n";
  const std::string dates = "opens = 2026-01-01\ncloses = 2026-02-01\n";
  const std::string fund = "[[fund]]\ncode = \"F\"\nopens = 2026-01-01\n";
  const auto wrong = GENERATE_COPY(
      Wrong{"[[project]\n", Reason::file_malformed, 1, ""},
      Wrong{"title = \"x\"\n", Reason::file_malformed, 1, "title"},
      Wrong{"[[projet]]\n", Reason::file_malformed, 1, "projet"},
      Wrong{school("holdr = \"x\"\n"), Reason::file_malformed, 4, "holdr"},
      Wrong{school("holder = [\"x\"]\n"), Reason::file_malformed, 4, "holder"},
      Wrong{school("holder = true\n"), Reason::file_malformed, 4, "holder"},
      Wrong{school("holder.name = \"x\"\n"), Reason::file_malformed, 4,
            "holder"},
      Wrong{school("partner = \"x\"\n"), Reason::file_malformed, 4, "partner"},
      Wrong{school("stage = \"begun\"\n"), Reason::choice_unknown, 4, "stage"},
      Wrong{school("[[project.partner]]\nname = \"x\"\n"),
            Reason::file_malformed, 4, "role"},
      Wrong{school(school("")), Reason::file_malformed, 5, "code"},
      Wrong{"[[project]]\ntitle = \"x\"\n", Reason::file_malformed, 1, "code"},
      Wrong{"[[project]]\ncode = \"a b\"\ntitle = \"x\"\n",
            Reason::code_malformed, 2, "code"},
      Wrong{campaign + dates, Reason::file_malformed, 1, "goal"},
      Wrong{campaign + "goal = 1.5\n" + dates, Reason::file_malformed, 4,
            "goal"},
      Wrong{campaign + "goal = \"1.555\"\n" + dates, Reason::amount_malformed,
            4, "goal"},
      Wrong{campaign + "goal = 0\n" + dates, Reason::amount_not_positive, 4,
            "goal"},
      Wrong{campaign + "goal = 1\nopens = 2026-01-02\ncloses = 2026-01-01\n",
            Reason::date_malformed, 6, "closes"},
      Wrong{campaign + "goal = 1\nopens = \"31/02/2026\"\n",
            Reason::date_malformed, 5, "opens"},
      Wrong{campaign + "goal = 1\n" + dates + "parent = \"P\"\n",
            Reason::campaign_unknown, 7, "parent"},
      Wrong{campaign + "goal = 1\n" + dates + "platform = \"a b\"\n",
            Reason::code_malformed, 7, "platform"},
      Wrong{campaign + "goal = 1\n" + dates +
                "[[campaign.further_goal]]\ncode = \"G\"\ntitle = \"x\"\n"
                "amount = 2\n",
            Reason::not_permitted, 7, ""},
      Wrong{campaign + "goal = 1\n" + dates +
                "[[campaign.tier]]\ncode = \"G\"\nminimum = 2\nstock = 0\n",
            Reason::not_permitted, 10, "stock"},
      Wrong{campaign + "goal = 1\n" + dates +
                "[[campaign.tier]]\ncode = \"G\"\nminimum = 2\nbenefit = 3\n",
            Reason::benefit_exceeds, 10, "benefit"},
      Wrong{fund + "ratio = \"half\"\n", Reason::text_malformed, 4, "ratio"},
      Wrong{fund + "ratio = \"1/2\"\ncap = 5\n", Reason::file_malformed, 1,
            "funder"},
      Wrong{fund + "ratio = \"1/2\"\ncap = 5\nfunder = \"Mme Dupont\"\n",
            Reason::donor_unknown, 6, "funder"},
      Wrong{fund + "ratio = \"1/2\"\ncap = 5\n[fund.funder]\nkind = "
                   "\"company\"\nname = \"x\"\nsiren = \"1\"\n",
            Reason::identifier_invalid, 9, "siren"},
      Wrong{fund + "ratio = \"1/2\"\ncap = 5\ncampaigns = [\"C\"]\n"
                   "funder.kind = \"company\"\nfunder.name = \"x\"\n",
            Reason::campaign_unknown, 6, "campaigns"});
  CAPTURE(wrong.toml);
  Town town;
  const auto size = town.size();
  const auto plan = town.apply(wrong.toml);
  REQUIRE_FALSE(plan);
  CHECK(plan.error().reason == wrong.reason);
  CHECK(plan.error().place.file == "town.toml");
  CHECK(plan.error().place.line == wrong.line);
  CHECK(plan.error().place.column == wrong.key);
  CHECK(town.size() == size);
}

TEST_CASE("a key misspelled is answered with the one that was meant",
          "[territory]") {
  const auto read = intake::parse_territory(school("proposedby = \"town\"\n"),
                                            "f", obole::Currency::eur());
  REQUIRE_FALSE(read);
  CHECK(read.error().hint.en == "did you mean proposed_by?");
}

TEST_CASE("a file cut off anywhere is refused or read, and nothing worse",
          "[territory]") {
  const auto whole = example();
  for (std::size_t size = 0; size < whole.size(); size += 3) {
    const auto read = intake::parse_territory(whole.substr(0, size), "f",
                                              obole::Currency::eur());
    if (read) continue;
    CAPTURE(size);
    CHECK_FALSE(read.error().why.empty());
    CHECK(read.error().place.file == "f");
  }
}
