// Pledges as they stand, and those that are ended together.

#include "obole/ledger/accounts.hpp"
#include "obole/ledger/campaigns.hpp"
#include "obole/ledger/paging.hpp"
#include "obole/ledger/pledges.hpp"
#include "obole/ledger/wording.hpp"
#include "obole/rules/admission.hpp"

#include <fmt/format.h>

#include <limits>

namespace obole::ledger {
namespace {

constexpr const char* select_pledge =
    "SELECT pledge.seq, campaign.code, donor, pledge.amount,"
    "  pledge.effective, due,"
    "  (SELECT coalesce(sum(amount), 0) FROM main.settlement"
    "     WHERE settlement.pledge = pledge.seq),"
    "  pledge_end.cause, pledge_end.effective,"
    "  (SELECT coalesce(sum(amount), 0) FROM main.settlement"
    "     WHERE settlement.pledge = pledge.seq"
    "       AND settlement.seq > pledge_end.seq),"
    "  (SELECT max(instalment.due) FROM main.instalment"
    "     WHERE instalment.pledge = pledge.seq AND instalment.seq ="
    "       (SELECT max(seq) FROM main.instalment AS later"
    "          WHERE later.pledge = pledge.seq))"
    "  FROM main.pledge JOIN main.campaign ON campaign.seq = pledge.campaign"
    "  LEFT JOIN main.pledge_end ON pledge_end.pledge = pledge.seq"
    "  WHERE pledge.seq = ?1";
constexpr const char* select_pledges =
    "SELECT pledge.seq, campaign.code, donor, pledge.amount,"
    "  pledge.effective, due,"
    "  (SELECT coalesce(sum(amount), 0) FROM main.settlement"
    "     WHERE settlement.pledge = pledge.seq AND settlement.seq < ?3),"
    "  pledge_end.cause, pledge_end.effective,"
    "  (SELECT coalesce(sum(amount), 0) FROM main.settlement"
    "     WHERE settlement.pledge = pledge.seq"
    "       AND settlement.seq > pledge_end.seq),"
    "  (SELECT max(instalment.due) FROM main.instalment"
    "     WHERE instalment.pledge = pledge.seq AND instalment.seq ="
    "       (SELECT max(seq) FROM main.instalment AS later"
    "          WHERE later.pledge = pledge.seq AND later.seq < ?3))"
    "  FROM main.pledge JOIN main.campaign ON campaign.seq = pledge.campaign"
    "  LEFT JOIN main.pledge_end ON pledge_end.pledge = pledge.seq"
    "    AND pledge_end.seq < ?3"
    "  WHERE (?1 = '' OR campaign.code = ?1)"
    "    AND pledge.seq > ?2 AND pledge.seq < ?3"
    "  ORDER BY pledge.seq LIMIT ?4";
constexpr const char* select_called =
    "SELECT due FROM main.verdict JOIN main.campaign"
    "  ON campaign.seq = verdict.campaign WHERE campaign.code = ?1";
constexpr const char* select_plan =
    "SELECT due, amount FROM main.instalment WHERE pledge = ?1 AND seq ="
    "  (SELECT max(seq) FROM main.instalment WHERE pledge = ?1)"
    "  ORDER BY due, ord";

constexpr std::size_t most_in_entry = 500;

std::optional<Date> day_at(const store::Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return day_of_number(row.integer(column));
}

Pledge pledge_in(const Book& book, const store::Statement& row) {
  const auto currency = book.currency();
  std::optional<PledgeEnd> ended;
  if (!row.is_null(7)) {
    const auto cause = parse_choice<PledgeEnd>(row.text(7));
    ended = cause ? *cause : PledgeEnd::cancelled;
  }
  const auto planned = day_at(row, 10);
  return {row.integer(0),
          std::string(row.text(1)),
          book.known_as(row.integer(2)),
          Money{row.integer(3), currency},
          Money{row.integer(6), currency},
          day_of_number(row.integer(4)),
          planned ? planned : day_at(row, 5),
          ended,
          day_at(row, 8),
          Money{row.integer(9), currency}};
}

Result<Recorded> append_release(Journal& journal, std::string_view campaign,
                                PledgeEnd cause, Date day,
                                std::span<const Pledge> pledges) {
  Draft draft("pledges.released", day, Key::fresh());
  Money sum{0, journal.book().currency()};
  std::string json = "[";
  for (const auto& pledge : pledges) {
    if (json.size() > 1) json += ',';
    json +=
        fmt::format(R"([{},"{}"])", pledge.seq, pledge.left().minor_units());
    sum += pledge.left();
  }
  json += ']';
  draft.text("campaign", campaign)
      .text("cause", word(cause))
      .raw("pledges", json)
      .move(sum, pledged_account(campaign), outstanding_account);
  return journal.append(draft);
}

// Ends `open`, whose campaigns may differ, in entries of one campaign each.
Result<Released> end_all(Journal& journal, std::vector<Pledge> open,
                         PledgeEnd cause, Date day) {
  Released released{.amount = Money{0, journal.book().currency()}};
  std::stable_sort(open.begin(), open.end(),
                   [](const auto& left, const auto& right) {
                     return left.campaign < right.campaign;
                   });
  for (std::size_t first = 0; first < open.size();) {
    auto last = first;
    while (last < open.size() && last - first < most_in_entry &&
           open[last].campaign == open[first].campaign) {
      released.amount += open[last++].left();
    }
    const auto recorded =
        append_release(journal, open[first].campaign, cause, day,
                       std::span(open).subspan(first, last - first));
    if (!recorded) return recorded.error();
    released.seq = recorded->seq;
    first = last;
  }
  released.pledges = static_cast<std::int64_t>(open.size());
  return released;
}

}  // namespace

Result<Pledge> find_pledge(Book& book, std::int64_t seq) {
  auto& row = book.prepared(select_pledge);
  if (!row.bind(seq).step()) {
    row.reset();
    return unknown(Reason::pledge_unknown, std::to_string(seq),
                   "obole pledge list");
  }
  auto pledge = pledge_in(book, row);
  row.reset();
  return pledge;
}

PledgeList::PledgeList(Book& book, std::string_view campaign)
    : PledgeList(book, campaign, book.head().size) {}

std::vector<Pledge> PledgeList::next() {
  std::vector<Pledge> page;
  auto& row = book_.prepared(select_pledges);
  row.bind(std::string_view(campaign_), last_, end_, rows_a_page);
  while (row.step())
    page.push_back(pledge_in(book_, row));
  row.reset();
  if (!page.empty()) last_ = page.back().seq;
  return page;
}

std::vector<Pledge> pledges(Book& book, std::string_view campaign) {
  PledgeList list(book, campaign, std::numeric_limits<std::int64_t>::max());
  std::vector<Pledge> all;
  for (auto page = list.next(); !page.empty(); page = list.next())
    all.insert(all.end(), page.begin(), page.end());
  return all;
}

std::vector<rules::PaidInstalment> plan_of(Book& book, const Pledge& pledge) {
  std::vector<rules::Instalment> plan;
  auto& row = book.prepared(select_plan);
  row.bind(pledge.seq);
  while (row.step()) {
    plan.push_back({day_of_number(row.integer(0)),
                    Money{row.integer(1), book.currency()}});
  }
  row.reset();
  if (!plan.empty()) return rules::laid_on(plan, pledge.kept());
  auto due = pledge.due;
  if (!due) {
    auto& called = book.prepared(select_called);
    if (called.bind(pledge.campaign).step()) due = day_at(called, 0);
    called.reset();
  }
  if (due) plan.push_back({*due, pledge.amount});
  return rules::laid_on(plan, pledge.kept());
}

Result<Released> expire_pledges(Journal& journal, std::string_view campaign,
                                Date day) {
  if (!campaign.empty()) {
    const auto known = find_campaign(journal.book(), campaign);
    if (!known) return known.error();
  }
  if (auto refusal = rules::objection_to_future(day, journal.context().today)) {
    return *refusal;
  }
  std::vector<Pledge> overdue;
  for (auto& pledge : pledges(journal.book(), campaign)) {
    if (!pledge.left().is_positive()) continue;
    const auto plan = plan_of(journal.book(), pledge);
    if (!plan.empty() && plan.back().due < day) overdue.push_back(pledge);
  }
  return end_all(journal, std::move(overdue), PledgeEnd::expired,
                 journal.context().today);
}

Result<Released> release_pledges(Journal& journal, std::string_view campaign,
                                 PledgeEnd cause, Date day) {
  std::vector<Pledge> open;
  for (auto& pledge : pledges(journal.book(), campaign)) {
    if (pledge.left().is_positive()) open.push_back(pledge);
  }
  return end_all(journal, std::move(open), cause, day);
}

}  // namespace obole::ledger
