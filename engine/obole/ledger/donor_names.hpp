// The names of all donors, for lists that show one with each row.

#pragma once

#include "obole/ledger/book.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace obole::ledger {

/// Names by the number of the donor id: some 30 bytes and the letters for each.
/// Looking them up one by one in the people file takes longer than reading all
/// of it.
class DonorNames {
 public:
  /// Those in the people file; none where it is not beside the ledger.
  static DonorNames read(Book& book);

  /// Empty where none is known.
  std::string_view of(std::int64_t donor) const;

 private:
  struct Slot {
    std::int64_t donor = -1;
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
  };
  std::size_t place_of(std::int64_t donor) const;

  std::vector<Slot> slots_ = std::vector<Slot>(2);  // a power of two
  std::string letters_;
};

}  // namespace obole::ledger
