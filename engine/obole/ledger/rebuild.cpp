#include "obole/ledger/rebuild.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/replay.hpp"
#include "obole/ledger/table_sink.hpp"

#include <limits>

namespace obole::ledger {
namespace {

// Every projection; the order does not matter, nothing refers across.
constexpr const char* empty_projections =
    "DELETE FROM main.node; DELETE FROM main.head; DELETE FROM main.account;"
    "DELETE FROM main.posting; DELETE FROM main.balance;"
    "DELETE FROM main.organisation; DELETE FROM main.bank_account;"
    "DELETE FROM main.signatory; DELETE FROM main.dossier;"
    "DELETE FROM main.programme; DELETE FROM main.project;"
    "DELETE FROM main.partner; DELETE FROM main.project_stage;"
    "DELETE FROM main.campaign; DELETE FROM main.campaign_sum;"
    "DELETE FROM main.goal; DELETE FROM main.verdict; DELETE FROM main.tier;"
    "DELETE FROM main.donor; DELETE FROM main.erasure;"
    "DELETE FROM main.erased; DELETE FROM main.donor_status;"
    "DELETE FROM main.restriction; DELETE FROM main.consent;"
    "DELETE FROM main.merger; DELETE FROM main.campaign_donor;"
    "DELETE FROM main.pledge; DELETE FROM main.instalment;"
    "DELETE FROM main.pledge_end; DELETE FROM main.donation;"
    "DELETE FROM main.in_kind; DELETE FROM main.item;"
    "DELETE FROM main.settlement; DELETE FROM main.fee;"
    "DELETE FROM main.refund; DELETE FROM main.ordered;"
    "DELETE FROM main.deposit; DELETE FROM main.deposited;"
    "DELETE FROM main.deposit_end; DELETE FROM main.dispute;"
    "DELETE FROM main.dispute_end; DELETE FROM main.fund;"
    "DELETE FROM main.fund_campaign; DELETE FROM main.fund_rule;"
    "DELETE FROM main.matching; DELETE FROM main.earmark;"
    "DELETE FROM main.earmark_use; DELETE FROM main.disbursement;"
    "DELETE FROM main.policy; DELETE FROM main.rule_table;"
    "DELETE FROM main.rule_value; DELETE FROM main.waiver;"
    "DELETE FROM main.assessment; DELETE FROM main.receipt;"
    "DELETE FROM main.receipt_gift; DELETE FROM main.receipt_end;"
    "DELETE FROM main.paper; DELETE FROM main.declaration;"
    "DELETE FROM main.import; DELETE FROM main.payout_report;"
    "DELETE FROM main.movement; DELETE FROM main.completion;"
    "DELETE FROM main.statement; DELETE FROM main.line;"
    "DELETE FROM main.itemised;"
    "DELETE FROM main.matched; DELETE FROM main.covered;"
    "DELETE FROM main.unmatched; DELETE FROM main.period;";

}  // namespace

Result<std::int64_t> rebuild(Book& book, const Context& context) {
  auto lock =
      store::WriterLock::take(book.lock_file(), context.wait, context.task);
  if (!lock) return Journal::busy(book);
  store::Transaction transaction(book.database());
  const auto before = book.head();
  book.database().execute(empty_projections);
  book.projector() = Projector();
  book.frontier() = Frontier();
  const auto refusal =
      Replay(book, book)
          .up_to(std::numeric_limits<std::int64_t>::max(), context.watch);
  Sha256 sha;
  const auto size = static_cast<std::int64_t>(book.frontier().size());
  const bool same =
      size == before.size && book.frontier().root(sha) == before.root;
  if (refusal || !same) {
    book.forget();
    if (refusal) return *refusal;
    return Replay::altered(
        book,
        say("its entries do not have the root that it was last written with",
            "ses écritures n’ont pas la racine avec laquelle il a été écrit"));
  }
  write_sums(book);
  write_head(book);
  if (!context.dry_run) transaction.commit();
  book.forget();
  return size;
}

}  // namespace obole::ledger
