// Ed25519 signatures (RFC 8032), over OpenSSL's libcrypto.

#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace obole {

using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;
/// The 32 bytes that a secret key is made from.
using KeySeed = std::array<std::uint8_t, 32>;

PublicKey public_key_of(const KeySeed& seed);
Signature sign(const KeySeed& seed, std::string_view message);
bool is_signed(const PublicKey& key, std::string_view message,
               const Signature& signature);

}  // namespace obole
