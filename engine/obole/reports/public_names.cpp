#include "obole/reports/public_names.hpp"

#include "obole/ledger/consents.hpp"
#include "obole/ledger/restrictions.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace obole::reports {
namespace {

using ledger::Book;

constexpr const char* select_consenting =
    "SELECT DISTINCT donor FROM main.consent ORDER BY donor";
constexpr const char* select_campaigns =
    "SELECT DISTINCT campaign.code FROM main.donation"
    "  JOIN main.campaign ON campaign.seq = donation.campaign"
    "  WHERE (?2 = '' OR campaign.code = ?2) AND donor IN (SELECT ?1 UNION"
    "      SELECT donor FROM main.merger WHERE survivor = ?1)"
    "    AND (?3 IS NULL OR donation.effective <= ?3)"
    "    AND amount > (SELECT coalesce(sum(refund.amount), 0)"
    "      FROM main.refund WHERE refund.donation = donation.seq"
    "        AND (?3 IS NULL OR refund.effective <= ?3))"
    "  ORDER BY campaign.code";

std::set<std::int64_t> consenting(Book& book) {
  std::set<std::int64_t> donors;
  auto& row = book.prepared(select_consenting);
  while (row.step())
    donors.insert(book.known_as(row.integer(0)).number());
  row.reset();
  return donors;
}

}  // namespace

PublicNames public_names(Book& book, std::string_view campaign,
                         const View& view) {
  PublicNames answer;
  auto& table = answer.names;
  table.what = "report-names";
  table.title = {"Names that may be shown in public",
                 "Noms pouvant être publiés"};
  table.columns = {{"campaign", {"Campaign", "Campagne"}, Column::Kind::text},
                   {"name", {"Name", "Nom"}, Column::Kind::text}};
  std::vector<std::pair<std::string, std::string>> found;
  const auto restricted = ledger::restrictions(book, view.as_of);
  for (const auto number : consenting(book)) {
    if (restricted.contains(number)) continue;
    const auto consent = ledger::standing_consent(
        book, DonorId::from_number(number), view.as_of);
    if (!consent) continue;
    auto& row = book.prepared(select_campaigns);
    row.bind(number, campaign, view.day());
    bool gave = false;
    while (row.step()) {
      gave = true;
      if (!consent->name.empty())
        found.emplace_back(row.text(0), consent->name);
    }
    row.reset();
    if (gave && consent->name.empty()) ++answer.unnamed;
  }
  std::sort(found.begin(), found.end());
  for (auto& [code, name] : found)
    table.rows.push_back({std::move(code), std::move(name)});
  return answer;
}

}  // namespace obole::reports
