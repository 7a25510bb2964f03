// An opened ledger: the two files, and what is known of them without reading
// everything.

#pragma once

#include "obole/base/digest.hpp"
#include "obole/base/result.hpp"
#include "obole/domain/date.hpp"
#include "obole/domain/donor_id.hpp"
#include "obole/domain/money.hpp"
#include "obole/ledger/projector.hpp"
#include "obole/ledger/tree.hpp"
#include "obole/store/database.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace obole::ledger {

/// The size and root of the tree that an answer stands on.
struct Head {
  std::int64_t size = 0;
  Digest root{};
};

struct OrganisationRecord {
  std::string name;
  std::string siren;
  std::string address;
  std::string kind;
  Currency currency = Currency::eur();
  std::string timezone;
};

/// How a ledger is opened.
struct Opening {
  store::Access access = store::Access::read;
  std::string vfs = {};          ///< SQLite's file system; empty: the usual one
  bool tolerate_schema = false;  ///< for verification, which reports it itself
};

class Book {
 public:
  /// Opens the ledger at `file` and the people file beside it.
  ///
  /// Refuses with ledger_missing, ledger_unusable (not one of ours, of another
  /// version, a people file that others can read, missing people file when
  /// writing) and ledger_altered (its tables are not those we make).
  static Result<Book> open(const std::filesystem::path& file,
                           const Opening& opening);

  /// Makes the two files and their tables, without any entry: the first must be
  /// ledger.opened.  Refuses with ledger_exists.
  static Result<Book> create(const std::filesystem::path& file,
                             const std::string& vfs = {});

  /// An empty book in a scratch database, of the organisation of `of` and
  /// beside its people file, which it only reads.
  static Book scratch(const Book& of);

  store::Database& database() noexcept { return database_; }
  const std::filesystem::path& file() const noexcept { return file_; }
  std::filesystem::path lock_file() const;
  bool has_people() const noexcept { return has_people_; }
  const std::string& vfs() const noexcept { return vfs_; }

  /// Reads again what is kept in memory, if the ledger has grown since.
  void refresh();
  /// The next refresh reads everything again: a transaction was undone.
  void forget() noexcept { known_size_ = -1; }

  Head head();
  const OrganisationRecord& organisation() const { return organisation_; }
  Currency currency() const { return organisation_.currency; }
  /// The last day that is closed, if any is.
  std::optional<Date> closed_through() const { return closed_through_; }
  void set_closed_through(Date day) { closed_through_ = day; }
  std::int64_t last_recorded() const noexcept { return last_recorded_; }
  void set_last_recorded(std::int64_t instant) { last_recorded_ = instant; }
  /// Under which id the person of a donor is known now: another one, once the
  /// two were merged.
  DonorId known_as(std::int64_t donor) const {
    return DonorId::from_number(projector_.dictionary().persons.of(donor));
  }
  DonorId known_as(DonorId donor) const { return known_as(donor.number()); }
  Projector& projector() noexcept { return projector_; }
  Frontier& frontier() noexcept { return frontier_; }
  /// The key of likenesses, from the people file.
  const std::string& secret() const { return secret_; }
  void set_secret(std::string secret) { secret_ = std::move(secret); }

  /// The statement for `sql`, a literal, prepared once.  One user at a time:
  /// read it to the end, or copy, before asking for it again.
  store::Statement& prepared(const char* sql);

 private:
  static Result<Book> opened(const std::filesystem::path& file,
                             const Opening& opening, bool has_people);
  explicit Book(store::Database database) : database_(std::move(database)) {}
  void load();
  void load_names();
  void load_organisation();

  store::Database database_;
  std::filesystem::path file_;
  std::string vfs_;
  bool has_people_ = false;
  std::int64_t known_size_ = -1;
  std::int64_t last_recorded_ = 0;
  OrganisationRecord organisation_;
  std::optional<Date> closed_through_;
  Projector projector_;
  Frontier frontier_;
  std::string secret_;
  std::unordered_map<const char*, store::Statement> statements_;
};

/// The people file of the ledger `file`: the same name ending in ".people".
std::filesystem::path people_file(const std::filesystem::path& file);

}  // namespace obole::ledger
