// SHA-256, random bytes and hexadecimal text, over OpenSSL's libcrypto.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace obole {

/// The 32 bytes of a SHA-256.
using Digest = std::array<std::uint8_t, 32>;

/// A SHA-256 computed piece by piece.  One object serves any number of digests,
/// one after the other: the context is fetched once and reused, which is twice
/// as fast as OpenSSL's one-shot function on short inputs.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  Sha256& update(std::string_view bytes);
  Sha256& update(std::span<const std::uint8_t> bytes);

  /// The digest of what was given since the last call; starts anew.
  Digest finish();

  /// The digest of `bytes` alone.
  Digest of(std::string_view bytes) { return update(bytes).finish(); }

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

/// HMAC-SHA-256 (RFC 2104) of `message` under `key`, which has at most 64
/// bytes.
Digest keyed_digest(std::span<const std::uint8_t> key,
                    std::string_view message);

/// Fills `bytes` from the system's cryptographic generator.
void fill_random(std::span<std::uint8_t> bytes);

/// Lower-case hexadecimal.
std::string hex(std::span<const std::uint8_t> bytes);

/// The bytes of lower-case hexadecimal text, or nothing if it is not that.
std::optional<std::string> bytes_of_hex(std::string_view text);

/// The bytes of `digest` as text holds them, for binding and comparing.
inline std::string_view as_text(std::span<const std::uint8_t> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace obole
