#include "fuzz/target.hpp"

#include "obole/proofs/tree_proof.hpp"

#include <variant>

using namespace obole::proofs;  // NOLINT(google-build-using-namespace)

// What is read is written again as the same bytes.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  if (const auto proof = parse_proof(text))
    std::visit(
        [&](const auto& one) {
          fuzz::promise(one.bytes() == text, "a proof has one spelling");
        },
        *proof);
  if (const auto checkpoint = SignedCheckpoint::parse(text))
    fuzz::promise(checkpoint->note.bytes() == text, "a note has one spelling");
  if (const auto key = NoteKey::parse(text))
    fuzz::promise(key->text() == text || key->text() + '\n' == text,
                  "a key has one spelling");
  (void)SecretNoteKey::parse(text);
  return 0;
}
