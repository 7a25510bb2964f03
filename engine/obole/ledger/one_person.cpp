#include "obole/ledger/one_person.hpp"

namespace obole::ledger {

void OnePerson::merge(std::int64_t donor, std::int64_t survivor) {
  for (auto& [one, known_as] : survivors_) {
    if (known_as == donor) known_as = survivor;
  }
  survivors_[donor] = survivor;
}

std::vector<std::int64_t> OnePerson::others(std::int64_t survivor) const {
  std::vector<std::int64_t> list;
  for (const auto& [donor, known_as] : survivors_) {
    if (known_as == survivor) list.push_back(donor);
  }
  return list;
}

}  // namespace obole::ledger
