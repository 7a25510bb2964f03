#include "fuzz/target.hpp"

#include "obole/intake/rule_file.hpp"

// A table of rules is read, or every objection is told with words.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read =
      obole::intake::read_rule_file(fuzz::text_of(data, size), "rules");
  if (!read) fuzz::promise(!read.error().why.en.empty(), "a refusal says why");
  return 0;
}
