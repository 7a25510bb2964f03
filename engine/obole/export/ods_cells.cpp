#include "obole/export/ods_cells.hpp"

#include "obole/base/unicode.hpp"
#include "obole/export/markup.hpp"
#include "obole/export/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

namespace obole::exports::ods {
namespace {

using reports::Share;

// A spreadsheet's number holds 15 digits of ours exactly.
constexpr std::int64_t exact = 999'999'999'999'999;

// XML 1.0 has no place for them, escaped or not.
bool has_forbidden(std::string_view text) {
  if (invalid_utf8_at(text)) return true;
  const bool controls = std::any_of(text.begin(), text.end(), [](char each) {
    const auto byte = static_cast<unsigned char>(each);
    return byte < 0x20 && each != '\t' && each != '\n';
  });
  return controls || text.find("\xEF\xBF\xBE") != std::string_view::npos ||
         text.find("\xEF\xBF\xBF") != std::string_view::npos;
}

// Spaces beyond the first, tabs and ends of line have markup of their own.
std::string paragraphs(std::string_view text) {
  const auto fit = has_forbidden(text) ? shown(text) : std::string(text);
  if (!fit.starts_with(' ') && fit.find("  ") == std::string::npos &&
      fit.find_first_of("\t\n") == std::string::npos)
    return "<text:p>" + escaped(fit) + "</text:p>";
  std::string out = "<text:p>";
  char before = ' ';
  for (const char each : fit) {
    if (each == '\n') {
      out += "</text:p><text:p>";
    } else if (each == '\t') {
      out += "<text:tab/>";
    } else if (each == ' ' && (before == ' ' || before == '\n')) {
      out += "<text:s/>";
    } else {
      out += escaped(std::string_view(&each, 1));
    }
    before = each;
  }
  return out + "</text:p>";
}

struct Cell {
  Language language;

  static std::string of(std::string_view type, std::string_view attributes,
                        std::string_view words) {
    return fmt::format(
        R"(<table:table-cell office:value-type="{}"{}>{}</table:table-cell>)",
        type, attributes, paragraphs(words));
  }
  static std::string number(std::string_view value, std::string_view style) {
    return of("float",
              fmt::format(R"( office:value="{}" table:style-name="{}")", value,
                          style),
              value);
  }

  std::string operator()(std::monostate) const { return "<table:table-cell/>"; }
  std::string operator()(const std::string& text) const {
    return of("string", "", text);
  }
  std::string operator()(const Sentence& word) const {
    return of("string", "", word.in(language));
  }
  std::string operator()(bool yes) const {
    return of("boolean", fmt::format(R"( office:boolean-value="{}")", yes),
              in_words(yes, language));
  }
  std::string operator()(std::int64_t number) const {
    const auto digits = std::to_string(number);
    return number > exact || number < -exact ? (*this)(digits)
                                             : Cell::number(digits, "whole");
  }
  std::string operator()(Money amount) const {
    const auto digits = plain(amount);
    const auto units = amount.minor_units();
    return units > exact || units < -exact
               ? (*this)(digits)
               : number(digits,
                        fmt::format("money{}", amount.currency().decimals()));
  }
  std::string operator()(Share share) const {
    auto parts = share.per_ten_thousand;
    const bool negative = parts < 0;
    if (negative) parts = -parts;
    const auto value = fmt::format("{}{}.{:04}", negative ? "-" : "",
                                   parts / 10'000, parts % 10'000);
    return of(
        "percentage",
        fmt::format(R"( office:value="{}" table:style-name="share")", value),
        in_words(share, language));
  }
  std::string operator()(Date date) const {
    return of("date",
              fmt::format(R"( office:date-value="{}" table:style-name="day")",
                          iso(date)),
              iso(date));
  }
};

// How numbers of a kind are shown: a name, and the markup that defines it.
struct Shown {
  std::string name;
  std::string markup;
};

Shown number_style(const std::string& name, int decimals, bool is_grouped) {
  return {name, fmt::format(R"(<number:number-style style:name="{}">
  <number:number number:decimal-places="{}" number:min-integer-digits="1"
    number:grouping="{}"/></number:number-style>
)",
                            name, decimals, is_grouped)};
}

Shown share_style() {
  return {"percentage", R"(<number:percentage-style style:name="percentage">
  <number:number number:decimal-places="2" number:min-integer-digits="1"/>
  <number:text>%</number:text></number:percentage-style>
)"};
}

Shown day_style() {
  return {"date", R"(<number:date-style style:name="date">
  <number:year number:style="long"/><number:text>-</number:text>
  <number:month number:style="long"/><number:text>-</number:text>
  <number:day number:style="long"/></number:date-style>
)"};
}

// A style of cells, with that of their numbers.
std::string style_of(std::string_view name, const Shown& shown) {
  return shown.markup +
         fmt::format(R"(<style:style style:name="{}" style:family="table-cell"
  style:data-style-name="{}"/>
)",
                     name, shown.name);
}

}  // namespace

std::string beginning() {
  constexpr int most_decimals = 4;
  std::string out = R"(<?xml version="1.0" encoding="UTF-8"?>
<office:document-content office:version="1.2"
  xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
  xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
  xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">
<office:automatic-styles>
)";
  out += style_of("whole", number_style("whole-number", 0, false));
  for (int decimals = 0; decimals <= most_decimals; ++decimals)
    out += style_of(
        fmt::format("money{}", decimals),
        number_style(fmt::format("money-number{}", decimals), decimals, true));
  out += style_of("share", share_style());
  out += style_of("day", day_style());
  return out +
         R"(<style:style style:name="heading" style:family="table-cell">
  <style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="column" style:family="table-column">
  <style:table-column-properties style:column-width="3.2cm"/></style:style>
</office:automatic-styles>
<office:body><office:spreadsheet>
)";
}

std::string_view ending() {
  return "</office:spreadsheet></office:body></office:document-content>\n";
}

std::string sheet(std::string_view name, std::size_t columns) {
  return fmt::format(
      "<table:table table:name=\"{}\"><table:table-column "
      "table:style-name=\"column\" table:number-columns-repeated=\"{}\"/>\n",
      escaped(name), columns);
}

std::string_view sheet_end() { return "</table:table>\n"; }

std::string headings(const reports::Table& head, Language language) {
  std::string out = "<table:table-header-rows><table:table-row>";
  for (const auto& column : head.columns)
    out += Cell::of("string", R"( table:style-name="heading")",
                    column.heading.in(language));
  return out + "</table:table-row></table:table-header-rows>\n";
}

std::string row(const reports::Row& row, Language language) {
  std::string out = "<table:table-row>";
  for (const auto& cell : row)
    out += std::visit(Cell{language}, cell);
  return out + "</table:table-row>\n";
}

}  // namespace obole::exports::ods
