#pragma once

#include "obole/ledger/verification.hpp"

namespace obole::ledger {

/// Collects what a verification finds, up to its limit.
class Findings {
 public:
  explicit Findings(Verification& into) : into_(into) {}

  void add(std::optional<std::int64_t> seq, std::string what,
           std::string detail) {
    if (into_.problems.size() < most_problems) {
      into_.problems.push_back({seq, std::move(what), std::move(detail)});
    } else {
      into_.more = true;
    }
  }

 private:
  Verification& into_;
};

}  // namespace obole::ledger
