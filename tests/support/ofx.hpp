// OFX downloads written by hand.

#pragma once

#include "support/camt053.hpp"

#include <algorithm>
#include <string>

namespace support {

/// A download of the days of `statement`.  Its movements are named (FITID) by
/// their `end_to_end`, or, where `name` is given, by that and their number.
inline std::string ofx(const Statement& statement,
                       const std::string& name = {}) {
  const auto eight = [](std::string iso) {
    iso.erase(std::remove(iso.begin(), iso.end(), '-'), iso.end());
    return iso;
  };
  std::string text =
      "OFXHEADER:100\nVERSION:102\n\n<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM>"
      "<ACCTID>" +
      statement.iban + "</BANKACCTFROM><BANKTRANLIST><DTSTART>" +
      eight(statement.from) + "<DTEND>" + eight(statement.to);
  int number = 0;
  for (const auto& one : statement.movements) {
    ++number;
    text += "<STMTTRN><TRNTYPE>OTHER<DTPOSTED>" + eight(one.date) + "<TRNAMT>" +
            plain(cents(one.amount)) + "<FITID>" +
            (name.empty() ? one.end_to_end : name + std::to_string(number));
    if (!one.name.empty()) text += "<NAME>" + one.name;
    if (!one.text.empty()) text += "<MEMO>" + one.text;
    text += "</STMTTRN>";
  }
  return text + "</BANKTRANLIST><LEDGERBAL><BALAMT>" +
         plain(cents(statement.closing())) + "<DTASOF>" + eight(statement.to) +
         "</LEDGERBAL></STMTRS></OFX>";
}

}  // namespace support
