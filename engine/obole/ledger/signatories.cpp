#include "obole/ledger/signatories.hpp"

#include "obole/base/check.hpp"
#include "obole/ledger/wording.hpp"

namespace obole::ledger {
namespace {

constexpr const char* select_signatories =
    "SELECT seq, starts, quality, delegation FROM main.signatory"
    "  WHERE (?1 < 0 OR seq = ?1) AND (?2 IS NULL OR starts <= ?2)"
    "  ORDER BY starts, seq";

std::vector<Signatory> read(Book& book, std::int64_t seq,
                            std::optional<std::int64_t> day) {
  std::vector<Signatory> list;
  auto& row = book.prepared(select_signatories);
  row.bind_at(1, seq);
  if (day) {
    row.bind_at(2, *day);
  } else {
    row.bind_at(2, nullptr);
  }
  while (row.step()) {
    list.push_back({row.integer(0),
                    day_of_number(row.integer(1)),
                    {},
                    std::string(row.text(2)),
                    std::string(row.text(3))});
  }
  row.reset();
  for (auto& one : list)
    one.name = note_text(book, one.seq, "name");
  return list;
}

}  // namespace

Result<Recorded> record(Journal& journal, const NewSignatory& signatory) {
  const auto name = required_text("--name", signatory.name);
  if (!name) return name.error();
  const auto quality = required_text("--quality", signatory.quality);
  if (!quality) return quality.error();
  const auto delegation = cleaned("--delegation", signatory.delegation);
  if (!delegation) return delegation.error();
  const auto key = key_for(signatory.reference, Key::fresh());
  if (!key) return key.error();
  Draft draft("signatory.named", journal.context().today, *key);
  draft.dated_by_clock();
  draft.day("from", signatory.from.value_or(journal.context().today))
      .text("quality", *quality)
      .text("delegation", *delegation)
      .text("reference", signatory.reference.value_or(""))
      .note(note_of("name", *name));
  return journal.append(draft);
}

std::optional<Signatory> signatory_on(Book& book, Date day) {
  auto list = read(book, -1, day_number(day));
  if (list.empty()) return std::nullopt;
  return list.back();
}

Signatory signatory_of_entry(Book& book, std::int64_t seq) {
  auto list = read(book, seq, std::nullopt);
  check(!list.empty(), "an entry that names a signatory has its row");
  return list.front();
}

std::vector<Signatory> signatories(Book& book) {
  return read(book, -1, std::nullopt);
}

}  // namespace obole::ledger
