// Receipts become documents.

#pragma once

#include "obole/ledger/papers.hpp"
#include "obole/ledger/receipts.hpp"
#include "obole/paper/press.hpp"

#include <string>

namespace obole::receipts {

/// A document, not recorded yet.
struct Document {
  std::string bytes;  ///< a PDF
  ledger::Paper paper;
};

/// Prints receipts from what the ledger holds of them: the donor as named on
/// the day of issue, the gifts as decided, the root right after its entry.  The
/// same receipt gives the same bytes, whenever it is printed.
class Printer {
 public:
  /// Refuses with file_unreadable where the fonts are missing.
  static Result<Printer> open(ledger::Book& book);

  /// Refuses with paper_unknown (no French receipt), person_erased (nothing is
  /// known of the donor any more), and as Press::print does.
  Result<Document> print(const ledger::Receipt& receipt,
                         ledger::PaperCopy copy);

 private:
  Printer(ledger::Book& book, paper::Press press)
      : book_(&book), press_(std::move(press)) {}

  ledger::Book* book_;
  paper::Press press_;
};

/// All that the paper of `receipt` says.  Refuses as Printer::print does, but
/// for what concerns its letters.
Result<paper::ReceiptPaper> paper_of(ledger::Book& book,
                                     const ledger::Receipt& receipt,
                                     ledger::PaperCopy copy);

}  // namespace obole::receipts
