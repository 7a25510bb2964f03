// The key that signs is handed on, and whoever trusts the old one is led to the
// new one.

#include "laboratory.hpp"

#include "obole/ledger/checkpoints.hpp"
#include "obole/ledger/entries.hpp"
#include "obole/ledger/key_rotations.hpp"
#include "obole/ledger/tree.hpp"
#include "support/catch.hpp"
#include "support/world.hpp"

#include <algorithm>
#include <tuple>

using obole::Reason;
using obole::proofs::HighWater;
using obole::proofs::KeyKind;
using obole::proofs::NoteKey;
using obole::proofs::SecretNoteKey;
using support::reason;
using support::World;
namespace canonical = obole::canonical;
namespace ledger = obole::ledger;

namespace {

struct Town : World {
  SecretNoteKey fresh() {
    return SecretNoteKey::fresh(ledger::origin_of(book()), KeyKind::ed25519);
  }
  auto sign(const SecretNoteKey& key) {
    return ledger::sign_checkpoint(book(), book().head().size, key, mark);
  }
  std::vector<NoteKey> trusted(const SecretNoteKey& key, std::int64_t size) {
    return ledger::successors(book(), key.verifier(), size);
  }
  HighWater mark{folder() / "kept"};
};

}  // namespace

TEST_CASE("a key that was handed on signs no more, its heir does",
          "[rotation]") {
  Town town;
  const auto first = town.fresh();
  const auto second = town.fresh();
  const auto third = town.fresh();
  REQUIRE(town.sign(first));
  const auto one = town.must(ledger::NewRotation{first, second.verifier()});
  CHECK(reason(town.sign(first)) == Reason::key_invalid);
  REQUIRE(town.sign(second));
  const auto other = town.must(ledger::NewRotation{second, third.verifier()});
  CHECK(reason(town.sign(second)) == Reason::key_invalid);
  const auto made = town.sign(third);
  REQUIRE(made);

  // Trust goes along, from the entry on.
  CHECK(town.trusted(first, one) == std::vector{first.verifier()});
  CHECK(town.trusted(first, one + 1) ==
        std::vector{first.verifier(), second.verifier()});
  CHECK(town.trusted(first, other + 1) ==
        std::vector{first.verifier(), second.verifier(), third.verifier()});
  CHECK(town.trusted(third, other + 1) == std::vector{third.verifier()});
  CHECK(made->note.is_signed_by(town.trusted(first, other + 1).back()));
  CHECK(town.is_sound());
}

TEST_CASE("without the ledger, its rotations lead as far", "[rotation]") {
  Town town;
  const auto first = town.fresh();
  const auto second = town.fresh();
  const auto third = town.fresh();
  const auto one = town.must(ledger::NewRotation{first, second.verifier()});
  const auto other = town.must(ledger::NewRotation{second, third.verifier()});
  const auto line = [&](std::int64_t seq) {
    return ledger::find_entry(town.book(), seq)->body + '\n';
  };
  const auto trusted = [&](const std::string& bodies, const NoteKey& key,
                           std::int64_t size) {
    return ledger::successors(bodies, key, size);
  };
  const auto all = line(other) + line(one);  // in any order
  for (const auto& key : {first, second, third})
    for (std::int64_t size = one; size <= other + 1; ++size)
      CHECK(trusted(all, key.verifier(), size).value() ==
            town.trusted(key, size));
  CHECK(trusted("", first.verifier(), 9)->size() == 1);
  CHECK(trusted(line(other), first.verifier(), 9)->size() == 1);  // a gap
  // What is no rotation is told, and where.
  auto forged = all;
  forged[forged.find("\"signature\":\"") + 20] ^= 1;
  const auto strange = SecretNoteKey::fresh("obole/other", KeyKind::ed25519);
  for (const auto& [bodies, key, at] : {std::tuple{forged, first, 1U},
                                        {all + line(0), first, 3U},
                                        {all + "{}\n", first, 3U},
                                        {line(one) + "\n", first, 2U},
                                        {line(one), strange, 1U}}) {
    const auto refusal = trusted(bodies, key.verifier(), 9);
    REQUIRE_FALSE(refusal);
    CHECK(refusal.error().reason == Reason::proof_invalid);
    CHECK(refusal.error().place.line == at);
  }
}

