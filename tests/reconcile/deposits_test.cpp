// Cheques and cash deposited, and what the bank sends back.

#include "small_world.hpp"

#include "support/catch.hpp"

using namespace small_world;  // NOLINT(google-build-using-namespace)
using obole::reconcile::Cause;
using obole::reconcile::Pass;

namespace {

OpenItem deposit(std::int64_t id, const std::string& slip,
                 const std::string& method = "cheque") {
  auto item = gift(id);
  item.kind = ItemKind::deposit;
  item.reference = slip;
  item.method = method;
  return item;
}

OpenLine said(const std::string& text, const std::string& code = "") {
  auto bank = line(1);
  bank.text = text;
  bank.code = code;
  return bank;
}

Outcome of(const OpenLine& bank, std::vector<OpenItem> items) {
  return World{{bank}, std::move(items), {}}.reconciled();
}

OpenItem seen(std::int64_t id) {
  auto item = gift(id);
  item.kind = ItemKind::seen_gift;
  item.amount = -5000;
  item.reference = "DON-2026-0042";
  item.end_to_end = "E2E-77";
  item.iban = "FR7630006000011234567890189";
  return item;
}

OpenLine debit() {
  auto bank = line(1);
  bank.amount = -5000;
  bank.booked_on = day(20);
  return bank;
}

}  // namespace

TEST_CASE("a deposit is known by its slip, whatever the bank calls it",
          "[reconcile]") {
  for (const auto* text : {"REMISE CHEQUES 0012345", "REM CHQ N°12345 DU 10/01",
                           "Rem. chèques "
                           "12345"}) {
    CAPTURE(text);
    const auto outcome = of(said(text), {deposit(7, "0012345")});
    REQUIRE(outcome.matches.size() == 1);
    CHECK(outcome.matches[0].pass == Pass::deposit);
    CHECK(outcome.matches[0].exact);
  }
  CHECK(
      of(said("BORDEREAU 12345", "02"), {deposit(7, "12345")}).matches.size() ==
      1);
  CHECK(of(said("VERSEMENT ESPECES 12345"), {deposit(7, "12345", "cash")})
            .matches.size() == 1);
}

TEST_CASE("without its slip, a deposit is the only one of that amount",
          "[reconcile]") {
  const auto bank = said("REMISE DE CHEQUES");
  const auto one = of(bank, {deposit(7, "0012345")});
  REQUIRE(one.matches.size() == 1);
  CHECK_FALSE(one.matches[0].exact);
  const auto two = of(bank, {deposit(7, "0012345"), deposit(8, "0012346")});
  REQUIRE(two.ambiguous.size() == 1);
  CHECK(two.ambiguous[0].cause == Cause::several_items);
}

TEST_CASE("what the bank calls no deposit is none", "[reconcile]") {
  // The number may be anything; cash is no cheque; money out is no deposit.
  CHECK(of(said("VIR SEPA 12345"), {deposit(7, "12345")}).matches.empty());
  CHECK(of(said("VERSEMENT ESPECES 12345"), {deposit(7, "12345")})
            .matches.empty());
  auto out = said("REMISE CHEQUES 12345");
  out.amount = -5000;
  auto back = deposit(7, "12345");
  back.amount = -5000;
  CHECK(of(out, {back}).matches.empty());
}

TEST_CASE("a slip with another amount says what is missing", "[reconcile]") {
  auto bank = said("REM CHQ 12345");
  bank.amount = 4000;
  const auto outcome = of(bank, {deposit(7, "12345")});
  REQUIRE(outcome.ambiguous.size() == 1);
  CHECK(outcome.ambiguous[0].cause == Cause::less);
  CHECK(outcome.ambiguous[0].difference == 1000);
}

TEST_CASE("the bank sends a gift back", "[reconcile]") {
  auto quoted = debit();
  quoted.text = "REJET PRLV DON-2026-0042";
  auto by_id = debit();
  by_id.end_to_end = "E2E-77";
  for (const auto& bank : {quoted, by_id}) {
    const auto outcome = of(bank, {seen(3)});
    REQUIRE(outcome.matches.size() == 1);
    CHECK(outcome.matches[0].pass == Pass::returned);
    CHECK(outcome.matches[0].kind == ItemKind::seen_gift);
  }
}

TEST_CASE("an account alone says a return only where the bank gives a reason",
          "[reconcile]") {
  auto bank = debit();
  bank.iban = "FR7630006000011234567890189";
  CHECK(of(bank, {seen(3)}).matches.empty());
  bank.is_return = true;
  CHECK(of(bank, {seen(3)}).matches.size() == 1);
  CHECK(of(bank, {seen(3), seen(4)}).matches.empty());
  bank.booked_on = day(500);
  CHECK(of(bank, {seen(3)}).matches.empty());
}

TEST_CASE("a promise is suggested, never taken", "[reconcile]") {
  auto bank = line(1);
  bank.amount = 2000;
  bank.name = "DUPONT JEAN";
  auto promise = gift(5);
  promise.kind = ItemKind::promise;
  promise.name = "Jean Dupont";
  const auto outcome = of(bank, {promise});
  CHECK(outcome.matches.empty());
  CHECK(outcome.unmatched.size() == 1);
  REQUIRE(outcome.suggestions.size() == 1);
  CHECK(outcome.suggestions[0].cause == Cause::promised);
  CHECK(outcome.suggestions[0].candidates.at(0).item == 5);
}
