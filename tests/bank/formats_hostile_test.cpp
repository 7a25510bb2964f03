// Hostile files in each format: each is refused for its own reason, in words
// that say what is wrong, or yields no money that is not in it.

#include "bank/recording.hpp"

#include "obole/bank/cfonb120.hpp"
#include "obole/bank/mt940.hpp"
#include "obole/bank/ofx.hpp"
#include "support/catch.hpp"
#include "support/properties.hpp"

#include <fmt/format.h>

#include <random>

using obole::Reason;
using obole::bank::read_cfonb120;
using obole::bank::read_mt940;
using obole::bank::read_ofx;
using recordings::record;

namespace {

struct Attack {
  std::string bytes;
  Reason reason;
  std::string why;  // a part of it
};

void check_refused(recordings::Reader read,
                   const std::vector<Attack>& attacks) {
  REQUIRE(attacks.size() >= 40);
  for (const auto& attack : attacks) {
    CAPTURE(attack.bytes.substr(0, 300));
    for (const std::size_t piece : {std::size_t{1}, std::size_t{65536}}) {
      const auto recording = record(read, attack.bytes, piece);
      REQUIRE(recording.verdict);
      CHECK(recording.verdict->reason == attack.reason);
      CAPTURE(recording.verdict->why.en);
      CHECK(recording.verdict->why.en.find(attack.why) != std::string::npos);
      CHECK_FALSE(recording.verdict->why.fr.empty());
      CHECK_FALSE(recording.verdict->hint.en.empty());
      CHECK(recording.verdict->place.file == "releve");
    }
  }
}

// Bytes of a good file changed, cut, doubled and moved: no crash, no hang, and
// what ends has the sums of its lines.
void check_survives(recordings::Reader read, const std::string& good) {
  support::holds("changed bytes do no harm", [&](std::uint32_t seed,
                                                 std::uint8_t changes) {
    std::mt19937 random(seed);
    auto bytes = good;
    for (int at = 0; at <= changes % 8; ++at) {
      const auto place = random() % bytes.size();
      switch (random() % 4) {
        case 0:
          bytes[place] = static_cast<char>(random());
          break;
        case 1:
          bytes.erase(place, random() % 20);
          break;
        case 2:
          bytes.insert(place, bytes.substr(random() % bytes.size(), 30));
          break;
        default:
          std::swap(bytes[place], bytes[random() % bytes.size()]);
      }
      if (bytes.empty()) bytes = "x";
    }
    const auto recording = record(read, bytes, 1 + seed % 200);
    for (const auto& statement : recording.statements) {
      if (!statement.ended) continue;
      std::int64_t total = 0;
      for (const auto& line : statement.lines)
        total += line.amount.minor_units();
      RC_ASSERT(total == statement.sums.credits - statement.sums.debits);
    }
  });
}

// ------------------------------------------------------------------- CFONB 120

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

namespace {

// ---------------------------------------------------------------------- MT940

std::string mt940(const std::string& movements,
                  const std::string& closing = ":62F:C260302EUR5,00") {
  return ":20:A\n:25:X\n:28C:1/1\n:60F:C260301EUR0,00\n" + movements + closing +
         "\n-\n";
}

}  // namespace

TEST_CASE("hostile MT940 files are refused for what is wrong in them",
          "[mt940]") {
  const auto file_malformed = Reason::file_malformed;
  std::vector<Attack> attacks = {
      {"", file_malformed, "no statement"},
      {"\n-\n-\n", file_malformed, "no statement"},
      {std::string(5000, '\0'), file_malformed, "no statement"},
      {"{1:F01X}{4:\n-}", file_malformed, "no statement"},
      {":20:A\n:25:X\n-\n", file_malformed, "no statement"},
      {":61:260302C5,NTRFX\n", file_malformed, "stands in no statement"},
      {":62F:C260302EUR5,\n", file_malformed, "stands in no statement"},
      {":60F:C260302EUR5,\n", file_malformed, "stands in no statement"},
      {":20:A\n:25:X\n:61:260302C5,NTRFX\n", file_malformed,
       "no opening balance"},
      {":20:A\n:25:X\n:62F:C260302EUR5,\n", file_malformed,
       "no opening balance"},
      {":20:A\n:60F:C260302EUR5,\n", file_malformed, "names no account"},
      {":20:A\n:25:\n:60F:C260302EUR5,\n", file_malformed, "names no account"},
      {":20:A\n:25:X\n:60F:C260302EUR5,\n:60F:C260302EUR5,\n", file_malformed,
       "opens twice"},
      {":20:A\n:25:X\n:60F:260302EUR5,\n", file_malformed, "neither credit"},
      {":20:A\n:25:X\n:60F:\n", file_malformed, "neither credit"},
      {":20:A\n:25:X\n:60F:C\n", file_malformed, "day is none"},
      {":20:A\n:25:X\n:60F:C2603\n", file_malformed, "day is none"},
      {":20:A\n:25:X\n:60F:C261302EUR5,\n", file_malformed, "day is none"},
      {":20:A\n:25:X\n:60F:C260332EUR5,\n", file_malformed, "day is none"},
      {":20:A\n:25:X\n:60F:C260302\n", file_malformed, "names no currency"},
      {":20:A\n:25:X\n:60F:C2603025,\n", file_malformed, "names no currency"},
      {":20:A\n:25:X\n:60F:C260302XXX5,\n", Reason::currency_unknown, ""},
      {":20:A\n:25:X\n:60F:C260302EUR\n", file_malformed, ""},
      {":20:A\n:25:X\n:60F:C260302EUR,\n", file_malformed, ""},
      {":20:A\n:25:X\n:60F:C260302EUR5,001\n", file_malformed, "decimals"},
      {":20:A\n:25:X\n:60F:C260302EUR99999999999999,\n",
       Reason::amount_too_large, ""},
      {mt940("", ":62F:C260302USD5,00"), Reason::currency_mismatch, "in EUR"},
      {mt940("", ":62F:X260302EUR5,00"), file_malformed, "neither credit"},
      {mt940("", ":62F:C260302EURx"), file_malformed, ""},
      {":20:A\n:25:X\n:86:" + std::string(70'000, 'x'), file_malformed,
       "64 KiB"},
      {std::string(70'000, 'x'), file_malformed, "64 KiB"}};
  std::string long_field = ":20:A\n:25:X\n:86:x\n";
  for (int line = 0; line < 2000; ++line)
    long_field += std::string(60, 'y') + '\n';
  attacks.push_back({long_field, file_malformed, "64 KiB"});
  for (const char* const movement :
       {"", "C5,NTRFX", "26030C5,NTRFX", "260332C5,NTRFX", "261302C5,NTRFX",
        "2603AAC5,NTRFX", "260300C5,NTRFX"})
    attacks.push_back(
        {mt940(fmt::format(":61:{}\n", movement)), file_malformed, "no day"});
  for (const char* const movement : {"260302X5,NTRF", "2603025,NTRF", "260302",
                                     "2603020302", "260302R5,NTRF"})
    attacks.push_back(
        {mt940(fmt::format(":61:{}\n", movement)), file_malformed, ""});
  for (const char* const movement :
       {"260302C", "260302CNTRF", "260302C,NTRF", "260302C5,,NTRF",
        "260302C5,123NTRF", "260302C-5,NTRF", "260302C5,0,0NTRF"})
    attacks.push_back(
        {mt940(fmt::format(":61:{}\n", movement)), file_malformed, ""});
  attacks.push_back({mt940(":61:260302C99999999999999999,NTRF\n"),
                     Reason::amount_too_large, ""});
  check_refused(read_mt940, attacks);
  check_survives(read_mt940,
                 mt940(":61:2603020302C5,00NTRFREF//B\n:86:166?20EREF+A?21SVWZ+"
                       "B?32C\n:61:260302RC1,NTRFX\n:86:/REMI/A/EREF/B\n"));
}

namespace {

// ------------------------------------------------------------------------ OFX

std::string ofx(const std::string& body) {
  return "OFXHEADER:100\nVERSION:102\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS>"
         "<CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>2</BANKACCTFROM>"
         "<BANKTRANLIST>" +
         body + "</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>";
}
std::string ofx_movement(const std::string& inside) {
  return ofx("<STMTTRN>" + inside + "</STMTTRN>");
}

}  // namespace

TEST_CASE("hostile OFX files are refused for what is wrong in them", "[ofx]") {
  const auto file_malformed = Reason::file_malformed;
  const std::string day = "<DTPOSTED>20260302";
  const std::string amount = "<TRNAMT>5";
  std::vector<Attack> attacks = {
      {"", file_malformed, "no tag"},
      {"OFXHEADER:100\nVERSION:102\n", file_malformed, "no tag"},
      {std::string(70'000, 'x'), file_malformed, "no end"},
      {std::string(100, '\0'), file_malformed, "no tag"},
      {"<OFX>", file_malformed, "before its end"},
      {"<OFX></OFX>", file_malformed, "no statement"},
      {"<OFX><SIGNONMSGSRSV1></SIGNONMSGSRSV1></OFX>", file_malformed,
       "no statement"},
      {"<OFX><OFX></OFX>", file_malformed, "begins again"},
      {"<OFX", file_malformed, "within a tag"},
      {"<", file_malformed, "within a tag"},
      {"<!DOCTYPE x [<!ENTITY a \"b\">]><OFX></OFX>", file_malformed,
       "no tag of OFX"},
      {"<OFX><!-- x --></OFX>", file_malformed, "no tag of OFX"},
      {"<OFX><A B=\"C\"></OFX>", file_malformed, "no tag of OFX"},
      {"<OFX>< STMTRS></OFX>", file_malformed, "no tag of OFX"},
      {"<OFX><" + std::string(100, 'A') + "></OFX>", file_malformed,
       "no tag of OFX"},
      {"<OFX><NAME>" + std::string(70'000, 'A') + "</OFX>", file_malformed,
       "64 KiB"},
      {"<OFX><\xC3\xA9></OFX>", file_malformed, "no tag of OFX"},
      {"<OFX><STMTRS></STMTRS></OFX>", file_malformed, "names no account"},
      {"<OFX><STMTRS><CURDEF>EUR</STMTRS></OFX>", file_malformed,
       "names no account"},
      {"<OFX><STMTRS><BANKACCTFROM><ACCTID>2</BANKACCTFROM></STMTRS></OFX>",
       file_malformed, "names no currency"},
      {"<OFX><STMTRS><CURDEF>XXX</STMTRS></OFX>", Reason::currency_unknown, ""},
      {"<OFX><STMTRS><CURDEF>euros</STMTRS></OFX>", Reason::currency_unknown,
       ""},
      {"<OFX><STMTRS><LEDGERBAL><BALAMT>5</LEDGERBAL></STMTRS></OFX>",
       file_malformed, "names no currency"},
      {"<OFX><STMTRS><STMTRS></STMTRS></OFX>", file_malformed, "begins again"},
      {ofx("<STMTTRN><STMTTRN>"), file_malformed, "begins again"},
      {ofx("<DTSTART>2026"), file_malformed, "YYYYMMDD"},
      {ofx("<DTEND>20261302"), file_malformed, "YYYYMMDD"},
      {ofx("<LEDGERBAL><BALAMT>x</LEDGERBAL>"), Reason::amount_malformed, ""},
      {ofx("<LEDGERBAL><DTASOF>x</LEDGERBAL>"), file_malformed, "YYYYMMDD"},
      {ofx_movement(""), file_malformed, "no amount"},
      {ofx_movement(day), file_malformed, "no amount"},
      {ofx_movement(amount), file_malformed, "no day"},
      {ofx_movement(day + amount + "<CORRECTACTION>DELETE"), file_malformed,
       "corrects another"},
      {ofx_movement(day + amount + "<DTAVAIL>soon"), file_malformed,
       "YYYYMMDD"},
  };
  for (const char* const wrong :
       {"x", "2026-03-02", "20260230", "2026030", "00000000", "20261301"})
    attacks.push_back(
        {ofx_movement(fmt::format("<DTPOSTED>{}", wrong) + amount),
         file_malformed, "YYYYMMDD"});
  for (const char* const wrong :
       {"$5", "5,0.0", "1 000 000.5.5", "5e3", "--5", "0x5", "5.001", "NaN"})
    attacks.push_back({ofx_movement(day + fmt::format("<TRNAMT>{}", wrong)),
                       Reason::amount_malformed, ""});
  attacks.push_back({ofx_movement(day + "<TRNAMT>99999999999999"),
                     Reason::amount_too_large, ""});
  check_refused(read_ofx, attacks);
  check_survives(read_ofx, ofx_movement(day + amount + "<NAME>A &amp; B"));
}
