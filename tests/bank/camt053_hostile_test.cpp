// No bytes whatever crash the reader, hang it or fill the memory: it refuses or
// gives statements.

#include "bank/camt053_recording.hpp"

#include "support/catch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

using camt053_test::credit;
using camt053_test::record;
using camt053_test::sample;
using camt053_test::source_of;
using camt053_test::statement_with;
using obole::Reason;
using obole::bank::read_camt053;
using obole::bank::Source;

namespace {

// `head`, then `pattern` as often as told, without holding it all.
Source endless(std::string head, std::string pattern, std::size_t times) {
  return [=, at = std::size_t{0}](std::span<char> buffer) mutable {
    const auto total = head.size() + pattern.size() * times;
    std::size_t filled = 0;
    for (; filled < buffer.size() && at < total; ++filled, ++at)
      buffer[filled] = at < head.size()
                           ? head[at]
                           : pattern[(at - head.size()) % pattern.size()];
    return filled;
  };
}

std::optional<Reason> reason_for(const Source& source) {
  return support::reason(read_camt053(source, "releve.xml", {}));
}

const std::string beginning = "<Document><BkToCstmrStmt><Stmt><Id>";

}  // namespace

TEST_CASE("a document type is refused, and with it every bomb in it",
          "[camt053]") {
  const std::string laughs =
      "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b "
      "\"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>"
      "<Document>&c;</Document>";
  const std::string outside =
      "<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><Document/>";
  const std::string empty = "<!DOCTYPE Document>" + statement_with("");

  for (const auto& text : {laughs, outside, empty}) {
    CAPTURE(text);
    const auto recording = record(text);
    REQUIRE(support::reason(recording.verdict) == Reason::file_malformed);
    CHECK(recording.verdict->why.en.find("document type") != std::string::npos);
    CHECK(recording.statements.empty());
  }
}

TEST_CASE("an entity that XML does not define is refused", "[camt053]") {
  CHECK(support::reason(
            record(statement_with(credit("1.00", "<NtryRef>&x;</NtryRef>")))
                .verdict) == Reason::file_malformed);
  CHECK(record(statement_with(credit("1.00", "<NtryRef>a&amp;&#x42;</NtryRef>"),
                              "1.00"))
            .statements.at(0)
            .lines.at(0)
            .bank_reference == "a&B");
}

TEST_CASE("two million nested elements are refused at the sixty-fifth",
          "[camt053]") {
  CHECK(reason_for(endless("<Document>", "<a>", 2'000'000)) ==
        Reason::file_malformed);

  const auto nested = [](int depth) {
    std::string text;
    for (int at = 0; at < depth; ++at)
      text += "<a>";
    for (int at = 0; at < depth; ++at)
      text += "</a>";
    return record("<Envelope>" + text + statement_with("") + "</Envelope>");
  };
  CHECK_FALSE(nested(63).verdict);
  CHECK(nested(64).verdict);
}

TEST_CASE("a token of fifty megabytes is refused, whatever it is",
          "[camt053]") {
  constexpr std::size_t plenty = 50'000'000;

  CHECK(reason_for(endless(beginning, "x", plenty)) == Reason::file_malformed);
  CHECK(reason_for(endless("<Document a=\"", "x", plenty)) ==
        Reason::file_malformed);
  CHECK(reason_for(endless("<", "x", plenty)) == Reason::file_malformed);
  CHECK(reason_for(endless("<!--", "x", plenty)) == Reason::file_malformed);
  CHECK(reason_for(endless("<?p ", "x", plenty)) == Reason::file_malformed);
  CHECK(reason_for(endless(beginning + "<![CDATA[", "x", plenty)) ==
        Reason::file_malformed);
}

TEST_CASE("a comment or an instruction of a megabyte is refused", "[camt053]") {
  const std::string words(1'000'000, 'x');

  CHECK(support::reason(
            record("<!--" + words + "-->" + statement_with("")).verdict) ==
        Reason::file_malformed);
  CHECK(support::reason(
            record("<?p " + words + "?>" + statement_with("")).verdict) ==
        Reason::file_malformed);
}

