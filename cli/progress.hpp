// How far a long run is, shown where a person watches.

#pragma once

#include "obole/base/watch.hpp"

#include <chrono>
#include <string>

namespace cli {

/// One line at the bottom of a terminal, written over until it is cleared.
/// Shows nothing unless standard error is a terminal that can do that.
class Progress {
 public:
  Progress(obole::Language language, bool quiet);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// For the engine, while this lives; empty where nothing is shown.
  obole::Watch watch();
  /// Writes a message to standard error in its place.
  void tell(const std::string& message);
  void clear();

 private:
  void show(const obole::Sentence& doing, std::uint64_t done,
            std::uint64_t total);

  obole::Language language_;
  bool watched_;
  bool on_screen_ = false;
  obole::Sentence last_;
  std::chrono::steady_clock::time_point shown_at_ = {};
};

}  // namespace cli
