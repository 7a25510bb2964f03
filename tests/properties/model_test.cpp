// The engine against the model: any sequence of requests, right or wrong, new
// or sent again, has the same answers, the same figures and the same books.

#include "model.hpp"

#include "few.hpp"
#include "requests.hpp"

#include "obole/ledger/disputes.hpp"
#include "obole/ledger/rebuild.hpp"
#include "obole/ledger/verdicts.hpp"
#include "obole/reports/balances.hpp"
#include "obole/reports/campaigns.hpp"
#include "support/raw_file.hpp"
#include "support/world.hpp"

#include <sstream>

using model::Kind;
using model::Request;
using model::Way;
using obole::Method;
using obole::Money;
using support::cents;
using support::code;
using support::day;
using support::World;
namespace ledger = obole::ledger;
namespace reports = obole::reports;

namespace {

class Engine {
 public:
  Engine() {
    auto terms = World::terms("TOIT");
    terms.platform = "HELLOASSO";
    world_.must(terms);
    world_.campaign("ORGUE");
    auto gare = World::terms("GARE");
    gare.model = obole::Model::all_or_nothing;
    gare.goal = cents(model::all_or_nothing_goal);
    gare.closes = date(model::last_days[2]);
    world_.must(gare);
    world_.must(ledger::NewTier{code("TOIT"), code("MUG"), "Mug",
                                cents(model::tier_minimum), cents(500)});
    for (const auto* const name : {"Ada", "Bob", "Eve"})
      donors_.push_back(world_.donor(name));
    donors_.push_back(obole::DonorId::from_number(1));
  }

  model::Answer answer(const Request& request, const model::Ledger& model) {
    const auto recorded = send(request, model);
    if (!recorded) {
      return model::Answer::no({std::string(name(recorded.error().reason))},
                               false);
    }
    return model::Answer::granted(recorded->seq, recorded->already);
  }
  World& world() { return world_; }

 private:
  static obole::Date date(int number) {
    return day("2026-01-01") + std::chrono::days{number};
  }
  static std::optional<std::string> reference(const Request& request) {
    if (request.reference == 0) return std::nullopt;
    return "R-" + std::to_string(request.reference);
  }
  static obole::Code campaign(const Request& request) {
    constexpr std::array codes = {"TOIT", "ORGUE", "GARE", "NONE"};
    return code(codes.at(static_cast<std::size_t>(request.campaign)));
  }
  static Method method(const Request& request) {
    constexpr std::array methods = {Method::card, Method::transfer,
                                    Method::cash};
    return methods.at(static_cast<std::size_t>(request.way));
  }
  static std::optional<Money> fee(const Request& request) {
    if (!request.fee) return std::nullopt;
    return cents(*request.fee);
  }

  obole::Result<ledger::Recorded> send(const Request& request,
                                       const model::Ledger& model) {
    const auto donor = donors_.at(static_cast<std::size_t>(request.donor));
    switch (request.kind) {
      case Kind::pledge:
        return world_.record(ledger::NewPledge{campaign(request),
                                               donor,
                                               cents(request.amount),
                                               date(request.day),
                                               {},
                                               request.outside,
                                               reference(request)});
      case Kind::cancel:
      case Kind::expire:
        return world_.record(ledger::NewPledgeEnd{
            model.pledge(request.item),
            request.kind == Kind::cancel ? obole::PledgeEnd::cancelled
                                         : obole::PledgeEnd::expired,
            "moved away", reference(request)});
      case Kind::reverse:
        return world_.record(ledger::NewReversal{model.refund(request.item),
                                                 date(request.day), "undone",
                                                 reference(request)});
      case Kind::dispute:
        return world_.record(
            ledger::NewDispute{model.gift(request.item), cents(request.amount),
                               date(request.day), reference(request)});
      case Kind::lose:
      case Kind::win:
        return world_.record(ledger::NewDisputeEnd{
            model.dispute(request.item),
            request.kind == Kind::lose ? obole::DisputeOutcome::lost
                                       : obole::DisputeOutcome::won,
            date(request.day), reference(request)});
      case Kind::settle:
        return settled(request);
      case Kind::refund:
        return world_.record(ledger::NewRefund{model.gift(request.item),
                                               cents(request.amount),
                                               date(request.day),
                                               "withdrawn",
                                               fee(request),
                                               {},
                                               0,
                                               reference(request),
                                               {}});
      case Kind::close:
        return world_.record(
            ledger::PeriodClose{date(request.day), reference(request)});
      case Kind::donate:
        break;
    }
    ledger::NewDonation gift{campaign(request), donor, cents(request.amount),
                             date(request.day), method(request)};
    if (request.item >= 0) gift.pledge = model.pledge(request.item);
    if (request.tier) gift.tier = "MUG";
    if (request.platform) gift.platform = "STRIPE";
    gift.fee = fee(request);
    gift.outside_dates = request.outside;
    gift.accept_overpayment = request.accept;
    gift.reference = reference(request);
    return world_.record(gift);
  }

