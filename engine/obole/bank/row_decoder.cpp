#include "obole/bank/row_decoder.hpp"

#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace obole::bank {
namespace {

bool is_ascii(std::string_view text) {
  std::uint64_t seen = 0;
  while (text.size() >= sizeof seen) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data(), sizeof eight);
    seen |= eight;
    text.remove_prefix(sizeof eight);
  }
  for (const char byte : text) {
    seen |= static_cast<unsigned char>(byte);
  }
  return (seen & 0x8080808080808080U) == 0;
}

// Where `text` stops making sense in `encoding`; its size when it does.
std::size_t sound_until(std::string_view text, Encoding encoding) {
  if (encoding == Encoding::utf_8) {
    return invalid_utf8_at(text).value_or(text.size());
  }
  std::size_t at = 0;
  while (at < text.size() && decode(text.substr(at, 1), encoding)) {
    ++at;
  }
  return at;
}

Sentence failure(std::string_view text, std::size_t at, Encoding encoding) {
  return say("byte 0x{:02X}, number {} of the cell, has no meaning in {}",
             "l’octet 0x{:02X}, numéro {} de la case, n’a pas de sens en {}",
             static_cast<unsigned char>(text[at]), at + 1, spelled(encoding));
}

// Read in a single-byte encoding it would be garbled: "ZoÃ«" for "Zoë".
Sentence is_utf_8(Encoding encoding) {
  return say("the cell is in UTF-8, and the file is read in {}",
             "la case est en UTF-8, et le fichier est lu en {}",
             spelled(encoding));
}

}  // namespace

std::optional<RowDecoder::Failure> RowDecoder::decode_as(
    Encoding encoding, std::vector<std::string_view>& fields) {
  texts_.resize(std::max(texts_.size(), fields.size()));
  for (std::size_t field = 0; field < fields.size(); ++field) {
    const auto text = fields[field];
    const auto sound =
        is_ascii(text) ? text.size() : sound_until(text, encoding);
    if (sound < text.size()) {
      return Failure{field, failure(text, sound, encoding)};
    }
    if (encoding != Encoding::utf_8 && betrays_utf_8(text)) {
      return Failure{field, is_utf_8(encoding)};
    }
  }
  if (encoding == Encoding::utf_8) return {};
  for (std::size_t field = 0; field < fields.size(); ++field) {
    if (is_ascii(fields[field])) continue;
    texts_[field] = obole::decode(fields[field], encoding).value_or("");
    fields[field] = texts_[field];
  }
  return {};
}

std::optional<RowDecoder::Failure> RowDecoder::decode(
    std::vector<std::string_view>& fields) {
  if (std::all_of(fields.begin(), fields.end(), is_ascii)) return {};
  std::optional<Failure> first;
  for (const auto encoding : order_) {
    auto failed = decode_as(encoding, fields);
    if (!failed) {
      order_ = {encoding};
      return {};
    }
    if (!first) first = std::move(failed);
  }
  return first;
}

}  // namespace obole::bank
