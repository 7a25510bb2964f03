// Which account of a French chart stands for one of ours, and which journal for
// a kind of entry.

#include "obole/export/fec.hpp"

#include <fmt/format.h>

namespace obole::exports {
namespace {

constexpr std::array<FecJournal, 6> journals = {
    {{"AN", "A nouveaux"},
     {"DO", "Dons et remboursements"},
     {"EN", "Engagements"},
     {"BQ", "Banque"},
     {"RA", "Rapprochement"},
     {"OD", "Operations diverses"}}};

struct Class {
  std::string_view prefix;
  std::string_view digits;
};

// The first that fits holds.
constexpr std::array<Class, 21> classes = {
    {{"Assets:Bank:Transit", "580"},
     {"Assets:Bank:", "515"},
     {"Assets:Cheques", "511"},
     {"Assets:Cash", "541"},
     {"Assets:Clearing:", "467"},
     {"Assets:Disputed:", "467"},
     {"Assets:InKind", "471"},
     {"Liabilities:Suspense", "471"},
     {"Liabilities:Held:", "467"},
     {"Liabilities:Payable:", "467"},
     {"Income:Gifts:", "756"},
     {"Income:InKind:", "756"},
     {"Income:Bank:", "768"},
     {"Expenses:Fees:", "627"},
     {"Expenses:Bank:", "627"},
     {"Expenses:Disbursed:", "657"},
     {"Equity:Opening", "110"},
     {"Equity:Memo:Pledges:Outstanding", "802"},
     {"Equity:Memo:Matching:Outstanding", "802"},
     {"Equity:Memo:", "809"},
     {"Equity:", "471"}}};

}  // namespace

std::span<const FecJournal> fec_journals() { return journals; }

const FecJournal& fec_journal(std::string_view kind) {
  for (const std::string_view gift :
       {"donation.", "refund.", "dispute.", "fee.", "fees."}) {
    if (kind.starts_with(gift)) return journals[1];
  }
  for (const std::string_view promise : {"pledge.", "pledges.", "matches."}) {
    if (kind.starts_with(promise)) return journals[2];
  }
  if (kind == "lines.recorded" || kind == "statement.imported")
    return journals[3];
  if (kind.starts_with("lines.")) return journals[4];
  return journals[5];
}

std::string_view fec_class(std::string_view account) {
  for (const auto& one : classes) {
    if (account.starts_with(one.prefix)) return one.digits;
  }
  return "471";
}

std::string fec_number(const reports::Leg& leg) {
  return fmt::format("{}{:05}", fec_class(leg.name), leg.account);
}

}  // namespace obole::exports
