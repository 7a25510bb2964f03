// Recomputes everything that can be recomputed, and says what does not agree.
//
// It never repairs.  Every body is read, hashed and applied again; every row of
// every projection is compared with what its entry makes; the tree, the sums
// and the personal texts are held against their commitments.  What it cannot
// find without a checkpoint kept elsewhere: a ledger rewritten whole, rolled
// back to an older copy, or cut at its end together with its head
// (docs/reliability.md).

#pragma once

#include "obole/ledger/book.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::ledger {

struct Problem {
  std::optional<std::int64_t> seq;  ///< the entry concerned, where one is
  std::string what;  ///< table and column, such as "donation.amount"
  std::string detail;
};

struct Verification {
  std::int64_t entries = 0;
  Digest root{};                  ///< recomputed from the bodies
  std::vector<Problem> problems;  ///< at most `most_problems`
  bool more = false;              ///< there are others
  bool with_people = false;       ///< the people file was there to be checked
};

inline constexpr std::size_t most_problems = 200;

/// How much is checked; leaving a part out is for measurements.
struct VerificationScope {
  bool integrity = true;  ///< SQLite's own check of both files
};

/// Verifies `book`, opened for reading with `tolerate_schema`.
Verification verify(Book& book, const VerificationScope& scope = {});

}  // namespace obole::ledger
