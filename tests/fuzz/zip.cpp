#include "obole/bank/zip.hpp"

#include "fuzz/statements.hpp"

#include "obole/bank/mt940.hpp"

#include <array>

// What is read of a member is no more than the limits allow.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto zip = obole::bank::Zip::open(
      recordings::source_of(fuzz::text_of(data, size), 4096), "releve");
  if (!zip) {
    fuzz::promise(!zip.error().why.fr.empty() && !zip.error().hint.en.empty(),
                  "a refusal says why, and what to do");
    return 0;
  }
  for (std::size_t at = 0; at < zip->names().size(); ++at) {
    std::uint64_t total = 0;
    const auto answer = zip->read(at, [&](const obole::bank::Source& source) {
      std::array<char, 4096> buffer{};
      while (const auto count = source(buffer))
        total += count;
      return obole::Verdict();
    });
    fuzz::promise(total <= obole::bank::Zip::largest_member,
                  "a member is no larger than the limit");
    if (answer) fuzz::promise(!answer->why.en.empty(), "a refusal says why");
    // As a member is read in earnest.
    (void)zip->read(at, [](const obole::bank::Source& source) {
      return obole::bank::read_mt940(source, "releve", {});
    });
  }
  return 0;
}
