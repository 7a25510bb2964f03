// The smallest ledger that can be damaged in every way that matters: entries
// with an index, a total that each step rewrites and, when asked for, people
// in a second, attached file.  Plain SQLite, nothing of the engine.

#pragma once

#include "faults/connection.hpp"
#include "faults/workload.hpp"

#include <memory>
#include <string>
#include <vector>

namespace faults {

struct PlainSettings {
  std::string journal = "TRUNCATE";   ///< PRAGMA journal_mode
  std::string synchronous = "EXTRA";  ///< PRAGMA synchronous
  bool people = false;                ///< a second file in each transaction
  int writers = 1;  ///< connections, open together, that take turns
};

class PlainWorkload : public Workload {
 public:
  static constexpr const char* ledger_path = "/town.obole";

  explicit PlainWorkload(PlainSettings settings)
      : settings_(std::move(settings)) {}

  std::string name() const override;
  bool prepare() override;
  bool open() override;
  bool run(int step) override;
  void close() override { writers_.clear(); }
  Standing verify() override;

 private:
  using Mode = Connection::Mode;

  std::unique_ptr<Connection> connect(Mode mode) const;
  bool write(Connection& writer, int step) const;

  PlainSettings settings_;
  std::vector<std::unique_ptr<Connection>> writers_;
};

}  // namespace faults
