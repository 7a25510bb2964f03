#include "obole/ledger/journal.hpp"

#include "obole/base/check.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/commitment.hpp"
#include "obole/ledger/person.hpp"
#include "obole/ledger/table_sink.hpp"

#include <algorithm>

namespace obole::ledger {
namespace {

using store::Blob;

constexpr std::string_view insert_entry =
    "INSERT INTO main.entry VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
constexpr std::string_view select_by_key =
    "SELECT seq FROM main.entry WHERE idem = ?1";
constexpr const char* insert_person =
    "INSERT INTO people.person VALUES (?1, ?2, ?3, ?4, ?5)";
constexpr const char* insert_note =
    "INSERT INTO people.note VALUES (?1, ?2, ?3)";

// Every body's format, so that old ones stay readable for ever.
constexpr std::int64_t body_version = 1;

}  // namespace

struct Journal::Writer {
  explicit Writer(Book& book)
      : entry(book.database(), insert_entry),
        by_key(book.database(), select_by_key),
        sink(book.database()) {}

  store::Statement entry;
  store::Statement by_key;
  TableSink sink;
  Sha256 sha;
  canonical::Document document;
};

Refusal Journal::busy(const Book& book) {
  const auto holder = store::WriterLock::holder(book.lock_file());
  return {Reason::ledger_busy, book.file().string(),
          holder.empty() ? say("another program is writing to it",
                               "un autre programme y écrit")
                         : say("{} is writing to it", "{} y écrit", holder),
          say("try again later, or wait longer with --wait",
              "réessayer plus tard, ou attendre davantage avec --wait")};
}

Result<Journal> Journal::begin(Book& book, const Context& context) {
  auto lock =
      store::WriterLock::take(book.lock_file(), context.wait, context.task);
  if (!lock) return busy(book);
  book.database().set_wait(context.wait);
  return Journal(book, context, std::move(*lock));
}

Journal::Journal(Book& book, const Context& context, store::WriterLock lock)
    : book_(&book), context_(context), lock_(std::move(lock)) {
  transaction_ = std::make_unique<store::Transaction>(book.database());
  book.refresh();
  writer_ = std::make_unique<Writer>(book);
}

Journal::Journal(Journal&&) noexcept = default;

Journal::~Journal() {
  if (transaction_) book_->forget();
}

std::int64_t Journal::next() const {
  return static_cast<std::int64_t>(book_->frontier().size());
}

std::optional<std::int64_t> Journal::find(const Key& key) {
  auto& row = writer_->by_key;
  std::optional<std::int64_t> seq;
  if (row.bind(Blob{key.bytes()}).step()) seq = row.integer(0);
  row.reset();
  return seq;
}

std::string Journal::body_of(const Draft& draft, std::int64_t recorded,
                             std::string_view salt) {
  auto fields = draft.fields();
  fields.integer("v", body_version)
      .integer("seq", next())
      .text("kind", draft.kind())
      .text("recorded", iso(Instant{std::chrono::nanoseconds{recorded}}))
      .text("effective", iso(draft.effective()))
      .text("key", draft.key().hex())
      .text("by", context_.by)
      .text("version", context_.version);
  if (!draft.postings().empty()) {
    fields.raw("postings", '[' + draft.postings() + ']');
  }
  if (const auto& personal = draft.personal()) {
    const auto commitment =
        commitment_of(writer_->sha, personal->donor ? person_tag : note_tag,
                      salt, personal->body);
    fields.text(personal->donor ? "person" : "note", hex(commitment));
  }
  return fields.str();
}

void Journal::write_personal(const Draft& draft, std::int64_t seq,
                             std::string_view salt) {
  const auto& personal = draft.personal();
  if (!personal) return;
  if (!personal->donor) {
    book_->prepared(insert_note)
        .bind(seq, Blob{salt}, std::string_view(personal->body))
        .run();
    return;
  }
  const auto likeness = likeness_of_person(book_->secret(), personal->body);
  book_->prepared(insert_person)
      .bind(seq, personal->donor->number(), Blob{salt},
            std::string_view(personal->body), Blob{as_text(likeness)})
      .run();
}

Verdict Journal::objection_to_day(Date day) const {
  const auto closed = book_->closed_through();
  if (!closed || day > *closed) return std::nullopt;
  return Refusal{
      Reason::period_closed, spoken(day),
      say("the books are closed through {}",
          "les comptes sont clos jusqu’au {}", *closed),
      say("date it in the open period; of gifts, obole donation correct and "
          "obole donation add --given-on keep the day",
          "le dater dans la période ouverte ; pour un don, obole donation "
          "correct et obole donation add --given-on gardent le jour")};
}

Result<Recorded> Journal::append(const Draft& draft) {
  check(transaction_ != nullptr, "a journal is written before it is committed");
  if (!draft.key().is_fresh()) {
    if (const auto seq = find(draft.key())) {
      if (auto refusal = same_content(*seq, draft)) return *refusal;
      return Recorded{*seq, true};
    }
  }
  if (auto refusal = objection_to_day(draft.effective())) return *refusal;

  const auto seq = next();
  const auto recorded =
      std::max(std::int64_t{context_.now.time_since_epoch().count()},
               book_->last_recorded() + 1);
  const auto salt = draft.personal() ? fresh_salt() : Salt{};
  const auto body = body_of(draft, recorded, as_text(salt));
  check(body.size() <= canonical::longest_body, "a body fits its limit");
  const auto leaf = leaf_of(writer_->sha, body);
  writer_->entry
      .bind(seq, recorded, day_number(draft.effective()), draft.kind(),
            Blob{draft.key().bytes()}, Blob{body}, Blob{as_text(leaf)})
      .run();
  book_->set_last_recorded(recorded);

  // What was written is read back and applied exactly as a rebuild would.
  check(writer_->document.parse(body), "a body is canonical");
  const auto problem = book_->projector().apply(
      {seq, day_number(draft.effective()), draft.kind(), writer_->document},
      writer_->sink);
  check(!problem, problem ? problem->c_str() : "an entry can be applied");
  book_->frontier().append(
      writer_->sha, leaf,
      [this](unsigned level, std::uint64_t index, const Digest& hash) {
        write_node(*book_, level, index, hash);
      });
  write_personal(draft, seq, as_text(salt));
  last_key_ = draft.key();
  return Recorded{seq, false};
}

void Journal::commit() {
  if (context_.dry_run) return;  // the destructor undoes it
  if (!last_key_) {
    transaction_->commit();
    transaction_.reset();
    return;
  }
  write_sums(*book_);
  write_head(*book_);
  try {
    transaction_->commit();
  } catch (const store::StoreError&) {
    // It may have happened all the same: only the file knows.
    transaction_.reset();
    book_->forget();
    book_->refresh();
    if (!find(*last_key_)) throw;
  }
  transaction_.reset();
  book_->refresh();
}

}  // namespace obole::ledger
