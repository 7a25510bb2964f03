#include "obole/ledger/consents.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/donors.hpp"
#include "obole/ledger/erasures.hpp"
#include "obole/ledger/wording.hpp"
#include "obole/rules/admission.hpp"

namespace obole::ledger {
namespace {

constexpr const char* select_last =
    "SELECT seq, day, given = 1 AND NOT EXISTS"
    "    (SELECT 1 FROM main.erased WHERE kind = 'note' AND item = consent.seq"
    "      AND (?2 IS NULL OR (SELECT effective FROM main.entry"
    "        WHERE entry.seq = erased.seq) <= ?2))"
    "  FROM main.consent WHERE donor IN"
    "  (SELECT ?1 UNION SELECT donor FROM main.merger WHERE survivor = ?1)"
    "    AND (?2 IS NULL OR day <= ?2)"
    "  ORDER BY seq DESC LIMIT 1";
constexpr const char* select_notes =
    "SELECT note.seq, note.body FROM main.consent JOIN people.note"
    "    ON note.seq = consent.seq WHERE given = 1 AND donor IN"
    "  (SELECT ?1 UNION SELECT donor FROM main.merger WHERE survivor = ?1)"
    "  ORDER BY note.seq";

// Every name that the person ever let be shown and that is still there.
std::vector<HeldText> shown_names(Book& book, DonorId donor) {
  std::vector<HeldText> texts;
  auto& row = book.prepared(select_notes);
  row.bind(donor.number());
  while (row.step())
    texts.push_back({TextKind::note, row.integer(0), std::string(row.text(1))});
  row.reset();
  return texts;
}

}  // namespace

Result<Recorded> record(Journal& journal, const NewConsent& consent) {
  auto& book = journal.book();
  const auto id = book.known_as(consent.donor);
  const auto donor = find_donor(book, id);
  if (!donor) return donor.error();
  if (!donor->person) {
    return Refusal{Reason::person_erased, id.text(),
                   say("nothing is known of this person any more",
                       "plus rien n’est connu de cette personne"),
                   say("register the donor anew with obole donor add",
                       "enregistrer à nouveau le donateur avec obole donor "
                       "add")};
  }
  const auto name = required_text(
      "--as", consent.name.empty() ? donor->person->name : consent.name);
  if (!name) return name.error();
  const auto today = journal.context().today;
  const auto day = consent.day.value_or(today);
  if (auto refusal = rules::objection_to_future(day, today)) return *refusal;
  const auto key = key_for(consent.reference, Key::fresh());
  if (!key) return key.error();
  Draft draft("consent.given", today, *key);
  draft.dated_by_clock();
  draft.text("donor", id.text())
      .day("day", day)
      .text("reference", consent.reference.value_or(""))
      .note(note_of("name", *name));
  if (!consent.day) draft.uncompared("day");
  return journal.append(draft);
}

Result<Recorded> record(Journal& journal, const NewWithdrawal& withdrawal) {
  auto& book = journal.book();
  const auto id = book.known_as(withdrawal.donor);
  const auto donor = find_donor(book, id);
  if (!donor) return donor.error();
  const auto today = journal.context().today;
  const auto day = withdrawal.day.value_or(today);
  if (auto refusal = rules::objection_to_future(day, today)) return *refusal;
  const auto key = key_for(withdrawal.reference, Key::fresh());
  if (!key) return key.error();
  if (!journal.find(*key) && !consent_of(book, id)) {
    return Refusal{
        Reason::not_permitted, id.text(),
        say("no consent stands", "aucun consentement n’est en cours"),
        say("nobody is named without one", "personne n’est nommé sans cela")};
  }
  const auto texts = shown_names(book, id);
  Draft draft("consent.withdrawn", today, *key);
  draft.dated_by_clock();
  draft.text("donor", id.text())
      .day("day", day)
      .raw("texts", list_of(texts))
      .text("reference", withdrawal.reference.value_or(""));
  draft.uncompared("texts");
  if (!withdrawal.day) draft.uncompared("day");
  const auto recorded = journal.append(draft);
  if (!recorded || recorded->already) return recorded;
  for (const auto& text : texts)
    forget(book, text.kind, text.number);
  return recorded;
}

std::optional<Consent> consent_of(Book& book, DonorId donor) {
  auto found = standing_consent(book, donor);
  if (found && found->name.empty()) return std::nullopt;
  return found;
}

std::optional<Consent> standing_consent(Book& book, DonorId donor,
                                        std::optional<Date> as_of) {
  std::optional<Consent> found;
  auto& row = book.prepared(select_last);
  row.bind(book.known_as(donor).number(),
           as_of ? std::optional(day_number(*as_of)) : std::nullopt);
  if (row.step() && row.integer(2) == 1)
    found = Consent{row.integer(0), day_of_number(row.integer(1)), {}};
  row.reset();
  if (found && book.has_people())
    found->name = note_text(book, found->seq, "name");
  return found;
}

}  // namespace obole::ledger
