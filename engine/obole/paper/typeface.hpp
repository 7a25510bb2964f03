// The letters that receipts are printed in: DejaVu Sans and its bold, read from
// their files and nothing else of the machine's fonts.

#pragma once

#include "obole/base/result.hpp"
#include "obole/paper/owned.hpp"
#include "obole/paper/strip.hpp"

#include <cstdint>
#include <filesystem>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <string>

namespace obole::paper {

using Layout = Owned<PangoLayout, g_object_unref>;

struct Ink {
  int red;
  int green;
  int blue;
};

Ink ink_of(Style style);

void let_go_of(PangoFontMap* map);

class Typeface {
 public:
  /// Reads DejaVuSans.ttf and DejaVuSans-Bold.ttf in `folder`.  Refuses with
  /// file_unreadable.
  static Result<Typeface> open(const std::filesystem::path& folder);

  /// Whether a glyph stands for `code_point`.
  bool has(std::int32_t code_point) const;

  /// `text`, which is UTF-8, broken into lines of `width`.
  Layout lay_out(const std::string& text, Style style, Length width,
                 Align align) const;

 private:
  Typeface() = default;

  Owned<FcConfig, FcConfigDestroy> config_;
  Owned<FcCharSet, FcCharSetDestroy> glyphs_;
  Owned<PangoFontMap, let_go_of> map_;
  Owned<PangoContext, g_object_unref> context_;
};

}  // namespace obole::paper
