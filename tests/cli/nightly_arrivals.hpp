// What comes to a town in five months: files of three platforms, of two bank
// accounts, and gifts of its own.

#pragma once

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

}  // namespace cli_tests
