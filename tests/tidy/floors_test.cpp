// The house stands: each floor knows only those it may.

#include "sources.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using sources::code_of;
using sources::has_word;
using sources::under;

namespace {

const std::map<std::string, std::set<std::string>> allowed = {
    {"base", {}},
    {"proofs", {"base", "store"}},
    {"domain", {"base"}},
    {"paper", {"base", "domain"}},
    {"rules", {"base", "domain"}},
    {"store", {"base"}},
    {"ledger", {"base", "proofs", "domain", "rules", "store"}},
    {"bank", {"base", "domain"}},
    {"reconcile", {"base", "domain"}},
    {"intake",
     {"base", "domain", "bank", "reconcile", "rules", "store", "ledger"}},
    {"receipts",
     {"base", "domain", "paper", "rules", "store", "ledger", "bank", "intake"}},
    {"reports", {"base", "domain", "rules", "store", "ledger"}},
    {"night",
     {"base", "proofs", "domain", "bank", "reconcile", "rules", "store",
      "ledger", "intake", "reports"}},
    {"export", {"base", "domain", "reports"}},
    {"bundle", {"base", "proofs", "domain", "rules", "store", "ledger"}}};

struct Include {
  std::string path;
  bool quoted;
};

std::vector<Include> includes(const std::string& text) {
  std::vector<Include> list;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("#include ", 0) != 0) continue;
    const bool quoted = line[9] == '"';
    const auto end = line.find(quoted ? '"' : '>', 10);
    list.push_back({line.substr(10, end - 10), quoted});
  }
  return list;
}

std::string without_includes(const std::string& code) {
  std::istringstream lines(code);
  std::string rest;
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("#include ", 0) != 0) rest += line + '\n';
  }
  return rest;
}

std::string floor_of(const std::string& path) {
  constexpr std::string_view house = "obole/";
  const auto from = path.find(house) + house.size();
  return path.substr(from, path.find('/', from) - from);
}

}  // namespace

TEST_CASE("a file includes only its own floor and those below", "[tidy]") {
  for (const auto& source : under("engine/obole")) {
    const auto floor = floor_of(source.name);
    CAPTURE(source.name);
    REQUIRE(allowed.count(floor) == 1);
    for (const auto& include : includes(source.text)) {
      CAPTURE(include.path);
      if (!include.quoted) continue;
      REQUIRE(include.path.rfind("obole/", 0) == 0);
      const auto other = floor_of(include.path);
      CHECK((other == floor || allowed.at(floor).count(other) == 1));
      // Renderers know answers, not the questions: headers without code.
      if (floor == "export" && other == "reports")
        CHECK((include.path == "obole/reports/table.hpp" ||
               include.path == "obole/reports/transaction.hpp"));
    }
  }
}

TEST_CASE("a floor is linked with those that it may include, and no other",
          "[tidy]") {
  for (const auto& [floor, below] : allowed) {
    std::ifstream in(OBOLE_SOURCE_DIR "/engine/obole/" + floor +
                     "/floor.cmake");
    const std::string text(std::istreambuf_iterator<char>(in), {});
    CAPTURE(floor);
    REQUIRE_FALSE(text.empty());
    const auto from = text.find("BELOW ");
    if (from == std::string::npos) {
      CHECK(below.empty());
      continue;
    }
    std::istringstream words(text.substr(from + 6));
    for (std::string word; words >> word;) {
      const bool last = word.back() == ')';
      if (last) word.pop_back();
      if (word == "USES") break;
      CAPTURE(word);
      // Renderers take tables, which need nothing of the reports but a header.
      CHECK(below.count(word) == 1);
      if (last) break;
    }
  }
}

