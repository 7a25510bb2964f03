#include "obole/ledger/person.hpp"

#include "obole/base/unicode.hpp"
#include "obole/ledger/canonical.hpp"

namespace obole::ledger {

std::string body_of(const Person& person) {
  canonical::Object body;
  if (!person.name.empty()) body.text("name", person.name);
  if (!person.address.empty()) body.text("address", person.address);
  if (!person.email.empty()) body.text("email", person.email);
  if (!person.siren.empty()) body.text("siren", person.siren);
  if (!person.legal_form.empty()) body.text("legal_form", person.legal_form);
  return body.str();
}

std::optional<Person> person_in(std::string_view body) {
  canonical::Document document;
  if (!document.parse(body)) return std::nullopt;
  return Person{document.text("name"), document.text("address"),
                document.text("email"), document.text("siren"),
                document.text("legal_form")};
}

Likeness likeness_of_person(std::string_view secret, std::string_view body) {
  const auto person = person_in(body);
  if (!person) return likeness_of(secret, person_tag, body);
  auto text = folded(person->name);
  text += '\n';
  text += person->email.empty() ? folded(person->address) : person->email;
  return likeness_of(secret, person_tag, text);
}

}  // namespace obole::ledger
