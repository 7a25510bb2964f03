#include "obole/base/code_points.hpp"

#include "obole/base/check.hpp"

#include <algorithm>
#include <array>
#include <utf8proc.h>

namespace obole {
namespace {

int combining_class(std::int32_t code_point) {
  return utf8proc_get_property(code_point)->combining_class;
}

utf8proc_option_t options(Decomposition kind) {
  if (kind == Decomposition::canonical) return UTF8PROC_DECOMPOSE;
  return static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                        UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
}

// utf8proc sorts accents by exchanging neighbours, which takes the square of
// their number: a name made of a million accents would never end.
void put_in_canonical_order(std::vector<std::int32_t>& text) {
  const auto starts = [](std::int32_t each) {
    return combining_class(each) == 0;
  };
  auto from = text.begin();
  while (from != text.end()) {
    from = std::find_if_not(from, text.end(), starts);
    const auto to = std::find_if(from, text.end(), starts);
    std::stable_sort(from, to, [](std::int32_t left, std::int32_t right) {
      return combining_class(left) < combining_class(right);
    });
    from = to;
  }
}

// Of one code point.
void append_parts(std::vector<std::int32_t>& all, std::int32_t code_point,
                  Decomposition kind) {
  std::array<utf8proc_int32_t, 64> parts{};
  int boundary = 0;
  const auto count = utf8proc_decompose_char(code_point, parts.data(),
                                             utf8proc_ssize_t{parts.size()},
                                             options(kind), &boundary);
  check(count >= 0 && static_cast<std::size_t>(count) <= parts.size(),
        "a character comes apart in few parts");
  all.insert(all.end(), parts.begin(), parts.begin() + count);
}

// U+11A7, one before the first final consonant of Korean.  utf8proc 2.8 takes
// it for one and swallows it; it combines with nothing, so that a text can be
// composed from one to the next.
constexpr std::string_view nameless_jamo = "\u11A7";

void append_composed(std::string& whole, std::string_view section) {
  auto parts = decomposed(section, Decomposition::canonical);
  const auto count = utf8proc_normalize_utf32(
      parts.data(), static_cast<utf8proc_ssize_t>(parts.size()),
      static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE));
  check(count >= 0, "what came apart can be put together");
  parts.resize(static_cast<std::size_t>(count));
  for (const auto part : parts)
    append_utf8(whole, part);
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {byte, 1};

  utf8proc_int32_t value = CodePoint::none;
  const auto length = utf8proc_iterate(
      reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
      static_cast<utf8proc_ssize_t>(text.size() - at), &value);
  if (length <= 0) return {CodePoint::none, 1};
  return {value, static_cast<std::size_t>(length)};
}

void append_utf8(std::string& text, std::int32_t code_point) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto length = utf8proc_encode_char(code_point, bytes.data());
  text.append(bytes.begin(), bytes.begin() + length);
}

std::vector<std::int32_t> decomposed(std::string_view text,
                                     Decomposition kind) {
  std::vector<std::int32_t> all;
  all.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto next = code_point_at(text, at);
    check(next.value != CodePoint::none, "the text is UTF-8");
    append_parts(all, next.value, Decomposition::canonical);
    at += next.length;
  }
  put_in_canonical_order(all);
  if (kind == Decomposition::canonical) return all;
  // Not before: U+0345 is an accent that folds into a letter, and what stands
  // behind it then would stand on that.
  std::vector<std::int32_t> folded;
  folded.reserve(all.size());
  for (const auto each : all)
    append_parts(folded, each, Decomposition::folding);
  put_in_canonical_order(folded);
  return folded;
}

std::string composed(std::string_view text) {
  std::string whole;
  whole.reserve(text.size());
  for (auto rest = text; !rest.empty();) {
    const auto section = rest.substr(0, rest.find(nameless_jamo, 1));
    append_composed(whole, section);
    rest.remove_prefix(section.size());
  }
  return whole;
}

}  // namespace obole
