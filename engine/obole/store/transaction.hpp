// What holds over several statements: a transaction, or one state for reading.

#pragma once

struct sqlite3;

namespace obole::store {

class Database;

/// Takes the write lock at once; rolls back unless committed.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  /// After a failure here the transaction may or may not have happened: look
  /// an idempotency key up before saying so.
  void commit();

 private:
  sqlite3* connection_;  // not the Database, which may be moved meanwhile
};

/// Holds one state of the database for reading, from the first read to the
/// destructor.  Writers wait for it to end: keep it short.
class Snapshot {
 public:
  explicit Snapshot(Database& database);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  sqlite3* connection_;
  bool outermost_;
};

}  // namespace obole::store
