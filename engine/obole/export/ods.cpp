#include "obole/export/ods.hpp"

#include "obole/base/check.hpp"
#include "obole/export/ods_cells.hpp"
#include "obole/export/temporary_folder.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string_view>
#include <zip.h>

namespace obole::exports {
namespace {

constexpr std::string_view type =
    "application/vnd.oasis.opendocument.spreadsheet";
constexpr std::string_view manifest =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
)";
constexpr int rows_a_sheet = 1'048'576;

[[noreturn]] void fail(const std::string& file) {
  throw std::runtime_error("a temporary file cannot be written: " + file);
}

// A document is a ZIP file that says first, uncompressed, what it is.
class Package {
 public:
  explicit Package(std::string file) : file_(std::move(file)) {
    archive_ = zip_open(file_.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    if (archive_ == nullptr) fail(file_);
  }
  ~Package() {
    if (archive_ != nullptr) zip_discard(archive_);
  }
  Package(const Package&) = delete;
  Package& operator=(const Package&) = delete;

  void add(const char* name, std::string_view bytes) {
    add(name, zip_source_buffer(archive_, bytes.data(), bytes.size(), 0));
  }
  void add_file(const char* name, const std::string& file) {
    add(name, zip_source_file(archive_, file.c_str(), 0, -1));
  }
  void write() {
    if (zip_set_file_compression(archive_, 0, ZIP_CM_STORE, 0) != 0 ||
        zip_close(archive_) != 0)
      fail(file_);
    archive_ = nullptr;
  }

 private:
  void add(const char* name, zip_source_t* source) {
    const auto at = zip_file_add(archive_, name, source, ZIP_FL_ENC_UTF_8);
    if (at < 0) {
      zip_source_free(source);
      fail(file_);
    }
    constexpr zip_uint16_t first_of_1980 = 0x21;  // always the same
    zip_file_set_dostime(archive_, static_cast<zip_uint64_t>(at), 0,
                         first_of_1980, 0);
  }

  std::string file_;
  zip_t* archive_ = nullptr;
};

}  // namespace

struct OdsRows::Book {
  Book(const reports::Table& table, Language in)
      : head(table),
        language(in),
        content_file(folder.in("content.xml")),
        content(content_file, std::ios::binary) {
    check(!table.columns.empty(), "a table has columns");
    content << ods::beginning();
    open_sheet();
  }

  // A sheet has so many rows and no more; another follows.
  void open_sheet() {
    if (sheets > 0) content << ods::sheet_end();
    const std::string name = language == Language::fr ? "Tableau" : "Table";
    ++sheets;
    content << ods::sheet(
        sheets == 1 ? name : name + ' ' + std::to_string(sheets),
        head.columns.size());
    content << ods::headings(head, language);
    rows = 1;
  }

  void add(const reports::Row& row) {
    check(row.size() == head.columns.size(),
          "a row has a cell for each column");
    if (rows == rows_a_sheet) open_sheet();
    content << ods::row(row, language);
    ++rows;
  }

  void notes() {
    content << ods::sheet_end() << ods::sheet("Notes", 2);
    content << ods::row({head.title}, language);
    for (const auto& [name, value] : head.notes)
      content << ods::row({name, value}, language);
    content << ods::sheet_end() << ods::ending();
    content.close();
    if (!content) fail(content_file);
  }

  TemporaryFolder folder;
  const reports::Table& head;
  Language language;
  std::string content_file;
  std::ofstream content;
  int sheets = 0;
  int rows = 0;
};

OdsRows::OdsRows(const reports::Table& head, Language language)
    : book_(std::make_unique<Book>(head, language)) {}
OdsRows::~OdsRows() = default;
OdsRows::OdsRows(OdsRows&&) noexcept = default;

void OdsRows::rows(std::span<const reports::Row> rows, std::string& /*text*/) {
  for (const auto& row : rows)
    book_->add(row);
}

void OdsRows::end(std::string& text) {
  book_->notes();
  const auto file = book_->folder.in("table.ods");
  Package package(file);
  package.add("mimetype", type);
  package.add("META-INF/manifest.xml", manifest);
  package.add_file("content.xml", book_->content_file);
  package.write();
  std::ifstream in(file, std::ios::binary);
  if (!in) fail(file);
  text.append(std::istreambuf_iterator<char>(in), {});
}

std::string as_ods(const reports::Table& table, Language language) {
  OdsRows rows(table, language);
  std::string text;
  rows.rows(table.rows, text);
  if (!table.totals.empty()) rows.rows(std::span(&table.totals, 1), text);
  rows.end(text);
  return text;
}

}  // namespace obole::exports
