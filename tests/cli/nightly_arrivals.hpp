// What comes to a town in five months: files of three platforms, what one says
// of its balance, files of two bank accounts, and gifts of its own, by transfer
// and by cheque.  A gift of the first month is refunded in the fourth, and one
// of the second is charged back in the third.

#pragma once

#include <array>
#include <string>
#include <vector>

namespace cli_tests {

inline constexpr const char* first_iban = "FR7630006000011234567890189";
inline constexpr const char* second_iban = "FR7630001007941234567890185";
inline constexpr int months = 5;

struct File {
  std::string name;
  std::string bytes;
};

std::vector<File> arrivals();

/// What comes after the books are closed: the file with the refund, gifts and
/// fees of months that are closed, a statement, and what a platform says.
inline constexpr std::array late_files = {"stripe-4.csv", "asso-2.csv",
                                          "ulule-3.csv", "second-2.sta",
                                          "balance-1.csv"};
/// The gift that is charged back, and the transfer that it was taken from.
inline constexpr const char* charged_back = "ch_2_1";
inline constexpr const char* short_payout = "po2026m3x";

}  // namespace cli_tests
