// Settlement files of real accounts, read as movements.  The figures are not
// obole's: a few lines of another language added the columns up, by currency
// and by the file's own word, from the bytes of the files.

#include "bank/payouts_reading.hpp"
#include "bank/recording.hpp"

#include "support/catch.hpp"

#include <cstdlib>
#include <filesystem>

using obole::bank::Movement;
using payouts_test::check_of;
using payouts_test::read;

namespace {

namespace fs = std::filesystem;

struct Total {
  Movement movement;
  const char* figures;  ///< number, gross, fee, net in minor units
};

struct Sample {
  const char* file;
  const char* profile;
  const char* currency;
  std::uint64_t rows;
  std::uint64_t problems;
  std::uint64_t unequal;  ///< see below: most footers were shortened by hand
  std::vector<Total> totals;
};

using enum Movement;

const Sample samples[] = {
    {"stripe_payments_activity.csv",
     "stripe",
     "USD",
     2,
     0,
     0,
     {{capture, "1 3000 120 2880"}, {dispute, "1 -3000 1500 -4500"}}},
    // The payout row tells +24.00 - 0 = +23.05: neither the sign nor the net of
    // a payout.
    {"stripe_settlement_report.csv",
     "stripe",
     "USD",
     7,
     1,
     0,
     {{capture, "2 3500 95 3405"},
      {refund, "1 -1000 0 -1000"},
      {fee, "2 -100 0 -100"},
      {dispute_reversal, "1 335 0 335"},
      {payout, "0 0 0 0"}}},
    {"stripe_settlement_report_with_customer_data.csv",
     "stripe",
     "USD",
     3,
     0,
     0,
     {{capture, "2 3500 95 3405"}, {fee, "1 -50 0 -50"}}},
    // Two footers for the currency (SF, RF).  AUD: fee credits 3.00 where there
    // are none, fee debits 6.00 where there are 3.00.
    {"paypal_stl.csv",
     "paypal",
     "AUD",
     5,
     3,
     4,
     {{capture, "2 5735 300 5435"}}},
    // GBP: gross debits without the withdrawal of 1.00, the two fees exchanged,
    // and one row counted where there are three, or five.
    {"paypal_stl.csv",
     "paypal",
     "GBP",
     5,
     2,
     8,
     {{capture, "1 834 87 747"},
      {refund, "1 -134 -47 -87"},
      {payout, "1 -100 0 -100"}}},
    {"paypal_stl_brl_refund.csv",
     "paypal",
     "BRL",
     3,
     2,
     0,
     {{refund, "1 -1500 -338 -1162"}}},
    // A payment we made is no capture; and one row is counted where there are
    // two.  The four sums of the footer are right.
    {"paypal_stl_dr_payment.csv",
     "paypal",
     "USD",
     2,
     1,
     1,
     {{capture, "1 52000 201 51799"}}},
    {"paypal_stl_payout_currency_convert.csv",
     "paypal",
     "AUD",
     3,
     2,
     1,
     {{capture, "1 20000 0 20000"}}},
    {"paypal_trr_dr_payment.csv", "paypal", "USD", 1, 1, 0, {}},
    {"paypal_trr_express_checkout_donation.csv",
     "paypal",
     "JPY",
     1,
     0,
     0,
     {{capture, "1 15000 4300 10700"}}},
    {"paypal_trr_express_checkout_recurring_donation.csv",
     "paypal",
     "JPY",
     1,
     0,
     0,
     {{capture, "1 15000 4300 10700"}}},
};

fs::path folder() {
  const char* const told = std::getenv("OBOLE_SAMPLES");
  const fs::path root = told != nullptr
                            ? fs::path(told)
                            : fs::path(OBOLE_SOURCE_DIR) / "../shared/samples";
  return root / "platform";
}

}  // namespace

TEST_CASE("real settlement files move the balance as they add up",
          "[payouts]") {
  std::size_t skipped = 0;
  for (const auto& sample : samples) {
    CAPTURE(sample.file, sample.currency);
    if (!fs::exists(folder() / sample.file)) {
      ++skipped;
      continue;
    }
    const auto text = recordings::bytes_of(folder() / sample.file);
    const auto reading = read(text, sample.profile, sample.currency);
    REQUIRE(reading.sums);
    CHECK(reading.sums->rows == sample.rows);
    CHECK(reading.sums->problems == sample.problems);
    CHECK(reading.sums->unequal == sample.unequal);
    CHECK(reading.sums->ignored == 0);
    std::uint64_t given = 0;
    for (const auto& total : sample.totals) {
      CAPTURE(name(total.movement));
      CHECK(reading.total(total.movement) == total.figures);
      given += static_cast<std::uint64_t>(std::stoul(total.figures));
    }
    CHECK(reading.sums->movements == given);
  }
  if (skipped > 0) WARN(skipped << " real files are not here: skipped");
}

TEST_CASE("a real payout of Stripe carries what its rows sum to", "[payouts]") {
  const auto file = folder() / "stripe_settlement_report.csv";
  if (!fs::exists(file)) {
    WARN("the real file is not here: skipped");
    return;
  }
  const auto reading = read(recordings::bytes_of(file), "stripe", "USD");

  REQUIRE(reading.problems.size() == 1);
  CHECK(reading.problems[0].column == "net");
  CHECK(reading.problems[0].value == "23.05");
  CHECK(reading.problems[0].why.en.find("the net should be 24.00 USD") == 0);
  CHECK(reading.row("txn_001").reference == "ch_123");
  CHECK(reading.row("txn_001").payout == "po_test123");
  CHECK(obole::iso(*reading.row("txn_001").arrival) == "2026-01-31");
  CHECK(reading.row("txn_rfnd_002").parent == "ch_123");
  CHECK(reading.row("txn_fee_01").reference == "txn_fee_01");
  CHECK(reading.row("txn_fee_03").description ==
        "Radar (2026-03-25): Standard");
  CHECK(reading.row("txn_1Tj9xrJ").parent == "ch_3TRX");
  CHECK(reading.row("txn_1Tj9xrJ").payout == "2026-06-18");  // no id: its day

  const auto sums = check_of(reading, "USD").sums();
  REQUIRE(sums.size() == 2);
  CHECK(sums[0].payout == "2026-06-18");
  CHECK(plain(sums[1].carried) == "23.05");  // what the payout row says, but
  CHECK_FALSE(sums[1].is_told());            // that row could not be read
}
