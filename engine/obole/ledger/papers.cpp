#include "obole/ledger/papers.hpp"

#include "obole/base/check.hpp"

#include <fmt/format.h>

#include <array>

namespace obole {
namespace {

constexpr std::array<std::string_view, 2> copies = {"original", "duplicate"};
constexpr std::array<std::string_view, 2> french_copies = {"original",
                                                           "duplicata"};

}  // namespace

template <>
std::span<const std::string_view> words<ledger::PaperCopy>() {
  return copies;
}

namespace ledger {
namespace {

constexpr const char* select_by_digest =
    "SELECT receipt, copy, digest FROM main.paper WHERE digest = ?1"
    "  ORDER BY seq, ord LIMIT 1";
constexpr const char* select_original =
    "SELECT receipt, copy, digest FROM main.paper"
    "  WHERE receipt = ?1 AND copy = 'original' ORDER BY seq, ord LIMIT 1";
constexpr const char* select_without =
    "SELECT seq FROM main.receipt WHERE NOT EXISTS"
    "    (SELECT 1 FROM main.paper WHERE paper.receipt = receipt.seq)"
    "  AND NOT EXISTS (SELECT 1 FROM main.receipt_end"
    "    WHERE receipt_end.receipt = receipt.seq)"
    "  ORDER BY seq";

// Some 95 bytes each: an entry holds this many.
constexpr std::size_t papers_an_entry = 512;

std::optional<Paper> read_one(store::Statement& row) {
  std::optional<Paper> paper;
  if (row.step()) {
    const auto copy = parse_choice<PaperCopy>(row.text(1));
    check(copy.has_value(), "a copy is of its list");
    paper = Paper{row.integer(0), *copy, std::string(row.text(2))};
  }
  row.reset();
  return paper;
}

}  // namespace

std::string_view french(PaperCopy choice) {
  return french_copies.at(static_cast<std::size_t>(choice));
}

Result<std::int64_t> record_papers(Journal& journal,
                                   std::span<const Paper> papers) {
  std::int64_t last = -1;
  while (!papers.empty()) {
    const auto part = papers.first(std::min(papers.size(), papers_an_entry));
    papers = papers.subspan(part.size());
    std::string list = "[";
    for (const auto& paper : part) {
      if (list.size() > 1) list += ',';
      list += fmt::format(R"([{},"{}","{}"])", paper.receipt, word(paper.copy),
                          paper.digest);
    }
    Draft draft("receipts.rendered", journal.context().today, Key::fresh());
    draft.raw("papers", list + ']');
    const auto recorded = journal.append(draft);
    if (!recorded) return recorded.error();
    last = recorded->seq;
  }
  return last;
}

std::optional<Paper> find_paper(Book& book, std::string_view digest) {
  auto& row = book.prepared(select_by_digest);
  row.bind(digest);
  return read_one(row);
}

std::optional<Paper> original_of(Book& book, std::int64_t receipt) {
  auto& row = book.prepared(select_original);
  row.bind(receipt);
  return read_one(row);
}

std::vector<std::int64_t> receipts_without_paper(Book& book) {
  std::vector<std::int64_t> list;
  auto& row = book.prepared(select_without);
  while (row.step())
    list.push_back(row.integer(0));
  row.reset();
  return list;
}

}  // namespace ledger
}  // namespace obole
