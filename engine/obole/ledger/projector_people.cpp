// What is learnt of donors: that two are one person.

#include "obole/ledger/application.hpp"

namespace obole::ledger {
namespace {

// The donor, and those who were merged into it before.
void donor_merged(Application& entry) {
  const auto donor = entry.donor();
  const auto survivor = entry.donor("into");
  auto& persons = entry.dictionary().persons;
  if (donor == survivor || persons.of(donor) != donor ||
      persons.of(survivor) != survivor) {
    return entry.wrong("a donor was merged before, or into itself");
  }
  std::int64_t ord = 0;
  const auto add = [&](std::int64_t one) {
    entry.row(Table::merger,
              std::array{Value::of(entry.seq()), Value::of(ord++),
                         Value::of(one), Value::of(survivor)});
  };
  add(donor);
  for (const auto other : persons.others(donor))
    add(other);
  persons.merge(donor, survivor);
  add_to_campaigns(entry, "campaigns", &CampaignSum::donors);
}

}  // namespace

bool apply_people(Application& entry, std::string_view kind) {
  if (kind == "donor.merged") {
    donor_merged(entry);
  } else {
    return false;
  }
  return true;
}

}  // namespace obole::ledger
