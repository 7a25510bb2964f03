// What real files do against the schema, each with a file of its own.

#include "bank/camt053_recording.hpp"

#include "support/catch.hpp"

#include <fmt/format.h>

using camt053_test::record;
using camt053_test::Recording;
using camt053_test::sample;
using obole::Reason;
using obole::bank::check_balance;

namespace {

// The only statement of a file that is read whole.
const camt053_test::Statement& only(const Recording& recording) {
  REQUIRE_FALSE(recording.verdict);
  REQUIRE(recording.statements.size() == 1);
  REQUIRE(recording.statements[0].ended);
  return recording.statements[0];
}

bool balances(const Recording& recording) {
  const auto& statement = only(recording);
  return statement.head.opening && statement.head.closing &&
         !check_balance(statement.head, statement.sums);
}

}  // namespace

TEST_CASE("missing signs of balances, states and booking days are remarked",
          "[camt053]") {
  const auto recording = record(sample("deviation_no_signs.xml"));

  CHECK(balances(recording));
  CHECK(only(recording).lines.size() == 1);
  CHECK(recording.remarks.size() == 3);
  CHECK(recording.remarked_at("Bal/CdtDbtInd"));
  CHECK(recording.remarked_at("Ntry/Sts"));
  CHECK(recording.remarked_at("Ntry/BookgDt"));
  CHECK(recording.remarks[0].place.file == "releve.xml");
  CHECK(recording.remarks[0].place.line == 23);
}

TEST_CASE("the order of elements does not matter", "[camt053]") {
  const auto recording = record(sample("deviation_order.xml"));

  CHECK(balances(recording));
  const auto& [head, sums, lines, ended] = only(recording);
  CHECK(head.id == "2026-081");
  CHECK(head.sequence == 81u);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].end_to_end == "A");
  CHECK(lines[0].remittance == "désordre");
  CHECK(lines[0].counterparty.name == "Ana");
  CHECK(plain(lines[0].amount) == "1.00");
  CHECK(lines[1].bank_reference == "B-1");
  CHECK(plain(lines[1].amount) == "2.00");
  CHECK(obole::iso(*lines[1].booked_on) == "2026-03-02");
  CHECK(obole::iso(*lines[1].value_on) == "2026-03-03");
}

TEST_CASE("details without order or schema do no harm", "[camt053]") {
  CHECK(balances(record(sample("deviation_bic.xml"))));
  CHECK(only(record(sample("deviation_bic.xml"))).lines[0].counterparty.name ==
        "Ana");
  const auto uetr = record(sample("deviation_uetr.xml"));
  CHECK(balances(uetr));
  CHECK(only(uetr).lines[0].end_to_end.empty());
  CHECK(only(uetr).lines[0].transaction_id ==
        "00000000-0000-1000-8000-00805f9b34fb");
}

TEST_CASE("a statement without balances is read and remarked", "[camt053]") {
  const auto recording = record(sample("deviation_no_balance.xml"));

  CHECK_FALSE(only(recording).head.opening);
  CHECK_FALSE(only(recording).head.closing);
  CHECK(only(recording).sums.credits == 100);
  CHECK(recording.remarked_at("Stmt"));
}

TEST_CASE("an available balance is no closing balance", "[camt053]") {
  const auto recording = record(sample("deviation_available_only.xml"));

  CHECK(only(recording).head.opening);
  CHECK_FALSE(only(recording).head.closing);
}

TEST_CASE("the first opening and the last closing balance count", "[camt053]") {
  const auto balance = [](std::string_view code, std::string_view amount) {
    return fmt::format(
        "<Bal><Tp><CdOrPrtry><Cd>{}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{}"
        "</Amt><CdtDbtInd>DBIT</CdtDbtInd></Bal>",
        code, amount);
  };

  const auto recording = record(camt053_test::statement_with(
      balance("CLBD", "7.00") + balance("OPBD", "8.00") +
      balance("CLBD", "9.00")));

  CHECK(plain(*only(recording).head.opening) == "0.00");
  CHECK(plain(*only(recording).head.closing) == "-9.00");
}

