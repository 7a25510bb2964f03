// Holds the people file against the commitments in the entries.

#pragma once

#include "obole/ledger/canonical.hpp"
#include "obole/ledger/findings.hpp"
#include "obole/ledger/holdings.hpp"
#include "obole/store/database.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace obole::ledger {

class PersonalCheck {
 public:
  PersonalCheck(store::Database& database, Findings& findings);

  /// Checks the personal texts that the entry `seq` commits to.
  void check(std::int64_t seq, std::string_view kind,
             const canonical::Document& body);

  /// Reports texts that no entry commits to.
  void finish();

 private:
  // One of the tables, read in the order of its entries; `key` is the first
  // column.  `erased`: the keys of texts that went, in order.
  struct Rows {
    Rows(store::Database& database, std::string_view sql, std::string name,
         TextKind kind);
    bool is_erased(std::int64_t key) const;
    void advance() { ready = statement.step(); }
    std::int64_t key() const { return statement.integer(0); }
    store::Statement statement;
    std::string name;
    std::vector<std::int64_t> erased;
    bool ready;
  };
  bool stands_on(Rows& rows, std::int64_t seq, std::int64_t key);
  void hold(Rows& rows, std::int64_t seq, std::string_view tag,
            std::string_view commitment, int salt_column);
  void check_secret(std::int64_t seq, const canonical::Document& body);
  void check_person(std::int64_t seq, const canonical::Document& body);
  void check_lines(std::int64_t seq, const canonical::Document& body);
  void check_line(std::int64_t seq, std::int64_t line, std::string_view account,
                  const canonical::Node* fields);

  store::Database& database_;
  Findings& findings_;
  Sha256 sha_;
  std::string secret_;
  Rows persons_;
  Rows notes_;
  Rows lines_;
};

}  // namespace obole::ledger
