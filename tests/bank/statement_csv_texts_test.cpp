// Headings that are nearly known, and files in more than one encoding.

#include "bank/statement_csv_reading.hpp"

#include "support/catch.hpp"

using obole::Reason;
using statement_csv_test::check_refused;
using statement_csv_test::known;
using statement_csv_test::lines_of;
using statement_csv_test::only;
using statement_csv_test::own;
using statement_csv_test::read;

namespace {

const std::string head = "Date;Débit;Crédit;Libellé\n";

}  // namespace

TEST_CASE("a heading that is nearly known is told with what was meant",
          "[bank-csv]") {
  const auto generic = known("generic_fr");
  check_refused(read(generic,
                     "Relevé\nDu;1er mars\n\nDate;Débit;Crédits\n"
                     "01/03/2026;;5,00\n"),
                Reason::file_malformed, 4, "credit", "credit (Crédit, Crédit",
                "did you mean “Crédit” by “Crédits”? a profile of your own may "
                "name it: credit = [\"Crédits\"]");
  check_refused(read(generic, "Dâte opérations;Débit;Crédit\n"),
                Reason::file_malformed, 1, "date", "date (Date, Date opération",
                "did you mean “Date opération” by “Dâte opérations”?");
  // One name alone above the movements is no heading, and a word that is
  // merely as short as another is not meant by it.
  check_refused(read(generic, "Date;31/03/2026\nCode;Type;Nom\n"),
                Reason::file_malformed, 0, "", "no row has the names",
                "check the profile generic_fr");
  check_refused(read(generic, "Date,Débit,Crédit\n01/03/2026,,5.00\n"),
                Reason::file_malformed, 0, "", "no row has the names",
                "parted by “,”? the profile generic_fr says “;”");
}

TEST_CASE("a column that is nearly one of the profile's is refused, not lost",
          "[bank-csv]") {
  struct Near {
    const char* heading;
    const char* column;
    const char* hint;
  };
  for (const auto& [heading, column, hint] :
       {Near{"Date;Débit;Crédit;Libelé", "label",
             "did you mean “Libellé” by “Libelé”?"},
        Near{"Date;Débit;Crédit;Libellé;Soldes", "balance",
             "balance = [\"Soldes\"]"},
        Near{"Date;Débit;Crédit;Libellé;Références", "reference",
             "did you mean “Référence” by “Références”?"},
        Near{"Date;Débit;Crédit;Libellé;Devises", "currency",
             "did you mean “Devise” by “Devises”?"},
        Near{"Date;Débit;Crédit;Libellé;Dates de valeur", "value_date",
             "did you mean “Date de valeur” by “Dates de valeur”?"}}) {
    CAPTURE(heading);
    check_refused(read(known("generic_fr"), std::string(heading) + "\n"),
                  Reason::file_malformed, 1, column, "would not be read", hint);
  }
  // What is merely as short, or begins as a name does, is another column.
  const auto usual = read(known("generic_fr"),
                          "Date;Date de valeur;Débit;Crédit;Libellé;Code;Type;"
                          "Catégorie;Pointage;Opération;Compte;Nom;Solde\n"
                          "01/03/2026;;;5,00;DON;;;;;;;;7,00\n");
  CHECK(only(usual).lines.size() == 1);
  CHECK(usual.remarks.empty());
}

TEST_CASE("each row is read in its own encoding, and that is told once",
          "[bank-csv]") {
  const auto recording = read(known("generic_fr"),
                              head +
                                  "01/03/2026;;1,00;Zo\xC3\xAB\n"
                                  "02/03/2026;;2,00;Ren\xE9\n"
                                  "03/03/2026;;3,00;Ren\xC3\xA9\n"
                                  "04/03/2026;;4,00;Lo\xEF"
                                  "c \x80\n",
                              3);
  CHECK(lines_of(recording) ==
        std::vector<std::string>{
            "2026-03-01 1.00 EUR Zoë", "2026-03-02 2.00 EUR René",
            "2026-03-03 3.00 EUR René", "2026-03-04 4.00 EUR Loïc €"});
  std::vector<std::string> told;
  for (const auto& remark : recording.remarks)
    if (remark.says.en.find("put together from two") != std::string::npos)
      told.push_back(std::to_string(remark.place.line) + ": " + remark.says.en);
  CHECK(told == std::vector<std::string>{
                    "3: the row is in Windows-1252, and line 1 in UTF-8: the "
                    "file was put together from two; check the accents of its "
                    "texts"});
}

TEST_CASE("a file in one encoding says nothing of it", "[bank-csv]") {
  for (const std::string& file :
       {std::string("Date;D\xE9"
                    "bit;Cr\xE9"
                    "dit;Libell\xE9;Solde\n"
                    "01/03/2026;;1,00;\xAB CAF\xC9\xA0\xBB \xC9\x92;1,00\n"),
        std::string("\xEF\xBB\xBF") + "Date;Débit;Crédit;Libellé;Solde\n"
                                      "01/03/2026;;1,00;« CAFÉ\u00A0» "
                                      "É’;1,00\n"}) {
    CAPTURE(file);
    const auto recording = read(known("generic_fr"), file);
    CHECK(recording.remarks.empty());
    CHECK(only(recording).lines.at(0).remittance == "« CAFÉ » É’");
  }
}

TEST_CASE("a row in two encodings is refused with its line", "[bank-csv]") {
  const std::string first = head + "01/03/2026;;1,00;a\n";
  // Two cells, one cell, and quotes and the euro sign, which have three bytes.
  for (const char* const row :
       {"02/03/2026;;2,00;Zo\xC3\xAB Ren\xE9\n",
        "02/03/2026;;2,00;Ren\xE9 L\xE2\x80\x99\x61ide\n",
        "02/03/2026;;2,00;\xE9t\xE9 5 \xE2\x82\xAC\n"}) {
    CAPTURE(row);
    check_refused(read(known("generic_fr"), first + row, 5),
                  Reason::encoding_invalid, 3, "",
                  "characters in UTF-8, in a row that is read in Windows-1252",
                  "in one encoding");
  }
  check_refused(read(known("generic_fr"),
                     "Date;Débit;Crédit;Libellé;Contrepartie\n"
                     "01/03/2026;;1,00;Zo\xC3\xAB;Ren\xE9\n"),
                Reason::encoding_invalid, 2, "", "characters in UTF-8");
}

TEST_CASE("a profile's encodings are all that is tried", "[bank-csv]") {
  const std::string columns =
      "[columns]\ndate = [\"Date\"]\namount = [\"Montant\"]\nlabel = "
      "[\"Label\"]\n";
  const auto latin =
      own("name = \"x\"\nencoding = [\"windows-1252\"]\n" + columns);
  check_refused(read(latin, "Date;Montant;Label\n01/03/2026;5,00;Zo\xC3\xAB\n"),
                Reason::encoding_invalid, 2, "", "characters in UTF-8",
                "name its encoding in the profile x");
  const auto utf_8 = own("name = \"x\"\nencoding = [\"utf-8\"]\n" + columns);
  check_refused(read(utf_8, "Date;Montant;Label\n01/03/2026;5,00;Ren\xE9\n"),
                Reason::encoding_invalid, 2, "", "none of the profile");
  // The mark says UTF-8, whatever the profile does.
  CHECK(only(read(latin,
                  "\xEF\xBB\xBF"
                  "Date;Montant;Label\n01/03/2026;5,00;Zo"
                  "\xC3\xAB\n"))
            .lines.at(0)
            .remittance == "Zoë");
}
