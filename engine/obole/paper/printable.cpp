#include "obole/paper/printable.hpp"

#include "obole/base/code_points.hpp"
#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"
#include "obole/domain/excerpt.hpp"
#include "obole/domain/letters.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace obole::paper {
namespace {

using std::string_view;

struct Range {
  std::int32_t first;
  std::int32_t last;
};

// Characters without a shape, which hide in a text or turn its order around.
// The joiners U+200C and U+200D are none: Persian is written with them.
constexpr std::array<Range, 7> unseen = {{{0x00AD, 0x00AD},
                                          {0x200B, 0x200B},
                                          {0x200E, 0x200F},
                                          {0x202A, 0x202E},
                                          {0x2060, 0x206F},
                                          {0xFEFF, 0xFEFF},
                                          {0xE0000, 0xE0FFF}}};

bool is_unseen(std::int32_t value) {
  return std::any_of(unseen.begin(), unseen.end(), [value](Range range) {
    return value >= range.first && value <= range.last;
  });
}

void replace_all(std::string& text, string_view from, string_view to) {
  for (auto at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

// A line never begins with one of these marks, nor ends with an opening one.
void keep_marks_together(std::string& text) {
  replace_all(text, "« ", "«\u00A0");
  replace_all(text, "n° ", "n°\u00A0");
  for (const auto* const mark : {"»", ":", ";", "!", "?", "%", "€"})
    replace_all(text, std::string(" ") + mark, std::string("\u00A0") + mark);
}

// "1 400" is one number; "12, rue" and "3 mars" are words.
void keep_thousands_together(std::string& text) {
  const auto is_digit_at = [&text](std::size_t at) {
    return at < text.size() && is_digit(text[at]);
  };
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] == ' ' && is_digit_at(at - 1) && is_digit_at(at + 1) &&
        is_digit_at(at + 2) && is_digit_at(at + 3) && !is_digit_at(at + 4))
      text.replace(at, 1, "\u202F");
  }
}

// Cleans and checks one text after another; keeps the first refusal.
class Proofreader {
 public:
  explicit Proofreader(const Typeface& face) : face_(face) {}

  void line(std::string& text, const Sentence& name) {
    if (refusal_) return;
    auto clean = clean_text(text);
    if (!clean) {
      refusal_ = malformed(text, name);
      return;
    }
    text = *std::move(clean);
    keep_marks_together(text);
    keep_thousands_together(text);
    look_for_glyphs(text, name);
  }

  void lines(std::string& text, const Sentence& name) {
    std::string kept;
    for (string_view rest = text; !rest.empty();) {
      const auto end = std::min(rest.find('\n'), rest.size());
      std::string one(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      line(one, name);
      if (one.empty()) continue;
      if (!kept.empty()) kept += '\n';
      kept += one;
    }
    text = std::move(kept);
  }

  const Verdict& verdict() const { return refusal_; }

 private:
  void look_for_glyphs(const std::string& text, const Sentence& name) {
    for (std::size_t at = 0; at < text.size();) {
      const auto point = code_point_at(text, at);
      if (is_unseen(point.value) || !face_.has(point.value)) {
        refusal_ = missing(text, name, point.value,
                           shown(string_view(text).substr(at, point.length)));
        return;
      }
      at += point.length;
    }
  }

  static Subject subject(const std::string& text, const Sentence& name) {
    return say("{} ({})", "{} ({})", name, excerpt(shown(text)));
  }

  static Refusal malformed(const std::string& text, const Sentence& name) {
    return {Reason::text_malformed, subject(text, name),
            say("it is not UTF-8", "ce n’est pas de l’UTF-8"),
            say("type it again", "le saisir à nouveau")};
  }

  static Refusal missing(const std::string& text, const Sentence& name,
                         std::int32_t value, const std::string& glyph) {
    if (is_unseen(value))
      return {Reason::glyph_missing, subject(text, name),
              say("it holds an invisible character, U+{:04X}",
                  "il contient un caractère invisible, U+{:04X}", value),
              say("type it again without that character",
                  "le saisir à nouveau sans ce caractère")};
    return {Reason::glyph_missing, subject(text, name),
            say("the font of receipts has no character {} (U+{:04X})",
                "la police des reçus n’a pas le caractère {} (U+{:04X})", glyph,
                value),
            say("write it without that character: a name in Latin letters, as "
                "on French identity papers",
                "l’écrire sans ce caractère : un nom en lettres latines, comme "
                "sur les papiers d’identité français")};
  }

  const Typeface& face_;
  Verdict refusal_;
};

void read_issuer(PaperIssuer& issuer, Proofreader& reader) {
  reader.line(issuer.name, say("the name of the receiving body",
                               "le nom de l’organisme bénéficiaire"));
  reader.line(issuer.siren, say("the SIREN of the receiving body",
                                "le SIREN de l’organisme bénéficiaire"));
  reader.lines(issuer.address, say("the address of the receiving body",
                                   "l’adresse de l’organisme bénéficiaire"));
  reader.lines(issuer.object, say("the object of the receiving body",
                                  "l’objet de l’organisme bénéficiaire"));
  reader.line(issuer.category, say("the category of the receiving body",
                                   "la catégorie de l’organisme bénéficiaire"));
}

void read_recipient(PaperRecipient& recipient, Proofreader& reader) {
  reader.line(recipient.name, say("the donor’s name", "le nom du donateur"));
  reader.lines(recipient.address,
               say("the donor’s address", "l’adresse du donateur"));
  reader.line(recipient.siren,
              say("the donor’s SIREN", "le SIREN du donateur"));
  reader.line(recipient.legal_form,
              say("the donor’s legal form", "la forme juridique du donateur"));
}

}  // namespace

Result<ReceiptPaper> printable(ReceiptPaper paper, const Typeface& face) {
  Proofreader reader(face);
  reader.line(paper.number, say("the receipt’s number", "le numéro du reçu"));
  reader.line(paper.form, say("the form’s number", "le numéro du formulaire"));
  read_issuer(paper.issuer, reader);
  read_recipient(paper.recipient, reader);
  for (auto& gift : paper.gifts)
    reader.lines(gift.description,
                 say("the description of the gift of {}",
                     "la description du don du {}", gift.date));
  reader.line(paper.place, say("the place of issue", "le lieu d’émission"));
  reader.line(paper.signatory.name,
              say("the signatory’s name", "le nom du signataire"));
  reader.line(paper.signatory.quality,
              say("the signatory’s quality", "la qualité du signataire"));
  reader.line(paper.signatory.delegation,
              say("the signatory’s delegation", "la délégation du signataire"));
  reader.line(paper.replaces, say("the number of the receipt that is replaced",
                                  "le numéro du reçu remplacé"));
  if (reader.verdict()) return *reader.verdict();
  return paper;
}

}  // namespace obole::paper
