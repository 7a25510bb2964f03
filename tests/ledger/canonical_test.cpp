#include "obole/ledger/canonical.hpp"

#include "obole/base/unicode.hpp"
#include "support/properties.hpp"

#include <array>
#include <string>
#include <vector>

using obole::canonical::Document;
using obole::canonical::Node;
using obole::canonical::Object;

namespace {

bool accepts(const std::string& json) { return Document().parse(json); }

std::string nested(int depth) {
  std::string json = "{\"a\":";
  for (int level = 1; level < depth; ++level)
    json += '[';
  json += '1';
  for (int level = 1; level < depth; ++level)
    json += ']';
  return json + '}';
}

// A writer that shares nothing with the engine's, for what the reader read.
std::string written(const std::vector<Node>& nodes, std::size_t at) {
  const auto& node = nodes[at];
  std::string json;
  switch (node.type) {
    case Node::Type::string:
      for (const char letter : unescaped(node)) {
        if (letter == '"' || letter == '\\') json += '\\';
        json += letter;
      }
      return '"' + json + '"';
    case Node::Type::integer:
      return std::to_string(node.number);
    case Node::Type::boolean:
      return node.number == 1 ? "true" : "false";
    case Node::Type::array:
    case Node::Type::object:
      break;
  }
  const bool object = node.type == Node::Type::object;
  for (auto item = at + 1; item < node.end; item = nodes[item].end) {
    if (!json.empty()) json += ',';
    if (object) json += '"' + std::string(nodes[item].key) + "\":";
    json += written(nodes, item);
  }
  return object ? '{' + json + '}' : '[' + json + ']';
}

// Text as entries hold it: clean, and at times with what must be escaped.
rc::Gen<std::string> any_text() {
  return rc::gen::map(
      rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 8)),
      [](const std::vector<int>& picks) {
        constexpr std::array pieces = {"a", "é",  "\"", "\\",
                                       " ", "漢", "7",  "’"};
        std::string text;
        for (const auto pick : picks)
          text += pieces.at(static_cast<std::size_t>(pick));
        return text;
      });
}

}  // namespace

TEST_CASE("what is written is read back, field by field", "[canonical]") {
  support::holds("texts, numbers and flags survive the round trip",
                 [](bool flag) {
                   constexpr std::int64_t largest = 9'007'199'254'740'991;
                   const auto text = *any_text();
                   const auto number =
                       *rc::gen::inRange<std::int64_t>(-largest, largest + 1);
                   const auto amount = *rc::gen::arbitrary<std::int64_t>();
                   const auto json = Object()
                                         .text("name", text)
                                         .integer("number", number)
                                         .digits("amount", amount)
                                         .boolean("flag", flag)
                                         .raw("list", "[1,[\"x\"],{}]")
                                         .str();
                   Document read;
                   RC_ASSERT(read.parse(json));
                   RC_ASSERT(read.text("name") == text);
                   RC_ASSERT(read.integer("number") == number);
                   RC_ASSERT(read.integer("amount") == amount);
                   RC_ASSERT(read.boolean("flag") == flag);
                   RC_ASSERT(read.find("nothing") == nullptr);
                   RC_ASSERT(written(read.nodes(), 0) == json);
                 });
}

TEST_CASE("an object is written with its keys in order, whatever came first",
          "[canonical]") {
  CHECK(Object().integer("b", 2).text("a_b", "x").boolean("a", true).str() ==
        R"({"a":true,"a_b":"x","b":2})");
  CHECK(Object().str() == "{}");
  CHECK(Object().digits("amount", -5000).str() == R"({"amount":"-5000"})");
}

TEST_CASE("whatever the reader accepts has this one spelling", "[canonical]") {
  const std::string seed =
      R"({"a":"é\"\\","amount":"-50","b":[1,-2,["x",{}]],"c":{"d":true},"z":0})";
  REQUIRE(accepts(seed));
  support::holds("a mangled body is refused, or is itself canonical", [&seed] {
    auto json = seed;
    const auto changes = *rc::gen::inRange(1, 4);
    constexpr std::string_view bytes = "{}[]\",:\\ 0123-.etrufalsn\xc3\xa9\x01";
    for (int change = 0; change < changes; ++change) {
      const auto at = *rc::gen::inRange<std::size_t>(0, json.size());
      const auto byte = bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())];
      switch (*rc::gen::inRange(0, 3)) {
        case 0:
          json[at] = byte;
          break;
        case 1:
          json.insert(at, 1, byte);
          break;
        default:
          json.erase(at, 1);
      }
      RC_PRE(!json.empty());
    }
    Document read;
    if (read.parse(json)) {
      RC_ASSERT(written(read.nodes(), 0) == json);
    } else {
      RC_ASSERT(read.nodes().empty());
    }
  });
}

