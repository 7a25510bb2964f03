#include "obole/bank/statement_csv.hpp"

#include "obole/bank/csv.hpp"
#include "obole/bank/profile.hpp"
#include "obole/bank/statement_columns.hpp"
#include "obole/bank/statement_values.hpp"
#include "obole/base/say.hpp"
#include "obole/domain/identifiers.hpp"

#include <algorithm>
#include <optional>

namespace obole::bank {
namespace {

constexpr std::size_t most_above = 60;
class Reader {
 public:
  Reader(std::string_view file, const StatementProfile& profile,
         std::string_view account, Currency currency, const StatementSink& sink)
      : file_(file),
        profile_(profile),
        values_(profile, currency),
        currency_(currency),
        sink_(sink) {
    head_.account =
        profile.account.empty() ? std::string(account) : profile.account;
    head_.format = "csv";
    head_.currency = currency;
  }

  Verdict read(const Source& source) {
    CsvReader rows(source, {profile_.delimiter, '"'});
    if (auto refusal = read_all(rows))
      return at(*refusal, {std::string(file_), 0, {}});
    return std::nullopt;
  }

 private:
  using Cells = std::vector<std::string>;

  Refusal malformed(std::string_view what, Sentence why,
                    std::string_view column) const {
    return values_.malformed(what, std::move(why), line_, column);
  }
  Result<Date> day_of(const std::string& text, std::string_view column) const {
    return values_.day(text, line_, column);
  }
  Result<Money> amount_of(const std::string& text,
                          std::string_view column) const {
    return values_.amount(text, line_, column);
  }

  Verdict read_all(CsvReader& rows) {
    CsvRow row;
    for (;;) {
      const auto more = rows.next(row);
      if (!more) return more.error();
      if (!*more) break;
      line_ = row.line;
      Cells cells;
      for (const auto field : row.fields) {
        auto text = values_.text(field, line_);
        if (!text) return text.error();
        cells.push_back(std::move(*text));
      }
      if (is_blank(cells)) continue;
      if (is_below_the_end(cells)) {
        if (auto refusal = objection_below(cells)) return refusal;
        continue;
      }
      if (auto refusal = take(cells)) return refusal;
    }
    if (columns_.width() == 0)
      return malformed(file_,
                       say("no row has the names of the columns",
                           "aucune ligne n’a les noms des colonnes"),
                       "");
    return end();
  }

  // The end marker, below the heading, and all that follows it.
  bool is_below_the_end(const Cells& cells) {
    ended_ = ended_ || (columns_.width() > 0 && !profile_.stop.empty() &&
                        cells[0] == profile_.stop);
    return ended_;
  }

  // What has a day of its own is a movement, and is not passed over.
  Verdict objection_below(const Cells& cells) const {
    if (cells.size() != columns_.width() ||
        !day_of(columns_.text(cells, StatementColumn::date), "date"))
      return std::nullopt;
    return malformed(cells[0],
                     say("a movement stands at or below the end, which begins "
                         "with {}",
                         "un mouvement se trouve à la fin, qui commence par "
                         "{}, ou après elle",
                         profile_.stop),
                     "stop");
  }

  static bool is_blank(const Cells& cells) {
    return std::all_of(cells.begin(), cells.end(),
                       [](const std::string& cell) { return cell.empty(); });
  }

  Verdict take(const Cells& cells) {
    if (columns_.width() > 0) return movement(cells);
    if (columns_.find(cells, profile_)) return begin(cells);
    if (++above_ > most_above)
      return malformed(cells[0],
                       say("no row has the names of the columns",
                           "aucune ligne n’a les noms des colonnes"),
                       "");
    return preamble(cells);
  }

  Verdict preamble(const Cells& cells) {
    if (cells.size() < 2) return std::nullopt;
    for (const auto& [cell, names] : profile_.preamble) {
      const bool is_it =
          std::any_of(names.begin(), names.end(), [&](const auto& name) {
            return value_key(name) == value_key(cells[0]);
          });
      if (!is_it) continue;
      if (cell == PreambleCell::account) {
        if (auto refusal = take_account(cells)) return refusal;
      }
      if (cell == PreambleCell::closing) {
        const auto amount = amount_of(cells[1], cells[0]);
        if (!amount) return amount.error();
        head_.closing = *amount;
      }
      if (cell == PreambleCell::closing_on) {
        const auto day = day_of(cells[1], cells[0]);
        if (!day) return day.error();
        head_.closing_on = *day;
      }
    }
    return std::nullopt;
  }

  Verdict take_account(const Cells& cells) {
    const auto account = canonical_account(cells[1]);
    if (head_.account.empty()) head_.account = account;
    if (head_.account == account || !parse_iban(account)) return std::nullopt;
    return malformed(
        account,
        say("the file is of this account, not of {}",
            "le fichier est de ce compte, et non de {}", head_.account),
        cells[0]);
  }

  Verdict begin(const Cells& cells) {
    if (const auto twice = columns_.named_twice())
      return malformed(
          cells[*twice],
          say("two columns have this name", "deux colonnes portent ce nom"),
          cells[*twice]);
    if (head_.account.empty())
      return malformed(
          file_,
          say("neither the file nor its profile says which account it is of",
              "ni le fichier ni son profil ne dit de quel compte il est"),
          "");
    head_.file_line = line_;
    if (profile_.columns.contains(StatementColumn::balance) &&
        !columns_.has(StatementColumn::balance) && sink_.remark)
      sink_.remark({{std::string(file_), line_, "balance"},
                    say("no column has the balance that the profile names: "
                        "rows were not held against it",
                        "aucune colonne n’a le solde que nomme le profil : les "
                        "lignes n’y ont pas été comparées")});
    return sink_.begin ? sink_.begin(head_) : std::nullopt;
  }

