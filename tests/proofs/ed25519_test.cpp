// Base64 and Ed25519 against the vectors of their standards.

#include "obole/base/ed25519.hpp"

#include "obole/base/base64.hpp"
#include "obole/base/digest.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <string>

namespace {

template <std::size_t size>
std::array<std::uint8_t, size> raw(const std::string& text) {
  const auto bytes = obole::bytes_of_hex(text).value();
  std::array<std::uint8_t, size> array{};
  REQUIRE(bytes.size() == size);
  std::copy(bytes.begin(), bytes.end(), array.begin());
  return array;
}

std::string base64_of(const std::string& bytes) {
  return obole::base64(
      {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

}  // namespace

// RFC 4648, section 10.
TEST_CASE("base64 is that of RFC 4648", "[proofs]") {
  const std::pair<const char*, const char*> known[] = {{"", ""},
                                                       {"f", "Zg=="},
                                                       {"fo", "Zm8="},
                                                       {"foo", "Zm9v"},
                                                       {"foob", "Zm9vYg=="},
                                                       {"fooba", "Zm9vYmE="},
                                                       {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, text] : known) {
    CHECK(base64_of(bytes) == text);
    CHECK(obole::bytes_of_base64(text) == bytes);
  }
}

TEST_CASE("base64 is read in one spelling only", "[proofs]") {
  for (const char* const text : {"Zg", "Zg=", "Zh==", "Zm9=", "Zm9v=", "Zm 9v",
                                 "Zm9v\n", "Zm-v", "====", "Z", "Zg==Zg=="})
    CHECK(obole::bytes_of_base64(text) == std::nullopt);
}

// RFC 8032, section 7.1, tests 1 to 3.
TEST_CASE("Ed25519 is that of RFC 8032", "[proofs]") {
  struct Vector {
    const char* seed;
    const char* key;
    const char* message;
    const char* signature;
  };
  const Vector known[] = {
      {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
       "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
       "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821"
       "590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"},
      {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
       "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
       "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e"
       "43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"},
      {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
       "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
       "af82",
       "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b5"
       "38d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"}};
  for (const auto& one : known) {
    const auto seed = raw<32>(one.seed);
    const auto message = obole::bytes_of_hex(one.message).value();
    CHECK(obole::public_key_of(seed) == raw<32>(one.key));
    const auto signature = obole::sign(seed, message);
    CHECK(signature == raw<64>(one.signature));
    CHECK(obole::is_signed(raw<32>(one.key), message, signature));
    CHECK_FALSE(obole::is_signed(raw<32>(one.key), message + "x", signature));
  }
}
