#include "obole/intake/known_lines.hpp"

#include <algorithm>
#include <cstring>

namespace obole::intake {
namespace {

constexpr const char* select_identities =
    "SELECT identity FROM main.line WHERE id <= ?3 AND booked_on = ?2"
    "  AND account = (SELECT seq FROM main.bank_account WHERE iban = ?1)";

}  // namespace

KnownLines::KnownLines(ledger::Book& book, std::int64_t last)
    : book_(book), last_(last) {}

KnownLines::Day KnownLines::loaded(const std::string& account,
                                   std::int64_t number) {
  Day day;
  auto& row = book_.prepared(select_identities);
  row.bind(std::string_view(account), number, last_);
  while (row.step()) {
    const auto bytes = row.blob(0);
    auto& identity = day.identities.emplace_back();
    if (bytes.size() == identity.size())
      std::memcpy(identity.data(), bytes.data(), bytes.size());
  }
  row.reset();
  std::sort(day.identities.begin(), day.identities.end());
  day.met.resize(day.identities.size());
  return day;
}

KnownLines::Day& KnownLines::day_of(const std::string& account,
                                    std::int64_t number) {
  const auto [at, is_new] = days_.try_emplace({account, number});
  if (is_new) at->second = loaded(account, number);
  return at->second;
}

bool KnownLines::meet(const std::string& account, Date booked,
                      const ledger::Likeness& identity) {
  if (last_ == 0) return false;
  auto& [identities, met] = day_of(account, day_number(booked));
  const auto [first, end] =
      std::equal_range(identities.begin(), identities.end(), identity);
  if (first == end) return false;
  auto& count = met[static_cast<std::size_t>(first - identities.begin())];
  if (count == end - first) return false;
  ++count;
  return true;
}

}  // namespace obole::intake
