// SHA-256 and HMAC agree with the published vectors (FIPS 180-4, RFC 4231).

#include "obole/base/digest.hpp"

#include "support/catch.hpp"
#include "support/properties.hpp"

using obole::hex;

TEST_CASE("SHA-256 gives the standard's digests, one after the other",
          "[digest]") {
  obole::Sha256 sha;

  CHECK(hex(sha.of("abc")) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex(sha.of("")) ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex(sha.update("a").update("bc").finish()) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("HMAC-SHA-256 gives RFC 4231's second case", "[digest]") {
  const std::string key = "Jefe";
  const std::span bytes(reinterpret_cast<const std::uint8_t*>(key.data()),
                        key.size());

  CHECK(hex(obole::keyed_digest(bytes, "what do ya want for nothing?")) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST_CASE("hexadecimal and bytes are inverses", "[digest]") {
  support::holds("bytes_of_hex(hex(x)) == x",
                 [](const std::vector<std::uint8_t>& bytes) {
                   const auto back = obole::bytes_of_hex(hex(bytes));
                   RC_ASSERT(back.has_value());
                   RC_ASSERT(*back == obole::as_text(bytes));
                 });
  CHECK_FALSE(obole::bytes_of_hex("abc"));
  CHECK_FALSE(obole::bytes_of_hex("AB"));
  CHECK_FALSE(obole::bytes_of_hex("zz"));
}
