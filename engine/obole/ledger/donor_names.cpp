#include "obole/ledger/donor_names.hpp"

#include "obole/base/check.hpp"
#include "obole/ledger/canonical.hpp"

#include <bit>
#include <limits>

namespace obole::ledger {
namespace {

constexpr const char* select_names =
    "SELECT donor, body FROM people.person WHERE seq < ?1 ORDER BY seq";

void append(std::string& letters, const canonical::Node& text) {
  if (text.escaped) {
    letters += unescaped(text);
  } else {
    letters += text.text;
  }
}

}  // namespace

DonorNames DonorNames::read(Book& book) {
  DonorNames names;
  if (!book.has_people()) return names;
  std::vector<Slot> known;
  canonical::Document person;
  auto& row = book.prepared(select_names);
  row.bind(static_cast<std::int64_t>(book.frontier().size()));
  while (row.step()) {
    if (!person.parse(row.text(1))) continue;
    const auto begin = names.letters_.size();
    const auto* const name = person.find("name");
    if (name != nullptr && name->type == canonical::Node::Type::string)
      append(names.letters_, *name);
    check(names.letters_.size() <= std::numeric_limits<std::uint32_t>::max(),
          "the names of all donors fit 4 GiB");
    known.push_back(
        {row.integer(0), static_cast<std::uint32_t>(begin),
         static_cast<std::uint32_t>(names.letters_.size() - begin)});
  }
  row.reset();
  // By itself: each place is waited for in memory, and so they are together.
  names.slots_.resize(std::bit_ceil(known.size() * 4 / 3 + 2));
  for (const auto& one : known)
    names.slots_[names.place_of(one.donor)] = one;  // the last name stays
  return names;
}

// Where the donor stands, or the free place where it would.
std::size_t DonorNames::place_of(std::int64_t donor) const {
  // Fibonacci hashing: numbers that are near each other do not crowd.
  constexpr std::uint64_t golden = 0x9E3779B97F4A7C15;
  const auto hash = static_cast<std::uint64_t>(donor) * golden;
  const auto bits = std::countr_zero(slots_.size());
  auto place = static_cast<std::size_t>(hash >> (64 - bits));
  while (slots_[place].donor >= 0 && slots_[place].donor != donor)
    place = (place + 1) & (slots_.size() - 1);
  return place;
}

std::string_view DonorNames::of(std::int64_t donor) const {
  const auto& slot = slots_[place_of(donor)];
  if (slot.donor < 0) return {};
  return std::string_view(letters_).substr(slot.begin, slot.size);
}

}  // namespace obole::ledger
