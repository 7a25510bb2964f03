// How a file is declined that is not XML, or not XML to be trusted.

#pragma once

#include "obole/base/result.hpp"

#include <cstddef>

namespace obole::bank {

Refusal has_doctype();
Refusal too_deep(int deepest);
Refusal too_long(std::size_t longest);
Refusal too_much_memory();

/// What expat's error number `error` means to the owner of the file.
Refusal not_well_formed(int error);

}  // namespace obole::bank
