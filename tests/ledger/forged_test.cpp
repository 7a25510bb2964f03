// Entries forged with their hashes: whatever a body says, verifying it tells
// what is wrong and never crashes.

#include "laboratory.hpp"

#include "obole/ledger/tree.hpp"
#include "support/catch.hpp"

#include <algorithm>

using laboratory::Laboratory;
using laboratory::Which;

namespace {

constexpr const char* least = "-9223372036854775808";
constexpr const char* largest = "9223372036854775807";

std::string as_blob(std::string_view bytes) {
  return "x'" +
         obole::hex({reinterpret_cast<const std::uint8_t*>(bytes.data()),
                     bytes.size()}) +
         '\'';
}

// Puts `body` with its right hash in the place of the first entry of a kind,
// which it becomes.
std::string forgery(const std::string& kind, const std::string& body) {
  obole::Sha256 sha;
  const auto leaf = obole::ledger::leaf_of(sha, body);
  return "UPDATE entry SET body = " + as_blob(body) +
         ", leaf = " + as_blob(obole::as_text(leaf)) +
         " WHERE seq = (SELECT min(seq) FROM entry WHERE kind = '" + kind +
         "')";
}

std::string postings(const std::string& first, const std::string& second) {
  return R"("postings":[["Assets:Cash","EUR",")" + first +
         R"("],["Income:Gifts:TOIT","EUR",")" + second + R"("]])";
}

struct Forged {
  std::string kind;
  std::string body;
};

}  // namespace

TEST_CASE("a forged body is told, whatever it says", "[forged]") {
  const Laboratory laboratory(3);
  const std::string donation =
      R"(,"campaign":"TOIT","donor":"D0000000000","method":"card",)";
  const std::vector<Forged> forgeries = {
      {"donation.received", "{}"},
      {"donation.received", "not a body"},
      {"donation.received", std::string("{\"a\":\"\xff\"}")},
      // Numbers at the end of what numbers can be.
      {"donation.received", R"({"amount":")" + std::string(largest) + '"' +
                                donation + postings(largest, least) + '}'},
      {"donation.received",
       R"({"amount":")" + std::string(largest) + '"' + donation +
           R"("postings":[["Assets:Cash","EUR","9223372036854775807"],)"
           R"(["Assets:Cash","EUR","9223372036854775807"]]})"},
      {"donation.received", R"({"amount":")" + std::string(least) + '"' +
                                donation + postings(least, least) + '}'},
      {"fee.charged", R"({"amount":")" + std::string(largest) +
                          R"(","campaign":"TOIT","item":)" +
                          R"(9007199254740991,"platform":"X"})"},
      {"pledge.cancelled", R"({"amount":")" + std::string(least) +
                               R"(","campaign":"TOIT","pledge":1})"},
      {"pledge.made", R"({"amount":")" + std::string(largest) +
                          R"(","campaign":"TOIT","donor":"D0000000000"})"},
      {"donation.refunded", R"({"amount":")" + std::string(largest) +
                                R"(","campaign":"TOIT","donation":1,)" +
                                R"("method":"card"})"},
      // Fields of another type than they should have.
      {"donation.received", R"({"amount":[],"campaign":{},"donor":true,)"
                            R"("effective":7,"key":[],"kind":1,)"
                            R"("postings":"x"})"},
      {"donation.received", R"({"postings":[1,"x",{},[],["a"]]})"},
      {"donation.received", R"({"postings":[["a","b","c"]]})"},
      {"donation.received", R"({"postings":[[1,2,3],[{},[],true]]})"},
      {"donor.registered", R"({"donor":"x","donor_kind":"","person":[]})"},
      {"campaign.opened", R"({"campaign":"X","closes":"2026-02-30",)"
                          R"("goal":"","opens":1})"},
      {"lines.recorded", R"({"account":")" + std::string(support::town_iban) +
                             R"(","first":")" + largest +
                             R"(","lines":[["2026-03-10","","1","00","00"],)" +
                             R"(["2026-03-10","","1","00","00"]]})"},
      {"lines.recorded", R"({"account":"none","first":1,"lines":[[],"x",7]})"},
      {"lines.recorded", R"({"first":1,"lines":{"a":[1,2,3,4,5]}})"},
      {"lines.recorded", R"({"first":1,"lines":[{"a":1,"b":2,"c":3,"d":4,)"
                         R"("e":5}]})"},
      {"lines.recorded", R"({"account":")" + std::string(support::town_iban) +
                             R"(","first":1,"itemises":)" + largest +
                             R"(,"lines":[]})"},
      {"lines.recorded", R"({"account":")" + std::string(support::town_iban) +
                             R"(","first":1,"itemises":"x","lines":[]})"},
      {"lines.matched", R"({"campaigns":[["TOIT",")" + std::string(least) +
                            R"("],["NONE","1"],[]],"covers":["x",[],1],)" +
                            R"("matches":[[],["a","b","c","d"],7]})"},
      {"lines.unmatched", R"({"line":[]})"},
      {"statement.imported", R"({"account":"x","closing":[],"lines":"x"})"},
      {"movements.reported", R"({"first":")" + std::string(largest) +
                                 R"(","movements":[["a","capture",)" +
                                 R"("2026-03-10","1","0","","",""]]})"},
      {"movements.reported", R"({"first":1,"movements":[["","theft","x","y",)"
                             R"(1,[],{},true]],"platform":"HELLOASSO"})"},
      {"movements.completed", R"({"movements":[["x",1,2,3],[],7]})"},
      {"payout.reported", R"({"digest":[],"ends":"","first":"x"})"},
      {"donations.imported", R"({"digest":1,"first":"","rows":{}})"},
      {"ledger.opened", R"({"secret":7})"},
      {"period.closed", R"({"through":"9999-99-99"})"},
      {"bundle.exported", R"({"manifest":"x","root":[],"size":"x"})"},
      {"key.rotated", R"({"new":"x","old":"x","signature":"x"})"},
      {"restore.acknowledged", R"({"root":[],"size":"x"})"},
      {"tier.opened", R"({"campaign":"TOIT","tier":[]})"},
      {"project.opened", R"({"programme":"NONE","project":"\"\\"})"},
  };
  for (const auto& [kind, body] : forgeries) {
    CAPTURE(kind, body);
    std::optional<laboratory::Problems> problems;
    CHECK_NOTHROW(problems =
                      laboratory.after(Which::ledger, forgery(kind, body)));
    if (problems) CHECK_FALSE(problems->empty());
  }
}

