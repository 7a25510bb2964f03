// Settlement files of real accounts through the program, twice: the second time
// records nothing, and a file with a problem never does.

#include "cli/desk.hpp"
#include "support/catch.hpp"

#include <cstdlib>
#include <nlohmann/json.hpp>

using cli_tests::Desk;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;

struct Sample {
  const char* file;
  const char* profile;
  const char* currency;
  int movements;
  std::size_t
      problems;  ///< told by tests/bank/payouts_samples_test.cpp, with reasons
};

const Sample samples[] = {
    {"stripe_payments_activity.csv", "stripe", "USD", 2, 0},
    {"stripe_settlement_report.csv", "stripe", "USD", 6, 1},
    {"stripe_settlement_report_with_customer_data.csv", "stripe", "USD", 3, 0},
    {"paypal_stl.csv", "paypal", "AUD", 2, 7},
    {"paypal_stl.csv", "paypal", "GBP", 3, 10},
    {"paypal_stl_brl_refund.csv", "paypal", "BRL", 1, 2},
    {"paypal_stl_dr_payment.csv", "paypal", "USD", 1, 2},
    {"paypal_stl_payout_currency_convert.csv", "paypal", "AUD", 1, 3},
    {"paypal_trr_dr_payment.csv", "paypal", "USD", 0, 1},
    {"paypal_trr_express_checkout_donation.csv", "paypal", "JPY", 1, 0},
    {"paypal_trr_express_checkout_recurring_donation.csv", "paypal", "JPY", 1,
     0},
};

fs::path folder() {
  const char* const told = std::getenv("OBOLE_SAMPLES");
  const fs::path root = told != nullptr
                            ? fs::path(told)
                            : fs::path(OBOLE_SOURCE_DIR) / "../shared/samples";
  return root / "platform";
}

}  // namespace

TEST_CASE("real settlement files are recorded once", "[payout-samples]") {
  std::size_t skipped = 0;
  for (const auto& sample : samples) {
    CAPTURE(sample.file, sample.currency);
    const auto file = folder() / sample.file;
    if (!fs::exists(file)) {
      ++skipped;
      continue;
    }
    Desk desk;
    REQUIRE(
        desk.obole({"init", "--name", "Town", "--currency", sample.currency})
            .status == 0);
    const auto import = [&] {
      return desk.obole({"import", "payout", file.string(), "--profile",
                         sample.profile, "--format", "json"});
    };
    const auto size = [&] {
      const auto verified = desk.obole({"audit", "verify", "--format", "json"});
      CHECK(verified.status == 0);
      return json::parse(verified.out)["entries"].get<int>();
    };
    const auto first = import();
    const auto told = json::parse(first.out);
    CHECK(told["schema"] == "obole/import-payout/1");
    CHECK(told["movements"] == sample.movements);
    CHECK(told["problems"].size() == sample.problems);
    if (sample.problems > 0) {
      CHECK(first.status == 3);
      CHECK(told["recorded"] == 0);
      CHECK(size() == 1);
      continue;
    }
    // The books know none of its gifts.
    CHECK(first.status == 1);
    CHECK(told["recorded"] == sample.movements);
    CHECK_FALSE(told["findings"].empty());
    const auto before = size();
    const auto second = json::parse(import().out);
    CHECK(second["recorded"] == 0);
    CHECK(second["completed"] == 0);
    CHECK(second["skipped"] == sample.movements);
    CHECK(second["changed"] == 0);
    CHECK(second["vanished"] == 0);
    CHECK(second["findings"] == told["findings"]);
    CHECK(size() == before);
  }
  if (skipped > 0) WARN(skipped << " real files are not here: skipped");
}
