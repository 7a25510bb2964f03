// Rule tables: what comes with the program is right, and what is wrong is told.

#include "obole/intake/rule_file.hpp"
#include "obole/rules/rule_parameters.hpp"
#include "support/catch.hpp"

#include <algorithm>

using obole::Reason;
namespace intake = obole::intake;
namespace rules = obole::rules;

namespace {

constexpr const char* head =
    "parameter,value,unit,from,to,basis,certainty,source,link,note\n"
    "table.name,home,,,,,,,,\n"
    "table.jurisdiction,CA,,,,,,,,\n"
    "table.version,1,,,,,,,,\n"
    "table.currency,CAD,,,,,,,,\n";
constexpr const char* body =
    "ca.deminimis.cap,75,money,2002-12-21,,payment,confirmed,CRA,,\n"
    "ca.deminimis.ratio,10/100,ratio,2002-12-21,,payment,confirmed,CRA,,\n"
    "ca.excess_policy,NET_OF_VALUE,word,2002-12-21,,payment,confirmed,CRA,,\n"
    "ca.intent_threshold,80/100,ratio,2002-12-21,,payment,confirmed,CRA,,\n";

// The objections to the table, as "line column".
std::vector<std::string> places(const std::string& text) {
  const auto read = intake::read_rule_file(text, "t.csv").value();
  std::vector<std::string> list;
  for (const auto& one : read.objections) {
    CHECK(one.reason == Reason::rules_invalid);
    CHECK(one.place.file == "t.csv");
    CHECK_FALSE(one.why.fr.empty());
    list.push_back(std::to_string(one.place.line) + ' ' + one.place.column);
  }
  return list;
}

std::string with(const char* row) {
  return std::string(head) + body + row + '\n';
}

using Places = std::vector<std::string>;

}  // namespace

TEST_CASE("the tables that come with the program are right", "[rule table]") {
  for (const auto name : intake::builtin_names()) {
    INFO(name);
    const auto table = intake::builtin_table(name).value();
    CHECK(table.name == name);
    CHECK_FALSE(table.values.empty());
    CHECK(std::is_sorted(table.values.begin(), table.values.end(),
                         [](const auto& left, const auto& right) {
                           return std::tie(left.parameter, left.from) <
                                  std::tie(right.parameter, right.from);
                         }));
  }
  CHECK(intake::builtin_table("franc").error().hint.en ==
        "did you mean france?");
}

TEST_CASE("every purpose of the command line has its row, but none",
          "[rule table]") {
  const auto table = intake::builtin_table("france").value();
  const auto today = obole::parse_date("2026-11-24").value();
  for (const auto purpose : obole::words<obole::Purpose>()) {
    INFO(purpose);
    const auto* const row =
        table.find("fr.purpose." + std::string(purpose), today);
    CHECK((row != nullptr) == (purpose != "none"));
  }
}

TEST_CASE("a value is found by its day", "[rule table]") {
  const auto table = intake::read_rule_file(
                         with("ca.proof_form,OFFICIAL_RECEIPT,word,2010-01-01,"
                              "2010-12-31,payment,unverified,CRA,,"),
                         "t.csv")
                         .value()
                         .table;
  const auto at = [&](const char* day) {
    return table.find("ca.proof_form", obole::parse_date(day).value());
  };
  CHECK(at("2009-12-31") == nullptr);
  CHECK(at("2010-01-01") != nullptr);
  CHECK(at("2010-12-31") != nullptr);
  CHECK(at("2011-01-01") == nullptr);
}

TEST_CASE("what is wrong with a table is told, each with its place",
          "[rule table]") {
  CHECK(places(std::string(head) + body).empty());
  // Of another name, country, unit, form, basis, certainty, without source.
  CHECK(places(with("ca.deminimis.cop,75,money,2002-12-21,,payment,confirmed,"
                    "CRA,,")) == Places{"10 parameter"});
  CHECK(places(with("fr.ind.rate,66/100,ratio,2005-01-01,,payment,confirmed,"
                    "CGI,,")) == Places{"10 parameter"});
  CHECK(places(with("ca.proof_form,OFFICIAL_RECEIPT,money,2010-01-01,,payment,"
                    "confirmed,CRA,,")) == Places{"10 unit"});
  CHECK(places(with("ca.proof_form,CERTIFICATE,word,2010-01-01,,payment,"
                    "confirmed,CRA,,")) == Places{"10 value"});
  CHECK(places(with("ca.proof_form,OFFICIAL_RECEIPT,word,2010-01-01,,issue,"
                    "confirmed,CRA,,")) == Places{"10 basis"});
  CHECK(places(with("ca.proof_form,OFFICIAL_RECEIPT,word,2010-01-01,,payment,"
                    "sure,CRA,,")) == Places{"10 certainty"});
  CHECK(places(with("ca.proof_form,OFFICIAL_RECEIPT,word,2010-01-01,,payment,"
                    "confirmed,,,")) == Places{"10 source"});
  // Days: none, one that does not exist, one before the first.
  CHECK(places(with("ca.proof_form,OFFICIAL_RECEIPT,word,,,payment,confirmed,"
                    "CRA,,")) == Places{"10 from"});
  CHECK(places(with("ca.proof_form,OFFICIAL_RECEIPT,word,2010-02-30,,payment,"
                    "confirmed,CRA,,")) == Places{"10 from"});
  CHECK(places(with("ca.proof_form,OFFICIAL_RECEIPT,word,2010-01-02,2010-01-01,"
                    "payment,confirmed,CRA,,")) == Places{"10 to"});
}

TEST_CASE("two values for one day, and none for another, are told",
          "[rule table]") {
  const std::string first =
      "ca.proof_form,OFFICIAL_RECEIPT,word,2010-01-01,2010-12-31,payment,"
      "confirmed,CRA,,\n";
  const auto then = [&](const char* from) {
    return with((first + "ca.proof_form,OFFICIAL_RECEIPT,word," + from +
                 ",,payment,confirmed,CRA,,")
                    .c_str());
  };
  CHECK(places(then("2011-01-01")).empty());
  CHECK(places(then("2010-12-31")) == Places{"11 from"});  // overlaps by a day
  CHECK(places(then("2011-01-02")) == Places{"11 from"});  // a day is missing
}

TEST_CASE("a table says what it is, once, and holds what decisions need",
          "[rule table]") {
  CHECK(places(std::string(head)) ==
        Places(4, "0 parameter"));  // the four values that a country needs
  std::string nameless = std::string(head) + body;
  nameless.erase(nameless.find("table.version"),
                 std::string("table.version,1,,,,,,,,\n").size());
  CHECK(places(nameless) == Places{"0 parameter"});
  CHECK(places(with("table.version,2,,,,,,,,")) == Places{"10 parameter"});
  CHECK(places(with("table.colour,red,,,,,,,,")) == Places{"10 parameter"});
}

TEST_CASE("what is no table at all is refused", "[rule table]") {
  const auto reason = [](const std::string& text) {
    return intake::read_rule_file(text, "t.csv").error().reason;
  };
  CHECK(reason("parameter,value\n") == Reason::column_missing);
  CHECK(reason(with("ca.proof_form,\"OFFICIAL")) == Reason::file_malformed);
  CHECK(reason(with("ca.proof_form,too,few")) == Reason::file_malformed);
  CHECK(reason(with("ca.proof_form,OFFICIAL_RECEIPT,word,2010-01-01,,payment,"
                    "confirmed,d\xE9"
                    "cret,,")) == Reason::encoding_invalid);
}
