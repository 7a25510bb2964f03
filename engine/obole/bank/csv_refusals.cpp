#include "obole/bank/csv_refusals.hpp"

#include "obole/base/say.hpp"

namespace obole::bank {
namespace {

Refusal malformed(std::uint64_t line, Sentence why, Sentence hint = {}) {
  return {.reason = Reason::file_malformed,
          .what = say("line {}", "ligne {}", line),
          .why = std::move(why),
          .hint = std::move(hint),
          .place = {.file = {}, .line = line, .column = {}}};
}

}  // namespace

Refusal nul_byte(std::uint64_t line) {
  return malformed(
      line,
      say("the file holds a NUL byte", "le fichier contient un octet nul"),
      say("it may be a spreadsheet or UTF-16 text: save it as CSV in UTF-8",
          "c’est peut-être un classeur ou du texte UTF-16 : enregistrez-le en "
          "CSV UTF-8"));
}

Refusal quote_inside(std::uint64_t line) {
  return malformed(
      line,
      say("a quotation mark stands inside an unquoted field",
          "un guillemet se trouve dans un champ sans guillemets"),
      say("a field that holds one is written between quotation marks, and the "
          "mark doubled",
          "un champ qui en contient s’écrit entre guillemets, et le guillemet "
          "y est doublé"));
}

Refusal quote_left_open(std::uint64_t line) {
  return malformed(line,
                   say("a quotation mark is opened and never closed",
                       "un guillemet est ouvert et jamais fermé"),
                   say("the file may be cut short: ask for it again",
                       "le fichier est peut-être tronqué : le redemander"));
}

Refusal text_after_quote(std::uint64_t line) {
  return malformed(
      line,
      say("text follows a closing quotation mark",
          "du texte suit un guillemet fermant"),
      say("a quotation mark inside a field is written twice",
          "un guillemet à l’intérieur d’un champ s’écrit deux fois"));
}

Refusal row_too_long(std::uint64_t line, std::size_t largest) {
  return malformed(
      line,
      say("the row is longer than {} bytes", "la ligne dépasse {} octets",
          largest),
      say("is a quotation mark missing?", "manque-t-il un guillemet ?"));
}

}  // namespace obole::bank
