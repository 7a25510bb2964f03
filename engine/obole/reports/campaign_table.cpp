#include "obole/reports/campaigns.hpp"

#include <algorithm>

namespace obole::reports {
namespace {

Cell if_any(const std::string& text) {
  return text.empty() ? Cell() : Cell(text);
}

}  // namespace

Money goal_of(const std::vector<CampaignFigures>& figures, Currency currency) {
  Money goal{0, currency};
  for (const auto& one : figures) {
    const auto& parent = one.campaign.parent;
    const bool is_within =
        !parent.empty() &&
        std::any_of(figures.begin(), figures.end(), [&](const auto& other) {
          return other.campaign.code == parent;
        });
    if (!is_within) goal += one.campaign.goal;
  }
  return goal;
}

Table campaign_table(const std::vector<CampaignFigures>& figures) {
  using Kind = Column::Kind;
  Table table;
  table.what = "report-campaign";
  table.title = {"Campaigns", "Campagnes"};
  table.columns = {{"campaign", {"Campaign", "Campagne"}, Kind::text},
                   {"title", {"Title", "Intitulé"}, Kind::text},
                   {"status", {"Status", "État"}, Kind::text},
                   {"goal", {"Goal", "Objectif"}, Kind::number},
                   {"pledged", {"Pledged", "Promis"}, Kind::number},
                   {"received", {"Received", "Reçu"}, Kind::number},
                   {"refunded", {"Refunded", "Remboursé"}, Kind::number},
                   {"fees", {"Fees", "Frais"}, Kind::number},
                   {"net", {"Net", "Net"}, Kind::number},
                   {"reconciled", {"Reconciled", "Rapproché"}, Kind::number},
                   {"matched", {"Matched", "Abondé"}, Kind::number, true},
                   {"in_kind", {"In kind", "En nature"}, Kind::number, true},
                   {"donations", {"Gifts", "Dons"}, Kind::number},
                   {"donors", {"Donors", "Donateurs"}, Kind::number},
                   {"progress", {"Of goal", "De l’objectif"}, Kind::number},
                   {"held", {"Held", "Réservé"}, Kind::number, true},
                   {"parent", {"Part of", "Partie de"}, Kind::text, true}};
  if (figures.empty()) return table;
  const Money zero{0, figures.front().received.currency()};
  CampaignFigures total{.campaign = figures.front().campaign,
                        .pledged = zero,
                        .received = zero,
                        .in_kind = zero,
                        .refunded = zero,
                        .fees = zero,
                        .reconciled = zero,
                        .set_right = zero,
                        .matched = zero,
                        .receiptable = {},
                        .receipted = zero};
  auto held = zero;
  for (const auto& one : figures) {
    table.rows.push_back(
        {one.campaign.code, one.campaign.title, spoken(one.status),
         one.campaign.goal, one.pledged, one.received, one.refunded, one.fees,
         one.net(), one.reconciled, one.matched, one.in_kind, one.donations,
         one.donors, one.progress(), one.held(), if_any(one.campaign.parent)});
    held += one.held();
    total.pledged += one.pledged;
    total.received += one.received;
    total.refunded += one.refunded;
    total.fees += one.fees;
    total.reconciled += one.reconciled;
    total.matched += one.matched;
    total.in_kind += one.in_kind;
    total.donations += one.donations;
  }
  // A donor may give to several campaigns: their numbers do not add up.
  table.totals = {std::string("total"),
                  {},
                  {},
                  goal_of(figures, zero.currency()),
                  total.pledged,
                  total.received,
                  total.refunded,
                  total.fees,
                  total.net(),
                  total.reconciled,
                  total.matched,
                  total.in_kind,
                  total.donations,
                  {},
                  {},
                  held,
                  {}};
  return table;
}

}  // namespace obole::reports
