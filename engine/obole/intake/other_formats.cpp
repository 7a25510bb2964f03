#include "obole/intake/other_formats.hpp"

namespace obole::intake {
namespace {

constexpr const char* select_covers =
    "SELECT format, opening_on, closing_on, first_line, recorded,"
    "  opening IS NOT NULL AND closing IS NOT NULL"
    "  FROM main.statement JOIN main.bank_account"
    "    ON bank_account.seq = statement.account"
    "  WHERE iban = ?1 AND opening_on IS NOT NULL AND closing_on IS NOT NULL"
    "    AND recorded > 0"
    "  ORDER BY statement.seq";
constexpr const char* select_lines =
    "SELECT amount FROM main.line"
    "  WHERE id >= ?1 AND id < ?1 + ?2 AND booked_on = ?3";

// "camt" of "camt.053.001.08": versions of a format word a line alike.
std::string_view family(std::string_view format) {
  return format.substr(0, format.find_first_of(".0123456789"));
}

}  // namespace

OtherFormats::OtherFormats(ledger::Journal& journal, const std::string& iban,
                           std::string_view format)
    : journal_(journal) {
  auto& row = journal.book().prepared(select_covers);
  row.bind(std::string_view(iban));
  while (row.step()) {
    if (family(row.text(0)) == family(format)) continue;
    covers_.push_back({row.integer(1), row.integer(2), row.integer(3),
                       row.integer(4),
                       // OFX and CSV may tell one balance alone: the other
                       // is made to fit.
                       row.integer(5) != 0 && family(row.text(0)) != "ofx" &&
                           family(row.text(0)) != "csv"});
  }
  row.reset();
}

// The balance that a statement opens with may be that of the evening before:
// its first day is covered by it only if a line says so.
void OtherFormats::load(const Cover& cover, std::int64_t number, Day& day) {
  bool is_covered = number > cover.from;
  auto& row = journal_.book().prepared(select_lines);
  row.bind(cover.first_line, cover.lines, number);
  while (row.step()) {
    ++day.amounts[row.integer(0)];
    day.there += row.integer(0);
    is_covered = true;
  }
  row.reset();
  day.is_covered = day.is_covered || is_covered;
  day.is_proven = day.is_proven || (is_covered && cover.is_proven);
}

OtherFormats::Day& OtherFormats::day_of(Date date) {
  const auto number = day_number(date);
  const auto [at, is_new] = days_.try_emplace(number);
  auto& day = at->second;
  if (!is_new) return day;
  for (const auto& cover : covers_) {
    if (number >= cover.from && number <= cover.to) load(cover, number, day);
  }
  return day;
}

bool OtherFormats::covers(Date day) {
  return !covers_.empty() && day_of(day).is_covered;
}

void OtherFormats::note(Date day, std::int64_t amount) {
  day_of(day).here += amount;
}

bool OtherFormats::knows(Date date, std::int64_t amount) {
  auto& day = day_of(date);
  const auto found = day.amounts.find(amount);
  if (found == day.amounts.end() || found->second == 0) return false;
  --found->second;
  return true;
}

void OtherFormats::hold(Date day, const bank::Line& line) {
  day_of(day).held.push_back(line);
}

OtherFormats::Leftover OtherFormats::finish() {
  Leftover left;
  for (auto& [number, day] : days_) {
    if (day.held.empty()) continue;
    if (day.here == day.there) {
      left.known += day.held.size();
    } else if (day.is_proven) {
      left.conflict = day_of_number(number);
      left.here = day.here;
      left.there = day.there;
    } else {
      for (auto& line : day.held)
        left.lines.push_back({day_of_number(number), std::move(line)});
    }
    day.held.clear();
  }
  return left;
}

}  // namespace obole::intake
