#include "obole/ledger/book.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/recovery.hpp"
#include "obole/ledger/schema.hpp"

#include <algorithm>
#include <sys/stat.h>
#include <unistd.h>

namespace obole::ledger {
namespace {

namespace fs = std::filesystem;

constexpr const char* select_head =
    "SELECT size, root, frontier FROM main.head WHERE id = 0";

Refusal unusable(const fs::path& file, Sentence why, Sentence hint) {
  return {Reason::ledger_unusable, file.string(), std::move(why),
          std::move(hint)};
}

std::int64_t pragma(store::Database& database, const char* sql) {
  store::Statement statement(database, sql);
  return statement.step() ? statement.integer(0) : -1;
}

Verdict check_kind(store::Database& database, const fs::path& file) {
  if (pragma(database, "PRAGMA main.application_id") != ledger_application) {
    return unusable(
        file,
        say("it is not an obole ledger", "ce n’est pas un registre obole"),
        say("name a ledger with --ledger, or make one with obole init",
            "nommer un registre avec --ledger, ou en créer un avec obole "
            "init"));
  }
  const auto version = pragma(database, "PRAGMA main.user_version");
  if (version != schema_version) {
    return unusable(
        file,
        say("it was made by another version of obole (format {})",
            "il vient d’une autre version d’obole (format {})", version),
        say("use the obole that made it, or a later one",
            "utiliser l’obole qui l’a créé, ou un plus récent"));
  }
  return std::nullopt;
}

// Names and addresses are for the owner of the file alone.
Verdict check_private(const fs::path& people) {
  struct stat status {};
  if (::stat(people.c_str(), &status) != 0) return std::nullopt;
  if ((status.st_mode & 077U) == 0) return std::nullopt;
  return unusable(
      people,
      say("other users of this machine can read the personal data in it",
          "d’autres utilisateurs de cette machine peuvent lire les données "
          "personnelles qu’il contient"),
      say("run: chmod 600 {}", "lancer : chmod 600 {}", people.string()));
}

Verdict check_schema(store::Database& database, bool people,
                     const fs::path& file) {
  if (schema_fingerprint(database, people) == expected_fingerprint(people)) {
    return std::nullopt;
  }
  return Refusal{
      Reason::ledger_altered, file.string(),
      say("its tables, triggers or indexes are not those that obole makes",
          "ses tables, déclencheurs ou index ne sont pas ceux que crée obole"),
      say("stop, run obole audit verify, and call the auditor",
          "s’arrêter, lancer obole audit verify et prévenir l’auditeur")};
}

}  // namespace

fs::path people_file(const fs::path& file) {
  auto people = file;
  return people.replace_extension(".people");
}

fs::path Book::lock_file() const {
  auto lock = file_;
  lock += "-lock";
  return lock;
}

Result<Book> Book::open(const fs::path& file, const Opening& opening) {
  const bool simulated = !opening.vfs.empty();
  if (!simulated && !fs::exists(file)) {
    return Refusal{
        Reason::ledger_missing, file.string(),
        say("there is no such file", "ce fichier n’existe pas"),
        say("name a ledger with --ledger, or make one with obole init",
            "nommer un registre avec --ledger, ou en créer un avec obole "
            "init")};
  }
  const auto people = people_file(file);
  const bool has_people = simulated || fs::exists(people);
  const bool writing = opening.access != store::Access::read;
  if (writing && !has_people) {
    return unusable(
        people,
        say("the file of personal data is not beside the ledger",
            "le fichier des données personnelles n’est pas à côté du registre"),
        say("put it back, or restore both from the same backup",
            "le remettre, ou restaurer les deux depuis la même sauvegarde"));
  }
  if (auto refusal = check_private(people)) return *refusal;

  if (writing || simulated) return opened(file, opening, has_people);
  // A writer that is being killed keeps its lock a moment longer than it keeps
  // its journal from looking abandoned.
  constexpr int attempts = 10;
  for (int attempt = 1;; ++attempt) {
    recover(file, std::chrono::milliseconds{attempt == 1 ? 0 : 500});
    try {
      return opened(file, opening, has_people);
    } catch (const store::StoreError& error) {
      if (attempt == attempts || !error.needs_recovery()) throw;
    }
  }
}

Result<Book> Book::opened(const fs::path& file, const Opening& opening,
                          bool has_people) {
  Book book(store::Database(file, opening.access, opening.vfs));
  if (auto refusal = check_kind(book.database_, file)) return *refusal;
  if (has_people) book.database_.attach_people(people_file(file));
  if (!opening.tolerate_schema) {
    if (auto refusal = check_schema(book.database_, false, file))
      return *refusal;
    if (has_people) {
      if (auto refusal =
              check_schema(book.database_, true, people_file(file))) {
        return *refusal;
      }
    }
  }
  book.database_.seal();
  book.file_ = file;
  book.vfs_ = opening.vfs;
  book.has_people_ = has_people;
  if (!opening.tolerate_schema) book.refresh();
  return book;
}

namespace {

// What an init that was interrupted leaves behind: files without a table.
void remove_unborn(const fs::path& file) {
  std::error_code error;
  for (const auto& path : {file, people_file(file)}) {
    if (fs::file_size(path, error) == 0 && !error) fs::remove(path, error);
  }
}

}  // namespace

Result<Book> Book::create(const fs::path& file, const std::string& vfs) {
  if (vfs.empty()) remove_unborn(file);
  for (const auto& path : {file, people_file(file)}) {
    if (!vfs.empty() || !fs::exists(path)) continue;
    return Refusal{
        Reason::ledger_exists, path.string(),
        say("the file is already there", "le fichier existe déjà"),
        say("choose another name; obole never overwrites a ledger",
            "choisir un autre nom ; obole n’écrase jamais un registre")};
  }
  Book book(store::Database(file, store::Access::create, vfs));
  book.database_.attach_people(people_file(file));
  {
    store::Transaction transaction(book.database_);
    create_tables(book.database_);
    transaction.commit();
  }
  book.database_.seal();
  book.file_ = file;
  book.vfs_ = vfs;
  book.has_people_ = true;
  return book;
}

Book Book::scratch(const Book& of) {
  Book book(store::Database::scratch(of.vfs_));
  create_ledger_tables(book.database_);
  if (of.has_people_) book.database_.attach_people(people_file(of.file_));
  book.database_.seal();
  book.file_ = of.file_;
  book.vfs_ = of.vfs_;
  book.has_people_ = of.has_people_;
  book.organisation_ = of.organisation_;
  book.secret_ = of.secret_;
  return book;
}

store::Statement& Book::prepared(const char* sql) {
  const auto found = statements_.find(sql);
  if (found != statements_.end()) {
    found->second.reset();
    return found->second;
  }
  return statements_.emplace(sql, store::Statement(database_, sql))
      .first->second;
}

Head Book::head() {
  Head head;
  auto& row = prepared(select_head);
  if (row.step()) {
    head.size = row.integer(0);
    const auto root = row.blob(1);
    std::copy_n(root.begin(), std::min(root.size(), head.root.size()),
                head.root.begin());
  } else {
    head.root = Sha256().of("");
  }
  row.reset();
  return head;
}

}  // namespace obole::ledger
