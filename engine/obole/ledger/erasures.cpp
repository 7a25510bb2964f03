#include "obole/ledger/erasures.hpp"

#include "obole/base/check.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/donors.hpp"
#include "obole/ledger/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace obole {

template <>
std::span<const std::string_view> words<ledger::ErasureScope>() {
  static constexpr std::array<std::string_view, 2> scopes = {"all", "contact"};
  return scopes;
}

}  // namespace obole

namespace obole::ledger {
namespace {

constexpr const char* select_erased =
    "SELECT kind, item FROM main.erased ORDER BY kind, item";
constexpr const char* select_erasure =
    "SELECT scope, donor FROM main.erasure WHERE seq = ?1";
constexpr const char* delete_person =
    "DELETE FROM people.person WHERE seq = ?1";
constexpr const char* delete_note = "DELETE FROM people.note WHERE seq = ?1";
constexpr const char* delete_line =
    "DELETE FROM people.line_text WHERE line = ?1";
constexpr const char* count_person =
    "SELECT count(*) FROM people.person WHERE seq = ?1";
constexpr const char* count_note =
    "SELECT count(*) FROM people.note WHERE seq = ?1";
constexpr const char* count_line =
    "SELECT count(*) FROM people.line_text WHERE line = ?1";

// A body holds these many of either.
constexpr std::size_t most_texts = 3000;
constexpr std::size_t most_holds = 200;

const char* deletion_of(TextKind kind) {
  switch (kind) {
    case TextKind::person:
      return delete_person;
    case TextKind::note:
      return delete_note;
    case TextKind::line:
      break;
  }
  return delete_line;
}

const char* count_of(TextKind kind) {
  switch (kind) {
    case TextKind::person:
      return count_person;
    case TextKind::note:
      return count_note;
    case TextKind::line:
      break;
  }
  return count_line;
}

std::string list_of(const std::vector<Hold>& holds) {
  std::string list = "[";
  for (std::size_t at = 0; at < std::min(holds.size(), most_holds); ++at) {
    if (list.size() > 1) list += ',';
    list += fmt::format(R"(["{}",{},"{}"])", word(holds[at].ground),
                        holds[at].number,
                        holds[at].until ? iso(*holds[at].until) : "");
  }
  return list + ']';
}

Refusal nothing_held(DonorId donor) {
  return {
      Reason::not_permitted, donor.text(),
      say("nothing of that is held about this donor",
          "rien de tel n’est conservé sur ce donateur"),
      say("obole donor export {} shows what is held",
          "obole donor export {} montre ce qui est conservé", donor.text())};
}

Result<Erasure> refuse(Journal& journal, const NewErasure& erasure,
                       std::vector<Hold> holds, const Key& key,
                       const std::string& why) {
  Draft draft("erasure.refused", journal.context().today, key);
  draft.dated_by_clock();
  draft.text("donor", erasure.donor.text())
      .raw("holds", list_of(holds))
      .text("reference", erasure.reference.value_or(""))
      .note(note_of("reason", why));
  const auto recorded = journal.append(draft);
  if (!recorded) return recorded.error();
  return Erasure{*recorded, std::move(holds), 0};
}

// Whether the entry is what became of the same request.
bool is_of(Book& book, std::int64_t seq, const NewErasure& erasure) {
  auto& row = book.prepared(select_erasure);
  const bool all = erasure.scope == ErasureScope::all;
  const bool same =
      row.bind(seq).step() && book.known_as(row.integer(1)) == erasure.donor &&
      (row.text(0) == word(erasure.scope) || (all && row.text(0) == "refused"));
  row.reset();
  return same;
}

// The latest person goes too where something of it changes; what is left of it
// is committed to anew.
struct Plan {
  std::vector<HeldText> texts;
  std::optional<Person> left;
};

Plan plan_of(Book& book, const NewErasure& erasure) {
  auto texts = texts_about(book, erasure.donor);
  if (erasure.scope == ErasureScope::all) return {std::move(texts), {}};
  Plan plan;
  for (auto& text : texts) {
    if (text.kind != TextKind::person) continue;
    auto person = person_in(text.body);
    if (!person || person->email.empty()) continue;
    plan.texts.push_back(std::move(text));
  }
  const auto donor = find_donor(book, erasure.donor);
  if (!plan.texts.empty() && donor && donor->person) {
    plan.left = donor->person;
    plan.left->email.clear();
  }
  return plan;
}

Result<Erasure> erase(Journal& journal, const NewErasure& erasure) {
  auto& book = journal.book();
  const auto donor = find_donor(book, erasure.donor);
  if (!donor) return donor.error();
  const auto why = required_text("--reason", erasure.reason);
  if (!why) return why.error();
  const auto key = key_for(erasure.reference, Key::fresh());
  if (!key) return key.error();
  if (const auto known = journal.find(*key)) {
    if (is_of(book, *known, erasure))
      return Erasure{Recorded{*known, true}, {}, 0};
    return Refusal{
        Reason::reference_reused, erasure.reference.value_or(""),
        say("it is recorded already as entry {}, which is another request",
            "elle est déjà enregistrée, écriture {}, qui est une autre demande",
            *known),
        say("use another reference", "changer de référence")};
  }
  auto holds = erasure.scope == ErasureScope::all
                   ? holds_on(book, erasure.donor, journal.context().today)
                   : std::vector<Hold>();
  if (!holds.empty())
    return refuse(journal, erasure, std::move(holds), *key, *why);
  const auto plan = plan_of(book, erasure);
  if (plan.texts.empty()) return nothing_held(erasure.donor);
  std::optional<Recorded> first;
  const std::span<const HeldText> all = plan.texts;
  for (std::size_t from = 0; from < all.size(); from += most_texts) {
    const auto part =
        all.subspan(from, std::min(most_texts, all.size() - from));
    Draft draft("person.erased", journal.context().today,
                first ? Key::fresh() : *key);
    draft.dated_by_clock();
    draft.text("donor", erasure.donor.text())
        .text("scope", word(erasure.scope))
        .raw("texts", list_of(part))
        .text("reference", first ? "" : erasure.reference.value_or(""));
    if (!first) {
      draft.note(note_of("reason", *why));
      if (plan.left) draft.person(erasure.donor, body_of(*plan.left));
    }
    const auto recorded = journal.append(draft);
    if (!recorded) return recorded.error();
    if (!first) first = *recorded;
  }
  for (const auto& text : all)
    forget(book, text.kind, text.number);
  return Erasure{*first, {}, static_cast<std::int64_t>(all.size())};
}

}  // namespace

void forget(Book& book, TextKind kind, std::int64_t number) {
  auto& row = book.prepared(deletion_of(kind));
  row.bind(number).step();
  row.reset();
}

std::string list_of(std::span<const HeldText> texts) {
  std::string list = "[";
  for (const auto& text : texts) {
    if (list.size() > 1) list += ',';
    list += fmt::format(R"(["{}",{}])", word(text.kind), text.number);
  }
  return list + ']';
}

Result<Erasure> record(Journal& journal, const NewErasure& erasure) {
  auto of_person = erasure;
  of_person.donor = journal.book().known_as(erasure.donor);
  return erase(journal, of_person);
}

std::vector<std::pair<TextKind, std::int64_t>> erased_texts(
    store::Database& database) {
  std::vector<std::pair<TextKind, std::int64_t>> texts;
  store::Statement row(database, select_erased);
  while (row.step()) {
    const auto kind = parse_choice<TextKind>(row.text(0));
    if (kind) texts.emplace_back(*kind, row.integer(1));
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

std::int64_t erase_again(Journal& journal) {
  auto& book = journal.book();
  std::int64_t count = 0;
  for (const auto& [kind, number] : erased_texts(book.database())) {
    auto& row = book.prepared(count_of(kind));
    check(row.bind(number).step(), "counting gives a row");
    const bool is_there = row.integer(0) > 0;
    row.reset();
    if (!is_there) continue;
    forget(book, kind, number);
    ++count;
  }
  return count;
}

}  // namespace obole::ledger
