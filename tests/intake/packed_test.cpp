// A ZIP of statements and notifications is each of them.

#include "obole/intake/statement_import.hpp"
#include "obole/reports/bank.hpp"
#include "support/camt054.hpp"
#include "support/catch.hpp"
#include "support/zip_file.hpp"

using obole::Reason;
using support::camt054;
using support::Collective;
using support::statement_of;
using support::World;
using support::zip_of;
using support::ZipMember;
namespace intake = obole::intake;

namespace {

struct Town : World {
  obole::Result<intake::StatementFileReport> import(const std::string& bytes) {
    auto entries = journal();
    auto report = intake::import_statement(entries, support::source_of(bytes),
                                           {"march.zip", {}});
    if (report) entries.commit();
    return report;
  }
};

const Collective gifts = {"2026-03-02",
                          "R-1",
                          {{1000, "2026-03-02", "E-1", "Ada", "don"},
                           {2000, "2026-03-02", "E-2", "Bob", "don"}}};
const Collective more = {"2026-03-03",
                         "R-2",
                         {{500, "2026-03-03", "E-3", "Zoé", "don"},
                          {600, "2026-03-03", "E-4", "Max", "don"}}};
const ZipMember first = {"053-1.xml",
                         statement_of("S-1", 0, "2026-03-02", {gifts}), 8};
const ZipMember second = {"053-2.xml",
                          statement_of("S-2", 3000, "2026-03-03", {more})};
const ZipMember notification = {"054.xml", camt054("N", {gifts, more}), 8};

}  // namespace

TEST_CASE("the members of a ZIP file are imported in any order", "[intake]") {
  Town town;
  const auto report =
      town.import(zip_of({notification, second, first})).value();
  REQUIRE(report.statements.size() == 3);
  CHECK(report.statements[0].file == "march.zip!053-2.xml");
  CHECK(report.statements[1].file == "march.zip!053-1.xml");
  CHECK(report.statements[2].file == "march.zip!054.xml");
  CHECK(report.statements[2].recorded == 4);
  const auto account = obole::reports::account_figures(town.book()).at(0);
  CHECK(account.lines == 4);
  CHECK(account.books == support::cents(4100));
  CHECK(account.difference() == support::cents(0));
  CHECK(town.is_sound());

  const auto size = town.size();
  const auto again = town.import(zip_of({first, second, notification})).value();
  for (const auto& one : again.statements)
    CHECK(one.recorded == 0);
  (void)town.import(first.bytes).value();
  CHECK(town.size() == size);
}

TEST_CASE("what is wrong with one member refuses all", "[intake]") {
  Town town;
  const auto size = town.size();
  auto bad = second;
  auto expected = Reason::file_malformed;
  std::string place = "march.zip!053-2.xml";
  SECTION("a member that is cut off") {
    bad.bytes.resize(bad.bytes.size() - 50);
  }
  SECTION("a check sum that is wrong") {
    bad.crc = 1;
    place = "march.zip";
  }
  SECTION("a ZIP within") {
    bad.bytes = zip_of({second});
    expected = Reason::format_unknown;
    place = "march.zip";
  }
  SECTION("a report of the day so far") { bad.bytes = "<BkToCstmrAcctRpt/>"; }
  const auto answer = town.import(zip_of({first, bad}));
  REQUIRE(support::reason(answer) == expected);
  CHECK(answer.error().place.file == place);
  CHECK(town.size() == size);
  CHECK(town.is_sound());
}

TEST_CASE("what is in no known format is left out, and told by name",
          "[intake]") {
  Town town;
  ZipMember foreign = {"lisez-moi.txt", "Vos relevés", 8};
  bool is_document = false;
  SECTION("a text") {}
  SECTION("nothing at all") { foreign.bytes.clear(); }
  SECTION("a PDF, which nobody has to look at") {
    foreign.bytes = "%PDF-1.7\n";
    is_document = true;
  }
  const auto report =
      town.import(zip_of({foreign, first, notification, second})).value();
  CHECK(report.statements.size() == 3);
  REQUIRE(report.left_out.size() == 1);
  CHECK(report.left_out[0].file == "march.zip!lisez-moi.txt");
  CHECK(report.left_out[0].is_document == is_document);
  CHECK(report.left_out[0].why.en.find("left out") != std::string::npos);
  CHECK_FALSE(report.left_out[0].why.fr.empty());
  CHECK(town.is_sound());
}

TEST_CASE("a ZIP file of nothing that is known is refused", "[intake]") {
  Town town;
  const auto answer = town.import(
      zip_of({{"a.pdf", "%PDF-1.7", 8}, {"b.txt", "Vos relevés", 8}}));
  REQUIRE(support::reason(answer) == Reason::format_unknown);
  CHECK(answer.error().place.file == "march.zip!a.pdf");
}

TEST_CASE("a reference stands for a ZIP file as a whole", "[intake]") {
  Town town;
  const auto import = [&](const std::string& bytes) {
    auto entries = town.journal();
    auto report = intake::import_statement(entries, support::source_of(bytes),
                                           {"march.zip", "MARCH"});
    if (report) entries.commit();
    return report;
  };
  CHECK(import(zip_of({first, second, notification})).has_value());
  const auto size = town.size();
  CHECK(import(zip_of({first, second, notification})).has_value());
  CHECK(town.size() == size);
  // Its first member is the same; it is another file all the same.
  CHECK(support::reason(import(zip_of({first, second}))) ==
        Reason::reference_reused);
  CHECK(support::reason(import(first.bytes)) == Reason::reference_reused);
  CHECK(town.size() == size);
  CHECK(town.is_sound());
}

TEST_CASE("a ZIP whose notification has no statement waits whole", "[intake]") {
  Town town;
  const auto size = town.size();
  CHECK(support::reason(town.import(zip_of({notification, first}))) ==
        Reason::line_unknown);
  CHECK(town.size() == size);
}

TEST_CASE("statements are read before notifications, ZIP files between",
          "[intake]") {
  CHECK(intake::reading_rank(first.bytes) == 0);
  CHECK(intake::reading_rank(zip_of({first})) == 1);
  CHECK(intake::reading_rank(notification.bytes) == 2);
}
