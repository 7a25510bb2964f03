#pragma once

#include <chrono>
#include <cstdio>
#include <functional>
#include <string_view>

namespace bench {

/// Seconds that `work` takes.
inline double seconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start)
      .count();
}

/// One measurement of a pair: ours and its limit, in the same round.
inline void print(std::string_view what, long long size, double ours,
                  double limit) {
  std::printf("%.*s\t%lld\t%.6f\t%.6f\n", static_cast<int>(what.size()),
              what.data(), size, ours, limit);
  std::fflush(stdout);
}

}  // namespace bench
