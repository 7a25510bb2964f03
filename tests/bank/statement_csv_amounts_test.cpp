// Amounts in banks' CSV: where their sign stands, which side they are on, and
// in which currency.

#include "bank/statement_csv_reading.hpp"

#include "support/catch.hpp"

#include <fmt/format.h>

using obole::Reason;
using obole::bank::parse_statement_profile;
using statement_csv_test::check_refused;
using statement_csv_test::known;
using statement_csv_test::lines_of;
using statement_csv_test::only;
using statement_csv_test::own;
using statement_csv_test::read;

namespace {

const std::string plain =
    "name = \"caisse\"\n[columns]\ndate = [\"Date\"]\namount = [\"Montant\"]\n";
const std::string by_word = plain + "debit_credit = [\"Sens\"]\n";
const std::string german =
    by_word + "[debit_credit]\ndebit = [\"S\", \"Soll\"]\ncredit = [\"H\"]\n";
const std::string with_currency = plain + "currency = [\"Devise\"]\n";

}  // namespace

TEST_CASE("a sign may stand before an amount or behind it", "[bank-csv]") {
  struct Written {
    const char* text;
    std::int64_t cents;
  };
  for (const auto& [text, cents] : {Written{"5,00", 500},
                                    Written{"-5,00", -500},
                                    Written{"- 5,00", -500},
                                    Written{"-\u00A05,00", -500},
                                    Written{"-  1 234,50", -123450},
                                    Written{"5,00-", -500},
                                    Written{"5,00 -", -500},
                                    Written{"1 234,50-", -123450},
                                    Written{"\u22125,00", -500},
                                    Written{"5,00\u2212", -500},
                                    Written{"5,00\u2013", -500},
                                    Written{"+5,00", 500},
                                    Written{"+ 5,00", 500},
                                    Written{"5,00+", 500},
                                    Written{"5,00 +", 500},
                                    Written{"(5,00)", -500},
                                    Written{"( 5,00 )", -500},
                                    Written{"-5,00 EUR", -500},
                                    Written{"- 5,00 €", -500},
                                    Written{"5,00 EUR-", -500},
                                    Written{"€ -5,00", -500},
                                    Written{"0,00-", 0}}) {
    CAPTURE(text);
    const auto recording =
        read(own(plain), fmt::format("Date;Montant\n01/03/2026;{}\n", text));
    const auto& lines = only(recording).lines;
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].amount.minor_units() == cents);
  }
}

TEST_CASE("an amount with two signs, or with none of its own, is refused",
          "[bank-csv]") {
  for (const char* const text :
       {"-5,00-", "+5,00-", "--5,00", "- -5,00", "5,00--", "-+5,00", "(-5,00)",
        "(5,00-)", "-(5,00)", "(5,00)-", "\u22125,00-", "-5,00 \u2013"}) {
    CAPTURE(text);
    check_refused(
        read(own(plain), fmt::format("Date;Montant\n01/03/2026;{}\n", text)),
        Reason::file_malformed, 2, "amount", "", "caisse");
  }
  for (const char* const text : {"-", "+", "- ", "()", "( )", "5-00", "5,-00",
                                 "5,00- EUR", "-€", "5,00 DR"}) {
    CAPTURE(text);
    check_refused(
        read(own(plain), fmt::format("Date;Montant\n01/03/2026;{}\n", text)),
        Reason::file_malformed, 2, "amount", "", "such as 1 234,56");
  }
}

TEST_CASE("a running balance and a debit may have their sign behind",
          "[bank-csv]") {
  const auto recording =
      read(known("credit_mutuel"),
           "Date;Valeur;Débit;Crédit;Libellé;Solde\n"
           "01/03/2026;;20,00-;;A;10,00-\n02/03/2026;;;30,00;B;20,00\n");
  CHECK(lines_of(recording) ==
        std::vector<std::string>{"2026-03-01 -20.00 EUR A",
                                 "2026-03-02 30.00 EUR B"});
  CHECK(to_string(*only(recording).head.opening) == "10.00 EUR");
  check_refused(read(known("credit_mutuel"),
                     "Date;Valeur;Débit;Crédit;Libellé;Solde\n"
                     "01/03/2026;;;30,00-;A;10,00\n"),
                Reason::file_malformed, 2, "credit", "the credit is negative");
}

