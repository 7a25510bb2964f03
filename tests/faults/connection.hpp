// A plain SQLite connection on the simulated disk, for tests only: everything
// that fails is `false` or nothing, and the complaint is SQLite's.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

struct sqlite3;

namespace faults {

/// One value for `?1` and one for `?2` of a statement.
struct Values {
  int number = 0;
  std::string text;
};

class Connection {
 public:
  enum class Mode { existing, create };
  using Row = std::vector<std::string>;

  /// Opens `path`; opened() tells whether that worked.
  Connection(const std::string& path, Mode mode);

  bool opened() const noexcept { return opened_; }

  /// Runs one or more statements without values.
  bool run(const std::string& sql);
  /// Runs one statement with `values`.
  bool run(const std::string& sql, const Values& values);
  /// All rows of one query, as text; nothing when it fails, first or last.
  std::optional<std::vector<Row>> rows(const std::string& sql);

  /// SQLite's extended result code and message for the last call that failed.
  int code() const;
  std::string complaint() const;

 private:
  struct Close {
    void operator()(sqlite3* handle) const noexcept;
  };
  std::unique_ptr<sqlite3, Close> handle_;
  bool opened_ = false;
};

}  // namespace faults
