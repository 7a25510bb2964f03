#pragma once

#include "obole/bank/source.hpp"
#include "obole/base/digest.hpp"

namespace obole::intake {

/// A source that also computes the digest of what is read through it.
class Digested {
 public:
  explicit Digested(const bank::Source& source) : source_(source) {}

  bank::Source source() {
    return [this](std::span<char> buffer) {
      const auto size = source_(buffer);
      sha_.update(std::string_view(buffer.data(), size));
      return size;
    };
  }

  /// Of everything up to the end, which is read to if need be.
  Digest finish() {
    std::array<char, 16384> rest{};
    while (const auto size = source_(rest)) {
      sha_.update(std::string_view(rest.data(), size));
    }
    return sha_.finish();
  }

 private:
  const bank::Source& source_;
  Sha256 sha_;
};

}  // namespace obole::intake
