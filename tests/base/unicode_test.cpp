// Text that comes in is valid and normal; text that goes out hides nothing.

#include "obole/base/unicode.hpp"

#include "base/text.hpp"

#include "support/catch.hpp"
#include "support/properties.hpp"

#include <algorithm>
#include <ctime>

using obole::clean_text;
using obole::invalid_utf8_at;
using obole::shown;
using obole::width;

namespace {

constexpr std::optional<std::size_t> valid = std::nullopt;

// A second opinion on what must never reach a terminal, from the standard's
// own lists: controls, Bidi_Control, and characters of no width.
bool is_dangerous(std::int32_t code_point) {
  const auto within = [&](std::int32_t first, std::int32_t last) {
    return code_point >= first && code_point <= last;
  };
  return within(0, 0x1F) || within(0x7F, 0x9F) || code_point == 0xAD ||
         code_point == 0x034F || code_point == 0x061C ||
         within(0x115F, 0x1160) || within(0x17B4, 0x17B5) ||
         within(0x180B, 0x180E) || within(0x200B, 0x200F) ||
         within(0x2028, 0x202E) || within(0x2060, 0x206F) ||
         code_point == 0x3164 || within(0xFE00, 0xFE0F) ||
         code_point == 0xFEFF || code_point == 0xFFA0 ||
         within(0xFFF0, 0xFFFB) || within(0x1D173, 0x1D17A) ||
         within(0xE0000, 0xE0FFF) || within(0xE000, 0xF8FF) ||
         (code_point & 0xFFFE) == 0xFFFE;
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int n = 0; n < times; ++n)
    all += text;
  return all;
}

}  // namespace

