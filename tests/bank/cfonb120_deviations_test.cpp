// What real CFONB 120 files do although the specification does not: taken, and
// told where a person should know.

#include "bank/cfonb120_writing.hpp"
#include "bank/recording.hpp"

#include "obole/bank/cfonb120.hpp"
#include "support/catch.hpp"

using cfonb120_test::balance;
using cfonb120_test::complement;
using cfonb120_test::file_of;
using cfonb120_test::movement;
using cfonb120_test::one_movement;
using obole::iso;
using obole::bank::looks_like_cfonb120;
using obole::bank::read_cfonb120;
using recordings::record;
using recordings::told;

namespace {

// The only line of a statement with these complements.
obole::bank::Line line_of(const std::vector<std::string>& complements) {
  const auto recording = record(read_cfonb120, one_movement(complements));
  REQUIRE_FALSE(recording.verdict);
  return recording.statements.at(0).lines.at(0);
}

std::string changed(std::string record, std::size_t from,
                    const std::string& text) {
  return record.replace(from - 1, text.size(), text);
}

}  // namespace

TEST_CASE("what real files do to records changes nothing", "[cfonb120]") {
  const std::vector<std::string> records = {balance("01", "010326", 0),
                                            movement(5000,
                                                     "CAF\xC9 DE L'\xC9"
                                                     "COLE"),
                                            complement("NPY", "CH\xC9RIF"),
                                            balance("07", "020326", 5000)};
  const auto expected = told(record(read_cfonb120, file_of(records)));
  CHECK(expected.find("CAFÉ DE L'ÉCOLE") != std::string::npos);
  CHECK(expected.find("CHÉRIF") != std::string::npos);

  SECTION("records without line ends, or with LF") {
    CHECK(told(record(read_cfonb120, file_of(records, ""))) == expected);
    CHECK(told(record(read_cfonb120, file_of(records, "\n"))) == expected);
  }
  SECTION("blank lines between them") {
    CHECK(told(record(read_cfonb120, file_of(records, "\n\n   \n"))) ==
          expected);
  }
  SECTION("blanks at the end cut off") {
    auto cut = records;
    for (auto& one : cut)
      one.erase(one.find_last_not_of(' ') + 1);
    CHECK(told(record(read_cfonb120, file_of(cut))) == expected);
  }
  SECTION("made UTF-8 on the way") {
    auto file = file_of(records);
    for (auto at = file.find('\xC9'); at != std::string::npos;
         at = file.find('\xC9', at + 2))
      file.replace(at, 1, "\xC3\x89");
    CHECK(told(record(read_cfonb120, file)) == expected);
  }
  SECTION("made UTF-8 on the way, with a byte order mark") {
    auto file = "\xEF\xBB\xBF" + file_of(records);
    for (auto at = file.find('\xC9'); at != std::string::npos;
         at = file.find('\xC9', at + 2))
      file.replace(at, 1, "\xC3\x89");
    CHECK(told(record(read_cfonb120, file)) == expected);
    CHECK(looks_like_cfonb120(file));
  }
  SECTION("filled up, or ended as old systems end files") {
    for (const char* const line_end : {"", "\r\n"}) {
      const auto file = file_of(records, line_end);
      CHECK(told(record(read_cfonb120, file + '\x1A')) == expected);
      CHECK(told(record(read_cfonb120, file + std::string(9, '\0'))) ==
            expected);
      CHECK(told(record(read_cfonb120, file + std::string(900, ' '))) ==
            expected);
    }
  }
  SECTION("blanks added to lines") {
    CHECK(told(record(read_cfonb120, file_of(records, "  \r\n"))) == expected);
  }
  SECTION("two records in a line") {
    const auto file = records[0] + records[1] + '\n' + records[2] + records[3];
    CHECK(told(record(read_cfonb120, file)) == expected);
  }
  SECTION("the last one cut after its amount") {
    const auto file = file_of(records, "");
    CHECK(told(record(read_cfonb120, file.substr(0, file.size() - 16))) ==
          expected);
  }
  SECTION("wrapped in the middle of a record") {
    auto file = file_of(records, "");
    file.insert(180, "\n");
    CHECK(told(record(read_cfonb120, file)) == expected);
  }
}

