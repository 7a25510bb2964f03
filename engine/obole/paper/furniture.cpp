#include "obole/paper/furniture.hpp"

#include "obole/paper/qr_code.hpp"
#include "obole/paper/strips.hpp"

#include <fmt/format.h>

namespace obole::paper {
namespace {

constexpr Length top = points(38);
constexpr Length top_under_head = points(74);
constexpr Length verification_top = points(732);
constexpr Length foot_top = points(810);
constexpr Length room_above = points(10);
constexpr Length unlimited = -1;
constexpr Length code_width = points(66);

std::string name_of(const ReceiptPaper& paper) {
  return paper.number.empty() ? "Reçu" : "Reçu n°\u00A0" + paper.number;
}

Strip verification(const ReceiptPaper& paper) {
  constexpr Length left = left_margin + code_width + points(12);
  constexpr Length above = points(2);
  const auto line = [](std::string text) {
    return Paragraph{std::move(text), Style::small, Role::paragraph, above};
  };
  Cell cell{left, left_margin + text_width - left, {}};
  cell.paragraphs = {
      {"Vérification", Style::section, Role::heading_2},
      line("Ce reçu est inscrit dans un registre où rien ne se modifie ni ne "
           "s’efface. Le code ci-contre porte son numéro, l’empreinte de son "
           "écriture et celle du registre :"),
      line("écriture " + paper.proof->leaf),
      line(fmt::format("registre {} ({} écriture{})", paper.proof->root,
                       paper.proof->tree_size,
                       paper.proof->tree_size > 1 ? "s" : ""))};
  Strip strip;
  strip.cells = {std::move(cell)};
  return strip;
}

Strip head(const ReceiptPaper& paper) {
  const auto issuer =
      fmt::format("{} — {}", name_of(paper), registration(paper.issuer));
  Strip strip;
  strip.cells = {{left_margin, text_width / 2, {{issuer, Style::note}}},
                 {left_margin + text_width / 2,
                  text_width / 2,
                  {{std::string(large_word(paper.mark)), Style::note}},
                  Align::right}};
  strip.rule = Rule::strong;
  return strip;
}

}  // namespace

Room Furniture::first_room() const {
  return {top, (paper_.proof ? verification_top : foot_top) - room_above};
}

Room Furniture::next_room() { return {top_under_head, foot_top - room_above}; }

void Furniture::draw(Sheet& sheet, const Strip& strip, Length at) const {
  const SetStrip set(strip, face_);
  set.draw_ground(sheet, at, set.whole());
  set.draw_text(sheet, at, set.whole());
}

void Furniture::draw_ground(Sheet& sheet) const {
  if (paper_.mark != Mark::voided && paper_.mark != Mark::specimen) return;
  const auto word = face_.lay_out(std::string(large_word(paper_.mark)),
                                  Style::across, unlimited, Align::left);
  sheet.across(word.get(), ink_of(Style::across));
}

void Furniture::draw_head(Sheet& sheet, std::size_t page) const {
  if (page > 0) draw(sheet, head(paper_), top);
}

void Furniture::draw_verification(Sheet& sheet) const {
  draw_qr_code(sheet, verification_text(paper_), left_margin, verification_top,
               code_width);
  draw(sheet, verification(paper_), verification_top);
}

void Furniture::draw_foot(Sheet& sheet, std::size_t page,
                          std::size_t pages) const {
  if (page == 0 && paper_.proof) draw_verification(sheet);
  draw(sheet,
       full_width({fmt::format("{} — page {} sur {}", name_of(paper_), page + 1,
                               pages),
                   Style::small},
                  Align::centre),
       foot_top);
}

}  // namespace obole::paper
