#include "obole/bank/camt053_paths.hpp"

#include "obole/base/check.hpp"

#include <limits>
#include <span>

namespace obole::bank::camt053 {

namespace {

struct Row {
  std::string_view path;
  Kind kind;
  std::uint8_t item;

  constexpr Row(std::string_view where, Part part)
      : Row(where, Kind::part, static_cast<std::uint8_t>(part)) {}
  constexpr Row(std::string_view where, Text text, Kind as = Kind::text)
      : Row(where, as, static_cast<std::uint8_t>(text)) {}
  constexpr Row(std::string_view where, Amount amount)
      : Row(where, Kind::amount, static_cast<std::uint8_t>(amount)) {}
  constexpr Row(std::string_view where, Day day)
      : Row(where, Kind::day, static_cast<std::uint8_t>(day)) {}
  constexpr Row(std::string_view where, Kind what, std::uint8_t which = 0)
      : path(where), kind(what), item(which) {}
};

constexpr Row of_a_file_of_statements[] = {
    {"BkToCstmrAcctRpt", Part::other_message},
    {"BkToCstmrDbtCdtNtfctn", Part::other_message},
    {"BkToCstmrStmt", Part::message},
    {"BkToCstmrStmt/GrpHdr/MsgPgntn/PgNb", Text::message_page},
    {"BkToCstmrStmt/GrpHdr/MsgPgntn/LastPgInd", Text::message_page_is_last},
    {"BkToCstmrStmt/Stmt", Part::statement},
    {"BkToCstmrStmt/Stmt/Bal", Part::balance},
    {"BkToCstmrStmt/Stmt/Ntry", Part::entry},
    {"BkToCstmrStmt/Stmt/Ntry/NtryDtls/TxDtls", Part::detail},
    {"BkToCstmrStmt/Stmt/StmtPgntn/PgNb", Text::page},
    {"BkToCstmrStmt/Stmt/StmtPgntn/LastPgInd", Text::page_is_last},
};

constexpr Row of_a_file_of_notifications[] = {
    {"BkToCstmrAcctRpt", Part::other_message},
    {"BkToCstmrStmt", Part::other_message},
    {"BkToCstmrDbtCdtNtfctn", Part::message},
    {"BkToCstmrDbtCdtNtfctn/Ntfctn", Part::statement},
    {"BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry", Part::entry},
    {"BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry/NtryDtls/TxDtls", Part::detail},
};

constexpr Row of_a_statement[] = {
    {"Id", Text::statement_id},
    {"ElctrncSeqNb", Text::electronic_sequence},
    {"LglSeqNb", Text::legal_sequence},
    {"FrToDt/FrDtTm", Day::from},
    {"FrToDt/ToDtTm", Day::to},
    {"CpyDplctInd", Text::copy},
    {"Acct/Id/IBAN", Text::account_iban},
    {"Acct/Id/Othr/Id", Text::account_other},
    {"Acct/Prxy/Id", Text::account_proxy},
    {"Acct/Ccy", Text::account_currency},
    {"TxsSummry/TtlNtries/NbOfNtries", Text::count_total},
    {"TxsSummry/TtlNtries/Sum", Text::sum_total},
    {"TxsSummry/TtlCdtNtries/NbOfNtries", Text::count_credits},
    {"TxsSummry/TtlCdtNtries/Sum", Text::sum_credits},
    {"TxsSummry/TtlDbtNtries/NbOfNtries", Text::count_debits},
    {"TxsSummry/TtlDbtNtries/Sum", Text::sum_debits},
};

constexpr Row of_a_balance[] = {
    {"Tp/CdOrPrtry/Cd", Text::balance_code},
    {"Amt", Amount::balance},
    {"CdtDbtInd", Text::balance_sign},
    {"Dt/Dt", Day::balance},
    {"Dt/DtTm", Day::balance},
};

constexpr Row of_an_entry[] = {
    {"NtryRef", Text::entry_reference},
    {"Amt", Amount::entry},
    {"CdtDbtInd", Text::entry_sign},
    {"RvslInd", Text::entry_reversal},
    {"Sts", Text::entry_status},
    {"Sts/Cd", Text::entry_status},
    {"Sts/Prtry", Text::entry_status},
    {"BookgDt/Dt", Day::booked},
    {"BookgDt/DtTm", Day::booked},
    {"ValDt/Dt", Day::value},
    {"ValDt/DtTm", Day::value},
    {"AcctSvcrRef", Text::entry_bank_reference},
    {"BkTxCd/Domn/Cd", Text::entry_domain},
    {"BkTxCd/Domn/Fmly/Cd", Text::entry_family},
    {"BkTxCd/Domn/Fmly/SubFmlyCd", Text::entry_sub_family},
    {"BkTxCd/Prtry/Cd", Text::entry_own_code},
    {"Chrgs", Part::entry_charge},
    {"Chrgs/Amt", Amount::charge},
    {"Chrgs/CdtDbtInd", Text::charge_sign},
    {"Chrgs/Rcrd", Part::entry_charge},
    {"Chrgs/Rcrd/Amt", Amount::charge},
    {"Chrgs/Rcrd/CdtDbtInd", Text::charge_sign},
    {"Chrgs/Rcrd/ChrgInclInd", Text::charge_included},
    {"NtryDtls/Btch/NbOfTxs", Kind::count},
    {"AddtlNtryInf", Text::entry_note},
};

constexpr Row of_a_detail[] = {
    {"Refs/AcctSvcrRef", Text::detail_bank_reference},
    {"Refs/EndToEndId", Text::detail_end_to_end},
    {"Refs/TxId", Text::detail_transaction_id},
    {"Refs/UETR", Text::detail_uetr},
    {"Amt", Amount::detail_own},
    {"CdtDbtInd", Text::detail_sign},
    {"AmtDtls/TxAmt/Amt", Amount::detail_transaction},
    {"AmtDtls/CntrValAmt/Amt", Amount::detail_countervalue},
    {"AmtDtls/InstdAmt/Amt", Amount::detail_instructed},
    {"BkTxCd/Domn/Cd", Text::detail_domain},
    {"BkTxCd/Domn/Fmly/Cd", Text::detail_family},
    {"BkTxCd/Domn/Fmly/SubFmlyCd", Text::detail_sub_family},
    {"BkTxCd/Prtry/Cd", Text::detail_own_code},
    {"Chrgs", Part::detail_charge},
    {"Chrgs/Amt", Amount::charge},
    {"Chrgs/CdtDbtInd", Text::charge_sign},
    {"Chrgs/Rcrd", Part::detail_charge},
    {"Chrgs/Rcrd/Amt", Amount::charge},
    {"Chrgs/Rcrd/CdtDbtInd", Text::charge_sign},
    {"Chrgs/Rcrd/ChrgInclInd", Text::charge_included},
    {"RltdPties/Dbtr/Nm", Text::debtor_name},
    {"RltdPties/Dbtr/Pty/Nm", Text::debtor_name},
    {"RltdPties/Dbtr/Agt/FinInstnId/Nm", Text::debtor_name},
    {"RltdPties/DbtrAcct/Id/IBAN", Text::debtor_iban},
    {"RltdPties/DbtrAcct/Id/Othr/Id", Text::debtor_iban},
    {"RltdPties/UltmtDbtr/Nm", Text::debtor_ultimate},
    {"RltdPties/UltmtDbtr/Pty/Nm", Text::debtor_ultimate},
    {"RltdPties/Cdtr/Nm", Text::creditor_name},
    {"RltdPties/Cdtr/Pty/Nm", Text::creditor_name},
    {"RltdPties/Cdtr/Agt/FinInstnId/Nm", Text::creditor_name},
    {"RltdPties/CdtrAcct/Id/IBAN", Text::creditor_iban},
    {"RltdPties/CdtrAcct/Id/Othr/Id", Text::creditor_iban},
    {"RltdPties/UltmtCdtr/Nm", Text::creditor_ultimate},
    {"RltdPties/UltmtCdtr/Pty/Nm", Text::creditor_ultimate},
    {"RmtInf/Ustrd", Text::remittance, Kind::words},
    {"RmtInf/Strd/CdtrRefInf/Ref", Text::creditor_reference, Kind::words},
    {"RmtInf/Strd/RfrdDocInf/Nb", Text::structured_remittance, Kind::words},
    {"RmtInf/Strd/AddtlRmtInf", Text::structured_remittance, Kind::words},
    {"RtrInf/Rsn/Cd", Text::return_code},
    {"RtrInf/Rsn/Prtry", Text::return_code},
    {"RtrInf/AddtlInf", Text::return_note, Kind::words},
    {"AddtlTxInf", Text::detail_note},
};

constexpr std::size_t slot_count = 1024;  // five times the nodes

std::size_t slot_of(std::uint8_t parent, std::string_view name) {
  const auto letter = [name](std::size_t at) {
    return std::size_t{static_cast<unsigned char>(name[at])};
  };
  if (name.empty()) return 0;
  const auto last = name.size() - 1;
  return (parent * 37u + letter(0) * 5 + letter(last / 2) * 131 +
          letter(last) * 17 + name.size() * 257) %
         slot_count;
}

}  // namespace

const Paths& Paths::of(Message message) {
  static const Paths statements(Message::statement);
  static const Paths notifications(Message::notification);
  return message == Message::statement ? statements : notifications;
}

Paths::Paths(Message message) : slots_(slot_count, nowhere) {
  nodes_.push_back({});
  const auto place = [this](std::string_view from, std::span<const Row> rows) {
    const auto start = add(outside, from);
    for (const Row& row : rows) {
      Node& node = nodes_[add(start, row.path)];
      node.kind = row.kind;
      node.item = row.item;
    }
  };
  if (message == Message::notification) {
    place("", of_a_file_of_notifications);
    place("BkToCstmrDbtCdtNtfctn/Ntfctn", of_a_statement);
    place("BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry", of_an_entry);
    place("BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry/NtryDtls/TxDtls", of_a_detail);
    return;
  }
  place("", of_a_file_of_statements);
  place("BkToCstmrStmt/Stmt", of_a_statement);
  place("BkToCstmrStmt/Stmt/Bal", of_a_balance);
  place("BkToCstmrStmt/Stmt/Ntry", of_an_entry);
  place("BkToCstmrStmt/Stmt/Ntry/NtryDtls/TxDtls", of_a_detail);
}

std::uint8_t Paths::add(std::uint8_t from, std::string_view path) {
  if (path.empty()) return from;
  const auto name = path.substr(0, path.find('/'));
  auto node = below(from, name);
  if (node == nowhere) {
    check(nodes_.size() < std::numeric_limits<std::uint8_t>::max(),
          "the nodes can be numbered");
    node = static_cast<std::uint8_t>(nodes_.size());
    nodes_.push_back({.name = name, .parent = from});
    enter(node);
  }
  if (name.size() == path.size()) return node;
  return add(node, path.substr(name.size() + 1));
}

void Paths::enter(std::uint8_t node) {
  auto slot = slot_of(nodes_[node].parent, nodes_[node].name);
  while (slots_[slot] != nowhere)
    slot = (slot + 1) % slot_count;
  slots_[slot] = node;
}

std::uint8_t Paths::below(std::uint8_t node, std::string_view name) const {
  auto slot = slot_of(node, name);
  while (slots_[slot] != nowhere) {
    const Node& found = nodes_[slots_[slot]];
    if (found.parent == node && found.name == name) return slots_[slot];
    slot = (slot + 1) % slot_count;
  }
  return nowhere;
}

std::string Paths::shown(std::uint8_t node) const {
  if (node == outside) return {};
  const Node& here = nodes_[node];
  const bool is_top = here.kind == Kind::part &&
                      here.item <= static_cast<std::uint8_t>(Part::entry);
  if (is_top) return std::string(here.name);
  const auto above = shown(here.parent);
  return (above.empty() ? "" : above + "/") + std::string(here.name);
}

}  // namespace obole::bank::camt053
