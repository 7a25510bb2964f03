// What is odd about a CFONB 120 statement but does not stop its reading:
// counted, and told once each when the statement ends.

#pragma once

#include "obole/bank/statement.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace obole::bank::cfonb120 {

enum class Oddity : std::uint8_t {
  other_account,  ///< a record names another bank, branch or account
  national_sign,  ///< an amount's sign is é or è
};
inline constexpr std::size_t oddities = 2;

class Oddities {
 public:
  /// Counts one more, seen in record `record`.
  void note(Oddity oddity, std::uint64_t record);

  /// Tells `sink` of each kind seen, at the place of its first.
  void tell(const StatementSink& sink, std::string_view file) const;

 private:
  struct Seen {
    std::uint64_t times = 0;
    std::uint64_t record = 0;
  };
  std::array<Seen, oddities> seen_{};
};

}  // namespace obole::bank::cfonb120