  obole::Result<ledger::Recorded> settled(const Request& request) {
    auto journal = world_.journal();
    const auto answer = ledger::settle(
        journal,
        {campaign(request), date(request.day), false, {}, reference(request)});
    if (!answer) return answer.error();
    journal.commit();
    return answer->recorded;
  }

  World world_;
  std::vector<obole::DonorId> donors_;
};

void compare_figures(Engine& engine, const model::Ledger& model) {
  auto& book = engine.world().book();
  constexpr std::array codes = {"TOIT", "ORGUE", "GARE"};
  for (int at = 0; at < model::campaigns; ++at) {
    const auto& expected = model.figures(at);
    const auto figures =
        reports::campaign_figures(book, codes.at(static_cast<std::size_t>(at)),
                                  {}, engine.world().context.today)
            .value();
    RC_ASSERT(figures.pledged == cents(expected.pledged));
    RC_ASSERT(figures.received == cents(expected.received));
    RC_ASSERT(figures.refunded == cents(expected.refunded));
    RC_ASSERT(figures.fees == cents(expected.fees));
    RC_ASSERT(figures.donations == expected.donations);
    RC_ASSERT(figures.donors ==
              static_cast<std::int64_t>(expected.donors.size()));
  }
  std::map<std::string, std::int64_t> balances;
  const auto table = reports::balances(book, {});
  for (const auto& row : table.rows)
    balances[std::get<std::string>(row[0])] =
        std::get<Money>(row[3]).minor_units();
  RC_ASSERT(balances == model.balances());
  std::int64_t sum = 0;
  for (const auto& [account, amount] : balances)
    sum += amount;
  RC_ASSERT(sum == 0);
}

void compare_after_rebuild(World& world) {
  RC_ASSERT(world.verified(false).problems.empty());
  world.close();
  const auto before = support::dump_of(world.file(), world.people());
  RC_ASSERT(ledger::rebuild(world.book(), world.context).has_value());
  world.close();
  RC_ASSERT(support::dump_of(world.file(), world.people()) == before);
}

}  // namespace

TEST_CASE("the engine answers as the model does, and keeps the same books",
          "[properties]") {
  few::hold(
      "any sequence of requests",
      [] {
        const auto requests = *model::any_requests();
        Engine engine;
        model::Ledger model(engine.world().size());
        for (const auto& request : requests) {
          const auto before = model.size();
          const auto answer = engine.answer(request, model);
          const auto expected = model.answer(request);
          std::ostringstream about;
          showValue(request, about);
          for (const auto& reason : answer.refused)
            about << "engine: " << reason << '\n';
          for (const auto& reason : expected.refused)
            about << "model: " << reason << '\n';
          RC_LOG(about.str());
          RC_ASSERT(answer.refused.empty() == expected.refused.empty());
          for (const auto& reason : answer.refused)
            RC_ASSERT(expected.whatever ||
                      expected.refused.count(reason) == 1U);
          if (!answer.refused.empty()) {
            RC_ASSERT(model.size() == before);
            continue;
          }
          RC_ASSERT(answer.seq == expected.seq);
          RC_ASSERT(answer.already == expected.already);
          // What users are promised holds after every step.
          compare_figures(engine, model);
          RC_ASSERT(engine.world().verified(false).problems.empty());
        }
        RC_ASSERT(engine.world().size() == model.size());
        compare_after_rebuild(engine.world());
      },
      60);
}
