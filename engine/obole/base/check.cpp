#include "obole/base/check.hpp"

#include <fmt/format.h>

namespace obole {

void check(bool holds, const char* promise, const char* file, int line) {
  if (holds) return;
  throw BrokenPromise(
      fmt::format("{}:{}: broken promise: {}", file, line, promise));
}

}  // namespace obole
