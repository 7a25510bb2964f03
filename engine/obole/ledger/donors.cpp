#include "obole/ledger/donors.hpp"

#include "obole/base/check.hpp"
#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"
#include "obole/domain/identifiers.hpp"
#include "obole/ledger/commitment.hpp"
#include "obole/ledger/paging.hpp"
#include "obole/ledger/wording.hpp"

#include <algorithm>
#include <limits>

namespace obole::ledger {
namespace {

using store::Blob;

constexpr const char* select_by_number =
    "SELECT seq, kind FROM main.donor WHERE number = ?1";
constexpr const char* select_donors =
    "SELECT seq, number, kind FROM main.donor WHERE seq > ?1 AND seq < ?2"
    "  ORDER BY seq LIMIT ?3";
constexpr const char* select_number_of_entry =
    "SELECT number FROM main.donor WHERE seq = ?1";
constexpr const char* select_person =
    "SELECT body FROM people.person WHERE donor = ?1 AND seq < ?2"
    "  ORDER BY seq DESC LIMIT 1";
constexpr const char* select_same =
    "SELECT donor FROM people.person WHERE likeness = ?1 ORDER BY seq LIMIT 1";

std::string lower_ascii(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z'
               ? static_cast<char>(letter - 'A' + 'a')
               : letter;
  });
  return text;
}

// As the entries before `end` say.
std::optional<Person> person_of(Book& book, DonorId id, std::int64_t end) {
  if (!book.has_people()) return std::nullopt;
  auto& row = book.prepared(select_person);
  std::optional<Person> person;
  if (row.bind(id.number(), end).step()) person = person_in(row.text(0));
  row.reset();
  return person;
}

DonorKind kind_in(std::string_view text) {
  const auto kind = parse_choice<DonorKind>(text);
  return kind ? *kind : DonorKind::individual;
}

DonorId unused_id(Book& book) {
  for (;;) {
    std::array<std::uint8_t, 8> random{};
    fill_random(random);
    std::uint64_t number = 0;
    for (const auto byte : random)
      number = number << 8U | byte;
    const auto id = DonorId::from_random(number);
    auto& row = book.prepared(select_by_number);
    const bool used = row.bind(id.number()).step();
    row.reset();
    if (!used) return id;
  }
}

}  // namespace

Result<Person> cleaned_person(const Person& person, DonorKind kind) {
  auto name = kind == DonorKind::anonymous
                  ? cleaned("--name", person.name)
                  : required_text("--name", person.name);
  if (!name) return name.error();
  auto address = cleaned("--address", person.address);
  if (!address) return address.error();
  auto email = cleaned("--email", person.email);
  if (!email) return email.error();
  auto siren = person.siren;
  if (!siren.empty()) {
    auto valid = parse_siren(siren);
    if (!valid) return valid.error();
    siren = *valid;
  }
  auto legal_form = cleaned("--legal-form", person.legal_form);
  if (!legal_form) return legal_form.error();
  return Person{*name, *address, lower_ascii(*email), siren, *legal_form};
}

Result<RecordedDonor> record(Journal& journal, const NewDonor& donor) {
  const auto person = cleaned_person(donor.person, donor.kind);
  if (!person) return person.error();
  const auto key = key_for(donor.reference, Key::fresh());
  if (!key) return key.error();
  const auto id = unused_id(journal.book());
  Draft draft("donor.registered", journal.context().today, *key);
  draft.dated_by_clock();
  draft.drawn("donor", id.text())
      .text("donor_kind", word(donor.kind))
      .text("regime", donor.status.regime ? word(*donor.status.regime) : "")
      .flag("abroad", donor.status.abroad)
      .person(id, body_of(*person));
  const auto recorded = journal.append(draft);
  if (!recorded) return recorded.error();
  if (!recorded->already) return RecordedDonor{*recorded, id};
  auto& row = journal.book().prepared(select_number_of_entry);
  check(row.bind(recorded->seq).step(), "a donor entry has its donor");
  const auto number = row.integer(0);
  row.reset();
  return RecordedDonor{*recorded, DonorId::from_number(number)};
}

std::optional<DonorId> find_same(Journal& journal, DonorKind kind,
                                 const Person& person) {
  if (kind == DonorKind::anonymous) return std::nullopt;
  if (person.email.empty() && person.address.empty()) return std::nullopt;
  const auto clean = cleaned_person(person, kind);
  if (!clean) return std::nullopt;
  auto& book = journal.book();
  const auto likeness = likeness_of_person(book.secret(), body_of(*clean));
  auto& row = book.prepared(select_same);
  std::optional<DonorId> id;
  if (row.bind(Blob{as_text(likeness)}).step()) {
    id = book.known_as(row.integer(0));
  }
  row.reset();
  return id;
}

Result<Donor> find_donor(Book& book, DonorId id) {
  auto& row = book.prepared(select_by_number);
  if (!row.bind(id.number()).step()) {
    row.reset();
    return unknown(Reason::donor_unknown, id.text(), "obole donor list");
  }
  Donor donor{row.integer(0), id, kind_in(row.text(1)), std::nullopt};
  row.reset();
  donor.person =
      person_of(book, id, static_cast<std::int64_t>(book.frontier().size()));
  return donor;
}

DonorList::DonorList(Book& book) : book_(book), end_(book.head().size) {}

std::vector<Donor> DonorList::next() {
  const store::Snapshot snapshot(book_.database());
  std::vector<Donor> page;
  auto& row = book_.prepared(select_donors);
  row.bind(last_, end_, rows_a_page);
  while (row.step()) {
    page.push_back({row.integer(0), DonorId::from_number(row.integer(1)),
                    kind_in(row.text(2)), std::nullopt});
  }
  row.reset();
  for (auto& donor : page)
    donor.person = person_of(book_, donor.id, end_);
  if (!page.empty()) last_ = page.back().seq;
  return page;
}

std::vector<Donor> donors(Book& book) {
  DonorList list(book);
  std::vector<Donor> all;
  for (auto page = list.next(); !page.empty(); page = list.next())
    all.insert(all.end(), page.begin(), page.end());
  return all;
}

std::string display_name(const Donor& donor) {
  if (donor.person && !donor.person->name.empty()) return donor.person->name;
  return donor.id.text();
}

}  // namespace obole::ledger
