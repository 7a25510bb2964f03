// Several items for one line, several lines for one item.

#include "obole/reconcile/sums.hpp"

#include "small_world.hpp"

#include "support/catch.hpp"
#include "support/properties.hpp"

#include <algorithm>
#include <map>

using namespace small_world;  // NOLINT(google-build-using-namespace)
using obole::reconcile::Addend;
using obole::reconcile::Cause;
using obole::reconcile::Pass;
using obole::reconcile::Sums;
using obole::reconcile::sums_of;

namespace {

const std::string iban = "FR7630006000011234567890189";

OpenLine of_payer(std::int64_t id, std::int64_t amount) {
  auto bank = line(id);
  bank.amount = amount;
  bank.iban = iban;
  return bank;
}

OpenItem of_donor(std::int64_t id, std::int64_t amount) {
  auto item = gift(id);
  item.amount = amount;
  item.iban = iban;
  item.donor = 4;
  return item;
}

OpenLine quoting(std::int64_t id, std::int64_t amount,
                 const std::string& text) {
  auto bank = line(id);
  bank.amount = amount;
  bank.text = text;
  return bank;
}

OpenItem referenced(std::int64_t id, std::int64_t amount,
                    const std::string& reference) {
  auto item = gift(id);
  item.amount = amount;
  item.reference = reference;
  return item;
}

Sums sums(const std::vector<std::int64_t>& amounts, std::int64_t wanted,
          std::int64_t budget = 1'000'000) {
  std::vector<Addend> addends;
  for (const auto amount : amounts)
    addends.push_back({amount, static_cast<std::uint32_t>(addends.size())});
  return sums_of(addends, wanted, budget);
}

}  // namespace

TEST_CASE("the only set of a donor's gifts that adds up is taken",
          "[reconcile]") {
  const auto outcome = World{
      {of_payer(1, 7000)},
      {of_donor(1, 2500), of_donor(2, 4500), of_donor(3, 1300)},
      {}}.reconciled();
  REQUIRE(outcome.matches.size() == 2);
  CHECK(outcome.matches[0].pass == Pass::sum);
  CHECK(outcome.matches[0].item == 1);
  CHECK(outcome.matches[0].amount == 2500);
  CHECK(outcome.matches[1].item == 2);
  CHECK(outcome.matches[1].parts == 2);
}

TEST_CASE("two sets that add up are a doubt that names the gifts",
          "[reconcile]") {
  const auto outcome = World{
      {of_payer(1, 5000)},
      {of_donor(1, 2000), of_donor(2, 3000), of_donor(3, 1000),
       of_donor(4, 4000)},
      {}}.reconciled();
  CHECK(outcome.matches.empty());
  REQUIRE(outcome.ambiguous.size() == 1);
  CHECK(outcome.ambiguous[0].cause == Cause::several_sums);
  CHECK(outcome.ambiguous[0].candidates.size() == 4);
}

TEST_CASE("a set that two lines could be is neither's", "[reconcile]") {
  const auto outcome = World{
      {of_payer(1, 7000), of_payer(2, 7000)},
      {of_donor(1, 2500), of_donor(2, 4500)},
      {}}.reconciled();
  CHECK(outcome.matches.empty());
  REQUIRE(outcome.ambiguous.size() == 2);
  CHECK(outcome.ambiguous[1].cause == Cause::several_sums);
}

TEST_CASE("gifts of strangers are never added up", "[reconcile]") {
  auto other = of_donor(2, 4500);
  other.donor = 5;
  auto unknown = of_donor(2, 4500);
  unknown.iban.clear();
  for (const auto& second : {other, unknown}) {
    const auto outcome = World{
        {of_payer(1, 7000)},
        {of_donor(1, 2500), second},
        {}}.reconciled();
    CHECK(outcome.matches.empty());
    CHECK(outcome.unmatched.size() == 1);
  }
}

TEST_CASE("a gift paid in two transfers is both of them", "[reconcile]") {
  const auto outcome = World{
      {of_payer(1, 2000), of_payer(2, 3000)},
      {of_donor(9, 5000)},
      {}}.reconciled();
  REQUIRE(outcome.matches.size() == 2);
  CHECK(outcome.matches[0].amount == 2000);
  CHECK(outcome.matches[1].amount == 3000);
  CHECK(outcome.matches[1].item == 9);
}

TEST_CASE("part of what a reference names waits for the rest", "[reconcile]") {
  const auto first = quoting(1, 2000, "DON-2026-0042 acompte");
  const auto item = referenced(9, 5000, "DON-2026-0042");
  const auto waiting = World{{first}, {item}, {}}.reconciled();
  REQUIRE(waiting.ambiguous.size() == 1);
  CHECK(waiting.ambiguous[0].cause == Cause::less);
  CHECK(waiting.ambiguous[0].difference == 3000);

  const auto whole = World{
      {first, quoting(2, 3000, "solde DON-2026-0042")},
      {item},
      {}}.reconciled();
  REQUIRE(whole.matches.size() == 2);
  CHECK(whole.matches[0].pass == Pass::own_reference);
  CHECK(whole.matches[1].parts == 2);
}

