// A desk to work at: a folder of its own, and `obole` in the path.

#pragma once

#include "cli/process.hpp"
#include "support/scratch.hpp"

namespace cli_tests {

struct Answer {
  int status;
  std::string out;
  std::string err;
};

class Desk {
 public:
  Desk();

  /// Where commands run and ledger.obole stands.
  std::filesystem::path folder() const { return scratch_ / "work"; }
  /// For what the commands should not see.
  std::filesystem::path drawer() const { return scratch_ / "drawer"; }
  /// The day is 2026-06-30, the language English, no colour, no terminal.
  const std::vector<std::string>& environment() const { return environment_; }

  /// Starts `obole words...`; its outputs are in the drawer under `name`.
  Process start(const std::vector<std::string>& words, const std::string& name);
  /// Starts a script of the shell.
  Process start_script(const std::string& script, const std::string& name);
  /// Runs `obole words...` to its end; safe from several threads.
  Answer obole(const std::vector<std::string>& words);
  Answer answer(Process& process, const std::string& name) const;

 private:
  support::ScratchFolder scratch_;
  std::vector<std::string> environment_;
};

/// A desk whose ledger has one campaign, TOIT, open all year, and one donor.
class Town : public Desk {
 public:
  Town();
  const std::string& donor() const { return donor_; }
  /// The words that record 10.00 EUR under a reference.
  std::vector<std::string> gift(const std::string& reference) const;

 private:
  std::string donor_;
};

/// A file for `import donations --profile generic`: `rows` gifts to TOIT of
/// 1.00 EUR, 2.00 EUR and so on, with references PREFIX-1, PREFIX-2 and so on.
std::string gifts_file(const std::string& prefix, int rows);

/// How many times each non-empty reference stands in `donation list`.
std::vector<std::string> references(Desk& desk);

}  // namespace cli_tests
