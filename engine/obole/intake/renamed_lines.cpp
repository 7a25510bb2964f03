#include "obole/intake/renamed_lines.hpp"

#include "obole/base/unicode.hpp"

#include <algorithm>

namespace obole::intake {
namespace {

constexpr const char* select_downloads =
    "SELECT first_line, first_line + recorded FROM main.statement"
    "  JOIN main.bank_account ON bank_account.seq = statement.account"
    "  WHERE iban = ?1 AND recorded > 0 AND format LIKE 'ofx%'"
    "  ORDER BY first_line";
constexpr const char* select_lines =
    "SELECT line.id, amount, value_on, body FROM main.line"
    "  JOIN main.bank_account ON bank_account.seq = line.account"
    "  LEFT JOIN people.line_text ON line_text.line = line.id"
    "  WHERE iban = ?1 AND booked_on = ?2 AND id <= ?3 ORDER BY id";

// All that is said of a line but its name.
std::string content_of(std::int64_t amount, const std::string& value,
                       const ledger::LineText& text) {
  std::string content = std::to_string(amount);
  for (const auto& part :
       {value, folded(text.name), folded(text.remittance), text.iban,
        text.end_to_end, text.transaction, text.code}) {
    content += '\x1f';
    content += part;
  }
  return content;
}

bool is_within(const std::map<std::string, std::int64_t>& less,
               const std::map<std::string, std::int64_t>& more) {
  return std::all_of(less.begin(), less.end(), [&](const auto& one) {
    const auto there = more.find(one.first);
    return there != more.end() && there->second >= one.second;
  });
}

}  // namespace

RenamedLines::RenamedLines(ledger::Journal& journal, std::string iban,
                           std::string_view format, std::int64_t last)
    : journal_(journal), iban_(std::move(iban)), last_(last) {
  if (!format.starts_with("ofx")) return;
  auto& row = journal.book().prepared(select_downloads);
  row.bind(std::string_view(iban_));
  while (row.step())
    downloads_.emplace_back(row.integer(0), row.integer(1));
  row.reset();
}

RenamedLines::Day& RenamedLines::day_of(Date date) {
  const auto number = day_number(date);
  const auto [at, is_new] = days_.try_emplace(number);
  auto& day = at->second;
  if (!is_new) return day;
  auto& row = journal_.book().prepared(select_lines);
  row.bind(std::string_view(iban_), number, last_);
  while (row.step()) {
    const auto id = row.integer(0);
    const bool is_download = std::any_of(
        downloads_.begin(), downloads_.end(),
        [&](const auto& one) { return one.first <= id && id < one.second; });
    if (!is_download) continue;
    // What was erased is like nothing.
    const auto text =
        row.is_null(3) ? std::nullopt : ledger::line_text_in(row.text(3));
    const auto value =
        row.is_null(2) ? std::string() : iso(day_of_number(row.integer(2)));
    ++day.there[text ? content_of(row.integer(1), value, *text)
                     : "erased " + std::to_string(id)];
  }
  row.reset();
  return day;
}

bool RenamedLines::covers(Date day) {
  return !downloads_.empty() && !day_of(day).there.empty();
}

void RenamedLines::met(Date day) { day_of(day).is_met = true; }

void RenamedLines::hold(Date day, const bank::Line& line,
                        const ledger::LineText& text) {
  const auto value = line.value_on ? iso(*line.value_on) : std::string();
  day_of(day).held.push_back(
      {line, content_of(line.amount.minor_units(), value, text)});
}

bool RenamedLines::is_same(const Day& day) {
  if (day.is_met) return false;
  Counts here;
  for (const auto& held : day.held)
    ++here[held.content];
  return is_within(day.there, here) || is_within(here, day.there);
}

RenamedLines::Decided RenamedLines::finish(std::optional<Date> from,
                                           std::optional<Date> to) {
  const bool keeps_names =
      std::any_of(days_.begin(), days_.end(),
                  [](const auto& one) { return one.second.is_met; });
  Decided decided;
  for (auto& [number, day] : days_) {
    const auto date = day_of_number(number);
    const bool may_be_part = keeps_names && (date == from || date == to);
    const bool same = !may_be_part && is_same(day);
    for (auto& held : day.held) {
      const auto there = day.there.find(held.content);
      if (same && there != day.there.end() && there->second > 0) {
        --there->second;
        ++decided.renamed;
      } else {
        decided.fresh.emplace_back(date, std::move(held.line));
      }
    }
    day.held.clear();
  }
  return decided;
}

}  // namespace obole::intake
