#include "obole/bank/ofx.hpp"

#include "fuzz/statements.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::check_statements(obole::bank::read_ofx, fuzz::text_of(data, size));
  return 0;
}
