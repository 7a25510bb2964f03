// The form under which two names are the same name.

#include "obole/base/code_points.hpp"
#include "obole/base/unicode.hpp"

#include <algorithm>
#include <array>
#include <utf8proc.h>

namespace obole {
namespace {

struct Spelling {
  std::int32_t letter;
  std::string_view ascii;
};

// Letters of the Latin script that Unicode does not take apart, in lower case
// and in the order of their code points.
constexpr std::array<Spelling, 20> spellings = {{
    {0xE6, "AE"},   // æ
    {0xF0, "D"},    // ð
    {0xF8, "O"},    // ø
    {0xFE, "TH"},   // þ
    {0x111, "D"},   // đ
    {0x127, "H"},   // ħ
    {0x131, "I"},   // ı
    {0x138, "K"},   // ĸ
    {0x142, "L"},   // ł
    {0x14B, "NG"},  // ŋ
    {0x153, "OE"},  // œ
    {0x167, "T"},   // ŧ
    {0x180, "B"},   // ƀ
    {0x192, "F"},   // ƒ
    {0x1B6, "Z"},   // ƶ
    {0x1E5, "G"},   // ǥ
    {0x253, "B"},   // ɓ
    {0x256, "D"},   // ɖ
    {0x257, "D"},   // ɗ
    {0x268, "I"},   // ɨ
}};

std::string_view spelling(std::int32_t letter) {
  const auto* found =
      std::lower_bound(spellings.begin(), spellings.end(), letter,
                       [](const Spelling& each, std::int32_t wanted) {
                         return each.letter < wanted;
                       });
  if (found == spellings.end() || found->letter != letter) return {};
  return found->ascii;
}

// The accents of Latin, Greek and Cyrillic.  Other scripts write vowels as
// marks, which names cannot do without.
bool is_accent(std::int32_t code_point) {
  const auto within = [&](std::int32_t first, std::int32_t last) {
    return code_point >= first && code_point <= last;
  };
  return within(0x300, 0x36F) || within(0x483, 0x489) ||
         within(0x1AB0, 0x1AFF) || within(0x1DC0, 0x1DFF) ||
         within(0x20D0, 0x20FF) || within(0xFE20, 0xFE2F);
}

enum class Role : std::uint8_t { letter, mark, separator };

Role role(std::int32_t code_point) {
  // Apostrophes and the like, which Unicode calls letters.
  if (code_point >= 0x2B0 && code_point <= 0x2FF) return Role::separator;
  switch (utf8proc_category(code_point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
      return Role::letter;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return Role::mark;
    default:
      return Role::separator;
  }
}

class FoldedText {
 public:
  explicit FoldedText(std::size_t size) { text_.reserve(size); }

  void add_ascii(char letter) {
    if (letter >= 'a' && letter <= 'z')
      begin_letter() += static_cast<char>(letter - 'a' + 'A');
    else if ((letter >= 'A' && letter <= 'Z') ||
             (letter >= '0' && letter <= '9'))
      begin_letter() += letter;
    else
      separate();
  }

  void add(std::int32_t code_point) {
    if (code_point < 0x80) return add_ascii(static_cast<char>(code_point));
    if (is_accent(code_point)) return;
    if (const auto ascii = spelling(code_point); !ascii.empty()) {
      begin_letter() += ascii;
      return;
    }
    const auto what = role(code_point);
    const bool attached = !gap_ && !text_.empty();
    if (what == Role::letter || (what == Role::mark && attached))
      append_utf8(begin_letter(), code_point);
    else
      separate();
  }

  void separate() { gap_ = true; }

  std::string take() && { return std::move(text_); }

 private:
  std::string& begin_letter() {
    if (gap_ && !text_.empty()) text_ += ' ';
    gap_ = false;
    return text_;
  }

  std::string text_;
  bool gap_ = false;
};

bool is_ascii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

}  // namespace

std::string folded(std::string_view text) {
  FoldedText out(text.size());
  for (auto from = text.begin(); from != text.end();) {
    if (is_ascii(*from)) {
      out.add_ascii(*from++);
      continue;
    }
    // An ASCII character begins anew: what stands before and after it comes
    // apart on its own.
    const auto to = std::find_if(from, text.end(), is_ascii);
    for (const auto each : decomposed({from, to}, Decomposition::folding))
      out.add(each);
    from = to;
  }
  return std::move(out).take();
}

}  // namespace obole
