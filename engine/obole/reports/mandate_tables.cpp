#include "obole/base/say.hpp"
#include "obole/reports/mandate.hpp"

#include <array>

namespace obole {
namespace {

constexpr std::array<std::string_view, 3> headings = {
    "contractual", "overpayment", "wrongly-collected"};
constexpr std::array<std::string_view, 3> french_headings = {
    "remboursement contractuel", "trop-perçu", "encaissé à tort"};
constexpr std::array<std::string_view, 5> operations = {
    "captured", "refund", "commission", "disputed", "transfer"};
constexpr std::array<std::string_view, 5> french_operations = {
    "encaissement", "remboursement", "commission", "contestation",
    "reversement"};

}  // namespace

template <>
std::span<const std::string_view> words<reports::RefundHeading>() {
  return headings;
}
template <>
std::span<const std::string_view> words<reports::Operation>() {
  return operations;
}

namespace reports {

std::string_view french(RefundHeading choice) {
  return french_headings.at(static_cast<std::size_t>(choice));
}
std::string_view french(Operation choice) {
  return french_operations.at(static_cast<std::size_t>(choice));
}

RefundHeading heading_of(std::optional<RefundCause> cause) {
  if (!cause) return RefundHeading::contractual;
  switch (*cause) {
    case RefundCause::duplicate:
    case RefundCause::overpayment:
      return RefundHeading::overpayment;
    case RefundCause::fraud:
    case RefundCause::wrongly_collected:
    case RefundCause::corrected:
      return RefundHeading::wrongly_collected;
    case RefundCause::donor_request:
    case RefundCause::campaign_failed:
    case RefundCause::returned:
    case RefundCause::dispute:
      break;
  }
  return RefundHeading::contractual;
}

using Kind = Column::Kind;

Table mandate_table(const std::vector<Mandate>& list) {
  Table table;
  table.what = "report-mandate";
  table.title = {"Account of the mandate", "Reddition des comptes du mandat"};
  table.columns = {
      {"platform", {"Platform", "Plateforme"}, Kind::text},
      {"from", {"From", "Du"}, Kind::text},
      {"to", {"To", "Au"}, Kind::text},
      {"opening", {"Opening", "Solde initial"}, Kind::number},
      {"captured", {"Captured", "Encaissé"}, Kind::number},
      {"contractual", {"Refunds", "Remb. contractuels"}, Kind::number},
      {"overpayment", {"Overpaid", "Trop-perçus"}, Kind::number},
      {"wrongly_collected", {"Wrongly", "Encaissés à tort"}, Kind::number},
      {"commission", {"Commission", "Commission"}, Kind::number},
      {"disputed", {"Disputed", "Contesté"}, Kind::number},
      {"transferred", {"Transferred", "Reversé"}, Kind::number},
      {"closing", {"Closing", "Solde final"}, Kind::number},
      {"revenue_to_order",
       {"Revenue to order", "Titres à émettre"},
       Kind::number}};
  for (const auto& one : list) {
    table.rows.push_back({one.platform, one.from, one.to, one.opening,
                          one.captured, one.contractual, one.overpayment,
                          one.wrongly_collected, one.commission, one.disputed,
                          one.transferred, one.closing(), one.to_order()});
  }
  return table;
}

Table mandate_line_table(const std::vector<Mandate>& list) {
  Table table;
  table.what = "report-mandate-lines";
  table.title = {"Operations", "Opérations"};
  table.columns = {
      {"date", {"Date", "Date"}, Kind::text},
      {"platform", {"Platform", "Plateforme"}, Kind::text},
      {"operation", {"Operation", "Opération"}, Kind::text},
      {"heading", {"Heading", "Nature"}, Kind::text},
      {"entry", {"Entry or line", "Écriture ou ligne"}, Kind::number},
      {"reference", {"Reference", "Référence"}, Kind::text},
      {"payout", {"Payout", "Versement"}, Kind::text},
      {"amount", {"Amount", "Montant"}, Kind::number}};
  const auto if_any = [](const std::string& text) {
    return text.empty() ? Cell() : Cell(text);
  };
  for (const auto& mandate : list) {
    for (const auto& line : mandate.lines) {
      table.rows.push_back({line.date, mandate.platform, spoken(line.operation),
                            line.heading ? Cell(spoken(*line.heading)) : Cell(),
                            line.entry, if_any(line.reference),
                            if_any(line.payout), line.amount});
    }
  }
  return table;
}

Table platform_table(const std::vector<PlatformFigures>& list) {
  Table table;
  table.what = "platforms";
  table.title = {"Held by platforms", "Détenu par les plateformes"};
  table.columns = {
      {"platform", {"Platform", "Plateforme"}, Kind::text},
      {"captured", {"Captured", "Encaissé"}, Kind::number},
      {"refunds", {"Refunds", "Remboursé"}, Kind::number},
      {"fees", {"Fees", "Commissions"}, Kind::number},
      {"disputed", {"Disputed", "Contesté"}, Kind::number},
      {"transferred", {"On the bank", "En banque"}, Kind::number},
      {"held", {"Held", "Détenu"}, Kind::number},
      {"in_books", {"Books hold", "Les comptes ont"}, Kind::number},
      {"difference", {"Difference", "Écart"}, Kind::number}};
  for (const auto& one : list) {
    table.rows.push_back({one.platform, one.captured, one.refunds, one.fees,
                          one.disputed, one.transferred, one.held(),
                          one.in_books, one.difference()});
  }
  return table;
}

}  // namespace reports
}  // namespace obole
