#include "obole/reports/campaigns.hpp"

#include "obole/base/say.hpp"

#include <array>

namespace obole::reports {
namespace {

using ledger::Book;
using ledger::Campaign;

constexpr const char* select_sums =
    "SELECT pledged, received, in_kind, refunded, fees, reconciled, matched,"
    "  donations, donors, assessed, receiptable, receipted"
    "  FROM main.campaign_sum WHERE campaign = ?1";
// Of gifts that were corrected, and that the bank does not show: through day
// ?2.
constexpr const char* select_set_right =
    "SELECT coalesce(sum(amount), 0) FROM main.refund"
    "  WHERE campaign = ?1 AND cause = 'corrected' AND effective <= ?2"
    "    AND NOT EXISTS (SELECT 1 FROM main.matched"
    "      WHERE matched.item = refund.donation"
    "        AND NOT EXISTS (SELECT 1 FROM main.unmatched"
    "          WHERE unmatched.line = matched.line"
    "            AND unmatched.seq > matched.seq))"
    "    AND NOT EXISTS (SELECT 1 FROM main.covered"
    "      WHERE covered.item = refund.donation"
    "        AND NOT EXISTS (SELECT 1 FROM main.unmatched"
    "          WHERE unmatched.line = covered.line"
    "            AND unmatched.seq > covered.seq))";
// The same from the rows: through day ?2.
constexpr const char* add_up =
    "SELECT"
    "  (SELECT coalesce(sum(amount), 0) FROM main.pledge WHERE campaign = ?1"
    "     AND effective <= ?2)"
    "  - (SELECT coalesce(sum(max(0, pledge.amount -"
    "         (SELECT coalesce(sum(settlement.amount), 0)"
    "            FROM main.settlement JOIN main.donation"
    "              ON donation.seq = settlement.seq"
    "            WHERE settlement.pledge = pledge.seq"
    "              AND donation.effective <= ?2))), 0)"
    "     FROM main.pledge_end JOIN main.pledge"
    "       ON pledge.seq = pledge_end.pledge"
    "     WHERE campaign = ?1 AND pledge_end.effective <= ?2),"
    "  (SELECT coalesce(sum(amount), 0) FROM main.donation WHERE campaign = ?1"
    "     AND effective <= ?2"
    "     AND method NOT IN ('in-kind', 'skills', 'expense-waiver')),"
    "  (SELECT coalesce(sum(amount), 0) FROM main.donation WHERE campaign = ?1"
    "     AND effective <= ?2"
    "     AND method IN ('in-kind', 'skills', 'expense-waiver'))"
    "  - (SELECT coalesce(sum(amount), 0) FROM main.refund WHERE campaign = ?1"
    "     AND effective <= ?2"
    "     AND method IN ('in-kind', 'skills', 'expense-waiver')),"
    "  (SELECT coalesce(sum(amount), 0) FROM main.refund WHERE campaign = ?1"
    "     AND effective <= ?2"
    "     AND method NOT IN ('in-kind', 'skills', 'expense-waiver')),"
    "  (SELECT coalesce(sum(amount), 0) FROM main.fee WHERE campaign = ?1"
    "     AND effective <= ?2),"
    "  (SELECT coalesce(sum(amount), 0) FROM main.donation WHERE campaign = ?1"
    "     AND effective <= ?2 AND seq IN"
    "     (SELECT item FROM main.matched WHERE kind = 'donation'"
    "        AND NOT EXISTS (SELECT 1 FROM main.unmatched"
    "          WHERE unmatched.line = matched.line"
    "            AND unmatched.seq > matched.seq)"
    "      UNION SELECT item FROM main.covered"
    "        WHERE NOT EXISTS (SELECT 1 FROM main.unmatched"
    "          WHERE unmatched.line = covered.line"
    "            AND unmatched.seq > covered.seq))),"
    "  (SELECT coalesce(sum(matching.amount), 0) FROM main.matching"
    "     JOIN main.donation ON donation.seq = matching.donation"
    "     WHERE donation.campaign = ?1 AND donation.effective <= ?2"
    "       AND NOT EXISTS"
    "         (SELECT 1 FROM main.matching AS later"
    "            WHERE later.donation = matching.donation"
    "              AND later.fund = matching.fund"
    "              AND later.seq > matching.seq)),"
    "  (SELECT count(*) FROM main.donation WHERE campaign = ?1"
    "     AND effective <= ?2),"
    "  (SELECT count(DISTINCT coalesce((SELECT survivor FROM main.merger"
    "       WHERE merger.donor = donation.donor"
    "       ORDER BY merger.seq DESC LIMIT 1), donor))"
    "     FROM main.donation WHERE campaign = ?1"
    "     AND effective <= ?2),"
    "  (SELECT count(DISTINCT assessment.donation) FROM main.assessment"
    "     JOIN main.donation ON donation.seq = assessment.donation"
    "     WHERE campaign = ?1 AND effective <= ?2),"
    "  (SELECT coalesce(sum(assessment.amount), 0) FROM main.assessment"
    "     JOIN main.donation ON donation.seq = assessment.donation"
    "     WHERE campaign = ?1 AND effective <= ?2"
    "       AND NOT EXISTS (SELECT 1 FROM main.assessment AS later"
    "         WHERE later.donation = assessment.donation"
    "           AND later.seq > assessment.seq)),"
    "  (SELECT coalesce(sum(receipt_gift.amount), 0) FROM main.receipt_gift"
    "     JOIN main.donation ON donation.seq = receipt_gift.donation"
    "     JOIN main.receipt ON receipt.seq = receipt_gift.seq"
    "     WHERE campaign = ?1 AND receipt.effective <= ?2"
    "       AND NOT EXISTS (SELECT 1 FROM main.receipt_end"
    "         WHERE receipt_end.receipt = receipt.seq"
    "           AND receipt_end.effective <= ?2))";
// The verdict, where the view knows one.
constexpr const char* select_verdict =
    "SELECT verdict FROM main.verdict WHERE campaign = ?1 AND effective <= ?2";

std::optional<CampaignVerdict> verdict_in(Book& book, const Campaign& campaign,
                                          const View& view) {
  auto& row = book.prepared(select_verdict);
  row.bind(campaign.seq, view.last_day());
  std::optional<CampaignVerdict> found;
  if (row.step()) {
    const auto verdict = parse_choice<CampaignVerdict>(row.text(0));
    if (verdict) found = *verdict;
  }
  row.reset();
  return found;
}

Status status_of(const Campaign& campaign,
                 std::optional<CampaignVerdict> verdict, Money collected,
                 Date today) {
  if (verdict == CampaignVerdict::succeeded) return Status::succeeded;
  if (verdict == CampaignVerdict::failed) return Status::failed;
  if (verdict == CampaignVerdict::missed) return Status::closed;
  if (today < campaign.opens) return Status::draft;
  if (today <= campaign.closes) return Status::open;
  // An all-or-nothing campaign has no verdict before it is settled.
  if (campaign.model == Model::all_or_nothing) return Status::closed;
  return collected >= campaign.goal ? Status::succeeded : Status::closed;
}

Money set_right(Book& book, std::int64_t campaign, const View& view) {
  auto& row = book.prepared(select_set_right);
  row.bind(campaign, view.last_day()).step();
  const Money sum{row.integer(0), book.currency()};
  row.reset();
  return sum;
}

CampaignFigures figures_of(Book& book, const Campaign& campaign,
                           const View& view, Date today) {
  const auto currency = book.currency();
  const Money zero{0, currency};
  CampaignFigures figures{.campaign = campaign,
                          .pledged = zero,
                          .received = zero,
                          .in_kind = zero,
                          .refunded = zero,
                          .fees = zero,
                          .reconciled = zero,
                          .set_right = set_right(book, campaign.seq, view),
                          .matched = zero,
                          .receiptable = {},
                          .receipted = zero};
  auto& row = book.prepared(view.is_present() ? select_sums : add_up);
  if (view.is_present()) {
    row.bind(campaign.seq);
  } else {
    row.bind(campaign.seq, view.last_day());
  }
  if (row.step()) {
    figures.pledged = Money{row.integer(0), currency};
    figures.received = Money{row.integer(1), currency};
    figures.in_kind = Money{row.integer(2), currency};
    figures.refunded = Money{row.integer(3), currency};
    figures.fees = Money{row.integer(4), currency};
    figures.reconciled = Money{row.integer(5), currency};
    figures.matched = Money{row.integer(6), currency};
    figures.donations = row.integer(7);
    figures.donors = row.integer(8);
    if (row.integer(9) > 0)
      figures.receiptable = Money{row.integer(10), currency};
    figures.receipted = Money{row.integer(11), currency};
  }
  row.reset();
  const auto verdict = verdict_in(book, campaign, view);
  figures.is_held = campaign.model == Model::all_or_nothing &&
                    verdict != CampaignVerdict::succeeded;
  figures.status = status_of(campaign, verdict, figures.collected(),
                             view.as_of.value_or(today));
  return figures;
}

}  // namespace

std::string_view word(Status status) {
  constexpr std::array<std::string_view, 5> words = {
      "draft", "open", "succeeded", "failed", "closed"};
  return words.at(static_cast<std::size_t>(status));
}

Share CampaignFigures::of_goal(Money amount) const {
  if (!amount.is_positive()) return {0};
  const auto goal = campaign.goal.minor_units();
  const auto whole = amount.minor_units() / goal;
  const auto rest = amount.minor_units() % goal;
  return {whole * 10'000 + rest * 10'000 / goal};
}

Result<CampaignFigures> campaign_figures(Book& book, std::string_view code,
                                         const View& view, Date today) {
  const store::Snapshot snapshot(book.database());
  const auto campaign = ledger::find_campaign(book, code);
  if (!campaign) return campaign.error();
  return figures_of(book, *campaign, view, today);
}

std::vector<CampaignFigures> all_campaign_figures(Book& book, const View& view,
                                                  Date today) {
  const store::Snapshot snapshot(book.database());
  std::vector<CampaignFigures> list;
  for (const auto& campaign : ledger::campaigns(book)) {
    list.push_back(figures_of(book, campaign, view, today));
  }
  return list;
}

Result<CampaignWithParts> campaign_with_parts(Book& book, std::string_view code,
                                              const View& view, Date today) {
  const store::Snapshot snapshot(book.database());
  const auto whole = campaign_figures(book, code, view, today);
  if (!whole) return whole.error();
  CampaignWithParts both{*whole, {}};
  for (const auto& campaign : ledger::campaigns(book)) {
    if (campaign.parent == code)
      both.parts.push_back(figures_of(book, campaign, view, today));
  }
  return both;
}

}  // namespace obole::reports

namespace obole {

Sentence Spoken<reports::Status>::of(reports::Status status) {
  constexpr std::array<std::string_view, 5> french = {
      "en préparation", "ouverte", "réussie", "échouée", "close"};
  return {std::string(reports::word(status)),
          std::string(french.at(static_cast<std::size_t>(status)))};
}

}  // namespace obole
