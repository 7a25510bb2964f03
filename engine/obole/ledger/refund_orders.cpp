#include "obole/ledger/refund_orders.hpp"

#include "obole/ledger/wording.hpp"

#include <fmt/format.h>

namespace obole::ledger {
namespace {

constexpr const char* select_ordered =
    "SELECT 1 FROM main.ordered WHERE refund = ?1 LIMIT 1";

}  // namespace

Result<Recorded> record(Journal& journal, const NewRefundOrder& order) {
  const auto key =
      key_for(order.reference, Key::unique("refunds.ordered", order.message));
  if (!key) return key.error();
  Money total{0, journal.book().currency()};
  std::string list = "[";
  for (const auto& one : order.refunds) {
    if (list.size() > 1) list += ',';
    list += fmt::format(R"([{},"{}"])", one.refund, one.amount.minor_units());
    total += one.amount;
  }
  // The money moves when the bank shows it.
  Draft draft("refunds.ordered", journal.context().today, *key);
  draft.dated_by_clock();
  draft.text("account", order.account)
      .text("message", order.message)
      .day("execution", order.execution)
      .amount("total", total)
      .raw("refunds", list + ']');
  return journal.append(draft);
}

bool is_ordered(Book& book, std::int64_t refund) {
  auto& row = book.prepared(select_ordered);
  const bool found = row.bind(refund).step();
  row.reset();
  return found;
}

}  // namespace obole::ledger