TEST_CASE("a text has at most 64 KiB, alone or joined", "[camt053]") {
  const auto reference = [](std::size_t size) {
    return record(statement_with(
        credit("1.00", "<NtryRef>" + std::string(size, 'x') + "</NtryRef>"),
        "1.00"));
  };
  CHECK_FALSE(reference(65536).verdict);
  CHECK(support::reason(reference(65537).verdict) == Reason::file_malformed);

  std::string words;
  for (int at = 0; at < 3; ++at)
    words += "<Ustrd>" + std::string(30'000, 'x') + "</Ustrd>";
  CHECK(
      support::reason(record(statement_with(credit(
                                 "1.00", "<NtryDtls><TxDtls><RmtInf>" + words +
                                             "</RmtInf></TxDtls>"
                                             "</NtryDtls>")))
                          .verdict) == Reason::file_malformed);
}

TEST_CASE("a file of millions of different names is refused", "[camt053]") {
  std::size_t number = 0;
  std::string rest = "<Document>";
  const Source names = [&](std::span<char> buffer) {
    while (rest.size() < buffer.size() && number < 5'000'000)
      rest += fmt::format("<n{0} a{0}=\"\"/>", number++);
    const auto count = std::min(rest.size(), buffer.size());
    std::copy_n(rest.begin(), count, buffer.begin());
    rest.erase(0, count);
    return count;
  };

  CHECK(reason_for(names) == Reason::file_malformed);
  CHECK(number < 1'000'000);
}

TEST_CASE("a file cut at any byte is refused", "[camt053]") {
  const auto whole = sample("version_08.xml");
  const auto end = whole.find_last_of('>');

  for (std::size_t size = 0; size <= end; ++size) {
    const auto recording = record(std::string_view(whole).substr(0, size));
    CAPTURE(size);
    REQUIRE(support::reason(recording.verdict) == Reason::file_malformed);
    REQUIRE(recording.verdict->place.file == "releve.xml");
  }
  CHECK_FALSE(record(std::string_view(whole).substr(0, end + 1)).verdict);
}

TEST_CASE("bytes that are not of the declared encoding are refused",
          "[camt053]") {
  const auto text = [](std::string_view encoding, std::string_view word) {
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"{}\"?>{}", encoding,
        statement_with(credit("1.00", fmt::format("<AddtlNtryInf>{}"
                                                  "</AddtlNtryInf>",
                                                  word))));
  };

  CHECK(support::reason(record(text("UTF-8", "Val\xE9rie")).verdict) ==
        Reason::file_malformed);
  CHECK(support::reason(record(text("UTF-8", "\xED\xA0\x80")).verdict) ==
        Reason::file_malformed);
  CHECK(support::reason(record(text("UTF-8", "\xC0\xAF")).verdict) ==
        Reason::file_malformed);
  CHECK(support::reason(record(text("US-ASCII", "Val\xE9rie")).verdict) ==
        Reason::file_malformed);
  CHECK(support::reason(record(text("windows-1252", "x")).verdict) ==
        Reason::encoding_invalid);
  CHECK(support::reason(record(text("UTF-16", "x")).verdict) ==
        Reason::encoding_invalid);
  CHECK(support::reason(record(std::string(1000, '\0')).verdict) ==
        Reason::file_malformed);
}

TEST_CASE("controls and invisible spaces do not reach a line", "[camt053]") {
  const auto recording = record(statement_with(
      credit("1.00",
             "<AddtlNtryInf>a&#9;\n b&#x9b;31mc\u00a0 d&#x7f;e\u0301"
             "</AddtlNtryInf>"),
      "1.00"));

  CHECK(recording.statements.at(0).lines.at(0).remittance == "a b31mc d\u00e9");
}

TEST_CASE("a failure of the source or of the sink passes through",
          "[camt053]") {
  const auto text = statement_with(credit("1.00"), "1.00");
  const Source broken = [](std::span<char>) -> std::size_t {
    throw std::runtime_error("the disk is gone");
  };
  const obole::bank::StatementSink full{
      .begin = {},
      .line = [](const obole::bank::Line&) -> obole::Verdict {
        throw std::runtime_error("the disk is full");
      },
      .end = {},
      .remark = {}};

  CHECK_THROWS_AS(read_camt053(broken, "releve.xml", {}), std::runtime_error);
  CHECK_THROWS_AS(read_camt053(source_of(text, 100), "releve.xml", full),
                  std::runtime_error);
}