TEST_CASE("a body that is not canonical is refused", "[canonical]") {
  const std::string json = GENERATE(
      as<std::string>{}, "", "{", "}", "{}}", "[]", "\"a\"", "1", "true",
      // White space, anywhere.
      " {}", "{} ", "{}\n", "{ }", R"({"a" :1})", R"({"a": 1})",
      R"({"a":1, "b":2})", "{\"a\":[1,\t2]}", "\xEF\xBB\xBF{}",
      // Order, and keys alike.
      R"({"b":1,"a":2})", R"({"a":1,"a":1})", R"({"ab":1,"a_":2})",
      R"({"c":{"b":1,"a":2}})",
      // Keys of anything but a-z and '_'.
      R"({"":1})", R"({"A":1})", R"({"a1":1})", R"({"é":1})", R"({a:1})",
      R"({"\u0061":1})",
      // Numbers that are not whole, or have another spelling.
      R"({"a":1.0})", R"({"a":1e3})", R"({"a":-0})", R"({"a":01})",
      R"({"a":-01})", R"({"a":+1})", R"({"a":00})", R"({"a":-})",
      R"({"a":0x10})", R"({"a":NaN})", R"({"a":9007199254740992})",
      R"({"a":-9007199254740992})", R"({"a":99999999999999999999})",
      // Values that do not exist here.
      R"({"a":null})", R"({"a":True})", R"({"a":tru})", R"({"a":})", R"({"a"})",
      R"({"a":1,})", R"({"a":[1,]})", R"({"a":[,1]})", R"({"a":1 "b":2})",
      R"({"a":[1})", R"({"a":{1}})", "{\"a\":'x'}",
      // Escapes that are not needed.
      R"({"a":"\/"})", R"({"a":"\n"})", R"({"a":"\u00e9"})", R"({"a":"\x"})",
      R"({"a":"\)", R"({"a":"\"})", R"({"a":"x)");
  CAPTURE(json);
  CHECK_FALSE(accepts(json));
}

TEST_CASE("control characters and what is not UTF-8 are refused",
          "[canonical]") {
  for (int letter = 0; letter < 0x20; ++letter) {
    CAPTURE(letter);
    CHECK_FALSE(accepts("{\"a\":\"" +
                        std::string(1, static_cast<char>(letter)) + "\"}"));
  }
  for (const auto* const bytes :
       {"\x7f", "\x80", "\xff", "\xc3", "\xc0\xaf", "\xed\xa0\x80",
        "\xf4\x90\x80\x80", "\xe2\x82"}) {
    CAPTURE(bytes);
    CHECK_FALSE(accepts("{\"a\":\"" + std::string(bytes) + "\"}"));
  }
  CHECK(accepts("{\"a\":\"é 漢 \xf0\x9f\x8c\xb1\"}"));
}

TEST_CASE("a body nests four deep at most", "[canonical]") {
  CHECK(accepts(nested(4)));
  CHECK_FALSE(accepts(nested(5)));
  CHECK(accepts(R"({"a":{"b":{"c":{}}}})"));
  CHECK_FALSE(accepts(R"({"a":{"b":{"c":{"d":{}}}}})"));
  // However deep, it is refused without being followed.
  CHECK_FALSE(accepts("{\"a\":" + std::string(1'000'000, '[')));
}

TEST_CASE("whole numbers go as far as every reader of JSON can count",
          "[canonical]") {
  CHECK(accepts(R"({"a":9007199254740991})"));
  CHECK(accepts(R"({"a":-9007199254740991})"));
  CHECK(accepts(R"({"a":0})"));
}

TEST_CASE("an amount has one spelling", "[canonical]") {
  using obole::canonical::integer_of_digits;
  for (const auto* const digits :
       {"", "-", "-0", "00", "05", "+5", "5 ", " 5", "5.0", "1e3", "0x5",
        "9223372036854775808", "-9223372036854775809", "٣"}) {
    bool ok = true;
    (void)integer_of_digits(digits, ok);
    CAPTURE(digits);
    CHECK_FALSE(ok);
  }
  bool ok = true;
  CHECK(integer_of_digits("-5000", ok) == -5000);
  CHECK(integer_of_digits("0", ok) == 0);
  CHECK(ok);
}

TEST_CASE("a control character never gets into an entry", "[canonical]") {
  CHECK_THROWS_AS(Object().text("a", "line\nbreak"), obole::BrokenPromise);
  CHECK_THROWS_AS(Object().text("a", "\x7f"), obole::BrokenPromise);
  CHECK_THROWS_AS(Object().integer("a", 1).integer("a", 2).str(),
                  obole::BrokenPromise);
}
