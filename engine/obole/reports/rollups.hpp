// What became of projects and programmes: the sums of their campaigns.

#pragma once

#include "obole/ledger/territory.hpp"
#include "obole/reports/campaigns.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obole::reports {

/// The sums of several campaigns: each gift once, each donor once.
struct RollUp {
  std::string code = {};  ///< of a project or programme; may be empty
  std::string title = {};
  std::string under = {};  ///< of a project: its programme's code; may be empty
  std::int64_t campaigns = 0;
  Money goal;  ///< each once: that of a part lies within its whole's
  Money pledged;
  Money received;
  Money refunded;
  Money fees;
  Money reconciled;
  Money matched;
  Money in_kind;
  Money held;       ///< by all-or-nothing campaigns that have not succeeded
  Money earned;     ///< net, without what is held or in dispute
  Money disbursed;  ///< passed on to the projects
  std::int64_t donations = 0;
  std::int64_t donors = 0;

  Money net() const { return received - refunded - fees; }
  Money available() const { return earned - disbursed; }
};

/// Of several, by code; of everything that belongs to none of them, if there is
/// anything; and of all of it.
struct RollUps {
  std::vector<RollUp> rows;
  std::optional<RollUp> outside;
  RollUp total;
};

/// A programme by its projects, by code.
struct ProgrammeFigures {
  RollUp whole;
  std::vector<RollUp> projects;
};

/// A project by its campaigns, by code.
struct ProjectFigures {
  RollUp whole;
  std::vector<CampaignFigures> campaigns;
};

/// The sums of `campaigns`; nothing is disbursed from a campaign alone.
RollUp sum_of(ledger::Book& book, const std::vector<CampaignFigures>& campaigns,
              const View& view);

/// `today` decides the status of campaigns.  Refuses with programme_unknown.
Result<ProgrammeFigures> programme_figures(ledger::Book& book,
                                           std::string_view code,
                                           const View& view, Date today);
RollUps all_programme_figures(ledger::Book& book, const View& view, Date today);

/// Refuses with project_unknown.
Result<ProjectFigures> project_figures(ledger::Book& book,
                                       std::string_view code, const View& view,
                                       Date today);
RollUps all_project_figures(ledger::Book& book, const View& view, Date today);

/// "report-programme" and "report-project"; `kind` is what the rows are.
Table programme_table(const RollUps& figures);
Table programme_table(const ProgrammeFigures& figures);
Table project_table(const RollUps& figures);
Table project_table(const ProjectFigures& figures);

}  // namespace obole::reports
