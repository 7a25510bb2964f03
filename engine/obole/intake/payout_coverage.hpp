#pragma once

#include "obole/bank/payouts.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace obole::intake {

/// What a file of movements speaks of: which it holds, and of which it would,
/// were they on the balance.
class PayoutCoverage {
 public:
  /// The days that the file was asked for, where they are known.
  PayoutCoverage(std::optional<Date> from, std::optional<Date> to)
      : from_(from), to_(to) {}

  void note(const bank::MovementRow& row, const std::string& payout);
  void note_number(std::int64_t movement) { numbers_.push_back(movement); }
  /// Everything is noted.
  void end();

  bool is_empty() const { return !first_; }
  Date first() const { return *first_; }
  Date last() const { return *last_; }
  /// Through this day something can be compared with the books.
  Date through() const { return to_ ? std::max(*to_, *last_) : *last_; }

  bool holds(std::int64_t movement) const;
  /// Whether what moved on `day`, carried by `payout` ("" where it is not
  /// known), would be in the file.
  bool covers(Date day, std::string_view payout) const;

 private:
  std::optional<Date> from_;
  std::optional<Date> to_;
  std::optional<Date> first_;
  std::optional<Date> last_;
  std::unordered_set<std::string> payouts_;
  bool tells_unpaid_ = false;
  std::vector<std::int64_t> numbers_;
};

}  // namespace obole::intake
