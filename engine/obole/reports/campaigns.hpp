// What became of each campaign.

#pragma once

#include "obole/ledger/campaigns.hpp"
#include "obole/reports/table.hpp"
#include "obole/reports/view.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obole::reports {

enum class Status : std::uint8_t { draft, open, succeeded, failed, closed };
std::string_view word(Status status);

/// Amounts that are never mixed, in the ledger's currency.
struct CampaignFigures {
  ledger::Campaign campaign;
  Status status = Status::draft;
  Money pledged;   ///< promised, less what was given up
  Money received;  ///< money, gross
  Money in_kind;   ///< goods, skills and waived expenses, less returned
  Money refunded;
  Money fees;
  Money reconciled;  ///< of received, seen on the bank
  Money set_right;   ///< of received, corrected before the bank showed it
  Money matched;     ///< granted by matching funds
  /// What the decisions on its gifts let receipts state; none decided: nothing.
  std::optional<Money> receiptable;
  Money receipted;  ///< stated by the receipts that are live
  std::int64_t donations = 0;
  std::int64_t donors = 0;
  bool is_held = false;  ///< takes all or nothing, and has not succeeded

  Money net() const { return received - refunded - fees; }
  Money unreconciled() const { return received - reconciled - set_right; }
  Money collected() const { return received - refunded; }
  /// Money that is not earned yet.
  Money held() const {
    return is_held ? collected() : Money{0, received.currency()};
  }
  /// `amount` against the goal; rounded down, and nothing below zero.
  Share of_goal(Money amount) const;
  Share progress() const { return of_goal(collected()); }
};

/// Of one campaign, or of all by code.  `today` decides the status.  Refuses
/// with campaign_unknown.  The present is answered from kept sums, any other
/// view by adding up.
Result<CampaignFigures> campaign_figures(ledger::Book& book,
                                         std::string_view code,
                                         const View& view, Date today);
std::vector<CampaignFigures> all_campaign_figures(ledger::Book& book,
                                                  const View& view, Date today);

/// A campaign and its parts; the parts by code.  Refuses with campaign_unknown.
struct CampaignWithParts {
  CampaignFigures whole;
  std::vector<CampaignFigures> parts;
};
Result<CampaignWithParts> campaign_with_parts(ledger::Book& book,
                                              std::string_view code,
                                              const View& view, Date today);

/// The goals of `figures`, each once: that of a part lies within its whole's.
Money goal_of(const std::vector<CampaignFigures>& figures, Currency currency);

Table campaign_table(const std::vector<CampaignFigures>& figures);

}  // namespace obole::reports

namespace obole {

/// Of a campaign: "open" and "ouverte".
template <>
struct Spoken<reports::Status> {
  static Sentence of(reports::Status status);
};

}  // namespace obole
