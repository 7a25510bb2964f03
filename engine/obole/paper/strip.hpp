// A page before it is set: strips, one below the other, of cells side by side.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace obole::paper {

/// A distance on the page, in 1024ths of a point (Pango's unit).
using Length = int;

constexpr Length points(int count) { return count * 1024; }
constexpr Length half_points(int count) { return count * 512; }

constexpr Length page_width = points(595);  ///< A4
constexpr Length page_height = points(842);
constexpr Length left_margin = points(54);
constexpr Length text_width = page_width - 2 * left_margin;

/// How a text looks; typeface.cpp has size, weight and ink of each.
enum class Style : std::uint8_t {
  letterhead,
  number,
  title,
  note,
  section,
  label,
  body,
  strong,
  amount,
  tick,
  small,
  stamp,
  warning_stamp,
  across,  ///< a word over the whole page
};

/// What a text is, to a program that reads the page aloud.
enum class Role : std::uint8_t {
  heading_1,
  heading_2,
  heading_3,
  paragraph,
  table_heading,
  table_data,
};

enum class Align : std::uint8_t { left, centre, right };

struct Paragraph {
  std::string text;
  Style style = Style::body;
  Role role = Role::paragraph;
  Length above = 0;
};

struct Cell {
  Length left;  ///< from the page's edge
  Length width;
  std::vector<Paragraph> paragraphs;
  Align align = Align::left;
};

enum class Ground : std::uint8_t { blank, tinted, framed, framed_in_red };
enum class Rule : std::uint8_t { none, faint, fine, strong };

struct Strip {
  std::vector<Cell> cells;
  Length above = 0;  ///< room before it, except at the top of a page
  Length below = 0;  ///< room under it; a rule stands at its top
  Length inset = 0;  ///< room between its ground's edge and its text
  Ground ground = Ground::blank;
  Rule rule = Rule::none;  ///< under the text
  bool stays_with_next = false;
  bool is_row = false;           ///< of a table; rows in a run are one table
  bool is_row_of_heads = false;  ///< comes again where its table is continued
  bool on_new_page = false;
};

using Strips = std::vector<Strip>;

}  // namespace obole::paper
