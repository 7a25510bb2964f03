// What was taken away is told by the ledger: an entry over all that stands
// before it.

#include "obole/ledger/bundle_exports.hpp"

#include "laboratory.hpp"

#include "obole/ledger/entries.hpp"
#include "obole/ledger/tree.hpp"
#include "support/catch.hpp"
#include "support/world.hpp"

#include <algorithm>

using obole::Reason;
using support::reason;
using support::World;
namespace canonical = obole::canonical;
namespace ledger = obole::ledger;

namespace {

obole::Digest manifest(const char* text) { return obole::Sha256().of(text); }

struct Body {
  Body(World& world, std::int64_t seq)
      : text(ledger::find_entry(world.book(), seq)->body) {
    REQUIRE(fields.parse(text));
  }
  std::string text;
  canonical::Document fields;  // views of the text
};

}  // namespace

TEST_CASE("an export states what stood before it", "[bundle]") {
  World world;
  world.campaign("TOIT");
  const auto head = world.book().head();
  const auto seq = world.must(ledger::NewBundleExport{true, manifest("one")});
  CHECK(seq == head.size);
  const Body body(world, seq);
  const auto& named = body.fields;
  CHECK(named.boolean("names"));
  CHECK(named.integer("size") == head.size);
  CHECK(named.text("root") == obole::hex(head.root));
  CHECK(named.text("manifest") == obole::hex(manifest("one")));
  const auto nameless =
      world.must(ledger::NewBundleExport{false, manifest("two"), "AUDIT-1"});
  CHECK_FALSE(Body(world, nameless).fields.boolean("names"));
  CHECK(world.is_sound());
}

TEST_CASE("a reference is of one bundle", "[bundle]") {
  World world;
  const auto seq =
      world.must(ledger::NewBundleExport{true, manifest("one"), "AUDIT-1"});
  {
    auto entries = world.journal();
    CHECK(ledger::size_exported(entries, "AUDIT-1").value() == seq);
    CHECK_FALSE(ledger::size_exported(entries, "AUDIT-2").value());
    CHECK(reason(ledger::size_exported(entries, "")) == Reason::text_malformed);
  }
  const auto size = world.size();
  const auto again =
      world.record(ledger::NewBundleExport{true, manifest("one"), "AUDIT-1"});
  CHECK(again->already);
  CHECK(again->seq == seq);
  CHECK(reason(world.record(ledger::NewBundleExport{
            true, manifest("two"), "AUDIT-1"})) == Reason::reference_reused);
  CHECK(reason(world.record(ledger::NewBundleExport{
            false, manifest("one"), "AUDIT-1"})) == Reason::reference_reused);
  CHECK(world.size() == size);
}

TEST_CASE("an export of another root than the ledger had is found",
          "[bundle][tampering]") {
  const laboratory::Laboratory laboratory(3);
  laboratory.restore();
  const auto seq = laboratory.raw(laboratory::Which::ledger)
                       .value(
                           "SELECT min(seq) FROM entry"
                           "  WHERE kind = 'bundle.exported'");
  const auto body = canonical::Object()
                        .text("manifest", obole::hex(manifest("one")))
                        .text("root", obole::hex(manifest("another")))
                        .integer("size", std::stoll(seq))
                        .str();
  const auto as_bytes = [](std::string_view text) {
    return obole::hex(
        {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  };
  obole::Sha256 sha;
  const auto leaf = ledger::leaf_of(sha, body);
  const auto problems = laboratory.after(
      laboratory::Which::ledger,
      "UPDATE entry SET body = x'" + as_bytes(body) + "', leaf = x'" +
          as_bytes(obole::as_text(leaf)) + "' WHERE seq = " + seq);
  REQUIRE(problems);
  CHECK(std::any_of(problems->begin(), problems->end(), [](const auto& one) {
    return one.detail == "the entries before are not those that were exported";
  }));
}
