// Strips divided into pages.

#pragma once

#include "obole/paper/set_strip.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace obole::paper {

/// Where text may stand on a page.
struct Room {
  Length top;
  Length bottom;
};

class Galley {
 public:
  /// The pages of `strips`, which outlive it: the first has the room `first`,
  /// each further one `next`.  A strip stands on one page where it can, with
  /// the next one if it says so; a long one is cut between lines.  The heads of
  /// a table come again on its further pages.
  Galley(const Strips& strips, const Typeface& face, Room first, Room next);

  std::size_t pages() const { return pages_.size(); }
  /// Those before the first strip that asks for a new page, or all.
  std::size_t pages_before_break() const {
    return pages_before_break_ > 0 ? pages_before_break_ : pages();
  }
  void draw_grounds(Sheet& sheet, std::size_t page) const;
  void draw_texts(Sheet& sheet, std::size_t page) const;

 private:
  struct Placed {
    std::size_t strip;
    Length top;
    Extract extract;
  };

  const Room& room() const { return pages_.size() == 1 ? first_ : next_; }
  Length above(const Strip& strip) const;
  bool fits_with_followers(std::size_t strip) const;
  void turn_page();
  void continue_table();
  void place(std::size_t strip);
  void put(std::size_t strip, Extract extract);

  Room first_;
  Room next_;
  std::vector<SetStrip> strips_;
  std::vector<std::vector<Placed>> pages_;
  std::optional<std::size_t> heads_;  ///< of the table that is being placed
  std::size_t pages_before_break_ = 0;
  Length y_ = 0;
};

}  // namespace obole::paper
