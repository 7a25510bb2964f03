// obole export audit-bundle: a folder with all that an auditor takes away, and
// an entry that says so where donors' names go along
// (docs/decisions/0017-names-taken-away.md).

#include "cli/commands.hpp"
#include "cli/commands/proof_options.hpp"
#include "cli/version.hpp"
#include "obole/base/say.hpp"
#include "obole/bundle/bundle.hpp"
#include "obole/ledger/bundle_exports.hpp"
#include "obole/ledger/past.hpp"

namespace cli {
namespace {

using namespace obole;

// Signed now, with --key.
Result<std::optional<bundle::Request::Signed>> signed_now(ledger::Book& book,
                                                          Arguments& arguments,
                                                          std::int64_t size) {
  std::optional<bundle::Request::Signed> made;
  if (const auto file = arguments.if_any("--key")) {
    auto head = signed_checkpoint(book, arguments, size);
    if (!head) return head.error();
    const auto key = proofs::read_secret(*file);
    if (!key) return key.error();
    made.emplace(std::move(*head), key->verifier());
  }
  return made;
}

// What is exported, and the entry that says so, if one does.
struct Exported {
  bundle::Prepared bundle;
  std::optional<ledger::Recorded> recorded = {};
};

class Exporting {
 public:
  Exporting(Session& session, Arguments& arguments)
      : session_(session),
        arguments_(arguments),
        request_{session.settings().output, arguments.has("--names"),
                 std::string(program_version)},
        reference_(arguments.if_any("--reference")) {}

  // Where nothing personal leaves and nobody asks for it, nothing is recorded:
  // the ledger may be a copy that cannot be written.
  Result<Exported> run() {
    return request_.names || reference_ ? with_entry() : without_entry();
  }

 private:
  Result<Exported> without_entry() {
    auto book = session_.open(store::Access::read);
    if (!book) return book.error();
    const store::Snapshot snapshot(book->database());
    if (auto refusal = sign(*book, book->head().size)) return *refusal;
    auto made = bundle::Prepared::of(*book, request_);
    if (!made) return made.error();
    return Exported{std::move(*made)};
  }

  Verdict sign(ledger::Book& book, std::int64_t size) {
    auto made = signed_now(book, arguments_, size);
    if (!made) return made.error();
    request_.is_signed = std::move(*made);
    return std::nullopt;
  }

  Result<ledger::Journal> begin(ledger::Book& book) {
    return ledger::Journal::begin(
        book, session_.context(book.organisation().timezone,
                               arguments_.has("--dry-run")));
  }

  // The writer's lock is held from the first byte of the bundle to the entry:
  // so this states what stands before it.
  Result<Exported> with_entry() {
    auto book = session_.open(store::Access::write);
    if (!book) return book.error();
    if (reference_) {
      const auto before = exported_before(*book);
      if (!before) return before.error();
      if (*before) return again(*book, **before);
    }
    if (auto refusal = sign(*book, book->head().size)) return *refusal;
    auto journal = begin(*book);
    if (!journal) return journal.error();
    if (request_.is_signed &&
        request_.is_signed->checkpoint.checkpoint.size != journal->next())
      return Refusal{Reason::ledger_busy, book->file().string(),
                     say("something was recorded between signing and exporting",
                         "une écriture est venue entre la signature et "
                         "l’export"),
                     say("run it again", "relancer la commande")};
    auto made = bundle::Prepared::of(*book, request_);
    if (!made) return made.error();
    return recorded(*journal, std::move(*made));
  }

  Result<std::optional<std::int64_t>> exported_before(ledger::Book& book) {
    auto journal = begin(book);
    if (!journal) return journal.error();
    return ledger::size_exported(*journal, *reference_);
  }

  // The same bundle once more, of the ledger as it was then.
  Result<Exported> again(ledger::Book& book, std::int64_t size) {
    auto past = ledger::past_book(book, size, session_.watch());
    if (!past) return past.error();
    if (auto refusal = sign(book, size)) return *refusal;
    auto made = bundle::Prepared::of(*past, request_);
    if (!made) return made.error();
    auto journal = begin(book);
    if (!journal) return journal.error();
    return recorded(*journal, std::move(*made));
  }

  Result<Exported> recorded(ledger::Journal& journal, bundle::Prepared made) {
    const auto entry = ledger::record(
        journal, ledger::NewBundleExport{request_.names, made.made().manifest,
                                         reference_});
    if (!entry) return entry.error();
    journal.commit();
    return Exported{std::move(made), *entry};
  }

  Session& session_;
  Arguments& arguments_;
  bundle::Request request_;
  std::optional<std::string> reference_;
};

Sentence told(const std::string& place, const bundle::Made& made) {
  return say(
      "{}: {}, {}\nroot            {}\nmanifest.sha256 {}\n"
      "verify.py       {}",
      "{} : {}, {}\nracine          {}\nmanifest.sha256 {}\n"
      "verify.py       {}",
      place,
      counted(made.head.size, {"entry", "entries"}, {"écriture", "écritures"}),
      counted(std::ssize(made.files) + 2, {"file", "files"},
              {"fichier", "fichiers"}),
      hex(made.head.root), hex(made.manifest), hex(made.verifier));
}

void tell_apart(Session& session, const Exported& exported, bool names) {
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
  if (!exported.recorded) return;
  session.remark(exported.recorded->already
                     ? say("already recorded as entry {}",
                           "déjà enregistré : écriture {}",
                           exported.recorded->seq)
                     : say("entry {} says that it was taken away",
                           "l’écriture {} dit qu’il a été emporté",
                           exported.recorded->seq));
}

Exit export_audit_bundle(Session& session, Arguments& arguments) {
  const auto place = session.settings().output;
  session.to_standard_output();
  if (place.empty() || place == "-") {
    return session.refuse(
        {Reason::usage, "-o",
         say("a bundle is a folder, and needs a name",
             "un dossier d’audit est un dossier, et a besoin d’un nom"),
         say("name a new one, as in -o audit-2026",
             "en nommer un nouveau, par exemple -o audit-2026")});
  }
  auto exported = Exporting(session, arguments).run();
  if (!exported) return session.refuse(exported.error());
  const bool dry_run = arguments.has("--dry-run");
  if (!dry_run) {
    if (const auto refusal = exported->bundle.publish())
      return session.refuse(*refusal);
  }
  const auto& made = exported->bundle.made();
  const auto& entry = exported->recorded;
  const bool names = arguments.has("--names");
  auto json = Json::of("export-audit-bundle");
  json.set("folder", place)
      .set("entries", made.head.size)
      .set("files", std::ssize(made.files) + 2)
      .set("size", made.head.size)
      .set("root", hex(made.head.root))
      .set("manifest", hex(made.manifest))
      .set("verifier", hex(made.verifier))
      .set("names", names)
      .set("entry", entry ? std::optional(entry->seq) : std::nullopt)
      .set("id", hex(made.manifest))
      .set("already", entry && entry->already);
  if (dry_run) json.set("dry_run", true);
  session.print(told(place, made), json);
  if (dry_run)
    session.remark(say("nothing was written or recorded (--dry-run)",
                       "rien n’a été écrit ni enregistré (--dry-run)"));
  else
    tell_apart(session, *exported, names);
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
                 {"with the donors’ names and addresses; an entry says so",
                  "avec les noms et adresses des donateurs ; une écriture le "
                  "dit"}},
                key_option(),
                state_option()},
    .example = "obole export audit-bundle -o audit-2026",
    .records = true,
    .run = export_audit_bundle};

}  // namespace cli
