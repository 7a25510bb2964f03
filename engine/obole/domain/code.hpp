#pragma once

#include "obole/base/result.hpp"

#include <compare>
#include <string>
#include <string_view>

namespace obole {

/// The short name that people give to a campaign, project, programme or tier:
/// 1 to 32 of A-Z, 0-9 and '-', beginning with a letter or digit.  It appears
/// in account names and file names.
class Code {
 public:
  /// Small letters are taken as capitals.  Refuses with code_malformed.
  static Result<Code> parse(std::string_view text);

  const std::string& text() const noexcept { return text_; }

  friend bool operator==(const Code&, const Code&) = default;
  friend auto operator<=>(const Code&, const Code&) = default;

 private:
  explicit Code(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

}  // namespace obole
