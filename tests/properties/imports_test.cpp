// Files imported twice, or overlapping in any order, come to the same as once.

#include "importing.hpp"

using importing::any_movements;
using importing::any_rows;
using importing::part;
using importing::statement_of;
using importing::Town;

TEST_CASE("donations that overlap come to the same as one file, in any order",
          "[properties]") {
  few::hold(
      "two halves that share rows",
      [] {
        const auto rows = any_rows(true);
        const auto middle = *rc::gen::inRange<std::size_t>(0, rows.size() + 1);
        const auto shared = *rc::gen::inRange<std::size_t>(0, middle + 1);
        Town once;
        once.import(rows);
        // A refund needs its gift: the later half alone may lack it.
        Town halves;
        halves.import(part(rows, 0, middle));
        halves.import(part(rows, shared, rows.size()));
        halves.import(rows);
        RC_ASSERT(halves.gifts() == once.gifts());
        Town reversed;
        auto backwards = rows;
        std::reverse(backwards.begin(), backwards.end());
        reversed.import(backwards);
        reversed.import(rows);
        RC_ASSERT(reversed.gifts() == once.gifts());
        RC_ASSERT(reversed.verified(false).problems.empty());
      },
      12);
}

TEST_CASE("donations without references come to the same twice as once",
          "[properties]") {
  few::hold(
      "a file of rows that may be alike",
      [] {
        const auto rows = any_rows(false);
        const auto middle = *rc::gen::inRange<std::size_t>(0, rows.size() + 1);
        Town once;
        once.import(rows, false);
        const auto gifts = once.gifts();
        RC_ASSERT(gifts.size() == rows.size() + 1);
        once.import(rows, false);
        RC_ASSERT(once.gifts() == gifts);
        // An export that stopped in the middle, then the whole one.
        Town grown;
        grown.import(part(rows, 0, middle), false);
        grown.import(rows, false);
        RC_ASSERT(grown.gifts() == gifts);
      },
      8);
}

TEST_CASE("statements that overlap come to the same as one, in any order",
          "[properties]") {
  few::hold(
      "two exports that share days",
      [] {
        const auto all = any_movements();
        const auto middle = *rc::gen::inRange(10, 26);
        const auto shared = *rc::gen::inRange(10, middle + 1);
        const auto early = statement_of(all, 10, std::max(middle, 11));
        const auto late = statement_of(all, std::min(shared, 24), 25);
        Town once;
        once.import(statement_of(all, 10, 25));
        const auto expected = once.lines();
        RC_ASSERT(expected.size() == all.size() + 1);
        once.import(statement_of(all, 10, 25));
        RC_ASSERT(once.lines() == expected);
        Town forwards;
        forwards.import(early);
        forwards.import(late);
        RC_ASSERT(forwards.lines() == expected);
        Town backwards;
        backwards.import(late);
        backwards.import(early);
        RC_ASSERT(backwards.lines() == expected);
        RC_ASSERT(backwards.verified(false).problems.empty());
      },
      12);
}