namespace {

// The value of a key of a body, as it stands there.
std::string value_in(const std::string& body, const std::string& key) {
  const auto at = body.find('"' + key + "\":") + key.size() + 3;
  const auto end =
      body[at] == '[' ? body.find("]]", at) + 2 : body.find_first_of(",}", at);
  return body.substr(at, end - at);
}

struct Entry {
  std::string seq;
  std::string body;
  std::string recorded;
};

Entry entry_where(const Laboratory& laboratory, const std::string& condition) {
  laboratory.restore();
  const auto row =
      laboratory.raw(Which::ledger)
          .rows("SELECT seq, CAST(body AS TEXT), recorded FROM entry WHERE " +
                condition)
          .at(0);
  return {row[0], row[1], row[2]};
}

// Whether `what` is told of the entry, once `key` of its body has another value
// and its hash was made anew.
bool tells(const Laboratory& laboratory, const Entry& entry,
           const std::string& what, const std::string& key,
           const std::string& other, const std::string& columns = "") {
  auto body = entry.body;
  body.replace(body.find('"' + key + "\":") + key.size() + 3,
               value_in(body, key).size(), other);
  obole::Sha256 sha;
  const auto leaf = obole::ledger::leaf_of(sha, body);
  const auto problems = laboratory.after(
      Which::ledger, "UPDATE entry SET body = " + as_blob(body) +
                         ", leaf = " + as_blob(obole::as_text(leaf)) + columns +
                         " WHERE seq = " + entry.seq);
  for (const auto& one : problems.value())
    if (one.seq == std::stoll(entry.seq) && one.what == what) return true;
  return false;
}

}  // namespace