TEST_CASE("a key is handed on once, to one of the ledger's", "[rotation]") {
  Town town;
  const auto first = town.fresh();
  const auto second = town.fresh();
  const auto at = town.must(ledger::NewRotation{first, second.verifier()});
  const auto size = town.size();
  const auto again = town.record(ledger::NewRotation{first, second.verifier()});
  CHECK(again.value().already);
  CHECK(again.value().seq == at);
  CHECK(reason(town.record(ledger::NewRotation{
            first, town.fresh().verifier()})) == Reason::reference_reused);
  const auto strange = SecretNoteKey::fresh("obole/other", KeyKind::ed25519);
  const auto witness = SecretNoteKey::fresh(ledger::origin_of(town.book()),
                                            KeyKind::cosignature);
  for (const auto& key : {strange, witness}) {
    CHECK(reason(town.record(ledger::NewRotation{second, key.verifier()})) ==
          Reason::key_invalid);
    CHECK(reason(town.record(ledger::NewRotation{key, first.verifier()})) ==
          Reason::key_invalid);
  }
  CHECK(reason(town.record(ledger::NewRotation{second, second.verifier()})) ==
        Reason::key_invalid);
  CHECK(town.size() == size);
}

TEST_CASE("an entry that hands on another ledger's key is found",
          "[rotation][tampering]") {
  const laboratory::Laboratory laboratory(3);
  laboratory.restore();
  const auto seq = laboratory.raw(laboratory::Which::ledger)
                       .value(
                           "SELECT min(seq) FROM entry"
                           "  WHERE kind = 'key.rotated'");
  const auto key = SecretNoteKey::fresh("obole/other", KeyKind::ed25519);
  const auto next = SecretNoteKey::fresh("obole/other", KeyKind::ed25519);
  obole::proofs::Note note{"obole key rotation\nobole/other\n" + seq + '\n' +
                               next.verifier().text() + '\n',
                           {}};
  note.sign(key);
  const auto bytes = note.bytes();
  const auto from = bytes.rfind(' ') + 1;
  const auto body =
      canonical::Object()
          .text("new", next.verifier().text())
          .text("old", key.verifier().text())
          .text("signature", bytes.substr(from, bytes.size() - from - 1))
          .str();
  canonical::Document document;
  REQUIRE(document.parse(body));
  REQUIRE_FALSE(ledger::wrong_rotation(document, std::stoll(seq)));

  obole::Sha256 sha;
  const auto leaf = ledger::leaf_of(sha, body);
  const auto as_bytes = [](std::string_view text) {
    return obole::hex(
        {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  };
  const auto problems = laboratory.after(
      laboratory::Which::ledger,
      "UPDATE entry SET body = x'" + as_bytes(body) + "', leaf = x'" +
          as_bytes(obole::as_text(leaf)) + "' WHERE seq = " + seq);
  REQUIRE(problems);
  CHECK(std::any_of(problems->begin(), problems->end(), [](const auto& one) {
    return one.detail == "it hands on the key of another ledger";
  }));
}

TEST_CASE("of what hands a key on, every byte counts", "[rotation]") {
  Town town;
  const auto first = town.fresh();
  const auto second = town.fresh();
  const auto seq = town.must(ledger::NewRotation{first, second.verifier()});
  const auto entry = ledger::find_entry(town.book(), seq);
  REQUIRE(entry);
  canonical::Document body;
  REQUIRE(body.parse(entry->body));
  REQUIRE_FALSE(ledger::wrong_rotation(body, seq));
  CHECK(ledger::wrong_rotation(body, seq + 1));

  int tried = 0;
  for (const auto* const key : {"old", "new", "signature"}) {
    auto text = body.text(key);
    for (std::size_t at = 0; at < text.size(); ++at) {
      const auto before = text[at];
      text[at] = before == 'A' ? 'B' : 'A';
      canonical::Object forged;
      for (const auto* const each : {"new", "old", "signature"})
        forged.text(each,
                    each == std::string_view(key) ? text : body.text(each));
      const auto bytes = forged.str();
      canonical::Document document;
      REQUIRE(document.parse(bytes));
      CAPTURE(key, at);
      CHECK(ledger::wrong_rotation(document, seq));
      text[at] = before;
      ++tried;
    }
  }
  CHECK(tried > 250);
}
