// Rows come out as they were written, whatever the pieces in which the file
// arrives, and a second, slower reader agrees about every hostile text.

#include "obole/bank/csv.hpp"

#include "support/catch.hpp"
#include "support/properties.hpp"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

using obole::Reason;
using obole::bank::CsvDialect;
using obole::bank::CsvReader;
using obole::bank::CsvRow;
using obole::bank::Source;

namespace {

using Row = std::vector<std::string>;

// What a file holds: its rows, the lines they begin on, whether it is broken.
struct Read {
  std::vector<Row> rows;
  std::vector<std::uint64_t> lines;
  bool broken = false;
  std::uint64_t broken_line = 0;

  friend bool operator==(const Read&, const Read&) = default;
};

// Gives a text in pieces of at most the sizes told, over and over.
Source in_pieces(std::string_view text, std::vector<std::size_t> sizes) {
  return [text, sizes, turn = std::size_t{0}](std::span<char> room) mutable {
    const auto most =
        sizes.empty() ? text.size() : sizes[turn++ % sizes.size()];
    const auto count = std::min({room.size(), text.size(), most});
    std::memcpy(room.data(), text.data(), count);
    text.remove_prefix(count);
    return count;
  };
}

Read read(std::string_view text, std::vector<std::size_t> sizes = {},
          CsvDialect dialect = {.delimiter = ';'}) {
  const auto source = in_pieces(text, std::move(sizes));
  CsvReader reader(source, dialect);
  Read all;
  CsvRow row;
  while (true) {
    const auto more = reader.next(row);
    if (!more) {
      all.broken = true;
      all.broken_line = more.error().place.line;
      return all;
    }
    if (!*more) return all;
    all.rows.emplace_back(row.fields.begin(), row.fields.end());
    all.lines.push_back(row.line);
  }
}

std::string written(const std::vector<Row>& rows, std::string_view line_end,
                    bool always_quoted) {
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t at = 0; at < row.size(); ++at) {
      if (at > 0) text += ';';
      const bool quoted = always_quoted ||
                          (row.size() == 1 && row[0].empty()) ||
                          row[at].find_first_of(";\"\r\n") != std::string::npos;
      if (quoted) text += '"';
      for (const char byte : row[at]) {
        text += byte;
        if (byte == '"') text += '"';
      }
      if (quoted) text += '"';
    }
    text += line_end;
  }
  return text;
}

// RFC 4180 one byte at a time, written to be obvious and not to be fast.
Read read_slowly(std::string_view text) {
  Read all;
  std::uint64_t line = 1;
  std::size_t at = 0;
  const auto is_end = [&](std::size_t i) {
    return i == text.size() || text[i] == '\n' || text[i] == '\r';
  };
  const auto break_off = [&](std::uint64_t where) {
    all.broken = true;
    all.broken_line = where;
    return all;
  };
  while (at < text.size()) {
    if (is_end(at)) {
      at += text.substr(at, 2) == "\r\n" ? 2U : 1U;
      ++line;
      continue;
    }
    Row row;
    const auto first_line = line;
    for (bool more = true; more;) {
      std::string field;
      if (at < text.size() && text[at] == '"') {
        const auto opened = line;
        for (++at;; ++at) {
          if (at == text.size()) return break_off(opened);
          if (text[at] == '\0') return break_off(line);
          if (text[at] == '"' && text.substr(at, 2) != "\"\"") break;
          if (text[at] == '\r') ++line;
          if (text[at] == '\n' && text[at - 1] != '\r') ++line;
          field += text[at];
          if (text[at] == '"') ++at;
        }
        ++at;
        if (!is_end(at) && text[at] != ';') return break_off(line);
      }
      for (; !is_end(at) && text[at] != ';'; ++at) {
        if (text[at] == '"' || text[at] == '\0') return break_off(line);
        field += text[at];
      }
      row.push_back(field);
      more = at < text.size() && text[at] == ';';
      if (more) ++at;
    }
    all.rows.push_back(row);
    all.lines.push_back(first_line);
  }
  return all;
}

rc::Gen<std::string> text_of(std::string_view letters) {
  return rc::gen::container<std::string>(
      rc::gen::elementOf(std::string(letters)));
}

rc::Gen<std::vector<std::size_t>> sizes() {
  return rc::gen::container<std::vector<std::size_t>>(
      rc::gen::inRange<std::size_t>(1, 9));
}

}  // namespace

