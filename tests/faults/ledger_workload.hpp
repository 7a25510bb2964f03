// The ledger itself on the simulated disk: each step registers a donor and
// records a gift, in one transaction over both files.

#pragma once

#include "faults/workload.hpp"

#include "obole/ledger/journal.hpp"

#include <filesystem>
#include <optional>

namespace faults {

class LedgerWorkload : public Workload {
 public:
  /// `folder` is where the writer lock lies: the one file that is not on the
  /// simulated disk.
  explicit LedgerWorkload(const std::filesystem::path& folder);

  std::string name() const override { return "ledger"; }
  bool prepare() override;
  bool open() override;
  bool run(int step) override;
  void close() override { book_.reset(); }
  Standing verify() override;

 private:
  bool record(obole::ledger::Journal& journal, int step) const;

  std::filesystem::path file_;
  std::optional<obole::ledger::Book> book_;
};

}  // namespace faults
