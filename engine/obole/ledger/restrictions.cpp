#include "obole/ledger/restrictions.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/donors.hpp"
#include "obole/ledger/wording.hpp"

namespace obole::ledger {
namespace {

constexpr const char* select_all =
    "SELECT seq, donor, restricted, effective FROM main.restriction"
    "  WHERE ?1 IS NULL OR effective <= ?1 ORDER BY seq";
constexpr const char* select_last =
    "SELECT seq, restricted, effective FROM main.restriction WHERE donor IN"
    "  (SELECT ?1 UNION SELECT donor FROM main.merger WHERE survivor = ?1)"
    "  ORDER BY seq DESC LIMIT 1";

Verdict objection(Book& book, const Donor& donor, bool lifted) {
  if (!donor.person) {
    return Refusal{
        Reason::person_erased, donor.id.text(),
        say("nothing is known of this person any more",
            "plus rien n’est connu de cette personne"),
        say("there is nothing to restrict", "il n’y a rien à limiter")};
  }
  const auto stands = restriction_of(book, donor.id);
  if (stands.has_value() == lifted) return std::nullopt;
  if (stands) {
    return Refusal{Reason::not_permitted, donor.id.text(),
                   say("processing has been restricted since {}",
                       "le traitement est limité depuis le {}", stands->since),
                   say("--lift ends it", "--lift y met fin")};
  }
  return Refusal{
      Reason::not_permitted, donor.id.text(),
      say("no restriction stands", "aucune limitation n’est en cours"),
      say("obole donor show {} tells what is known",
          "obole donor show {} dit ce qui est connu", donor.id.text())};
}

}  // namespace

Result<Recorded> record(Journal& journal, const NewRestriction& restriction) {
  auto& book = journal.book();
  const auto id = book.known_as(restriction.donor);
  const auto donor = find_donor(book, id);
  if (!donor) return donor.error();
  const auto why = required_text("--reason", restriction.reason);
  if (!why) return why.error();
  const auto key = key_for(restriction.reference, Key::fresh());
  if (!key) return key.error();
  if (!journal.find(*key)) {
    if (auto refusal = objection(book, *donor, restriction.lifted))
      return *refusal;
  }
  Draft draft(restriction.lifted ? "restriction.lifted" : "donor.restricted",
              journal.context().today, *key);
  draft.dated_by_clock();
  draft.text("donor", id.text())
      .text("reference", restriction.reference.value_or(""))
      .note(note_of("reason", *why));
  return journal.append(draft);
}

std::map<std::int64_t, Restriction> restrictions(Book& book,
                                                 std::optional<Date> as_of) {
  std::map<std::int64_t, Restriction> standing;
  auto& row = book.prepared(select_all);
  row.bind(as_of ? std::optional(day_number(*as_of)) : std::nullopt);
  while (row.step()) {
    const auto donor = book.known_as(row.integer(1)).number();
    if (row.integer(2) == 0) {
      standing.erase(donor);
    } else {
      standing.insert_or_assign(
          donor, Restriction{row.integer(0), day_of_number(row.integer(3))});
    }
  }
  row.reset();
  return standing;
}

std::optional<Restriction> restriction_of(Book& book, DonorId donor) {
  std::optional<Restriction> found;
  auto& row = book.prepared(select_last);
  if (row.bind(book.known_as(donor).number()).step() && row.integer(1) == 1)
    found = Restriction{row.integer(0), day_of_number(row.integer(2))};
  row.reset();
  return found;
}

}  // namespace obole::ledger
