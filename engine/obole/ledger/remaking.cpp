#include "obole/ledger/remaking.hpp"

#include "obole/base/check.hpp"
#include "obole/ledger/canonical.hpp"
#include "obole/ledger/table_sink.hpp"

#include <fmt/format.h>

namespace obole::ledger {
namespace {

constexpr std::string_view insert_entry =
    "INSERT INTO main.entry VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

}  // namespace

struct Remaking::State {
  explicit State(Book made)
      : book(std::move(made)),
        transaction(book.database()),
        insert(book.database(), insert_entry),
        sink(book.database()) {}

  Book book;
  store::Transaction transaction;
  store::Statement insert;
  TableSink sink;
  Sha256 sha;
  canonical::Document document;
};

Remaking::Remaking(std::unique_ptr<State> state) : state_(std::move(state)) {}
Remaking::~Remaking() = default;

Result<std::unique_ptr<Remaking>> Remaking::begin(
    const std::filesystem::path& folder) {
  auto book = Book::create(folder / "replay.obole");
  if (!book) return book.error();
  return std::unique_ptr<Remaking>(
      new Remaking(std::make_unique<State>(std::move(*book))));
}

std::optional<std::string> Remaking::add(std::string_view body) {
  auto& [book, transaction, insert, sink, sha, document] = *state_;
  if (body.size() > canonical::longest_body) return "the body is too long";
  if (!document.parse(body)) return "the body is not canonical JSON";
  const auto seq = static_cast<std::int64_t>(book.frontier().size());
  if (document.integer("seq") != seq)
    return fmt::format("entry {} is to stand here", seq);
  const auto effective = parse_date(document.text("effective"));
  const auto recorded = parse_instant(document.text("recorded"));
  const auto key = bytes_of_hex(document.text("key"));
  if (!effective || !recorded || !key)
    return "its day, instant or key is malformed";
  const auto kind = document.text("kind");
  const auto leaf = leaf_of(sha, body);
  try {
    insert.bind(seq, std::int64_t{recorded->time_since_epoch().count()},
                day_number(*effective), std::string_view(kind),
                store::Blob{*key}, store::Blob{body},
                store::Blob{as_text(leaf)});
    insert.run();
    if (auto problem = book.projector().apply(
            {seq, day_number(*effective), kind, document}, sink))
      return problem;
  } catch (const BrokenPromise& broken) {
    return broken.what();  // amounts whose sums pass 64 bits
  } catch (const store::StoreError& error) {
    // A key that is there already, a row that is: the tables refuse.
    constexpr int primary_code = 0xff;
    constexpr int constraint = 19;  // SQLITE_CONSTRAINT
    if ((error.code() & primary_code) != constraint) throw;
    return error.what();
  }
  book.frontier().append(
      sha, leaf,
      [&book](unsigned level, std::uint64_t index, const Digest& hash) {
        write_node(book, level, index, hash);
      });
  return std::nullopt;
}

Result<Book> Remaking::finish() {
  write_sums(state_->book);
  write_head(state_->book);
  state_->transaction.commit();
  const auto file = state_->book.file();
  state_.reset();
  std::filesystem::remove(people_file(file));
  return Book::open(file, {});
}

}  // namespace obole::ledger
