// Bank statements written by hand: camt.053.001.02, as small as can be.

#pragma once

#include "obole/domain/money.hpp"
#include "support/world.hpp"

#include <string>
#include <vector>

namespace support {

struct Movement {
  std::int64_t amount;  ///< cents; negative leaves the account
  std::string date;
  std::string end_to_end = {};
  std::string name = {};
  std::string text = {};
  std::string account = {};  ///< of the other side; only beside a name
};

struct Statement {
  std::string id;
  std::int64_t opening;
  std::string from;
  std::string to;
  std::vector<Movement> movements;
  std::string iban = town_iban;

  std::int64_t closing() const {
    auto sum = opening;
    for (const auto& one : movements)
      sum += one.amount;
    return sum;
  }
};

inline std::string amount_xml(std::int64_t amount) {
  const auto absolute = plain(cents(amount < 0 ? -amount : amount));
  return "<Amt Ccy=\"EUR\">" + absolute + "</Amt><CdtDbtInd>" +
         (amount < 0 ? "DBIT" : "CRDT") + "</CdtDbtInd>";
}

inline std::string balance_xml(const std::string& kind, std::int64_t amount,
                               const std::string& date) {
  return "<Bal><Tp><CdOrPrtry><Cd>" + kind + "</Cd></CdOrPrtry></Tp>" +
         amount_xml(amount) + "<Dt><Dt>" + date + "</Dt></Dt></Bal>\n";
}

inline std::string account_xml(const std::string& party,
                               const std::string& iban) {
  if (iban.empty()) return {};
  return "<" + party + "Acct><Id><IBAN>" + iban + "</IBAN></Id></" + party +
         "Acct>";
}

inline std::string movement_xml(const Movement& one) {
  const std::string party = one.amount < 0 ? "Cdtr" : "Dbtr";
  std::string xml = "<Ntry>" + amount_xml(one.amount) +
                    "<Sts>BOOK</Sts><BookgDt><Dt>" + one.date +
                    "</Dt></BookgDt><ValDt><Dt>" + one.date +
                    "</Dt></ValDt><NtryDtls><TxDtls>";
  if (!one.end_to_end.empty())
    xml += "<Refs><EndToEndId>" + one.end_to_end + "</EndToEndId></Refs>";
  if (!one.name.empty())
    xml += "<RltdPties><" + party + "><Nm>" + one.name + "</Nm></" + party +
           ">" + account_xml(party, one.account) + "</RltdPties>";
  if (!one.text.empty())
    xml += "<RmtInf><Ustrd>" + one.text + "</Ustrd></RmtInf>";
  return xml + "</TxDtls></NtryDtls></Ntry>\n";
}

/// One file with these statements, one after the other.
inline std::string camt053(const std::vector<Statement>& statements) {
  std::string xml =
      "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">"
      "<BkToCstmrStmt>\n";
  for (const auto& one : statements) {
    xml += "<Stmt><Id>" + one.id + "</Id><Acct><Id><IBAN>" + one.iban +
           "</IBAN></Id><Ccy>EUR</Ccy></Acct>\n" +
           balance_xml("OPBD", one.opening, one.from) +
           balance_xml("CLBD", one.closing(), one.to);
    for (const auto& movement : one.movements)
      xml += movement_xml(movement);
    xml += "</Stmt>\n";
  }
  return xml + "</BkToCstmrStmt></Document>\n";
}

}  // namespace support
