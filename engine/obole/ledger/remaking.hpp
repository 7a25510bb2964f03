// A ledger made again from the bodies of its entries, and from nothing else.

#pragma once

#include "obole/ledger/book.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace obole::ledger {

/// Fills a new ledger in `folder`, an empty folder of the caller's, body by
/// body; the people file stays without anything.
class Remaking {
 public:
  /// Refuses as Book::create does.
  static Result<std::unique_ptr<Remaking>> begin(
      const std::filesystem::path& folder);
  ~Remaking();
  Remaking(const Remaking&) = delete;
  Remaking& operator=(const Remaking&) = delete;

  /// The next entry.  Returns what is wrong with it: not canonical JSON, not
  /// the next number, not of a known kind, already there under its key.  After
  /// that, nothing more is to be added.
  std::optional<std::string> add(std::string_view body);

  /// Writes the sums and the head, and opens the ledger for reading, without
  /// people.  Once, at the end.
  Result<Book> finish();

 private:
  struct State;
  explicit Remaking(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace obole::ledger
