#include "obole/bank/statement_row.hpp"

#include "obole/bank/row_amounts.hpp"
#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"
#include "obole/domain/identifiers.hpp"

#include <fmt/ranges.h>

namespace obole::bank {

Refusal StatementRow::malformed(std::string_view what, Sentence why,
                                StatementColumn column) const {
  return values_.malformed(what, std::move(why), line_, key_of(column));
}

Result<Date> StatementRow::day(StatementColumn column) const {
  return values_.day(text(column), line_, key_of(column));
}

Result<Money> StatementRow::amount(StatementColumn column) const {
  return values_.amount(text(column), line_, key_of(column));
}

Verdict StatementRow::check_currency() const {
  if (!columns_.has(StatementColumn::currency)) return std::nullopt;
  const auto named = text(StatementColumn::currency);
  if (names_currency(named, values_.currency())) return std::nullopt;
  return values_.other_currency(named, line_,
                                key_of(StatementColumn::currency));
}

// A minus beside the word for a debit may take away or give back: nobody can
// tell.  Of nothing it does not matter on which side it is.
Result<Money> StatementRow::moved_by_word() const {
  const auto size = amount(StatementColumn::amount);
  if (!size) return size;
  const auto word = text(StatementColumn::debit_credit);
  if (size->is_zero() && word.empty()) return size;
  const auto& profile = values_.profile();
  const bool is_debit = says_one_of(word, profile.debit_words);
  if (!is_debit && !says_one_of(word, profile.credit_words))
    return values_.malformed(
        word,
        say("it says neither a debit ({}) nor a credit ({})",
            "cela ne dit ni un débit ({}) ni un crédit ({})",
            shown(fmt::format("{}", fmt::join(profile.debit_words, ", "))),
            shown(fmt::format("{}", fmt::join(profile.credit_words, ", ")))),
        say("where the bank has other words, a profile of your own names them "
            "in [debit_credit]",
            "si la banque a d’autres mots, un profil à vous les nomme dans "
            "[debit_credit]"),
        line_, key_of(StatementColumn::debit_credit));
  if (size->is_negative())
    return malformed(text(StatementColumn::amount),
                     say("an amount whose side is said in a column of its own "
                         "has no minus sign",
                         "un montant dont le sens est dit dans une autre "
                         "colonne n’a pas de signe moins"),
                     StatementColumn::amount);
  return is_debit ? -*size : *size;
}

// A debit is one whichever sign it has.
Result<Money> StatementRow::moved_by_sides() const {
  Money sum{0, values_.currency()};
  bool is_said = false;
  for (const auto column : {StatementColumn::debit, StatementColumn::credit}) {
    const bool is_debit = column == StatementColumn::debit;
    if (text(column).empty()) continue;
    const auto side = amount(column);
    if (!side) return side;
    if (!sum.is_zero() && !side->is_zero())
      return malformed(text(column),
                       say("the row is both a debit and a credit",
                           "la ligne est à la fois débit et crédit"),
                       column);
    if (!is_debit && side->is_negative())
      return malformed(text(column),
                       say("the credit is negative", "le crédit est négatif"),
                       column);
    const auto size = side->is_negative() ? -*side : *side;
    sum += is_debit ? -size : size;
    is_said = true;
  }
  if (!is_said)
    return values_.malformed(cells_[0],
                             say("the row is neither debit nor credit",
                                 "la ligne n’est ni débit ni crédit"),
                             line_, "");
  return sum;
}

Result<Money> StatementRow::moved() const {
  if (columns_.has(StatementColumn::debit_credit)) return moved_by_word();
  if (!columns_.has(StatementColumn::amount)) return moved_by_sides();
  const auto written = amount(StatementColumn::amount);
  if (!written) return written;
  return values_.profile().is_inverted ? -*written : *written;
}

Result<Line> StatementRow::read() const {
  const auto booked_on = day(StatementColumn::date);
  if (!booked_on) return booked_on.error();
  if (auto refusal = check_currency()) return *refusal;
  const auto money = moved();
  if (!money) return money.error();
  Line line{*money};
  line.booked_on = *booked_on;
  if (!text(StatementColumn::value_date).empty()) {
    const auto value_on = day(StatementColumn::value_date);
    if (!value_on) return value_on.error();
    line.value_on = *value_on;
  }
  line.remittance = text(StatementColumn::label);
  line.bank_reference = text(StatementColumn::reference);
  line.rf_reference = find_rf(line.remittance).value_or("");
  line.counterparty.name = text(StatementColumn::name);
  line.counterparty.iban = canonical_account(text(StatementColumn::iban));
  line.file_line = line_;
  return line;
}

}  // namespace obole::bank
