#pragma once

#include <cstddef>
#include <functional>
#include <span>

namespace obole::bank {

/// Where a reader takes its bytes from: fills the buffer and answers how many
/// bytes it put there, 0 at the end.  A failure to read is an exception of the
/// caller's making.
using Source = std::function<std::size_t(std::span<char>)>;

}  // namespace obole::bank
