#include "obole/bank/csv.hpp"

#include "obole/bank/csv_buffer.hpp"
#include "obole/bank/csv_refusals.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace obole::bank {
namespace {

// What a byte may mean; where it means nothing the scan goes on.
enum class Mark : std::uint8_t { none, delimiter, lf, cr, quote, nul };

using Marks = std::array<Mark, 256>;

Mark mark_of(const Marks& marks, char byte) {
  return marks[static_cast<unsigned char>(byte)];
}

Marks marks_within_quotes(CsvDialect dialect) {
  Marks marks{};
  marks['\n'] = Mark::lf;
  marks['\r'] = Mark::cr;
  marks['\0'] = Mark::nul;
  marks[static_cast<unsigned char>(dialect.quote)] = Mark::quote;
  return marks;
}

Marks marks_outside(CsvDialect dialect) {
  auto marks = marks_within_quotes(dialect);
  marks[static_cast<unsigned char>(dialect.delimiter)] = Mark::delimiter;
  return marks;
}

}  // namespace

struct CsvReader::State {
  enum class End : std::uint8_t { field, row, broken };
  struct Span {
    std::size_t begin;
    std::size_t end;
  };

  State(const Source& source, CsvDialect dialect)
      : outside(marks_outside(dialect)),
        within(marks_within_quotes(dialect)),
        buffer(source, largest_row) {}

  void skip_byte_order_mark();
  bool begin_row();
  std::size_t scan(const Marks& marks, std::size_t from) const;
  std::size_t plain_fields();
  End field();
  End quoted_field();
  std::size_t unquote(std::size_t begin);
  void count_line(std::size_t at);
  End close(Span field, std::size_t at);

  End refuse(Refusal refusal) {
    broken = std::move(refusal);
    return End::broken;
  }

  Marks outside;
  Marks within;
  CsvBuffer buffer;
  std::size_t here = 0;  // in the row
  std::uint64_t line = 1;
  std::uint64_t row_line = 1;
  bool begun = false;
  bool after_cr = false;
  std::vector<Span> spans;
  Verdict broken;
};

void CsvReader::State::skip_byte_order_mark() {
  begun = true;
  if (buffer.has(2) && std::memcmp(buffer.row(), "\xEF\xBB\xBF", 3) == 0) {
    buffer.advance(3);
  }
}

// Passes over line ends, the last row's own among them; false at the end.
bool CsvReader::State::begin_row() {
  if (!begun) skip_byte_order_mark();
  buffer.advance(here);
  here = 0;
  for (after_cr = false; buffer.has(0); buffer.advance(1)) {
    const bool lf = buffer.byte(0) == '\n';
    if (!lf && buffer.byte(0) != '\r') return true;
    if (!(lf && after_cr)) ++line;
    after_cr = !lf;
  }
  return false;
}

std::size_t CsvReader::State::scan(const Marks& marks, std::size_t from) const {
  const char* at = buffer.row() + from;
  while (mark_of(marks, *at) == Mark::none)
    ++at;
  return static_cast<std::size_t>(at - buffer.row());
}

// Keeps the field; a delimiter, a line end or the file's end stands at `at`.
CsvReader::State::End CsvReader::State::close(Span field, std::size_t at) {
  spans.push_back(field);
  const bool goes_on =
      buffer.holds(at) && mark_of(outside, buffer.byte(at)) == Mark::delimiter;
  here = at + (goes_on ? 1 : 0);
  return goes_on ? End::field : End::row;
}

// The fields that lie whole in the buffer, unquoted and followed by a
// delimiter: nearly all of them, so this loop makes no calls.  Answers where
// the scan of the next one stopped.
std::size_t CsvReader::State::plain_fields() {
  const char* const base = buffer.row();
  const char* begin = base + here;
  while (true) {
    const char* stop = begin;
    while (mark_of(outside, *stop) == Mark::none)
      ++stop;
    if (mark_of(outside, *stop) != Mark::delimiter) {
      here = static_cast<std::size_t>(begin - base);
      return static_cast<std::size_t>(stop - base);
    }
    spans.push_back({static_cast<std::size_t>(begin - base),
                     static_cast<std::size_t>(stop - base)});
    begin = stop + 1;
  }
}

CsvReader::State::End CsvReader::State::field() {
  auto at = plain_fields();
  while (!buffer.holds(at) && buffer.has(at))
    at = scan(outside, at);
  if (!buffer.holds(at)) return close({here, at}, at);
  switch (mark_of(outside, buffer.byte(at))) {
    case Mark::nul:
      return refuse(nul_byte(line));
    case Mark::quote:
      return at == here ? quoted_field() : refuse(quote_inside(line));
    default:
      return close({here, at}, at);
  }
}

// CR LF is one line end; its LF follows a CR.
void CsvReader::State::count_line(std::size_t at) {
  const bool lf = buffer.byte(at) == '\n';
  if (!(lf && buffer.byte(at - 1) == '\r')) ++line;
}

// Reads from behind the opening quotation mark to behind the closing one, with
// doubled ones made single in place.  Answers where the value ends.
std::size_t CsvReader::State::unquote(std::size_t begin) {
  const auto opened = line;
  auto kept = begin;   // where the value ends so far
  auto piece = begin;  // what was not yet added to it
  for (auto at = begin;; ++at) {
    at = scan(within, at);
    if (!buffer.has(at)) return refuse(quote_left_open(opened)), kept;
    const auto mark = mark_of(within, buffer.byte(at));
    if (mark == Mark::nul) return refuse(nul_byte(line)), kept;
    if (mark == Mark::cr || mark == Mark::lf) count_line(at);
    if (mark != Mark::quote) continue;
    const bool doubled =
        buffer.has(at + 1) && buffer.byte(at + 1) == buffer.byte(at);
    const auto size = at + (doubled ? 1 : 0) - piece;
    if (kept != piece) {
      std::memmove(buffer.row() + kept, buffer.row() + piece, size);
    }
    kept += size;
    here = at + 1;
    if (!doubled) return kept;
    piece = ++at + 1;
  }
}

CsvReader::State::End CsvReader::State::quoted_field() {
  const auto begin = here + 1;
  const auto stop = unquote(begin);
  if (broken) return End::broken;
  const auto mark =
      buffer.has(here) ? mark_of(outside, buffer.byte(here)) : Mark::lf;
  const bool closed =
      mark == Mark::delimiter || mark == Mark::lf || mark == Mark::cr;
  return closed ? close({begin, stop}, here) : refuse(text_after_quote(line));
}

CsvReader::CsvReader(const Source& source, CsvDialect dialect)
    : state_(std::make_unique<State>(source, dialect)) {}
CsvReader::~CsvReader() = default;

Result<bool> CsvReader::next(CsvRow& row) {
  auto& state = *state_;
  if (state.broken) return *state.broken;
  if (!state.begin_row()) return false;
  row.line = state.row_line = state.line;
  state.spans.clear();
  auto end = State::End::field;
  while (end == State::End::field)
    end = state.field();
  if (state.buffer.overflowed() || state.here > largest_row) {
    end = state.refuse(row_too_long(state.row_line, largest_row));
  }
  if (end == State::End::broken) return *state.broken;
  row.fields.resize(state.spans.size());
  const char* const base = state.buffer.row();
  std::transform(state.spans.begin(), state.spans.end(), row.fields.begin(),
                 [base](State::Span span) {
                   return std::string_view(base + span.begin,
                                           span.end - span.begin);
                 });
  return true;
}

}  // namespace obole::bank
