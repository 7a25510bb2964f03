#include "obole/reports/matching.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace obole::reports {
namespace {

using ledger::Book;
using ledger::Fund;

constexpr const char* select_gift =
    "SELECT coalesce(given_on, donation.effective), campaign.code, donor, "
    "donation.amount -"
    "  (SELECT coalesce(sum(refund.amount), 0) FROM main.refund"
    "     WHERE refund.donation = donation.seq"
    "       AND (?1 IS NULL OR refund.effective <= ?1))"
    "  FROM main.donation JOIN main.campaign"
    "    ON campaign.seq = donation.campaign WHERE donation.seq = ?2";

MatchedGift gift_of(Book& book, const Fund& fund, std::int64_t donation,
                    const View& view) {
  auto& row = book.prepared(select_gift);
  check(row.bind(view.day(), donation).step(),
        "a gift that is matched is in the ledger");
  MatchedGift gift{fund.code,
                   donation,
                   day_of_number(row.integer(0)),
                   std::string(row.text(1)),
                   book.known_as(row.integer(2)),
                   Money{row.integer(3), book.currency()},
                   {},
                   {}};
  row.reset();
  return gift;
}

std::vector<MatchedGift> gifts_of(Book& book, const Fund& fund,
                                  const View& view) {
  std::map<std::int64_t, MatchedGift> gifts;
  const auto at = [&](std::int64_t donation) -> MatchedGift& {
    const auto found = gifts.find(donation);
    if (found != gifts.end()) return found->second;
    return gifts.emplace(donation, gift_of(book, fund, donation, view))
        .first->second;
  };
  for (const auto& grant : ledger::grants_standing(book, fund, view.as_of))
    at(grant.gift).recorded = grant;
  for (const auto& grant : ledger::grants_due(book, fund, view.as_of))
    at(grant.gift).now = grant;
  std::vector<MatchedGift> list;
  for (auto& [donation, gift] : gifts)
    list.push_back(std::move(gift));
  return list;
}

// Of the last rule that has begun; of the first one, before any has.
Money budget_on(const Fund& fund, Date day) {
  const rules::MatchingRule* found = nullptr;
  for (const auto& rule : fund.rules) {
    const bool first = found == nullptr;
    const bool later =
        rule.starts <= day &&
        (first || found->starts > day ||
         std::tie(found->starts, found->id) < std::tie(rule.starts, rule.id));
    if (first || later) found = &rule;
  }
  check(found != nullptr, "a fund is opened with a rule");
  return found->budget;
}

}  // namespace

bool MatchedGift::differs() const {
  if (recorded && now) return *recorded != *now;
  const auto& only = recorded ? recorded : now;
  return only && !only->amount.is_zero();
}

std::int64_t FundFigures::differing() const {
  return std::count_if(gifts.begin(), gifts.end(),
                       [](const auto& gift) { return gift.differs(); });
}

Result<std::vector<FundFigures>> fund_figures(Book& book, std::string_view code,
                                              Date today, const View& view) {
  const store::Snapshot snapshot(book.database());
  std::vector<Fund> funds;
  if (code.empty()) {
    funds = ledger::funds(book, view.as_of);
  } else {
    const auto fund = ledger::find_fund(book, code, view.as_of);
    if (!fund) return fund.error();
    funds.push_back(*fund);
  }
  std::vector<FundFigures> list;
  for (const auto& fund : funds)
    list.push_back({fund, budget_on(fund, view.as_of.value_or(today)),
                    gifts_of(book, fund, view)});
  return list;
}

Table fund_table(const std::vector<FundFigures>& figures) {
  using Kind = Column::Kind;
  Table table;
  table.what = "report-matching";
  table.title = {"Matching funds", "Fonds d’abondement"};
  table.columns = {{"fund", {"Fund", "Fonds"}, Kind::text},
                   {"funder", {"Funder", "Mécène"}, Kind::text},
                   {"budget", {"Budget", "Budget"}, Kind::number},
                   {"granted", {"Granted", "Accordé"}, Kind::number},
                   {"left", {"Left", "Reste"}, Kind::number},
                   {"paid", {"Paid", "Versé"}, Kind::number},
                   {"due", {"Due", "Dû"}, Kind::number},
                   {"differing", {"To apply", "À appliquer"}, Kind::number}};
  for (const auto& one : figures) {
    table.rows.push_back({one.fund.code, one.fund.funder.text(), one.budget,
                          one.fund.granted, one.left(), one.fund.paid,
                          one.fund.due(), one.differing()});
  }
  return table;
}

Table matched_table(const std::vector<FundFigures>& figures) {
  using Kind = Column::Kind;
  Table table;
  table.what = "matched-gifts";
  table.title = {"Gifts matched", "Dons abondés"};
  table.columns = {{"fund", {"Fund", "Fonds"}, Kind::text},
                   {"donation", {"Donation", "Don"}, Kind::number},
                   {"date", {"Date", "Date"}, Kind::text},
                   {"campaign", {"Campaign", "Campagne"}, Kind::text},
                   {"donor", {"Donor", "Donateur"}, Kind::text},
                   {"amount", {"Given", "Donné"}, Kind::number},
                   {"rule", {"Rule", "Règle"}, Kind::number},
                   {"cap", {"Decided by", "Décidé par"}, Kind::text},
                   {"granted", {"Granted", "Accordé"}, Kind::number},
                   {"now", {"By the rules", "Selon les règles"}, Kind::number}};
  for (const auto& fund : figures) {
    for (const auto& gift : fund.gifts) {
      const auto& grant = gift.recorded ? *gift.recorded : *gift.now;
      const Money none{0, gift.amount.currency()};
      table.rows.push_back(
          {gift.fund, gift.donation, gift.date, gift.campaign,
           gift.donor.text(), gift.amount, grant.rule, spoken(grant.cap),
           gift.recorded ? gift.recorded->amount : none,
           gift.differs() ? Cell(gift.now ? gift.now->amount : none) : Cell()});
    }
  }
  return table;
}

}  // namespace obole::reports
