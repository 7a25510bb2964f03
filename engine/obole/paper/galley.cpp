#include "obole/paper/galley.hpp"

namespace obole::paper {
namespace {

// A text taller than that may begin on one page and end on the next.
constexpr Length tall = points(120);

}  // namespace

Galley::Galley(const Strips& strips, const Typeface& face, Room first,
               Room next)
    : first_(first), next_(next) {
  strips_.reserve(strips.size());
  for (const auto& strip : strips)
    strips_.emplace_back(strip, face);
  turn_page();
  for (std::size_t at = 0; at < strips_.size(); ++at)
    place(at);
}

void Galley::turn_page() {
  pages_.emplace_back();
  y_ = room().top;
}

void Galley::continue_table() {
  turn_page();
  if (heads_) put(*heads_, strips_[*heads_].whole());
}

Length Galley::above(const Strip& strip) const {
  return pages_.back().empty() ? 0 : strip.above;
}

// Whether `strip` has room, and all that stays with it.
bool Galley::fits_with_followers(std::size_t strip) const {
  Length needed = 0;
  for (auto at = strip; at < strips_.size(); ++at) {
    const auto& one = strips_[at];
    needed += at == strip ? above(one.strip()) : one.strip().above;
    // A tall follower may be cut; its beginning is company enough.
    if (at > strip && one.text_height() > tall) {
      needed += tall / 2;
      break;
    }
    needed += one.height(one.whole()) + one.strip().below;
    if (!one.strip().stays_with_next) break;
  }
  return y_ + needed <= room().bottom;
}

void Galley::put(std::size_t strip, Extract extract) {
  const auto& one = strips_[strip];
  pages_.back().push_back({strip, y_, extract});
  y_ += one.height(extract) + one.strip().below;
}

void Galley::place(std::size_t strip) {
  const auto& one = strips_[strip];
  const bool may_be_cut = one.text_height() > tall;
  const bool has_room = may_be_cut || fits_with_followers(strip);
  if (!one.strip().is_row) heads_.reset();
  if (one.strip().on_new_page && pages_before_break_ == 0)
    pages_before_break_ = pages();
  if (one.strip().on_new_page || (!has_room && !pages_.back().empty()))
    continue_table();
  if (one.strip().is_row_of_heads) heads_ = strip;

  y_ += above(one.strip());
  auto rest = one.whole();
  for (;;) {
    const auto part = one.fitting(rest, room().bottom - y_);
    const bool stuck = part.to == part.from && pages_.back().empty();
    check(!stuck, "a page has room for a line");
    if (part.to > part.from) put(strip, part);
    if (part.to == rest.to) return;
    rest.from = part.to;
    continue_table();
  }
}

void Galley::draw_grounds(Sheet& sheet, std::size_t page) const {
  for (const auto& placed : pages_[page])
    strips_[placed.strip].draw_ground(sheet, placed.top, placed.extract);
}

void Galley::draw_texts(Sheet& sheet, std::size_t page) const {
  bool in_table = false;
  for (const auto& placed : pages_[page]) {
    const auto& one = strips_[placed.strip];
    if (one.strip().is_row != in_table) {
      in_table = !in_table;
      in_table ? sheet.begin("Table") : sheet.end("Table");
    }
    one.draw_text(sheet, placed.top, placed.extract);
  }
  if (in_table) sheet.end("Table");
}

}  // namespace obole::paper
