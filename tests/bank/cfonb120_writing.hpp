// Records of CFONB 120, written for tests.

#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cfonb120_test {

// The last digit with its sign, from the specification's own table.
inline std::string zoned(std::int64_t units) {
  constexpr std::string_view credits = "{ABCDEFGHI";
  constexpr std::string_view debits = "}JKLMNOPQR";
  const auto size = units < 0 ? -units : units;
  const auto last = static_cast<std::size_t>(size % 10);
  return fmt::format("{:013}{}", size / 10,
                     units < 0 ? debits[last] : credits[last]);
}

inline std::string balance(const char* code, const char* day,
                           std::int64_t units) {
  return fmt::format("{:<2}30001    00794EUR2 12345678901  {:<6}{:50}{}{:16}",
                     code, day, "", zoned(units), "");
}

inline std::string movement(std::int64_t units,
                            const std::string& label = "VIREMENT",
                            const char* code = "05") {
  return fmt::format(
      "0430001000000794EUR2 12345678901{:<2}020326  030326{:<31}  {:07}  "
      "{}{:<16}",
      code, label, 0, zoned(units), "REF-1");
}

inline std::string complement(const char* qualifier, const std::string& text) {
  return fmt::format(
      "0530001000000794EUR2 1234567890105020326     {:<3}{:<70}  ", qualifier,
      text);
}

inline std::string file_of(const std::vector<std::string>& records,
                           const char* end = "\r\n") {
  std::string file;
  for (const auto& one : records)
    file += one + end;
  return file;
}

inline std::string one_movement(const std::vector<std::string>& complements,
                                std::int64_t units = 5000) {
  std::vector<std::string> records = {balance("01", "010326", 10'000),
                                      movement(units)};
  records.insert(records.end(), complements.begin(), complements.end());
  records.push_back(balance("07", "020326", 10'000 + units));
  return file_of(records);
}

}  // namespace cfonb120_test
