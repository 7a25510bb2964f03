// --known-at: which state of knowledge a question is put to.

#pragma once

#include "cli/command.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace cli {

/// The size of the ledger that `option` names: a number of entries, or a moment
/// by which entries had been recorded.  Nothing when it is not said, or when
/// `arguments` complain.
std::optional<std::int64_t> size_named(Arguments& arguments,
                                       std::string_view option,
                                       obole::ledger::Book& book);

/// --known-at.
Option known_option();

/// `others` and --known-at.
std::vector<Option> known_options(std::vector<Option> others = {});

/// The ledger read in one state, which the answer names (Session::stands_on).
class Reading {
 public:
  Reading(Session& session, obole::ledger::Book& book)
      : snapshot_(book.database()) {
    session.stands_on(book.head());
  }

 private:
  obole::store::Snapshot snapshot_;
};

}  // namespace cli
