#include "obole/intake/line_state.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/wording.hpp"

namespace obole::intake {
namespace {

using ledger::Book;

constexpr const char* select_line =
    "SELECT amount, (SELECT seq FROM main.itemised WHERE line = ?1)"
    "  FROM main.line WHERE id = ?1";
constexpr const char* select_live =
    "SELECT kind, item, payout, amount FROM main.matched WHERE line = ?1"
    "  AND NOT EXISTS (SELECT 1 FROM main.unmatched"
    "    WHERE unmatched.line = matched.line AND unmatched.seq > matched.seq)"
    "  ORDER BY matched.seq, ord";
constexpr const char* select_carried =
    "SELECT item FROM main.covered JOIN main.donation ON donation.seq = item"
    "  WHERE line = ?1"
    "  AND NOT EXISTS (SELECT 1 FROM main.unmatched"
    "    WHERE unmatched.line = covered.line AND unmatched.seq > covered.seq)";
constexpr const char* select_lines_of_item =
    "SELECT DISTINCT line FROM main.matched WHERE item = ?1"
    "  AND NOT EXISTS (SELECT 1 FROM main.unmatched"
    "    WHERE unmatched.line = matched.line AND unmatched.seq > matched.seq)"
    "  ORDER BY line";
constexpr const char* count_seen =
    "SELECT (SELECT count(*) FROM main.matched WHERE item = ?1"
    "    AND NOT EXISTS (SELECT 1 FROM main.unmatched"
    "      WHERE unmatched.line = matched.line AND unmatched.seq > "
    "matched.seq))"
    "  + (SELECT count(*) FROM main.covered WHERE item = ?1"
    "    AND NOT EXISTS (SELECT 1 FROM main.unmatched"
    "      WHERE unmatched.line = covered.line AND unmatched.seq > "
    "covered.seq))";

}  // namespace

Result<Money> amount_of_line(Book& book, std::int64_t line) {
  auto& row = book.prepared(select_line);
  if (!row.bind(line).step()) {
    row.reset();
    return ledger::unknown(Reason::line_unknown, std::to_string(line),
                           "obole report reconciliation");
  }
  const Money amount{row.integer(0), book.currency()};
  const auto itemised = row.is_null(1) ? 0 : row.integer(1);
  row.reset();
  if (itemised == 0) return amount;
  return Refusal{
      Reason::line_already_matched, std::to_string(line),
      say("its details are lines of their own, recorded by entry {}",
          "ses détails sont des lignes à part, enregistrées par "
          "l’écriture {}",
          itemised),
      say("see which of them are open: obole report reconciliation",
          "voir lesquelles sont ouvertes : obole report reconciliation")};
}

std::vector<LiveMatch> live_matches(Book& book, std::int64_t line) {
  std::vector<LiveMatch> live;
  auto& row = book.prepared(select_live);
  row.bind(line);
  while (row.step()) {
    live.push_back({std::string(row.text(0)), row.integer(1),
                    std::string(row.text(2)), row.integer(3)});
  }
  row.reset();
  return live;
}

std::vector<std::int64_t> gifts_carried(Book& book, std::int64_t line) {
  std::vector<std::int64_t> carried;
  auto& row = book.prepared(select_carried);
  row.bind(line);
  while (row.step())
    carried.push_back(row.integer(0));
  row.reset();
  return carried;
}

std::vector<std::int64_t> lines_of_item(Book& book, std::int64_t item) {
  std::vector<std::int64_t> lines;
  auto& row = book.prepared(select_lines_of_item);
  row.bind(item);
  while (row.step())
    lines.push_back(row.integer(0));
  row.reset();
  return lines;
}

bool is_seen(Book& book, std::int64_t item) {
  auto& row = book.prepared(count_seen);
  const bool seen = row.bind(item).step() && row.integer(0) > 0;
  row.reset();
  return seen;
}

Refusal reused(std::int64_t seq) {
  return {
      Reason::reference_reused, std::to_string(seq),
      say("the same reference already names entry {}, which is another",
          "la même référence désigne déjà l’écriture {}, qui est autre", seq),
      say("use another reference", "changer de référence")};
}

}  // namespace obole::intake
