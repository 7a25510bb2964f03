// The balance equation: opening + credits - debits = closing.

#include "obole/bank/statement.hpp"

#include "support/catch.hpp"
#include "support/properties.hpp"

using obole::Currency;
using obole::Money;
using obole::Reason;
using obole::bank::check_balance;
using obole::bank::StatementHead;
using obole::bank::StatementSums;

namespace {

Money eur(std::int64_t cents) { return {cents, Currency::eur()}; }

StatementHead from_to(std::int64_t opening, std::int64_t closing) {
  StatementHead head;
  head.id = "2026-061";
  head.currency = Currency::eur();
  head.opening = eur(opening);
  head.closing = eur(closing);
  return head;
}

}  // namespace

TEST_CASE("a statement balances when credits and debits explain its balances",
          "[statement]") {
  StatementSums sums;
  sums.credits = 15000;
  sums.debits = 3000;

  CHECK_FALSE(check_balance(from_to(100000, 112000), sums));
  CHECK_FALSE(check_balance(from_to(-12000, 0), sums));
}

TEST_CASE("a statement that does not balance is refused with the difference",
          "[statement]") {
  StatementSums sums;
  sums.credits = 15000;

  const auto refused = check_balance(from_to(100000, 114999), sums);

  REQUIRE(support::reason(refused) == Reason::statement_unbalanced);
  CHECK(refused->what == "2026-061");
  CHECK(refused->why.en.find("-0.01 EUR") != std::string::npos);
  CHECK(refused->why.fr.find("-0,01\u00A0€") != std::string::npos);
}

TEST_CASE("a statement without both balances is not judged", "[statement]") {
  StatementSums sums;
  sums.credits = 1;
  auto head = from_to(0, 0);

  SECTION("no opening") { head.opening.reset(); }
  SECTION("no closing") { head.closing.reset(); }

  CHECK_FALSE(check_balance(head, sums));
}

TEST_CASE("balances in two currencies are refused", "[statement]") {
  auto head = from_to(0, 0);
  const auto swedish = *Currency::parse("SEK");

  SECTION("closing against opening") { head.closing = Money(0, swedish); }
  SECTION("both against the movements") {
    head.opening = Money(0, swedish);
    head.closing = Money(0, swedish);
  }

  CHECK(support::reason(check_balance(head, {})) == Reason::currency_mismatch);
}

TEST_CASE("the largest sums can be checked", "[statement]") {
  StatementSums sums;
  sums.credits = std::int64_t{1} << 62;
  sums.debits = std::int64_t{1} << 62;

  CHECK_FALSE(check_balance(from_to(Money::largest, Money::largest), sums));
  CHECK(check_balance(from_to(-Money::largest, Money::largest), sums));
}

TEST_CASE("exactly one closing balance fits", "[statement]") {
  support::holds("only the right closing is granted", [] {
    const auto opening = *rc::gen::inRange<std::int64_t>(-99999, 99999);
    const auto closing = *rc::gen::inRange<std::int64_t>(-99999, 99999);
    StatementSums sums;
    sums.credits = *rc::gen::inRange<std::int64_t>(0, 99999);
    sums.debits = opening + sums.credits - closing;
    RC_PRE(sums.debits >= 0);
    RC_ASSERT(!check_balance(from_to(opening, closing), sums));
    RC_ASSERT(check_balance(from_to(opening, closing + 1), sums));
    RC_ASSERT(check_balance(from_to(opening + 1, closing), sums));
  });
}
