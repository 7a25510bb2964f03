// obole export audit-bundle: a folder with all that an auditor takes away.

#include "cli/commands.hpp"
#include "cli/commands/proof_options.hpp"
#include "cli/version.hpp"
#include "obole/base/say.hpp"
#include "obole/bundle/bundle.hpp"

namespace cli {
namespace {

using namespace obole;

// Signed now, with --key.
Result<std::optional<bundle::Request::Signed>> signed_now(
    ledger::Book& book, Arguments& arguments) {
  std::optional<bundle::Request::Signed> made;
  if (const auto file = arguments.if_any("--key")) {
    auto head = signed_checkpoint(book, arguments, book.head().size);
    if (!head) return head.error();
    const auto key = proofs::read_secret(*file);
    if (!key) return key.error();
    made.emplace(std::move(*head), key->verifier());
  }
  return made;
}

Exit export_audit_bundle(Session& session, Arguments& arguments) {
  const auto folder = session.settings().output;
  session.to_standard_output();
  if (folder.empty() || folder == "-") {
    return session.refuse(
        {Reason::usage, "-o",
         say("a bundle is a folder, and needs a name",
             "un dossier d’audit est un dossier, et a besoin d’un nom"),
         say("name a new one, as in -o audit-2026",
             "en nommer un nouveau, par exemple -o audit-2026")});
  }
  auto book = session.open(store::Access::read);
  if (!book) return session.refuse(book.error());
  const store::Snapshot snapshot(book->database());
  auto is_signed = signed_now(*book, arguments);
  if (!is_signed) return session.refuse(is_signed.error());
  const auto made = bundle::make(
      *book, {folder, arguments.has("--names"), std::string(program_version),
              std::move(*is_signed)});
  if (!made) return session.refuse(made.error());
  const bool names = arguments.has("--names");
  session.print(
      say("{}: {}, {}\nroot            {}\nmanifest.sha256 {}\n"
          "verify.py       {}",
          "{} : {}, {}\nracine          {}\nmanifest.sha256 {}\n"
          "verify.py       {}",
          folder,
          counted(made->head.size, {"entry", "entries"},
                  {"écriture", "écritures"}),
          counted(std::ssize(made->files) + 2, {"file", "files"},
                  {"fichier", "fichiers"}),
          hex(made->head.root), hex(made->manifest), hex(made->verifier)),
      Json::of("export-audit-bundle")
          .set("folder", folder)
          .set("entries", made->head.size)
          .set("files", std::ssize(made->files) + 2)
          .set("size", made->head.size)
          .set("root", hex(made->head.root))
          .set("manifest", hex(made->manifest))
          .set("verifier", hex(made->verifier))
          .set("names", names));
  session.remark(
      say("give the auditor the manifest’s digest by another way than the "
          "folder",
          "donner à l’auditeur l’empreinte du manifeste par une autre voie que "
          "le dossier"));
  if (names)
    session.remark(
        say("the bundle holds donors’ names, which no later erasure reaches",
            "le dossier contient les noms des donateurs, que nul effacement "
            "ultérieur n’atteint"));
  return Exit::done;
}

}  // namespace

const Command export_audit_bundle_command{
    .words = "export audit-bundle",
    .summary = {"A folder for an auditor, checked there without obole",
                "Un dossier pour un auditeur, qui s’y vérifie sans obole"},
    .positionals = {},
    .options = {{"--names",
                 "",
                 {"with the donors’ names and addresses",
                  "avec les noms et adresses des donateurs"}},
                key_option(),
                state_option()},
    .example = "obole export audit-bundle -o audit-2026",
    .run = export_audit_bundle};

}  // namespace cli
