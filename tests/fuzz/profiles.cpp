#include "fuzz/target.hpp"

#include "obole/bank/profile.hpp"
#include "obole/bank/statement_profile.hpp"

// A profile is read, or refused with words.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const auto says_why = [](const auto& read) {
    if (!read)
      fuzz::promise(
          !read.error().why.en.empty() && !read.error().why.fr.empty(),
          "a refusal says why");
  };
  says_why(obole::bank::parse_profile(text, "profile"));
  says_why(obole::bank::parse_statement_profile(text, "profile"));
  return 0;
}
