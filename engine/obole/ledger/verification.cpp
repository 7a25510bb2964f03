#include "obole/ledger/verification.hpp"

#include "obole/ledger/closing.hpp"
#include "obole/ledger/comparison.hpp"
#include "obole/ledger/findings.hpp"
#include "obole/ledger/personal_check.hpp"
#include "obole/ledger/schema.hpp"
#include "obole/proofs/checkpoint.hpp"

#include <fmt/format.h>

#include <limits>

namespace obole::ledger {
namespace {

using store::Database;
using store::Statement;

constexpr std::string_view scan_entries =
    "SELECT seq, recorded, effective, kind, idem, body, leaf"
    "  FROM main.entry NOT INDEXED ORDER BY seq";
constexpr std::string_view select_node =
    "SELECT hash FROM main.node WHERE level = ?1 AND idx = ?2";
constexpr std::string_view count_nodes = "SELECT count(*) FROM main.node";
constexpr std::string_view select_head =
    "SELECT id, size, root, frontier FROM main.head";

constexpr std::string_view select_close = "SELECT 1 FROM main.period LIMIT 1";

// One pass over the entries, everything that depends on them held against it.
class Pass {
 public:
  Pass(Book& book, Verification& result, Findings& findings)
      : book_(book),
        result_(result),
        findings_(findings),
        rows_(book.database(), findings),
        kept_(book.database(), select_node) {
    if (book.has_people()) people_.emplace(book.database(), findings);
    has_closes_ = Statement(book.database(), select_close).step();
  }

  void run() {
    Statement row(book_.database(), scan_entries);
    while (row.step())
      entry(row);
    rows_.finish();
    if (people_) people_->finish();
    compare_sums(book_.database(), projector_.sums(), findings_);
    tree();
  }

 private:
  void wrong(std::int64_t seq, std::string what, std::string detail) {
    findings_.add(seq, std::move(what), std::move(detail));
  }

  void entry(const Statement& row) {
    const auto seq = row.integer(0);
    if (seq != result_.entries) {
      wrong(result_.entries, "entry.seq",
            fmt::format("the entry is missing; the next is {}", seq));
    }
    result_.entries =
        seq == std::numeric_limits<std::int64_t>::max() ? seq : seq + 1;
    const auto body = row.blob(5);
    const auto leaf = leaf_of(sha_, body);
    if (row.type(5) != 'b' || row.blob(6) != as_text(leaf)) {
      wrong(seq, "entry.leaf",
            "the stored hash is not that of the body: one of the two was "
            "changed");
    }
    const bool canonical = document_.parse(body);
    if (seq == 0) origin_ = proofs::origin_of(leaf);
    if (canonical && row.text(3) == "period.closed") close(seq);
    if (canonical && row.text(3) == "restore.acknowledged" &&
        document_.text("origin") != origin_)
      wrong(seq, "entry.body", "it acknowledges the loss of another ledger");
    if (canonical && row.text(3) == "key.rotated") rotation(seq);
    if (canonical && row.text(3) == "bundle.exported") exported(seq);
    frontier_.append(sha_, leaf,
                     [this](unsigned level, std::uint64_t index,
                            const Digest& hash) { node(level, index, hash); });
    if (!canonical) {
      wrong(seq, "entry.body", "the body is not canonical JSON");
      return;
    }
    columns(row, seq);
    apply(row, seq);
    if (has_closes_) closing_.add(document_, row.integer(2));
    if (people_) people_->check(seq, row.text(3), document_);
  }

  void apply(const Statement& row, std::int64_t seq) {
    try {
      const auto problem = projector_.apply(
          {seq, row.integer(2), row.text(3), document_}, rows_);
      if (problem) wrong(seq, "entry.body", *problem);
    } catch (const BrokenPromise& broken) {
      // Forged amounts whose sums pass 64 bits.
      wrong(seq, "entry.body", broken.what());
    }
  }

  // A close carries the size and root of everything before it.
  // That the old key signed it, the projector has seen.
  void rotation(std::int64_t seq) {
    const auto key = proofs::NoteKey::parse(document_.text("old"));
    if (key && key->name != origin_)
      wrong(seq, "entry.body", "it hands on the key of another ledger");
  }

  // The entry says what the ledger was before it.
  bool says_what_was(std::int64_t seq) {
    return document_.integer("size") == seq &&
           document_.text("root") == hex(frontier_.root(sha_));
  }

  void exported(std::int64_t seq) {
    if (!says_what_was(seq))
      wrong(seq, "entry.root",
            "the entries before are not those that were exported");
  }

  void close(std::int64_t seq) {
    if (!says_what_was(seq))
      wrong(seq, "entry.root",
            "the entries before are not those that it closes");
    const auto through = parse_date(document_.text("through"));
    if (!through) return;  // the projector says so
    const auto balance = closing_.through(day_number(*through));
    const auto* const list = document_.find("trial");
    if (document_.integer("accounts") == balance.accounts &&
        document_.integer("debits") == balance.debits &&
        document_.text("balances") == hex(balance.digest) &&
        (list == nullptr ? "" : list->json) == balance.list)
      return;
    wrong(seq, "entry.balances",
          "the trial balance is not that of the entries before");
  }