// Whoever makes the hash of a body anew still has to say what the columns say.
TEST_CASE("a body with its right hash that says other than its columns is told",
          "[forged]") {
  const Laboratory laboratory(3);
  const auto last =
      entry_where(laboratory, "seq = (SELECT max(seq) FROM entry)");
  const auto before =
      entry_where(laboratory, "seq = (SELECT max(seq) - 1 FROM entry)");
  const auto told = [&](const char* what, const char* key, const char* other) {
    return tells(laboratory, last, what, key, other);
  };
  CHECK(told("entry.seq", "seq", "1"));
  CHECK(told("entry.body", "seq", "1 "));  // not as obole writes it
  CHECK(told("entry.kind", "kind", R"("tier.opened")"));
  CHECK(told("entry.effective", "effective", R"("2025-01-01")"));
  CHECK(told("entry.recorded", "recorded", R"("2026-01-01T00:00:00Z")"));
  CHECK(told("entry.idem", "key", R"("00112233445566778899aabbccddeeff")"));
  // The instant of the entry before, in the body and in the column.
  CHECK(tells(laboratory, last, "entry.recorded", "recorded",
              value_in(before.body, "recorded"),
              ", recorded = " + before.recorded));
}

TEST_CASE(
    "a line with its right hash that is known by another identity is told",
    "[forged]") {
  const Laboratory laboratory(3);
  const auto lines = entry_where(
      laboratory,
      "seq = (SELECT min(seq) FROM entry WHERE kind = 'lines.recorded')");
  auto body = lines.body;
  const auto first = value_in(body, "lines");
  // ["2026-03-01","2026-03-02","5000",identity,commitment]
  const auto identity = first.substr(first.rfind("\",\"") - 32, 32);
  body.replace(body.find(identity), identity.size(),
               std::string(identity.size(), '0'));
  obole::Sha256 sha;
  const auto problems = laboratory.after(
      Which::ledger,
      "UPDATE entry SET body = " + as_blob(body) + ", leaf = " +
          as_blob(obole::as_text(obole::ledger::leaf_of(sha, body))) +
          " WHERE seq = " + lines.seq);
  CHECK(std::any_of(problems->begin(), problems->end(), [](const auto& one) {
    return one.detail == "it is not that of the line's text";
  }));
}

TEST_CASE("a close with its right hash that closes other entries is told",
          "[forged]") {
  const Laboratory laboratory(3);
  const auto close = entry_where(
      laboratory,
      "seq = (SELECT max(seq) FROM entry WHERE kind = 'period.closed')");
  const std::string none(64, '0');
  const auto told = [&](const char* what, const char* key,
                        const std::string& other) {
    return tells(laboratory, close, what, key, other);
  };
  CHECK(told("entry.root", "size", "1"));
  CHECK(told("entry.root", "root", '"' + none + '"'));
  CHECK(told("entry.balances", "accounts", "1"));
  CHECK(told("entry.balances", "debits", R"("1")"));
  CHECK(told("entry.balances", "balances", '"' + none + '"'));
  // It closes no account, and so lists none.
  REQUIRE(close.body.find(R"("trial")") == std::string::npos);
  CHECK(told("entry.balances", "through",
             R"("2026-01-31","trial":[["Assets:Cash","1"]])"));
}

TEST_CASE("columns at the end of what numbers can be are told", "[forged]") {
  const Laboratory laboratory(3);
  for (const auto* const column : {"seq", "recorded", "effective"}) {
    for (const auto* const row : {"min(seq)", "max(seq)"}) {
      for (const auto* const value : {least, largest, "-1"}) {
        const auto sql = std::string("UPDATE entry SET ") + column + " = " +
                         value + " WHERE seq = (SELECT " + row + " FROM entry)";
        CAPTURE(sql);
        std::optional<laboratory::Problems> problems;
        CHECK_NOTHROW(problems = laboratory.after(Which::ledger, sql));
        REQUIRE(problems);
        CHECK_FALSE(problems->empty());
      }
    }
  }
  for (const auto* const sql :
       {"UPDATE donation SET effective = 9223372036854775807, amount = "
        "-9223372036854775808",
        "UPDATE posting SET account = -1",
        "UPDATE donor SET number = -1 WHERE seq = (SELECT max(seq) FROM donor)",
        "UPDATE line SET id = 9223372036854775807 WHERE id = 4",
        "UPDATE balance SET amount = 9223372036854775807"}) {
    CAPTURE(sql);
    std::optional<laboratory::Problems> problems;
    CHECK_NOTHROW(problems = laboratory.after(Which::ledger, sql));
    REQUIRE(problems);
    CHECK_FALSE(problems->empty());
  }
}
