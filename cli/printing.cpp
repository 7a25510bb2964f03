// How results are written out, in whichever format was asked for.

#include "cli/session.hpp"
#include "obole/base/say.hpp"
#include "obole/export/ods.hpp"
#include "obole/export/text_table.hpp"
#include "obole/export/xlsx.hpp"

#include <array>
#include <future>
#include <span>
#include <utility>

namespace cli {
namespace {

using obole::counted;
using obole::hex;
using obole::say;
using obole::Sentence;

// A workbook that says one sentence.
obole::reports::Table one_cell(const obole::Sentence& sentence) {
  obole::reports::Table table;
  table.columns = {{"says", {"Answer", "Réponse"}}};
  table.rows = {{sentence}};
  return table;
}

// Rows and nothing else: no place for the state that they are of.
bool says_it_apart(Format format) {
  return format == Format::csv || format == Format::jsonl;
}

// Each page is taken while the next is read, until one is refused: false.
template <class Take>
bool each_page(const obole::reports::NextPage& next, const Take& take) {
  std::array<obole::reports::Page, 2> pages;
  std::size_t at = 0;
  std::future<bool> taken;  // destroyed first: it waits for the end
  for (;;) {
    auto& page = pages.at(at);
    page.clear();
    next(page);
    if (taken.valid() && !taken.get()) return false;
    if (page.rows().empty()) return true;
    taken = std::async(std::launch::async,
                       [&take, &page] { return take(page.rows()); });
    at = 1 - at;
  }
}

}  // namespace

obole::exports::CsvLocale Session::csv_locale() const {
  return settings_.french_csv ? obole::exports::CsvLocale::fr
                              : obole::exports::CsvLocale::c;
}

std::string Session::render(const obole::reports::Table& table) const {
  switch (settings_.format) {
    case Format::csv:
      return obole::exports::as_csv(table, csv_locale());
    case Format::markdown:
      return obole::exports::as_markdown(table, language());
    case Format::html:
      return obole::exports::as_html(table, language());
    case Format::xlsx:
      return obole::exports::as_xlsx(table, language());
    case Format::ods:
      return obole::exports::as_ods(table, language());
    case Format::jsonl:
      return json_lines(table);
    case Format::table:
    case Format::json:
      break;
  }
  return obole::exports::as_text(table, language(), settings_.colour);
}

void Session::tell(std::int64_t size, const std::string& root) const {
  remark(say(
      "of the ledger with {}, root {}", "sur le registre de {}, racine {}",
      counted(size, {"entry", "entries"}, {"écriture", "écritures"}), root));
}

// What is said once is not said again of a second table.
void Session::name_state(obole::reports::Table& table, Json& json) {
  if (!state_) return;
  const auto state = *std::exchange(state_, std::nullopt);
  table.notes.emplace_back(Sentence{"Entries", "Écritures"}, state.size);
  table.notes.emplace_back(Sentence{"Root", "Racine"}, hex(state.root));
  json.set("size", state.size).set("root", hex(state.root));
  if (says_it_apart(settings_.format)) tell(state.size, hex(state.root));
}

void Session::print(obole::reports::Table table, Json json) {
  name_state(table, json);
  output_.text() +=
      settings_.format == Format::json ? json.text() : render(table);
}

void Session::print(const obole::Sentence& sentence, Json json) {
  auto table = one_cell(sentence);
  const auto format = settings_.format;
  if (format == Format::xlsx || format == Format::ods)
    return print(std::move(table), std::move(json));
  const bool is_said = format == Format::json || says_it_apart(format);
  if (state_ && !is_said) tell(state_->size, hex(state_->root));
  name_state(table, json);
  if (format == Format::json || format == Format::jsonl)
    output_.text() += json.text();
  else
    output_.text() += sentence.in(language()) + '\n';
}

template <class Lines>
void Session::stream(Lines lines, const obole::reports::NextPage& next) {
  auto& text = output_.text();
  lines.begin(text);
  const bool is_taken =
      each_page(next, [&](std::span<const obole::reports::Row> rows) {
        lines.rows(rows, text);
        return output_.drain();
      });
  if (is_taken) lines.end(text);
}

void Session::print(obole::reports::Table head, Json fields,
                    std::string_view list,
                    const obole::reports::NextPage& next) {
  name_state(head, fields);
  if (settings_.format == Format::json)
    return stream(JsonList(head, list, std::move(fields)), next);
  if (settings_.format == Format::jsonl) return stream(JsonLines(head), next);
  if (settings_.format == Format::xlsx)
    return stream(obole::exports::XlsxRows(head, language()), next);
  if (settings_.format == Format::ods)
    return stream(obole::exports::OdsRows(head, language()), next);
  if (settings_.format == Format::csv)
    return stream(obole::exports::CsvLines(head, csv_locale()), next);
  if (settings_.format == Format::table) {
    obole::exports::TextTable lines(head, language(), settings_.colour);
    each_page(next, [&](std::span<const obole::reports::Row> rows) {
      lines.add(rows);
      return true;
    });
    bool is_taken = true;
    return lines.write([&](std::string_view text) {
      if (!is_taken) return;
      output_.text() += text;
      is_taken = output_.drain();
    });
  }
  // The others are laid out as a whole.
  auto table = std::move(head);
  obole::reports::Page page;
  for (next(page); !page.rows().empty(); next(page)) {
    table.rows.insert(table.rows.end(), page.rows().begin(), page.rows().end());
    page.clear();
  }
  output_.text() += render(table);
}

}  // namespace cli
