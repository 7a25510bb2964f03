// Single-byte encodings, against the tables that unicode.org publishes.

#include "obole/base/encoding.hpp"

#include "support/catch.hpp"

using obole::decode;
using obole::Encoding;

namespace {

std::string byte(int value) { return {static_cast<char>(value)}; }

std::string bytes(int first, int last) {
  std::string all;
  for (int each = first; each <= last; ++each)
    all += byte(each);
  return all;
}

}  // namespace

TEST_CASE("an encoding is named in any case", "[encoding]") {
  CHECK(obole::parse_encoding("utf-8") == Encoding::utf_8);
  CHECK(obole::parse_encoding("UTF-8") == Encoding::utf_8);
  CHECK(obole::parse_encoding("Windows-1252") == Encoding::windows_1252);
  CHECK(obole::parse_encoding("CP1252") == Encoding::windows_1252);
  CHECK(obole::parse_encoding("ISO-8859-15") == Encoding::iso_8859_15);
  CHECK(obole::parse_encoding("Latin-9") == Encoding::iso_8859_15);

  CHECK_FALSE(obole::parse_encoding("").has_value());
  CHECK_FALSE(obole::parse_encoding("ebcdic").has_value());
  CHECK_FALSE(obole::parse_encoding("utf-8 ").has_value());
}

TEST_CASE("Windows-1252 has euros, quotes and ligatures", "[encoding]") {
  const auto cp1252 = [](const std::string& text) {
    return decode(text, Encoding::windows_1252);
  };

  CHECK(cp1252("\x80\x82\x83\x84\x85\x86\x87\x88\x89\x8A\x8B\x8C\x8E") ==
        "€‚ƒ„…†‡ˆ‰Š‹ŒŽ");
  CHECK(cp1252("\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9A\x9B\x9C\x9E\x9F") ==
        "‘’“”•–—˜™š›œžŸ");
  CHECK(cp1252(bytes(0xA1, 0xBF)) == "¡¢£¤¥¦§¨©ª«¬\u00AD®¯°±²³´µ¶·¸¹º»¼½¾¿");
  CHECK(cp1252(bytes(0xC0, 0xFF)) ==
        "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
        "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ");
}

TEST_CASE("five bytes mean nothing in Windows-1252", "[encoding]") {
  for (const int value : {0x81, 0x8D, 0x8F, 0x90, 0x9D}) {
    CAPTURE(value);
    CHECK_FALSE(decode(byte(value), Encoding::windows_1252).has_value());
  }
}

TEST_CASE("ISO-8859-15 differs from Latin-1 in eight places", "[encoding]") {
  const auto latin_9 = [](const std::string& text) {
    return decode(text, Encoding::iso_8859_15);
  };

  CHECK(latin_9(bytes(0xA0, 0xBF)) ==
        "\u00A0¡¢£€¥Š§š©ª«¬\u00AD®¯°±²³Žµ¶·ž¹º»ŒœŸ¿");
  CHECK(latin_9("H\xF4tel de ville, 12 \xA4") == "Hôtel de ville, 12 €");
}

TEST_CASE("Windows quotes in a file said to be ISO-8859-15 are not lost",
          "[encoding]") {
  CHECK_FALSE(decode("l\x92"
                     "eau",
                     Encoding::iso_8859_15)
                  .has_value());
  for (int value = 0x80; value < 0xA0; ++value) {
    CAPTURE(value);
    CHECK_FALSE(decode(byte(value), Encoding::iso_8859_15).has_value());
  }
}

TEST_CASE("ASCII is itself in every encoding", "[encoding]") {
  const auto encoding =
      GENERATE(Encoding::utf_8, Encoding::windows_1252, Encoding::iso_8859_15);
  const auto ascii = bytes(0, 0x7F);

  CHECK(decode(ascii, encoding) == ascii);
}

TEST_CASE("what is not UTF-8 is not read as UTF-8", "[encoding]") {
  CHECK(decode("caf\xC3\xA9", Encoding::utf_8) == "café");
  CHECK_FALSE(decode("caf\xE9", Encoding::utf_8).has_value());
}

TEST_CASE("text in UTF-8 betrays itself among single bytes", "[encoding]") {
  using obole::betrays_utf_8;
  for (const char* const text :
       {"Zoë", "é", "Œuvre", "l’aide", "5 €", "\xE9t\xE9 Zoë", "«"})
    CHECK(betrays_utf_8(text));
  // Windows-1252: é before a no-break space and a quotation mark, É before ».
  for (const char* const text :
       {"", "abc", "Ren\xE9", "\xAB caf\xE9\xA0\xBB", "CAF\xC9\xBB", "\xC2",
        "\xC3", "\xE2\x80", "\xC9\x92", "PAR\xC2 \xA0"})
    CHECK_FALSE(betrays_utf_8(text));
}
