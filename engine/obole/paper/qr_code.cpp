#include "obole/paper/qr_code.hpp"

#include <qrencode.h>

namespace obole::paper {
namespace {

constexpr Ink black{0, 0, 0};

using Symbol = Owned<QRcode, QRcode_free>;

bool is_dark(const Symbol& symbol, int row, int column) {
  return (symbol->data[row * symbol->width + column] & 1U) != 0;
}

}  // namespace

void draw_qr_code(Sheet& sheet, const std::string& text, Length left,
                  Length top, Length width) {
  // Level M: still read when 15 % are lost, as in a fold or under a stamp.
  const Symbol symbol(
      QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1));
  check(symbol != nullptr, "the text fits a QR code");
  const Length module = width / symbol->width;
  // A row reaches a little into the next, so that no seam shows between them.
  const Length height = module + module / 24;
  sheet.begin("Figure");
  for (int row = 0; row < symbol->width; ++row) {
    for (int column = 0; column < symbol->width; ++column) {
      const int first = column;
      while (column < symbol->width && is_dark(symbol, row, column))
        ++column;
      if (column == first) continue;
      sheet.fill({left + first * module, top + row * module,
                  (column - first) * module, height},
                 black);
    }
  }
  sheet.end("Figure");
}

}  // namespace obole::paper
