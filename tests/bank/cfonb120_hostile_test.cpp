// Hostile CFONB 120 files.

#include "bank/attacks.hpp"

#include "obole/bank/cfonb120.hpp"

using attacks::Attack;
using attacks::check_refused;
using attacks::check_survives;
using obole::Reason;
using obole::bank::read_cfonb120;

namespace {

std::string cfonb(const char* code, const std::string& tail) {
  auto record = fmt::format("{}30001    00794EUR2 12345678901  ", code) + tail;
  record.resize(120, ' ');
  return record;
}
std::string cfonb_balance(const char* code, const char* day,
                          const char* amount) {
  return cfonb(code, fmt::format("{:<6}{:50}{}", day, "", amount));
}
std::string cfonb_movement(const char* day, const char* value,
                           const char* amount) {
  auto record =
      cfonb("04", fmt::format("{:<6}  {:<6}{:42}{}", day, value, "", amount));
  record.replace(32, 2, "05");
  return record;
}

const std::string opens = cfonb_balance("01", "010326", "0000000000000{");
const std::string moves = cfonb_movement("020326", "020326", "0000000000500{");
const std::string closes = cfonb_balance("07", "020326", "0000000000500{");

std::string changed(std::string record, std::size_t from, const char* text) {
  return record.replace(from - 1, std::string_view(text).size(), text);
}

// As many bytes as asked for, without holding them: `head`, then `pattern`
// again and again.
obole::bank::Source endless(std::string head, std::string pattern,
                            std::size_t times) {
  const auto total = head.size() + pattern.size() * times;
  return [=, at = std::size_t{0}](std::span<char> buffer) mutable {
    std::size_t filled = 0;
    for (; filled < buffer.size() && at < total; ++filled, ++at)
      buffer[filled] = at < head.size()
                           ? head[at]
                           : pattern[(at - head.size()) % pattern.size()];
    return filled;
  };
}

}  // namespace

TEST_CASE("hostile CFONB files are refused for what is wrong in them",
          "[cfonb120]") {
  const auto statement = [](const std::string& movement) {
    return opens + movement + closes;
  };
  const auto file_malformed = Reason::file_malformed;
  std::vector<Attack> attacks = {
      {"", file_malformed, "no statement"},
      {"\n\n\n", file_malformed, "no statement"},
      {std::string(500, ' '), file_malformed, "no statement"},
      {std::string(500, '\0'), file_malformed, "no statement"},
      {"Date;Montant\n", file_malformed, "no record of a statement"},
      {"<Document/>", file_malformed, "no record of a statement"},
      {moves, file_malformed, "no record 01 before"},
      {closes, file_malformed, "no record 01 before"},
      {cfonb("05", ""), file_malformed, "no record 01 before"},
      {opens, file_malformed, "no new balance"},
      {opens + moves, file_malformed, "no new balance"},
      {opens + opens + closes, file_malformed, "no new balance"},
      {opens + moves + closes + opens, file_malformed, "no new balance"},
      {statement(cfonb("05", "")), file_malformed, "completes no movement"},
      {statement(cfonb("03", "")), file_malformed, "no record of a statement"},
      {statement(cfonb("06", "")), file_malformed, "no record of a statement"},
      {statement(cfonb("08", "")), file_malformed, "no record of a statement"},
      {statement(cfonb("31", "")), file_malformed, "no record of a statement"},
      {statement(cfonb("  ", "x")), file_malformed, "no record of a statement"},
      {opens + moves + closes + "04 and more", file_malformed,
       "no record 01 before"},
      {opens + "\n" + moves.substr(0, 60) + "\nxx" + moves + closes,
       file_malformed, ""},
  };
  for (const char* const day : {"320326", "000326", "011326", "0A0326",
                                "290226", "310426", "  0326", "-10326"}) {
    attacks.push_back({cfonb_balance("01", day, "0000000000000{") + closes,
                       file_malformed, "DDMMYY"});
    attacks.push_back(
        {statement(cfonb_movement(day, "020326", "0000000000500{")),
         file_malformed, "DDMMYY"});
    attacks.push_back(
        {statement(cfonb_movement("020326", day, "0000000000500{")),
         file_malformed, "DDMMYY"});
  }
  for (const char* const amount :
       {"00000000005000", "000000000050.{", "-000000000500{", "00000000 0500{",
        "0000000000500S", "0000000000500 ", "0000000000500a", "+000000000500{"})
    attacks.push_back({statement(cfonb_movement("020326", "020326", amount)),
                       file_malformed, "no amount"});
  attacks.push_back(
      {statement(cfonb_movement("020326", "020326", "9999999999999I")),
       Reason::amount_too_large, "that large"});
  attacks.push_back(
      {statement(changed(moves, 17, "XXX")), Reason::currency_unknown, ""});
  attacks.push_back(
      {statement(changed(moves, 17, "   ")), Reason::currency_unknown, ""});
  attacks.push_back({statement(changed(moves, 17, "USD")),
                     Reason::currency_mismatch, "in EUR"});
  attacks.push_back(
      {changed(opens, 20, "X") + closes, file_malformed, "number of decimals"});
  attacks.push_back(
      {statement(changed(cfonb_movement("020326", "020326", "0000000000500A"),
                         20, "9")),
       Reason::amount_too_large, "more decimals"});
  attacks.push_back({opens + moves + changed(closes, 22, "99999999999"),
                     file_malformed, "another account"});
  // Lines that go on, and records of other files.
  const auto in_lines = [](const std::string& movement) {
    return opens + '\n' + movement + '\n' + closes + '\n';
  };
  attacks.push_back({in_lines(moves + "X"), file_malformed, "record 2 is not"});
  attacks.push_back(
      {in_lines(moves + "05X"), file_malformed, "record 2 is not"});
  attacks.push_back({opens + '\n' + moves + '\n' + closes + "X\n",
                     file_malformed, "record 3 is not"});
  attacks.push_back(
      {in_lines(moves + "X\nY"), file_malformed, "record 2 is not"});
  attacks.push_back(
      {in_lines(moves + moves + "X"), file_malformed, "record 3 is not"});
  attacks.push_back(
      {opens + "X\n" + closes, file_malformed, "record 1 is not"});
  attacks.push_back(
      {in_lines(moves.substr(0, 90)), file_malformed, "no amount"});
  attacks.push_back(
      {in_lines(moves.substr(0, 103)), file_malformed, "no amount"});
  attacks.push_back({in_lines(cfonb("31", "") + cfonb("  ", "")),
                     file_malformed, "no record of a statement"});
  // Only a value day may be missing.
  for (const char* const day : {"      ", "000000", "0     "}) {
    attacks.push_back(
        {statement(cfonb_movement(day, "020326", "0000000000500{")),
         file_malformed, "no day, and one is required"});
    attacks.push_back({opens + cfonb_balance("07", day, "0000000000000{"),
                       file_malformed, "no day, and one is required"});
  }
  // More text than a movement can have.
  auto texts = moves;
  for (int at = 0; at < 1000; ++at)
    texts += cfonb("05", std::string(11, ' ') + "LIB" + std::string(70, 'X'));
  attacks.push_back({statement(texts), file_malformed, "64 KiB"});
  check_refused(read_cfonb120, attacks);
  check_survives(read_cfonb120, statement(moves + moves));
}

