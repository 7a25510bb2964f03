// What is learnt of a donor later.

#include "obole/base/say.hpp"
#include "obole/ledger/donors.hpp"
#include "obole/ledger/wording.hpp"

namespace obole::ledger {
namespace {

constexpr const char* select_status =
    "SELECT regime, abroad FROM main.donor_status WHERE donor = ?1"
    "  ORDER BY seq DESC LIMIT 1";

void take(std::string& into, const std::string& text) {
  if (!text.empty()) into = text;
}

}  // namespace

DonorStatus status_of(Book& book, DonorId donor) {
  DonorStatus status;
  auto& row = book.prepared(select_status);
  if (row.bind(donor.number()).step()) {
    const auto regime = parse_choice<TaxRegime>(row.text(0));
    if (regime) status.regime = *regime;
    status.abroad = row.integer(1) == 1;
  }
  row.reset();
  return status;
}

Result<Recorded> record(Journal& journal, const DonorAmendment& amendment) {
  auto& book = journal.book();
  const auto id = book.known_as(amendment.donor);
  const auto donor = find_donor(book, id);
  if (!donor) return donor.error();
  if (!donor->person) {
    return Refusal{Reason::person_erased, amendment.donor.text(),
                   say("nothing is known of this person any more",
                       "plus rien n’est connu de cette personne"),
                   say("register the donor anew with obole donor add",
                       "enregistrer à nouveau le donateur avec obole donor "
                       "add")};
  }
  auto person = *donor->person;
  take(person.name, amendment.person.name);
  take(person.address, amendment.person.address);
  take(person.email, amendment.person.email);
  take(person.siren, amendment.person.siren);
  take(person.legal_form, amendment.person.legal_form);
  const auto clean = cleaned_person(person, donor->kind);
  if (!clean) return clean.error();
  const auto before = status_of(book, id);
  DonorStatus status{amendment.regime ? amendment.regime : before.regime,
                     amendment.abroad.value_or(before.abroad)};
  const auto key = key_for(amendment.reference, Key::fresh());
  if (!key) return key.error();
  if (key->is_fresh() && *clean == *donor->person && status == before)
    return Recorded{donor->seq, true};
  Draft draft("donor.amended", journal.context().today, *key);
  draft.dated_by_clock();
  draft.text("donor", id.text())
      .text("regime", status.regime ? word(*status.regime) : "")
      .flag("abroad", status.abroad)
      .text("reference", amendment.reference.value_or(""))
      .person(id, body_of(*clean));
  return journal.append(draft);
}

}  // namespace obole::ledger