TEST_CASE("a word in a column of its own says debit or credit", "[bank-csv]") {
  const auto french = read(own(by_word),
                           "Date;Montant;Sens\n01/03/2026;5,00;D\n"
                           "02/03/2026;6,00;c\n03/03/2026;7,00;Débit\n"
                           "04/03/2026;8,00; CRÉDIT \n05/03/2026;9,00;DR\n"
                           "06/03/2026;1,00;Cr.\n07/03/2026;0,00;\n"
                           "08/03/2026;+2,00;C\n");
  CHECK(lines_of(french) == std::vector<std::string>{
                                "2026-03-01 -5.00 EUR ", "2026-03-02 6.00 EUR ",
                                "2026-03-03 -7.00 EUR ", "2026-03-04 8.00 EUR ",
                                "2026-03-05 -9.00 EUR ", "2026-03-06 1.00 EUR ",
                                "2026-03-07 0.00 EUR ",
                                "2026-03-08 2.00 EUR "});
  const auto words = read(own(german),
                          "Date;Montant;Sens\n01/03/2026;5,00;S\n"
                          "02/03/2026;6,00;H\n03/03/2026;7,00;soll\n");
  CHECK(lines_of(words) == std::vector<std::string>{"2026-03-01 -5.00 EUR ",
                                                    "2026-03-02 6.00 EUR ",
                                                    "2026-03-03 -7.00 EUR "});
  // Signs are words too, although nothing is left of them without punctuation.
  const auto signs =
      own(by_word + "[debit_credit]\ndebit = [\"-\"]\ncredit = [\"+\"]\n");
  CHECK(lines_of(read(signs,
                      "Date;Montant;Sens\n01/03/2026;5,00;-\n"
                      "02/03/2026;6,00;+\n")) ==
        std::vector<std::string>{"2026-03-01 -5.00 EUR ",
                                 "2026-03-02 6.00 EUR "});
}

TEST_CASE("an amount whose side is not said, or said twice, is refused",
          "[bank-csv]") {
  const auto refused = [](const std::string& profile, const char* amount,
                          const char* side, std::string_view column,
                          std::string_view why) {
    CAPTURE(amount, side);
    check_refused(read(own(profile), fmt::format("Date;Montant;Sens\n"
                                                 "01/03/2026;5,00;{}\n"
                                                 "02/03/2026;{};{}\n",
                                                 profile == german ? "S" : "D",
                                                 amount, side)),
                  Reason::file_malformed, 3, column, why);
  };
  for (const char* const side : {"", "X", "S", "DC", "D/C", "Debits", "-", "0"})
    refused(by_word, "6,00", side, "debit_credit", "neither a debit (D, DR");
  for (const char* const side : {"D", "C", "Soll/Haben", ""})
    refused(german, "6,00", side, "debit_credit", "neither a debit (S, Soll)");
  refused(by_word, "0,00", "X", "debit_credit", "neither a debit");
  for (const char* const amount : {"-6,00", "6,00-", "- 6,00", "(6,00)"}) {
    refused(by_word, amount, "D", "amount", "has no minus sign");
    refused(by_word, amount, "C", "amount", "has no minus sign");
  }
  // Without its column the amounts would all be credits.
  check_refused(read(own(by_word), "Date;Montant\n01/03/2026;5,00\n"),
                Reason::file_malformed, 1, "debit_credit",
                "debit_credit (Sens)");
}

TEST_CASE("a profile says the side of an amount once", "[bank-csv]") {
  const std::string sides =
      "name = \"x\"\n[columns]\ndate = [\"D\"]\ndebit = [\"A\"]\ncredit = "
      "[\"B\"]\n";
  const auto check_why = [](const std::string& toml, std::string_view why) {
    const auto profile = parse_statement_profile(toml, "x.toml");
    CAPTURE(toml);
    REQUIRE_FALSE(profile);
    CHECK(profile.error().reason == Reason::profile_malformed);
    CAPTURE(profile.error().why.en);
    CHECK(profile.error().why.en.find(why) != std::string::npos);
    CHECK_FALSE(profile.error().why.fr.empty());
  };
  check_why(sides + "debit_credit = [\"S\"]\n", "goes with an");
  check_why("sign = \"inverted\"\n" + by_word, "sign says nothing");
  check_why("sign = \"inverted\"\n" + sides, "sign says nothing");
  check_why(plain + "debit = [\"A\"]\n", "either an amount, or");
  check_why(plain + "[debit_credit]\ndebit = [\"S\"]\ncredit = [\"H\"]\n",
            "names no column debit_credit");
  check_why(by_word + "[debit_credit]\ndebit = [\"S\"]\n",
            "for a debit and for a credit");
  check_why(by_word + "[debit_credit]\ndebit = [\"É\"]\ncredit = [\"e\"]\n",
            "would be both a debit and a credit");
  check_why(by_word + "[debit_credit]\ndebit = [\"-\"]\ncredit = [\"-\"]\n",
            "would be both a debit and a credit");
  check_why(by_word + "[debit_credit]\nside = [\"-\"]\n", "no such key");
}

