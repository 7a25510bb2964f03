// What is learnt of donors: that two are one person, that nothing is to be done
// with what is known of one, that one may be named in public.

#include "obole/ledger/application.hpp"
#include "obole/ledger/holdings.hpp"

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

void restricted(Application& entry, bool is_restricted) {
  entry.row(Table::restriction,
            std::array{Value::of(entry.seq()), Value::of(entry.donor()),
                       Value::of(is_restricted ? 1 : 0),
                       Value::of(entry.effective())});
}

void consent(Application& entry, bool is_given) {
  entry.row(
      Table::consent,
      std::array{Value::of(entry.seq()), Value::of(entry.donor()),
                 Value::of(is_given ? 1 : 0), Value::of(entry.day("day"))});
}

}  // namespace

// ["note",42]
void erased_texts_of(Application& entry) {
  std::int64_t ord = 0;
  entry.each("texts", 2, "a text is not [kind, number]",
             [&](const canonical::Node* text) {
               if (!parse_choice<TextKind>(text[0].text))
                 return entry.wrong("a text has a kind that is none");
               entry.row(Table::erased,
                         std::array{Value::of(entry.seq()), Value::of(ord++),
                                    Value::of(text[0].text),
                                    Value::of(text[1].number)});
             });
}

bool apply_people(Application& entry, std::string_view kind) {
  if (kind == "donor.merged") {
    donor_merged(entry);
  } else if (kind == "donor.restricted") {
    restricted(entry, true);
  } else if (kind == "restriction.lifted") {
    restricted(entry, false);
  } else if (kind == "consent.given") {
    consent(entry, true);
  } else if (kind == "consent.withdrawn") {
    consent(entry, false);
    erased_texts_of(entry);
  } else {
    return false;
  }
  return true;
}

}  // namespace obole::ledger