  // What the row moves; a debit is one whichever sign it has.
  Result<Money> moved(const Cells& cells) const {
    if (columns_.has(StatementColumn::amount)) {
      const auto amount =
          amount_of(columns_.text(cells, StatementColumn::amount), "amount");
      if (!amount) return amount.error();
      return profile_.is_inverted ? -*amount : *amount;
    }
    Money sum{0, currency_};
    bool is_said = false;
    for (const auto column :
         {StatementColumn::debit, StatementColumn::credit}) {
      const bool is_debit = column == StatementColumn::debit;
      const auto text = columns_.text(cells, column);
      if (text.empty()) continue;
      const auto amount = amount_of(text, is_debit ? "debit" : "credit");
      if (!amount) return amount.error();
      if (!sum.is_zero() && !amount->is_zero())
        return malformed(text,
                         say("the row is both a debit and a credit",
                             "la ligne est à la fois débit et crédit"),
                         "credit");
      if (!is_debit && amount->is_negative())
        return malformed(text,
                         say("the credit is negative", "le crédit est négatif"),
                         "credit");
      const auto size = amount->is_negative() ? -*amount : *amount;
      sum += is_debit ? -size : *amount;
      is_said = true;
    }
    if (!is_said)
      return malformed(cells[0],
                       say("the row is neither debit nor credit",
                           "la ligne n’est ni débit ni crédit"),
                       "");
    return sum;
  }

  Verdict movement(const Cells& cells) {
    if (cells.size() != columns_.width())
      return malformed(cells[0],
                       say("the row has {} cells, the columns are {}",
                           "la ligne a {} cellules, pour {} colonnes",
                           cells.size(), columns_.width()),
                       "");
    const auto day =
        day_of(columns_.text(cells, StatementColumn::date), "date");
    if (!day) return day.error();
    const auto amount = moved(cells);
    if (!amount) return amount.error();
    Line line{*amount};
    line.booked_on = *day;
    if (const auto value = columns_.text(cells, StatementColumn::value_date);
        !value.empty()) {
      const auto value_day = day_of(value, "value_date");
      if (!value_day) return value_day.error();
      line.value_on = *value_day;
    }
    line.remittance = columns_.text(cells, StatementColumn::label);
    line.bank_reference = columns_.text(cells, StatementColumn::reference);
    line.rf_reference = find_rf(line.remittance).value_or("");
    line.counterparty.name = columns_.text(cells, StatementColumn::name);
    line.counterparty.iban =
        canonical_account(columns_.text(cells, StatementColumn::iban));
    line.entry = ++sums_.entries;
    line.file_line = line_;
    if (auto refusal = balance(cells, *amount)) return refusal;
    return add(line);
  }

  Verdict add(const Line& line) {
    if (auto refusal = count_line(sums_, line)) return refusal;
    const auto day = *line.booked_on;
    if (!head_.from || day < *head_.from) head_.from = day;
    if (!head_.to || day > *head_.to) head_.to = day;
    return sink_.line ? sink_.line(line) : std::nullopt;
  }

  // Forwards a row's balance is the one before and its own amount; backwards
  // the one before is this row's and the other's amount.
  Verdict balance(const Cells& cells, Money amount) {
    if (!columns_.has(StatementColumn::balance)) return std::nullopt;
    const auto now =
        amount_of(columns_.text(cells, StatementColumn::balance), "balance");
    if (!now) return now.error();
    if (!last_) {
      first_ = Step{*now, amount};
    } else {
      forwards_ = forwards_ && *now == last_->balance + amount;
      backwards_ = backwards_ && last_->balance == *now + last_->amount;
    }
    last_ = Step{*now, amount};
    if (forwards_ || backwards_) return std::nullopt;
    auto refusal =
        malformed(plain(*now),
                  say("the balance does not follow from the row before",
                      "le solde ne suit pas de la ligne précédente"),
                  "balance");
    refusal.reason = Reason::statement_unbalanced;
    return refusal;
  }

  Verdict end() {
    if (last_ && forwards_) {
      head_.opening = first_->balance - first_->amount;
      head_.closing = last_->balance;
    } else if (last_) {
      head_.opening = last_->balance - last_->amount;
      head_.closing = first_->balance;
    } else if (head_.closing) {
      head_.opening =
          Money{head_.closing->minor_units() - sums_.credits + sums_.debits,
                currency_};
    }
    head_.opening_on = head_.from;
    if (!head_.closing_on) head_.closing_on = head_.to;
    if (head_.from) head_.id = iso(*head_.from) + '/' + iso(*head_.to);
    return sink_.end ? sink_.end(head_, sums_) : std::nullopt;
  }

  struct Step {
    Money balance;
    Money amount;
  };

  std::string_view file_;
  const StatementProfile& profile_;
  StatementValues values_;
  Currency currency_;
  const StatementSink& sink_;
  StatementHead head_;
  StatementSums sums_;
  StatementColumns columns_;
  std::size_t above_ = 0;
  bool ended_ = false;
  std::uint64_t line_ = 0;
  std::optional<Step> first_;
  std::optional<Step> last_;
  bool forwards_ = true;
  bool backwards_ = true;
};

}  // namespace

Verdict read_statement_csv(const Source& source, std::string_view file,
                           const StatementProfile& profile,
                           std::string_view account, Currency currency,
                           const StatementSink& sink) {
  return Reader(file, profile, account, currency, sink).read(source);
}

}  // namespace obole::bank
