#include "cli/nightly_arrivals.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <cstdlib>

namespace cli_tests {
namespace {

std::string comma(std::int64_t cents) {
  return fmt::format("{},{:02}", cents / 100, cents % 100);
}
std::string point(std::int64_t cents) {
  return fmt::format("{}.{:02}", cents / 100, cents % 100);
}

struct Booked {
  std::int64_t cents;  // negative leaves
  std::string name;
  std::string text;
};

// A month of one account in MT940: its balance follows from the one before.
std::string mt940(const char* iban, int month, std::int64_t& balance,
                  const std::vector<Booked>& lines) {
  auto text =
      fmt::format(":20:STARTUMS\n:25:{}\n:28C:{}/1\n:60F:C26{:02}01EUR{}\n",
                  iban, month, month, comma(balance));
  for (const auto& one : lines) {
    balance += one.cents;
    text += fmt::format(":61:26{:02}15{}{}NTRFNONREF\n:86:/ORDP/{}/REMI/{}\n",
                        month, one.cents < 0 ? "D" : "C",
                        comma(std::abs(one.cents)), one.name, one.text);
  }
  return text + fmt::format(":62F:C26{:02}28EUR{}\n-\n", month, comma(balance));
}

// A row of what Stripe says of the balance that it keeps.
std::string moved(int month, const char* what, const std::string& source,
                  const char* charge, std::int64_t gross, std::int64_t fee,
                  const char* category) {
  return fmt::format(
      "txn_{0}_{1},{2},{3},2026-{0:02}-03 09:00:00,{4}{5},{6},{7}{8},eur,{9},"
      "po2026m{0}x,2026-{0:02}-15 00:00:00\n",
      month, what, source, charge, gross < 0 ? "-" : "", point(std::abs(gross)),
      point(fee), gross < fee ? "-" : "", point(std::abs(gross - fee)),
      category);
}

constexpr const char* movements_header =
    "balance_transaction_id,source_id,charge_id,created_utc,gross,fee,net,"
    "currency,reporting_category,automatic_payout_id,"
    "automatic_payout_effective_at_utc\n";

}  // namespace

std::vector<File> arrivals() {
  std::vector<File> files;
  std::int64_t first = 100'000;
  std::int64_t second = 50'000;
  for (int month = 1; month <= months; ++month) {
    const auto day = fmt::format("2026-{:02}-03", month);
    // Stripe: two gifts less fees, and in the fourth month a refund of the
    // first month's gift, in another payout than the gift's.
    const std::int64_t stripe_gift = 5000 + month * 101;
    std::string stripe =
        "source_id,created_utc,gross,fee,net,currency,reporting_category,"
        "automatic_payout_id,charge_id,customer_name\n";
    std::string balance = movements_header;
    std::int64_t stripe_net = 0;
    for (const int which : {1, 2}) {
      stripe += fmt::format(
          "ch_{}_{},{} 09:00:00,{},1.00,{},eur,charge,po2026m{}x,,"
          "Donor {}\n",
          month, which, day, point(stripe_gift * which),
          point(stripe_gift * which - 100), month, which);
      const auto charge = fmt::format("ch_{}_{}", month, which);
      balance += moved(month, which == 1 ? "1" : "2", charge, charge.c_str(),
                       stripe_gift * which, 100, "charge");
      stripe_net += stripe_gift * which - 100;
    }
    if (month == 4) {
      stripe += fmt::format(
          "re_1,{} 09:00:00,-{},0.00,-{},eur,refund,po2026m4x,"
          "ch_1_1,Donor 1\n",
          day, point(5101), point(5101));
      balance += moved(month, "r", "re_1", "ch_1_1", -5101, 0, "refund");
      stripe_net -= 5101;
    }
    // A chargeback: the second month's first gift, taken from the third month's
    // payout; that file of gifts does not tell.
    if (month == 3) {
      balance += moved(month, "d", "dp_1", charged_back, -5202, 0, "dispute");
      stripe_net -= 5202;
    }
    files.push_back({fmt::format("stripe-{}.csv", month), stripe});
    balance += moved(month, "p", fmt::format("po2026m{}x", month), "",
                     -stripe_net, 0, "payout");
    files.push_back({fmt::format("balance-{}.csv", month), balance});
    // Two more platforms, by profiles of the town's own.
    std::string ulule = "ref;jour;montant;frais;nom;lot\n";
    std::string asso = "ref;jour;montant;nom;lot\n";
    const std::int64_t ulule_gift = 3000 + month * 7;
    const std::int64_t asso_gift = 2000 + month * 13;
    ulule += fmt::format("U-{0};{1};{2};1.50;Zoé {0};ULOT-{0}x\n", month, day,
                         point(ulule_gift));
    asso += fmt::format("A-{0};{1};{2};Luc {0};ALOT-{0}x\n", month, day,
                        point(asso_gift));
    files.push_back({fmt::format("ulule-{}.csv", month), ulule});
    files.push_back({fmt::format("asso-{}.csv", month), asso});
    // Direct gifts by transfer, known by their references.
    std::string direct = "reference;date;amount;name;method\n";
    const std::int64_t direct_gift = 1000 + month * 3;
    direct += fmt::format("DON-2026-0{0};{1};{2};Ada {0};transfer\n", month,
                          day, point(direct_gift));
    direct += fmt::format("CHQ-2026-0{0};{1};{2};Bob {0};cheque\n", month, day,
                          point(direct_gift + 1));
    files.push_back({fmt::format("direct-{}.csv", month), direct});

    files.push_back(
        {fmt::format("first-{}.sta", month),
         mt940(first_iban, month, first,
               {{stripe_net, "STRIPE", fmt::format("po2026m{}x", month)},
                {direct_gift, "ADA", fmt::format("don DON-2026-0{}", month)},
                {-200, "BANQUE", "frais"}})});
    files.push_back(
        {fmt::format("second-{}.sta", month),
         mt940(second_iban, month, second,
               {{ulule_gift - 150, "NEUF", fmt::format("ULOT-{}x", month)},
                {asso_gift, "ASSO", fmt::format("ALOT-{}x", month)},
                {direct_gift + 1, "", fmt::format("REM CHQ 9000{}", month)}})});
  }
  return files;
}

}  // namespace cli_tests