TEST_CASE("a row in another currency is refused, and never added",
          "[bank-csv]") {
  const auto recording =
      read(own(with_currency),
           "Date;Montant;Devise\n01/03/2026;5,00;EUR\n02/03/2026;6,00;eur\n"
           "03/03/2026;7,00;€\n04/03/2026;8,00; Euros \n");
  CHECK(only(recording).sums.credits == 2600);
  for (const char* const named :
       {"USD", "CHF", "$", "", "EURX", "EUR USD", "F", "978"}) {
    CAPTURE(named);
    check_refused(read(own(with_currency),
                       fmt::format("Date;Montant;Devise\n01/03/2026;5,00;EUR\n"
                                   "02/03/2026;6,00;{}\n",
                                   named)),
                  Reason::currency_mismatch, 3, "currency", "read in EUR",
                  "this currency alone");
  }
  check_refused(
      read(own(plain), "Date;Montant\n01/03/2026;5,00\n02/03/2026;6,00 USD\n"),
      Reason::currency_mismatch, 3, "amount", "read in EUR");
  // A profile that names no such column is told that the file has one.
  const auto unread = read(own(plain),
                           "Date;Montant;Currency\n"
                           "01/03/2026;5,00;USD\n");
  CHECK(only(unread).sums.credits == 500);
  CHECK(unread.remarked_at("currency"));
  // The profiles that come with obole know the column by its usual name, and
  // La Banque Postale says it above the movements.
  check_refused(
      read(known("generic_fr"),
           "Date;Débit;Crédit;Libellé;Devise\n01/03/2026;;5,00;a;USD\n"),
      Reason::currency_mismatch, 2, "currency", "read in EUR");
  check_refused(read(known("credit_mutuel"),
                     "Date;Débit;Crédit;Libellé;Solde;Devise\n"
                     "01/03/2026;;5,00;a;5,00;USD\n"),
                Reason::currency_mismatch, 2, "currency", "read in EUR");
  check_refused(read(known("la_banque_postale"),
                     "Compte tenu en  ;francs\nDate;Libellé;Montant\n"
                     "03/03/2026;A;50,00\n"),
                Reason::currency_mismatch, 1, "Compte tenu en", "read in EUR");
}

TEST_CASE("a closing balance above the movements is that of the last of them",
          "[bank-csv]") {
  const auto profile =
      own("name = \"x\"\n[columns]\ndate = [\"Date\"]\namount = [\"Montant\"]\n"
          "balance = [\"Solde\"]\n[preamble]\nclosing = [\"Solde final\"]\n");
  const std::string rows =
      "Date;Montant;Solde\n01/03/2026;5,00;15,00\n02/03/2026;6,00;21,00\n";
  CHECK(to_string(
            *only(read(profile, "Solde final;21,00\n" + rows)).head.opening) ==
        "10.00 EUR");
  check_refused(read(profile, "Solde final;27,00\n" + rows),
                Reason::statement_unbalanced, 4, "balance",
                "closing balance above the movements is not theirs, 21.00 EUR");
}

TEST_CASE("the guide's profile of a side and a currency is read as it says",
          "[bank-csv]") {
  const auto guide = recordings::bytes_of(OBOLE_SOURCE_DIR "/docs/bank-csv.md");
  const auto second = guide.find("```toml\n", guide.find("### Amounts")) + 8;
  const auto profile =
      own("name = \"sparkasse\"\ndates = [\"%d.%m.%Y\"]\n" +
          guide.substr(second, guide.find("```", second) - second));
  CHECK(lines_of(read(profile,
                      "Buchungstag;Betrag;S/H;Währung\n"
                      "01.03.2026;5,00;S;EUR\n"
                      "02.03.2026;6,00;Haben;EUR\n")) ==
        std::vector<std::string>{"2026-03-01 -5.00 EUR ",
                                 "2026-03-02 6.00 EUR "});
}
