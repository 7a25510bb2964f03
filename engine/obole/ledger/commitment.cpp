#include "obole/ledger/commitment.hpp"

#include "obole/base/check.hpp"

#include <algorithm>

namespace obole::ledger {

Salt fresh_salt() {
  Salt salt{};
  fill_random(salt);
  return salt;
}

Digest commitment_of(Sha256& sha, std::string_view tag, std::string_view salt,
                     std::string_view text) {
  check(salt.size() == Salt{}.size(), "a salt has 32 bytes");
  constexpr std::string_view zero("\x00", 1);
  return sha.update(tag).update(zero).update(salt).update(text).finish();
}

Likeness likeness_of(std::string_view secret, std::string_view tag,
                     std::string_view text) {
  std::string message;
  message.reserve(tag.size() + text.size() + 1);
  message.append(tag).append(1, '\0').append(text);
  const std::span key(reinterpret_cast<const std::uint8_t*>(secret.data()),
                      secret.size());
  const auto digest = keyed_digest(key, message);
  Likeness likeness{};
  std::copy_n(digest.begin(), likeness.size(), likeness.begin());
  return likeness;
}

}  // namespace obole::ledger