TEST_CASE("every scalar value is UTF-8, alone and in a sentence", "[unicode]") {
  std::size_t wrong = 0;
  for (const auto code_point : support::every_scalar_value()) {
    const auto text = support::utf8(code_point);
    if (invalid_utf8_at(text) || invalid_utf8_at("é" + text + "x")) ++wrong;
    if (text.size() > 1 && invalid_utf8_at("a" + text.substr(0, 1)) != 1)
      ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("what only looks like UTF-8 is found where it stands", "[unicode]") {
  CHECK(invalid_utf8_at("") == valid);
  CHECK(invalid_utf8_at("hôtel") == valid);

  SECTION("a byte of another encoding") {
    CHECK(invalid_utf8_at("h\xF4tel") == 1);
    CHECK(invalid_utf8_at("été \x80") == 6);
  }
  SECTION("continuation without a beginning, beginning without an end") {
    CHECK(invalid_utf8_at("\x80") == 0);
    CHECK(invalid_utf8_at("a\xBF") == 1);
    CHECK(invalid_utf8_at("a\xC3") == 1);
    CHECK(invalid_utf8_at("\xE2\x82") == 0);
    CHECK(invalid_utf8_at("\xF0\x9F\x98") == 0);
    CHECK(invalid_utf8_at("\xE2\x82z") == 0);
  }
  SECTION("overlong forms") {
    CHECK(invalid_utf8_at("\xC0\x80") == 0);
    CHECK(invalid_utf8_at("\xC0\xAF") == 0);
    CHECK(invalid_utf8_at("\xC1\xBF") == 0);
    CHECK(invalid_utf8_at("\xE0\x80\xAF") == 0);
    CHECK(invalid_utf8_at("\xE0\x9F\xBF") == 0);
    CHECK(invalid_utf8_at("\xF0\x80\x80\xAF") == 0);
    CHECK(invalid_utf8_at("\xF0\x8F\xBF\xBF") == 0);
  }
  SECTION("surrogates") {
    CHECK(invalid_utf8_at("\xED\x9F\xBF") == valid);
    CHECK(invalid_utf8_at("\xED\xA0\x80") == 0);
    CHECK(invalid_utf8_at("\xED\xBF\xBF") == 0);
    CHECK(invalid_utf8_at("\xEE\x80\x80") == valid);
    CHECK(invalid_utf8_at("\xED\xA0\xBD\xED\xB8\x80") == 0);
  }
  SECTION("beyond U+10FFFF, and bytes that never occur") {
    CHECK(invalid_utf8_at("\xF4\x8F\xBF\xBF") == valid);
    CHECK(invalid_utf8_at("\xF4\x90\x80\x80") == 0);
    CHECK(invalid_utf8_at("\xF5\x80\x80\x80") == 0);
    CHECK(invalid_utf8_at("\xF8\x88\x80\x80\x80") == 0);
    CHECK(invalid_utf8_at("\xFC\x84\x80\x80\x80\x80") == 0);
    CHECK(invalid_utf8_at("\xFE") == 0);
    CHECK(invalid_utf8_at("\xFF") == 0);
  }
}

TEST_CASE("clean text has single spaces and no controls", "[unicode]") {
  CHECK(clean_text("Mairie de Lyon") == "Mairie de Lyon");
  CHECK(clean_text("") == "");
  CHECK(clean_text(" \t\r\n\u00A0\u202F\u3000 ") == "");
  CHECK(clean_text("  Mairie \t de\u00A0\u202Fl’été\r\n") == "Mairie de l’été");
  CHECK(clean_text("a\u2028b\u2029c\u0085"
                   "d\ve\ff") == "a b c d e f");
  CHECK(clean_text("a\x01\x1B[31mb\x7F"
                   "c\u009B"
                   "d") == "a[31mbcd");
  CHECK(clean_text("a \x01 b") == "a b");
}

TEST_CASE("text that is not text is not cleaned", "[unicode]") {
  using namespace std::string_literals;

  CHECK_FALSE(clean_text("caf\xE9").has_value());
  CHECK_FALSE(clean_text("a\0b"s).has_value());
  CHECK_FALSE(clean_text("\0"s).has_value());
  CHECK_FALSE(clean_text("\xC0\x80").has_value());
}

TEST_CASE("clean text is in NFC, as NormalizationTest.txt has it",
          "[unicode]") {
  CHECK(clean_text("e\u0301te\u0301") == "été");
  CHECK(clean_text("\u1E0A\u0323") == "\u1E0C\u0307");
  CHECK(clean_text("D\u0307\u0323") == "\u1E0C\u0307");
  CHECK(clean_text("\u212B") == "\u00C5");
  CHECK(clean_text("\u1100\u1161\u11A8") == "\uAC01");
  CHECK(clean_text("\u0958") == "\u0915\u093C");
  CHECK(clean_text("a\u0315\u0300\u05AE\u0300b") ==
        "\u00E0\u05AE\u0300\u0315b");
  CHECK(clean_text("\u0344") == "\u0308\u0301");
  CHECK(clean_text("ﬁ") == "ﬁ");
  CHECK(clean_text("\uAC00\u11A7\u1100\u1161") == "\uAC00\u11A7\uAC00");

  // A control between letter and accent does not keep them apart.
  CHECK(clean_text("e\x01\u0301") == "é");
}

TEST_CASE("cleaning what is clean changes nothing", "[unicode]") {
  std::size_t changed = 0;
  for (const auto code_point : support::every_scalar_value()) {
    if (code_point == 0) continue;
    const auto text = "a" + support::utf8(code_point) + "b";
    const auto once = clean_text(text);
    if (once == text) continue;
    if (!once || clean_text(*once) != once || invalid_utf8_at(*once)) ++changed;
  }
  CHECK(changed == 0);

  support::holds("clean(clean(x)) == clean(x)", [] {
    const auto once = clean_text(*support::text_of_any_script() + "\t\x01" +
                                 *support::text_of_any_script());
    RC_ASSERT(once.has_value());
    RC_ASSERT(clean_text(*once) == once);
  });
}

TEST_CASE("a name made of 200,000 accents is cleaned at once", "[unicode]") {
  const auto accents = "a" + repeated("\u0301\u0323", 100'000);
  const auto begin = std::clock();

  const auto clean = clean_text(accents);
  const auto name = obole::folded(accents);

  // Of this process, however busy the machine is; sorting by exchanges takes
  // minutes.
  const auto seconds = (std::clock() - begin) / CLOCKS_PER_SEC;
  REQUIRE(clean.has_value());
  CHECK(clean->starts_with("\u1EA1\u0323"));
  CHECK(name == "A");
  CHECK(seconds < 10);
}

TEST_CASE("widths are those of a terminal", "[unicode]") {
  CHECK(width("") == 0);
  CHECK(width("Lyon") == 4);
  CHECK(width("Orléans") == 7);
  CHECK(width("e\u0301") == 1);
  CHECK(width("漢字") == 4);
  CHECK(width("1\u202F250,00\u00A0€") == 10);
  CHECK(width("’–…œ") == 4);
  CHECK(width("🎁") == 2);
  CHECK(width("\xFF") == 1);
}

TEST_CASE("text without danger is shown as it is", "[unicode]") {
  CHECK(shown("") == "");
  CHECK(shown("Fête de l’été – 1\u202F250 €, 漢字, Αθήνα, e\u0301") ==
        "Fête de l’été – 1\u202F250 €, 漢字, Αθήνα, e\u0301");
}

TEST_CASE("what moves the cursor or hides its neighbours is spelled out",
          "[unicode]") {
  CHECK(shown("a\x1B[2Jb") == "a\\u{1B}[2Jb");
  CHECK(shown("a\tb\r\n") == "a\\u{9}b\\u{D}\\u{A}");
  CHECK(shown("\u009B"
              "31m\x7F") == "\\u{9B}31m\\u{7F}");
  CHECK(shown("don\u202Etxt.exe") == "don\\u{202E}txt.exe");
  CHECK(shown("a\u200Bb\uFEFF") == "a\\u{200B}b\\u{FEFF}");
  CHECK(shown("a\U000E0041") == "a\\u{E0041}");
  CHECK(shown("C:\\temp") == "C:\\\\temp");
  CHECK(shown("caf\xE9") == "caf\\xE9");
  CHECK(shown("\u0301a") == "\\u{301}a");
}

TEST_CASE("of all code points, none that is dangerous is shown", "[unicode]") {
  std::size_t leaked = 0;
  std::size_t verbatim = 0;
  for (const auto code_point : support::every_scalar_value()) {
    const auto text = support::utf8(code_point);
    const auto out = shown("a" + text).substr(1);
    if (out == text) ++verbatim;
    if (is_dangerous(code_point) && out.find(text) != std::string::npos)
      ++leaked;
    if (out != text && !std::all_of(out.begin(), out.end(), [](char each) {
          return each >= ' ' && each <= '~';
        }))
      ++leaked;
  }
  CHECK(leaked == 0);
  CHECK(verbatim > 140'000);  // Unicode 14 has 144,697 characters
}

TEST_CASE("different texts are shown differently, all of them as UTF-8",
          "[unicode]") {
  support::holds("shown is one to one",
                 [](const std::string& left, const std::string& right) {
                   RC_ASSERT(!invalid_utf8_at(shown(left)));
                   RC_ASSERT((shown(left) == shown(right)) == (left == right));
                 });
  CHECK(shown("\\u{9}") != shown("\t"));
  CHECK(shown("\\xE9") != shown("\xE9"));
}
