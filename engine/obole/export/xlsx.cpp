#include "obole/export/xlsx.hpp"

#include "obole/base/check.hpp"
#include "obole/export/temporary_folder.hpp"

#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string_view>
#include <variant>
#include <xlsxwriter.h>

namespace obole::exports {
namespace {

using reports::Share;

// A spreadsheet's number holds 15 digits of ours exactly.
constexpr std::int64_t exact = 999'999'999'999'999;

bool is_exact(std::int64_t number) {
  return number <= exact && number >= -exact;
}

// A reader takes "_x0041_" for the letter of that number: "_" itself is written
// so before what only looks like one.
std::string without_codes(std::string text) {
  constexpr std::string_view underscore = "_x005F";
  for (auto at = text.find("_x"); at != std::string::npos;
       at = text.find("_x", at + 1)) {
    text.replace(at, 1, underscore);
    text.insert(at + underscore.size(), 1, '_');
    at += underscore.size();
  }
  return text;
}

std::string number_format(int decimals) {
  std::string format = "#,##0";
  if (decimals > 0) format += '.';
  return format.append(static_cast<std::size_t>(decimals), '0');
}

}  // namespace

struct XlsxRows::Book {
  Book(const reports::Table& table, Language in)
      : head(table), language(in), file(folder.in("table.xlsx")) {
    temporary = folder.name();
    lxw_workbook_options options = {};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = temporary.data();
    book = workbook_new_opt(file.c_str(), &options);
    if (book == nullptr) throw std::runtime_error("no workbook: " + file);
    lxw_doc_properties properties = {};
    properties.created = 946'684'800;  // always the same: 2000-01-01
    workbook_set_properties(book, &properties);
    bold = workbook_add_format(book);
    format_set_bold(bold);
    day = with_format("yyyy-mm-dd");
    share = with_format("0.00%");
    open_sheet();
  }
  ~Book() {
    if (book != nullptr) workbook_close(book);
  }
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;

  // A sheet has so many rows and no more; another follows.
  void open_sheet() {
    const std::string_view name =
        language == Language::fr ? "Tableau" : "Table";
    ++sheets;
    const auto title = sheets == 1
                           ? std::string(name)
                           : std::string(name) + ' ' + std::to_string(sheets);
    sheet = workbook_add_worksheet(book, title.c_str());
    row = 1;
    const auto columns = static_cast<lxw_col_t>(head.columns.size());
    check(columns > 0, "a table has columns");
    worksheet_set_column(sheet, 0, static_cast<lxw_col_t>(columns - 1), 16,
                         nullptr);
    worksheet_freeze_panes(sheet, 1, 0);
    for (lxw_col_t at = 0; at < columns; ++at)
      worksheet_write_string(
          sheet, 0, at, head.columns[at].heading.in(language).c_str(), bold);
  }

  lxw_format* with_format(const std::string& words) {
    auto* const format = workbook_add_format(book);
    format_set_num_format(format, words.c_str());
    return format;
  }

  lxw_format* of_money(int decimals) {
    auto& format = money.at(static_cast<std::size_t>(decimals));
    if (format == nullptr) format = with_format(number_format(decimals));
    return format;
  }

  TemporaryFolder folder;
  const reports::Table& head;
  Language language;
  std::string file;
  std::string temporary;
  lxw_workbook* book = nullptr;
  lxw_worksheet* sheet = nullptr;
  lxw_format* bold = nullptr;
  lxw_format* day = nullptr;
  lxw_format* share = nullptr;
  std::array<lxw_format*, 8> money = {};
  lxw_row_t row = 1;
  int sheets = 0;
};

namespace {

// Writes one cell.
template <class Book>
struct Put {
  Book& book;
  lxw_worksheet* sheet;
  lxw_row_t row;
  lxw_col_t column;

