// Lines of statements in formats whose references are not those of a
// notification: they are found by day and amount alone.

#include "obole/intake/lines_of_day.hpp"

#include <algorithm>

namespace obole::intake {
namespace {

constexpr const char* select_statements =
    "SELECT first_line, recorded, format FROM main.statement"
    "  JOIN main.bank_account ON bank_account.seq = statement.account"
    "  WHERE iban = ?1 AND recorded > 0 ORDER BY first_line";

}  // namespace

// Both are in order of lines.
void LinesOfDay::find_formats(ledger::Journal& journal,
                              const std::string& iban) {
  auto& row = journal.book().prepared(select_statements);
  row.bind(std::string_view(iban));
  auto line = lines_.begin();
  while (line != lines_.end() && row.step()) {
    const auto first = row.integer(0);
    const auto end = first + row.integer(1);
    const bool is_camt = row.text(2).starts_with("camt");
    while (line != lines_.end() && line->id < first)
      ++line;
    for (; line != lines_.end() && line->id < end; ++line)
      line->is_named_otherwise = !is_camt;
  }
  row.reset();
}

bool LinesOfDay::is_named_otherwise_beside(std::size_t bare) const {
  const auto& one = lines_[bare];
  if (!one.is_named_otherwise) return false;
  return std::any_of(lines_.begin(), lines_.end(), [&](const LineThere& line) {
    return line.amount == one.amount && line.is_named_otherwise &&
           !line.reference.empty() && line.part_of == 0 && line.itemised == 0 &&
           line.taken != notification_;
  });
}

std::vector<LineThere*> LinesOfDay::find_otherwise(
    std::int64_t amount, const std::vector<std::int64_t>& parts) {
  std::vector<LineThere*> candidates;
  for (auto& line : lines_) {
    const bool is_free = line.amount == amount && line.part_of == 0 &&
                         line.is_named_otherwise && line.taken != notification_;
    // One that is itemised may be the same movement, told in other words.
    if (is_free && (line.itemised == 0 || parts_of(line) == parts))
      candidates.push_back(&line);
  }
  return candidates;
}

}  // namespace obole::intake
