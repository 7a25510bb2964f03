#include "arrival.hpp"

#include "obole/ledger/disputes.hpp"
#include "obole/ledger/funds.hpp"
#include "obole/ledger/verdicts.hpp"
#include "support/raw_file.hpp"

#include <fmt/format.h>

namespace arrival {
namespace {

using obole::Reason;
using obole::Result;
using support::cents;
using support::code;
using support::day;
using support::World;
namespace ledger = obole::ledger;

constexpr int donors = 60;
constexpr std::int64_t nowhere = 1'000'000'000;
constexpr std::array codes = {"TOIT", "ORGUE", "FOUR", "PUITS"};
constexpr const char* verdict_day = "2026-06-10";

obole::Date date(int number) {
  return day("2026-01-01") + std::chrono::days{number};
}

// What is refused only because something else is not known yet.
bool comes_again(Reason reason) {
  return reason == Reason::pledge_unknown ||
         reason == Reason::donation_unknown ||
         reason == Reason::refund_unknown || reason == Reason::dispute_unknown;
}

// Entries are called by their keys: numbers tell the order of arrival.
constexpr const char* key_of =
    "(SELECT hex(idem) FROM entry WHERE entry.seq = {})";

struct TableState {
  const char* name;
  const char* sql;  ///< {} stands for the key of a number, by column
  std::vector<std::string> keys;
};

const std::vector<TableState>& tables() {
  static const std::vector<TableState> list = {
      {"pledge",
       "SELECT {}, campaign, donor, amount, effective, due FROM pledge",
       {"pledge.seq"}},
      {"pledge_end", "SELECT {}, cause, effective FROM pledge_end", {"pledge"}},
      {"donation",
       "SELECT {}, campaign, donor, amount, effective, method, tier, benefit,"
       " platform, payout, reference, earmark, fund FROM donation",
       {"donation.seq"}},
      {"settlement",
       "SELECT {}, {}, amount FROM settlement",
       {"settlement.seq", "pledge"}},
      {"fee",
       "SELECT {}, campaign, amount, effective, platform FROM fee",
       {"item"}},
      {"refund",
       "SELECT {}, {}, {}, campaign, amount, effective, method, platform,"
       " payout, reference, cause FROM refund",
       {"refund.seq", "donation", "reverses"}},
      {"dispute",
       "SELECT {}, {}, campaign, amount, effective FROM dispute",
       {"dispute.seq", "donation"}},
      {"dispute_end",
       "SELECT {}, {}, outcome, effective FROM dispute_end",
       {"dispute_end.seq", "dispute"}},
      {"verdict",
       "SELECT campaign, verdict, effective, goal, received, refunded,"
       " promised, counted FROM verdict",
       {}},
      {"matching",
       "SELECT {}, fund, rule, amount, cap FROM matching WHERE NOT EXISTS"
       " (SELECT 1 FROM matching AS later WHERE later.fund = matching.fund"
       "   AND later.donation = matching.donation"
       "   AND later.seq > matching.seq) AND amount > 0",
       {"donation"}},
      {"campaign_donor", "SELECT campaign, donor FROM campaign_donor", {}},
      {"campaign_sum", "SELECT * FROM campaign_sum", {}},
      {"balance",
       "SELECT name, amount, postings FROM balance JOIN account"
       " ON account.id = balance.account WHERE name NOT LIKE"
       " 'Equity:Memo:%'",
       {}},
      {"memorandum",
       "SELECT name, balance.amount FROM balance JOIN account"
       " ON account.id = balance.account WHERE name LIKE 'Equity:Memo:%'",
       {}},
  };
  return list;
}

std::string sql_of(const TableState& table) {
  std::string sql;
  std::size_t next = 0;
  for (std::string_view rest = table.sql; !rest.empty();) {
    const auto hole = rest.find("{}");
    sql += rest.substr(0, hole);
    if (hole == std::string_view::npos) break;
    sql += fmt::format(fmt::runtime(key_of), table.keys.at(next++));
    rest.remove_prefix(hole + 2);
  }
  return sql;
}

}  // namespace

std::unique_ptr<World> start() {
  auto world = std::make_unique<World>();
  for (const std::string_view name : codes) {
    auto terms = World::terms(name);
    terms.platform = "ULULE";
    const bool all = name == "FOUR" || name == "PUITS";
    if (all) {
      terms.model = obole::Model::all_or_nothing;
      terms.closes = day("2026-05-31");
      terms.goal = cents(name == "FOUR" ? 1000 : 900'000'000);
    }
    world->must(terms);
  }
  for (int at = 0; at < donors; ++at)
    world->donor(fmt::format("Donor {}", at));
  world->must(ledger::NewFund{code("MOULIN"),
                              world->donor("Moulins Durand"),
                              {code("TOIT"), code("PUITS")},
                              {.starts = day("2026-01-01"),
                               .ratio = {1, 3},
                               .budget = cents(900'000),
                               .gift_cap = cents(1500),
                               .donor_cap = cents(40'000),
                               .campaign_cap = cents(600'000)}});
  world->close();
  return world;
}

Town::Town(World& start) : context_(start.context) {
  for (const auto* const end : {".obole", ".people"}) {
    const auto from = start.folder() / (std::string("town") + end);
    std::filesystem::copy_file(from, folder_ / (std::string("town") + end));
  }
  book_.emplace(ledger::Book::open(folder_ / "town.obole",
                                   {obole::store::Access::write, {}, false})
                    .value());
  for (const auto& donor : ledger::donors(*book_))
    donors_.push_back(donor.id);
}

Result<ledger::Recorded> Town::take(ledger::Journal& journal,
                                    const Notification& one) const {
  const auto found = numbers_.find(one.about);
  const auto about = found == numbers_.end() ? nowhere : found->second;
  const auto campaign = code(codes.at(static_cast<std::size_t>(one.campaign)));
  const auto donor = donors_.at(static_cast<std::size_t>(one.donor));
  switch (one.kind) {
    case Kind::promise: {
      ledger::NewPledge promise{campaign, donor, cents(one.amount),
                                date(one.day)};
      promise.reference = one.name;
      return ledger::record(journal, promise);
    }
    case Kind::end:
      return ledger::record(
          journal, ledger::NewPledgeEnd{about,
                                        one.yes ? obole::PledgeEnd::expired
                                                : obole::PledgeEnd::cancelled,
                                        "told so", one.name});
    case Kind::refund:
      return ledger::record(
          journal, ledger::NewRefund{about,
                                     cents(one.amount),
                                     date(one.day),
                                     "told so",
                                     {},
                                     {},
                                     0,
                                     one.name,
                                     {},
                                     obole::RefundCause::donor_request});
    case Kind::reversal:
      return ledger::record(journal, ledger::NewReversal{about, date(one.day),
                                                         "told so", one.name});
    case Kind::dispute:
      return ledger::record(
          journal, ledger::NewDispute{about, cents(one.amount), date(one.day),
                                      one.name});
    case Kind::verdict:
      return ledger::record(
          journal, ledger::NewDisputeEnd{about,
                                         one.yes ? obole::DisputeOutcome::lost
                                                 : obole::DisputeOutcome::won,
                                         date(one.day), one.name});
    case Kind::gift:
      break;
  }
  ledger::NewDonation gift{campaign, donor, cents(one.amount), date(one.day),
                           obole::Method::card};
  gift.fee = cents(one.amount / 20);
  gift.accept_overpayment = true;
  gift.reference = one.name;
  if (!one.about.empty()) gift.pledge = about;
  return ledger::record(journal, gift);
}

std::size_t Town::hear(std::vector<Notification> pending,
                       std::mt19937& random) {
  std::size_t taken = 0;
  constexpr std::size_t at_once = 500;
  for (int round = 0; round < 20 && !pending.empty(); ++round) {
    std::vector<Notification> refused;
    const std::span all(pending);
    for (std::size_t first = 0; first < all.size(); first += at_once) {
      const auto size = std::min(at_once, all.size() - first);
      taken += hear_some(all.subspan(first, size), refused);
      if (random() % 8 == 0) grant();
    }
    pending = std::move(refused);
  }
  return taken;
}

std::size_t Town::hear_some(std::span<const Notification> some,
                            std::vector<Notification>& refused) {
  auto journal = ledger::Journal::begin(*book_, context_).value();
  std::size_t taken = 0;
  for (const auto& one : some) {
    const auto answer = take(journal, one);
    if (answer) {
      numbers_.emplace(one.name, answer->seq);
      ++taken;
      continue;
    }
    const auto& why = answer.error();
    obole::check(comes_again(why.reason), why.why.en.c_str());
    refused.push_back(one);
  }
  journal.commit();
  return taken;
}

void Town::grant() {
  auto journal = ledger::Journal::begin(*book_, context_).value();
  const auto fund = ledger::find_fund(*book_, "MOULIN").value();
  (void)ledger::grant(journal, fund).value();
  journal.commit();
}

void Town::conclude() {
  for (const auto* const name : {"FOUR", "PUITS"}) {
    auto journal = ledger::Journal::begin(*book_, context_).value();
    (void)ledger::settle(journal, {code(name), day(verdict_day)}).value();
    journal.commit();
  }
  grant();
}

bool Town::is_sound() const {
  auto book = ledger::Book::open(folder_ / "town.obole",
                                 {obole::store::Access::read, {}, true})
                  .value();
  return ledger::verify(book, {true}).problems.empty();
}

std::map<std::string, Rows> Town::state() const {
  support::RawFile raw(folder_ / "town.obole");
  std::map<std::string, Rows> state;
  for (const auto& table : tables()) {
    auto& rows = state[table.name];
    for (const auto& row : raw.rows(sql_of(table)))
      rows.insert(fmt::format("{}", fmt::join(row, "|")));
  }
  return state;
}

}  // namespace arrival
