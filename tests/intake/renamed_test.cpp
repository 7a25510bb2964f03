// Downloads in OFX whose bank names its movements anew each time.

#include "obole/intake/statement_import.hpp"
#include "obole/reports/bank.hpp"
#include "support/catch.hpp"
#include "support/ofx.hpp"

using support::cents;
using support::Movement;
using support::ofx;
using support::Statement;
namespace intake = obole::intake;

namespace {

struct Town : support::World {
  intake::StatementFileReport import(const std::string& bytes) {
    auto entries = journal();
    auto report = intake::import_statement(entries, support::source_of(bytes),
                                           {"bank.ofx", {}})
                      .value();
    entries.commit();
    return report;
  }
  std::uint64_t recorded(const std::string& bytes) {
    return import(bytes).statements.at(0).recorded;
  }
  obole::reports::AccountFigures account() {
    return obole::reports::account_figures(book()).at(0);
  }
};

Movement don(const char* date, const char* fitid, std::int64_t amount = 1000) {
  return {amount, date, fitid, "Ada", "don"};
}

Statement march(std::vector<Movement> movements) {
  return {"", 10'000, "2026-03-01", "2026-03-31", std::move(movements)};
}

const Statement first =
    march({don("2026-03-02", "A"), don("2026-03-02", "B"),
           don("2026-03-10", "C", -700), don("2026-03-20", "D")});

}  // namespace

TEST_CASE("a download with other names has the same lines", "[intake]") {
  Town town;
  CHECK(town.recorded(ofx(first)) == 4);
  const auto report = town.import(ofx(first, "N"));
  CHECK(report.statements.at(0).recorded == 0);
  CHECK(report.statements.at(0).skipped == 4);
  REQUIRE(report.remarks.size() == 1);
  CHECK(report.remarks[0].says.en.find("4 lines are there already") !=
        std::string::npos);
  CHECK(report.remarks[0].place.file == "bank.ofx");
  CHECK(town.account().lines == 4);
  CHECK(town.account().difference() == cents(0));
  CHECK(town.recorded(ofx(first, "M")) == 0);
  CHECK(town.is_sound());
}

TEST_CASE("what a longer download has beyond the other is new", "[intake]") {
  auto longer = first;
  longer.to = "2026-04-30";
  longer.movements.push_back(don("2026-03-20", "E"));
  longer.movements.push_back(don("2026-03-21", "F"));
  longer.movements.push_back(don("2026-04-02", "G"));
  Town town;
  SECTION("whichever comes first") {
    (void)town.import(ofx(first));
    CHECK(town.recorded(ofx(longer, "N")) == 3);
  }
  SECTION("or last") {
    (void)town.import(ofx(longer));
    CHECK(town.recorded(ofx(first, "N")) == 0);
  }
  CHECK(town.account().lines == 7);
  CHECK(town.account().difference() == cents(0));
  CHECK(town.is_sound());
}

TEST_CASE("where a bank keeps its names, another name is another movement",
          "[intake]") {
  Town town;
  (void)town.import(ofx(first));
  auto more = first;
  SECTION("on a day of which one is met") {
    more.movements.push_back(don("2026-03-20", "E"));
  }
  SECTION("on the day with which a download ends, which may be in part") {
    more.to = "2026-03-20";
    more.movements.back().end_to_end = "E";
  }
  SECTION("on the day with which it begins") {
    more.from = "2026-03-02";
    more.movements[0].end_to_end = "E";
    more.movements.erase(more.movements.begin() + 1);
  }
  CHECK(town.recorded(ofx(more)) == 1);
  CHECK(town.account().lines == 5);
  CHECK(town.is_sound());
}

TEST_CASE("names that change on some days only", "[intake]") {
  Town town;
  (void)town.import(ofx(first));
  auto later = first;
  later.movements[2].end_to_end = "X";
  CHECK(town.recorded(ofx(later)) == 0);
  CHECK(town.account().lines == 4);
}

TEST_CASE("other movements of a day are new, whatever their names",
          "[intake]") {
  Town town;
  (void)town.import(ofx(first));
  auto other = first;
  SECTION("of another amount") { other.movements[2].amount = -701; }
  SECTION("with another text") { other.movements[2].text = "facture"; }
  SECTION("from another") { other.movements[2].name = "Bob"; }
  CHECK(town.recorded(ofx(other, "N")) == 1);
  CHECK(town.account().lines == 5);
}

TEST_CASE("another account has its own lines", "[intake]") {
  Town town;
  town.must(support::ledger::NewAccount{support::other_iban, "Second", {}});
  (void)town.import(ofx(first));
  auto other = first;
  other.iban = support::other_iban;
  CHECK(town.recorded(ofx(other, "N")) == 4);
}
