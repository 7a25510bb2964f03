#include "obole/ledger/past.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/past_root.hpp"

namespace obole::ledger {
namespace {

// Applies entries until `book` has `size`, in one transaction.
Verdict lead_on(Book& of, Book& book, Replay& replay, std::int64_t size,
                const Watch& watch) {
  store::Transaction transaction(book.database());
  if (auto refusal = replay.up_to(size, watch)) return refusal;
  write_sums(book);
  if (size > 0) write_head(book);
  transaction.commit();
  if (book.head().root == root_at(of, size)) return std::nullopt;
  return Replay::altered(
      of, say("its first {} entries do not have the root that they had",
              "ses {} premières écritures n’ont pas la racine qu’elles avaient",
              size));
}

}  // namespace

Verdict objection_to_size(Book& of, std::int64_t size) {
  const auto head = of.head();
  if (size >= 0 && size <= head.size) return std::nullopt;
  return Refusal{
      Reason::entry_unknown, std::to_string(size),
      say("the ledger has {}; what it will say with more is not known",
          "le registre a {} ; ce qu’il dira avec davantage n’est pas connu",
          counted(head.size, {"entry", "entries"}, {"écriture", "écritures"})),
      say("name a size from 0 to {}, or a moment",
          "indiquer une taille de 0 à {}, ou un moment", head.size)};
}

Past::Past(Book& of)
    : snapshot_(of.database()),
      of_(of),
      book_(Book::scratch(of)),
      replay_(of, book_) {}

Verdict Past::advance(std::int64_t size, const Watch& watch) {
  if (auto refusal = objection_to_size(of_, size)) return refusal;
  return lead_on(of_, book_, replay_, size, watch);
}

Result<Book> past_book(Book& of, std::int64_t size, const Watch& watch) {
  const store::Snapshot snapshot(of.database());
  if (auto refusal = objection_to_size(of, size)) return *refusal;
  auto book = Book::scratch(of);
  {
    Replay replay(of, book);
    if (auto refusal = lead_on(of, book, replay, size, watch)) return *refusal;
  }
  if (size > 0) {
    book.forget();
    book.refresh();
  }
  return book;
}

}  // namespace obole::ledger
