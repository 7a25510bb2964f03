// References in free text: compared as whole tokens, never as substrings.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace obole::reconcile {

/// The tokens of a text that can be a reference: longest runs of the letters
/// A-Z and a-z, digits and `- _ / .`, without punctuation at either end, of six
/// characters or more, or eight if they are digits alone (shorter numbers are
/// dates, postcodes and amounts).
class Tokens {
 public:
  explicit Tokens(std::string_view text) : rest_(text) {}

  std::optional<std::string_view> next();

 private:
  std::string_view rest_;
};

/// Whether `reference` is a token itself; others are found in no text.
bool can_be_quoted(std::string_view reference);

/// Whether `reference` is one of the tokens of `text`, case apart.
bool quotes(std::string_view text, std::string_view reference);

/// Whether two references are the same, case and spaces apart; an empty one is
/// never equal to anything.
bool same_reference(std::string_view one, std::string_view other);

/// A hash that is equal for the same references.
std::uint64_t reference_hash(std::string_view reference);

/// A hash of exactly these bytes.
std::uint64_t hash_of(std::string_view bytes);

/// A hash of a hash and another, or an amount: for one `hash`, different for
/// every `other`.
std::uint64_t mixed(std::uint64_t hash, std::uint64_t other);
inline std::uint64_t mixed(std::uint64_t hash, std::int64_t amount) {
  return mixed(hash, static_cast<std::uint64_t>(amount));
}

/// A hash that no two amounts share.
inline std::uint64_t amount_key(std::int64_t amount) {
  return mixed(0, amount);
}

}  // namespace obole::reconcile
