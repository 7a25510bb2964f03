#pragma once

#include "obole/base/result.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace obole {

/// A donor's opaque name: 50 random bits, written "D" and ten characters of
/// Crockford's base 32 ("D7K2M9QX4TB").  It says nothing about the person.
class DonorId {
 public:
  /// The low 50 bits of `random`.
  static DonorId from_random(std::uint64_t random) noexcept;
  /// The id stored as `number`, which number() gave.
  static DonorId from_number(std::int64_t number);
  /// Case is ignored; I and L are read as 1, O as 0.  Refuses with
  /// donor_unknown what is not a donor id.
  static Result<DonorId> parse(std::string_view text);

  std::int64_t number() const noexcept { return number_; }
  std::string text() const;

  friend auto operator<=>(DonorId, DonorId) = default;

 private:
  explicit DonorId(std::int64_t number) noexcept : number_(number) {}
  std::int64_t number_;
};

}  // namespace obole
