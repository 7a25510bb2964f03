// Where a ledger is changed by every means, verified, and put back.

#pragma once

#include "full_world.hpp"

#include "support/raw_file.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace laboratory {

using Problems = std::vector<obole::ledger::Problem>;

enum class Which : std::uint8_t { ledger, people };

/// A row that is to be changed, and the entries it belongs to.
struct Target {
  Which file;
  std::string table;
  std::string key;  ///< as SQL: "seq = 7"
  std::set<std::int64_t> entries;
};

class Laboratory {
 public:
  explicit Laboratory(int gifts) {
    full_world::fill(world_, gifts);
    world_.close();
    // Without the triggers, which are found missing: that is not what is
    // tried here, and left out of what is found.
    support::RawFile(world_.file())
        .run(
            "DROP TRIGGER entry_only_grows;"
            "DROP TRIGGER entry_is_never_changed;"
            "DROP TRIGGER entry_is_never_deleted");
    for (const auto which : {Which::ledger, Which::people})
      std::filesystem::copy_file(path(which), kept(which));
  }

  const std::filesystem::path path(Which which) const {
    return which == Which::ledger ? world_.file() : world_.people();
  }
  void restore() const {
    for (const auto which : {Which::ledger, Which::people})
      std::filesystem::copy_file(
          kept(which), path(which),
          std::filesystem::copy_options::overwrite_existing);
  }
  /// A connection of another program; close it before verifying.
  support::RawFile raw(Which which) const {
    return support::RawFile(path(which));
  }

  std::vector<support::RawFile::ColumnOfTable> columns(
      const Target& target) const {
    return raw(target.file).columns(target.table);
  }

  /// What is found after `sql`, on the ledger as it was; nothing when SQL
  /// refuses it, or when it changes no row.
  std::optional<Problems> after(Which which, const std::string& sql,
                                bool integrity = false) const {
    restore();
    {
      auto file = raw(which);
      file.run("PRAGMA ignore_check_constraints = ON");
      if (!file.attempt(sql).empty() || file.changes() == 0)
        return std::nullopt;
    }
    return problems(integrity);
  }

  Problems problems(bool integrity = false) const {
    auto list = world_.verified(integrity).problems;
    list.erase(
        std::remove_if(list.begin(), list.end(),
                       [](const auto& one) { return one.what == "schema"; }),
        list.end());
    return list;
  }

  /// The first row, the last and some between, of every table of a file.
  std::vector<Target> targets(Which which, std::size_t most) const {
    std::vector<Target> list;
    restore();
    auto file = raw(which);
    for (const auto& table : file.tables()) {
      auto rows = targets(file, which, table);
      const auto count = std::min(most, rows.size());
      for (std::size_t at = 0; at < count; ++at)
        list.push_back(
            rows[count == 1 ? 0 : at * (rows.size() - 1) / (count - 1)]);
    }
    return list;
  }

 private:
  std::filesystem::path kept(Which which) const {
    return world_.folder() /
           (which == Which::ledger ? "kept.obole" : "kept.people");
  }
  // Which column says to which entry a row belongs, if one does.
  static std::string entry_column(const std::string& table) {
    if (table == "campaign_sum") return "campaign";
    if (table == "secret") return "0";
    const bool of_none =
        table == "balance" || table == "head" || table == "node";
    return of_none || table == "line_text" ? "NULL" : "seq";
  }
  std::vector<Target> targets(support::RawFile& file, Which which,
                              const std::string& table) const {
    const auto columns = file.columns(table);
    const auto& first = columns[0].name;
    const auto& second = columns[1].name;
    const bool double_key = second == "ord" || second == "idx";
    std::vector<Target> list;
    for (const auto& row : file.rows("SELECT " + first + ", " + second + ", " +
                                     entry_column(table) + " FROM " + table)) {
      Target target{which, table, first + " = " + row[0], {}};
      if (double_key) target.key += " AND " + second + " = " + row[1];
      if (row[2] != "NULL") target.entries.insert(std::stoll(row[2]));
      if (table == "line_text")
        target.entries.insert(std::stoll(
            raw(Which::ledger)
                .value("SELECT seq FROM line WHERE id = " + row[0])));
      list.push_back(std::move(target));
    }
    return list;
  }

  support::World world_;
};

}  // namespace laboratory