  // The columns repeat what the body says, to be found by.
  void columns(const Statement& row, std::int64_t seq) {
    const auto text_is = [this](std::string_view key, std::string_view value) {
      const auto* const node = document_.find(key);
      return node != nullptr && !node->escaped && node->text == value;
    };
    if (document_.integer("seq") != seq)
      wrong(seq, "entry.seq", "the body has another number");
    if (row.type(3) != 't' || !text_is("kind", row.text(3))) {
      wrong(seq, "entry.kind", "the body is of another kind");
    }
    const auto effective = row.integer(2);
    const bool plausible = effective > -1'000'000 && effective < 1'000'000;
    if (!plausible || !text_is("effective", iso(day_of_number(effective)))) {
      wrong(seq, "entry.effective", "the body has another day");
    }
    const auto recorded = row.integer(1);
    if (!text_is("recorded",
                 iso(Instant{std::chrono::nanoseconds{recorded}}))) {
      wrong(seq, "entry.recorded", "the body was recorded at another instant");
    }
    if (recorded <= last_recorded_ && seq > 0) {
      wrong(seq, "entry.recorded",
            "the entry is recorded before the one that precedes it");
    }
    last_recorded_ = recorded;
    const auto idem = row.blob(4);
    const std::span bytes(reinterpret_cast<const std::uint8_t*>(idem.data()),
                          idem.size());
    if (row.type(4) != 'b' || !text_is("key", hex(bytes))) {
      wrong(seq, "entry.idem", "the body has another key");
    }
  }

  void node(unsigned level, std::uint64_t index, const Digest& hash) {
    ++nodes_;
    kept_.bind(std::int64_t{level}, static_cast<std::int64_t>(index));
    if (!kept_.step() || kept_.blob(0) != as_text(hash)) {
      wrong(result_.entries - 1, "node.hash",
            fmt::format("the kept root of subtree {} at level {} is not that "
                        "of its entries",
                        index, level));
    }
    kept_.reset();
  }

  void tree() {
    result_.root = frontier_.root(sha_);
    Statement nodes(book_.database(), count_nodes);
    if (nodes.step() && nodes.integer(0) != nodes_) {
      findings_.add(std::nullopt, "node",
                    "there are kept roots that no entries have");
    }
    Statement head(book_.database(), select_head);
    const bool there = head.step();
    if (!there) {
      findings_.add(std::nullopt, "head", "the head of the tree is missing");
      return;
    }
    if (head.integer(0) != 0) {
      findings_.add(std::nullopt, "head.id", "the head has another number");
    }
    if (head.integer(1) != result_.entries) {
      findings_.add(
          std::nullopt, "head.size",
          fmt::format(
              "the ledger had {} entries when it was last written, and has {}",
              head.integer(1), result_.entries));
    }
    if (head.blob(2) != as_text(result_.root)) {
      findings_.add(std::nullopt, "head.root",
                    "the root kept is not that of the entries");
    }
    if (head.blob(3) != frontier_.bytes()) {
      findings_.add(std::nullopt, "head.frontier",
                    "the subtrees kept are not those of the entries");
    }
    if (head.step())
      findings_.add(std::nullopt, "head", "there is more than one head");
  }

  Book& book_;
  Verification& result_;
  Findings& findings_;
  ComparisonSink rows_;
  Statement kept_;
  std::optional<PersonalCheck> people_;
  Projector projector_;
  Frontier frontier_;
  Sha256 sha_;
  canonical::Document document_;
  std::string origin_;
  bool has_closes_ = false;
  ClosingBalances closing_;
  std::int64_t last_recorded_ = 0;
  std::int64_t nodes_ = 0;
};

void check_schemas(Book& book, Findings& findings) {
  for (const bool people : {false, true}) {
    if (people && !book.has_people()) continue;
    if (schema_fingerprint(book.database(), people) ==
        expected_fingerprint(people))
      continue;
    findings.add(
        std::nullopt, people ? "people schema" : "schema",
        "the tables, triggers or indexes are not those that obole makes");
  }
}

}  // namespace

Verification verify(Book& book, const VerificationScope& scope) {
  Verification result;
  result.with_people = book.has_people();
  Findings findings(result);
  const store::Snapshot snapshot(book.database());
  if (scope.integrity) {
    const auto problems = book.database().integrity_problems();
    if (!problems.empty()) findings.add(std::nullopt, "file", problems);
  }
  check_schemas(book, findings);
  try {
    Pass(book, result, findings).run();
  } catch (const store::StoreError& error) {
    // Tables too damaged to be read are a finding, not a failure; a file that
    // cannot be read now is none of our business here.
    if (error.kind() != store::StoreError::Kind::damaged) throw;
    findings.add(std::nullopt, "file", error.what());
  }
  return result;
}

}  // namespace obole::ledger
