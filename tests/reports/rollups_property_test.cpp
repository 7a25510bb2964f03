// Roll-ups against the entries themselves, read without the engine.

#include "obole/ledger/disbursements.hpp"
#include "obole/reports/rollups.hpp"
#include "support/properties.hpp"
#include "support/world.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <set>

using nlohmann::json;
using obole::Method;
using obole::reports::RollUp;
using obole::reports::View;
using support::cents;
using support::code;
using support::day;
using support::World;
namespace ledger = obole::ledger;
namespace reports = obole::reports;

namespace {

// The entries as anybody reads them.
struct Opinion {
  std::int64_t received = 0, refunded = 0, fees = 0, in_kind = 0, disbursed = 0,
               donations = 0;
  std::set<std::string> donors;
};

std::int64_t amount_of(const json& body) {
  return std::stoll(body.at("amount").get<std::string>());
}

Opinion opinion_of(ledger::Book& book, const std::string& programme) {
  std::map<std::string, std::string> programme_of;  // project to programme
  std::map<std::string, std::string> project_of;    // campaign to project
  Opinion sums;
  obole::store::Statement row(book.database(),
                              "SELECT body FROM main.entry ORDER BY seq");
  while (row.step()) {
    const auto body = json::parse(row.blob(0));
    const auto kind = body.at("kind").get<std::string>();
    if (kind == "project.opened")
      programme_of[body.at("project")] = body.value("programme", "");
    if (kind == "campaign.opened")
      project_of[body.at("campaign")] = body.value("project", "");
    const auto project = body.contains("campaign")
                             ? project_of[body.at("campaign")]
                             : body.value("project", "");
    if (project.empty() || programme_of[project] != programme) continue;
    const auto method = body.value("method", "");
    const bool goods =
        method == "in-kind" || method == "skills" || method == "expense-waiver";
    if (kind == "donation.received") {
      (goods ? sums.in_kind : sums.received) += amount_of(body);
      ++sums.donations;
      sums.donors.insert(body.at("donor").get<std::string>());
    } else if (kind == "donation.refunded") {
      if (goods)
        sums.in_kind -= amount_of(body);
      else
        sums.refunded += amount_of(body);
    } else if (kind == "fee.charged") {
      sums.fees += amount_of(body);
    } else if (kind == "disbursement.made") {
      sums.disbursed += amount_of(body);
    }
  }
  return sums;
}

// Projects A and B of programme P, C of Q, D of none; two campaigns each, the
// second a part of the first; one campaign of no project.
struct Random : World {
  Random() {
    must(ledger::NewProgramme{code("P"), "P"});
    must(ledger::NewProgramme{code("Q"), "Q"});
    for (const auto* const name : {"A", "B", "C", "D"}) {
      ledger::NewProject project{code(name), name};
      if (*name < 'D') project.programme = code(*name == 'C' ? "Q" : "P");
      must(project);
      for (const auto* const number : {"1", "2"}) {
        auto one = terms(std::string(name) + number);
        one.project = code(name);
        if (*number == '2') one.parent = code(std::string(name) + "1");
        must(one);
        campaigns.emplace_back(std::string(name) + number);
      }
    }
    must(terms("NONE"));
    campaigns.emplace_back("NONE");
    for (const auto* const name : {"Ada", "Bob", "Eva"})
      donors.push_back(donor(name));
  }
  void step() {
    auto one = gift(campaigns.at(*rc::gen::inRange<std::size_t>(0, 9)),
                    donors.at(*rc::gen::inRange<std::size_t>(0, 3)),
                    *rc::gen::inRange(100, 5000));
    one.method =
        *rc::gen::element(Method::card, Method::cheque, Method::skills);
    if (one.method == Method::card) {
      one.platform = "ULULE";
      one.fee = cents(*rc::gen::inRange(0, 50));
    }
    const auto seq = must(one);
    if (*rc::gen::inRange(0, 3) == 0)
      must(ledger::NewRefund{seq, cents(*rc::gen::inRange(1, 100)),
                             day("2026-04-01"), "x"});
    if (*rc::gen::inRange(0, 4) != 0) return;
    ledger::NewDisbursement paid{code(*rc::gen::element<std::string>("A", "C")),
                                 cents(*rc::gen::inRange(1, 900)),
                                 day("2026-05-01"), "CONV"};
    paid.beyond_received = true;
    must(paid);
  }
  std::vector<std::string> campaigns;
  std::vector<obole::DonorId> donors;
};

void agree(const RollUp& sums, const Opinion& entries) {
  RC_ASSERT(sums.received.minor_units() == entries.received);
  RC_ASSERT(sums.refunded.minor_units() == entries.refunded);
  RC_ASSERT(sums.fees.minor_units() == entries.fees);
  RC_ASSERT(sums.in_kind.minor_units() == entries.in_kind);
  RC_ASSERT(sums.disbursed.minor_units() == entries.disbursed);
  RC_ASSERT(sums.donations == entries.donations);
  RC_ASSERT(sums.donors == static_cast<std::int64_t>(entries.donors.size()));
  RC_ASSERT(sums.available().minor_units() ==
            entries.received - entries.refunded - entries.fees -
                entries.disbursed);
}

}  // namespace

TEST_CASE("a programme is the sum of its entries, each gift once",
          "[reports]") {
  support::holds("the roll-up says what the entries say", [] {
    Random world;
    const auto many = *rc::gen::inRange(0, 25);
    for (int at = 0; at < many; ++at)
      world.step();
    for (const auto* const name : {"P", "Q"}) {
      for (const auto& view : {View{}, View{day("2199-12-31")}}) {
        const auto sums = reports::programme_figures(world.book(), name, view,
                                                     world.context.today)
                              .value();
        agree(sums.whole, opinion_of(world.book(), name));
      }
    }
  });
}
