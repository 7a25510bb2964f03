#include "obole/reconcile/explain.hpp"

#include "small_world.hpp"

#include "obole/base/check.hpp"
#include "support/catch.hpp"

using namespace small_world;  // NOLINT(google-build-using-namespace)
using obole::Language;
using obole::Sentence;
using obole::reconcile::Cause;
using obole::reconcile::Doubt;
using obole::reconcile::explained;
using obole::reconcile::Match;
using obole::reconcile::Pass;

namespace {

Sentence why(Match match, OpenLine bank, OpenItem item) {
  match.line = bank.id;
  match.item = item.id;
  match.kind = item.kind;
  return explained(match, bank, item);
}

const auto eur = obole::Currency::eur();

Match by(Pass pass) {
  return {.line = 0,
          .item = 0,
          .kind = ItemKind::donation,
          .pass = pass,
          .amount = 5000};
}

}  // namespace

TEST_CASE("a match by reference names the reference", "[reconcile]") {
  auto item = gift(7);
  item.reference = "DON-2026-0042";
  const auto sentence = why(by(Pass::own_reference), line(1), item);
  CHECK(sentence.en ==
        "the text quotes DON-2026-0042, and the amount is the same");
  CHECK(sentence.fr ==
        "le libellé cite DON-2026-0042 et le montant est le même");
}

TEST_CASE("a match by payer says how far its date is", "[reconcile]") {
  auto bank = line(1);
  bank.booked_on = day(14);
  CHECK(why(by(Pass::payer_account), bank, gift(7)).en ==
        "the payer’s account and the amount are the same, 4 days after its "
        "date");
  bank.booked_on = day(9);
  CHECK(why(by(Pass::payer_name), bank, gift(7)).fr ==
        "le nom du payeur et le montant sont les mêmes, 1 jour avant sa date");
  bank.booked_on = day(10);
  auto close = by(Pass::payer_name);
  close.exact = false;
  CHECK(why(close, bank, gift(7)).en ==
        "the payer’s name is close, and the amount is the same, on its day");
}

TEST_CASE("a tie says that it was taken by date", "[reconcile]") {
  auto tie = by(Pass::rf_reference);
  tie.interchangeable = true;
  auto item = gift(7);
  item.rf_reference = "RF18539007547034";
  CHECK(why(tie, line(1), item).en ==
        "the RF reference is RF18539007547034, and the amount is the same; of "
        "several alike, taken by date");
}

TEST_CASE("no explanation shows a name or an account", "[reconcile]") {
  auto bank = line(1);
  bank.name = "Jean Dupont";
  bank.iban = "FR7630006000011234567890189";
  auto item = gift(7);
  item.name = bank.name;
  item.iban = bank.iban;
  for (std::uint8_t pass = 0; pass < obole::reconcile::pass_count; ++pass) {
    const auto sentence = why(by(static_cast<Pass>(pass)), bank, item);
    CAPTURE(sentence.en);
    CHECK(sentence.en.find("Dupont") == std::string::npos);
    CHECK(sentence.fr.find("FR76") == std::string::npos);
    CHECK_FALSE(sentence.fr.empty());
  }
}

TEST_CASE("a doubt says in which pass and why", "[reconcile]") {
  Doubt doubt{1, Pass::payer_name, Cause::several_items, false, {}, 0};
  CHECK(explained(doubt, eur).en ==
        "payer name: several items fit, and nothing tells them apart");
  CHECK(explained(doubt, eur).fr ==
        "nom du payeur : plusieurs éléments conviennent et rien ne les "
        "distingue");
  doubt.pass = std::nullopt;
  doubt.cause = Cause::amount_and_date;
  CHECK(explained(doubt, eur).en == "only the amount and the date fit");
}

TEST_CASE("a doubt about an amount says by how much", "[reconcile]") {
  Doubt doubt{1, Pass::own_reference, Cause::less, false, {}, 2000};
  CHECK(explained(doubt, eur).en ==
        "own reference: the reference is known, but 20.00 EUR is still "
        "missing");
  doubt.cause = Cause::more;
  CHECK(explained(doubt, eur).fr ==
        "référence propre : la référence est connue mais il est venu "
        "20,00\u00A0€ de plus que prévu");
}

TEST_CASE("matches that stand together say so", "[reconcile]") {
  auto item = gift(7);
  item.reference = "DON-2026-0042";
  auto part = by(Pass::own_reference);
  part.parts = 3;
  auto bank = line(1);
  CHECK(why(part, bank, item).en ==
        "the text quotes DON-2026-0042; with 2 other lines it is the whole "
        "amount");
  bank.amount = 15'000;
  CHECK(why(part, bank, item).fr ==
        "le libellé cite DON-2026-0042 ; avec 2 autres il fait la ligne");
}

TEST_CASE("a line without any candidate is explained too", "[reconcile]") {
  using obole::reconcile::unmatched_line;
  CHECK(unmatched_line(0).en == "a line of amount 0 moves no money");
  CHECK_FALSE(unmatched_line(5).fr.empty());
}

TEST_CASE("a match is explained by its own line and item only", "[reconcile]") {
  CHECK_THROWS_AS(explained(by(Pass::payer_name), line(1), gift(2)),
                  obole::BrokenPromise);
}
