#include "obole/reports/platform_statements.hpp"

namespace obole::reports {

using Kind = Column::Kind;

Table platform_statement_table(const std::vector<PlatformStatement>& list) {
  Table table;
  table.what = "platform-statements";
  table.title = {"By the platforms’ word", "Selon les plateformes"};
  table.columns = {
      {"platform", {"Platform", "Plateforme"}, Kind::text},
      {"from", {"From", "Du"}, Kind::text},
      {"to", {"To", "Au"}, Kind::text},
      {"opening", {"Opening", "Solde initial"}, Kind::number},
      {"captured", {"Captured", "Encaissé"}, Kind::number},
      {"refunds", {"Refunds", "Remboursé"}, Kind::number},
      {"disputed", {"Disputed", "Contesté"}, Kind::number},
      {"fees", {"Fees", "Commissions"}, Kind::number},
      {"adjustments", {"Adjustments", "Ajustements"}, Kind::number},
      {"tips", {"Tips", "Pourboires"}, Kind::number},
      {"holds", {"Holds", "Retenues"}, Kind::number},
      {"paid_out", {"Paid out", "Versé"}, Kind::number},
      {"held", {"Held", "Détenu"}, Kind::number},
      {"received", {"On the bank", "En banque"}, Kind::number},
      {"in_transit", {"In transit", "En route"}, Kind::number},
      {"difference", {"Difference", "Écart"}, Kind::number},
      {"books_captured",
       {"Books: captured", "Comptes : encaissé"},
       Kind::number},
      {"books_refunds",
       {"Books: refunds", "Comptes : remboursé"},
       Kind::number},
      {"books_disputed",
       {"Books: disputed", "Comptes : contesté"},
       Kind::number},
      {"books_fees", {"Books: fees", "Comptes : commissions"}, Kind::number}};
  for (const auto& one : list) {
    table.rows.push_back(
        {one.platform,       one.from,           one.to,
         one.opening,        one.captured,       one.refunds,
         one.disputed,       one.fees,           one.adjustments,
         one.tips,           one.holds,          one.paid_out,
         one.held(),         one.received,       one.in_transit,
         one.difference(),   one.books.captured, one.books.refunds,
         one.books.disputed, one.books.fees});
  }
  return table;
}

namespace {

// One platform's lines of the table for people.
class Terms {
 public:
  Terms(const PlatformStatement& statement, Table& table)
      : statement_(statement), table_(table) {}

  void compared(Sentence term, Money says, Money books) {
    row(std::move(term), says, books, Cell(says - books));
  }
  void said(Sentence term, Money says) {
    row(std::move(term), says, Cell(), Cell());
  }
  void said_if_any(Sentence term, Money says) {
    if (!says.is_zero()) said(std::move(term), says);
  }

 private:
  void row(Sentence term, Money says, Cell books, Cell difference) {
    table_.rows.push_back({statement_.platform, std::move(term), says,
                           std::move(books), std::move(difference)});
  }

  const PlatformStatement& statement_;
  Table& table_;
};

}  // namespace

Table platform_term_table(const std::vector<PlatformStatement>& list) {
  Table table;
  table.what = "report-platform";
  table.title = {"What platforms say", "Ce que disent les plateformes"};
  table.columns = {{"platform", {"Platform", "Plateforme"}, Kind::text},
                   {"term", {"Term", "Terme"}, Kind::text},
                   {"says", {"It says", "Elle dit"}, Kind::number},
                   {"books", {"Books", "Comptes"}, Kind::number},
                   {"difference", {"Difference", "Écart"}, Kind::number}};
  for (const auto& one : list) {
    Terms terms(one, table);
    terms.said({"opening", "solde initial"}, one.opening);
    terms.compared({"captured", "encaissé"}, one.captured, one.books.captured);
    terms.compared({"refunds", "remboursé"}, one.refunds, one.books.refunds);
    terms.compared({"disputed", "contesté"}, one.disputed, one.books.disputed);
    terms.compared({"fees", "commissions"}, one.fees, one.books.fees);
    terms.said_if_any({"adjustments", "ajustements"}, one.adjustments);
    terms.said_if_any({"tips", "pourboires"}, one.tips);
    terms.said_if_any({"holds", "retenues"}, one.holds);
    terms.said({"paid out", "versé"}, one.paid_out);
    terms.said({"held", "détenu"}, one.held());
    terms.said({"on the bank", "en banque"}, one.received);
    terms.said({"in transit", "en route"}, one.in_transit);
    terms.said({"difference", "écart"}, one.difference());
  }
  return table;
}

}  // namespace obole::reports
