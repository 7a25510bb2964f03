// Where a ledger is changed by every means, verified, and put back.

#pragma once

#include "full_world.hpp"

#include "support/raw_file.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace laboratory {

using Problems = std::vector<obole::ledger::Problem>;

enum class Which : std::uint8_t { ledger, people };
enum class Triggers : std::uint8_t { dropped, kept };

/// A row that is to be changed, and the entries it belongs to.
struct Target {
  Which file;
  std::string table;
  std::string key;  ///< as SQL: "seq = 7"
  std::set<std::int64_t> entries;
};

class Laboratory {
 public:
  /// Where values are changed the triggers are dropped first: that they are
  /// found missing is not what is tried then, and left out of what is found.
  explicit Laboratory(int gifts, Triggers triggers = Triggers::dropped);

  /// From now on the files are put back as they are now.
  void keep() const;
  /// Puts both files back, and nothing beside them.
  void restore() const;

  std::filesystem::path path(Which which) const {
    return which == Which::ledger ? world_.file() : world_.people();
  }
  /// A connection of another program; close it before verifying.
  support::RawFile raw(Which which) const {
    return support::RawFile(path(which));
  }
  support::World& world() { return world_; }

  std::vector<support::RawFile::ColumnOfTable> columns(
      const Target& target) const {
    return raw(target.file).columns(target.table);
  }

  /// What is found after `sql`, on the ledger as it was; nothing when SQL
  /// refuses it, or when it changes no row.
  std::optional<Problems> after(Which which, const std::string& sql,
                                bool integrity = false) const;

  Problems problems(bool integrity = false) const;

  /// Whether anything tells: opening it, SQLite, or the verification.
  bool is_told() const;

  /// Every value in both files.
  std::string dump() const {
    return support::dump_of(world_.file(), world_.people());
  }

  /// The first row, the last and some between, of every table of a file.
  std::vector<Target> targets(Which which, std::size_t most) const;

 private:
  std::filesystem::path kept(Which which) const {
    return world_.folder() /
           (which == Which::ledger ? "kept.obole" : "kept.people");
  }
  std::vector<Target> targets(support::RawFile& file, Which which,
                              const std::string& table) const;

  support::World world_;
  Triggers triggers_;
};

}  // namespace laboratory
