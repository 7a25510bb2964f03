// A word that is not known, and the one that was perhaps meant.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace obole {

/// The word of `known` that `typed` begins or is nearest to, by letters to add,
/// drop, replace or swap; empty when none is `farthest` or nearer.
std::string nearest(std::string_view typed,
                    const std::vector<std::string>& known,
                    std::size_t farthest = 3);

}  // namespace obole
