#include "obole/bank/row_reader.hpp"

#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"

#include <algorithm>

namespace obole::bank {
namespace {

bool is_blank(const CsvRow& row) {
  return std::all_of(row.fields.begin(), row.fields.end(),
                     [](std::string_view field) { return field.empty(); });
}

RowFault fault(std::string column, std::string_view value, Sentence why) {
  return {std::move(column), printable(value), std::move(why)};
}

}  // namespace

// Made visible first: what is cut may then have no half of an escape, but no
// half of a character either, and is never longer than it says.
std::string printable(std::string_view value) {
  constexpr std::size_t longest = 200;
  constexpr std::string_view more = "…";
  auto text = shown(value.substr(0, longest + 1));
  if (text.size() <= longest && value.size() <= longest) return text;
  text.resize(std::min(text.size(), longest - more.size()));
  text.resize(invalid_utf8_at(text).value_or(text.size()));
  return text += more;
}

Verdict RowReader::open(const Profile& profile) {
  const auto opening = open_by(profile, beginning_.text());
  if (!opening) return opening.error();
  layout_ = opening->layout;
  whole_ = beginning_.whole();
  reader_.emplace(whole_, CsvDialect{.delimiter = opening->delimiter});
  decoder_.emplace(layout_->encodings);
  if (has_byte_order_mark(beginning_.text())) decoder_->settle_on_utf_8();
  if (auto refusal = read_header(*reader_, *decoder_, *layout_, row_)) {
    return refusal;
  }
  header_.assign(row_.fields.begin(), row_.fields.end());
  columns_.emplace(row_.fields, *layout_);
  return columns_->objection(*layout_);
}

bool RowReader::repeats_header() const {
  return std::equal(header_.begin(), header_.end(), row_.fields.begin(),
                    row_.fields.end());
}

Result<RowReader::Part> RowReader::next() {
  while (true) {
    const auto more = reader_->next(row_);
    if (!more) return more.error();
    if (!*more) return Part::end;
    if (!is_blank(row_)) return part();
  }
}

// Rows of other types frame the data.  A second header with other columns
// would make everything below it mean something else.
Result<RowReader::Part> RowReader::part() const {
  const auto type = row_.fields.front();
  if (layout_->header_type.empty()) return Part::data;
  if (type == layout_->header_type && !repeats_header()) {
    return Refusal{.reason = Reason::file_malformed,
                   .what = say("line {}", "ligne {}", row_.line),
                   .why = say("a second header names other columns",
                              "un second en-tête nomme d’autres colonnes"),
                   .hint = say("import each part as a file of its own",
                               "importez chaque partie comme un fichier"),
                   .place = {.file = {}, .line = row_.line, .column = {}}};
  }
  const auto& skipped = layout_->skipped_types;
  const bool frame =
      type == layout_->header_type ||
      std::find(skipped.begin(), skipped.end(), type) != skipped.end();
  return frame ? Part::frame : Part::data;
}

std::optional<RowFault> RowReader::prepare() {
  const auto& headers = columns_->headers();
  const auto& type = layout_->record_type;
  if (!type.empty() && row_.fields.front() != type) {
    return fault(headers.front(), row_.fields.front(),
                 say("the profile does not know this type of row",
                     "le profil ne connaît pas ce type de ligne"));
  }
  if (row_.fields.size() != headers.size()) {
    return fault({}, row_.fields.front(),
                 say("the row has {} fields and the header {}",
                     "la ligne a {} champs et l’en-tête {}", row_.fields.size(),
                     headers.size()));
  }
  if (auto failure = decoder_->decode(row_.fields)) {
    return fault(headers[failure->field], row_.fields[failure->field],
                 std::move(failure->why));
  }
  if (repeats_header()) {
    return fault({}, row_.fields.front(),
                 say("the header comes a second time",
                     "l’en-tête revient une seconde fois"));
  }
  return {};
}

}  // namespace obole::bank
