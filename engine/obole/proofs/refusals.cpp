#include "obole/proofs/refusals.hpp"

#include "obole/base/say.hpp"

namespace obole::proofs {

Refusal not_a_key() {
  return {Reason::key_invalid, say("the key", "la clé"),
          say("it is not a public key of one line, NAME+ID+BASE64",
              "ce n’est pas une clé publique d’une ligne, NOM+ID+BASE64"),
          say("give the file that obole audit key new wrote beside the secret "
              "one, with the ending .pub",
              "donner le fichier que obole audit key new a écrit à côté du "
              "secret, terminé par .pub")};
}

Refusal not_a_secret() {
  return {
      Reason::key_invalid, say("the key", "la clé"),
      say("it is not a secret key of one line, PRIVATE+KEY+NAME+ID+BASE64",
          "ce n’est pas une clé secrète d’une ligne, "
          "PRIVATE+KEY+NOM+ID+BASE64"),
      say("obole audit key new makes one", "obole audit key new en fait une")};
}

Refusal not_a_note() {
  return {Reason::proof_invalid, say("the note", "la note"),
          say("it is not a signed note: lines of text, an empty line, lines of "
              "signatures",
              "ce n’est pas une note signée : des lignes de texte, une ligne "
              "vide, des lignes de signature"),
          say("give the file as it was made, byte by byte",
              "donner le fichier tel qu’il a été fait, à l’octet près")};
}

Refusal not_a_checkpoint() {
  return {Reason::proof_invalid, say("the checkpoint", "le point de contrôle"),
          say("it is not three lines: the ledger’s name, a size, a root in "
              "base64",
              "ce ne sont pas trois lignes : le nom du registre, une taille, "
              "une racine en base64"),
          say("obole audit checkpoint makes one",
              "obole audit checkpoint en fait un")};
}

Refusal not_a_proof() {
  return {Reason::proof_invalid, say("the proof", "la preuve"),
          say("it is neither a proof of an entry (c2sp.org/tlog-proof@v1) nor "
              "of two sizes (old N)",
              "ce n’est ni la preuve d’une écriture (c2sp.org/tlog-proof@v1) "
              "ni celle de deux tailles (old N)"),
          say("obole audit prove makes them", "obole audit prove les fait")};
}

Refusal does_not_hold(Sentence why) {
  return {Reason::proof_invalid, say("the proof", "la preuve"), std::move(why),
          say("ask for it again; if it still does not hold, keep both files",
              "la redemander ; si elle ne tient toujours pas, garder les deux "
              "fichiers")};
}

}  // namespace obole::proofs
