// Hostile CSV statements.

#include "bank/attacks.hpp"
#include "bank/statement_csv_reading.hpp"

using obole::Reason;
using statement_csv_test::known;
using statement_csv_test::read;

namespace {

obole::Verdict read_generic(const obole::bank::Source& source,
                            std::string_view file,
                            const obole::bank::StatementSink& sink) {
  static const auto profile = known("generic_fr");
  return obole::bank::read_statement_csv(source, file, profile,
                                         statement_csv_test::iban,
                                         obole::Currency::eur(), sink);
}

const std::string head = "Date;Débit;Crédit;Libellé\n";

}  // namespace

TEST_CASE("hostile CSV statements are refused for what is wrong in them",
          "[bank-csv]") {
  const auto malformed = Reason::file_malformed;
  const auto encoding = Reason::encoding_invalid;
  std::vector<attacks::Attack> attacks = {
      {"", malformed, "names of the columns: date (Date, Date opération"},
      {"\n\n", malformed, "names of the columns"},
      {";;;\n", malformed, "names of the columns"},
      {"a;b\n", malformed, "names of the columns"},
      {"Date;Libellé\n01/03/2026;x\n", malformed,
       "none is that of debit (Débit, Débit euros, Montant débit), credit"},
      {"Date;Débit\n", malformed, "none is that of credit (Crédit"},
      {"Débit;Crédit\n", malformed, "none is that of date (Date"},
      {"Dates;Débits;Crédits\n01/03/2026;;5,00\n", malformed,
       "none is that of date"},
      {"Date,Débit,Crédit\n", malformed, "no row has the names"},
      {head + "01/03/2026;;5,00\n", malformed, "3 cells"},
      {head + "01/03/2026;;5,00;a;b\n", malformed, "5 cells"},
      {head + "01/03/2026\n", malformed, "1 cells"},
      {head + "01/03/2026;1,00;5,00;a\n", malformed, "both a debit"},
      {head + "01/03/2026;-1,00;5,00;a\n", malformed, "both a debit"},
      {head + "01/03/2026;;;a\n", malformed, "neither debit"},
      {head + "01/03/2026;;-5,00;a\n", malformed, "is negative"},
      {head + "01/03/2026;;5,00-;a\n", malformed, "is negative"},
      {head + "01/03/2026;;(5,00);a\n", malformed, "is negative"},
      {"Date;Débit;Crédit;Crédit;Libellé\n01/03/2026;;5,00;100,00;a\n",
       malformed, "two columns have this name"},
      {"Date;Date;Débit;Crédit\n", malformed, "two columns have this name"},
      {"Date;Débit;Crédit;Devises\n01/03/2026;;5,00;USD\n", malformed,
       "nearly “Devise”"},
      {head + "\"01/03/2026;;5,00;a\n", malformed, "never closed"},
      {head + "01/03/2026;;5,00;a\"b\n", malformed, "inside an unquoted field"},
      {head + "01/03/2026;;\"5\",00;a\n", malformed, "closing quotation mark"},
      {head + std::string(1, '\0') + ";;5,00;a\n", malformed, "NUL byte"},
      {std::string("\xFF\xFE"
                   "D\0a\0t\0e\0",
                   10),
       malformed, "NUL byte"},
      {head + "01/03/2026;;5,00;" + std::string(std::size_t{1} << 20U, 'x'),
       malformed, "longer than 1048576 bytes"},
      {head + "01/03/2026;;99999999999999,00;a\n", Reason::amount_too_large,
       "no single amount may exceed"},
      {head + "01/03/2026;;5,00 USD;a\n", Reason::currency_mismatch,
       "read in EUR"},
      {head + "01/03/2026;;$5;a\n", malformed, "not an amount"},
      {"Date;Débit;Crédit;Devise\n01/03/2026;;5,00;CHF\n",
       Reason::currency_mismatch, "read in EUR"},
      {"Date;Débit;Crédit;Solde\n01/03/2026;;5,00;5,00\n"
       "02/03/2026;;5,00;11,00\n",
       Reason::statement_unbalanced, "does not follow"},
      {head + "01/03/2026;;5,00;\x81\n", encoding, "none of the profile"},
      {head + "01/03/2026;;5,00;Zo\xC3\xAB et Ren\xE9\n", encoding,
       "characters in UTF-8, in a row that is read in Windows-1252"},
      {"\xEF\xBB\xBF" + head + "01/03/2026;;5,00;Ren\xE9\n", encoding,
       "are not UTF-8"},
  };
  std::string above;
  for (int row = 0; row < 100; ++row)
    above += "x;y\n";
  attacks.push_back({above + head, malformed, "no row has the names"});
  for (const char* const day :
       {"", "2026", "01/13/2026", "30/02/2026", "1/3/26", "03-01-2026x",
        "yesterday", "00/00/0000", "32/01/2026"})
    attacks.push_back({head + day + ";;5,00;a\n", malformed,
                       "as the profile writes them: 31/03/2026, 2026-03-31"});
  for (const char* const amount : {"x", "5.00.0", "1,2,3", "5e3", "(5", "NaN",
                                   "0x5", "1 00,00", "'5", "=5", "5,00 d"})
    attacks.push_back({head + fmt::format("01/03/2026;;{};a\n", amount),
                       malformed, "this is not an amount"});
  attacks.push_back({head + "01/03/2026;;5,001;a\n", malformed,
                     "EUR has 2 decimals and no amount is rounded"});
  for (const char* const amount : {"--5", "-5-", "(-5)"})
    attacks.push_back({head + fmt::format("01/03/2026;;{};a\n", amount),
                       malformed, "two signs"});
  attacks::check_refused(read_generic, attacks);
  const auto of_none = read(known("generic_fr"), head, 9, "");
  statement_csv_test::check_refused(of_none, malformed, 1, "",
                                    "which account it is of", "--account");
}
