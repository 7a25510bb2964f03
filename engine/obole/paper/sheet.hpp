// The pages of a PDF, drawn on with cairo: tagged text, rules and grounds.

#pragma once

#include "obole/paper/strip.hpp"
#include "obole/paper/typeface.hpp"

#include <cairo.h>
#include <pango/pango-layout.h>
#include <string>
#include <string_view>

namespace obole::paper {

struct Box {
  Length left;
  Length top;
  Length width;
  Length height;
};

class Sheet {
 public:
  /// A4, PDF 1.4.
  Sheet();
  // cairo writes into `bytes_`.
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;

  /// Names what is drawn until end(); tags are those of PDF ("P", "H1").
  void begin(const char* tag);
  void end(const char* tag);

  void line(PangoLayoutLine* line, Length left, Length baseline, Ink ink);
  void fill(const Box& box, Ink ink);
  void frame(const Box& box, Length thickness, Ink ink);

  /// A word across the page as a shape, not a text.
  void across(PangoLayout* word, Ink ink);

  void next_page();

  /// The document; nothing can be drawn after.
  std::string finish() &&;

 private:
  void set(Ink ink);
  void trace(const Box& box);

  std::string bytes_;
  Owned<cairo_surface_t, cairo_surface_destroy> surface_;
  Owned<cairo_t, cairo_destroy> pen_;
};

}  // namespace obole::paper
