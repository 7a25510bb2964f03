// A territory from one file: what is new is recorded, once; what is there with
// another content is named, and then nothing is.

#include "intake/territories.hpp"

#include "support/catch.hpp"
#include "support/raw_file.hpp"

using obole::Reason;
using obole::Stage;
using support::cents;
using support::code;
using support::day;
using territories::example;
using territories::school;
using territories::Town;
namespace ledger = obole::ledger;

namespace {

std::string replaced(std::string text, const std::string& from,
                     const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a whole territory is set up from one file", "[territory]") {
  Town town;
  const auto before = town.size();
  const auto plan = town.apply(example()).value();
  CHECK(Town::states(plan) == std::string(14, 'n'));
  CHECK(plan.recorded == 14);
  CHECK(town.size() == before + 14);
  CHECK(town.is_sound());

  const auto school = ledger::find_project(town.book(), "ECOLE").value();
  CHECK(school.holder == "Service bâtiments");
  CHECK(school.proposer == "residents");
  CHECK(school.stage == "funding");
  const auto partners = ledger::partners_of(town.book(), school);
  REQUIRE(partners.size() == 2);
  CHECK(partners[0].name == "Le Quai 2");
  CHECK(partners[0].contributes == "dix journées d’accompagnement");
  CHECK(partners[0].value == cents(400'000));
  CHECK(partners[1].role == "platform");

  const auto roof = ledger::find_campaign(town.book(), "TOIT").value();
  CHECK(roof.goal == cents(2'500'000));
  CHECK(roof.opens == day("2026-01-10"));
  CHECK(roof.closes == day("2026-06-30"));
  CHECK(roof.purpose == "educational");
  CHECK(roof.service == "Affaires scolaires");
  CHECK(roof.resolution == "2025-112");
  CHECK(roof.mandate == "MANDAT-7");
  CHECK(roof.analytic == "A12");
  CHECK(roof.section == "investment");
  CHECK(roof.platform == "HELLOASSO");
  CHECK(ledger::find_campaign(town.book(), "TOIT-MECENES")->parent == "TOIT");
  const auto slate = ledger::find_tier(town.book(), roof, "ARDOISE").value();
  CHECK(slate.minimum == cents(5000));
  CHECK(slate.benefit == cents(500));
  CHECK(slate.stock == 200);
  CHECK(slate.valuation == "cost-price");
  CHECK(slate.valued_on == day("2025-12-01"));
  CHECK(slate.recognition == "le nom sur un panneau");
  const auto organ = ledger::find_campaign(town.book(), "ORGUE-2026").value();
  CHECK(ledger::goals(town.book(), organ).back().amount == cents(1'800'000));

  const auto fund = ledger::find_fund(town.book(), "ABONDEMENT").value();
  CHECK(fund.campaigns == std::vector<std::string>{"TOIT", "ORGUE-2026"});
  CHECK(fund.rules.at(0).budget == cents(500'000));
  CHECK(fund.rules.at(0).ratio.denominator == 2);
  CHECK(fund.rules.at(0).gift_cap == cents(50'000));
  CHECK(fund.rules.at(0).donor_cap == cents(100'000));
  CHECK(fund.rules.at(0).campaign_cap == cents(300'000));
  const auto funder = ledger::find_donor(town.book(), fund.funder).value();
  CHECK(funder.person->name == "Fonderie du Val");
  CHECK(funder.kind == obole::DonorKind::company);
  CHECK(ledger::earmarks(town.book()).at(0).project == "ECOLE");
}

TEST_CASE("a second run says that everything is there, and records nothing",
          "[territory]") {
  Town town;
  REQUIRE(town.apply(example()));
  const auto size = town.size();
  town.context.today = day("2026-06-20");  // another day, another user
  town.context.by = "paul";
  const auto again = town.apply(example()).value();
  CHECK(Town::states(again) == std::string(14, 'u'));
  CHECK(again.recorded == 0);
  CHECK(town.size() == size);
}

TEST_CASE("the order of the file does not matter where it need not",
          "[territory]") {
  Town town;
  const std::string dates =
      "goal = 5\nopens = 2026-01-01\ncloses = \"02/01/2026\"\n";
  const auto plan = town.apply(
      "[[campaign]]\ncode = \"part\"\ntitle = \"P\"\nparent = \"WHOLE\"\n" +
      dates + "[[campaign]]\ncode = \"WHOLE\"\ntitle = \"W\"\n" + dates +
      "[[programme]]\ncode = \"P-1\"\ntitle = \"Programme\"\n");
  REQUIRE(plan);
  CHECK(plan->recorded == 3);
  CHECK(ledger::find_campaign(town.book(), "PART")->parent == "WHOLE");
}

TEST_CASE("what was recorded by hand, under a reference of its own, is known",
          "[territory]") {
  Town town;
  town.must(ledger::NewProject{
      code("ECOLE"), "Toit", {}, "Mme Dupont", Stage::idea, "J-1"});
  town.must(ledger::NewPartner{code("ECOLE"), obole::PartnerRole::coach,
                               "Le Quai 2", "dix jours"});
  const auto plan = town.apply(
      school("holder = \"Mme  Dupont\"\n[[project.partner]]\nrole = \"coach\"\n"
             "name = \"Le Quai 2\"\ncontributes = \"dix jours\"\n"));
  REQUIRE(plan);
  CHECK(Town::states(*plan) == "uu");
}

TEST_CASE(
    "another content is a conflict that names line and field, and "
    "nothing is recorded",
    "[territory]") {
  Town town;
  REQUIRE(town.apply(example()));
  const auto size = town.size();
  struct Change {
    std::string from;
    std::string to;
    std::uint64_t line;
    std::string key;
  };
  const auto change =
      GENERATE(Change{"Territoire solidaire 2026", "Autre", 10, "title"},
               Change{"Service bâtiments", "Mme Dupont", 16, "holder"},
               Change{"\"residents\"", "\"town\"", 18, "proposed_by"},
               Change{"value = 4000", "value = 4001", 24, "value"},
               Change{"dix journées", "onze journées", 23, "contributes"},
               Change{"25 000,00", "25 000,01", 39, "goal"},
               Change{"2026-01-10", "2026-01-11", 40, "opens"},
               Change{"stock = 200", "stock = 201", 56, "stock"},
               Change{"Service achats", "Service culture", 59, "valued_by"},
               Change{"parent = \"TOIT\"", "", 66, "parent"},
               Change{"amount = 18000", "amount = 19000", 88, "amount"},
               Change{"ratio = \"1/2\"", "ratio = \"1/3\"", 95, "ratio"},
               Change{"cap = 5000", "cap = 5001", 96, "cap"},
               Change{"\"TOIT\", \"ORGUE", "\"ORGUE", 92, "campaigns"},
               Change{"Fonderie du Val", "Fonderie du Mont", 101, ""},
               Change{"charpente du", "charpente d’un", 109, "title"});
  CAPTURE(change.from);
  const auto plan =
      town.apply(replaced(example(), change.from, change.to) +
                 "[[programme]]\ncode = \"MORE\"\ntitle = \"One more\"\n");
  REQUIRE(plan);
  REQUIRE(plan->conflict);
  CHECK(plan->conflict->reason == Reason::reference_reused);
  CHECK(plan->conflict->place.file == "town.toml");
  CHECK(plan->conflict->place.line == change.line);
  CHECK(plan->conflict->place.column == change.key);
  CHECK(Town::states(*plan).find('x') != std::string::npos);
  CHECK(town.size() == size);
}

TEST_CASE("a project moves on to a further stage, and never back",
          "[territory]") {
  Town town;
  const auto staged = [&](const std::string& stage) {
    return Town::states(
        town.apply(school("stage = \"" + stage + "\"\n")).value());
  };
  CHECK(staged("selected") == "n");
  CHECK(staged("selected") == "u");
  CHECK(staged("funding") == "c");
  CHECK(staged("funding") == "u");
  CHECK(staged("idea") == "u");
  CHECK(ledger::find_project(town.book(), "ECOLE")->stage == "funding");
  // By hand it went back: an old file does not undo that.
  town.must(ledger::NewStage{code("ECOLE"), Stage::selected});
  CHECK(staged("funding") == "u");
  CHECK(staged("delivered") == "c");
  CHECK(ledger::find_project(town.book(), "ECOLE")->stage == "delivered");
}

TEST_CASE("what was forgotten of a territory is no difference", "[territory]") {
  Town town;
  REQUIRE(town.apply(example()));
  town.close();
  support::RawFile(town.people()).run("DELETE FROM note");
  const auto plan = town.apply(example());
  REQUIRE(plan);
  CHECK(Town::states(*plan) == std::string(14, 'u'));
}
