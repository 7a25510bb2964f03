// Statements in CSV with bytes changed, cut, doubled and moved.

#include "bank/attacks.hpp"

#include "obole/bank/statement_csv.hpp"

using obole::bank::known_statement_profile;
using obole::bank::StatementProfile;

namespace {

constexpr const char* iban = "FR7630006000011234567890189";

obole::Verdict read_generic(const obole::bank::Source& source,
                            std::string_view file,
                            const obole::bank::StatementSink& sink) {
  static const StatementProfile profile =
      known_statement_profile("generic_fr").value();
  return obole::bank::read_statement_csv(source, file, profile, iban,
                                         obole::Currency::eur(), sink);
}

obole::Verdict read_postale(const obole::bank::Source& source,
                            std::string_view file,
                            const obole::bank::StatementSink& sink) {
  static const StatementProfile profile =
      known_statement_profile("la_banque_postale").value();
  return obole::bank::read_statement_csv(source, file, profile, iban,
                                         obole::Currency::eur(), sink);
}

const std::string with_balance =
    "Compte;FR7630006000011234567890189\n\n"
    "Date;Date de valeur;Libellé;Débit;Crédit;Solde\n"
    "03/03/2026;03/03/2026;\"VIR; de Ada\";;50,00;1 050,00\n"
    "04/03/2026;04/03/2026;FRAIS;-2,00;;1 048,00\n"
    "05/03/2026;;\"REMISE \"\"CHQ\"\" 0012345\";;120,50;1 168,50\n";

}  // namespace

TEST_CASE("a CSV statement whose bytes are changed does no harm",
          "[statement-csv]") {
  const auto good = recordings::record(read_generic, with_balance);
  REQUIRE_FALSE(good.verdict);
  REQUIRE(good.statements.at(0).lines.size() == 3);
  attacks::check_survives(read_generic, with_balance);
  attacks::check_survives(read_postale, with_balance);
}

TEST_CASE("a CSV statement that is cut anywhere never tells another sum",
          "[statement-csv]") {
  for (std::size_t size = 0; size < with_balance.size(); ++size) {
    const auto cut =
        recordings::record(read_generic, with_balance.substr(0, size));
    if (cut.verdict) {
      CAPTURE(cut.verdict->why.en);
      CHECK_FALSE(cut.verdict->why.en.empty());
      CHECK_FALSE(cut.verdict->hint.en.empty());
      continue;
    }
    // What is read of it follows from row to row.
    for (const auto& statement : cut.statements) {
      const auto& head = statement.head;
      if (!head.opening || !head.closing) continue;
      CHECK((*head.closing - *head.opening).minor_units() ==
            statement.sums.credits - statement.sums.debits);
    }
  }
}
