// The same days of an account in several formats are the same lines.

#include "obole/intake/statement_import.hpp"
#include "obole/reports/bank.hpp"
#include "support/camt053.hpp"
#include "support/catch.hpp"

#include <fmt/format.h>

using obole::Reason;
using support::camt053;
using support::cents;
using support::Movement;
using support::reason;
using support::Statement;
using support::World;
namespace intake = obole::intake;

namespace {

struct Town : World {
  obole::Result<intake::StatementFileReport> import(const std::string& bytes) {
    auto entries = journal();
    auto report = intake::import_statement(entries, support::source_of(bytes),
                                           {"statement", {}, {}});
    if (report) entries.commit();
    return report;
  }
  obole::reports::AccountFigures account() {
    return obole::reports::account_figures(book()).at(0);
  }
};

// Movements of one account, to be written in any format.
struct Period {
  std::int64_t opening;
  std::string from;  // ISO
  std::string to;
  std::vector<Movement> movements;

  std::int64_t closing() const {
    auto total = opening;
    for (const auto& one : movements)
      total += one.amount;
    return total;
  }
};

std::string comma(std::int64_t units) {
  const auto size = units < 0 ? -units : units;
  return fmt::format("{},{:02}", size / 100, size % 100);
}
std::string six(const std::string& iso) {
  return iso.substr(2, 2) + iso.substr(5, 2) + iso.substr(8, 2);
}

std::string as_camt(const Period& period) {
  return camt053(
      {{"S", period.opening, period.from, period.to, period.movements}});
}

std::string as_mt940(const Period& period) {
  auto text = fmt::format(":20:A\n:25:{}\n:28C:0\n:60F:{}{}EUR{}\n",
                          support::town_iban, period.opening < 0 ? "D" : "C",
                          six(period.from), comma(period.opening));
  for (const auto& one : period.movements)
    text += fmt::format(":61:{}{}{}NTRFNONREF\n:86:{} {}\n", six(one.date),
                        one.amount < 0 ? "D" : "C", comma(one.amount), one.name,
                        one.text);
  return text + fmt::format(":62F:{}{}EUR{}\n-\n",
                            period.closing() < 0 ? "D" : "C", six(period.to),
                            comma(period.closing()));
}

std::string as_ofx(const Period& period) {
  const auto eight = [](std::string iso) {
    std::erase(iso, '-');
    return iso;
  };
  auto text = fmt::format(
      "OFXHEADER:100\nVERSION:102\n\n<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM>"
      "<ACCTID>{}</BANKACCTFROM><BANKTRANLIST><DTSTART>{}<DTEND>{}",
      support::town_iban, eight(period.from), eight(period.to));
  for (const auto& one : period.movements)
    text += fmt::format(
        "<STMTTRN><DTPOSTED>{}<TRNAMT>{}{}<FITID>{}<NAME>{}"
        "</STMTTRN>",
        eight(one.date), one.amount < 0 ? "-" : "", comma(one.amount), one.date,
        one.name);
  return text + fmt::format(
                    "</BANKTRANLIST><LEDGERBAL><BALAMT>{}{}<DTASOF>{}"
                    "</LEDGERBAL></STMTRS></OFX>",
                    period.closing() < 0 ? "-" : "", comma(period.closing()),
                    eight(period.to));
}

const Period march = {10'000,
                      "2026-03-01",
                      "2026-03-31",
                      {{5000, "2026-03-02", "E-1", "Ada", "don"},
                       {5000, "2026-03-02", "E-2", "Ada", "don"},
                       {-1200, "2026-03-10", "", "Papeterie", "facture"},
                       {700, "2026-03-31", "E-3", "Bob", "don"}}};

using Write = std::string (*)(const Period&);

}  // namespace

TEST_CASE("the same month in another format adds no line", "[intake]") {
  const auto first = GENERATE(Write{as_camt}, Write{as_mt940}, Write{as_ofx});
  const auto second = GENERATE(Write{as_camt}, Write{as_mt940}, Write{as_ofx});
  Town town;
  CHECK(town.import(first(march)).value().statements.at(0).recorded == 4);
  const auto again = town.import(second(march)).value();
  CHECK(again.statements.at(0).recorded == 0);
  CHECK(again.statements.at(0).skipped == 4);
  CHECK(town.account().lines == 4);
  CHECK(town.account().books == cents(19'500));
  CHECK(town.account().difference() == cents(0));
  CHECK(intake::breaks(town.book()).empty());
  CHECK(town.is_sound());
}

TEST_CASE("what another format does not cover is recorded", "[intake]") {
  Town town;
  (void)town.import(as_camt(march)).value();
  auto longer = march;
  longer.to = "2026-04-30";
  longer.movements.push_back({300, "2026-04-02", "", "Zoé", "don"});
  const auto report = town.import(as_mt940(longer)).value();
  CHECK(report.statements.at(0).recorded == 1);
  CHECK(report.statements.at(0).skipped == 4);
  CHECK(town.account().books == cents(19'800));
}

TEST_CASE("a batch in one format is the same day in another", "[intake]") {
  Town town;
  auto batch = march;
  batch.movements[0].amount = 10'000;  // both gifts of the 2nd in one sum
  batch.movements.erase(batch.movements.begin() + 1);
  (void)town.import(as_camt(march)).value();
  const auto report = town.import(as_mt940(batch)).value();
  CHECK(report.statements.at(0).recorded == 0);
  CHECK(report.statements.at(0).skipped == 3);
  CHECK(town.account().lines == 4);
}

TEST_CASE("two formats that prove different days cannot both be right",
          "[intake]") {
  Town town;
  (void)town.import(as_camt(march)).value();
  const auto size = town.size();
  auto other = march;
  other.movements[2].amount = -1300;
  const auto answer = town.import(as_mt940(other));
  REQUIRE(reason(answer) == Reason::statement_conflicts);
  CHECK(answer.error().why.en.find("-13.00") != std::string::npos);
  CHECK(town.size() == size);
}

TEST_CASE("a download in the middle of the day is completed at night",
          "[intake]") {
  // OFX tells its balance at noon; the bank's statement has the whole day.
  Town town;
  auto noon = march;
  noon.movements.pop_back();
  noon.to = "2026-03-31";
  noon.movements.push_back({200, "2026-03-31", "", "Bob", "don"});
  (void)town.import(as_ofx(noon)).value();
  auto night = noon;
  night.movements.push_back({700, "2026-03-31", "", "Bob", "don"});
  const auto report = town.import(as_camt(night)).value();
  CHECK(report.statements.at(0).recorded == 1);
  CHECK(town.account().lines == 5);
}

TEST_CASE("a download is taken again when there is more in it", "[intake]") {
  Town town;
  auto noon = march;
  noon.movements.pop_back();
  (void)town.import(as_ofx(noon)).value();
  const auto night = town.import(as_ofx(march)).value();
  CHECK(night.statements.at(0).recorded == 1);
  CHECK(night.statements.at(0).skipped == 3);
  CHECK(town.account().difference() == cents(0));
}

TEST_CASE("a file in no known format is refused", "[intake]") {
  Town town;
  for (const char* const bytes :
       {"", "Date;Montant\n", "PK\x07\x08zip", "%PDF"})
    CHECK(reason(town.import(bytes)) == Reason::format_unknown);
}
