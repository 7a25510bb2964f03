// Which donor numbers are one person.

#pragma once

#include <cstdint>
#include <map>
#include <vector>

namespace obole::ledger {

/// What mergers made of donors; empty in most ledgers, and small in all.
class OnePerson {
 public:
  /// From now on `donor`, and all who were merged into it, are known as
  /// `survivor`.
  void merge(std::int64_t donor, std::int64_t survivor);

  /// Under which number the person of `donor` is known now.
  std::int64_t of(std::int64_t donor) const {
    if (survivors_.empty()) return donor;
    const auto found = survivors_.find(donor);
    return found == survivors_.end() ? donor : found->second;
  }

  /// The donors that were merged into `survivor`, in the order of their
  /// numbers.
  std::vector<std::int64_t> others(std::int64_t survivor) const;

 private:
  std::map<std::int64_t, std::int64_t> survivors_;  // by donor
};

}  // namespace obole::ledger
