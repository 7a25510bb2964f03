// One run of the program: where it reads and writes, and on which ledger.

#pragma once

#include "cli/input_file.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "obole/base/result.hpp"
#include "obole/export/render.hpp"
#include "obole/ledger/journal.hpp"
#include "obole/reports/page.hpp"
#include "obole/reports/table.hpp"
#include "obole/reports/view.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cli {

class Arguments;
enum class Exit : int;

enum class Format : std::uint8_t {
  table,
  csv,
  json,
  jsonl,
  markdown,
  html,
  xlsx,
  ods
};

/// The global options, read.
struct Settings {
  std::string ledger = "ledger.obole";
  Format format = Format::table;
  bool french_csv = false;
  obole::Language language = obole::Language::en;
  std::optional<obole::Date> today = {};
  std::chrono::milliseconds wait = std::chrono::seconds{30};
  bool quiet = false;
  bool colour = false;
  std::string output = {};  ///< -o FILE; empty: standard output
};

class Session {
 public:
  Session(Settings settings, std::string task);

  const Settings& settings() const { return settings_; }
  obole::Language language() const { return settings_.language; }

  /// The ledger, opened for reading or writing.  Refuses as Book::open does.
  obole::Result<obole::ledger::Book> open(obole::store::Access access,
                                          bool tolerate_schema = false);

  /// The ledger as it is, or as it was at what --known-at says, for reading.
  /// Refuses as open and as ledger::past_book, with what `arguments` complain
  /// of.
  obole::Result<obole::ledger::Book> open_as_known(Arguments& arguments);

  /// Who writes, when and how; the zone decides which day today is.
  obole::ledger::Context context(std::string_view zone, bool dry_run) const;

  /// Opens the ledger, runs `write` in a journal, commits, and prints what it
  /// returns.  Nothing is kept when it refuses, or with --dry-run.
  struct Outcome;
  Exit record(Arguments& arguments, const std::function<obole::Result<Outcome>(
                                        obole::ledger::Journal&)>& write);

  /// What a recording command says: in words, and as JSON.
  struct Outcome {
    std::optional<obole::ledger::Recorded> recorded;  ///< none: nothing to do
    std::string id;                                   ///< may be empty
    obole::Sentence says;
    obole::Sentence more = {};             ///< said of a repetition too
    std::function<void(Json&)> adds = {};  ///< further fields
    bool attention = false;                ///< something needs a person
  };

  /// The state of the ledger that the answer is of: what is printed next says
  /// its size and root.  JSON has `size` and `root`, tables have notes; what
  /// holds rows or bytes and nothing else has them on standard error.
  void stands_on(const obole::ledger::Head& state) { state_ = state; }
  /// The same on standard error, where nothing else can say it.
  void tell(std::int64_t size, const std::string& root) const;

  // Results, on standard output or into -o FILE.
  void print(obole::reports::Table table, Json json);
  void print(const obole::Sentence& sentence, Json json);
  /// A list of any length, called `list` in JSON: `next` reads a page of rows,
  /// and nothing of the ledger is held while CSV or JSON are written out.
  void print(const obole::reports::Table& head, std::string_view list,
             const obole::reports::NextPage& next) {
    print(head, Json::of(head.what), list, next);
  }
  /// The same, after `fields` in JSON.
  void print(obole::reports::Table head, Json fields, std::string_view list,
             const obole::reports::NextPage& next);
  void print_text(std::string_view text);
  /// Where the result goes when -o is not said.
  void otherwise_to(std::string file);
  /// -o names what the command makes, not where it says so.
  void to_standard_output() { output_.to_standard_output(); }
  /// A text of any length: `next` appends a piece, and says whether another
  /// follows.  It is written out between two pieces.
  void print_pieces(const std::function<bool(std::string& text)>& next);

  /// What tells a person at a terminal how far long work is; a context has it.
  obole::Watch watch() const { return progress_->watch(); }

  // Messages, on standard error.
  void remark(const obole::Sentence& sentence) const;
  Exit refuse(const obole::Refusal& refusal) const;

  /// Writes out what was printed.  Returns `exit`, or Exit::unusable when
  /// standard output or the file cannot be written.
  Exit finish(Exit exit);

  /// The view that --as-of asks for; complains in `arguments`.
  static obole::reports::View view(Arguments& arguments);

 private:
  obole::exports::CsvLocale csv_locale() const;
  std::string render(const obole::reports::Table& table) const;
  void name_state(obole::reports::Table& table, Json& json);
  template <class Lines>
  void stream(Lines lines, const obole::reports::NextPage& next);

  Settings settings_;
  std::string task_;
  std::optional<obole::ledger::Head> state_ = {};  ///< until it is said
  Output output_;
  std::unique_ptr<Progress> progress_;
};

}  // namespace cli
