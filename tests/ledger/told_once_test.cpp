// What is told of one change, and how often.

#include "laboratory.hpp"

#include "obole/ledger/tree.hpp"
#include "support/catch.hpp"

#include <algorithm>

using laboratory::Laboratory;
using laboratory::Problems;
using laboratory::Which;

namespace {

std::string as_blob(std::string_view bytes) {
  return "x'" +
         obole::hex({reinterpret_cast<const std::uint8_t*>(bytes.data()),
                     bytes.size()}) +
         '\'';
}

struct Entry {
  std::int64_t seq;
  std::string body;
};

Entry first_of(const Laboratory& laboratory, const std::string& kind) {
  laboratory.restore();
  const auto row = laboratory.raw(Which::ledger)
                       .rows(
                           "SELECT seq, CAST(body AS TEXT) FROM entry WHERE "
                           "kind = '" +
                           kind + "' ORDER BY seq LIMIT 1")
                       .at(0);
  return {std::stoll(row[0]), row[1]};
}

// What is told once the entry has another body, with its right hash.
Problems forged(const Laboratory& laboratory, std::int64_t seq,
                const std::string& body) {
  obole::Sha256 sha;
  const auto leaf = obole::ledger::leaf_of(sha, body);
  return laboratory
      .after(Which::ledger, "UPDATE entry SET body = " + as_blob(body) +
                                ", leaf = " + as_blob(obole::as_text(leaf)) +
                                " WHERE seq = " + std::to_string(seq))
      .value();
}

std::ptrdiff_t count(const Problems& problems, std::int64_t seq,
                     const std::string& what, const std::string& detail) {
  return std::count_if(problems.begin(), problems.end(), [&](const auto& one) {
    return one.seq == seq && one.what == what && one.detail == detail;
  });
}

std::string with(std::string body, const std::string& from,
                 const std::string& to) {
  const auto at = body.find(from);
  REQUIRE(at != std::string::npos);
  return body.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("an entry's row taken away is told once, wherever it stood",
          "[tampering][once]") {
  const Laboratory laboratory(3);
  for (const auto* const table :
       {"tier", "consent", "partner", "policy", "signatory", "waiver"}) {
    for (const auto* const row : {"min", "max"}) {
      CAPTURE(table, row);
      const auto problems =
          laboratory.after(Which::ledger, std::string("DELETE FROM ") + table +
                                              " WHERE rowid = (SELECT " + row +
                                              "(rowid) FROM " + table + ")");
      REQUIRE(problems);
      for (const auto& one : *problems)
        UNSCOPED_INFO(one.what << ": " << one.detail);
      REQUIRE(problems->size() == 1);
      CHECK(problems->front().what == table);
      CHECK(problems->front().detail == "the entry’s row is missing");
    }
  }
}

TEST_CASE("a table that cannot be read is told, beside its words",
          "[tampering][once]") {
  const Laboratory laboratory(3);
  for (const auto* const table : {"policy", "tier", "head"}) {
    CAPTURE(table);
    laboratory.restore();
    laboratory.raw(Which::ledger)
        .run(std::string("PRAGMA foreign_keys = OFF; DROP TABLE ") + table);
    const auto problems = laboratory.problems();
    REQUIRE_FALSE(problems.empty());
    CHECK(problems.back().what == "file");
    CHECK(problems.back().detail.find(table) != std::string::npos);
  }
}

TEST_CASE("a text that was erased and is there again is told once",
          "[tampering][once]") {
  const Laboratory laboratory(3);
  laboratory.restore();
  const auto note =
      laboratory.raw(Which::ledger)
          .value("SELECT item FROM erased WHERE kind = 'note' LIMIT 1");
  const auto problems = laboratory.after(
      Which::people, "INSERT INTO note (seq, salt, body) VALUES (" + note +
                         ", " + as_blob(std::string(32, '\0')) +
                         R"(, '{"reason":"x"}'))");
  REQUIRE(problems);
  REQUIRE(problems->size() == 1);
  CHECK(problems->front().seq == std::stoll(note));
  CHECK(problems->front().detail.starts_with("the text was erased"));
}

TEST_CASE("a salt of another length is told, and breaks nothing",
          "[tampering][once]") {
  const Laboratory laboratory(3);
  for (const auto* const salt : {"x''", "zeroblob(31)", "zeroblob(33)"}) {
    CAPTURE(salt);
    std::optional<Problems> problems;
    CHECK_NOTHROW(problems = laboratory.after(
                      Which::people, std::string("UPDATE note SET salt = ") +
                                         salt +
                                         " WHERE seq = (SELECT min(seq) FROM "
                                         "note)"));
    REQUIRE(problems);
    REQUIRE(problems->size() == 1);
    CHECK(problems->front().detail ==
          "the text is not the one that the entry commits to");
  }
}

TEST_CASE("a body that cannot be read is told once, not by its columns",
          "[forged][once]") {
  const Laboratory laboratory(3);
  const auto entry = first_of(laboratory, "policy.set");
  const auto problems = forged(laboratory, entry.seq, entry.body + ' ');
  CHECK(count(problems, entry.seq, "entry.body",
              "the body is not canonical JSON") == 1);
  CHECK(std::count_if(problems.begin(), problems.end(), [&](const auto& one) {
          return one.seq == entry.seq && one.what.starts_with("entry.");
        }) == 1);
}

TEST_CASE("an acknowledgement with its right hash of another ledger is told",
          "[forged][once]") {
  const Laboratory laboratory(3);
  const auto entry = first_of(laboratory, "restore.acknowledged");
  const auto at = entry.body.find("obole/") + 6;
  auto body = entry.body;
  body.replace(at, 32, std::string(32, '0'));
  const auto problems = forged(laboratory, entry.seq, body);
  CHECK(count(problems, entry.seq, "entry.body",
              "it acknowledges the loss of another ledger") == 1);
}

TEST_CASE("numbers of lines at the bounds of what they can be are told",
          "[forged][once]") {
  const Laboratory laboratory(3);
  const auto entry = first_of(laboratory, "lines.recorded");
  const auto told = [&](const std::string& first) {
    return count(
        forged(laboratory, entry.seq,
               with(entry.body, R"("first":1)", R"("first":")" + first + '"')),
        entry.seq, "line_text",
        "the text that the entry commits to is missing");
  };
  // A number that no line can have is not looked for.
  CHECK(told("-1") == 0);
  CHECK(told("0") > 0);
  CHECK(told("9007199254740992") > 0);
  CHECK(told("9007199254740993") == 0);
}

TEST_CASE("a close of what was posted before verifies", "[tampering][once]") {
  support::World world;
  world.must(support::World::terms("TOIT"));
  world.must(support::World::gift("TOIT", world.donor("A"), 1234));
  world.must(
      obole::ledger::PeriodClose{obole::parse_date("2026-03-31").value()});
  auto later = support::World::gift("TOIT", world.donor("B"), 5);
  later.date = obole::parse_date("2026-04-01").value();
  world.must(later);
  CHECK(world.verified(true).problems.empty());
}
