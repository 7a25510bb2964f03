// rapidcheck under Catch2 2 or 3: `holds("sentence", [](int x) { RC_ASSERT(..);
// })` runs a property a number of times and reports a failure to Catch2 with
// the seed that replays it (RC_PARAMS="seed=...").

#pragma once

#include "support/catch.hpp"

#include <rapidcheck.h>
#include <sstream>
#include <string>

namespace support {

template <class Testable>
void holds(const std::string& sentence, Testable&& property) {
  const auto result =
      rc::detail::checkTestable(std::forward<Testable>(property),
                                rc::detail::TestMetadata{sentence, sentence});
  std::ostringstream text;
  rc::detail::printResultMessage(result, text);
  INFO(sentence << '\n' << text.str());
  CHECK(result.template is<rc::detail::SuccessResult>());
}

}  // namespace support
