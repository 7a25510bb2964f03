#include "laboratory.hpp"

#include <algorithm>

namespace laboratory {
namespace {

namespace fs = std::filesystem;

constexpr auto both = {Which::ledger, Which::people};

// Which column says to which entry a row belongs, if one does.
std::string entry_column(const std::string& table) {
  if (table == "campaign_sum") return "campaign";
  if (table == "secret") return "0";
  const bool of_none = table == "balance" || table == "head" || table == "node";
  return of_none || table == "line_text" ? "NULL" : "seq";
}

}  // namespace

Laboratory::Laboratory(int gifts, Triggers triggers) : triggers_(triggers) {
  full_world::fill(world_, gifts);
  world_.close();
  if (triggers == Triggers::dropped) {
    raw(Which::ledger)
        .run(
            "DROP TRIGGER entry_only_grows;"
            "DROP TRIGGER entry_is_never_changed;"
            "DROP TRIGGER entry_is_never_deleted");
  }
  keep();
}

void Laboratory::keep() const {
  for (const auto which : both)
    fs::copy_file(path(which), kept(which),
                  fs::copy_options::overwrite_existing);
}

void Laboratory::restore() const {
  for (const auto which : both) {
    for (const auto* const beside : {"-journal", "-wal", "-shm"})
      fs::remove(path(which).string() + beside);
    fs::copy_file(kept(which), path(which),
                  fs::copy_options::overwrite_existing);
  }
}

std::optional<Problems> Laboratory::after(Which which, const std::string& sql,
                                          bool integrity) const {
  restore();
  {
    auto file = raw(which);
    file.run("PRAGMA ignore_check_constraints = ON");
    if (!file.attempt(sql).empty() || file.changes() == 0) return std::nullopt;
  }
  return problems(integrity);
}

Problems Laboratory::problems(bool integrity) const {
  auto list = world_.verified(integrity).problems;
  if (triggers_ == Triggers::kept) return list;
  list.erase(
      std::remove_if(list.begin(), list.end(),
                     [](const auto& one) { return one.what == "schema"; }),
      list.end());
  return list;
}

bool Laboratory::is_told() const {
  try {
    const auto book = obole::ledger::Book::open(
        world_.file(), {obole::store::Access::read, {}, true});
    return !book || !problems(true).empty();
  } catch (const obole::store::StoreError&) {
    return true;
  }
}

std::vector<Target> Laboratory::targets(Which which, std::size_t most) const {
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

std::vector<Target> Laboratory::targets(support::RawFile& file, Which which,
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
      target.entries.insert(
          std::stoll(raw(Which::ledger)
                         .value("SELECT seq FROM line WHERE id = " + row[0])));
    list.push_back(std::move(target));
  }
  return list;
}

}  // namespace laboratory
