#include "obole/ledger/mergers.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/donors.hpp"
#include "obole/ledger/wording.hpp"

#include <fmt/format.h>

namespace obole::ledger {
namespace {

// The campaigns that counted the two as two.
constexpr const char* select_both =
    "WITH one AS (SELECT ?1 AS number UNION"
    "    SELECT donor FROM main.merger WHERE survivor = ?1),"
    "  other AS (SELECT ?2 AS number UNION"
    "    SELECT donor FROM main.merger WHERE survivor = ?2)"
    "  SELECT campaign.code FROM main.campaign"
    "  WHERE campaign.seq IN (SELECT campaign FROM main.campaign_donor"
    "      WHERE donor IN (SELECT number FROM one))"
    "    AND campaign.seq IN (SELECT campaign FROM main.campaign_donor"
    "      WHERE donor IN (SELECT number FROM other)) ORDER BY campaign.code";

// [["TOIT","-1"], ...]
std::string counted_twice(Book& book, const NewMerger& merger) {
  std::string json = "[";
  auto& row = book.prepared(select_both);
  row.bind(merger.donor.number(), merger.into.number());
  while (row.step()) {
    if (json.size() > 1) json += ',';
    json += fmt::format(R"(["{}","-1"])", row.text(0));
  }
  row.reset();
  return json + ']';
}

Refusal not_permitted(std::string what, Sentence why, Sentence hint) {
  return {Reason::not_permitted, std::move(what), std::move(why),
          std::move(hint)};
}

Verdict objection_to_merged(const Book& book, DonorId donor) {
  const auto now = book.known_as(donor);
  if (now == donor) return std::nullopt;
  return not_permitted(
      donor.text(),
      say("it was merged into {} already", "il a déjà été fusionné avec {}",
          now.text()),
      say("name {} in its place", "nommer {} à sa place", now.text()));
}

Verdict objection_to_erased(const Donor& donor) {
  if (donor.person) return std::nullopt;
  return Refusal{
      Reason::person_erased, donor.id.text(),
      say("nothing is known of this person any more",
          "plus rien n’est connu de cette personne"),
      say("whom nobody knows cannot be known to be somebody else; leave them "
          "apart",
          "rien ne permet plus d’y reconnaître quelqu’un ; les laisser "
          "séparés")};
}

Verdict objection(Book& book, const NewMerger& merger) {
  const auto donor = find_donor(book, merger.donor);
  if (!donor) return donor.error();
  const auto into = find_donor(book, merger.into);
  if (!into) return into.error();
  if (merger.donor == merger.into) {
    return not_permitted(
        merger.donor.text(),
        say("it is the same donor twice", "c’est deux fois le même donateur"),
        say("name two donors", "nommer deux donateurs"));
  }
  for (const auto id : {merger.donor, merger.into}) {
    if (auto refusal = objection_to_merged(book, id)) return refusal;
  }
  for (const auto* const one : {&*donor, &*into}) {
    if (auto refusal = objection_to_erased(*one)) return refusal;
  }
  if (donor->kind == into->kind) return std::nullopt;
  return not_permitted(
      merger.donor.text(),
      say("one is {}, the other {}", "l’un est {}, l’autre {}", donor->kind,
          into->kind),
      say("only donors of one kind can be the same person",
          "seuls des donateurs de même nature peuvent être la même personne"));
}

}  // namespace

Result<Recorded> record(Journal& journal, const NewMerger& merger) {
  auto& book = journal.book();
  const auto key = key_for(merger.reference,
                           Key::unique("donor.merged", merger.donor.text()));
  if (!key) return key.error();
  const bool again = journal.find(*key).has_value();
  if (!again) {
    if (auto refusal = objection(book, merger)) return *refusal;
  }
  Draft draft("donor.merged", journal.context().today, *key);
  draft.dated_by_clock();
  draft.text("donor", merger.donor.text()).text("into", merger.into.text());
  if (const auto twice = counted_twice(book, merger); twice != "[]")
    draft.raw("campaigns", twice);
  draft.uncompared("campaigns")
      .text("reference", merger.reference.value_or(""));
  return journal.append(draft);
}

std::vector<DonorId> merged_into(Book& book, DonorId donor) {
  std::vector<DonorId> list;
  for (const auto number :
       book.projector().dictionary().persons.others(donor.number()))
    list.push_back(DonorId::from_number(number));
  return list;
}

}  // namespace obole::ledger
