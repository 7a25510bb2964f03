// Notifications (camt.054) written by hand, and the statements whose movements
// they detail.

#pragma once

#include "support/camt053.hpp"

#include <string>
#include <vector>

namespace support {

/// A movement of a statement that a notification details.
struct Collective {
  std::string date;
  std::string reference;  ///< the bank's; may be empty
  std::vector<Movement> details;

  std::int64_t amount() const {
    std::int64_t sum = 0;
    for (const auto& one : details)
      sum += one.amount;
    return sum;
  }
};

inline std::string head_of_entry(const Collective& one) {
  return "<Ntry>" + amount_xml(one.amount()) + "<Sts>BOOK</Sts><BookgDt><Dt>" +
         one.date + "</Dt></BookgDt><ValDt><Dt>" + one.date + "</Dt></ValDt>" +
         (one.reference.empty()
              ? ""
              : "<AcctSvcrRef>" + one.reference + "</AcctSvcrRef>");
}

inline std::string details_of_entry(const Collective& one) {
  std::string xml = "<NtryDtls>";
  for (const auto& detail : one.details) {
    const std::string party = detail.amount < 0 ? "Cdtr" : "Dbtr";
    xml += "<TxDtls>";
    if (!detail.end_to_end.empty())
      xml += "<Refs><EndToEndId>" + detail.end_to_end + "</EndToEndId></Refs>";
    xml += amount_xml(detail.amount) + "<RltdPties><" + party + "><Nm>" +
           detail.name + "</Nm></" + party + "></RltdPties><RmtInf><Ustrd>" +
           detail.text + "</Ustrd></RmtInf></TxDtls>";
  }
  return xml + "</NtryDtls>";
}

/// One notification of the details of `movements`.
inline std::string camt054(const std::string& id,
                           const std::vector<Collective>& movements,
                           const std::string& iban = town_iban) {
  std::string xml =
      "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.04\">"
      "<BkToCstmrDbtCdtNtfctn>\n<Ntfctn><Id>" +
      id + "</Id><Acct><Id><IBAN>" + iban +
      "</IBAN></Id><Ccy>EUR</Ccy></Acct>\n";
  for (const auto& one : movements)
    xml += head_of_entry(one) + details_of_entry(one) + "</Ntry>\n";
  return xml + "</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>\n";
}

/// The statement of `date`, which has the sums alone, or the details too.
inline std::string statement_of(const std::string& id, std::int64_t opening,
                                const std::string& date,
                                const std::vector<Collective>& movements,
                                bool itemised = false) {
  auto closing = opening;
  for (const auto& one : movements)
    closing += one.amount();
  std::string xml =
      "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.04\">"
      "<BkToCstmrStmt>\n<Stmt><Id>" +
      id + "</Id><Acct><Id><IBAN>" + town_iban +
      "</IBAN></Id><Ccy>EUR</Ccy></Acct>\n" +
      balance_xml("OPBD", opening, date) + balance_xml("CLBD", closing, date);
  for (const auto& one : movements)
    xml += head_of_entry(one) + (itemised ? details_of_entry(one) : "") +
           "<AddtlNtryInf>REMISE</AddtlNtryInf></Ntry>\n";
  return xml + "</Stmt></BkToCstmrStmt></Document>\n";
}

}  // namespace support
