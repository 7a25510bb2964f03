// Texts made fit for paper, or refused.

#pragma once

#include "obole/paper/receipt_paper.hpp"
#include "obole/paper/typeface.hpp"

namespace obole::paper {

/// `paper` with its texts in NFC, white space collapsed, and French spaces that
/// do not break ("« ainsi » : 5 €").  Refuses with
/// - text_malformed: a text is not UTF-8;
/// - glyph_missing: `face` has no glyph for a character, or it is one that
///   cannot be seen or turns the order of others around.
Result<ReceiptPaper> printable(ReceiptPaper paper, const Typeface& face);

}  // namespace obole::paper
