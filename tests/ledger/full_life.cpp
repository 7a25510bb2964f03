// The life of campaigns, for the ledger with everything in it: verdicts, plans,
// goods, disputes, matching funds, earmarks and money passed on.

#include "full_life.hpp"

#include "obole/ledger/disbursements.hpp"
#include "obole/ledger/disputes.hpp"
#include "obole/ledger/earmarks.hpp"
#include "obole/ledger/fees.hpp"
#include "obole/ledger/funds.hpp"
#include "obole/ledger/policies.hpp"
#include "obole/ledger/refund_orders.hpp"
#include "obole/ledger/verdicts.hpp"

namespace full_world {
namespace {

using obole::Method;
using obole::PledgeEnd;
using support::cents;
using support::code;
using support::day;
using support::World;
namespace ledger = obole::ledger;

std::int64_t until_april(World& world, std::string_view name,
                         obole::Model model, std::int64_t goal) {
  auto terms = World::terms(name);
  terms.model = model;
  terms.goal = cents(goal);
  terms.closes = day("2026-04-30");
  return world.must(terms);
}

void territory(World& world) {
  ledger::NewProject project{code("HALLE"), "La halle"};
  project.proposer = obole::Proposer::residents;
  world.must(project);
  ledger::NewPartner partner{code("HALLE"), obole::PartnerRole::sponsor,
                             "Moulins Durand", "the flour"};
  partner.value = cents(90'000);
  world.must(partner);
  auto part = World::terms("TUILES");
  part.parent = code("TOIT");
  world.must(part);
  auto steps = World::terms("MARCHES");
  steps.model = obole::Model::tiered;
  steps.project = code("HALLE");
  world.must(steps);
  world.must(ledger::NewGoal{code("MARCHES"), code("HAUT"), "Plus haut",
                             cents(200'000)});
  ledger::NewTier tier{code("TUILES"), code("NOM"), "Une tuile", cents(1000),
                       cents(200)};
  tier.stock = 12;
  tier.valuation = obole::Valuation::price;
  tier.valued_on = day("2026-01-05");
  tier.valued_by = "Paul Bert";
  tier.recognition = "a name on the board";
  world.must(tier);
}

// One promise of each end, and one that late money takes up again.
void promises(World& world, obole::DonorId zoe) {
  ledger::NewPledge promise{code("TUILES"), zoe, cents(9000),
                            day("2026-02-01")};
  promise.plan = {{day("2026-03-01"), cents(5000)},
                  {day("2026-04-01"), cents(4000)}};
  const auto planned = world.must(promise);
  world.must(ledger::NewPlan{
      planned,
      {{day("2026-05-01"), cents(8000)}, {day("2026-06-01"), cents(1000)}}});
  promise.plan.clear();
  promise.due = day("2026-03-31");
  const auto expired = world.must(promise);
  world.must(ledger::NewPledgeEnd{expired, PledgeEnd::expired, "no answer"});
  world.must(ledger::NewPledgeEnd{world.must(promise), PledgeEnd::written_off,
                                  "gone abroad"});
  auto late = World::gift("TUILES", zoe, 7000);
  late.pledge = expired;
  world.must(late);
}

void verdicts(World& world, obole::DonorId zoe) {
  until_april(world, "FOUR", obole::Model::all_or_nothing, 8000);
  until_april(world, "PUITS", obole::Model::all_or_nothing, 800'000);
  for (const auto* const name : {"FOUR", "PUITS"}) {
    world.must(World::gift(name, zoe, 8000));
    world.must(
        ledger::NewPledge{code(name), zoe, cents(300), day("2026-02-02")});
    auto journal = world.journal();
    ledger::NewVerdict verdict{code(name), day("2026-05-02")};
    verdict.due = day("2026-06-30");
    (void)ledger::settle(journal, verdict).value();
    journal.commit();
  }
}

void goods(World& world, obole::DonorId zoe) {
  world.must(ledger::NewEarmark{code("FARINE"), "La farine", code("HALLE")});
  auto gift = World::gift("MARCHES", zoe, 41'000);
  gift.method = Method::in_kind;
  gift.earmark = "FARINE";
  gift.in_kind.declared = cents(42'600);
  gift.in_kind.valuation = obole::Valuation::cost_price;
  gift.in_kind.valued_on = day("2026-02-27");
  gift.in_kind.valued_by = "Paul Bert";
  gift.in_kind.document = "BL-77";
  gift.in_kind.items = {{{12'000}, obole::Unit::piece, cents(3550), "Sacks"}};
  const auto given = world.must(gift);
  world.must(
      ledger::NewRefund{given, cents(1000), day("2026-03-09"), "one torn"});
  for (const auto use :
       {ledger::EarmarkUse::spent, ledger::EarmarkUse::released}) {
    world.must(ledger::NewEarmarkUse{code("FARINE"), use, cents(15'000),
                                     day("2026-04-01"), "baked",
                                     std::string(obole::word(use))});
  }
}

// A gift whose day is in a closed period turns out to have been smaller.
void corrects(World& world, obole::DonorId zoe) {
  auto gift = World::gift("MARCHES", zoe, 7000);
  const auto wrong = world.must(gift);
  ledger::NewRefund back{wrong, cents(7000), day("2026-04-02"), "read badly"};
  back.cause = obole::RefundCause::corrected;
  back.by_correction = true;
  back.refunded_on = day("2026-04-01");
  world.must(back);
  gift.amount = cents(700);
  gift.given_on = gift.date;
  gift.date = day("2026-04-02");
  gift.corrects = wrong;
  world.must(gift);
}

void returns(World& world, obole::DonorId zoe) {
  world.must(ledger::NewApproval{ledger::Approval::named});
  auto gift = World::gift("MARCHES", zoe, 6000);
  gift.method = Method::card;
  gift.platform = "ULULE";
  gift.payout = "U-1";
  std::vector<std::int64_t> gifts;
  for (int at = 0; at < 4; ++at)
    gifts.push_back(world.must(gift));
  ledger::NewRefund refund{gifts[0], cents(2000), day("2026-03-08"), "twice"};
  refund.cause = obole::RefundCause::duplicate;
  refund.approved_by = "maire";
  const auto refunded = world.must(refund);
  world.must(ledger::NewRefundOrder{support::town_iban,
                                    "OBOLE-1",
                                    day("2026-03-08"),
                                    {{refunded, cents(2000)}},
                                    "ORDER-1"});
  world.must(
      ledger::NewReversal{refunded, day("2026-03-09"), "sent back", "UNDO-1"});
  for (std::size_t at = 1; at < gifts.size(); ++at) {
    const auto opened = world.must(ledger::NewDispute{
        gifts[at], cents(6000), day("2026-03-10"), {}, "U-2"});
    const auto lost =
        at < 3 ? obole::DisputeOutcome::lost : obole::DisputeOutcome::won;
    const auto ended = world.must(ledger::NewDisputeEnd{
        opened, lost, day("2026-03-20"), {}, at < 3 ? "" : "U-3"});
    if (at == 2) {
      world.must(ledger::NewReversal{ended, day("2026-04-02"), "judged anew"});
    }
  }
  world.must(ledger::NewSharedFee{code("MARCHES"), code("ULULE"), cents(101),
                                  day("2026-04-03"), "", "FEE-1"});
  world.must(ledger::NewSharedFee{
      code("MARCHES"), code("ULULE"), cents(7), day("2026-04-03"), "U-1", {}});
}

void money_that_follows(World& world) {
  const auto mill =
      world
          .record(ledger::NewDonor{obole::DonorKind::company,
                                   {"Moulins Durand", {}, {}, {}}})
          .value()
          .id;
  ledger::FundTerms terms{.starts = day("2026-01-01"),
                          .ends = day("2026-12-31"),
                          .ratio = {1, 2},
                          .budget = cents(4000),
                          .gift_cap = cents(2500),
                          .donor_cap = cents(9000),
                          .campaign_cap = cents(3500)};
  world.must(ledger::NewFund{
      code("MOULIN"), mill, {code("MARCHES"), code("TUILES")}, terms});
  terms.budget = cents(6000);
  world.must(ledger::NewFundTerms{code("MOULIN"), terms});
  {
    auto journal = world.journal();
    const auto fund = ledger::find_fund(journal.book(), "MOULIN").value();
    (void)ledger::grant(journal, fund).value();
    journal.commit();
  }
  auto paid = World::gift("MARCHES", mill, 3000);
  paid.fund = code("MOULIN");
  world.must(paid);
  ledger::NewDisbursement passed_on{code("HALLE"), cents(5000),
                                    day("2026-05-05"), "DEL-2026-41"};
  passed_on.campaign = code("MARCHES");
  passed_on.to = "Les Amis de la halle";
  passed_on.reference = "OUT-1";
  world.must(passed_on);
}

}  // namespace

void live(World& world) {
  territory(world);
  const auto zoe = world.donor("Zoé Quinet");
  promises(world, zoe);
  verdicts(world, zoe);
  goods(world, zoe);
  returns(world, zoe);
  corrects(world, zoe);
  money_that_follows(world);
}

}  // namespace full_world
