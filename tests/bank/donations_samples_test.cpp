// Settlement files of real accounts; the sums were added up by other means,
// from the columns of amounts and fees, kind by kind.

#include "bank/donations_reading.hpp"

#include "support/catch.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

using donations_test::read;
using obole::bank::Meaning;

namespace {

namespace fs = std::filesystem;

struct Sample {
  const char* file;
  const char* profile;
  const char* currency;
  std::uint64_t rows;
  std::uint64_t ignored;
  std::uint64_t problems;
  std::int64_t gifts;
  std::int64_t refunds;
  std::int64_t fees;
};

constexpr Sample samples[] = {
    {"stripe_payments_activity.csv", "stripe", "USD", 2, 0, 1, 3000, 0, 120},
    {"stripe_settlement_report.csv", "stripe", "USD", 7, 3, 1, 3500, 1000, 95},
    {"stripe_settlement_report_with_customer_data.csv", "stripe", "USD", 3, 1,
     0, 3500, 0, 95},
    {"paypal_stl.csv", "paypal", "AUD", 5, 1, 2, 5735, 0, 300},
    {"paypal_stl.csv", "paypal", "GBP", 5, 1, 2, 834, 134, 40},
    {"paypal_stl_brl_refund.csv", "paypal", "BRL", 3, 0, 2, 0, 1500, -338},
    {"paypal_stl_dr_payment.csv", "paypal", "USD", 2, 0, 1, 52000, 0, 201},
    {"paypal_stl_payout_currency_convert.csv", "paypal", "AUD", 3, 0, 2, 20000,
     0, 0},
    {"paypal_trr_dr_payment.csv", "paypal", "USD", 1, 0, 1, 0, 0, 0},
    {"paypal_trr_express_checkout_donation.csv", "paypal", "JPY", 1, 0, 0,
     15000, 0, 4300},
    {"paypal_trr_express_checkout_recurring_donation.csv", "paypal", "JPY", 1,
     0, 0, 15000, 0, 4300},
};

fs::path folder() {
  const char* const told = std::getenv("OBOLE_SAMPLES");
  const fs::path root = told != nullptr
                            ? fs::path(told)
                            : fs::path(OBOLE_SOURCE_DIR) / "../shared/samples";
  return root / "platform";
}

}  // namespace

TEST_CASE("real settlement files add up", "[donations]") {
  std::size_t skipped = 0;
  for (const auto& sample : samples) {
    CAPTURE(sample.file, sample.currency);
    std::ifstream stream(folder() / sample.file, std::ios::binary);
    if (!stream) {
      ++skipped;
      continue;
    }
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    const auto reading = read(text, sample.profile, sample.currency);
    REQUIRE(reading.sums);
    CHECK(reading.sums->rows == sample.rows);
    CHECK(reading.sums->ignored == sample.ignored);
    CHECK(reading.sums->problems == sample.problems);
    CHECK(reading.total(Meaning::gift) == sample.gifts);
    CHECK(reading.total(Meaning::refund) == sample.refunds);
    CHECK(reading.fees() == sample.fees);
  }
  if (skipped > 0) WARN(skipped << " real files are not here: skipped");
}
