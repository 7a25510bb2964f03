// Notes, keys and checkpoints, read and written as others write them.

#include "proofs/vectors.hpp"

#include "obole/proofs/checkpoint.hpp"
#include "support/catch.hpp"

using obole::Reason;
using obole::proofs::Checkpoint;
using obole::proofs::cosign;
using obole::proofs::cosigned_at;
using obole::proofs::KeyKind;
using obole::proofs::Note;
using obole::proofs::NoteKey;
using obole::proofs::SecretNoteKey;
using obole::proofs::SignedCheckpoint;
using support::reason;

TEST_CASE("a checkpoint that another program signed is read", "[proofs]") {
  const auto key = NoteKey::parse(vectors::file("vkey")).value();
  CHECK(key.name == "ledger.example/ville-2026");
  CHECK(key.text() + '\n' == vectors::file("vkey"));
  const auto bytes = vectors::file("checkpoint.8");
  const auto read = SignedCheckpoint::parse(bytes).value();
  CHECK(read.checkpoint.size == 8);
  CHECK(read.note.bytes() == bytes);
  CHECK(read.note.is_signed_by(key));
}

// The seed of the prototype's test key is 0, 1, 2, ... 31.
TEST_CASE("the same key signs the same bytes", "[proofs]") {
  SecretNoteKey key{"ledger.example/ville-2026", KeyKind::ed25519, {}};
  for (std::uint8_t at = 0; at < 32; ++at)
    key.seed.at(at) = at;
  const auto known = SignedCheckpoint::parse(vectors::file("checkpoint.5"));
  Note note{known->note.text, {}};
  note.sign(key);
  CHECK(note.bytes() == vectors::file("checkpoint.5"));
  CHECK(SecretNoteKey::parse(key.text()).value().seed == key.seed);
}

// golang.org/x/mod/sumdb/note, its documentation's example.
TEST_CASE("Go's own example is read, and signed alike", "[proofs]") {
  const auto key = SecretNoteKey::parse(
      "PRIVATE+KEY+PeterNeumann+c74f20a3+"
      "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
  CHECK(key->verifier().text() ==
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
  Note note{
      "If you think cryptography is the answer to your problem,\n"
      "then you don't know what your problem is.\n",
      {}};
  note.sign(*key);
  CHECK(note.bytes() ==
        note.text +
            "\n\xe2\x80\x94 PeterNeumann "
            "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKv"
            "qfqdngotpRZb6KE6RyyBwJnAM=\n");
}

TEST_CASE("what is no note, key or checkpoint is refused", "[proofs]") {
  const auto good = vectors::file("checkpoint.8");
  for (const std::string& bytes :
       {std::string(), std::string("\n"), good.substr(0, good.size() - 1),
        good + "x", good + "\n", "\n" + good.substr(good.find("\n\n")),
        good.substr(0, good.find("\n\n") + 2), good + "\xff\n"})
    CHECK(reason(SignedCheckpoint::parse(bytes)) == Reason::proof_invalid);
  // C2SP signed-note: no control characters but the end of a line.
  SecretNoteKey key_of_all{"all.example", KeyKind::ed25519, {}};
  for (int c = 0; c < ' '; ++c) {
    CAPTURE(c);
    Note note{std::string("a") + static_cast<char>(c) + "b\n", {}};
    note.sign(key_of_all);
    CHECK(Note::parse(note.bytes()).has_value() == (c == '\n'));
  }
  for (const char* const text :
       {"", "a\n", "a\n1\n", "a\n01\nAAAA\n", "a\n-1\nAAAA\n",
        "a\n1\nUu2d198FgX4zIX+c2uyl8eASzKfS8uR9jywV7smdzN0=\nmore\n",
        "a\n99999999999999999999\n"
        "Uu2d198FgX4zIX+c2uyl8eASzKfS8uR9jywV7smdzN0=\n",
        "\n1\nUu2d198FgX4zIX+c2uyl8eASzKfS8uR9jywV7smdzN0=\n"})
    CHECK(reason(Checkpoint::parse(text)) == Reason::proof_invalid);
  const auto key = vectors::file("vkey");
  for (const std::string& text : {std::string(), key.substr(1), key + key,
                                  key.substr(0, key.size() - 3), "a b" + key})
    CHECK(reason(NoteKey::parse(text)) == Reason::key_invalid);
  CHECK(reason(SecretNoteKey::parse(key)) == Reason::key_invalid);
}

TEST_CASE("a witness signs a time with the checkpoint", "[proofs]") {
  auto note = SignedCheckpoint::parse(vectors::file("checkpoint.8"))->note;
  const auto key = SecretNoteKey::fresh("treasury", KeyKind::cosignature);
  cosign(note, key, 1'792'000'000);
  const auto again = SignedCheckpoint::parse(note.bytes()).value();
  CHECK(cosigned_at(again.note, key.verifier()) == 1'792'000'000);
  CHECK(
      cosigned_at(
          again.note,
          SecretNoteKey::fresh("treasury", KeyKind::cosignature).verifier()) ==
      std::nullopt);
  // The ledger's own signature still stands.
  CHECK(again.note.is_signed_by(NoteKey::parse(vectors::file("vkey")).value()));
}
