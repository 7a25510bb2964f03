// What a platform says of its balance, recorded once however often and in
// whatever parts it says it.  Figures are added up here, by SQL of the test's
// own or by hand.

#include "intake/payout_town.hpp"

#include "support/properties.hpp"

using namespace payout_town;
using obole::Reason;
using support::reason;

TEST_CASE("a report becomes movements, and nothing else in the books moves",
          "[payout-import]") {
  Town town;
  town.import_gifts(march_gifts);
  const auto before = town.rest();
  const auto report = town.import(march);
  CHECK(report.platform == "ULULE");
  CHECK(report.rows == 9);
  CHECK(report.movements == 9);
  CHECK(report.recorded == 9);
  CHECK(report.skipped + report.changed + report.vanished == 0);
  REQUIRE(report.entry);
  CHECK(town.rest() == before);
  CHECK(town.asked("SELECT sum(gross - fee) FROM movement") ==
        "1407|\n");  // 49 + 19.5 - .3 - 5 - 63.2 + 9.8 - 35 + .07 + 39.2
  CHECK(town.asked("SELECT movement, day, gross, fee, payout, arrival, gift"
                   "  FROM movement WHERE source IN ('R-1', 'G-3')"
                   "  ORDER BY source") ==
        "capture|20521|1000|20|||G-3|\nrefund|20516|-500|0|P-1|20522|G-1|\n");
  CHECK(town.is_sound());
}

TEST_CASE("the same report again records nothing", "[payout-import]") {
  Town town;
  (void)town.import(march);
  const auto size = town.size();
  const auto again = town.import(march);
  CHECK(again.recorded + again.completed == 0);
  CHECK(again.skipped == 9);
  CHECK_FALSE(again.entry);
  CHECK(town.size() == size);
}

TEST_CASE("any parts of the same movements, in any order, are the same state",
          "[payout-import]") {
  std::string expected;
  {
    Town whole;
    (void)whole.import(march);
    expected = whole.state();
  }
  support::holds("parts, overlaps, orders and repetitions", [&] {
    Town town;
    const auto empty = town.rest();
    std::vector<bool> told(march.size());
    const auto parts = *rc::gen::inRange(1, 5);
    for (int part = 0; part <= parts; ++part) {
      std::vector<Row> rows;
      for (std::size_t at = 0; at < march.size(); ++at) {
        // The last part brings what is still missing.
        if (part < parts ? !*rc::gen::arbitrary<bool>() : told[at]) continue;
        told[at] = true;
        auto row = march[at];
        // A file that was made before the payout does not tell it yet.
        const bool early = part < parts && row.kind != "Versement" &&
                           *rc::gen::arbitrary<bool>();
        if (early) told[at] = row.payout.empty();
        if (early) row.payout = row.arrival = "";
        rows.insert(
            rows.begin() + *rc::gen::inRange<std::ptrdiff_t>(
                               0, static_cast<std::ptrdiff_t>(rows.size() + 1)),
            row);
      }
      const auto report = town.import(rows);
      RC_ASSERT(report.changed == 0U);
      RC_ASSERT(report.recorded + report.completed + report.skipped ==
                rows.size());
    }
    RC_ASSERT(town.state() == expected);
    RC_ASSERT(town.rest() == empty);
    RC_ASSERT(town.is_sound());
  });
}

TEST_CASE("what is reported otherwise is told, and stays as it was",
          "[payout-import]") {
  Town town;
  (void)town.import(march);
  const auto state = town.state();
  struct Change {
    std::size_t row;
    void (*make)(Row&);
    const char* says;
  };
  const Change changes[] = {
      {0, [](Row& row) { row.gross = 5001; }, "50.00 EUR"},
      {0, [](Row& row) { row.fee = 0; }, "1.00 EUR"},
      {1, [](Row& row) { row.date = "2026-03-03"; }, "2026-03-02"},
      {1, [](Row& row) { row.payout = "P-2"; }, "P-1"},
      {1, [](Row& row) { row.arrival = "2026-03-11"; }, "2026-03-10"},
      {3, [](Row& row) { row.parent = "G-2"; }, "G-1"},
      {3, [](Row& row) { row.kind = "Litige"; }, "refund"},
  };
  for (const auto& change : changes) {
    auto rows = march;
    change.make(rows[change.row]);
    CAPTURE(rows[change.row].text());
    const auto report = town.import(rows);
    CHECK(report.recorded == 0);
    CHECK(report.changed == 1);
    REQUIRE_FALSE(report.findings.empty());
    CHECK(report.findings[0].what == PayoutFinding::What::changed);
    CHECK(report.findings[0].source == march[change.row].id);
    CHECK(report.findings[0].why.en.find(change.says) != std::string::npos);
    CHECK(town.state() == state);
  }
}

