// CFONB 120: what is written comes back, and no cut, line end or order of
// reading makes money.

#include "bank/cfonb120_writing.hpp"
#include "bank/recording.hpp"

#include "obole/bank/cfonb120.hpp"
#include "support/catch.hpp"
#include "support/properties.hpp"

#include <fmt/format.h>

#include <set>

using cfonb120_test::balance;
using cfonb120_test::complement;
using cfonb120_test::file_of;
using cfonb120_test::movement;
using obole::iso;
using obole::bank::check_balance;
using obole::bank::read_cfonb120;
using recordings::record;
using recordings::Recording;
using recordings::told;

namespace {

// Words of Latin letters that neither begin nor end with a blank.
std::string words(std::size_t longest) {
  const auto letters = *rc::gen::resize(
      static_cast<int>(longest),
      rc::gen::container<std::string>(rc::gen::element(
          'A', 'B', 'Z', 'a', '0', '4', '-', '/', '\xC9', '\xE8', '\xC0')));
  return letters.substr(0, longest);
}

std::string utf8(std::string_view latin) {
  std::string text;
  for (const char c : latin) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80U) {
      text += c;
    } else {
      text += '\xC3';
      text += static_cast<char>(byte & 0xBFU);
    }
  }
  return text;
}

// A movement as it was thought of.
struct Thought {
  std::int64_t units = 0;
  int day = 1;
  bool has_value_day = false;
  std::string label = {};
  std::string name = {};
  std::string end_to_end = {};
  std::vector<std::string> texts = {};
};

Thought think() {
  Thought thought;
  thought.units =
      *rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'001);
  thought.day = *rc::gen::inRange(1, 29);
  thought.has_value_day = *rc::gen::arbitrary<bool>();
  thought.label = words(31);
  thought.name = words(70);
  thought.end_to_end = "E" + words(34);
  const auto texts = *rc::gen::inRange(0, 3);
  for (int at = 0; at < texts; ++at)
    thought.texts.push_back("T" + words(69));
  return thought;
}

void write(std::vector<std::string>& records, const Thought& thought) {
  auto moves = movement(thought.units, thought.label);
  moves.replace(34, 6, fmt::format("{:02}0226", thought.day));
  moves.replace(42, 6, thought.has_value_day ? "280226" : "      ");
  records.push_back(moves);
  for (const auto& text : thought.texts)
    records.push_back(complement("LIB", text));
  records.push_back(
      complement(thought.units < 0 ? "NBE" : "NPY", thought.name));
  records.push_back(complement("RCN", thought.end_to_end));
}

void check_alike(const obole::bank::Line& line, const Thought& thought) {
  RC_ASSERT(line.amount.minor_units() == thought.units);
  RC_ASSERT(iso(*line.booked_on) == fmt::format("2026-02-{:02}", thought.day));
  RC_ASSERT(line.value_on.has_value() == thought.has_value_day);
  RC_ASSERT(line.counterparty.name == utf8(thought.name));
  RC_ASSERT(line.end_to_end == utf8(thought.end_to_end));
  auto remittance = utf8(thought.label);
  for (const auto& text : thought.texts)
    remittance += (remittance.empty() ? "" : " ") + utf8(text);
  RC_ASSERT(line.remittance == remittance);
}

// One way in which banks and programs write the same records.
std::string written(std::vector<std::string> records) {
  const bool is_cut = *rc::gen::arbitrary<bool>();
  const auto* const end = *rc::gen::element("", "\n", "\r\n", "\r", "\n\n");
  for (auto& one : records)
    if (is_cut && *end != '\0') one.erase(one.find_last_not_of(' ') + 1);
  auto file = file_of(records, end);
  return *rc::gen::arbitrary<bool>() ? utf8(file) : file;
}

// Two statements, with what could be cut into something else: records whose
// text looks like a record, and amounts that go on with digits.
std::vector<std::string> two_statements() {
  return {balance("01", "010326", 0),
          movement(5000),
          complement("LIB", "04 FEVRIER 07 05 01"),
          movement(-300),
          complement("NBE", "0430001000000794EUR2"),
          balance("07", "020326", 4700),
          balance("01", "020326", 4700),
          movement(120),
          balance("07", "030326", 4820)};
}

// What a statement that is whole and balances says of money.
std::set<std::string> balanced(const Recording& recording) {
  std::set<std::string> all;
  for (const auto& [head, sums, lines, ended] : recording.statements) {
    if (!ended || check_balance(head, sums)) continue;
    all.insert(fmt::format("{} {} {} {} {} {}", head.account,
                           to_string(*head.opening), to_string(*head.closing),
                           sums.lines, sums.credits, sums.debits));
  }
  return all;
}

