// What every command takes, and what every recording command takes.

#include "cli/arguments.hpp"

namespace cli {

const std::vector<Option>& global_options() {
  static const std::vector<Option> options = {
      {"--ledger",
       "FILE",
       {"the ledger; else $OBOLE_LEDGER, else ledger.obole",
        "le registre ; sinon $OBOLE_LEDGER, sinon ledger.obole"}},
      {"--format",
       "FORMAT",
       {"table, csv, json, jsonl (an object a line), markdown, html, xlsx or "
        "ods",
        "table, csv, json, jsonl (un objet par ligne), markdown, html, "
        "xlsx ou ods"}},
      {"--locale",
       "fr|c",
       {"how CSV is written: fr for French spreadsheets",
        "écriture du CSV : fr pour les tableurs français"}},
      {"--lang",
       "fr|en",
       {"language of messages and reports",
        "langue des messages et des rapports"}},
      {"--today",
       "DATE",
       {"fixes the day; else $OBOLE_TODAY",
        "fixe le jour ; sinon $OBOLE_TODAY"}},
      {"--wait",
       "SECONDS",
       {"how long to wait for another writer (30)",
        "attente d’un autre programme qui écrit (30)"}},
      {"--quiet",
       "",
       {"no remarks, errors only", "pas de remarques, seulement les erreurs"}},
      {"--no-color", "", {"no colour", "sans couleur"}},
      {"--output",
       "FILE",
       {"write the result to a file (-o); its ending chooses the format",
        "écrire le résultat dans un fichier (-o) ; sa terminaison choisit le "
        "format"}}};
  return options;
}

const std::vector<Option>& recording_options() {
  static const std::vector<Option> options = {
      {"--dry-run",
       "",
       {"say what would be recorded, and record nothing",
        "dire ce qui serait enregistré, sans rien enregistrer"}},
      {"--reference",
       "REF",
       {"your own key: the same one twice records once",
        "votre propre clé : deux fois la même n’enregistre qu’une fois"}}};
  return options;
}

}  // namespace cli
