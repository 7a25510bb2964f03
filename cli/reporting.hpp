// What the reports of the command line share.

#pragma once

#include "cli/command.hpp"
#include "cli/known.hpp"

#include <utility>
#include <vector>

namespace cli {

/// What every report stands on, so that it can be asked again: notes under
/// `table`, fields of `json`.  Its state is said by Session::print.
void stand_on(obole::reports::Table& table, Json& json,
              obole::ledger::Book& book, const obole::reports::View& view);

/// A list that is one table, called `list` in JSON.  Refuses nothing; the
/// caller holds a Reading from before it read the rows.
void print_list(Session& session, obole::ledger::Book& book,
                obole::reports::Table table, std::string_view list);

/// `others`, --as-of and --known-at.
std::vector<Option> view_options(std::vector<Option> others = {});

using MakeTable = obole::reports::Table (*)(obole::ledger::Book& book,
                                            const obole::reports::View& view);

/// A report that is one table and nothing else.
Exit simple_report(Session& session, Arguments& arguments, MakeTable make);

using Notes = std::vector<std::pair<obole::Sentence, obole::reports::Cell>>;

/// A summary, then the list that is the work to do.  One table a file where a
/// file is one table: the list, with the summary `in_short` as notes.
void print_both(Session& session, const obole::reports::Table& summary,
                obole::reports::Table list, const Notes& in_short,
                const Json& json);

}  // namespace cli
