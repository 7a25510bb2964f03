#pragma once

#include "obole/ledger/commitment.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace obole::ledger {

/// Who a donor is, as the people file holds it.  Empty text is unknown.
struct Person {
  std::string name;
  std::string address = {};
  std::string email = {};
  std::string siren = {};
  std::string legal_form = {};  ///< of a company: SAS, SARL ...

  friend bool operator==(const Person&, const Person&) = default;
};

/// As canonical JSON, and back; nothing when `body` is not such a person.
std::string body_of(const Person& person);
std::optional<Person> person_in(std::string_view body);

/// Under which an import knows the person of `body` again: the name and the
/// e-mail, or the name and the address where there is no e-mail; case, accents
/// and punctuation of names and addresses do not count.
Likeness likeness_of_person(std::string_view secret, std::string_view body);

}  // namespace obole::ledger
