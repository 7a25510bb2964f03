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
      {std::string(500, '\0'), file_malformed, "no record of a statement"},
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
  check_refused(read_cfonb120, attacks);
  check_survives(read_cfonb120, statement(moves + moves));
}
