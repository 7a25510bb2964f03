#include "obole/bank/pain001.hpp"

#include "obole/base/check.hpp"
#include "obole/base/unicode.hpp"

#include <fmt/format.h>

namespace obole::bank {
namespace {

constexpr bool is_taken(char c) {
  constexpr std::string_view marks = "/-?:().,'+ ";
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || marks.find(c) != std::string_view::npos;
}

std::string escaped(std::string_view text) {
  std::string xml;
  for (const char c : text)
    xml += c == '\'' ? "&apos;" : std::string(1, c);
  return xml;
}

std::string element(std::string_view name, std::string_view text) {
  return fmt::format("<{0}>{1}</{0}>", name, text);
}

std::string account(std::string_view name, std::string_view iban) {
  return element(name, element("Id", element("IBAN", iban)));
}

// "2026-03-01T02:15:00Z", of the instant's whole second.
std::string second_of(Instant instant) {
  return iso(instant).substr(0, 19) + "Z";
}

std::string transfer_xml(const Transfer& one) {
  constexpr std::size_t longest_name = 70;
  constexpr std::size_t longest_text = 140;
  return fmt::format(
      "      <CdtTrfTxInf>\n"
      "        <PmtId><EndToEndId>{}</EndToEndId></PmtId>\n"
      "        <Amt><InstdAmt Ccy=\"{}\">{}</InstdAmt></Amt>\n"
      "        {}\n"
      "        {}\n"
      "        {}\n"
      "      </CdtTrfTxInf>\n",
      one.end_to_end, one.amount.currency().code(), plain(one.amount),
      element("Cdtr",
              element("Nm", escaped(sepa_text(one.name, longest_name)))),
      account("CdtrAcct", one.iban),
      element("RmtInf",
              element("Ustrd", escaped(sepa_text(one.text, longest_text)))));
}

}  // namespace

std::string sepa_text(std::string_view text, std::size_t longest) {
  bool plain = true;
  for (const char c : text)
    plain = plain && is_taken(c);
  std::string taken = plain ? std::string(text) : folded(text);
  for (char& c : taken)
    if (!is_taken(c)) c = ' ';
  // Neither at an end nor doubled: banks refuse it.
  while (taken.find("//") != std::string::npos)
    taken.erase(taken.find("//"), 1);
  const auto first = taken.find_first_not_of(" /");
  if (first == std::string::npos) return {};
  taken.erase(0, first);
  taken.resize(std::min(taken.size(), longest));
  taken.erase(taken.find_last_not_of(" /") + 1);
  return taken;
}

std::string pain001(const TransferOrder& order) {
  check(!order.transfers.empty(), "an order has transfers");
  Money total{0, order.transfers.front().amount.currency()};
  std::string transfers;
  for (const auto& one : order.transfers) {
    total += one.amount;
    transfers += transfer_xml(one);
  }
  const auto count = order.transfers.size();
  const auto name = element("Nm", escaped(sepa_text(order.debtor, 70)));
  const auto siren =
      order.siren.empty()
          ? std::string()
          : fmt::format(
                "<Id><OrgId><Othr><Id>{}</Id><SchmeNm><Prtry>SIREN"
                "</Prtry></SchmeNm></Othr></OrgId></Id>",
                order.siren);
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\">\n"
      "  <CstmrCdtTrfInitn>\n"
      "    <GrpHdr>\n"
      "      <MsgId>{0}</MsgId>\n"
      "      <CreDtTm>{1}</CreDtTm>\n"
      "      <NbOfTxs>{2}</NbOfTxs>\n"
      "      <CtrlSum>{3}</CtrlSum>\n"
      "      <InitgPty>{4}{5}</InitgPty>\n"
      "    </GrpHdr>\n"
      "    <PmtInf>\n"
      "      <PmtInfId>{0}</PmtInfId>\n"
      "      <PmtMtd>TRF</PmtMtd>\n"
      "      <BtchBookg>false</BtchBookg>\n"
      "      <NbOfTxs>{2}</NbOfTxs>\n"
      "      <CtrlSum>{3}</CtrlSum>\n"
      "      <PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl></PmtTpInf>\n"
      "      <ReqdExctnDt><Dt>{6}</Dt></ReqdExctnDt>\n"
      "      <Dbtr>{4}</Dbtr>\n"
      "      {7}\n"
      "      "
      "<DbtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId>"
      "</DbtrAgt>\n"
      "      <ChrgBr>SLEV</ChrgBr>\n"
      "{8}"
      "    </PmtInf>\n"
      "  </CstmrCdtTrfInitn>\n"
      "</Document>\n",
      order.message, second_of(order.created), count, plain(total), name, siren,
      iso(order.execution), account("DbtrAcct", order.iban), transfers);
}

}  // namespace obole::bank
