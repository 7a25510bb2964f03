// Hostile OFX files.

#include "bank/attacks.hpp"

#include "obole/bank/ofx.hpp"

using attacks::Attack;
using attacks::check_refused;
using attacks::check_survives;
using obole::Reason;
using obole::bank::read_ofx;

namespace {

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
