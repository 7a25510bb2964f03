// A blow that falls at a random moment, for tests that kill the program.
//
// OBOLE_KILLS sets how many of each kind (60); OBOLE_SEED replays a run.

#pragma once

#include "cli/desk.hpp"
#include "support/catch.hpp"

#include <chrono>
#include <cstdlib>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace cli_tests {

using std::chrono::microseconds;

inline int number_from(const char* name, int otherwise) {
  const char* const value = std::getenv(name);
  return value == nullptr ? otherwise : std::stoi(value);
}

inline int kills() { return number_from("OBOLE_KILLS", 60); }

// When to kill: anywhere in a span that follows the machine's pace, so that
// about as many blows fall before the work is done as after.
class Blow {
 public:
  Blow(microseconds span, unsigned seed) : span_(span), random_(seed) {}

  void fall() {
    std::uniform_int_distribution<std::int64_t> any(0, span_.count());
    std::this_thread::sleep_for(microseconds{any(random_)});
  }
  void came_late() { span_ = span_ * 9 / 10; }
  void came_early() { span_ = span_ * 11 / 10 + microseconds{100}; }

 private:
  microseconds span_;
  std::mt19937 random_;
};

inline unsigned seed() {
  return static_cast<unsigned>(
      number_from("OBOLE_SEED", static_cast<int>(std::random_device{}() >> 1)));
}

inline void check_verifies(Town& town) {
  const auto verified = town.obole({"audit", "verify"});
  CAPTURE(verified.out, verified.err);
  REQUIRE(verified.status == 0);
}

// How long a piece of work takes here, undisturbed: what a blow is aimed by.
template <typename Work>
microseconds time_of(Work&& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration_cast<microseconds>(
      std::chrono::steady_clock::now() - start);
}

inline microseconds time_of(Town& town, const std::vector<std::string>& words) {
  return time_of([&] {
    const auto answer = town.obole(words);
    CAPTURE(answer.err);
    REQUIRE(answer.status == 0);
  });
}

inline microseconds time_of_script(Town& town, const char* script) {
  return time_of([&] {
    auto worker = town.start_script(script, "undisturbed");
    const auto answer = town.answer(worker, "undisturbed");
    CAPTURE(answer.out, answer.err);
    REQUIRE(answer.status == 0);
  });
}

}  // namespace cli_tests