TEST_CASE("what Windows added to ISO 8859-1 is read, in UTF-8 too",
          "[cfonb120]") {
  // oe, a typographic apostrophe and the sign of the euro.
  for (const char* const text :
       {"C\x9CUR \x92 5 \x80", "C\xC2\x9CUR \xC2\x92 5 \xC2\x80",
        "C\xC5\x93UR \xE2\x80\x99 5 \xE2\x82\xAC"}) {
    auto file = one_movement({complement("LIB", "@")});
    file.replace(file.find('@'), 10, text);
    const auto recording = record(read_cfonb120, file, 1);
    REQUIRE_FALSE(recording.verdict);
    CHECK(recording.statements.at(0).lines.at(0).remittance ==
          "VIREMENT CœUR ’ 5 €");
  }
}

TEST_CASE("amounts with é or è for a sign are read, and told", "[cfonb120]") {
  for (const char* const sign : {"\xE9", "\xC3\xA9"}) {
    auto moves = movement(5000);
    moves.replace(103, 1, sign);
    const auto recording =
        record(read_cfonb120, file_of({balance("01", "010326", 0), moves, moves,
                                       balance("07", "020326", 10'000)}));
    REQUIRE_FALSE(recording.verdict);
    CHECK(recording.statements.at(0).sums.credits == 10'000);
    REQUIRE(recording.remarks.size() == 1);
    const auto& remark = recording.remarks[0];
    CHECK(remark.place.line == 2);
    CHECK(remark.place.column == "91-104");
    CHECK(remark.says.en.ends_with("read as { or }: 2"));
  }
}

TEST_CASE("records that name another bank are taken, and told", "[cfonb120]") {
  const auto recording =
      record(read_cfonb120,
             file_of({balance("01", "010326", 0), movement(5000),
                      changed(balance("07", "020326", 5000), 3, "30002")}));
  REQUIRE_FALSE(recording.verdict);
  CHECK(recording.statements.at(0).head.account ==
        "FR7630001007941234567890185");
  REQUIRE(recording.remarks.size() == 1);
  CHECK(recording.remarks[0].place.line == 3);
  CHECK(recording.remarks[0].place.column == "3-32");
}

TEST_CASE("a remark is of the statement that it was made in", "[cfonb120]") {
  const std::vector<std::string> good = {balance("01", "010326", 0),
                                         balance("07", "020326", 0)};
  auto odd = good;
  odd[1].replace(103, 1, "\xE9");
  const auto recording =
      record(read_cfonb120, file_of(odd) + file_of(good) + file_of(good));
  REQUIRE_FALSE(recording.verdict);
  CHECK(recording.statements.size() == 3);
  CHECK(recording.remarks.size() == 1);
}

TEST_CASE("only a value day and an old balance's day may be missing",
          "[cfonb120]") {
  for (const char* const none : {"      ", "000000"}) {
    const auto recording = record(
        read_cfonb120,
        file_of({balance("01", none, 0), changed(movement(5000), 43, none),
                 balance("07", "020326", 5000)}));
    REQUIRE_FALSE(recording.verdict);
    const auto& statement = recording.statements.at(0);
    CHECK_FALSE(statement.head.opening_on);
    CHECK(statement.head.id == "2026-03-02");
    CHECK_FALSE(statement.lines.at(0).value_on);
    CHECK(iso(*statement.lines.at(0).booked_on) == "2026-03-02");
  }
}

TEST_CASE("years are those of 1970 to 2069", "[cfonb120]") {
  const auto year = [](const char* day) {
    const auto recording = record(
        read_cfonb120, file_of({balance("01", day, 0), balance("07", day, 0)}));
    return recording.statements.at(0).head.id.substr(0, 4);
  };
  CHECK(year("311270") == "1970");
  CHECK(year("311299") == "1999");
  CHECK(year("010100") == "2000");
  CHECK(year("311269") == "2069");
}

TEST_CASE("an account that can be no RIB is named as the records do",
          "[cfonb120]") {
  std::vector<std::string> records = {balance("01", "010326", 0),
                                      balance("07", "020326", 0)};
  for (auto& one : records)
    one = changed(one, 3, "3000A");
  const auto recording = record(read_cfonb120, file_of(records));
  REQUIRE_FALSE(recording.verdict);
  CHECK(recording.statements.at(0).head.account == "3000A 00794 12345678901");
}

TEST_CASE("a complement without a qualifier is free text", "[cfonb120]") {
  for (const char* const none : {"   ", "N Y", "2'C", "A'C", "npy"}) {
    CAPTURE(none);
    CHECK(line_of({complement(none, "DON")}).remittance == "VIREMENT DON");
  }
  // The layout of ETEBAC 3 has its text from 41 on.
  CHECK(line_of({changed(complement("", ""), 41, "DON DE MARS")}).remittance ==
        "VIREMENT DON DE MARS");
  // A qualifier that is none of ours says nothing of the payer's words.
  CHECK(line_of({complement("MMO", "USD2")}).remittance == "VIREMENT");
}

TEST_CASE("a qualifier that repeats adds text, and blanks take nothing away",
          "[cfonb120]") {
  const auto line =
      line_of({complement("LIB", "UN"), complement("LIB", "DEUX"),
               complement("NPY", "ADA"), complement("NPY", ""),
               complement("RCN", "E2E"), complement("RCN", "NOTPROVIDED"),
               complement("LCS", "NO RF"), complement("LCC", "TROIS"),
               complement("LC2", "QUATRE")});
  CHECK(line.remittance == "VIREMENT UN DEUX NO RF TROIS QUATRE");
  CHECK(line.rf_reference.empty());
  CHECK(line.counterparty.name == "ADA");
  CHECK(line.end_to_end == "E2E");
}

TEST_CASE("codes of returned items flag a line", "[cfonb120]") {
  const auto line = [](const char* code, const char* reason) {
    const auto recording = record(
        read_cfonb120, file_of({balance("01", "010326", 0),
                                changed(movement(5000, "X", code), 41, reason),
                                balance("07", "020326", 5000)}));
    return recording.statements.at(0).lines.at(0);
  };
  for (const char* const code : {"03", "10", "12", "26", "27", "38", "98", "99",
                                 "A3", "B3", "B5", "C3", "C5"})
    CHECK(line(code, "  ").is_reversal);
  for (const char* const code :
       {"01", "02", "05", "18", "45", "A1", "C1", "C2"})
    CHECK_FALSE(line(code, "  ").is_reversal);
  CHECK(line("12", "65").return_code == "65");
  CHECK(line("05", "00").return_code.empty());
}

TEST_CASE("what looks like CFONB 120", "[cfonb120]") {
  const auto opening = balance("01", "010326", 0);
  CHECK(looks_like_cfonb120(opening));
  CHECK(looks_like_cfonb120("\r\n\n" + opening));
  CHECK(looks_like_cfonb120(movement(1)));
  CHECK_FALSE(looks_like_cfonb120(""));
  CHECK_FALSE(looks_like_cfonb120("0130001"));
  CHECK_FALSE(looks_like_cfonb120("0330001" + opening.substr(7)));
  CHECK_FALSE(looks_like_cfonb120("01/03/2026;VIREMENT;5,00;EUR;ADA MARTIN;1"));
  CHECK_FALSE(looks_like_cfonb120("0130001;" + opening.substr(8)));
}