TEST_CASE("a refusal names the record and its field", "[cfonb120]") {
  const auto place = [](const std::string& bytes) {
    const auto recording = recordings::record(read_cfonb120, bytes);
    REQUIRE(recording.verdict);
    return fmt::format("{} {}", recording.verdict->place.line,
                       recording.verdict->place.column);
  };
  CHECK(place(opens + changed(moves, 35, "320326")) == "2 04/35-40");
  CHECK(place(opens + changed(moves, 43, "320326")) == "2 04/43-48");
  CHECK(place(opens + changed(moves, 91, "X")) == "2 04/91-104");
  CHECK(place(opens + moves + changed(closes, 35, "      ")) == "3 35-40");
  CHECK(place(opens + moves + changed(closes, 104, "?")) == "3 91-104");
  CHECK(place(opens + moves + changed(closes, 22, "X")) == "3 22-32");
  CHECK(place(opens + changed(moves, 17, "XXX")) == "2 17-19");
  CHECK(place(changed(opens, 20, "X")) == "1 20");
  CHECK(place(opens + cfonb("06", "")) == "2 1-2");
  CHECK(place(closes) == "1 1-2");
  CHECK(place(opens + moves) == "2 ");
}

TEST_CASE("no statement is told of after what is refused", "[cfonb120]") {
  const auto good = opens + moves + closes;
  const auto recording = recordings::record(read_cfonb120, good + opens + good);
  REQUIRE(recording.verdict);
  REQUIRE(recording.statements.size() == 2);
  CHECK(recording.statements[0].ended);
  CHECK_FALSE(recording.statements[1].ended);
}

TEST_CASE("endless CFONB files are refused without being held", "[cfonb120]") {
  const auto text =
      cfonb("05", std::string(11, ' ') + "LIB" + std::string(70, 'X'));
  for (const auto& [head, pattern] :
       std::vector<std::pair<std::string, std::string>>{
           {opens + moves, text},
           {opens, "X"},
           {"", "\n"},
           {"", " "},
           {"", std::string(1, '\0')},
           {opens, "0"}}) {
    CAPTURE(pattern);
    const auto verdict = read_cfonb120(
        endless(head, pattern, 2'000'000 / pattern.size()), "releve", {});
    REQUIRE(verdict);
    CHECK(verdict->reason == Reason::file_malformed);
  }
}
