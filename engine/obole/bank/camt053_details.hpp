// The details of one entry, held until all are known: whether an entry can be
// split is only certain at its end (formats.md 1.2.5).

#pragma once

#include "obole/bank/camt053_slots.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obole::bank::camt053 {

class Details {
 public:
  /// How many bytes of details are held: about 300,000 of the usual length.
  /// Beyond that the entry stays whole, and they are only counted.
  static constexpr std::size_t most_bytes = std::size_t{48} << 20;

  void clear();

  /// Holds the detail in `slots`, with what it amounts to: minor units of the
  /// account's currency without sign, or nothing when the bank does not say.
  void append(const Slots& slots, std::optional<std::int64_t> amount);

  /// Told of a detail that is back in the slots: its amount with its sign.
  using Use = std::function<bool(std::int64_t amount)>;

  /// Puts each detail back into `slots`, in order, and calls `use`, as long as
  /// that answers true.  All amounts are known and all details held.
  void replay(Slots& slots, int entry_sign, const Use& use) const;

  std::uint64_t count() const { return count_; }
  bool all_held() const { return all_held_; }
  bool all_known() const { return all_known_; }

  /// What they add up to, each with its own sign or else the entry's.
  std::int64_t sum(int entry_sign) const {
    return signed_sum_ + entry_sign * unsigned_sum_;
  }

 private:
  void write(const Slots& slots, std::int64_t amount);

  std::vector<std::string> blocks_;
  std::string record_;
  std::size_t bytes_ = 0;
  std::uint64_t count_ = 0;
  bool all_held_ = true;
  bool all_known_ = true;
  std::int64_t signed_sum_ = 0;    ///< of those with a sign of their own
  std::int64_t unsigned_sum_ = 0;  ///< of the others
};

}  // namespace obole::bank::camt053
