// What stood on an accounting day is told of the ledger of today as the ledger
// told it on that day: a copy made then is the witness (as_of_books.hpp).

#include "cli/as_of_books.hpp"
#include "support/catch.hpp"

#include <array>

namespace {

using cli_tests::Books;
using nlohmann::json;

std::string without_state(const std::string& text) {
  std::string kept;
  for (const auto& line : cli_tests::lines_of(text)) {
    if (line.starts_with("As of: ") || line.starts_with("Entries: ") ||
        line.starts_with("Root: "))
      continue;
    kept += line + '\n';
  }
  return kept;
}

constexpr std::array reports = {"report matching", "report matching MECENE",
                                "report reconciliation"};

double amount(const json& value) { return std::stod(value.get<std::string>()); }

}  // namespace

TEST_CASE("as of a day is what the ledger said that day", "[as-of]") {
  Books books;
  for (const std::string words : reports) {
    CAPTURE(words);
    const auto then = books.facts("cut", words);
    CHECK(books.facts("ledger", words + " --as-of 2026-03-31") == then);
    CHECK(books.facts("ledger", words) != then);
    CHECK(books.facts("cut", words + " --as-of 2026-03-31") == then);
    CHECK(
        without_state(books.ask("ledger", words + " --as-of 2026-03-31").out) ==
        without_state(books.ask("cut", words).out));
    for (const std::string day : {"2026-01-05", "2026-02-10", "2026-03-20"}) {
      CAPTURE(day);
      const auto on = words + " --as-of " + day;
      CHECK(books.facts("ledger", on) == books.facts("cut", on));
      CHECK(books.facts("ledger", on) != then);
    }
  }
}

TEST_CASE("the lines open on a day are what is in suspense on it", "[as-of]") {
  Books books;
  for (const std::string day : {"2026-02-10", "2026-02-11", "2026-03-20",
                                "2026-03-31", "2026-04-02", "2026-04-10"}) {
    CAPTURE(day);
    const auto open =
        books.facts("ledger", "report reconciliation --as-of " + day);
    double lines = 0;
    for (const auto& one : open.at("open_lines"))
      lines += amount(one.at("amount"));
    double suspense = 0;
    const auto balances =
        books.facts("ledger", "report balances --as-of " + day);
    for (const auto& one : balances.at("rows"))
      if (one.at("account") == "Liabilities:Suspense")
        suspense = -amount(one.at("balance"));
    CHECK(lines == suspense);
  }
  const auto march =
      books.facts("ledger", "report reconciliation --as-of 2026-03-31");
  REQUIRE(march.at("open_lines").size() == 2);  // 30.00 again, and 12.00
  CHECK(march.at("open_lines")[0].at("days") == 48);
  CHECK(march.at("breaks").empty());
  CHECK(march.at("accounts")[0].at("closing") == "200.00");
  CHECK(march.at("platforms")[0].at("captured") == "28.00");
  CHECK(march.at("platform_statements")[0].at("in_transit") == "20.00");
}

TEST_CASE("who stood on a day is named, unless the name was forgotten since",
          "[as-of]") {
  Books books;
  const auto then = books.facts("cut", "report names");
  CHECK(then.at("names").size() == 3);
  CHECK(then.at("unnamed") == 0);
  const auto names = books.facts("ledger", "report names --as-of 2026-03-31");
  REQUIRE(names.at("names").size() == 2);
  CHECK(names.at("names")[0].at("name") == "Luc Safarik");
  CHECK(names.at("names")[1].at("name") == "Paul Blanc");  // given back since
  CHECK(names.at("unnamed") == 1);  // Ada, who withdrew in April
  const auto text = books.ask("ledger", "report names --as-of 2026-03-31").out;
  CHECK(text.find("Named on that day, and forgotten since: 1\n") !=
        std::string::npos);
  CHECK(text.find("Ada") == std::string::npos);
  const auto now = books.facts("ledger", "report names");
  REQUIRE(now.at("names").size() == 3);  // Luc gave twice; Zoe is free again
  CHECK(now.at("names")[1].at("name") == "Rose Noir");  // who gave in April
  CHECK(now.at("names")[2].at("name") == "Zoe Cadot");
  CHECK(now.at("unnamed") == 0);
  const auto before = books.facts("ledger", "report names --as-of 2026-02-09");
  CHECK(before.at("names").empty());
  CHECK(before.at("unnamed") == 0);
}

TEST_CASE("the day and the state of knowledge are chosen apart", "[as-of]") {
  Books books;
  // Told in April, of a day in March.
  books.run(R"sh(on 2026-04-20
obole refund add --donation 10 --amount 5 --date 2026-03-30 --reason late)sh");
  const auto known =
      " --known-at " +
      std::to_string(books.object("cut", "audit log").at("size").get<int>());
  for (const std::string words : reports) {
    CAPTURE(words);
    const auto on = words + " --as-of 2026-03-31";
    const auto then = books.facts("cut", on);
    CHECK(books.facts("ledger", on + known) == then);
    CHECK(books.facts("ledger", on) != then);
  }
}
