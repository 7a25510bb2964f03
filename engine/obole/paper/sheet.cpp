#include "obole/paper/sheet.hpp"

#include <cairo-pdf.h>

namespace obole::paper {
namespace {

constexpr auto full_ink = 255.0;
constexpr auto units_in_a_point = 1024.0;
constexpr auto slope = -0.7;  // radians: from the lower left to the upper right

// The only place where a length is not a whole number: it is cairo's.
auto in_points(Length length) { return length / units_in_a_point; }

cairo_status_t append(void* bytes, const unsigned char* data,
                      unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data),
                                           length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

Sheet::Sheet()
    : surface_(cairo_pdf_surface_create_for_stream(
          append, &bytes_, in_points(page_width), in_points(page_height))) {
  // PDF/A-1 is made of PDF 1.4.
  cairo_pdf_surface_restrict_to_version(surface_.get(), CAIRO_PDF_VERSION_1_4);
  pen_.reset(cairo_create(surface_.get()));
}

void Sheet::begin(const char* tag) {
  cairo_tag_begin(pen_.get(), tag, nullptr);
}

void Sheet::end(const char* tag) { cairo_tag_end(pen_.get(), tag); }

void Sheet::set(Ink ink) {
  cairo_set_source_rgb(pen_.get(), ink.red / full_ink, ink.green / full_ink,
                       ink.blue / full_ink);
}

void Sheet::line(PangoLayoutLine* line, Length left, Length baseline, Ink ink) {
  set(ink);
  cairo_move_to(pen_.get(), in_points(left), in_points(baseline));
  pango_cairo_show_layout_line(pen_.get(), line);
}

void Sheet::trace(const Box& box) {
  cairo_rectangle(pen_.get(), in_points(box.left), in_points(box.top),
                  in_points(box.width), in_points(box.height));
}

void Sheet::fill(const Box& box, Ink ink) {
  set(ink);
  trace(box);
  cairo_fill(pen_.get());
}

void Sheet::frame(const Box& box, Length thickness, Ink ink) {
  set(ink);
  cairo_set_line_width(pen_.get(), in_points(thickness));
  trace(box);
  cairo_stroke(pen_.get());
}

void Sheet::across(PangoLayout* word, Ink ink) {
  Length width = 0;
  Length height = 0;
  pango_layout_get_size(word, &width, &height);
  cairo_save(pen_.get());
  cairo_translate(pen_.get(), in_points(page_width / 2),
                  in_points(page_height / 2));
  cairo_rotate(pen_.get(), slope);
  cairo_move_to(pen_.get(), in_points(-width / 2), in_points(-height / 2));
  set(ink);
  pango_cairo_layout_path(pen_.get(), word);
  cairo_fill(pen_.get());
  cairo_restore(pen_.get());
}

void Sheet::next_page() { cairo_show_page(pen_.get()); }

std::string Sheet::finish() && {
  check(cairo_status(pen_.get()) == CAIRO_STATUS_SUCCESS,
        cairo_status_to_string(cairo_status(pen_.get())));
  pen_.reset();
  cairo_surface_finish(surface_.get());
  const auto status = cairo_surface_status(surface_.get());
  check(status == CAIRO_STATUS_SUCCESS, cairo_status_to_string(status));
  return std::move(bytes_);
}

}  // namespace obole::paper
