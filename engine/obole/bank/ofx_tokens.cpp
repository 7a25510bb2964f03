#include "obole/bank/ofx_tokens.hpp"

#include "obole/base/encoding.hpp"
#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"

#include <algorithm>

namespace obole::bank::ofx {
namespace {

constexpr std::size_t longest_text = 65536;
constexpr std::size_t longest_tag = 64;

constexpr bool is_tag_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

// A character of a numbered entity, as UTF-8; nothing where it is none.
std::string numbered(std::string_view digits) {
  std::uint32_t number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9' || number > 0x10FFFF) return {};
    number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  if (number == 0 || number > 0x7FF) return {};
  if (number < 0x80) return {static_cast<char>(number)};
  return {static_cast<char>(0xC0U | (number >> 6U)),
          static_cast<char>(0x80U | (number & 0x3FU))};
}

std::string entity(std::string_view name) {
  if (name == "amp") return "&";
  if (name == "lt") return "<";
  if (name == "gt") return ">";
  if (name == "quot") return "\"";
  if (name == "apos") return "'";
  if (name == "nbsp") return " ";
  if (name.starts_with('#')) return numbered(name.substr(1));
  return {};
}

// An '&' that begins no entity stands for itself.
std::string without_entities(std::string_view text) {
  std::string plain;
  constexpr std::size_t longest = 8;
  while (!text.empty()) {
    const auto at = text.find('&');
    plain += text.substr(0, at);
    if (at == std::string_view::npos) break;
    text.remove_prefix(at);
    const auto end = text.substr(0, longest).find(';');
    const auto letter = end == std::string_view::npos
                            ? std::string()
                            : entity(text.substr(1, end - 1));
    plain += letter.empty() ? "&" : letter;
    text.remove_prefix(letter.empty() ? 1 : end + 1);
  }
  return plain;
}

std::string clean(std::string_view bytes) {
  std::string text(bytes);
  if (invalid_utf8_at(text)) {
    // The five bytes that Windows-1252 gives no meaning become spaces.
    for (char& c : text)
      if (const auto b = static_cast<std::uint8_t>(c);
          b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D)
        c = ' ';
    text = decode(text, Encoding::windows_1252).value_or("");
  }
  std::replace(text.begin(), text.end(), '\0', ' ');
  return clean_text(without_entities(text)).value_or("");
}

}  // namespace

Refusal Tokens::malformed(std::string_view what, Sentence why) const {
  return {Reason::file_malformed,
          shown(what.substr(0, longest_tag)),
          std::move(why),
          say("ask the bank for the file again, and do not edit it",
              "redemander le fichier à la banque, et ne pas le modifier"),
          {{}, line_, {}}};
}

std::optional<char> Tokens::peek() {
  if (at_ == size_) {
    size_ = source_(buffer_);
    at_ = 0;
    if (size_ == 0) return std::nullopt;
  }
  return buffer_.at(at_);
}

std::optional<char> Tokens::take() {
  const auto c = peek();
  if (!c) return c;
  ++at_;
  if (*c == '\n') ++line_;
  return c;
}

Result<std::string> Tokens::header() {
  std::string header;
  while (const auto c = take()) {
    if (*c == '<' && peek() != '?') {
      in_tag_ = true;
      return header;
    }
    header += *c;
    if (header.size() > longest_text)
      return malformed("OFXHEADER", say("its header has no end",
                                        "son en-tête n’a pas de fin"));
  }
  return malformed("OFX", say("it is no OFX: it holds no tag",
                              "ce n’est pas de l’OFX : il n’a aucune balise"));
}

Result<std::optional<Token>> Tokens::next() {
  if (!in_tag_) return std::optional<Token>();
  Token token;
  token.line = line_;
  if (peek() == '/') {
    token.closes = true;
    take();
  }
  for (;;) {
    const auto c = take();
    if (!c)
      return malformed(token.tag, say("the file ends within a tag",
                                      "le fichier s’arrête dans une balise"));
    if (*c == '>') break;
    if (*c == '/' && peek() == '>') continue;  // <TAG/>
    if (!is_tag_letter(*c) || token.tag.size() == longest_tag)
      return malformed(token.tag + *c, say("this is no tag of OFX",
                                           "ce n’est pas une balise d’OFX"));
    token.tag +=
        *c >= 'a' && *c <= 'z' ? static_cast<char>(*c - 'a' + 'A') : *c;
  }
  std::string text;
  in_tag_ = false;
  while (const auto c = take()) {
    if (*c == '<') {
      in_tag_ = true;
      break;
    }
    text += *c;
    if (text.size() > longest_text)
      return malformed(token.tag, say("its text is longer than 64 KiB",
                                      "son texte dépasse 64 Kio"));
  }
  token.text = clean(text);
  return std::optional(std::move(token));
}

}  // namespace obole::bank::ofx
