#include "obole/bank/donations.hpp"

#include "obole/bank/csv.hpp"
#include "obole/bank/donations_gate.hpp"
#include "obole/bank/donations_opening.hpp"
#include "obole/bank/row.hpp"
#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"
#include "obole/domain/date.hpp"

#include <algorithm>

namespace obole::bank {
namespace {

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

bool is_blank(const CsvRow& row) {
  return std::all_of(row.fields.begin(), row.fields.end(),
                     [](std::string_view field) { return field.empty(); });
}

// What stands between a header and the end of its file.
class Reading {
 public:
  Reading(CsvReader& reader, RowDecoder& decoder, const RowRules& rules,
          const DonationSink& sink)
      : reader_(reader), decoder_(decoder), rules_(rules), sink_(sink) {}

  Result<DonationSums> read();

 private:
  enum class Part : std::uint8_t { donation, structure };

  Verdict read_rows(const Columns& columns, DonationGate& gate);
  Result<Part> part_of(const CsvRow& row);
  void read_one(const Columns& columns, DonationGate& gate);
  void report(std::string column, std::string_view value, Sentence why);
  bool repeats_header() const;

  CsvReader& reader_;
  RowDecoder& decoder_;
  const RowRules& rules_;
  const DonationSink& sink_;
  CsvRow row_ = {};
  std::vector<std::string> header_ = {};
  DonationSums sums_ = {};
};

void Reading::report(std::string column, std::string_view value, Sentence why) {
  ++sums_.problems;
  sink_.problem(
      {row_.line, std::move(column), printable(value), std::move(why)});
}

bool Reading::repeats_header() const {
  return std::equal(header_.begin(), header_.end(), row_.fields.begin(),
                    row_.fields.end());
}

Result<DonationSums> Reading::read() {
  const auto& profile = rules_.profile;
  if (auto refusal = read_header(reader_, decoder_, profile, row_)) {
    return *refusal;
  }
  header_.assign(row_.fields.begin(), row_.fields.end());
  const Columns columns(row_.fields, profile);
  if (auto refusal = columns.objection(profile)) return *refusal;
  DonationGate gate(profile.repeats,
                    std::string(columns.header(Field::reference)), sink_,
                    sums_);
  if (auto refusal = read_rows(columns, gate)) return *refusal;
  gate.finish();
  return sums_;
}

Verdict Reading::read_rows(const Columns& columns, DonationGate& gate) {
  while (true) {
    const auto more = reader_.next(row_);
    if (!more) return more.error();
    if (!*more) return {};
    if (is_blank(row_)) continue;
    const auto part = part_of(row_);
    if (!part) return part.error();
    if (*part == Part::donation) read_one(columns, gate);
  }
}

// Rows of other types frame the donations.  A second header with other columns
// would make everything below it mean something else.
Result<Reading::Part> Reading::part_of(const CsvRow& row) {
  const auto& profile = rules_.profile;
  const auto type = row.fields.front();
  if (profile.header_type.empty()) return Part::donation;
  if (type == profile.header_type && !repeats_header()) {
    return Refusal{.reason = Reason::file_malformed,
                   .what = say("line {}", "ligne {}", row.line),
                   .why = say("a second header names other columns",
                              "un second en-tête nomme d’autres colonnes"),
                   .hint = say("import each part as a file of its own",
                               "importez chaque partie comme un fichier"),
                   .place = {.file = {}, .line = row.line, .column = {}}};
  }
  const auto& skipped = profile.skipped_types;
  const bool frame =
      type == profile.header_type ||
      std::find(skipped.begin(), skipped.end(), type) != skipped.end();
  return frame ? Part::structure : Part::donation;
}

void Reading::read_one(const Columns& columns, DonationGate& gate) {
  const auto& headers = columns.headers();
  ++sums_.rows;
  const auto& type = rules_.profile.record_type;
  if (!type.empty() && row_.fields.front() != type) {
    return report(headers.front(), row_.fields.front(),
                  say("the profile does not know this type of row",
                      "le profil ne connaît pas ce type de ligne"));
  }
  if (row_.fields.size() != headers.size()) {
    return report({}, row_.fields.front(),
                  say("the row has {} fields and the header {}",
                      "la ligne a {} champs et l’en-tête {}",
                      row_.fields.size(), headers.size()));
  }
  if (auto failure = decoder_.decode(row_.fields)) {
    return report(headers[failure->field], row_.fields[failure->field],
                  std::move(failure->why));
  }
  if (repeats_header()) {
    return report({}, row_.fields.front(),
                  say("the header comes a second time",
                      "l’en-tête revient une seconde fois"));
  }
  auto donation = read_row(Cells(columns, row_.fields), rules_);
  if (!donation) {
    const auto& refusal = donation.error();
    return report(refusal.place.column, refusal.what.en, refusal.why);
  }
  if (!*donation) {
    ++sums_.ignored;
    return;
  }
  (**donation).line = row_.line;
  gate.take(std::move(**donation));
}

}  // namespace

Result<DonationSums> read_donations(const Source& source, std::string_view file,
                                    const Profile& profile, Currency currency,
                                    const DonationSink& sink,
                                    std::string_view zone) {
  check(is_time_zone(zone), "the organisation's zone is a time zone");
  const Place place{.file = std::string(file), .line = 0, .column = {}};
  Beginning beginning(source);
  const auto opening = open_by(profile, beginning.text());
  if (!opening) return at(opening.error(), place);
  const auto& layout = *opening->layout;
  const auto whole = beginning.whole();
  CsvReader reader(whole, {.delimiter = opening->delimiter});
  RowDecoder decoder(layout.encodings);
  if (has_byte_order_mark(beginning.text())) decoder.settle_on_utf_8();
  auto sums = Reading(reader, decoder, {layout, currency, zone}, sink).read();
  if (!sums) return at(sums.error(), place);
  return sums;
}

}  // namespace obole::bank
