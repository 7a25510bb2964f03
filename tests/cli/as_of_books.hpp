// Two ledgers of one town: as it was at the end of March, and as it went on.

#pragma once

#include "cli/desk.hpp"

#include <nlohmann/json.hpp>
#include <string>

namespace cli_tests {

/// Recorded day by day, "ledger" is copied at the end of March to "cut" and
/// goes on through April.
struct Books : Desk {
  Books();

  /// Goes on with "ledger".
  void run(const std::string& script);

  /// Asks either, on the last day of March.
  Answer ask(const char* ledger, const std::string& words);
  nlohmann::json object(const char* ledger, const std::string& words);

  /// What a report says, without the state that it stands on.
  nlohmann::json facts(const char* ledger, const std::string& words);
};

}  // namespace cli_tests
