// Whether a request that comes again is the same request.

#include "obole/base/say.hpp"
#include "obole/ledger/journal.hpp"

#include <algorithm>
#include <array>

namespace obole::ledger {
namespace {

using canonical::Document;
using canonical::Node;

constexpr const char* select_body =
    "SELECT body FROM main.entry WHERE seq = ?1";
constexpr const char* select_person_body =
    "SELECT body FROM people.person WHERE seq = ?1";
constexpr const char* select_note_body =
    "SELECT body FROM people.note WHERE seq = ?1";

// What the journal adds, and what is drawn at random, says nothing of the
// request.  The postings follow from the other fields and from what stood
// before: a gift is held until its campaign's verdict, and earned after it, and
// a file that is imported again then is still the same file.
constexpr std::array<std::string_view, 9> added = {
    "by",       "key", "note", "person", "postings",
    "recorded", "seq", "v",    "version"};

bool is_compared(std::string_view key, const Draft& draft) {
  const auto& drawn = draft.drawn_keys();
  return std::find(added.begin(), added.end(), key) == added.end() &&
         std::find(drawn.begin(), drawn.end(), key) == drawn.end();
}

std::string_view json_of(const Node* node) {
  return node == nullptr ? std::string_view() : node->json;
}

// Donors that were merged since are the same donor.
bool is_same(const Book& book, std::string_view key, const Node* then,
             const Node* now) {
  if (json_of(then) == json_of(now)) return true;
  if (key != "donor" || then == nullptr || now == nullptr) return false;
  const auto before = DonorId::parse(then->text);
  const auto after = DonorId::parse(now->text);
  return before && after && book.known_as(*before) == book.known_as(*after);
}

// The first field in which the two differ, among those that are compared.
std::string first_difference(const Book& book, const Document& then,
                             const Document& now, const Draft& draft) {
  for (const auto* one : {&now, &then}) {
    const auto& nodes = one->nodes();
    for (std::size_t at = 1; at < nodes.size(); at = nodes[at].end) {
      const auto key = nodes[at].key;
      if (!is_compared(key, draft)) continue;
      if (!is_same(book, key, then.find(key), now.find(key)))
        return std::string(key);
    }
  }
  return {};
}

// A field of the body, as the person who typed it knows it.
Sentence typed_name(std::string_view field) {
  if (field == "effective") return {"date", "date"};
  if (field == "kind") return {"kind", "nature"};
  if (field == "note")
    return {"reason, holder or earmark", "motif, porteur ou affectation"};
  if (field == "person")
    return {"name, address, e-mail or SIREN",
            "nom, adresse, courriel ou SIREN"};
  return {std::string(field), std::string(field)};
}

Refusal reused(const Key& key, std::int64_t seq, std::string_view field) {
  return {
      Reason::reference_reused,
      key.name(),
      say("it is recorded already as entry {}, with another {}",
          "c’est déjà enregistré à l’écriture {}, avec un autre contenu ({})",
          seq, typed_name(field)),
      say("use another reference or code, or send the same content; obole "
          "audit show {} shows what is there",
          "changer de référence ou de code, ou renvoyer le même contenu ; "
          "obole audit show {} montre ce qui est là",
          seq),
      {}};
}

}  // namespace

Verdict Journal::same_content(std::int64_t seq, const Draft& draft) {
  auto& row = book_->prepared(select_body);
  check(row.bind(seq).step(), "a key leads to an entry");
  const std::string then_body(row.blob(0));
  row.reset();
  auto fields = draft.fields();
  fields.text("kind", draft.kind()).text("effective", iso(draft.effective()));
  const auto now_body = fields.str();
  Document then;
  Document now;
  check(now.parse(now_body), "a draft is canonical");
  if (!then.parse(then_body)) {
    throw store::StoreError(
        store::StoreError::Kind::damaged, 0,
        "entry " + std::to_string(seq) + " is not canonical");
  }
  if (then.text("kind") != draft.kind())
    return reused(draft.key(), seq, "kind");
  if (const auto field = first_difference(*book_, then, now, draft);
      !field.empty()) {
    return reused(draft.key(), seq, field);
  }
  const bool noted = then.find("note") != nullptr;
  const bool notes = draft.personal() && !draft.personal()->donor;
  if (noted != notes) return reused(draft.key(), seq, "note");
  if (!draft.personal()) return std::nullopt;
  auto& personal = book_->prepared(draft.personal()->donor ? select_person_body
                                                           : select_note_body);
  const bool known = personal.bind(seq).step();
  const bool same = !known || personal.text(0) == draft.personal()->body;
  personal.reset();
  if (same) return std::nullopt;
  return reused(draft.key(), seq, draft.personal()->donor ? "person" : "note");
}

}  // namespace obole::ledger
