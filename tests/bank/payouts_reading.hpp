// What the tests of payouts share: a report read whole, as texts to compare.

#pragma once

#include "obole/bank/payouts.hpp"
#include "obole/bank/payouts_check.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace payouts_test {

struct Reading {
  std::vector<obole::bank::MovementRow> rows;
  std::vector<obole::bank::Problem> problems;
  std::optional<obole::bank::MovementSums> sums;
  std::optional<obole::Refusal> refusal;

  const obole::bank::MovementRow& row(std::string_view source) const;

  /// "capture 2026-03-01 12.34 - 0.40 = 11.94" of a source.
  std::string told(std::string_view source) const;

  /// "5 gross: 10,005" for each problem.
  std::vector<std::string> places() const;

  /// Sums over one movement, in minor units: "2 3500 95 3405" of number, gross,
  /// fee and net.
  std::string total(obole::bank::Movement movement) const;

  /// The sum of net over everything but payouts, and over payouts.
  std::int64_t earned() const;
  std::int64_t paid() const;
};

/// Every word of a row, to compare two of them.
std::string all_of(const obole::bank::MovementRow& row);

/// Reads `text` by `profile` in pieces of `piece` bytes.
Reading read(std::string_view text, const obole::bank::Profile& profile,
             std::string_view currency = "EUR", std::size_t piece = 4096);

/// Reads `text` by a profile that comes with obole.
Reading read(std::string_view text, std::string_view profile,
             std::string_view currency = "EUR");

/// A report with one problem: where, and a part of the English sentence.
struct Wrong {
  const char* name;
  std::string text;
  const char* place;  ///< "line column: value"
  const char* why;
};

/// Checks that each of `wrongs` is told so, and nothing else is.
void check_all(std::span<const Wrong> wrongs, std::string_view profile);

/// What the rows of a reading sum to, payout by payout.
obole::bank::PayoutCheck check_of(const Reading& reading,
                                  std::string_view currency = "EUR");

}  // namespace payouts_test