  void operator()(std::monostate) const {}
  void operator()(const std::string& text) const {
    const auto error = worksheet_write_string(
        sheet, row, column, without_codes(text).c_str(), nullptr);
    if (error != LXW_NO_ERROR)
      throw std::runtime_error("a text is too long for a cell: " +
                               text.substr(0, 50));
  }
  void operator()(const Sentence& word) const {
    (*this)(word.in(book.language));
  }
  void operator()(bool yes) const {
    worksheet_write_boolean(sheet, row, column, yes ? 1 : 0, nullptr);
  }
  void operator()(std::int64_t number) const {
    if (!is_exact(number)) return (*this)(std::to_string(number));
    scaled(number, 0, nullptr);
  }
  void operator()(Share part) const {
    scaled(part.per_ten_thousand, 4, book.share);
  }
  void operator()(Money amount) const {
    const auto decimals = amount.currency().decimals();
    if (!is_exact(amount.minor_units())) return (*this)(plain(amount));
    scaled(amount.minor_units(), decimals, book.of_money(decimals));
  }
  void operator()(Date date) const {
    const std::chrono::year_month_day parts(date);
    const auto year = static_cast<int>(parts.year());
    if (year < 1900 || year > 9999) return (*this)(iso(date));
    lxw_datetime moment = {};
    moment.year = year;
    moment.month = static_cast<int>(static_cast<unsigned>(parts.month()));
    moment.day = static_cast<int>(static_cast<unsigned>(parts.day()));
    worksheet_write_datetime(sheet, row, column, &moment, book.day);
  }

  // The file's only numbers are binary ones.  The quotient is the nearest to
  // the decimal, and is the decimal when rounded to 15 digits.
  void scaled(std::int64_t number, int decimals, lxw_format* format) const {
    constexpr std::array scales = {1.0, 10.0, 100.0, 1000.0, 10000.0};
    const auto scale = scales.at(static_cast<std::size_t>(decimals));
    worksheet_write_number(
        sheet, row, column,
        static_cast<std::remove_const_t<decltype(scale)>>(number) / scale,
        format);
  }
};

}  // namespace

XlsxRows::XlsxRows(const reports::Table& head, Language language)
    : book_(std::make_unique<Book>(head, language)) {}
XlsxRows::~XlsxRows() = default;
XlsxRows::XlsxRows(XlsxRows&&) noexcept = default;

void XlsxRows::rows(std::span<const reports::Row> rows, std::string& /*text*/) {
  for (const auto& row : rows) {
    check(row.size() == book_->head.columns.size(),
          "a row has a cell for each column");
    if (book_->row == LXW_ROW_MAX) book_->open_sheet();
    for (std::size_t at = 0; at < row.size(); ++at)
      std::visit(Put<Book>{*book_, book_->sheet, book_->row,
                           static_cast<lxw_col_t>(at)},
                 row[at]);
    ++book_->row;
  }
}

void XlsxRows::end(std::string& text) {
  auto& book = *book_;
  auto* const notes = workbook_add_worksheet(book.book, "Notes");
  worksheet_set_column(notes, 0, 1, 32, nullptr);
  Put<Book>{book, notes, 0, 0}(book.head.title);
  lxw_row_t at = 1;
  for (const auto& [name, value] : book.head.notes) {
    Put<Book>{book, notes, at, 0}(name);
    std::visit(Put<Book>{book, notes, at, 1}, value);
    ++at;
  }
  const auto error = workbook_close(book.book);
  book.book = nullptr;
  std::ifstream in(book.file, std::ios::binary);
  if (error != LXW_NO_ERROR || !in)
    throw std::runtime_error("a temporary file cannot be written: " +
                             book.file);
  text.append(std::istreambuf_iterator<char>(in), {});
}

std::string as_xlsx(const reports::Table& table, Language language) {
  XlsxRows rows(table, language);
  std::string text;
  rows.rows(table.rows, text);
  if (!table.totals.empty()) rows.rows(std::span(&table.totals, 1), text);
  rows.end(text);
  return text;
}

}  // namespace obole::exports
