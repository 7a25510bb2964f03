#include "obole/ledger/canonical.hpp"

#include "fuzz/target.hpp"

#include <string>

// What is canonical is so in one spelling only: with a space or a line end more
// it is not.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(fuzz::text_of(data, size));
  obole::canonical::Document document;
  if (!document.parse(text)) return 0;
  fuzz::promise(text.size() <= obole::canonical::longest_body,
                "a body has a limit");
  for (const char* const more : {" ", "\n", "x"}) {
    const auto longer = text + more;
    fuzz::promise(!document.parse(longer), "there is one spelling");
  }
  return 0;
}
