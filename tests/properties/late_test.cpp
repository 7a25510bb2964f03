// Files that come late come to the same as files in time.

#include "importing.hpp"

using importing::any_rows;
using importing::part;
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
