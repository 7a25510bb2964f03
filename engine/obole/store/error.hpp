#pragma once

#include <stdexcept>
#include <string>

namespace obole::store {

/// What the machine gets wrong: a disk full, a file locked or damaged.  Only
/// the outermost function of a program catches it.
class StoreError : public std::runtime_error {
 public:
  enum class Kind {
    unusable,  ///< cannot be used now: busy, full, not writable, unreadable
    damaged,   ///< is not what it was: malformed, not a ledger
  };

  StoreError(Kind kind, int code, const std::string& message)
      : std::runtime_error(message), kind_(kind), code_(code) {}

  Kind kind() const noexcept { return kind_; }
  int code() const noexcept { return code_; }  ///< SQLite's extended code, or 0

  /// A writer died half-way, and a connection for reading may not undo it.
  bool needs_recovery() const noexcept { return code_ == readonly_rollback; }

  static constexpr int readonly_rollback = 776;  ///< SQLite's name for that

 private:
  Kind kind_;
  int code_;
};

}  // namespace obole::store
