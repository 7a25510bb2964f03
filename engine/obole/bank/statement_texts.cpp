#include "obole/bank/statement_texts.hpp"

#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"
#include "obole/domain/excerpt.hpp"

#include <algorithm>
#include <utility>

namespace obole::bank {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char byte) {
    return static_cast<unsigned char>(byte) < 0x80;
  });
}

}  // namespace

StatementTexts::StatementTexts(const StatementProfile& profile, bool has_mark)
    : profile_(profile), order_(profile.encodings), has_mark_(has_mark) {
  if (has_mark_) order_ = {Encoding::utf_8};
}

std::optional<StatementTexts::Objection> StatementTexts::objection(
    const std::vector<std::string_view>& fields, Encoding encoding) const {
  for (const auto field : fields) {
    if (is_ascii(field)) continue;
    if (!decode(field, encoding))
      return Objection{
          field,
          has_mark_
              ? say("its bytes are not UTF-8, which the file says it is in, by "
                    "a byte order mark",
                    "ses octets ne sont pas de l’UTF-8, que le fichier annonce "
                    "par un indicateur d’ordre des octets (BOM)")
              : say("its bytes are in none of the profile’s encodings",
                    "ses octets ne sont d’aucun encodage du profil")};
    if (encoding != Encoding::utf_8 && betrays_utf_8(field))
      return Objection{
          field,
          say("it holds characters in UTF-8, in a row that is read in {}",
              "il contient des caractères en UTF-8, dans une ligne lue en {}",
              spelled(encoding))};
  }
  return std::nullopt;
}

void StatementTexts::note(Encoding encoding, std::uint64_t line) {
  if (!first_) {
    first_ = encoding;
    first_line_ = line;
  }
  if (*first_ == encoding || was_told_) return;
  was_told_ = true;
  remark_ =
      say("the row is in {}, and line {} in {}: the file was put "
          "together from two; check the accents of its texts",
          "la ligne est en {}, et la ligne {} en {} : le fichier a été "
          "composé de deux autres ; vérifier les accents de ses textes",
          spelled(encoding), first_line_, spelled(*first_));
}

std::optional<Sentence> StatementTexts::take_remark() {
  return std::exchange(remark_, std::nullopt);
}

// Of the encodings that do not fit, the last says why: it is the one that most
// bytes have a meaning in.
Result<std::vector<std::string>> StatementTexts::read(
    const std::vector<std::string_view>& fields, std::uint64_t line) {
  std::optional<Objection> last;
  for (const auto encoding : order_) {
    last = objection(fields, encoding);
    if (last) continue;
    std::vector<std::string> texts;
    texts.reserve(fields.size());
    for (const auto field : fields) {
      auto clean = clean_text(decode(field, encoding).value_or(""));
      check(clean.has_value(), "a field of a CSV file holds no NUL");
      texts.push_back(std::move(*clean));
    }
    if (!std::all_of(fields.begin(), fields.end(), is_ascii))
      note(encoding, line);
    return texts;
  }
  check(last.has_value(), "a profile has an encoding");
  return Refusal{
      Reason::encoding_invalid,
      excerpt(last->cell),
      std::move(last->why),
      say("ask the bank for the file in one encoding, or name its encoding in "
          "the profile {}",
          "demander à la banque le fichier dans un seul encodage, ou nommer "
          "son encodage dans le profil {}",
          shown(profile_.name)),
      {{}, line, {}}};
}

}  // namespace obole::bank
