// A strip with its texts broken into lines: it knows its height, and can be
// cut between lines where a page ends.

#pragma once

#include "obole/paper/sheet.hpp"
#include "obole/paper/strip.hpp"
#include "obole/paper/typeface.hpp"

#include <vector>

namespace obole::paper {

/// What of a strip stands on one page: the lines that end within these
/// distances from its first.
struct Extract {
  Length from;
  Length to;
  friend bool operator==(const Extract&, const Extract&) = default;
};

class SetStrip {
 public:
  SetStrip(const Strip& strip, const Typeface& face);

  const Strip& strip() const { return *strip_; }
  Length text_height() const { return text_height_; }
  Extract whole() const { return {0, text_height_}; }

  /// With ground and rule, without the room around.
  Length height(Extract extract) const;

  /// The most of `rest` whose height is at most `room`; it may be empty.
  Extract fitting(Extract rest, Length room) const;

  void draw_ground(Sheet& sheet, Length top, Extract extract) const;
  void draw_text(Sheet& sheet, Length top, Extract extract) const;

 private:
  struct Line {
    PangoLayoutLine* line;  // belongs to its paragraph's layout
    Length left;
    Length top;
    Length bottom;
    Length baseline;
  };
  struct SetParagraph {
    Role role;
    Ink ink;
    Layout layout;
    std::vector<Line> lines;
  };

  Length set(const Paragraph& paragraph, const Cell& cell, Length top,
             const Typeface& face);
  Length first_top(Extract extract) const;
  void draw(const SetParagraph& paragraph, Sheet& sheet, Length shift,
            Extract extract) const;

  const Strip* strip_;
  std::vector<SetParagraph> paragraphs_;
  Length text_height_ = 0;
};

}  // namespace obole::paper
