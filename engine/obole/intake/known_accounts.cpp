#include "obole/intake/known_accounts.hpp"

#include "obole/ledger/lines.hpp"

#include <algorithm>
#include <limits>

namespace obole::intake {
namespace {

constexpr const char* select_matches =
    "SELECT donation.donor, matched.line FROM main.matched"
    "  JOIN main.donation ON donation.seq = matched.item"
    "  WHERE matched.kind = 'donation'"
    "    AND NOT EXISTS (SELECT 1 FROM main.unmatched"
    "      WHERE unmatched.line = matched.line AND unmatched.seq > matched.seq)"
    "  ORDER BY matched.seq";
constexpr const char* select_text =
    "SELECT body FROM people.line_text WHERE line = ?1";

}  // namespace

KnownAccounts::KnownAccounts(ledger::Book& book) : book_(book) {
  auto& row = book.prepared(select_matches);
  while (row.step())
    lines_.emplace_back(book_.known_as(row.integer(0)).number(),
                        row.integer(1));
  row.reset();
  std::stable_sort(
      lines_.begin(), lines_.end(),
      [](const auto& a, const auto& b) { return a.first < b.first; });
}

const std::string& KnownAccounts::of(std::int64_t donor) {
  constexpr std::size_t most_remembered = 10'000;
  const auto remembered = latest_.find(donor);
  if (remembered != latest_.end()) return remembered->second;
  if (latest_.size() == most_remembered) latest_.clear();
  return latest_[donor] = found(donor);
}

std::string KnownAccounts::found(std::int64_t donor) {
  const auto after = std::upper_bound(
      lines_.begin(), lines_.end(),
      std::pair(donor, std::numeric_limits<std::int64_t>::max()),
      [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto at = after; at != lines_.begin() && (at - 1)->first == donor;
       --at) {
    auto& row = book_.prepared(select_text);
    std::string iban;
    if (row.bind((at - 1)->second).step()) {
      if (const auto text = ledger::line_text_in(row.text(0)))
        iban = text->iban;
    }
    row.reset();
    if (!iban.empty()) return iban;
  }
  return {};
}

}  // namespace obole::intake
