// Files that come late, and downloads in which the bank names movements anew,
// come to the same as files in time, and as one download.

#include "importing.hpp"

using importing::any_movements;
using importing::any_rows;
using importing::part;
using importing::statement_of;
using importing::Town;
namespace ledger = obole::ledger;

TEST_CASE("donations come to the same whenever the books are closed",
          "[properties]") {
  few::hold(
      "rows before a close, between two and after them",
      [] {
        const bool references = *rc::gen::arbitrary<bool>();
        const auto rows = any_rows(references);
        const auto any_place =
            rc::gen::inRange<std::size_t>(0, rows.size() + 1);
        const auto middle = *any_place;
        const auto shared = *rc::gen::inRange<std::size_t>(0, middle + 1);
        const auto first = *rc::gen::inRange(0, 40);
        const auto second = *rc::gen::inRange(first + 1, 60);
        const auto closed = [](int days) {
          return ledger::PeriodClose{support::day("2026-02-26") +
                                     std::chrono::days(days)};
        };
        Town once;
        once.import(rows, references);
        Town late;
        late.import(part(rows, 0, middle), references);
        late.must(closed(first));
        // Without references a row is known among all that are alike.
        late.import(part(rows, references ? shared : 0, rows.size()),
                    references);
        late.must(closed(second));
        const auto size = late.size();
        late.import(rows, references);
        RC_ASSERT(late.size() == size);
        RC_ASSERT(late.gifts() == once.gifts());
        RC_ASSERT(late.refunds() == once.refunds());
        RC_ASSERT(late.verified(false).problems.empty());
      },
      16);
}

TEST_CASE("downloads that name movements anew come to the same as one",
          "[properties]") {
  few::hold(
      "any downloads of whole days, in any order",
      [] {
        const auto all = any_movements();
        Town once;
        once.download(statement_of(all, 10, 25));
        const auto expected = once.lines();
        RC_ASSERT(expected.size() == all.size() + 1);
        Town town;
        const auto times = *rc::gen::inRange(0, 4);
        for (int time = 0; time < times; ++time) {
          const auto from = *rc::gen::inRange(10, 25);
          town.download(
              statement_of(all, from, *rc::gen::inRange(from + 1, 26)));
        }
        town.download(statement_of(all, 10, 25));
        RC_ASSERT(town.lines() == expected);
        const auto size = town.size();
        town.download(statement_of(all, 10, 25));
        RC_ASSERT(town.lines() == expected);
        RC_ASSERT(town.size() == size);
        RC_ASSERT(town.verified(false).problems.empty());
      },
      12);
}
