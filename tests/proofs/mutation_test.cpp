// No byte of a proof can be changed, left out or added.

#include "proofs/vectors.hpp"

#include "obole/proofs/tree_proof.hpp"
#include "support/catch.hpp"

#include <vector>

using obole::Digest;
using namespace obole::proofs;  // NOLINT(google-build-using-namespace)

namespace {

struct Known {
  NoteKey key;
  Digest leaf;
  Digest old_root;
};

// What an auditor checks: the key's signature, and the proof.
bool is_accepted(const std::string& bytes, const Known& known) {
  const auto read = parse_proof(bytes);
  if (!read) return false;
  if (const auto* const one = std::get_if<InclusionProof>(&*read))
    return one->index == 1 && one->head.note.is_signed_by(known.key) &&
           one->holds_for(known.leaf);
  const auto& other = std::get<ConsistencyProof>(*read);
  return other.old == 5 && other.head.note.is_signed_by(known.key) &&
         other.holds_for(known.old_root);
}

}  // namespace

TEST_CASE("a proof of which any byte is changed is refused", "[proofs]") {
  const Known known{
      NoteKey::parse(vectors::file("vkey")).value(), vectors::leaves().at(1),
      SignedCheckpoint::parse(vectors::file("checkpoint.5"))->checkpoint.root};
  for (const char* const name : {"P-1.tlog-proof", "consistency.5-8"}) {
    const auto good = vectors::file(name);
    REQUIRE(is_accepted(good, known));
    for (std::size_t at = 0; at < good.size(); ++at) {
      CAPTURE(name, at);
      for (int bit = 0; bit < 8; ++bit) {
        auto bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 1 << bit);
        if (is_accepted(bad, known)) FAIL("bit " << bit << " has no meaning");
      }
      auto less = good;
      less.erase(at, 1);
      CHECK_FALSE(is_accepted(less, known));
      auto more = good;
      more.insert(at, 1, good[at]);
      CHECK_FALSE(is_accepted(more, known));
      CHECK_FALSE(is_accepted(good.substr(0, at), known));
    }
    CHECK_FALSE(is_accepted(good + "\n", known));
    CHECK_FALSE(is_accepted(good + good, known));
  }
}
