// Hostile files for the readers of statements: each is refused for its own
// reason, in words that say what is wrong, or yields no money that is not in
// it.

#pragma once

#include "bank/recording.hpp"

#include "support/catch.hpp"
#include "support/properties.hpp"

#include <fmt/format.h>

#include <random>
#include <set>
#include <string>
#include <vector>

namespace attacks {

struct Attack {
  std::string bytes;
  obole::Reason reason;
  std::string why;  // a part of it
};

inline void check_refused(recordings::Reader read,
                          const std::vector<Attack>& attacks) {
  std::set<std::string> different;
  for (const auto& attack : attacks)
    different.insert(attack.bytes);
  REQUIRE(different.size() >= 40);
  for (const auto& attack : attacks) {
    CAPTURE(attack.bytes.substr(0, 300));
    for (const std::size_t piece : {std::size_t{1}, std::size_t{65536}}) {
      const auto recording = recordings::record(read, attack.bytes, piece);
      REQUIRE(recording.verdict);
      CHECK(recording.verdict->reason == attack.reason);
      CAPTURE(recording.verdict->why.en);
      CHECK(recording.verdict->why.en.find(attack.why) != std::string::npos);
      CHECK_FALSE(recording.verdict->why.fr.empty());
      CHECK_FALSE(recording.verdict->hint.en.empty());
      CHECK(recording.verdict->place.file == "releve");
    }
  }
}

// Bytes of a good file changed, cut, doubled and moved: no crash, no hang, and
// what ends has the sums of its lines.
inline void check_survives(recordings::Reader read, const std::string& good) {
  support::holds("changed bytes do no harm", [&](std::uint32_t seed,
                                                 std::uint8_t changes) {
    std::mt19937 random(seed);
    auto bytes = good;
    for (int at = 0; at <= changes % 8; ++at) {
      const auto place = random() % bytes.size();
      switch (random() % 4) {
        case 0:
          bytes[place] = static_cast<char>(random());
          break;
        case 1:
          bytes.erase(place, random() % 20);
          break;
        case 2:
          bytes.insert(place, bytes.substr(random() % bytes.size(), 30));
          break;
        default:
          std::swap(bytes[place], bytes[random() % bytes.size()]);
      }
      if (bytes.empty()) bytes = "x";
    }
    const auto recording = recordings::record(read, bytes, 1 + seed % 200);
    for (const auto& statement : recording.statements) {
      if (!statement.ended) continue;
      std::int64_t total = 0;
      for (const auto& line : statement.lines)
        total += line.amount.minor_units();
      RC_ASSERT(total == statement.sums.credits - statement.sums.debits);
    }
  });
}

}  // namespace attacks
