// What a gift in kind consists of: typed by people, and so hostile.

#include "obole/domain/valuation.hpp"

#include "support/catch.hpp"

using obole::Currency;
using obole::GivenItem;
using obole::Money;
using obole::parse_given_item;
using obole::parse_quantity;
using obole::Quantity;
using obole::Reason;
using obole::Unit;
using support::reason;

namespace {

Money cents(std::int64_t amount) { return {amount, Currency::eur()}; }

auto item(std::string_view text) {
  return parse_given_item(text, Currency::eur());
}

Money amount_of(std::int64_t thousandths, std::int64_t price) {
  return GivenItem{Quantity{thousandths}, Unit::hour, cents(price), {}}
      .amount();
}

}  // namespace

TEST_CASE("a quantity is read to the thousandth", "[valuation]") {
  CHECK(parse_quantity("12").value() == Quantity{12'000});
  CHECK(parse_quantity("1.5").value() == Quantity{1500});
  CHECK(parse_quantity("1,5").value() == Quantity{1500});
  CHECK(parse_quantity("0.001").value() == Quantity{1});
  CHECK(parse_quantity("007").value() == Quantity{7000});
  CHECK(parse_quantity("999999999.999").value() == Quantity{999'999'999'999});
}

TEST_CASE("what is no quantity is refused", "[valuation]") {
  for (const auto* const text : {"",
                                 " ",
                                 "0",
                                 "0.000",
                                 "0,000",
                                 "-1",
                                 "+1",
                                 "1.",
                                 ".5",
                                 ",5",
                                 "1.5.2",
                                 "1,5,2",
                                 "1.0000",
                                 "1 000",
                                 "1e3",
                                 "0x10",
                                 "1h",
                                 "nan",
                                 "inf",
                                 "½",
                                 "١٢",
                                 "1000000000",
                                 "99999999999999999999",
                                 "1.5 ",
                                 "\n1"}) {
    CAPTURE(text);
    CHECK(reason(parse_quantity(text)) == Reason::amount_malformed);
  }
  CHECK(reason(parse_quantity(std::string_view("1\0002", 3))) ==
        Reason::amount_malformed);
}

TEST_CASE("a quantity is written as short as it can be", "[valuation]") {
  CHECK(to_string(Quantity{12'000}) == "12");
  CHECK(to_string(Quantity{1500}) == "1.5");
  CHECK(to_string(Quantity{1}) == "0.001");
  CHECK(to_string(Quantity{1010}) == "1.01");
  CHECK(to_string(Quantity{100'000'000}) == "100000");
}

TEST_CASE("an item is quantity, unit, price and words", "[valuation]") {
  const auto paper = item("12;piece;35,50;Rames de papier; A3").value();
  CHECK(paper.quantity == Quantity{12'000});
  CHECK(paper.unit == Unit::piece);
  CHECK(paper.price == cents(3550));
  CHECK(paper.description == "Rames de papier; A3");
  CHECK(paper.amount() == cents(42'600));

  CHECK(reason(item("")) == Reason::text_malformed);
  CHECK(reason(item("12;piece;35.50")) == Reason::text_malformed);
  CHECK(reason(item("12;piece;35.50;")) == Reason::text_malformed);
  CHECK(reason(item("x;piece;35.50;Rames")) == Reason::amount_malformed);
  CHECK(reason(item("12;ream;35.50;Rames")) == Reason::choice_unknown);
  CHECK(reason(item("12;piece;35.505;Rames")) == Reason::amount_malformed);
  CHECK(reason(item("12;piece;0;Rames")) == Reason::amount_not_positive);
  CHECK(reason(item("12;piece;-1;Rames")) == Reason::amount_not_positive);
}

TEST_CASE("an item is never worth more than an amount may be", "[valuation]") {
  // Ten billion euros are the most there is.
  CHECK(item("999999999;piece;10;Rames").value().amount() ==
        cents(999'999'999'000));
  CHECK(item("999999999.999;piece;10;Rames").value().amount() ==
        cents(999'999'999'999));
  CHECK(reason(item("999999999;piece;10.01;Rames")) ==
        Reason::amount_too_large);
  CHECK(reason(item("1;piece;10000000000.01;Rames")) ==
        Reason::amount_too_large);
}

TEST_CASE("quantity times price is rounded half to the even cent",
          "[valuation]") {
  CHECK(amount_of(500, 1) == cents(0));       // 0.5 cents
  CHECK(amount_of(1500, 1) == cents(2));      // 1.5
  CHECK(amount_of(2500, 1) == cents(2));      // 2.5
  CHECK(amount_of(2501, 1) == cents(3));      // 2.501
  CHECK(amount_of(1500, 333) == cents(500));  // 499.5
  CHECK(amount_of(3500, 37'500) == cents(131'250));
  CHECK(amount_of(100'000, 53) == cents(5300));
}
