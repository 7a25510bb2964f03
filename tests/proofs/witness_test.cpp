// A witness never signs two histories, even when they come at once.

#include "obole/proofs/witness.hpp"

#include "support/catch.hpp"
#include "support/scratch.hpp"

#include <atomic>
#include <string>
#include <thread>

using namespace obole::proofs;  // NOLINT(google-build-using-namespace)
using obole::Reason;
using support::reason;

namespace {

// A checkpoint of `size` entries, whatever they are.
std::string checkpoint(const SecretNoteKey& key, std::int64_t size,
                       std::uint8_t root) {
  Checkpoint made{key.name, size, {}};
  made.root.fill(root);
  Note note{made.text(), {}};
  note.sign(key);
  return note.bytes();
}

}  // namespace

TEST_CASE("of two histories that come at once, a witness signs one",
          "[proofs]") {
  const support::ScratchFolder folder;
  const auto ledger = SecretNoteKey::fresh("obole/town", KeyKind::ed25519);
  const auto key = SecretNoteKey::fresh("treasury", KeyKind::cosignature);
  for (int round = 0; round < 60; ++round) {
    const Witness witness(folder / ("seen-" + std::to_string(round)), key);
    std::atomic<int> ready = 0;
    std::atomic<int> signed_by = 0;
    const auto cosign = [&](std::uint8_t root) {
      const auto bytes = checkpoint(ledger, 5, root);
      ++ready;
      while (ready < 2)
        std::this_thread::yield();
      if (witness.cosign(bytes, ledger.verifier(), 1'792'000'000)) ++signed_by;
    };
    std::thread one(cosign, std::uint8_t{1});
    std::thread other(cosign, std::uint8_t{2});
    one.join();
    other.join();
    CAPTURE(round);
    REQUIRE(signed_by == 1);
  }
}

TEST_CASE("a witness goes forwards, with a proof", "[proofs]") {
  const support::ScratchFolder folder;
  const auto ledger = SecretNoteKey::fresh("obole/town", KeyKind::ed25519);
  const auto key = SecretNoteKey::fresh("treasury", KeyKind::cosignature);
  const Witness witness(folder / "seen", key);
  const auto says = [&](std::int64_t size, std::uint8_t root) {
    return reason(witness.cosign(checkpoint(ledger, size, root),
                                 ledger.verifier(), 1'792'000'000));
  };
  CHECK(says(5, 1) == std::nullopt);
  CHECK(says(5, 1) == std::nullopt);  // the same again
  CHECK(says(5, 2) == Reason::ledger_altered);
  CHECK(says(4, 1) == Reason::not_permitted);
  CHECK(says(6, 1) == Reason::proof_invalid);
  const auto stranger = SecretNoteKey::fresh("obole/town", KeyKind::ed25519);
  CHECK(reason(witness.cosign(checkpoint(stranger, 7, 1), std::nullopt, 0)) ==
        Reason::proof_invalid);
}
