#include "obole/ledger/wording.hpp"

#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"
#include "obole/domain/reference.hpp"
#include "obole/ledger/canonical.hpp"

namespace obole::ledger {
namespace {

constexpr std::size_t longest_text = 500;
constexpr const char* select_note =
    "SELECT body FROM people.note WHERE seq = ?1";

}  // namespace

Result<std::string> cleaned(std::string_view what, std::string_view text) {
  auto clean = clean_text(text);
  if (clean && clean->size() <= longest_text) return std::move(*clean);
  return Refusal{
      Reason::text_malformed,
      std::string(what),
      clean ? say("it is longer than {} bytes", "il dépasse {} octets",
                  longest_text)
            : say("it is not text in UTF-8", "ce n’est pas du texte en UTF-8"),
      {}};
}

Result<std::string> required_text(std::string_view what,
                                  std::string_view text) {
  auto clean = cleaned(what, text);
  if (!clean || !clean->empty()) return clean;
  return Refusal{Reason::text_malformed,
                 std::string(what),
                 say("it is empty", "il est vide"),
                 {}};
}

Result<Key> key_for(const std::optional<std::string>& reference,
                    const Key& otherwise) {
  if (!reference) return otherwise;
  const auto checked = parse_reference(*reference);
  if (!checked) return checked.error();
  return Key::reference(*checked);
}

std::string note_of(std::string_view key, std::string_view text) {
  return canonical::Object().text(key, text).str();
}

std::string note_of(
    std::initializer_list<std::pair<std::string_view, std::string_view>>
        texts) {
  canonical::Object note;
  for (const auto& [key, text] : texts) {
    if (!text.empty()) note.text(key, text);
  }
  return note.str();
}

std::string note_text(Book& book, std::int64_t seq, std::string_view key) {
  if (!book.has_people()) return {};
  auto& row = book.prepared(select_note);
  std::string text;
  if (row.bind(seq).step()) {
    canonical::Document note;
    if (note.parse(row.text(0))) text = note.text(key);
  }
  row.reset();
  return text;
}

std::vector<std::string> note_texts(Book& book, std::int64_t seq,
                                    std::string_view key) {
  std::vector<std::string> texts;
  if (!book.has_people()) return texts;
  auto& row = book.prepared(select_note);
  canonical::Document note;
  if (row.bind(seq).step() && note.parse(row.text(0))) {
    if (const auto* const list = note.find(key)) {
      const auto* const end = note.nodes().data() + list->end;
      for (const auto* text = list + 1; text < end; ++text)
        texts.push_back(canonical::unescaped(*text));
    }
  }
  row.reset();
  return texts;
}

Verdict objection_to_taken(Journal& journal, const Key& key,
                           std::int64_t number, const std::string& name) {
  if (number == 0 || journal.find(key)) return std::nullopt;
  return Refusal{
      Reason::already_exists, name,
      say("entry {} opened it already, under another reference",
          "l’écriture {} l’a déjà ouvert, sous une autre référence", number),
      say("choose another code", "choisir un autre code")};
}

namespace {

Sentence noun(Reason reason) {
  switch (reason) {
    case Reason::campaign_unknown:
      return {"campaign ", "campagne "};
    case Reason::project_unknown:
      return {"project ", "projet "};
    case Reason::programme_unknown:
      return {"programme ", "programme "};
    case Reason::tier_unknown:
      return {"tier ", "palier "};
    case Reason::donor_unknown:
      return {"donor ", "donateur "};
    case Reason::pledge_unknown:
      return {"pledge ", "promesse "};
    case Reason::donation_unknown:
      return {"donation ", "don "};
    case Reason::refund_unknown:
      return {"refund ", "remboursement "};
    case Reason::dispute_unknown:
      return {"dispute ", "contestation "};
    case Reason::fund_unknown:
      return {"fund ", "fonds "};
    case Reason::earmark_unknown:
      return {"earmark ", "affectation "};
    case Reason::line_unknown:
      return {"line ", "ligne "};
    case Reason::entry_unknown:
      return {"entry ", "écriture "};
    default:
      return {};
  }
}

}  // namespace

Refusal unknown(Reason reason, const std::string& what,
                std::string_view list_command) {
  return {
      reason, say("{}{}", "{}{}", noun(reason), what),
      say("the ledger does not know it", "le registre ne contient rien de tel"),
      say("{} lists those it knows", "{} donne la liste de ce qu’il connaît",
          list_command)};
}

}  // namespace obole::ledger
