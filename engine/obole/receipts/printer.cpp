#include "obole/receipts/printer.hpp"

#include "obole/base/digest.hpp"

namespace obole::receipts {

Result<Printer> Printer::open(ledger::Book& book) {
  auto press = paper::Press::open();
  if (!press) return press.error();
  return Printer(book, std::move(*press));
}

Result<Document> Printer::print(const ledger::Receipt& receipt,
                                ledger::PaperCopy copy) {
  const auto paper = paper_of(*book_, receipt, copy);
  if (!paper) return paper.error();
  auto bytes = press_.print(*paper);
  if (!bytes) return bytes.error();
  Sha256 sha;
  auto digest = hex(sha.of(*bytes));
  return Document{std::move(*bytes), {receipt.seq, copy, std::move(digest)}};
}

}  // namespace obole::receipts
