#include "obole/paper/strips.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace obole::paper {
namespace {

constexpr std::array<std::string_view, 12> months = {
    "janvier", "février", "mars",      "avril",   "mai",      "juin",
    "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};

constexpr Length label_width = points(88);
constexpr Length label_gap = points(8);
constexpr std::size_t siren_length = 9;

bool in_kind(const PaperGift& gift) { return is_in_kind(gift.method); }

}  // namespace

std::string long_date(Date date) {
  const std::chrono::year_month_day day(date);
  const auto number = static_cast<unsigned>(day.day());
  return fmt::format("{}{} {} {}", number, number == 1 ? "er" : "",
                     months[static_cast<unsigned>(day.month()) - 1],
                     static_cast<int>(day.year()));
}

std::string figures(Money amount) { return spoken(amount).fr; }

std::string grouped_siren(std::string_view siren) {
  if (siren.size() != siren_length) return std::string(siren);
  return fmt::format("{}\u00A0{}\u00A0{}", siren.substr(0, 3),
                     siren.substr(3, 3), siren.substr(6));
}

std::string registration(const PaperIssuer& issuer) {
  const bool is_rna = issuer.siren.starts_with('W');
  return (is_rna ? "RNA " : "SIREN ") + grouped_siren(issuer.siren);
}

Strip section(std::string title) {
  Strip strip = full_width({std::move(title), Style::section, Role::heading_2});
  strip.above = points(10);
  strip.below = half_points(7);
  strip.rule = Rule::fine;
  strip.stays_with_next = true;
  return strip;
}

Strip row(std::string label, std::string text, Style style) {
  const auto left = left_margin + label_width + label_gap;
  Strip strip;
  strip.cells = {
      {left_margin, label_width, {{std::move(label), Style::label}}},
      {left, text_width - label_width - label_gap, {{std::move(text), style}}}};
  strip.below = half_points(3);
  return strip;
}

Strip full_width(Paragraph paragraph, Align align) {
  Strip strip;
  strip.cells = {{left_margin, text_width, {std::move(paragraph)}, align}};
  return strip;
}

bool any_money(const ReceiptPaper& paper) {
  return !std::all_of(paper.gifts.begin(), paper.gifts.end(), in_kind);
}

bool any_in_kind(const ReceiptPaper& paper) {
  return std::any_of(paper.gifts.begin(), paper.gifts.end(), in_kind);
}

std::string_view large_word(Mark mark) {
  switch (mark) {
    case Mark::original:
      return "";
    case Mark::duplicate:
      return "DUPLICATA";
    case Mark::voided:
      return "ANNULÉ";
    case Mark::specimen:
      return "SPÉCIMEN";
  }
  check(false, "every mark is a word");
  return "";
}

}  // namespace obole::paper
