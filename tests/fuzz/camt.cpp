#include "fuzz/statements.hpp"

#include "obole/bank/camt053.hpp"
#include "obole/bank/camt054.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzz::text_of(data, size);
  fuzz::check_statements(obole::bank::read_camt053, bytes);
  fuzz::check_statements(obole::bank::read_camt054, bytes);
  return 0;
}
