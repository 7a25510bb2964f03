#include "obole/intake/rule_file.hpp"

#include "obole/bank/csv.hpp"
#include "obole/base/check.hpp"
#include "obole/base/digest.hpp"
#include "obole/base/nearest.hpp"
#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"
#include "obole/domain/excerpt.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace obole::schema {
extern const std::string_view rules_belgium, rules_canada, rules_france,
    rules_germany, rules_united_kingdom, rules_united_states;
}  // namespace obole::schema

namespace obole::intake {
namespace {

using Row = rules::WrittenTable::Row;

struct Builtin {
  std::string_view name;
  const std::string_view* text;
};

constexpr std::array<Builtin, 6> builtins = {{
    {"belgium", &schema::rules_belgium},
    {"canada", &schema::rules_canada},
    {"france", &schema::rules_france},
    {"germany", &schema::rules_germany},
    {"united-kingdom", &schema::rules_united_kingdom},
    {"united-states", &schema::rules_united_states},
}};

// The columns of a row, in the order of the file's head.
constexpr std::array<std::string_view, 10> columns = {
    "parameter", "value",     "unit",   "from", "to",
    "basis",     "certainty", "source", "link", "note"};
constexpr std::array<std::string Row::*, 10> parts = {
    &Row::parameter, &Row::value,     &Row::unit,   &Row::from, &Row::to,
    &Row::basis,     &Row::certainty, &Row::source, &Row::link, &Row::note};

bank::Source source_of(std::string_view bytes) {
  return [rest = bytes](std::span<char> buffer) mutable {
    const auto size = std::min(buffer.size(), rest.size());
    if (size != 0) std::memcpy(buffer.data(), rest.data(), size);
    rest.remove_prefix(size);
    return size;
  };
}

// Which column of the file is which of ours.
Result<std::vector<std::size_t>> places_in(const bank::CsvRow& head,
                                           std::string_view file) {
  std::vector<std::size_t> places;
  for (const auto& column : columns) {
    const auto found =
        std::find(head.fields.begin(), head.fields.end(), column);
    if (found == head.fields.end()) {
      return Refusal{
          Reason::column_missing,
          std::string(column),
          say("the table has no such column", "la table n’a pas cette colonne"),
          say("its head is: {}", "son en-tête est : {}",
              "parameter,value,unit,from,to,basis,certainty,source,"
              "link,note"),
          {std::string(file), head.line, std::string(column)}};
    }
    places.push_back(static_cast<std::size_t>(found - head.fields.begin()));
  }
  return places;
}

Result<Row> row_of(const bank::CsvRow& read,
                   const std::vector<std::size_t>& places, std::size_t width,
                   std::string_view file) {
  Row row;
  row.line = read.line;
  if (read.fields.size() != width) {
    return Refusal{Reason::file_malformed,
                   std::to_string(read.fields.size()),
                   say("the row has not {} fields, as the head has",
                       "la ligne n’a pas {} champs, comme l’en-tête", width),
                   say("quote a field that holds a comma",
                       "mettre entre guillemets un champ qui contient une "
                       "virgule"),
                   {std::string(file), read.line, {}}};
  }
  for (std::size_t at = 0; at < places.size(); ++at) {
    const auto field = read.fields[places[at]];
    auto text = clean_text(field);
    if (!text) {
      return Refusal{
          Reason::encoding_invalid,
          excerpt(field),
          say("it is not UTF-8", "ce n’est pas de l’UTF-8"),
          say("save the table as UTF-8", "enregistrer la table en UTF-8"),
          {std::string(file), read.line, std::string(columns[at])}};
    }
    row.*parts[at] = std::move(*text);
  }
  return row;
}

}  // namespace

Result<rules::ReadTable> read_rule_file(std::string_view bytes,
                                        std::string_view file) {
  const auto source = source_of(bytes);
  bank::CsvReader reader(source, {});
  bank::CsvRow read;
  rules::WrittenTable written;
  Sha256 sha;
  written.digest = hex(sha.of(bytes));
  std::vector<std::size_t> places;
  std::size_t width = 0;
  for (;;) {
    const auto more = reader.next(read);
    if (!more) return at(more.error(), {std::string(file), 0, {}});
    if (!*more) break;
    if (width == 0) {
      auto found = places_in(read, file);
      if (!found) return found.error();
      places = std::move(*found);
      width = read.fields.size();
      continue;
    }
    auto row = row_of(read, places, width, file);
    if (!row) return row.error();
    written.rows.push_back(std::move(*row));
  }
  auto table = rules::read(written);
  for (auto& objection : table.objections)
    objection.place.file = file;
  return table;
}

std::vector<std::string_view> builtin_names() {
  std::vector<std::string_view> names;
  for (const auto& one : builtins)
    names.push_back(one.name);
  return names;
}

Result<rules::RuleTable> builtin_table(std::string_view name) {
  const auto found =
      std::find_if(builtins.begin(), builtins.end(),
                   [name](const Builtin& one) { return one.name == name; });
  if (found == builtins.end()) {
    std::vector<std::string> names;
    for (const auto& one : builtins)
      names.emplace_back(one.name);
    const auto meant = nearest(name, names);
    return Refusal{
        Reason::rules_unknown, excerpt(name),
        say("no rule table is called so", "aucune table ne s’appelle ainsi"),
        meant.empty()
            ? say("obole rules list shows them", "obole rules list les montre")
            : say("did you mean {}?", "vouliez-vous {} ?", meant)};
  }
  auto table = read_rule_file(*found->text, name);
  check(table && table->objections.empty(),
        "a table that comes with the program is right");
  return std::move(table->table);
}

}  // namespace obole::intake
