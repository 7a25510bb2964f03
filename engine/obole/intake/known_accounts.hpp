#pragma once

#include "obole/ledger/book.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace obole::intake {

/// From which accounts donors' gifts came before, by matches that were not
/// taken back.
class KnownAccounts {
 public:
  explicit KnownAccounts(ledger::Book& book);

  /// The IBAN that the latest match of a gift of the donor shows; empty where
  /// none does.
  const std::string& of(std::int64_t donor);

 private:
  std::string found(std::int64_t donor);

  ledger::Book& book_;
  std::vector<std::pair<std::int64_t, std::int64_t>> lines_;  ///< by donor
  std::unordered_map<std::int64_t, std::string> latest_;      ///< of some
};

}  // namespace obole::intake
