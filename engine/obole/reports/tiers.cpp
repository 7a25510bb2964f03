#include "obole/reports/tiers.hpp"

namespace obole::reports {
namespace {

constexpr const char* select_tiers =
    "SELECT campaign.code, tier.code, tier.title, tier.minimum, tier.stock,"
    "  coalesce(gifts, 0), coalesce(given, 0), coalesce(handed, 0)"
    "  FROM main.tier JOIN main.campaign ON campaign.seq = tier.campaign"
    "  LEFT JOIN"
    "    (SELECT tier, count(*) AS gifts, sum(amount - back) AS given,"
    "        sum(benefit) AS handed"
    "       FROM (SELECT tier, amount, benefit,"
    "           (SELECT coalesce(sum(refund.amount), 0) FROM main.refund"
    "              WHERE refund.donation = donation.seq"
    "                AND refund.effective <= ?2) AS back"
    "         FROM main.donation"
    "         WHERE tier IS NOT NULL AND effective <= ?2)"
    "       WHERE amount > back GROUP BY tier) AS chosen"
    "    ON chosen.tier = tier.seq"
    "  WHERE ?1 = '' OR campaign.code = ?1"
    "  ORDER BY campaign.code, tier.minimum, tier.code";

}  // namespace

Table tiers(ledger::Book& book, std::string_view campaign, const View& view) {
  using Kind = Column::Kind;
  Table table;
  table.what = "report-tiers";
  table.title = {"Tiers", "Paliers"};
  table.columns = {
      {"campaign", {"Campaign", "Campagne"}, Kind::text},
      {"tier", {"Tier", "Palier"}, Kind::text},
      {"title", {"Title", "Intitulé"}, Kind::text},
      {"minimum", {"From", "À partir de"}, Kind::number},
      {"donations", {"Gifts", "Dons"}, Kind::number},
      {"amount", {"Amount", "Montant"}, Kind::number},
      {"stock", {"Stock", "Stock"}, Kind::number},
      {"left", {"Left", "Reste"}, Kind::number},
      {"benefit", {"Counterparts given", "Contreparties"}, Kind::number}};
  const Money none{0, book.currency()};
  std::int64_t gifts = 0;
  auto amount = none;
  auto benefit = none;
  auto& row = book.prepared(select_tiers);
  row.bind(campaign, view.last_day());
  while (row.step()) {
    const Money given{row.integer(6), book.currency()};
    const Money handed{row.integer(7), book.currency()};
    const bool is_limited = !row.is_null(4);
    table.rows.push_back(
        {std::string(row.text(0)), std::string(row.text(1)),
         std::string(row.text(2)), Money{row.integer(3), book.currency()},
         row.integer(5), given, is_limited ? Cell(row.integer(4)) : Cell(),
         is_limited ? Cell(row.integer(4) - row.integer(5)) : Cell(), handed});
    gifts += row.integer(5);
    amount += given;
    benefit += handed;
  }
  row.reset();
  if (!table.rows.empty()) {
    table.totals = {
        std::string("total"), {}, {}, {}, gifts, amount, {}, {}, benefit};
  }
  return table;
}

}  // namespace obole::reports
