// What the accounts hold, for tests that say all of it.

#pragma once

#include "support/world.hpp"

#include <map>
#include <string>

namespace support {

/// Cents by account; those that hold nothing are left out.
inline std::map<std::string, std::int64_t> balances(World& world) {
  obole::store::Statement row(
      world.book().database(),
      "SELECT name, amount FROM main.balance"
      "  JOIN main.account ON account.id = balance.account WHERE amount <> 0");
  std::map<std::string, std::int64_t> list;
  while (row.step())
    list[std::string(row.text(0))] = row.integer(1);
  return list;
}

}  // namespace support
