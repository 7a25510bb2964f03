#include "obole/reports/receipts.hpp"

#include "obole/ledger/donor_names.hpp"
#include "obole/rules/asking.hpp"
#include "obole/rules/deadlines.hpp"

namespace obole::reports {
namespace {

using ledger::Receipt;
using Kind = Column::Kind;

Cell text_or_none(std::string_view text) {
  if (text.empty()) return std::monostate();
  return std::string(text);
}

// The name that stands on the receipt; the donor may have another since.
Cell name_on(ledger::Book& book, const Receipt& receipt) {
  const auto recipient = ledger::recipient_of(book, receipt.seq);
  return text_or_none(recipient ? recipient->name : "");
}

Cell id_of(ledger::Book& book, std::optional<std::int64_t> entry) {
  if (!entry) return std::monostate();
  return ledger::receipt_of_entry(book, *entry).id();
}

Cell kept_until(const Receipt& receipt, const rules::RuleTable& rules) {
  const auto* const years = rules.find(
      rules::prefix_of(rules) + ".receipt.retention_years", receipt.issued);
  if (years == nullptr) return std::monostate();
  return rules::kept_until(receipt.issued, years->number());
}

Cell day_or_none(std::optional<Date> day) {
  if (!day) return std::monostate();
  return *day;
}

}  // namespace

Table receipt_table(ledger::Book& book, const std::vector<Receipt>& receipts,
                    const rules::RuleTable& rules) {
  Table table;
  table.what = "receipt-list";
  table.title = {"Register of tax receipts", "Registre des reçus fiscaux"};
  table.columns = {
      {"number", {"Number", "Numéro"}, Kind::text},
      {"state", {"State", "État"}, Kind::text},
      {"issued", {"Issued", "Délivré le"}, Kind::text},
      {"year", {"Gifts of", "Dons de"}, Kind::number},
      {"scope", {"For", "Portée"}, Kind::text},
      {"donor", {"Donor", "Donateur"}, Kind::text},
      {"name", {"Name", "Nom"}, Kind::text},
      {"amount", {"Amount", "Montant"}, Kind::number},
      {"article", {"Article", "Article"}, Kind::text, true},
      {"form", {"Form", "Formulaire"}, Kind::text, true},
      {"ended", {"Ended", "Fin"}, Kind::text, true},
      {"replaces", {"Replaces", "Remplace"}, Kind::text, true},
      {"replaced_by", {"Replaced by", "Remplacé par"}, Kind::text, true},
      {"keep_until", {"Keep until", "À garder jusqu’au"}, Kind::text},
      {"entry", {"Entry", "Écriture"}, Kind::number}};
  Money live{0, book.currency()};
  std::int64_t count = 0;
  for (const auto& one : receipts) {
    table.rows.push_back(
        {one.id(), spoken(one.state), one.issued, std::int64_t{one.year},
         spoken(one.scope), one.donor.text(), name_on(book, one), one.amount,
         text_or_none(one.article), text_or_none(one.form),
         day_or_none(one.ended), id_of(book, one.replaces),
         id_of(book, one.replaced_by), kept_until(one, rules), one.seq});
    if (one.state != ReceiptState::live) continue;
    live += one.amount;
    ++count;
  }
  table.notes.emplace_back(Sentence{"Live receipts", "Reçus valables"}, count);
  table.notes.emplace_back(Sentence{"They state", "Ils portent"}, live);
  return table;
}

Table obligation_table(ledger::Book& book,
                       const std::vector<ledger::Obligation>& obligations) {
  Table table;
  table.what = "receipt-obligations";
  table.title = {"Receipts to void or replace", "Reçus à annuler ou remplacer"};
  table.columns = {{"number", {"Number", "Numéro"}, Kind::text},
                   {"issued", {"Issued", "Délivré le"}, Kind::text},
                   {"donor", {"Donor", "Donateur"}, Kind::text},
                   {"name", {"Name", "Nom"}, Kind::text},
                   {"donation", {"Donation", "Don"}, Kind::number},
                   {"stated", {"Stated", "Porté"}, Kind::number},
                   {"left", {"Left", "Reste"}, Kind::number}};
  for (const auto& one : obligations) {
    table.rows.push_back({one.receipt.id(), one.receipt.issued,
                          one.receipt.donor.text(), name_on(book, one.receipt),
                          one.donation, one.stated, one.left});
  }
  return table;
}

Table receipt_figures(ledger::Book& book, const View& view) {
  Table table;
  table.what = "receipt-figures";
  table.columns = {{"number", {"Number", "Numéro"}, Kind::text},
                   {"state", {"State", "État"}, Kind::text},
                   {"stated", {"Stated", "Porté"}, Kind::number}};
  const Money nothing{0, book.currency()};
  for (const auto& one : ledger::receipts(book, {{}, view.as_of})) {
    const bool is_live = one.state == ReceiptState::live;
    table.rows.push_back(
        {one.id(), spoken(one.state), is_live ? one.amount : nothing});
  }
  return table;
}

Table declaration_table(ledger::Book& book, std::span<const int> years,
                        const View& view) {
  Table table;
  table.what = "report-declaration";
  table.title = {"Annual declaration of receipts (CGI 222 bis)",
                 "Déclaration annuelle des reçus (CGI 222 bis)"};
  table.columns = {{"year", {"Gifts of", "Dons de"}, Kind::number},
                   {"receipts", {"Receipts", "Reçus"}, Kind::number},
                   {"total", {"Total", "Total"}, Kind::number},
                   {"due", {"Due", "À déclarer le"}, Kind::text}};
  for (const auto year : years) {
    const auto declared = ledger::declared_for(book, year, view.as_of);
    table.rows.push_back({std::int64_t{year}, declared.receipts, declared.total,
                          rules::declaration_due(year)});
  }
  return table;
}

std::vector<int> receipt_years(ledger::Book& book, const View& view) {
  std::vector<int> years;
  for (const auto& one : ledger::receipts(book, {{}, view.as_of})) {
    if (years.empty() || years.back() != one.year) years.push_back(one.year);
  }
  return years;
}

}  // namespace obole::reports
