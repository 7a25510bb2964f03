#pragma once

#include <stdexcept>
#include <string>

namespace obole {

/// A promise between our own functions is broken: a mistake in this program,
/// never in what a user, a file or the law may get wrong (those are refusals,
/// result.hpp).  Only the program's outermost function catches it.
class BrokenPromise : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// Throws BrokenPromise when `holds` is false.  Checks stay on in every build.
///
/// The two last parameters fill themselves in; std::source_location would do
/// the same but clang 14 does not offer it.
void check(bool holds, const char* promise, const char* file = __builtin_FILE(),
           int line = __builtin_LINE());

}  // namespace obole
