#include "obole/reports/rollups.hpp"

#include "obole/base/say.hpp"

#include <algorithm>
#include <functional>

namespace obole::reports {
namespace {

using ledger::Book;
using ledger::Project;

// ?1 is a list of numbers, as JSON.
constexpr const char* count_donors =
    "SELECT count(DISTINCT coalesce((SELECT survivor FROM main.merger"
    "    WHERE merger.donor = campaign_donor.donor"
    "    ORDER BY merger.seq DESC LIMIT 1), donor)) FROM main.campaign_donor"
    "  WHERE campaign IN (SELECT value FROM json_each(?1))";
constexpr const char* count_donors_then =
    "SELECT count(DISTINCT coalesce((SELECT survivor FROM main.merger"
    "    WHERE merger.donor = donation.donor"
    "    ORDER BY merger.seq DESC LIMIT 1), donor)) FROM main.donation"
    "  WHERE campaign IN (SELECT value FROM json_each(?1))"
    "    AND effective <= ?2";
constexpr const char* add_disputes =
    "SELECT coalesce(sum(amount), 0) FROM main.dispute"
    "  WHERE campaign IN (SELECT value FROM json_each(?1))"
    "    AND effective <= ?2 AND NOT EXISTS"
    "      (SELECT 1 FROM main.dispute_end"
    "         WHERE dispute_end.dispute = dispute.seq"
    "           AND dispute_end.effective <= ?2)";
constexpr const char* add_disbursements =
    "SELECT coalesce(sum(amount), 0) FROM main.disbursement"
    "  WHERE project IN (SELECT value FROM json_each(?1))"
    "    AND effective <= ?2";

std::string json_list(const std::vector<std::int64_t>& numbers) {
  std::string list = "[";
  for (const auto number : numbers) {
    if (list.size() > 1) list += ',';
    list += std::to_string(number);
  }
  return list + ']';
}

std::int64_t answer(Book& book, const char* sql,
                    const std::vector<std::int64_t>& numbers,
                    const View& view) {
  const auto list = json_list(numbers);
  auto& row = book.prepared(sql);
  if (sql == count_donors) {
    row.bind(std::string_view(list));
  } else {
    row.bind(std::string_view(list), view.last_day());
  }
  const auto number = row.step() ? row.integer(0) : 0;
  row.reset();
  return number;
}

RollUp nothing(Currency currency) {
  const Money zero{0, currency};
  return {.goal = zero,
          .pledged = zero,
          .received = zero,
          .refunded = zero,
          .fees = zero,
          .reconciled = zero,
          .matched = zero,
          .in_kind = zero,
          .held = zero,
          .earned = zero,
          .disbursed = zero};
}

// All that a roll-up is made of, read once.
struct Everything {
  Everything(Book& from, const View& seen, Date today)
      : book(from),
        view(seen),
        campaigns(all_campaign_figures(from, seen, today)),
        projects(ledger::projects(from)) {}

  RollUp of(const std::function<bool(const CampaignFigures&)>& is_campaign,
            const std::function<bool(const Project&)>& is_project) const {
    std::vector<CampaignFigures> some;
    std::copy_if(campaigns.begin(), campaigns.end(), std::back_inserter(some),
                 is_campaign);
    auto sums = sum_of(book, some, view);
    std::vector<std::int64_t> numbers;
    for (const auto& one : projects) {
      if (is_project(one)) numbers.push_back(one.seq);
    }
    sums.disbursed =
        Money{answer(book, add_disbursements, numbers, view), book.currency()};
    return sums;
  }

  RollUp of_project(const Project& project) const {
    auto sums = of(
        [&](const auto& one) { return one.campaign.project == project.code; },
        [&](const auto& one) { return one.seq == project.seq; });
    sums.code = project.code;
    sums.title = project.title;
    sums.under = project.programme;
    return sums;
  }

  // The programme of a project's code; empty where either is.
  std::string programme_of(const std::string& code) const {
    const auto found =
        std::find_if(projects.begin(), projects.end(),
                     [&](const auto& one) { return one.code == code; });
    return found == projects.end() ? std::string() : found->programme;
  }