TEST_CASE("rows and fields are read as RFC 4180 has them", "[csv]") {
  const auto read_text =
      read("a;b;c\r\n1;\"x;y\";\"say \"\"yes\"\"\"\r\n;;\r\n");

  REQUIRE(read_text.rows.size() == 3);
  CHECK(read_text.rows[0] == Row{"a", "b", "c"});
  CHECK(read_text.rows[1] == Row{"1", "x;y", "say \"yes\""});
  CHECK(read_text.rows[2] == Row{"", "", ""});
}

TEST_CASE("CR LF, LF and CR end a row, and the last needs none", "[csv]") {
  for (const std::string end : {"\r\n", "\n", "\r"}) {
    CAPTURE(end);
    const auto found = read("a;b" + end + end + "c;d" + end + "\"e\nf\";g");

    CHECK(found.rows ==
          std::vector<Row>{{"a", "b"}, {"c", "d"}, {"e\nf", "g"}});
    CHECK(found.lines == std::vector<std::uint64_t>{1, 3, 4});
  }
}

TEST_CASE("a byte order mark is no part of the first field", "[csv]") {
  CHECK(read("\xEF\xBB\xBFid;x\n1;2\n", {1}).rows[0] == Row{"id", "x"});
  CHECK(read("\xEF\xBB\xBF").rows.empty());
  CHECK(read("\xEF\xBB").rows == std::vector<Row>{{"\xEF\xBB"}});
}

TEST_CASE("a line within quotation marks counts as a line", "[csv]") {
  const auto found = read("a\n\"b\r\nc\rd\ne\"\nf\n", {2});

  CHECK(found.lines == std::vector<std::uint64_t>{1, 2, 6});
}

TEST_CASE("what is no CSV is refused with its line, again and again", "[csv]") {
  const auto check_broken = [](std::string_view text, std::uint64_t line) {
    CAPTURE(text);
    const auto found = read(text, {3});
    CHECK(found.broken);
    CHECK(found.broken_line == line);
  };

  check_broken("a;b\nc\"d;e\n", 2);
  check_broken("a;b\n\"c\"d;e\n", 2);
  check_broken("a\nb\n\"c;d\ne;f\n", 3);
  check_broken(std::string_view("a;b\nc\0;d\n", 9), 2);
  check_broken(std::string_view("a\n\"b\n\0\"\n", 9), 3);

  const auto source = in_pieces("\"a", {});
  CsvReader reader(source, {});
  CsvRow row;
  CHECK(support::reason(reader.next(row)) == Reason::file_malformed);
  CHECK(support::reason(reader.next(row)) == Reason::file_malformed);
}

TEST_CASE("a row of one mebibyte is read, a longer one is not", "[csv]") {
  const std::string longest(CsvReader::largest_row, 'x');
  const auto ends = {std::string(), std::string("\n"), std::string("\r\nb\n")};
  for (const auto& end : ends) {
    CAPTURE(end.size());
    CHECK(read(longest + end, {100'000}).rows.front().front() == longest);
    CHECK(read(longest + "y" + end, {100'000}).broken);
    CHECK(read('"' + longest + '"' + end).broken);
  }
  CHECK(read('"' + std::string(2 * longest.size(), ';')).broken_line == 1);
}

TEST_CASE("what is written is read, in whatever pieces it comes", "[csv]") {
  support::holds("read(written(rows)) == rows", [] {
    const auto rows = *rc::gen::container<std::vector<Row>>(
        rc::gen::nonEmpty(rc::gen::container<Row>(text_of("ab é;\"\r\n "))));
    const auto end =
        *rc::gen::elementOf(std::vector<std::string>{"\r\n", "\n", "\r"});
    const auto text = written(rows, end, *rc::gen::arbitrary<bool>());
    const auto found = read(text, *sizes());
    RC_ASSERT(!found.broken);
    RC_ASSERT(found.rows == rows);
  });
}

TEST_CASE("hostile texts are read as a second reader reads them", "[csv]") {
  support::holds("both readers agree", [] {
    const auto text = *text_of(std::string_view("ab;\";\"\"\r\n\0;\"", 13));
    RC_ASSERT(read(text, *sizes()) == read_slowly(text));
  });
}

TEST_CASE("a file larger than the buffer is read whole", "[csv]") {
  std::string text;
  for (int number = 0; text.size() < 3'000'000; ++number) {
    text += std::to_string(number) + ";\"a \"\"b\"\"\nc\";d\r\n";
  }
  const auto found = read(text, {65'521, 7, 1});

  REQUIRE_FALSE(found.broken);
  bool all = true;
  for (std::size_t at = 0; at < found.rows.size(); ++at) {
    all = all && found.rows[at] == Row{std::to_string(at), "a \"b\"\nc", "d"};
    all = all && found.lines[at] == 2 * at + 1;
  }
  CHECK(all);
  CHECK(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\r')) ==
        found.rows.size());
}
