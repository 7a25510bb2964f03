#include "obole/bank/donations_opening.hpp"

#include "obole/bank/row_cells.hpp"
#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"

#include <algorithm>
#include <cstring>
#include <optional>

namespace obole::bank {
namespace {

constexpr std::size_t longest_beginning = std::size_t{1} << 18U;

Refusal no_header(Sentence why) {
  return {.reason = Reason::file_malformed,
          .what = say("header", "en-tête"),
          .why = std::move(why),
          .hint = say("the file begins with a row of column names",
                      "le fichier commence par une ligne de noms de colonnes")};
}

Verdict skip_rows_above(CsvReader& reader, const Profile& profile,
                        CsvRow& row) {
  for (std::size_t count = 0; count < profile.rows_above_header; ++count) {
    const auto read = reader.next(row);
    if (!read) return read.error();
    if (!*read) break;
  }
  return {};
}

// How a file looks under one layout and one delimiter.
struct Look {
  Opening opening;
  std::size_t found = 0;
  Verdict objection;

  bool is_better_than(const Look& other) const {
    if (!objection != !other.objection) return !objection;
    return found > other.found;
  }
};

Look look_at(std::string_view beginning, const Profile& layout,
             char delimiter) {
  Look look{{&layout, delimiter}, 0, {}};
  auto rest = beginning;
  const Source source = [&rest](std::span<char> room) {
    const auto count = std::min(room.size(), rest.size());
    std::memcpy(room.data(), rest.data(), count);
    rest.remove_prefix(count);
    return count;
  };
  CsvReader reader(source, {.delimiter = delimiter});
  RowDecoder decoder(layout.encodings);
  if (has_byte_order_mark(beginning)) decoder.settle_on_utf_8();
  CsvRow row;
  look.objection = read_header(reader, decoder, layout, row);
  if (look.objection) return look;
  const Columns columns(row.fields, layout);
  look.found = columns.found();
  look.objection = columns.objection(layout);
  if (look.objection) look.objection->place.line = row.line;
  return look;
}

}  // namespace

Beginning::Beginning(const Source& source) : source_(source) {
  text_.resize(longest_beginning);
  std::size_t size = 0;
  while (size < text_.size()) {
    const auto count = source(std::span(text_).subspan(size));
    if (count == 0) break;
    size += count;
  }
  text_.resize(size);
}

Source Beginning::whole() {
  return [this](std::span<char> room) -> std::size_t {
    if (given_ == text_.size()) return source_(room);
    const auto count = std::min(room.size(), text_.size() - given_);
    std::memcpy(room.data(), text_.data() + given_, count);
    given_ += count;
    return count;
  };
}

bool has_byte_order_mark(std::string_view beginning) {
  return beginning.starts_with("\xEF\xBB\xBF");
}

Result<Opening> open_by(const Profile& profile, std::string_view beginning) {
  std::optional<Look> best;
  const std::span<const Profile> layouts = profile.layouts.empty()
                                               ? std::span(&profile, 1)
                                               : std::span(profile.layouts);
  for (const auto& layout : layouts) {
    for (const char delimiter : layout.delimiters) {
      auto look = look_at(beginning, layout, delimiter);
      if (!best || look.is_better_than(*best)) best = std::move(look);
    }
  }
  check(best.has_value(), "a profile has a delimiter");
  if (best->objection) return *best->objection;
  return best->opening;
}

Verdict read_header(CsvReader& reader, RowDecoder& decoder,
                    const Profile& profile, CsvRow& row) {
  if (auto refusal = skip_rows_above(reader, profile, row)) return refusal;
  while (true) {
    const auto read = reader.next(row);
    if (!read) return read.error();
    if (!*read && profile.header_type.empty()) {
      return no_header(say("the file is empty", "le fichier est vide"));
    }
    if (!*read) {
      return no_header(say("no row begins with {}",
                           "aucune ligne ne commence par {}",
                           shown(profile.header_type)));
    }
    if (profile.header_type.empty() ||
        trimmed(row.fields.front()) == profile.header_type) {
      break;
    }
  }
  auto failure = decoder.decode(row.fields);
  if (!failure) return {};
  return Refusal{.reason = Reason::encoding_invalid,
                 .what = shown(row.fields[failure->field].substr(0, 100)),
                 .why = std::move(failure->why),
                 .hint = say("save the file as CSV in UTF-8",
                             "enregistrez le fichier en CSV UTF-8"),
                 .place = {.file = {}, .line = row.line, .column = {}}};
}

}  // namespace obole::bank
