// Notifications that wait, leave open what they mean, or contradict what is
// there.

#include "intake/notified.hpp"

#include "support/catch.hpp"

using notified::gifts;
using notified::Names;
using notified::on;
using notified::other;
using notified::statement;
using notified::Town;
using obole::Reason;
using support::camt054;
using support::reason;
using support::statement_of;
namespace intake = obole::intake;

TEST_CASE("a notification waits for its statement, and leaves nothing",
          "[intake]") {
  Town town;
  const auto size = town.size();
  const auto answer = town.import(camt054("N-1", {gifts}));
  REQUIRE(reason(answer) == Reason::line_unknown);
  CHECK(answer.error().place.file == "bank.xml");
  CHECK(answer.error().place.line > 0);
  CHECK(answer.error().why.en.find("2026-03-02") != std::string::npos);
  CHECK(town.size() == size);

  // Half of it is there: none of it is recorded.
  (void)town.one(statement_of("S-1", 0, on, {gifts}));
  const auto half = town.size();
  CHECK(reason(town.import(camt054("N-1", {gifts, other}))) ==
        Reason::line_unknown);
  CHECK(town.size() == half);
  (void)town.one(statement_of("S-2", 3000, on, {other}));
  CHECK(town.one(camt054("N-1", {gifts, other})).recorded == 3);
  CHECK(town.is_sound());
}

TEST_CASE("without a reference, the amount must say which movement is meant",
          "[intake]") {
  Town town;
  auto bare = gifts;
  bare.reference.clear();
  SECTION("where there is one") {
    (void)town.one(statement_of("S-1", 0, on, {gifts}));
    CHECK(town.one(camt054("N-1", {bare})).recorded == 2);
  }
  SECTION("where there are two that differ") {
    auto twin = gifts;
    twin.reference = "R-7";
    (void)town.one(statement_of("S-1", 0, on, {gifts, twin}));
    const auto size = town.size();
    const auto answer = town.import(camt054("N-1", {bare}));
    REQUIRE(reason(answer) == Reason::statement_conflicts);
    CHECK(answer.error().why.en.find("several movements") != std::string::npos);
    CHECK(town.size() == size);
  }
  SECTION("where there are two alike") {
    (void)town.one(statement_of("S-1", 0, on, {bare, bare}));
    CHECK(town.one(camt054("N-1", {bare})).recorded == 2);
    CHECK(town.open() == Names{"30.00 ", "10.00 Ada", "20.00 Bob"});
    auto second = bare;
    second.details[0].name = "Léa";
    CHECK(town.one(camt054("N-2", {bare, second})).recorded == 2);
    CHECK(town.open() ==
          Names{"10.00 Ada", "20.00 Bob", "10.00 Léa", "20.00 Bob"});
  }
  SECTION("where there is one, and its details are known") {
    (void)town.one(statement_of("S-1", 0, on, {bare}));
    (void)town.one(camt054("N-1", {bare}));
    auto second = bare;
    second.details[0].name = "Léa";
    CHECK(reason(town.import(camt054("N-2", {bare, second}))) ==
          Reason::line_unknown);
  }
  SECTION("where the only one bears another reference") {
    auto named = gifts;
    named.reference = "R-5";
    (void)town.one(statement_of("S-1", 0, on, {named}));
    CHECK(reason(town.import(camt054("N-1", {gifts}))) == Reason::line_unknown);
  }
  CHECK(town.is_sound());
}

TEST_CASE("a notification that contradicts the statement is refused",
          "[intake]") {
  Town town;
  (void)town.one(statement());
  const auto size = town.size();
  auto wrong = gifts;
  SECTION("another sum for the same reference") {
    wrong.details[0].amount = 1100;
    const auto answer = town.import(camt054("N-1", {wrong}));
    REQUIRE(reason(answer) == Reason::statement_conflicts);
    CHECK(answer.error().what == "R-1");
    CHECK(answer.error().why.en.find("31.00 EUR") != std::string::npos);
    CHECK(answer.error().why.en.find("30.00 EUR") != std::string::npos);
    CHECK(town.size() == size);
  }
  SECTION("other details than those recorded") {
    (void)town.one(camt054("N-1", {gifts}));
    const auto after = town.size();
    wrong.details[0].amount = 500;
    wrong.details[1].amount = 2500;
    const auto answer = town.import(camt054("N-2", {wrong}));
    REQUIRE(reason(answer) == Reason::statement_conflicts);
    CHECK(answer.error().why.en.find("with other details") !=
          std::string::npos);
    CHECK(town.size() == after);
  }
  SECTION("no day at all") {
    auto xml = camt054("N-1", {gifts});
    for (const char* const element : {"BookgDt", "ValDt"}) {
      for (auto at = xml.find(element); at != std::string::npos;
           at = xml.find(element))
        xml.replace(at, std::string(element).size(), "Other");
    }
    CHECK(reason(town.import(xml)) == Reason::file_malformed);
  }
  SECTION("an account nobody declared") {
    CHECK(reason(town.import(camt054("N-1", {gifts}, support::other_iban))) ==
          Reason::account_unknown);
  }
  CHECK(town.is_sound());
}