TEST_CASE("what a later file tells for the first time is added",
          "[payout-import]") {
  Town town;
  (void)town.import(march);
  auto later = march;
  later[5].payout = "P-2";
  later[5].arrival = "2026-03-20";
  const auto report = town.import(later);
  CHECK(report.completed == 1);
  CHECK(report.changed == 0);
  CHECK(report.recorded == 0);
  REQUIRE(report.entry);
  CHECK(town.import(later).completed == 0);
  CHECK(town.import(march).changed == 0);
  later[5].payout = "P-3";
  CHECK(town.import(later).changed == 1);
  CHECK(town.is_sound());
}

TEST_CASE("a file with a problem records nothing", "[payout-import]") {
  Town town;
  const auto size = town.size();
  const std::string bad[] = {
      Row{"X-1", "2026-03-05", "Mystère", 100}.text(),
      Row{"X-1", "2026-03-05", "Remboursement", 100}.text(),
      Row{"G-1", "2026-03-05", "Don", 100}.text(),
      Row{"ada@example.org", "2026-03-05", "Don", 100}.text(),
      Row{"X-1", "2026-03-05", "Litige", -100, 0, "", "", "Ada Lovelace"}
          .text(),
  };
  for (const auto& row : bad) {
    CAPTURE(row);
    const auto report = town.import(text_of(march) + row).value();
    CHECK(report.refused == 1);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].line == 11);
    CHECK(report.findings.empty());
    CHECK(town.size() == size);
    CHECK(town.state().empty());
  }
}

TEST_CASE("an id that looks like a tip's is a problem", "[payout-import]") {
  Town town;
  const auto report = town.import(
      "Id;Date;Nature;Montant;Pourboire\n"
      "T;2026-03-01;Don;10;2\nT:tip;2026-03-02;Don;5;\n");
  REQUIRE(report);
  CHECK(report->refused == 1);
  CHECK(report->problems.at(0).line == 3);
}

TEST_CASE("whose balance it is has to be known", "[payout-import]") {
  Town town;
  auto terms = World::terms("PONT");
  terms.platform = "HELLOASSO";
  town.must(terms);
  CHECK(reason(town.import(text_of(march))) == Reason::usage);
  CHECK(
      town.import(text_of(march), {.platform = "HELLOASSO"}).value().recorded ==
      9);
  // The same ids at another platform are other movements.
  CHECK(town.import(text_of(march), {.platform = "ULULE"}).value().recorded ==
        9);
  CHECK(town.is_sound());
}

TEST_CASE("a reference names one file", "[payout-import]") {
  Town town;
  CHECK(town.import(text_of(march), {.reference = "MARCH"}).value().entry);
  const auto size = town.size();
  CHECK_FALSE(
      town.import(text_of(march), {.reference = "MARCH"}).value().entry);
  CHECK(town.size() == size);
  auto more = march;
  more.push_back({"G-9", "2026-03-16", "Don", 100});
  CHECK(reason(town.import(text_of(more), {.reference = "MARCH"})) ==
        Reason::reference_reused);
}

TEST_CASE("a thousand movements take a few entries, with ids of any length",
          "[payout-import]") {
  Town town;
  std::vector<Row> rows;
  for (int at = 0; at < 1000; ++at)
    rows.push_back({fmt::format("{:0>120}", at), "2026-03-01", "Don", 100 + at,
                    1, std::string(128, 'p'), "2026-03-10"});
  const auto size = town.size();
  CHECK(town.import(rows).recorded == 1000);
  CHECK(town.size() - size > 4);
  CHECK(town.size() - size < 20);
  CHECK(town.import(rows).skipped == 1000);
  CHECK(town.is_sound());
}
