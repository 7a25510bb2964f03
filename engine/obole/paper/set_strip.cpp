#include "obole/paper/set_strip.hpp"

#include <algorithm>

namespace obole::paper {
namespace {

constexpr Ink tint{0xF1, 0xF4, 0xF8};
constexpr Length frame_line = points(1);

constexpr Ink faint_ink{0xE1, 0xE6, 0xEC};
constexpr Ink fine_ink{0xB9, 0xC3, 0xD1};
constexpr Ink strong_ink{0x1C, 0x3A, 0x63};

struct RuleLook {
  Length gap;  // between it and the text over it
  Length thickness;
  Ink ink;
};

const char* tag_of(Role role) {
  switch (role) {
    case Role::heading_1:
      return "H1";
    case Role::heading_2:
      return "H2";
    case Role::heading_3:
      return "H3";
    case Role::paragraph:
      return "P";
    case Role::table_heading:
      return "TH";
    case Role::table_data:
      return "TD";
  }
  check(false, "every role has a tag");
  return "";
}

RuleLook look_of(Rule rule) {
  switch (rule) {
    case Rule::none:
      return {0, 0, {}};
    case Rule::faint:
      return {half_points(3), half_points(1), faint_ink};
    case Rule::fine:
      return {half_points(5), half_points(1), fine_ink};
    case Rule::strong:
      return {half_points(5), points(1), strong_ink};
  }
  check(false, "every rule has a look");
  return {};
}

Length height_of(Rule rule) {
  const auto look = look_of(rule);
  return look.gap + look.thickness;
}

bool holds(Extract extract, Length bottom) {
  return bottom > extract.from && bottom <= extract.to;
}

}  // namespace

SetStrip::SetStrip(const Strip& strip, const Typeface& face) : strip_(&strip) {
  for (const auto& cell : strip.cells) {
    Length top = 0;
    for (const auto& paragraph : cell.paragraphs)
      top = set(paragraph, cell, top, face);
    text_height_ = std::max(text_height_, top);
  }
}

// Returns where the paragraph ends.
Length SetStrip::set(const Paragraph& paragraph, const Cell& cell, Length top,
                     const Typeface& face) {
  top += paragraph.above;
  SetParagraph set{
      paragraph.role,
      ink_of(paragraph.style),
      face.lay_out(paragraph.text, paragraph.style, cell.width, cell.align),
      {}};
  const Owned<PangoLayoutIter, pango_layout_iter_free> lines(
      pango_layout_get_iter(set.layout.get()));
  Length bottom = top;
  do {
    PangoRectangle extents;
    pango_layout_iter_get_line_extents(lines.get(), nullptr, &extents);
    bottom = top + extents.y + extents.height;
    set.lines.push_back({pango_layout_iter_get_line_readonly(lines.get()),
                         cell.left + extents.x, top + extents.y, bottom,
                         top + pango_layout_iter_get_baseline(lines.get())});
  } while (pango_layout_iter_next_line(lines.get()) != FALSE);
  paragraphs_.push_back(std::move(set));
  return bottom;
}

Length SetStrip::first_top(Extract extract) const {
  Length first = extract.to;
  if (extract.from == 0) return 0;
  for (const auto& paragraph : paragraphs_) {
    for (const auto& line : paragraph.lines)
      if (holds(extract, line.bottom)) first = std::min(first, line.top);
  }
  return first;
}

Length SetStrip::height(Extract extract) const {
  return extract.to - first_top(extract) + 2 * strip_->inset +
         height_of(strip_->rule);
}

Extract SetStrip::fitting(Extract rest, Length room) const {
  if (height(rest) <= room) return rest;
  Extract best{rest.from, rest.from};
  for (const auto& paragraph : paragraphs_) {
    for (const auto& line : paragraph.lines) {
      const Extract candidate{rest.from, line.bottom};
      if (line.bottom > best.to && height(candidate) <= room) best = candidate;
    }
  }
  return best;
}

void SetStrip::draw_ground(Sheet& sheet, Length top, Extract extract) const {
  const auto text = height(extract) - height_of(strip_->rule);
  const Box box{left_margin, top, text_width, text};
  if (strip_->ground == Ground::tinted) sheet.fill(box, tint);
  if (strip_->ground == Ground::framed)
    sheet.frame(box, frame_line, ink_of(Style::stamp));
  if (strip_->ground == Ground::framed_in_red)
    sheet.frame(box, frame_line, ink_of(Style::warning_stamp));
  if (strip_->rule == Rule::none) return;
  const auto look = look_of(strip_->rule);
  sheet.fill({left_margin, top + text + look.gap, text_width, look.thickness},
             look.ink);
}

void SetStrip::draw_text(Sheet& sheet, Length top, Extract extract) const {
  const auto shift = top + strip_->inset - first_top(extract);
  if (strip_->is_row) sheet.begin("TR");
  for (const auto& paragraph : paragraphs_)
    draw(paragraph, sheet, shift, extract);
  if (strip_->is_row) sheet.end("TR");
}

void SetStrip::draw(const SetParagraph& paragraph, Sheet& sheet, Length shift,
                    Extract extract) const {
  const auto inside = [extract](const Line& line) {
    return holds(extract, line.bottom);
  };
  if (std::none_of(paragraph.lines.begin(), paragraph.lines.end(), inside))
    return;
  sheet.begin(tag_of(paragraph.role));
  for (const auto& line : paragraph.lines) {
    if (inside(line))
      sheet.line(line.line, line.left, shift + line.baseline, paragraph.ink);
  }
  sheet.end(tag_of(paragraph.role));
}

}  // namespace obole::paper
