// Hostile MT940 files.

#include "bank/attacks.hpp"

#include "obole/bank/mt940.hpp"

using attacks::Attack;
using attacks::check_refused;
using attacks::check_survives;
using obole::Reason;
using obole::bank::read_mt940;

namespace {

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
  for (const char* const movement :
       {"260302X5,NTRF", "2603025,NTRF", "260302", "2603020302", "2603021",
        "260302030", "260302R5,NTRF"})
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
