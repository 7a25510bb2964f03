// obole backup: a copy of both files that is known to hold.

#include "obole/ledger/backup.hpp"

#include "cli/commands.hpp"
#include "obole/base/say.hpp"

namespace cli {
namespace {

using namespace obole;

Exit backup(Session& session, Arguments& arguments) {
  const auto file = arguments.text("FILE");
  const auto made =
      ledger::back_up(session.settings().ledger, file, session.settings().wait);
  if (!made) return session.refuse(made.error());
  if (!made->with_people) {
    session.remark(
        say("the people file is not beside the ledger: the backup "
            "holds no names",
            "le fichier des personnes n’est pas à côté du registre : "
            "la sauvegarde ne contient aucun nom"));
  }
  session.print(say("{}: {} verified\nroot {}", "{} : {}\nracine {}", file,
                    counted(made->head.size, {"entry", "entries"},
                            {"écriture vérifiée", "écritures vérifiées"}),
                    hex(made->head.root)),
                Json::of("backup")
                    .set("file", file)
                    .set("entries", made->head.size)
                    .set("size", made->head.size)
                    .set("root", hex(made->head.root))
                    .set("bytes", static_cast<std::int64_t>(made->size))
                    .set("people", made->with_people));
  return Exit::done;
}

}  // namespace

const Command backup_command{
    .words = "backup",
    .summary = {"Copy the ledger, and verify the copy",
                "Copier le registre, et vérifier la copie"},
    .positionals = {{"FILE",
                     {"a new file; the personal data go beside it",
                      "un fichier nouveau ; les données personnelles vont à "
                      "côté"}}},
    .options = {},
    .example = "obole backup /srv/backup/sceaux-2026-03-01.obole",
    .records = false,
    .run = backup};

}  // namespace cli
