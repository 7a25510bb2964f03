// One night, from the inbox to the archive, that nobody has to watch.
//
// In this order: every file is recorded, in a transaction of its own; the bank
// is reconciled; obligations are looked up; the whole ledger is verified, and a
// checkpoint of it signed; a verified backup is made; the report is handed
// over; and only then are the files put away.  Killed anywhere, it is run
// again: what is recorded records nothing twice, and what was found is found
// again.  Under a reference, a night that has ended is not run again: the entry
// that says so is its last act.

#pragma once

#include "obole/ledger/backup.hpp"
#include "obole/ledger/runs.hpp"
#include "obole/ledger/verification.hpp"
#include "obole/night/arrival.hpp"
#include "obole/night/findings.hpp"
#include "obole/proofs/key_file.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

namespace obole::night {

/// Who signs what the night has verified, and where the last one is kept.
struct Signing {
  proofs::SecretNoteKey key;
  proofs::HighWater mark;
};

struct Plan {
  std::filesystem::path ledger;
  std::filesystem::path inbox;
  std::optional<std::filesystem::path> archive = {};  ///< none: files stay
  std::optional<std::filesystem::path> backup = {};   ///< a folder
  std::optional<Signing> signing = {};
  /// The night takes place once under its reference, and is noted when it has
  /// ended.
  std::optional<ledger::NewRun> run = {};
};

struct Report {
  Date day = {};
  std::vector<Arrival> arrivals = {};  ///< by name
  /// Told in every report that is delivered.
  std::optional<intake::ReconciliationReport> reconciliation = {};
  std::vector<Finding> findings = {};
  ledger::Head head = {};
  bool verified = false;
  std::vector<ledger::Problem> problems = {};  ///< why it is not
  std::optional<std::filesystem::path> backup = {};
  std::optional<std::string> checkpoint = {};  ///< signed
  std::uint64_t recorded = 0;                  ///< lines and gifts that are new
  /// That this night took place, under its reference.
  std::optional<std::int64_t> entry = {};
  /// It did before: nothing was done, and this is what it came to then.
  std::optional<ledger::PastRun> before = {};

  bool is_quiet() const { return findings.empty() && verified; }
};

/// Hands the report over before the files are put away; what it refuses ends
/// the night there.
using Deliver = std::function<Verdict(const Report&)>;

/// Runs the night.  `context_of` is asked for the time of each transaction.
/// Refuses as look_into does, with ledger_busy where another night is at work,
/// with reference_reused, and with what makes the ledger unusable; a bad file
/// is a finding.
Result<Report> run(
    const Plan& plan, const Deliver& deliver,
    const std::function<ledger::Context(std::string_view zone)>& context_of);

}  // namespace obole::night
