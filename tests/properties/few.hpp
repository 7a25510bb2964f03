// Properties that open ledgers on a disk are tried fewer times.

#pragma once

#include "support/properties.hpp"

namespace few {

template <class Testable>
void hold(const std::string& sentence, Testable&& property, int times) {
  auto params = rc::detail::configuration().testParams;
  params.maxSuccess = times;
  const auto result = rc::detail::checkTestable(
      std::forward<Testable>(property),
      rc::detail::TestMetadata{sentence, sentence}, params);
  std::ostringstream text;
  rc::detail::printResultMessage(result, text);
  INFO(sentence << '\n' << text.str());
  CHECK(result.template is<rc::detail::SuccessResult>());
}

}  // namespace few
