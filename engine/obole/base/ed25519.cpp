#include "obole/base/ed25519.hpp"

#include "obole/base/check.hpp"

#include <cstddef>
#include <memory>
#include <openssl/evp.h>

namespace obole {
namespace {

struct Free {
  void operator()(EVP_PKEY* key) const noexcept { EVP_PKEY_free(key); }
  void operator()(EVP_MD_CTX* context) const noexcept {
    EVP_MD_CTX_free(context);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Free>;
using Context = std::unique_ptr<EVP_MD_CTX, Free>;

Key secret(const KeySeed& seed) {
  Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(),
                                       seed.size()));
  check(key != nullptr, "libcrypto knows Ed25519");
  return key;
}

const unsigned char* raw(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

PublicKey public_key_of(const KeySeed& seed) {
  PublicKey bytes{};
  std::size_t size = bytes.size();
  const auto key = secret(seed);
  check(EVP_PKEY_get_raw_public_key(key.get(), bytes.data(), &size) == 1 &&
            size == bytes.size(),
        "a secret key has a public one");
  return bytes;
}

Signature sign(const KeySeed& seed, std::string_view message) {
  Signature signature{};
  std::size_t size = signature.size();
  const auto key = secret(seed);
  const Context context(EVP_MD_CTX_new());
  check(context != nullptr &&
            EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr,
                               key.get()) == 1 &&
            EVP_DigestSign(context.get(), signature.data(), &size, raw(message),
                           message.size()) == 1 &&
            size == signature.size(),
        "libcrypto signs");
  return signature;
}

bool is_signed(const PublicKey& key, std::string_view message,
               const Signature& signature) {
  const Key verifier(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr,
                                                 key.data(), key.size()));
  const Context context(EVP_MD_CTX_new());
  return verifier != nullptr && context != nullptr &&
         EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr,
                              verifier.get()) == 1 &&
         EVP_DigestVerify(context.get(), signature.data(), signature.size(),
                          raw(message), message.size()) == 1;
}

}  // namespace obole
