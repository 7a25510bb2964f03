#include "obole/paper/strips.hpp"

#include <fmt/format.h>

namespace obole::paper {
namespace {

constexpr std::string_view not_said = "non communiqué";
constexpr std::string_view not_said_f = "non communiquée";

std::string or_else(const std::string& text, std::string_view otherwise) {
  return text.empty() ? std::string(otherwise) : text;
}

std::vector<Paragraph> number_of(const ReceiptPaper& paper) {
  std::vector<Paragraph> number = {
      {"Numéro d’ordre du reçu", Style::note},
      {or_else(paper.number, "attribué à l’émission"), Style::number}};
  if (!paper.replaces.empty())
    number.push_back({"remplace le reçu n°\u00A0" + paper.replaces, Style::note,
                      Role::paragraph, points(2)});
  return number;
}

Paragraph title_of(const ReceiptPaper& paper) {
  return {paper.kind == PaperKind::company
              ? "Reçu des dons et versements\neffectués par les entreprises"
              : "Reçu des dons et versements\neffectués par les particuliers",
          Style::title, Role::heading_1};
}

Paragraph source_of(const ReceiptPaper& paper) {
  const bool company = paper.kind == PaperKind::company;
  return {
      fmt::format("au titre {} du code général des impôts (CGI) — mentions "
                  "du formulaire {}, Cerfa n°\u00A0{}",
                  company ? "de l’article 238 bis" : "des articles 200 et 978",
                  company ? "2041-MEC-SD" : "2041-RD", paper.form),
      Style::note, Role::paragraph, points(3)};
}

// What stands first, with the number at its right.
Strip top_strip(const ReceiptPaper& paper, Paragraph first) {
  constexpr Length number_width = points(170);
  constexpr Length gap = points(12);
  Strip strip;
  strip.cells = {
      {left_margin, text_width - number_width - gap, {std::move(first)}},
      {left_margin + text_width - number_width, number_width, number_of(paper),
       Align::right}};
  strip.rule = Rule::strong;
  return strip;
}

std::string said_of_mark(const ReceiptPaper& paper) {
  std::string words(large_word(paper.mark));
  if (paper.mark == Mark::voided)
    return words + " le " + long_date(*paper.voided_on);
  if (paper.mark == Mark::specimen) return words + " — sans valeur";
  return words;
}

void add_mark(const ReceiptPaper& paper, Strips& strips) {
  if (paper.mark == Mark::original) return;
  const bool warns = paper.mark != Mark::duplicate;
  auto strip = full_width(
      {said_of_mark(paper), warns ? Style::warning_stamp : Style::stamp},
      Align::centre);
  strip.ground = warns ? Ground::framed_in_red : Ground::framed;
  strip.inset = points(5);
  strip.above = points(12);
  strips.push_back(std::move(strip));
}

void add_head(const ReceiptPaper& paper, Density density, Strips& strips) {
  if (density == Density::tight) {
    strips.push_back(top_strip(paper, title_of(paper)));
    add_mark(paper, strips);
    strips.push_back(full_width(source_of(paper)));
    return;
  }
  strips.push_back(top_strip(paper, {paper.issuer.name, Style::letterhead}));
  add_mark(paper, strips);
  Strip title = full_width(title_of(paper));
  title.cells.front().paragraphs.push_back(source_of(paper));
  title.above = points(13);
  title.below = points(2);
  strips.push_back(std::move(title));
}

// Three lines or, where room is dear, one.
std::string address_of(std::string address, Density density) {
  if (density == Density::airy) return address;
  for (auto at = address.find('\n'); at != std::string::npos;
       at = address.find('\n', at))
    address.replace(at, 1, ", ");
  return address;
}

}  // namespace

void add_parties(const ReceiptPaper& paper, Density density, Strips& strips) {
  const auto& issuer = paper.issuer;
  strips.push_back(section("Bénéficiaire des versements"));
  strips.push_back(row("Dénomination", issuer.name, Style::strong));
  strips.push_back(row(issuer.siren.starts_with('W') ? "RNA" : "SIREN",
                       grouped_siren(issuer.siren)));
  strips.push_back(row("Adresse", address_of(issuer.address, density)));
  strips.push_back(row("Objet", issuer.object));
  strips.push_back(row("Catégorie", "☒ " + issuer.category, Style::tick));

  const auto& recipient = paper.recipient;
  const bool company = paper.kind == PaperKind::company;
  strips.push_back(section(company ? "Entreprise donatrice" : "Donateur"));
  strips.push_back(row(company ? "Dénomination" : "Nom et prénoms",
                       or_else(recipient.name, not_said), Style::strong));
  if (company) {
    strips.push_back(
        row("Forme juridique", or_else(recipient.legal_form, not_said_f)));
    strips.push_back(
        row("SIREN", or_else(grouped_siren(recipient.siren), not_said)));
  }
  strips.push_back(row(
      "Adresse", or_else(address_of(recipient.address, density), not_said_f)));
}

void add_signature(const ReceiptPaper& paper, Strips& strips) {
  constexpr Length left = left_margin + text_width / 2;
  constexpr Length width = text_width / 2;
  const auto& signatory = paper.signatory;
  Cell cell{left,
            width,
            {{fmt::format("Fait à {}, le {}", paper.place,
                          long_date(paper.issued_on))}}};
  const auto add = [&cell](const std::string& text, Style style) {
    if (!text.empty())
      cell.paragraphs.push_back({text, style, Role::paragraph, half_points(3)});
  };
  cell.paragraphs.front().above = 0;
  Strip strip;
  strip.above = points(13);
  if (signatory.name.empty()) {
    add(signatory.quality, Style::body);
    add(signatory.delegation, Style::note);
    add("Nom, qualité et signature :", Style::label);
    strip.below = points(56);
  } else {
    add(signatory.name, Style::strong);
    add(signatory.quality, Style::body);
    add(signatory.delegation, Style::note);
  }
  strip.cells = {std::move(cell)};
  strips.push_back(std::move(strip));
}

Strips receipt_strips(const ReceiptPaper& paper, GiftList list,
                      Density density) {
  Strips strips;
  add_head(paper, density, strips);
  add_parties(paper, density, strips);
  add_amount(paper, list, strips);
  if (list == GiftList::inline_list) add_gift_list(paper, list, strips);
  add_certification(paper, strips);
  add_natures(paper, strips);
  add_signature(paper, strips);
  if (list == GiftList::annex) add_gift_list(paper, list, strips);
  return strips;
}

}  // namespace obole::paper
