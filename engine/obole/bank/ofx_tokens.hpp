// The tags of an OFX file and the text after each.

#pragma once

#include "obole/bank/source.hpp"
#include "obole/base/result.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace obole::bank::ofx {

struct Token {
  std::string tag;  ///< in capitals; of a closing one without the slash
  bool closes = false;
  std::string text;  ///< clean, entities replaced; empty for a group
  std::uint64_t line = 0;
};

class Tokens {
 public:
  explicit Tokens(const Source& source) : source_(source) {}

  /// Everything before the first tag that is not <?...?>: the header, in which
  /// the version stands.  Refuses with file_malformed above 64 KiB.
  Result<std::string> header();

  /// The next tag; nothing at the end.  Refuses with file_malformed a tag that
  /// is none and a text above 64 KiB.
  Result<std::optional<Token>> next();

  std::uint64_t line() const { return line_; }

 private:
  std::optional<char> peek();
  std::optional<char> take();
  Refusal malformed(std::string_view what, Sentence why) const;

  const Source& source_;
  std::array<char, 16384> buffer_{};
  std::size_t at_ = 0;
  std::size_t size_ = 0;
  std::uint64_t line_ = 1;
  bool in_tag_ = false;  // the '<' of the next tag was taken
};

}  // namespace obole::bank::ofx
