#include "obole/ledger/backup.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/journal.hpp"
#include "obole/ledger/recovery.hpp"
#include "obole/ledger/verification.hpp"
#include "obole/store/writer_lock.hpp"

#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace obole::ledger {
namespace {

namespace fs = std::filesystem;

std::error_code last_error() { return {errno, std::generic_category()}; }

Refusal unwritable(const fs::path& file, const std::string& why) {
  return {Reason::ledger_unusable, file.string(),
          say("the backup cannot be written: {}",
              "la sauvegarde ne peut être écrite : {}", why),
          say("check the folder, its rights and the room left on the disk",
              "vérifier le dossier, ses droits et la place sur le disque")};
}

// Empty, and nobody else's: SQLite writes into it.
std::error_code make_empty(const fs::path& file) {
  const int made =
      ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (made < 0) return last_error();
  return ::close(made) == 0 ? std::error_code{} : last_error();
}

std::error_code sync(const fs::path& file) {
  const int opened = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (opened < 0) return last_error();
  const bool synced = ::fsync(opened) == 0 || errno == EINVAL;
  const auto error = synced ? std::error_code{} : last_error();
  ::close(opened);
  return error;
}

// The two files under the names they have while they are made.
class Copy {
 public:
  explicit Copy(const fs::path& copy) : copy_(copy), file_(copy) {
    file_.replace_filename(copy.stem().string() + ".part.obole");
  }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;
  ~Copy() { remove(); }

  const fs::path& file() const { return file_; }
  fs::path people() const { return people_file(file_); }

  // What a killed backup left goes first.
  std::error_code make(bool with_people) {
    remove();
    with_people_ = with_people;
    if (auto error = make_empty(file_)) return error;
    return with_people ? make_empty(people()) : std::error_code{};
  }

  // The people file first: a ledger that stands there is whole.
  std::error_code keep() {
    std::error_code error;
    if ((error = sync(file_))) return error;
    if (with_people_) {
      if ((error = sync(people()))) return error;
      fs::rename(people(), people_file(copy_), error);
      if (error) return error;
    }
    fs::rename(file_, copy_, error);
    if (error) return error;
    const auto folder = copy_.parent_path();
    return sync(folder.empty() ? fs::path(".") : folder);
  }

 private:
  void remove() const {
    std::error_code ignored;
    for (const auto& file : {file_, people()}) {
      fs::remove(file, ignored);
      for (const char* const ending : {"-journal", "-lock"})
        fs::remove(fs::path(file.string() + ending), ignored);
    }
  }

  fs::path copy_;
  fs::path file_;
  bool with_people_ = false;
};

void copy_into(store::Database& from, const char* sql, const fs::path& to) {
  store::Statement copy(from, sql);
  copy.bind(std::string_view(to.native())).run();
}

Result<Backup> verified(const Copy& draft, bool with_people) {
  auto book = Book::open(draft.file(), {.tolerate_schema = true});
  if (!book) return book.error();
  const auto result = verify(*book);
  const auto head = book->head();
  if (!result.problems.empty() || result.root != head.root) {
    return Refusal{
        Reason::ledger_altered, draft.file().string(),
        say("the copy does not verify, and was removed",
            "la copie ne se vérifie pas, et a été supprimée"),
        say("run obole audit verify on the ledger itself, and call the auditor",
            "lancer obole audit verify sur le registre même, et prévenir "
            "l’auditeur")};
  }
  std::error_code error;
  Backup backup{head, fs::file_size(draft.file(), error), with_people};
  if (with_people) backup.size += fs::file_size(draft.people(), error);
  return backup;
}

}  // namespace

Result<Backup> back_up(const fs::path& ledger, const fs::path& copy,
                       std::chrono::milliseconds wait) {
  if (fs::exists(copy) || fs::exists(people_file(copy))) {
    return Refusal{Reason::already_exists, copy.string(),
                   say("a backup is never written over another file",
                       "une sauvegarde ne remplace jamais un autre fichier"),
                   say("name a new one, by its day for instance",
                       "en nommer une nouvelle, par son jour par exemple")};
  }
  recover(ledger, wait);
  auto book = Book::open(ledger, {});
  if (!book) return book.error();
  const bool with_people = book->has_people();
  Copy draft(copy);
  if (const auto error = draft.make(with_people))
    return unwritable(copy, error.message());
  {
    // Nobody writes while the two are copied: they belong together.
    const auto lock =
        store::WriterLock::take(book->lock_file(), wait, "backup");
    if (!lock) return Journal::busy(*book);
    store::Database source(ledger, store::Access::read);
    copy_into(source, "VACUUM main INTO ?1", draft.file());
    if (with_people) {
      store::Database people(people_file(ledger), store::Access::read);
      copy_into(people, "VACUUM main INTO ?1", draft.people());
    }
  }
  const auto backup = verified(draft, with_people);
  if (!backup) return backup.error();
  if (const auto error = draft.keep()) return unwritable(copy, error.message());
  return *backup;
}

}  // namespace obole::ledger
