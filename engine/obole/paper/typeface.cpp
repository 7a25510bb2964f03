#include "obole/paper/typeface.hpp"

#include "obole/base/say.hpp"

#include <array>
#include <pango/pangofc-fontmap.h>

namespace obole::paper {
namespace {

constexpr const char* family = "DejaVu Sans";
constexpr std::array<const char*, 2> files = {"DejaVuSans.ttf",
                                              "DejaVuSans-Bold.ttf"};

// Contrast with white is at least 7 to 1 (RGAA 4.1, 3.2).
constexpr Ink black{0x1B, 0x1B, 0x1B};
constexpr Ink grey{0x52, 0x52, 0x52};
constexpr Ink blue{0x1C, 0x3A, 0x63};
constexpr Ink red{0x8F, 0x00, 0x12};
constexpr Ink pale{0xEC, 0xEC, 0xEC};  // under the text, which is read over it

struct Look {
  Length size;
  bool bold;
  Ink ink;
};

Look look_of(Style style) {
  switch (style) {
    case Style::letterhead:
      return {points(11), true, blue};
    case Style::number:
      return {points(11), true, black};
    case Style::title:
      return {half_points(27), true, blue};
    case Style::note:
      return {half_points(15), false, grey};
    case Style::section:
      return {half_points(19), true, blue};
    case Style::label:
      return {half_points(17), false, grey};
    case Style::body:
      return {half_points(17), false, black};
    case Style::strong:
      return {half_points(17), true, black};
    case Style::amount:
      return {points(17), true, black};
    case Style::tick:
      return {half_points(17), false, black};
    case Style::small:
      return {half_points(13), false, grey};
    case Style::stamp:
      return {points(12), true, blue};
    case Style::warning_stamp:
      return {points(12), true, red};
    case Style::across:
      return {points(100), true, pale};
  }
  check(false, "every style has a look");
  return {};
}

// How far the lines of a ticked box stand in: the box and a space.
constexpr Length tick_indent = 10'566;

PangoAlignment pango(Align align) {
  if (align == Align::centre) return PANGO_ALIGN_CENTER;
  return align == Align::right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

Owned<PangoContext, g_object_unref> context_of(PangoFontMap* map) {
  Owned<PangoContext, g_object_unref> context(
      pango_font_map_create_context(map));
  const Owned<cairo_font_options_t, cairo_font_options_destroy> options(
      cairo_font_options_create());
  // Letters stand where the font says, not on whole points.
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context.get(), options.get());
  pango_context_set_round_glyph_positions(context.get(), FALSE);
  // A point is a point; Pango takes 96 to the inch otherwise.
  pango_cairo_context_set_resolution(context.get(), 72);
  pango_context_set_language(context.get(), pango_language_from_string("fr"));
  return context;
}

using Attributes = Owned<PangoAttrList, pango_attr_list_unref>;

Attributes attributes_of(const std::string& text) {
  Attributes list(pango_attr_list_new());
  // Ligatures would be read back as one character.
  pango_attr_list_insert(list.get(),
                         pango_attr_font_features_new("liga=0, clig=0"));
  // Who copies a text takes a hyphen at the end of a line for a broken word.
  for (auto at = text.find('-'); at != std::string::npos;
       at = text.find('-', at + 1)) {
    auto* const whole = pango_attr_allow_breaks_new(FALSE);
    whole->start_index = static_cast<guint>(at);
    whole->end_index = static_cast<guint>(at + 2);
    pango_attr_list_insert(list.get(), whole);
  }
  return list;
}

Refusal no_font(const std::filesystem::path& file) {
  return {Reason::file_unreadable, file.string(),
          say("the font that receipts are printed in cannot be read",
              "la police des reçus ne peut pas être lue"),
          say("install the package fonts-dejavu-core",
              "installer le paquet fonts-dejavu-core")};
}

// Font maps read the machine's settings of fonts, in a thread of their own,
// unless there are some: an empty one.
void forget_machine() {
  const Owned<FcConfig, FcConfigDestroy> nothing(FcConfigCreate());
  FcConfigSetCurrent(nothing.get());
}

}  // namespace

// Pango keeps the configuration of a font map that goes, unless it is taken
// from it.
void let_go_of(PangoFontMap* map) {
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), nullptr);
  g_object_unref(map);
}

Ink ink_of(Style style) { return look_of(style).ink; }

Result<Typeface> Typeface::open(const std::filesystem::path& folder) {
  Typeface face;
  face.config_.reset(FcConfigCreate());
  face.glyphs_.reset(FcCharSetCreate());
  for (const auto* const name : files) {
    const auto file = (folder / name).string();
    if (FcConfigAppFontAddFile(
            face.config_.get(),
            reinterpret_cast<const FcChar8*>(file.c_str())) == FcFalse)
      return no_font(file);
  }
  const auto* const fonts =
      FcConfigGetFonts(face.config_.get(), FcSetApplication);
  check(fonts != nullptr, "fonts that were added are there");
  for (int at = 0; at < fonts->nfont; ++at) {
    FcCharSet* covered = nullptr;
    if (FcPatternGetCharSet(fonts->fonts[at], FC_CHARSET, 0, &covered) ==
        FcResultMatch)
      FcCharSetMerge(face.glyphs_.get(), covered, nullptr);
  }
  forget_machine();
  face.map_.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(face.map_.get()),
                               face.config_.get());
  face.context_ = context_of(face.map_.get());
  return face;
}

bool Typeface::has(std::int32_t code_point) const {
  return FcCharSetHasChar(glyphs_.get(), static_cast<FcChar32>(code_point)) ==
         FcTrue;
}

Layout Typeface::lay_out(const std::string& text, Style style, Length width,
                         Align align) const {
  const auto look = look_of(style);
  const Owned<PangoFontDescription, pango_font_description_free> font(
      pango_font_description_new());
  pango_font_description_set_family_static(font.get(), family);
  pango_font_description_set_size(font.get(), look.size);
  pango_font_description_set_weight(
      font.get(), look.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);

  Layout layout(pango_layout_new(context_.get()));
  pango_layout_set_font_description(layout.get(), font.get());
  pango_layout_set_attributes(layout.get(), attributes_of(text).get());
  pango_layout_set_width(layout.get(), width);
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(layout.get(), pango(align));
  // Names in Arabic or Hebrew begin at the left like all others.
  pango_layout_set_auto_dir(layout.get(), FALSE);
  if (style == Style::tick) pango_layout_set_indent(layout.get(), -tick_indent);
  pango_layout_set_text(layout.get(), text.data(),
                        static_cast<int>(text.size()));
  check(pango_layout_get_unknown_glyphs_count(layout.get()) == 0,
        "texts without a glyph were refused before");
  return layout;
}

}  // namespace obole::paper