TEST_CASE("balances in two currencies do not pass the check", "[camt053]") {
  const auto recording = record(sample("deviation_two_currencies.xml"));

  const auto& statement = only(recording);
  CHECK(support::reason(check_balance(statement.head, statement.sums)) ==
        Reason::currency_mismatch);
}

TEST_CASE("decimals that are zeros are no deviation, others are refused",
          "[camt053]") {
  const auto recording = record(sample("deviation_decimals.xml"));
  CHECK(balances(recording));
  CHECK(plain(*only(recording).head.opening) == "-5442.09");
  CHECK(plain(*only(recording).head.closing) == "149.87");
  CHECK(only(recording).head.sequence == 86u);

  const auto lost = record(sample("deviation_decimals_lost.xml")).verdict;
  REQUIRE(support::reason(lost) == Reason::file_malformed);
  CHECK(lost->what == "1.005");
  CHECK(lost->place ==
        obole::Place{.file = "releve.xml", .line = 31, .column = "Ntry/Amt"});
}

TEST_CASE("a status may be bare text in any version", "[camt053]") {
  const auto recording = record(sample("deviation_bare_status.xml"));

  CHECK(balances(recording));
  CHECK(only(recording).sums.entries == 1);
  CHECK(only(recording).sums.not_booked == 1);
}

TEST_CASE("a message without statement is refused", "[camt053]") {
  const auto recording = record(sample("deviation_no_statement.xml"));

  CHECK(recording.statements.empty());
  CHECK(support::reason(recording.verdict) == Reason::file_malformed);
}

TEST_CASE("small oddities keep their lines", "[camt053]") {
  SECTION("an amount of zero") {
    const auto recording = record(sample("deviation_zero.xml"));
    CHECK(balances(recording));
    CHECK(only(recording).lines.at(0).amount.is_zero());
  }
  SECTION("a time where a day belongs: the day as written") {
    const auto recording = record(sample("deviation_day_with_time.xml"));
    CHECK(balances(recording));
    CHECK(obole::iso(*only(recording).lines.at(0).booked_on) == "2026-03-02");
    CHECK(obole::iso(*only(recording).head.opening_on) == "2026-03-01");
  }
  SECTION("two movements with one reference") {
    const auto recording = record(sample("deviation_same_reference.xml"));
    CHECK(balances(recording));
    REQUIRE(only(recording).lines.size() == 2);
    CHECK(only(recording).lines[1].bank_reference == "SAME");
    CHECK(only(recording).lines[1].entry == 2);
  }
  SECTION("an opening that is not the previous closing") {
    const auto recording = record(sample("deviation_openings_differ.xml"));
    CHECK(balances(recording));
    CHECK(plain(*only(recording).head.opening) == "8.00");
    CHECK(recording.remarked_at("Bal"));
  }
}

TEST_CASE("the sign of a reversal is its own", "[camt053]") {
  const auto recording = record(sample("reversal.xml"));
  CHECK(balances(recording));
  const auto& line = only(recording).lines.at(0);
  CHECK(plain(line.amount) == "-12.00");
  CHECK(line.is_reversal);
  CHECK(line.return_code == "MD06");
  CHECK(line.remittance == "remboursement demandé");
  CHECK(line.counterparty.name == "Nils Brun");
  CHECK(recording.remarks.empty());

  const auto flipped = record(sample("reversal_flipped.xml"));
  CHECK_FALSE(balances(flipped));
  CHECK(plain(only(flipped).lines.at(0).amount) == "-12.00");
  CHECK(flipped.remarked_at("Ntry/RvslInd"));
}

TEST_CASE("the bank's own summary counts where no balance does", "[camt053]") {
  CHECK(support::reason(record(sample("summary_contradicts.xml")).verdict) ==
        Reason::statement_unbalanced);
  const auto recording = record(sample("summary_and_balances.xml"));
  CHECK(balances(recording));
  CHECK(recording.remarked_at("Stmt/TxsSummry"));
}
