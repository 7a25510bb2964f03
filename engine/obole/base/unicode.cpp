#include "obole/base/unicode.hpp"

#include "obole/base/code_points.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utf8proc.h>

namespace obole {
namespace {

bool is_printable_ascii(char letter) { return letter >= ' ' && letter <= '~'; }

bool is_shown_as_it_is(char letter) {
  return is_printable_ascii(letter) && letter != '\\';
}

bool is_space(std::int32_t code_point) {
  if (code_point >= '\t' && code_point <= '\r') return true;
  if (code_point == 0x85) return true;  // "next line", of mainframes
  switch (utf8proc_category(code_point)) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return true;
    default:
      return false;
  }
}

bool is_control(std::int32_t code_point) {
  return code_point < ' ' || (code_point >= 0x7F && code_point < 0xA0);
}

// Below U+0300 everything is in NFC as it stands; so are dashes and quotes,
// which French names are full of.
bool can_combine(std::int32_t code_point) {
  return code_point >= 0x300 && !(code_point >= 0x2010 && code_point <= 0x205E);
}

bool is_clean_ascii(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() == ' ' || text.back() == ' ') return false;
  return std::all_of(text.begin(), text.end(), is_printable_ascii) &&
         text.find("  ") == std::string_view::npos;
}

bool is_mark(std::int32_t code_point) {
  const auto category = utf8proc_category(code_point);
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
         category == UTF8PROC_CATEGORY_ME;
}

// What has no shape of its own, or none that we know: unassigned and private
// code points too.
bool is_hidden(std::int32_t code_point) {
  switch (utf8proc_category(code_point)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return true;
    default:
      return utf8proc_get_property(code_point)->ignorable;
  }
}

}  // namespace

std::optional<std::size_t> invalid_utf8_at(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto next = code_point_at(text, at);
    if (next.value == CodePoint::none) return at;
    at += next.length;
  }
  return std::nullopt;
}

std::optional<std::string> clean_text(std::string_view text) {
  if (is_clean_ascii(text)) return std::string(text);

  bool may_combine = false;
  bool gap = false;
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto next = code_point_at(text, at);
    if (next.value == CodePoint::none || next.value == 0) return std::nullopt;
    if (is_space(next.value)) {
      gap = true;
    } else if (!is_control(next.value)) {
      if (gap && !clean.empty()) clean += ' ';
      gap = false;
      clean += text.substr(at, next.length);
      may_combine = may_combine || can_combine(next.value);
    }
    at += next.length;
  }
  return may_combine ? composed(clean) : clean;
}

std::size_t width(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), is_printable_ascii))
    return text.size();
  std::size_t cells = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto next = code_point_at(text, at);
    cells += next.value == CodePoint::none
                 ? 1U
                 : static_cast<std::size_t>(utf8proc_charwidth(next.value));
    at += next.length;
  }
  return cells;
}

std::string shown(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), is_shown_as_it_is))
    return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto next = code_point_at(text, at);
    if (next.value == CodePoint::none)
      out += fmt::format("\\x{:02X}", static_cast<unsigned char>(text[at]));
    else if (next.value == '\\')
      out += "\\\\";
    else if (next.length == 1 && is_printable_ascii(text[at]))
      out += text[at];
    else if (is_hidden(next.value) || (at == 0 && is_mark(next.value)))
      out += fmt::format("\\u{{{:X}}}", next.value);
    else
      out += text.substr(at, next.length);
    at += next.length;
  }
  return out;
}

}  // namespace obole
