#include "obole/bank/zip_refusals.hpp"

#include "obole/base/say.hpp"

namespace obole::bank::zip {
namespace {

Sentence unpack() {
  return say("unpack it, and import the files in it",
             "le décompresser, et importer les fichiers qu’il contient");
}

Sentence download() {
  return say("download it from the bank again",
             "le télécharger à nouveau auprès de la banque");
}

Refusal malformed(std::string_view of, Sentence why, Sentence hint) {
  return {Reason::file_malformed, std::string(of), std::move(why),
          std::move(hint)};
}

}  // namespace

Refusal too_large(std::string_view file, std::size_t megabytes) {
  return malformed(
      file,
      say("a ZIP file of more than {} MiB is not read",
          "un fichier ZIP de plus de {} Mio n’est pas lu", megabytes),
      unpack());
}

Refusal unreadable(std::string_view file) {
  return malformed(file,
                   say("the ZIP file is cut off or damaged",
                       "le fichier ZIP est tronqué ou endommagé"),
                   download());
}

Refusal empty(std::string_view file) {
  return malformed(
      file,
      say("the ZIP file is empty", "le fichier ZIP ne contient aucun fichier"),
      download());
}

Refusal too_many(std::string_view file, std::size_t most) {
  return malformed(file,
                   say("the ZIP file has more than {} files",
                       "le fichier ZIP contient plus de {} fichiers", most),
                   unpack());
}

Refusal same_name(std::string_view file) {
  return malformed(file,
                   say("two files in the ZIP file have one name",
                       "deux fichiers du fichier ZIP portent le même nom"),
                   unpack());
}

Refusal encrypted(std::string_view member) {
  return malformed(member,
                   say("this file of the ZIP file is encrypted",
                       "ce fichier du fichier ZIP est chiffré"),
                   say("unpack it with its password, and import the files in "
                       "it",
                       "le décompresser avec son mot de passe, et importer "
                       "les fichiers qu’il contient"));
}

Refusal packed_otherwise(std::string_view member) {
  return malformed(member,
                   say("it is packed in a way that is not read here: only "
                       "stored and deflated are",
                       "sa méthode de compression n’est pas lue ici : seules "
                       "« stored » et « deflated » le sont"),
                   unpack());
}

Refusal member_too_large(std::string_view member, std::size_t megabytes) {
  return malformed(member,
                   say("unpacked, it has more than {} MiB, or more than it "
                       "says",
                       "décompressé, il dépasse {} Mio, ou la taille qu’il "
                       "annonce",
                       megabytes),
                   unpack());
}

Refusal sum_too_large(std::string_view file, std::size_t megabytes) {
  return malformed(
      file,
      say("unpacked, its files have more than {} MiB together",
          "décompressés, ses fichiers dépassent {} Mio ensemble", megabytes),
      unpack());
}

Refusal nested(std::string_view member) {
  return {Reason::format_unknown, std::string(member),
          say("it is a ZIP file within a ZIP file, which is not read",
              "c’est un fichier ZIP dans un fichier ZIP, ce qui n’est pas lu"),
          unpack()};
}

Refusal damaged(std::string_view member) {
  return malformed(member,
                   say("it is damaged: it does not unpack to what was packed",
                       "il est endommagé : il ne restitue pas ce qui a été "
                       "compressé"),
                   download());
}

}  // namespace obole::bank::zip
