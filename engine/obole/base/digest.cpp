#include "obole/base/digest.hpp"

#include "obole/base/check.hpp"

#include <algorithm>
#include <openssl/evp.h>
#include <openssl/rand.h>

namespace obole {

struct Sha256::Context {
  EVP_MD_CTX* state = EVP_MD_CTX_new();
  EVP_MD* algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);

  Context() {
    check(state != nullptr && algorithm != nullptr, "OpenSSL offers SHA-256");
    check(EVP_DigestInit_ex2(state, algorithm, nullptr) == 1,
          "a digest can be started");
  }
  ~Context() {
    EVP_MD_CTX_free(state);
    EVP_MD_free(algorithm);
  }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

Sha256& Sha256::update(std::string_view bytes) {
  check(EVP_DigestUpdate(context_->state, bytes.data(), bytes.size()) == 1,
        "a digest can be continued");
  return *this;
}

Sha256& Sha256::update(std::span<const std::uint8_t> bytes) {
  return update(as_text(bytes));
}

Digest Sha256::finish() {
  Digest digest{};
  check(EVP_DigestFinal_ex(context_->state, digest.data(), nullptr) == 1,
        "a digest can be finished");
  check(EVP_DigestInit_ex2(context_->state, nullptr, nullptr) == 1,
        "a digest can be started again");
  return digest;
}

Digest keyed_digest(std::span<const std::uint8_t> key,
                    std::string_view message) {
  constexpr std::size_t block = 64;
  check(key.size() <= block, "the key fits one block");
  std::array<std::uint8_t, block> inner{};
  std::array<std::uint8_t, block> outer{};
  std::copy(key.begin(), key.end(), inner.begin());
  std::copy(key.begin(), key.end(), outer.begin());
  for (auto& byte : inner)
    byte ^= std::uint8_t{0x36};
  for (auto& byte : outer)
    byte ^= std::uint8_t{0x5c};

  thread_local Sha256 sha;
  const auto first = sha.update(inner).update(message).finish();
  return sha.update(outer).update(first).finish();
}

void fill_random(std::span<std::uint8_t> bytes) {
  // The generator costs a microsecond a call whatever the length: serve small
  // requests from a pool.
  thread_local std::array<std::uint8_t, 4096> pool{};
  thread_local std::size_t used = pool.size();
  if (bytes.size() > pool.size() / 4) {
    check(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1,
          "the system gives random bytes");
    return;
  }
  if (used + bytes.size() > pool.size()) {
    check(RAND_bytes(pool.data(), static_cast<int>(pool.size())) == 1,
          "the system gives random bytes");
    used = 0;
  }
  std::copy_n(pool.begin() + static_cast<std::ptrdiff_t>(used), bytes.size(),
              bytes.begin());
  std::fill_n(pool.begin() + static_cast<std::ptrdiff_t>(used), bytes.size(),
              std::uint8_t{0});
  used += bytes.size();
}

std::string hex(std::span<const std::uint8_t> bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const auto byte : bytes) {
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

std::optional<std::string> bytes_of_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  const auto value = [](char digit) -> int {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    return -1;
  };
  std::string bytes;
  bytes.reserve(text.size() / 2);
  for (std::size_t at = 0; at < text.size(); at += 2) {
    const int high = value(text[at]);
    const int low = value(text[at + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes += static_cast<char>(high * 16 + low);
  }
  return bytes;
}

}  // namespace obole
