// The figures of the tampering campaign: what was tried, found and missed.

#pragma once

#include <fmt/format.h>

#include <fstream>
#include <string>

namespace figures {

/// Counts the changes of one kind and, in the end, adds a line to
/// tampering-figures.txt in the folder where the tests run (tests/run.sh prints
/// them all).
class Campaign {
 public:
  explicit Campaign(std::string kind) : kind_(std::move(kind)) {}
  ~Campaign() {
    std::ofstream("tampering-figures.txt", std::ios::app) << fmt::format(
        "{:<60} {:>6} {:>6} {:>15} {:>15} {:>11}\n", kind_, tried_, found_,
        without_effect_, expected_, tried_ - found_ - expected_);
  }
  Campaign(const Campaign&) = delete;
  Campaign& operator=(const Campaign&) = delete;

  bool found(bool is_found) {
    ++tried_;
    found_ += is_found ? 1 : 0;
    return is_found;
  }
  /// Nothing of it can be read: no change at all.
  void without_effect() { ++without_effect_; }
  /// Only what was kept elsewhere tells.
  void only_outside() {
    ++tried_;
    ++expected_;
  }

 private:
  std::string kind_;
  int tried_ = 0;
  int found_ = 0;
  int without_effect_ = 0;
  int expected_ = 0;
};

}  // namespace figures
