// How far a long work is, told to whoever waits for it.

#pragma once

#include "obole/base/sentence.hpp"

#include <cstdint>
#include <functional>
#include <utility>

namespace obole {

/// Is told what is being done and how much of it is done, of `total`; 0: nobody
/// knows.  May be empty.  What it does changes nothing of the work.
using Watch = std::function<void(const Sentence& doing, std::uint64_t done,
                                 std::uint64_t total)>;

/// The steps of one work: told at the beginning, and then now and then.
class Steps {
 public:
  Steps(Watch watch, Sentence doing, std::uint64_t total = 0)
      : watch_(std::move(watch)), doing_(std::move(doing)), total_(total) {
    tell();
  }

  void step() {
    constexpr std::uint64_t often = 32;
    if (++done_ % often == 0) tell();
  }

 private:
  void tell() const {
    if (watch_) watch_(doing_, done_, total_);
  }

  Watch watch_;
  Sentence doing_;
  std::uint64_t total_;
  std::uint64_t done_ = 0;
};

}  // namespace obole
