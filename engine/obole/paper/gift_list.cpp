// The amount, and the gifts that it is made of.

#include "obole/paper/amount_in_words.hpp"
#include "obole/paper/strips.hpp"

#include <fmt/format.h>

namespace obole::paper {
namespace {

std::string when(const ReceiptPaper& paper) {
  const bool money = any_money(paper);
  if (paper.gifts.size() == 1 && paper.from == paper.through)
    return fmt::format("{} : {}", money ? "Date du versement" : "Date du don",
                       long_date(paper.gifts.front().date));
  return fmt::format("{} : du {} au {}",
                     money ? "Période des versements" : "Période des dons",
                     long_date(paper.from), long_date(paper.through));
}

std::string where_listed(const ReceiptPaper& paper, GiftList list) {
  const auto count = paper.gifts.size();
  const bool annexed = list == GiftList::annex;
  if (count == 1) return annexed ? "description en annexe" : "";
  return fmt::format("{} {}, {}", count,
                     any_in_kind(paper) ? "dons et versements" : "versements",
                     annexed ? "détaillés en annexe" : "détaillés ci-dessous");
}

Money sum(const ReceiptPaper& paper, bool in_kind) {
  Money total(0, paper.amount.currency());
  for (const auto& gift : paper.gifts) {
    if (is_in_kind(gift.method) == in_kind) total += gift.amount;
  }
  return total;
}

// The form of companies has a sum for each.
std::string shares(const ReceiptPaper& paper) {
  if (!any_money(paper) || !any_in_kind(paper)) return "";
  return fmt::format("dont {} en numéraire et {} en nature",
                     figures(sum(paper, false)), figures(sum(paper, true)));
}

std::string introduction(const ReceiptPaper& paper) {
  const std::string_view what =
      any_money(paper) ? "la somme de" : "des dons en nature d’une valeur de";
  return fmt::format(
      "Le bénéficiaire reconnaît avoir reçu, au titre des dons et versements\n"
      "ouvrant droit à réduction d’impôt, {} :",
      any_money(paper) && any_in_kind(paper) ? "une valeur totale de" : what);
}

std::string method_of(const PaperGift& gift) {
  switch (gift.method) {
    case Method::card:
      return "Carte bancaire";
    case Method::transfer:
      return "Virement";
    case Method::cheque:
      return "Chèque";
    case Method::cash:
      return "Remise d’espèces";
    case Method::direct_debit:
      return "Prélèvement";
    case Method::in_kind:
      return "Don en nature";
    case Method::skills:
      return "Mise à disposition de salariés";
    case Method::expense_waiver:
      return "Frais auxquels le bénévole renonce";
  }
  check(false, "every method has a name");
  return "";
}

constexpr Length date_width = points(64);
constexpr Length amount_width = points(84);
constexpr Length gap = points(10);
constexpr Length method_left = left_margin + date_width + gap;
constexpr Length method_width =
    text_width - date_width - amount_width - 2 * gap;
constexpr Length amount_left = left_margin + text_width - amount_width;

Strip table_row(Paragraph date, std::vector<Paragraph> what, Paragraph amount) {
  Strip strip;
  strip.cells = {
      {left_margin, date_width, {std::move(date)}},
      {method_left, method_width, std::move(what)},
      {amount_left, amount_width, {std::move(amount)}, Align::right}};
  strip.is_row = true;
  strip.below = half_points(3);
  return strip;
}

Paragraph head(std::string text) {
  return {std::move(text), Style::label, Role::table_heading};
}

Paragraph data(std::string text, Style style = Style::body) {
  return {std::move(text), style, Role::table_data};
}

std::string list_title(const ReceiptPaper& paper) {
  if (!any_in_kind(paper)) return "Détail des versements";
  return any_money(paper) ? "Description des dons et versements"
                          : "Description des dons en nature";
}

Strip heads(const ReceiptPaper& paper) {
  auto strip =
      table_row(head("Date"),
                {head(any_in_kind(paper) ? "Don ou versement" : "Versement")},
                head("Montant"));
  strip.rule = Rule::fine;
  strip.is_row_of_heads = true;
  strip.stays_with_next = true;
  return strip;
}

Strip row_of(const PaperGift& gift) {
  auto text = method_of(gift);
  if (!gift.description.empty())
    text.append("\u00A0: ").append(gift.description);
  return table_row(data(french(gift.date)), {data(std::move(text))},
                   data(figures(gift.amount)));
}

}  // namespace

void add_amount(const ReceiptPaper& paper, GiftList list, Strips& strips) {
  constexpr Length inset = points(9);
  Cell cell{left_margin + points(12), text_width - points(24), {}};
  cell.align = Align::centre;
  const auto add = [&cell](std::string text, Style style, Length above) {
    if (!text.empty())
      cell.paragraphs.push_back(
          {std::move(text), style, Role::paragraph, above});
  };
  add(introduction(paper), Style::body, 0);
  add("***" + figures(paper.amount) + "***", Style::amount, points(5));
  add(in_french_words(paper.amount).value_or(""), Style::body, points(3));
  add(shares(paper), Style::body, points(3));
  add(when(paper), Style::strong, points(5));
  add(where_listed(paper, list), Style::body, points(2));

  Strip strip;
  strip.cells = {std::move(cell)};
  strip.above = points(12);
  strip.below = points(2);
  strip.inset = inset;
  strip.ground = Ground::tinted;
  strips.push_back(std::move(strip));
}

void add_gift_list(const ReceiptPaper& paper, GiftList list, Strips& strips) {
  const bool annexed = list == GiftList::annex;
  auto title = section(annexed ? "Annexe\u00A0: " + list_title(paper)
                               : list_title(paper));
  title.on_new_page = annexed;
  strips.push_back(std::move(title));
  strips.push_back(heads(paper));
  for (const auto& gift : paper.gifts) {
    strips.push_back(row_of(gift));
    strips.back().rule = Rule::faint;
  }
  if (paper.gifts.size() > 1) {
    strips.back().rule = Rule::fine;
    strips.back().stays_with_next = true;
    strips.push_back(table_row(data("Total", Style::strong), {data("")},
                               data(figures(paper.amount), Style::strong)));
  }
  if (paper.kind == PaperKind::company && any_in_kind(paper)) {
    strips.back().stays_with_next = true;
    strips.push_back(full_width(
        {"La valeur des dons en nature a été déterminée par l’entreprise "
         "donatrice, qui en répond seule.",
         Style::body}));
    strips.back().above = points(4);
  }
}

}  // namespace obole::paper