bool is_part(const std::set<std::string>& some,
             const std::set<std::string>& all) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

}  // namespace

TEST_CASE("statements written as CFONB come back as they were", "[cfonb120]") {
  support::holds("what is written is read", [] {
    std::vector<std::string> records;
    std::vector<std::vector<Thought>> thoughts;
    std::int64_t total = *rc::gen::inRange<std::int64_t>(-1000, 1000);
    const auto statements = *rc::gen::inRange(1, 4);
    for (int at = 0; at < statements; ++at) {
      records.push_back(balance("01", "310126", total));
      auto& movements = thoughts.emplace_back();
      const auto size = *rc::gen::inRange(0, 6);
      for (int one = 0; one < size; ++one) {
        movements.push_back(think());
        write(records, movements.back());
        total += movements.back().units;
      }
      records.push_back(balance("07", "280226", total));
    }
    const auto recording = record(read_cfonb120, written(records),
                                  *rc::gen::inRange<std::size_t>(1, 300));
    RC_ASSERT(!recording.verdict);
    RC_ASSERT(recording.remarks.empty());
    RC_ASSERT(recording.statements.size() == thoughts.size());
    for (std::size_t at = 0; at < thoughts.size(); ++at) {
      const auto& statement = recording.statements[at];
      RC_ASSERT(!check_balance(statement.head, statement.sums));
      RC_ASSERT(statement.lines.size() == thoughts[at].size());
      for (std::size_t one = 0; one < thoughts[at].size(); ++one)
        check_alike(statement.lines[one], thoughts[at][one]);
    }
  });
}

TEST_CASE("every amount that fits comes back", "[cfonb120]") {
  support::holds("the signed digit loses nothing", [] {
    const auto units = *rc::gen::inRange<std::int64_t>(
        -obole::Money::largest, obole::Money::largest + 1);
    const auto recording =
        record(read_cfonb120, file_of({balance("01", "010326", units),
                                       balance("07", "020326", units)}));
    RC_ASSERT(!recording.verdict);
    RC_ASSERT(recording.statements.at(0).head.opening->minor_units() == units);
    RC_ASSERT(recording.statements.at(0).head.closing->minor_units() == units);
  });
}

TEST_CASE("a file cut anywhere never balances with other sums", "[cfonb120]") {
  for (const char* const end : {"", "\n", "\r\n"}) {
    const auto file = file_of(two_statements(), end);
    const auto whole = balanced(record(read_cfonb120, file));
    REQUIRE(whole.size() == 2);
    for (std::size_t size = 0; size < file.size(); ++size) {
      CAPTURE(size);
      CHECK(is_part(balanced(record(read_cfonb120, file.substr(0, size))),
                    whole));
      CHECK(is_part(balanced(record(read_cfonb120, file.substr(size))), whole));
    }
  }
}

TEST_CASE("a line end or a lost byte anywhere never balances with other sums",
          "[cfonb120]") {
  for (const char* const end : {"", "\n"}) {
    const auto file = file_of(two_statements(), end);
    const auto whole = balanced(record(read_cfonb120, file));
    for (std::size_t at = 0; at < file.size(); ++at) {
      CAPTURE(at);
      auto broken = file;
      broken.insert(at, "\n");
      CHECK(is_part(balanced(record(read_cfonb120, broken)), whole));
      broken = file;
      broken.erase(at, 1);
      CHECK(is_part(balanced(record(read_cfonb120, broken)), whole));
      broken = file;
      broken.insert(at, "0");
      CHECK(is_part(balanced(record(read_cfonb120, broken)), whole));
    }
  }
}

TEST_CASE("the same bytes in any pieces give the same statements",
          "[cfonb120]") {
  auto odd = two_statements();
  odd[2] = complement("LIB", "C@UR");
  auto in_utf8 = "\xEF\xBB\xBF" + file_of(odd);
  in_utf8.replace(in_utf8.find('@'), 1, "\xE2\x82\xAC");
  auto too_long = two_statements();
  too_long[3] += "XYZ";
  const std::vector<std::string> files = {
      file_of(two_statements(), ""), in_utf8, file_of(too_long),
      file_of({balance("01", "010326", 0)}) + "\xC3",
      std::string(20'000, ' ') + file_of(two_statements(), "\n \n")};
  for (const auto& file : files) {
    const auto whole = told(record(read_cfonb120, file, file.size()));
    for (const std::size_t piece :
         {1U, 2U, 3U, 7U, 119U, 120U, 121U, 16'384U}) {
      CAPTURE(piece);
      CHECK(told(record(read_cfonb120, file, piece)) == whole);
    }
  }
}
