#include "obole/reports/pledges.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/campaigns.hpp"
#include "obole/rules/instalments.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace obole::reports {
namespace {

using ledger::Book;

// Promises that stand open through day ?2.
constexpr const char* select_open =
    "SELECT pledge.seq, campaign.code, pledge.donor, pledge.amount,"
    "  coalesce(pledge.due,"
    "    (SELECT verdict.due FROM main.verdict"
    "       WHERE verdict.campaign = pledge.campaign"
    "         AND verdict.effective <= ?2)),"
    "  (SELECT coalesce(sum(settlement.amount), 0)"
    "     FROM main.settlement JOIN main.donation"
    "       ON donation.seq = settlement.seq"
    "     WHERE settlement.pledge = pledge.seq"
    "       AND donation.effective <= ?2)"
    "  FROM main.pledge JOIN main.campaign ON campaign.seq = pledge.campaign"
    "  WHERE (?1 = '' OR campaign.code = ?1)"
    "    AND pledge.effective <= ?2"
    "    AND NOT EXISTS (SELECT 1 FROM main.pledge_end"
    "      WHERE pledge_end.pledge = pledge.seq"
    "        AND pledge_end.effective <= ?2)"
    "  ORDER BY pledge.seq";
constexpr const char* select_plan =
    "SELECT due, amount FROM main.instalment WHERE pledge = ?1 AND seq ="
    "  (SELECT max(later.seq) FROM main.instalment AS later"
    "     JOIN main.entry ON entry.seq = later.seq"
    "     WHERE later.pledge = ?1 AND entry.effective <= ?2"
    "      )"
    "  ORDER BY due, ord";

// A promise as one instalment, before its plan is known.
std::vector<OpenInstalment> open_pledges(Book& book, std::string_view campaign,
                                         const View& view) {
  std::vector<OpenInstalment> list;
  auto& row = book.prepared(select_open);
  row.bind(campaign, view.last_day());
  while (row.step()) {
    const Money amount{row.integer(3), book.currency()};
    const Money paid{row.integer(5), book.currency()};
    if (paid >= amount) continue;
    list.push_back({row.integer(0), std::string(row.text(1)),
                    book.known_as(row.integer(2)),
                    row.is_null(4)
                        ? std::nullopt
                        : std::optional(day_of_number(row.integer(4))),
                    amount, paid, 0});
  }
  row.reset();
  return list;
}

std::vector<rules::PaidInstalment> plan_of(Book& book,
                                           const OpenInstalment& pledge,
                                           const View& view) {
  std::vector<rules::Instalment> plan;
  auto& row = book.prepared(select_plan);
  row.bind(pledge.pledge, view.last_day());
  while (row.step()) {
    plan.push_back({day_of_number(row.integer(0)),
                    Money{row.integer(1), book.currency()}});
  }
  row.reset();
  return rules::laid_on(plan, pledge.paid);
}

std::int64_t days_late(std::optional<Date> due, Date day) {
  return due && *due < day ? (day - *due).count() : 0;
}

// "Not due": the first letter, which is of ASCII, as a capital.
std::string capital(std::string text) {
  if (text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

bool is_older(const OpenInstalment& left, const OpenInstalment& right) {
  // Those without a day come last.
  return std::tuple(!left.due, left.due, left.pledge) <
         std::tuple(!right.due, right.due, right.pledge);
}

}  // namespace

Age OpenInstalment::age() const {
  if (days <= 0) return Age::not_due;
  if (days <= 30) return Age::month;
  if (days <= 60) return Age::two_months;
  return days <= 90 ? Age::three_months : Age::older;
}

Result<std::vector<OpenInstalment>> open_instalments(Book& book,
                                                     std::string_view campaign,
                                                     const View& view,
                                                     Date today) {
  const store::Snapshot snapshot(book.database());
  if (!campaign.empty()) {
    const auto known = ledger::find_campaign(book, campaign);
    if (!known) return known.error();
  }
  const auto day = view.as_of.value_or(today);
  std::vector<OpenInstalment> list;
  for (auto& pledge : open_pledges(book, campaign, view)) {
    const auto plan = plan_of(book, pledge, view);
    for (const auto& one : plan) {
      if (!one.left().is_positive()) continue;
      list.push_back({pledge.pledge, pledge.campaign, pledge.donor, one.due,
                      one.amount, one.paid, days_late(one.due, day)});
    }
    if (!plan.empty()) continue;
    pledge.days = days_late(pledge.due, day);
    list.push_back(std::move(pledge));
  }
  std::stable_sort(list.begin(), list.end(), is_older);
  return list;
}

std::vector<AgeBucket> by_age(const std::vector<OpenInstalment>& list,
                              Currency currency) {
  std::vector<AgeBucket> buckets;
  for (const auto age : {Age::not_due, Age::month, Age::two_months,
                         Age::three_months, Age::older}) {
    buckets.push_back({age, Money{0, currency}, 0});
  }
  for (const auto& one : list) {
    auto& bucket = buckets.at(static_cast<std::size_t>(one.age()));
    bucket.amount += one.left();
    ++bucket.instalments;
  }
  return buckets;
}

Table ageing_table(const std::vector<OpenInstalment>& list, Currency currency) {
  using Kind = Column::Kind;
  Table table;
  table.what = "report-pledges";
  table.title = {"Promises not kept yet", "Promesses non encore tenues"};
  table.columns = {{"pledge", {"Pledge", "Promesse"}, Kind::number},
                   {"campaign", {"Campaign", "Campagne"}, Kind::text},
                   {"donor", {"Donor", "Donateur"}, Kind::text},
                   {"due", {"Due", "Échéance"}, Kind::text},
                   {"amount", {"Promised", "Promis"}, Kind::number},
                   {"paid", {"Came", "Venu"}, Kind::number},
                   {"left", {"Missing", "Manque"}, Kind::number},
                   {"days", {"Days late", "Jours de retard"}, Kind::number},
                   {"age", {"Age", "Retard"}, Kind::text}};
  Money left{0, currency};
  for (const auto& one : list) {
    table.rows.push_back({one.pledge, one.campaign, one.donor.text(),
                          one.due ? Cell(*one.due) : Cell(), one.amount,
                          one.paid, one.left(), one.days, spoken(one.age())});
    left += one.left();
  }
  if (!list.empty()) {
    table.totals = {std::string("total"), {}, {}, {}, {}, {}, left, {}, {}};
  }
  for (const auto& bucket : by_age(list, currency)) {
    const auto heading = spoken(bucket.age);

    table.notes.emplace_back(
        Sentence{capital(heading.en), capital(heading.fr)},
        say("{}, {}", "{}, {}", bucket.amount,
            counted(bucket.instalments, {"instalment", "instalments"},
                    {"échéance", "échéances"})));
  }
  return table;
}

}  // namespace obole::reports

namespace obole {

Sentence Spoken<reports::Age>::of(reports::Age age) {
  static const std::array<Sentence, 5> words = {
      Sentence{"not due", "non échue"},
      {"1-30 days late", "1 à 30 jours de retard"},
      {"31-60 days late", "31 à 60 jours de retard"},
      {"61-90 days late", "61 à 90 jours de retard"},
      {"over 90 days late", "plus de 90 jours de retard"}};
  return words.at(static_cast<std::size_t>(age));
}

}  // namespace obole
