// Where tax receipts become documents.
//
// A4, in French, PDF/A-1b: tagged, with its fonts, readable as text in order.
// It carries every mention of the form that it names (2041-RD, Cerfa 11580,
// for individuals; 2041-MEC-SD, Cerfa 16216, for companies), a line by which
// its entry is found in the ledger, and a QR code of that (receipt_paper.hpp).
// No clock, locale or environment has a part in it: the same paper gives the
// same bytes, on machines that have the same versions of cairo and Pango.

#pragma once

#include "obole/base/result.hpp"
#include "obole/paper/receipt_paper.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace obole::paper {

/// Holds what all receipts share, fonts and colours; serves one thread.
class Press {
 public:
  /// Where Debian's fonts-dejavu-core has its files.
  static constexpr const char* usual_fonts = "/usr/share/fonts/truetype/dejavu";

  /// Reads DejaVuSans.ttf and DejaVuSans-Bold.ttf in `fonts`.  Refuses with
  /// file_unreadable.
  static Result<Press> open(const std::filesystem::path& fonts = usual_fonts);

  ~Press();
  Press(Press&&) noexcept;
  Press& operator=(Press&&) noexcept;

  /// The document, as the bytes of a PDF.
  ///
  /// Several gifts, and gifts in kind, are listed one by one: on the first page
  /// where there is room for all of it, else on pages of their own, however
  /// many.  Refuses with
  /// - text_malformed: a text is not UTF-8;
  /// - glyph_missing: a text has a character that the fonts do not have, or
  ///   that cannot be seen.
  ///
  /// Breaks a promise when the gifts do not add up to the amount, when there
  /// is none, or when mark, proof and day of voiding contradict each other.
  ///
  /// Source of the mentions: CGI, articles 200, 5 and 238 bis, 5 bis; order of
  /// 26 June 2008; the two forms.
  Result<std::string> print(const ReceiptPaper& paper);

 private:
  struct Machine;
  explicit Press(std::unique_ptr<Machine> machine);

  std::unique_ptr<Machine> machine_;
};

}  // namespace obole::paper
