#include "obole/bank/xml_refusals.hpp"

#include "obole/base/say.hpp"

#include <expat.h>

namespace obole::bank {

namespace {

Sentence ask_again() {
  return say("ask the bank for the file again, and do not edit it",
             "redemandez le fichier à la banque, sans le modifier");
}

Refusal malformed(Sentence why, Sentence hint) {
  return {.reason = Reason::file_malformed,
          .what = "XML",
          .why = std::move(why),
          .hint = std::move(hint)};
}

Sentence reason_of(int error) {
  switch (error) {
    case XML_ERROR_SYNTAX:
      return say("the file is not XML, or a part of it is not",
                 "le fichier n’est pas du XML, ou pas partout");
    case XML_ERROR_NO_ELEMENTS:
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_PARTIAL_CHAR:
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
      return say("the file ends before its content does",
                 "le fichier s’arrête avant la fin de son contenu");
    case XML_ERROR_INVALID_TOKEN:
      return say(
          "here stands something that is not XML, or bytes that are "
          "not of the declared encoding",
          "ce passage n’est pas du XML, ou ses octets ne "
          "correspondent pas à l’encodage déclaré");
    case XML_ERROR_TAG_MISMATCH:
      return say("an element is closed by the name of another",
                 "un élément est fermé par le nom d’un autre");
    case XML_ERROR_UNDEFINED_ENTITY:
      return say("an entity is used that XML does not define",
                 "une entité que XML ne définit pas est utilisée");
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
      return say("something follows the end of the document",
                 "quelque chose suit la fin du document");
    case XML_ERROR_DUPLICATE_ATTRIBUTE:
      return say("an attribute is given twice",
                 "un attribut est donné deux fois");
    default:
      return say("this is not well-formed XML (error {} of the parser)",
                 "ce n’est pas du XML bien formé (erreur {} de l’analyseur)",
                 error);
  }
}

}  // namespace

Refusal has_doctype() {
  return malformed(
      say("the file declares a document type, which statements never do and "
          "attacks do",
          "le fichier déclare un type de document (DOCTYPE), ce qu’un relevé "
          "ne fait jamais et qu’une attaque fait"),
      say("make sure that the file comes from the bank",
          "vérifiez que le fichier vient bien de la banque"));
}

Refusal too_deep(int deepest) {
  return malformed(
      say("elements are nested more than {} deep",
          "les éléments sont imbriqués sur plus de {} niveaux", deepest),
      ask_again());
}

Refusal too_long(std::size_t longest) {
  return malformed(say("a text or a tag has more than {} bytes",
                       "un texte ou une balise dépasse {} octets", longest),
                   ask_again());
}

Refusal too_much_memory() {
  return malformed(
      say("the file has more different names in it than any statement",
          "le fichier contient plus de noms différents qu’aucun relevé"),
      ask_again());
}

Refusal not_well_formed(int error) {
  if (error == XML_ERROR_NO_MEMORY) return too_much_memory();
  if (error == XML_ERROR_UNKNOWN_ENCODING ||
      error == XML_ERROR_INCORRECT_ENCODING)
    return {.reason = Reason::encoding_invalid,
            .what = "XML",
            .why = say("the file declares an encoding that is not read here",
                       "le fichier déclare un encodage qui n’est pas lu ici"),
            .hint = say("ask the bank for the file in UTF-8",
                        "demandez le fichier à la banque en UTF-8")};
  return malformed(reason_of(error), ask_again());
}

}  // namespace obole::bank
