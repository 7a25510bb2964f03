// Every answer about the books says of which state it is: size and root.

#include "ledger/full_world.hpp"

#include "cli/desk.hpp"
#include "cli/reading.hpp"
#include "support/catch.hpp"

#include <nlohmann/json.hpp>
#include <set>

namespace {

using cli_tests::Desk;
using cli_tests::Reading;
using nlohmann::json;

// What answers no question about the books.
const std::set<std::string_view> without_state = {
    "init", "campaign apply",  // they record
    "rules check",             // of a file
    "audit key new",           // a key
};

// The others that read, in this order: each finds what those before made.
const std::vector<Reading> further = {
    {"report diff", "campaign --from 1 --to 2"},
    {"receipt authenticate", "gifts.csv"},
    {"audit verify"},
    {"audit show", "0"},
    {"audit checkpoint", "--key ledger.key --state kept"},
    {"audit prove", "1 --state kept"},
    {"audit check-proof", "proof --key ledger.key.pub"},
    {"audit witness",
     "now.checkpoint --state seen --key w.key --ledger-key ledger.key.pub"},
    {"export audit-bundle", "-o bundle"},
    {"audit verify-bundle", "bundle"},
    {"backup", "copy.obole"},
    {"rebuild"},
};

// These are no JSON, whatever is asked for.
bool is_text(std::string_view words) {
  return words == "export hledger" || words == "export ledger" ||
         words == "export beancount" || words == "export fec";
}

struct Books : Desk {
  Books() {
    support::World world;
    full_world::fill(world, 12);
    world.close();
    for (const auto* const ending : {".obole", ".people"}) {
      auto from = world.file();
      from.replace_extension(ending);
      std::filesystem::copy_file(from,
                                 folder() / ("ledger" + std::string(ending)));
    }
    const auto verified = parsed({"audit verify"});
    size = verified.at("entries").get<std::int64_t>();
    root = verified.at("root").get<std::string>();
    names = {{"{donor}", parsed({"donor list"}).at("donors")[0].at("id")},
             {"{pledge}", id(parsed({"pledge list"}).at("pledges")[0])},
             {"{donation}", id(parsed({"donation list"}).at("donations")[0])}};
  }

  static std::string id(const json& row) {
    const auto& value = row.at("id");
    return value.is_string() ? value.get<std::string>()
                             : std::to_string(value.get<std::int64_t>());
  }

  cli_tests::Answer ask(const Reading& one, const char* format) {
    return obole(cli_tests::typed(one, names, "ledger.obole", format));
  }
  json parsed(const Reading& one) {
    const auto answer = ask(one, "json");
    CAPTURE(one.words, answer.err);
    REQUIRE(answer.status <= 1);
    return json::parse(answer.out);
  }

  cli_tests::Names names;
  std::int64_t size = 0;
  std::string root;
};

}  // namespace

TEST_CASE("every command that reads is asked for its state", "[state]") {
  std::set<std::string_view> asked;
  for (const auto* const list : {&cli_tests::reading_commands, &further}) {
    for (const auto& one : *list)
      asked.insert(one.words);
  }
  for (const auto* const command : cli::commands()) {
    CAPTURE(command->words);
    if (command->records) continue;
    CHECK(asked.contains(command->words) !=
          without_state.contains(command->words));
  }
}

TEST_CASE("JSON about the books has their size and root", "[state]") {
  Books books;
  cli_tests::write(books.folder() / "gifts.csv", "no paper of ours");
  REQUIRE(books.obole({"audit", "key", "new", "ledger.key"}).status == 0);
  REQUIRE(
      books.obole({"audit", "key", "new", "w.key", "--witness", "w.example"})
          .status == 0);
  for (const auto* const list : {&cli_tests::reading_commands, &further}) {
    for (const auto& one : *list) {
      if (is_text(one.words)) continue;
      CAPTURE(one.words, one.more);
      const auto answer = books.parsed(one);
      // A sample's own size was called that first.
      const bool is_sample = one.words == "audit sample";
      CHECK(answer.at(is_sample ? "entries" : "size") == books.size);
      CHECK(answer.at("root") == books.root);
      if (one.words == "audit checkpoint")
        cli_tests::write(books.folder() / "now.checkpoint", answer.at("note"));
      if (one.words == "audit prove")
        cli_tests::write(books.folder() / "proof", answer.at("proof"));
    }
  }
}

TEST_CASE("text and workbooks about the books say their size and root",
          "[state]") {
  Books books;
  const auto entries = "Entries: " + std::to_string(books.size) + '\n';
  for (const auto& one : cli_tests::reading_commands) {
    CAPTURE(one.words, one.more);
    const auto text = books.ask(one, "table");
    const auto says = is_text(one.words) ? text.out + text.err : text.out;
    CHECK(says.find(books.root) != std::string::npos);
    if (is_text(one.words)) continue;
    CHECK(text.out.find(entries) != std::string::npos);
    CHECK(text.out.find("Root: " + books.root) ==
          text.out.rfind("Root: " + books.root));  // once
    // Rows are rows: what reads them finds nothing else among them.
    for (const auto* const format : {"csv", "jsonl"}) {
      const auto rows = books.ask(one, format);
      CHECK(rows.out.find(books.root) == std::string::npos);
      CHECK(rows.err.find("with " + std::to_string(books.size) +
                          " entries, root " + books.root) != std::string::npos);
    }
    for (const auto* const format : {"markdown", "html"})
      CHECK(books.ask(one, format).out.find(books.root) != std::string::npos);
  }
}
