// What stands around the text of a receipt: a head on further pages, the
// verification on the first, a foot on each.

#pragma once

#include "obole/paper/galley.hpp"
#include "obole/paper/receipt_paper.hpp"

namespace obole::paper {

class Furniture {
 public:
  Furniture(const ReceiptPaper& paper, const Typeface& face)
      : paper_(paper), face_(face) {}

  /// What is left to the text.
  Room first_room() const;
  static Room next_room();

  /// A word across the page, under its text.
  void draw_ground(Sheet& sheet) const;

  void draw_head(Sheet& sheet, std::size_t page) const;
  void draw_foot(Sheet& sheet, std::size_t page, std::size_t pages) const;

 private:
  void draw(Sheet& sheet, const Strip& strip, Length top) const;
  void draw_verification(Sheet& sheet) const;

  const ReceiptPaper& paper_;
  const Typeface& face_;
};

}  // namespace obole::paper