  // With an empty code: of everything without a programme.
  RollUp of_programme(const std::string& code) const {
    auto sums = of(
        [&](const auto& one) {
          return programme_of(one.campaign.project) == code;
        },
        [&](const auto& one) { return one.programme == code; });
    sums.code = code;
    return sums;
  }

  RollUp of_all() const {
    return of([](const auto&) { return true; },
              [](const auto&) { return true; });
  }

  Book& book;
  View view;
  std::vector<CampaignFigures> campaigns;
  std::vector<Project> projects;
};

std::optional<RollUp> if_anything(const RollUp& sums) {
  if (sums.campaigns == 0 && sums.disbursed.is_zero()) return std::nullopt;
  return sums;
}

}  // namespace

RollUp sum_of(Book& book, const std::vector<CampaignFigures>& campaigns,
              const View& view) {
  auto sums = nothing(book.currency());
  std::vector<std::int64_t> all;
  std::vector<std::int64_t> earning;
  for (const auto& one : campaigns) {
    sums.pledged += one.pledged;
    sums.received += one.received;
    sums.refunded += one.refunded;
    sums.fees += one.fees;
    sums.reconciled += one.reconciled;
    sums.matched += one.matched;
    sums.in_kind += one.in_kind;
    sums.held += one.held();
    sums.donations += one.donations;
    all.push_back(one.campaign.seq);
    sums.earned -= one.fees;  // borne whatever the verdict
    if (one.is_held) continue;
    sums.earned += one.collected();
    earning.push_back(one.campaign.seq);
  }
  sums.campaigns = static_cast<std::int64_t>(campaigns.size());
  sums.goal = goal_of(campaigns, book.currency());
  sums.earned -=
      Money{answer(book, add_disputes, earning, view), book.currency()};
  sums.donors = answer(
      book, view.is_present() ? count_donors : count_donors_then, all, view);
  return sums;
}

Result<ProgrammeFigures> programme_figures(Book& book, std::string_view code,
                                           const View& view, Date today) {
  const store::Snapshot snapshot(book.database());
  const auto programme = ledger::find_programme(book, code);
  if (!programme) return programme.error();
  const Everything everything(book, view, today);
  ProgrammeFigures figures{everything.of_programme(programme->code), {}};
  figures.whole.title = programme->title;
  for (const auto& project : everything.projects) {
    if (project.programme == programme->code)
      figures.projects.push_back(everything.of_project(project));
  }
  return figures;
}

RollUps all_programme_figures(Book& book, const View& view, Date today) {
  const store::Snapshot snapshot(book.database());
  const Everything everything(book, view, today);
  RollUps figures{
      {}, if_anything(everything.of_programme("")), everything.of_all()};
  for (const auto& programme : ledger::programmes(book)) {
    figures.rows.push_back(everything.of_programme(programme.code));
    figures.rows.back().title = programme.title;
  }
  return figures;
}

Result<ProjectFigures> project_figures(Book& book, std::string_view code,
                                       const View& view, Date today) {
  const store::Snapshot snapshot(book.database());
  const auto project = ledger::find_project(book, code);
  if (!project) return project.error();
  const Everything everything(book, view, today);
  ProjectFigures figures{everything.of_project(*project), {}};
  for (const auto& one : everything.campaigns) {
    if (one.campaign.project == code) figures.campaigns.push_back(one);
  }
  return figures;
}

RollUps all_project_figures(Book& book, const View& view, Date today) {
  const store::Snapshot snapshot(book.database());
  const Everything everything(book, view, today);
  RollUps figures{
      {},
      if_anything(everything.of(
          [](const auto& one) { return one.campaign.project.empty(); },
          [](const auto&) { return false; })),
      everything.of_all()};
  for (const auto& project : everything.projects)
    figures.rows.push_back(everything.of_project(project));
  return figures;
}

}  // namespace obole::reports
