// The one way in which tests include Catch2, 2.13 (Debian 12) or 3 (Debian 13).
//
// Tests use what both have in common: TEST_CASE, SECTION, CHECK, REQUIRE,
// CHECK_THROWS_AS, INFO, CAPTURE and GENERATE.  Matchers are left out: their
// names and namespaces differ.

#pragma once

#include <optional>
#include <ostream>

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_test_macros.hpp>
#include <catch2/catch_tostring.hpp>
#include <catch2/generators/catch_generators_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include "obole/base/result.hpp"

template <>
struct Catch::StringMaker<obole::Reason> {
  static std::string convert(obole::Reason reason) {
    return std::string(name(reason));
  }
};

namespace support {

/// The reason for a refusal, or nothing when the request was granted.
template <class T>
std::optional<obole::Reason> reason(const obole::Result<T>& result) {
  if (result) return std::nullopt;
  return result.error().reason;
}

inline std::optional<obole::Reason> reason(const obole::Verdict& verdict) {
  if (!verdict) return std::nullopt;
  return verdict->reason;
}

}  // namespace support
