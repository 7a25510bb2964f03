// The boxes of the forms: how the gift was made, what it is, how it was paid.

#include "obole/paper/strips.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace obole::paper {
namespace {

using std::string_view;

constexpr string_view ticked = "☒ ";
constexpr string_view blank = "☐ ";

struct Box {
  string_view words;
  bool holds;
};
using Boxes = std::vector<Box>;

struct Group {
  string_view title;
  Boxes boxes;
  Length width;
};

bool any(const ReceiptPaper& paper, std::initializer_list<Method> methods) {
  return std::any_of(
      paper.gifts.begin(), paper.gifts.end(), [methods](const auto& gift) {
        return std::find(methods.begin(), methods.end(), gift.method) !=
               methods.end();
      });
}

Boxes forms(const ReceiptPaper& paper) {
  const auto is = [&paper](GiftForm form) { return paper.gift_form == form; };
  return {{"Acte authentique", is(GiftForm::authentic_deed)},
          {"Acte sous seing privé", is(GiftForm::private_deed)},
          {"Déclaration de don manuel", is(GiftForm::hand_gift)},
          {"Autres", is(GiftForm::other)}};
}

Boxes natures_of_an_individual(const ReceiptPaper& paper) {
  return {{"Numéraire", any_money(paper)},
          {"Titres de sociétés cotés", false},
          {"Abandon exprès de revenus ou de produits", false},
          {"Frais engagés par les bénévoles, dont ils renoncent expressément "
           "au remboursement",
           any(paper, {Method::expense_waiver})},
          {"Autres", any(paper, {Method::in_kind, Method::skills})}};
}

Boxes natures_of_a_company(const ReceiptPaper& paper) {
  return {{"Numéraire", any_money(paper)},
          {"En nature : biens ou prestations",
           any(paper, {Method::in_kind, Method::expense_waiver})},
          {"En nature : mise à disposition de salariés",
           any(paper, {Method::skills})}};
}

Boxes payments(const ReceiptPaper& paper) {
  return {{"Remise d’espèces", any(paper, {Method::cash})},
          {"Chèque", any(paper, {Method::cheque})},
          {"Virement, prélèvement, carte bancaire",
           any(paper, {Method::transfer, Method::direct_debit, Method::card})}};
}

std::string text_of(const Box& box) {
  return std::string(box.holds ? ticked : blank).append(box.words);
}

Cell cell_of(const Group& group, Length left) {
  Cell cell{left, group.width, {}};
  cell.paragraphs.push_back(
      {std::string(group.title), Style::strong, Role::heading_3});
  for (const auto& box : group.boxes)
    cell.paragraphs.push_back(
        {text_of(box), Style::tick, Role::paragraph, half_points(3)});
  return cell;
}

std::vector<Group> groups_of(const ReceiptPaper& paper) {
  constexpr Length narrow = points(142);
  constexpr Length wide = points(178);
  if (paper.kind == PaperKind::company)
    return {{"Nature du don", natures_of_a_company(paper), points(235)},
            {"Mode de versement du numéraire", payments(paper), points(235)}};
  return {{"Forme du don", forms(paper), narrow},
          {"Nature du don", natures_of_an_individual(paper), wide},
          {"Mode de versement", payments(paper), narrow}};
}

}  // namespace

void add_natures(const ReceiptPaper& paper, Strips& strips) {
  constexpr Length gap = points(12);
  auto groups = groups_of(paper);
  // What is not money was not paid in any way.
  if (!any_money(paper)) groups.pop_back();

  Strip strip;
  strip.above = points(3);
  Length left = left_margin;
  for (const auto& group : groups) {
    strip.cells.push_back(cell_of(group, left));
    left += group.width + gap;
  }
  strips.push_back(section(paper.kind == PaperKind::company
                               ? "Nature et mode de versement"
                               : "Forme, nature et mode de versement"));
  strips.push_back(std::move(strip));
}

void add_certification(const ReceiptPaper& paper, Strips& strips) {
  strips.push_back(section("Certification"));
  strips.push_back(full_width(
      {"Le bénéficiaire certifie sur l’honneur que les dons et versements "
       "qu’il reçoit ouvrent droit à la réduction d’impôt prévue à l’article "
       ":"}));
  strips.back().stays_with_next = true;

  const bool is_200 = paper.article == Article::article_200;
  const bool of_company = paper.kind == PaperKind::company;
  Boxes boxes;
  if (is_200 || !of_company)
    boxes.push_back({"200 du CGI (impôt sur le revenu)", is_200});
  if (!is_200 || of_company)
    boxes.push_back({"238 bis du CGI (entreprises)", !is_200});
  if (!of_company)
    boxes.push_back({"978 du CGI (impôt sur la fortune immobilière)", false});

  Strip strip;
  strip.above = points(3);
  Cell cell{left_margin, text_width, {}};
  for (const auto& box : boxes)
    cell.paragraphs.push_back(
        {text_of(box), Style::tick, Role::paragraph, half_points(2)});
  strip.cells = {std::move(cell)};
  strips.push_back(std::move(strip));
}

}  // namespace obole::paper
