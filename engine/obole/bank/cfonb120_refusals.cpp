#include "obole/bank/cfonb120_refusals.hpp"

#include "obole/base/say.hpp"
#include "obole/base/unicode.hpp"

namespace obole::bank::cfonb120 {

Refusal malformed(std::string_view what, Sentence why, std::uint64_t record,
                  std::string_view positions) {
  return {Reason::file_malformed,
          shown(what),
          std::move(why),
          say("ask the bank for the file again, and do not edit it",
              "redemander le fichier à la banque, et ne pas le modifier"),
          {{}, record, std::string(positions)}};
}

Refusal goes_on(std::uint64_t record, std::string_view more) {
  return malformed(
      more.substr(0, 20),
      say("record {} is not 120 characters long: its line goes on",
          "l’enregistrement {} ne fait pas 120 caractères : sa ligne continue",
          record),
      record);
}

Refusal has_no_movement(std::uint64_t record) {
  return malformed(
      "05",
      say("it completes no movement: no record 04 before it",
          "il ne complète aucun mouvement : pas d’article 04 avant"),
      record, "1-2");
}

Refusal is_no_record(std::uint64_t record, std::string_view code) {
  return malformed(
      code,
      say("it is no record of a statement, which are 01, 04, 05 and 07",
          "ce n’est pas un article de relevé, qui sont 01, 04, 05 et 07"),
      record, "1-2");
}

Refusal is_outside(std::uint64_t record, std::string_view code) {
  return malformed(code,
                   say("it stands in no statement: no record 01 before it",
                       "il n’est dans aucun relevé : pas d’article 01 avant"),
                   record, "1-2");
}

Refusal has_no_day(std::uint64_t record, std::string_view positions) {
  return malformed("000000",
                   say("it has no day, and one is required here",
                       "il n’a pas de date, et il en faut une ici"),
                   record, positions);
}

Refusal is_not_closed(std::uint64_t record, std::string_view account,
                      std::uint64_t first) {
  return malformed(
      account,
      say("the statement that begins at record {} has no new balance (07)",
          "le relevé ouvert à l’enregistrement {} n’a pas de nouveau solde "
          "(07)",
          first),
      record);
}

Refusal is_of_another_account(std::uint64_t record, std::string_view account,
                              std::string_view expected) {
  return malformed(account,
                   say("the statement is of another account, {}",
                       "le relevé est d’un autre compte, {}", expected),
                   record, "22-32");
}

Refusal has_too_much_text(std::uint64_t record) {
  return malformed("05",
                   say("the texts of one movement are longer than 64 KiB",
                       "les textes d’un mouvement dépassent 64 Kio"),
                   record, "49-118");
}

}  // namespace obole::bank::cfonb120
