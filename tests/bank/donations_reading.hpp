// What the tests of donations share: a file read whole, as texts to compare.

#pragma once

#include "obole/bank/donations.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace donations_test {

struct Reading {
  std::vector<obole::bank::DonationRow> rows;
  std::vector<obole::bank::Problem> problems;
  std::optional<obole::bank::DonationSums> sums;
  std::optional<obole::Refusal> refusal;

  /// "gift 2026-03-01 12.34 fee 0.40" by reference; empty when it is not there.
  std::string told(std::string_view reference) const;
  const obole::bank::DonationRow& row(std::string_view reference) const;

  /// "5 Montant: 10,005" for each problem.
  std::vector<std::string> places() const;

  /// The sum over gifts, or refunds, in minor units.
  std::int64_t total(obole::bank::Meaning meaning) const;
  std::int64_t fees() const;
};

/// Reads `text` by `profile` in pieces of `piece` bytes.
Reading read(std::string_view text, const obole::bank::Profile& profile,
             std::string_view currency = "EUR", std::size_t piece = 4096);

/// Reads `text` by a profile that comes with obole.
Reading read(std::string_view text, std::string_view profile,
             std::string_view currency = "EUR");

/// The bytes of tests/data/donations/`name`.
std::string file(std::string_view name);

}  // namespace donations_test