TEST_CASE("a line that quotes two gifts is both, or neither", "[reconcile]") {
  const std::vector<OpenItem> items = {referenced(7, 2000, "DON-2026-0041"),
                                       referenced(8, 3000, "DON-2026-0042")};
  const std::string both = "DON-2026-0041 et DON-2026-0042";
  CHECK(
      World{{quoting(1, 5000, both)}, items, {}}.reconciled().matches.size() ==
      2);
  const auto more = World{{quoting(1, 5500, both)}, items, {}}.reconciled();
  REQUIRE(more.ambiguous.size() == 1);
  CHECK(more.ambiguous[0].cause == Cause::more);
  CHECK(more.ambiguous[0].difference == 500);
}

TEST_CASE("one debit for a whole file of transfers", "[reconcile]") {
  auto bank = quoting(1, -5000, "VIR REMB-2026-0001 2 OPERATIONS");
  std::vector<OpenItem> refunds;
  for (const std::int64_t amount : {-2000, -3000}) {
    auto item = gift(20 + amount / 1000);
    item.kind = ItemKind::refund;
    item.amount = amount;
    item.batch = "REMB-2026-0001";
    refunds.push_back(item);
  }
  const auto outcome = World{{bank}, refunds, {}}.reconciled();
  REQUIRE(outcome.matches.size() == 2);
  CHECK(outcome.matches[0].pass == Pass::sum);
}

TEST_CASE("one transfer of a platform may carry two payouts", "[reconcile]") {
  auto bank = line(1);
  bank.amount = 9000;
  bank.name = "HelloAsso";
  std::vector<OpenItem> payouts;
  for (const std::int64_t amount : {4000, 5000}) {
    auto item = gift(amount / 1000);
    item.kind = ItemKind::payout;
    item.amount = amount;
    item.platform = "HELLOASSO";
    payouts.push_back(item);
  }
  const auto outcome =
      World{{bank}, payouts, {{"HELLOASSO", {"HELLOASSO"}}}}.reconciled();
  REQUIRE(outcome.matches.size() == 2);
  CHECK(outcome.matches[0].pass == Pass::sum);
  CHECK_FALSE(outcome.matches[0].exact);
}

TEST_CASE("sums are found as by trying every set", "[reconcile]") {
  support::holds("the count and the members of all sets", [] {
    const auto amounts =
        *rc::gen::resize(12, rc::gen::container<std::vector<std::int64_t>>(
                                 rc::gen::inRange<std::int64_t>(1, 40)));
    const auto wanted = *rc::gen::inRange<std::int64_t>(1, 120);
    RC_PRE(amounts.size() <= 12U);
    std::size_t sets = 0;
    bool alone = false;
    std::uint32_t members = 0;
    for (std::uint32_t bits = 1; bits < (1U << amounts.size()); ++bits) {
      std::int64_t sum = 0;
      for (std::size_t i = 0; i < amounts.size(); ++i)
        sum += (bits >> i & 1U) != 0 ? amounts[i] : 0;
      if (sum != wanted) continue;
      const bool is_single = (bits & (bits - 1)) == 0;
      alone = alone || is_single;
      if (is_single) continue;
      ++sets;
      members |= bits;
    }
    const auto found = sums(amounts, wanted);
    RC_ASSERT((found.count == Sums::Count::none) == (sets == 0));
    if (sets == 0) return;
    RC_ASSERT((found.count == Sums::Count::one) == (sets == 1 && !alone));
    for (std::size_t i = 0; i < amounts.size(); ++i) {
      const bool named = std::find(found.places.begin(), found.places.end(),
                                   i) != found.places.end();
      RC_ASSERT(named == ((members >> i & 1U) != 0));
    }
  });
}

TEST_CASE("sums of too many, or beyond the budget, are not tried",
          "[reconcile]") {
  CHECK(sums(std::vector<std::int64_t>(25, 10), 20).count ==
        Sums::Count::untried);
  CHECK(sums({1, 2, 3, 4, 5, 6}, 7, 10).count == Sums::Count::untried);
  // 24 that are all alike are few sets; 24 that all differ are at most 2 x
  // 2^12.
  std::vector<Addend> alike(24, Addend{10, 0});
  std::int64_t budget = 1000;
  CHECK(sums_of(alike, 50, budget).count == Sums::Count::one);
  std::vector<std::int64_t> powers;
  for (int i = 0; i < 24; ++i)
    powers.push_back(std::int64_t{1} << i);
  CHECK(sums(powers, 0xAAAAAA, 8192).count == Sums::Count::one);
}