TEST_CASE("each library is behind the floor that needs it", "[tidy]") {
  const std::map<std::string, std::set<std::string>> homes = {
      {"sqlite3.h", {"store"}},
      {"openssl/", {"base"}},
      {"utf8proc.h", {"base"}},
      {"expat.h", {"bank"}},
      {"zip.h", {"bank", "export"}},
      {"toml++/", {"bank", "intake"}},
      {"boost/", {"domain", "rules"}},
      {"date/", {"domain"}},
      {"lcms2.h", {"paper"}},
      {"qpdf/", {"paper"}},
      {"qrencode.h", {"paper"}},
      {"xlsxwriter.h", {"export"}},
      {"nlohmann/", {}},
      {"CLI/", {}},
      {"iostream", {}},
      {"regex", {}},
      {"cstdio", {"base"}}};
  for (const auto& source : under("engine/obole")) {
    for (const auto& include : includes(source.text)) {
      for (const auto& [library, floors] : homes) {
        if (include.quoted || include.path.rfind(library, 0) != 0) continue;
        CAPTURE(source.name, include.path);
        CHECK(floors.count(floor_of(source.name)) == 1);
        // And out of the headers that others include.
        CHECK_FALSE(source.is_header());
      }
    }
  }
}

TEST_CASE("what draws a receipt stays behind the press", "[tidy]") {
  const std::set<std::string> outside = {"obole/paper/amount_in_words.hpp",
                                         "obole/paper/press.hpp",
                                         "obole/paper/receipt_paper.hpp"};
  const std::vector<std::string> libraries = {"cairo", "pango/", "fontconfig/"};
  const auto draws = [&libraries](const std::string& path) {
    return std::any_of(libraries.begin(), libraries.end(),
                       [&path](const std::string& library) {
                         return path.rfind(library, 0) == 0;
                       });
  };
  for (const auto* const folder : {"engine/obole", "cli"}) {
    for (const auto& source : under(folder)) {
      const bool inside = source.name.rfind("engine/obole/paper/", 0) == 0;
      const bool shown =
          source.is_header() && outside.count(source.name.substr(7)) == 1;
      if (inside && !shown) continue;
      for (const auto& include : includes(source.text)) {
        CAPTURE(source.name, include.path);
        CHECK_FALSE(draws(include.path));
        if (include.path.rfind("obole/paper/", 0) == 0)
          CHECK(outside.count(include.path) == 1);
      }
    }
  }
}

TEST_CASE("only five floors speak SQL", "[tidy]") {
  const std::set<std::string> speakers = {"store", "ledger", "intake",
                                          "reports", "bundle"};
  for (const auto& source : under("engine/obole")) {
    if (speakers.count(floor_of(source.name)) == 1) continue;
    const auto text = code_of(source.text, false);
    CAPTURE(source.name);
    for (const auto* const sql : {"\"SELECT ", "\"INSERT ", "\"UPDATE ",
                                  "\"DELETE ", "\"CREATE ", "PRAGMA "})
      CHECK(text.find(sql) == std::string::npos);
  }
  for (const auto& source : under("cli")) {
    CAPTURE(source.name);
    CHECK(code_of(source.text, false).find("\"SELECT ") == std::string::npos);
  }
}

TEST_CASE("no floating point comes near money", "[tidy]") {
  for (const auto& source : under("engine/obole")) {
    const auto code = code_of(source.text, true);
    CAPTURE(source.name);
    for (const auto* const word :
         {"double", "float", "stod", "stof", "stold", "strtod", "strtof",
          "atof", "lround", "llround", "cpp_dec_float"}) {
      CAPTURE(word);
      CHECK_FALSE(has_word(code, word));
    }
  }
}

TEST_CASE("the engine prints nothing, and asks no clock, locale or environment",
          "[tidy]") {
  // Whoever waits for the lock is told since when it is held.
  const std::set<std::string> may_tell_time = {
      "engine/obole/store/writer_lock.cpp"};
  for (const auto& source : under("engine/obole")) {
    const auto code = without_includes(code_of(source.text, true));
    CAPTURE(source.name);
    for (const auto* const word :
         {"cout", "cerr", "clog", "printf", "fprintf", "puts", "fputs",
          "getenv", "setlocale", "system_clock", "localtime", "localtime_r",
          "rand", "srand", "mt19937", "abort", "exit"}) {
      CAPTURE(word);
      CHECK_FALSE(has_word(code, word));
    }
    if (may_tell_time.count(source.name) == 1) continue;
    for (const auto* const word : {"time", "clock_gettime", "steady_clock"}) {
      CAPTURE(word);
      CHECK_FALSE(has_word(code, std::string("std::") + word));
      CHECK_FALSE(has_word(code, std::string("::") + word + '('));
    }
  }
}
