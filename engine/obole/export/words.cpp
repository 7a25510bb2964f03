#include "obole/export/words.hpp"

#include "obole/base/check.hpp"
#include "obole/base/unicode.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace obole::exports {
namespace {

using reports::Cell;
using reports::Share;

constexpr std::string_view missing = "–";

// "-1250.00" as "-1,250.00".
std::string english(Money amount) {
  auto text = plain(amount);
  const std::size_t first = amount.is_negative() ? 1 : 0;
  for (auto at = std::min(text.find('.'), text.size()); at > first + 3;) {
    at -= 3;
    text.insert(at, 1, ',');
  }
  return text;
}

// A share of 8725 as "87,25 %" or "87.25%".
std::string percentage(Share share, Language language) {
  const bool french = language == Language::fr;
  const bool negative = share.per_ten_thousand < 0;
  auto parts = static_cast<std::uint64_t>(share.per_ten_thousand);
  if (negative) parts = 0 - parts;
  return fmt::format("{}{}{}{:02}{}", negative ? "-" : "", parts / 100,
                     french ? ',' : '.', parts % 100, french ? "\u00A0%" : "%");
}

class Wording {
 public:
  explicit Wording(Language language) : french_(language == Language::fr) {}

  std::string operator()(std::monostate) const { return std::string(missing); }
  std::string operator()(const std::string& text) const { return shown(text); }
  std::string operator()(std::int64_t number) const {
    return std::to_string(number);
  }
  std::string operator()(Money amount) const {
    auto text = french_ ? french(amount) : english(amount);
    if (amount.currency() != Currency::eur())
      text.append("\u00A0").append(amount.currency().code());
    return text;
  }
  std::string operator()(Date date) const {
    return french_ ? french(date) : iso(date);
  }
  std::string operator()(Share share) const {
    return percentage(share, french_ ? Language::fr : Language::en);
  }
  std::string operator()(bool yes) const {
    if (french_) return yes ? "oui" : "non";
    return yes ? "yes" : "no";
  }
  std::string operator()(const Sentence& word) const {
    return shown(word.in(french_ ? Language::fr : Language::en));
  }

 private:
  bool french_;
};

// The columns that people see, by number: not those that say nothing.
using Places = std::vector<std::size_t>;

template <class Item>
std::vector<Item> kept(const std::vector<Item>& items, const Places& places) {
  std::vector<Item> list;
  list.reserve(places.size());
  for (const auto place : places)
    list.push_back(items[place]);
  return list;
}

Places seen_columns(const reports::Table& table) {
  Places seen;
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    const bool is_seen =
        !table.columns[at].only_if_any ||
        std::any_of(table.rows.begin(), table.rows.end(),
                    [&](const Row& row) { return says_something(row[at]); });
    if (is_seen) seen.push_back(at);
  }
  return seen;
}

// `table` without its rows, and with the columns `seen` alone.
reports::Table head_for_people(const reports::Table& table,
                               const Places& seen) {
  reports::Table head{.what = table.what,
                      .title = table.title,
                      .notes = table.notes,
                      .columns = kept(table.columns, seen),
                      .rows = {},
                      .totals = {}};
  if (!table.totals.empty()) head.totals = kept(table.totals, seen);
  return head;
}

}  // namespace

reports::Table for_people(const reports::Table& table) {
  const auto seen = seen_columns(table);
  auto people = head_for_people(table, seen);
  people.rows.reserve(table.rows.size());
  for (const auto& row : table.rows)
    people.rows.push_back(kept(row, seen));
  return people;
}

void check_shape(const reports::Table& table) {
  const auto width = table.columns.size();
  check(std::all_of(table.rows.begin(), table.rows.end(),
                    [&](const Row& row) { return row.size() == width; }),
        "a row has a cell for each column");
  check(table.totals.empty() || table.totals.size() == width,
        "the totals have a cell for each column");
}

std::string in_words(const Cell& cell, Language language) {
  return std::visit(Wording(language), cell);
}

Words in_words(const Row& row, Language language) {
  Words words;
  words.reserve(row.size());
  for (const auto& cell : row)
    words.push_back(in_words(cell, language));
  return words;
}

Words totals_in_words(const Row& totals, Language language) {
  auto words = in_words(totals, language);
  for (std::size_t n = 0; n < totals.size(); ++n)
    if (std::holds_alternative<std::monostate>(totals[n]))
      words[n] = n == 0 ? "Total" : "";
  return words;
}

Words headings_in_words(const reports::Table& table, Language language) {
  Words words;
  words.reserve(table.columns.size());
  for (const auto& column : table.columns)
    words.push_back(shown(column.heading.in(language)));
  return words;
}

std::string_view colon(Language language) {
  return language == Language::fr ? "\u00A0: " : ": ";
}

std::string_view no_rows(Language language) {
  return language == Language::fr ? "Aucune ligne." : "No rows.";
}

bool says_something(const Cell& cell) {
  if (const auto* const amount = std::get_if<Money>(&cell))
    return !amount->is_zero();
  if (const auto* const number = std::get_if<std::int64_t>(&cell))
    return *number != 0;
  return !std::holds_alternative<std::monostate>(cell);
}

bool is_negative_amount(const Cell& cell) {
  const auto* amount = std::get_if<Money>(&cell);
  return amount != nullptr && amount->is_negative();
}

}  // namespace obole::exports
