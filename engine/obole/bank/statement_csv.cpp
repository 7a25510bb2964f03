#include "obole/bank/statement_csv.hpp"

#include "obole/bank/csv.hpp"
#include "obole/bank/donations_opening.hpp"
#include "obole/bank/statement_columns.hpp"
#include "obole/bank/statement_format.hpp"
#include "obole/bank/statement_heading.hpp"
#include "obole/bank/statement_preamble.hpp"
#include "obole/bank/statement_row.hpp"
#include "obole/bank/statement_running.hpp"
#include "obole/bank/statement_texts.hpp"
#include "obole/bank/statement_values.hpp"
#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"

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
    Peeked peeked(source);
    const auto whole = peeked.source();
    CsvReader rows(whole, {profile_.delimiter, '"'});
    StatementTexts texts(profile_, has_byte_order_mark(peeked.beginning()));
    if (auto refusal = read_all(rows, texts))
      return at(*refusal, {std::string(file_), 0, {}});
    return std::nullopt;
  }

 private:
  using Cells = std::vector<std::string>;

  Refusal malformed(std::string_view what, Sentence why,
                    std::string_view column) const {
    return values_.malformed(what, std::move(why), line_, column);
  }
  void remark(std::string_view column, Sentence says) const {
    if (sink_.remark)
      sink_.remark(
          {{std::string(file_), line_, std::string(column)}, std::move(says)});
  }

  Verdict read_all(CsvReader& rows, StatementTexts& texts) {
    CsvRow row;
    for (;;) {
      const auto more = rows.next(row);
      if (!more) return more.error();
      if (!*more) break;
      line_ = row.line;
      const auto cells = texts.read(row.fields, line_);
      if (!cells) return cells.error();
      if (auto says = texts.take_remark()) remark("", std::move(*says));
      if (is_blank(*cells)) continue;
      if (is_below_the_end(*cells)) {
        if (auto refusal = objection_below(*cells)) return refusal;
        continue;
      }
      if (auto refusal = take(*cells)) return refusal;
    }
    if (columns_.width() == 0) return heading_.refusal();
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
        !values_.day(columns_.text(cells, StatementColumn::date), line_, ""))
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
    StatementColumns columns(cells, profile_);
    if (columns.missing(profile_).empty()) {
      columns_ = std::move(columns);
      return begin(cells);
    }
    heading_.pass_over(cells, columns, line_);
    if (heading_.passed() > most_above) return heading_.refusal();
    return take_preamble(cells, values_, line_, head_);
  }

  Verdict begin(const Cells& cells) {
    if (const auto twice = columns_.named_twice())
      return malformed(
          cells[*twice],
          say("two columns have this name", "deux colonnes portent ce nom"),
          cells[*twice]);
    if (head_.account.empty())
      return values_.malformed(
          file_,
          say("neither the file nor its profile says which account it is of",
              "ni le fichier ni son profil ne dit de quel compte il est"),
          say("say it with --account, or in the profile: account = \"IBAN\"",
              "le dire par --account, ou dans le profil : account = "
              "\"IBAN\""),
          line_, "");
    if (auto refusal = objection_to_near(cells)) return refusal;
    head_.file_line = line_;
    if (profile_.columns.contains(StatementColumn::balance) &&
        !columns_.has(StatementColumn::balance))
      remark("balance",
             say("no column has the balance that the profile names: rows were "
                 "not held against it",
                 "aucune colonne n’a le solde que nomme le profil : les lignes "
                 "n’y ont pas été comparées"));
    tell_currency(cells);
    return sink_.begin ? sink_.begin(head_) : std::nullopt;
  }

  // A column that is nearly what the profile names would go unread: labels by
  // which lines are known again, or currencies that do not add up.
  Verdict objection_to_near(const Cells& cells) const {
    const auto all = columns_.near(cells, profile_);
    if (all.empty()) return std::nullopt;
    const auto& near = all.front();
    return values_.malformed(
        near.cell,
        say("the column is nearly “{}”, by which the profile knows the {}, and "
            "would not be read",
            "la colonne est presque « {} », par quoi le profil connaît « {} », "
            "et ne serait pas lue",
            near.meant, key_of(near.column)),
        suggestion(near), line_, key_of(near.column));
  }

  // Whether the profile leaves it out on purpose is not for us to know.
  void tell_currency(const Cells& cells) const {
    if (profile_.columns.contains(StatementColumn::currency)) return;
    for (const auto& cell : cells) {
      if (!says_one_of(cell, {"Devise", "Monnaie", "Currency", "Währung"}))
        continue;
      remark(
          "currency",
          say("the profile does not name the column “{0}”: every row was "
              "read as {1}; a profile of your own may name it: currency = "
              "[\"{0}\"]",
              "le profil ne nomme pas la colonne « {0} » : toutes les lignes "
              "ont été lues en {1} ; un profil à vous peut la nommer : "
              "currency = [\"{0}\"]",
              shown(cell), currency_.code()));
    }
  }

  Verdict movement(const Cells& cells) {
    if (cells.size() != columns_.width())
      return values_.malformed(
          cells[0],
          say("the row has {} cells, the columns are {}",
              "la ligne a {} cellules, pour {} colonnes", cells.size(),
              columns_.width()),
          say("a text that holds “{}” stands between quotation marks; ask the "
              "bank for the file again, or for another format",
              "un texte qui contient « {} » s’écrit entre guillemets ; "
              "redemander le fichier à la banque, ou un autre format",
              profile_.delimiter),
          line_, "");
    auto line = StatementRow(cells, columns_, values_, line_).read();
    if (!line) return line.error();
    line->entry = ++sums_.entries;
    if (auto refusal = balance(cells, line->amount)) return refusal;
    return add(*line);
  }

  Verdict add(const Line& line) {
    if (auto refusal = count_line(sums_, line)) return refusal;
    const auto day = *line.booked_on;
    if (!head_.from || day < *head_.from) head_.from = day;
    if (!head_.to || day > *head_.to) head_.to = day;
    return sink_.line ? sink_.line(line) : std::nullopt;
  }

  Verdict balance(const Cells& cells, Money amount) {
    if (!columns_.has(StatementColumn::balance)) return std::nullopt;
    const auto now = values_.amount(
        columns_.text(cells, StatementColumn::balance), line_, "balance");
    if (!now) return now.error();
    if (running_.follow(*now, amount)) return std::nullopt;
    return unbalanced(*now,
                      say("the balance does not follow from the row before",
                          "le solde ne suit pas de la ligne précédente"));
  }

  Refusal unbalanced(Money balance, Sentence why) const {
    auto refusal = values_.malformed(
        plain(balance), std::move(why),
        say("rows are missing, or were altered: ask the bank for the file "
            "again",
            "des lignes manquent ou ont été modifiées : redemander le fichier "
            "à la banque"),
        line_, "balance");
    refusal.reason = Reason::statement_unbalanced;
    return refusal;
  }

  Verdict end() {
    if (running_.is_known()) {
      head_.opening = running_.opening();
      if (head_.closing && *head_.closing != running_.closing())
        return unbalanced(
            *head_.closing,
            say("the closing balance above the movements is not theirs, {}",
                "le solde final au-dessus des mouvements n’est pas le leur, {}",
                running_.closing()));
      head_.closing = running_.closing();
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

  std::string_view file_;
  const StatementProfile& profile_;
  StatementValues values_;
  Currency currency_;
  const StatementSink& sink_;
  StatementHead head_;
  StatementSums sums_;
  StatementColumns columns_;
  StatementHeading heading_{values_};
  bool ended_ = false;
  std::uint64_t line_ = 0;
  RunningBalance running_;
};

}  // namespace

Verdict read_statement_csv(const Source& source, std::string_view file,
                           const StatementProfile& profile,
                           std::string_view account, Currency currency,
                           const StatementSink& sink) {
  return Reader(file, profile, account, currency, sink).read(source);
}

}  // namespace obole::bank
