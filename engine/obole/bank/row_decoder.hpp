#pragma once

#include "obole/base/encoding.hpp"
#include "obole/base/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obole::bank {

/// Makes UTF-8 of the fields of row after row.
///
/// The encoding is settled by the first row that holds a byte beyond ASCII: the
/// first of the profile's that it can be read in, for good.  A file is in one
/// encoding; one that changes it midway is not to be guessed at, and a text in
/// UTF-8 is never read in a single-byte encoding.
class RowDecoder {
 public:
  explicit RowDecoder(std::vector<Encoding> order) : order_(std::move(order)) {}

  /// The file begins with a byte order mark: it is UTF-8.
  void settle_on_utf_8() { order_ = {Encoding::utf_8}; }

  struct Failure {
    std::size_t field;
    Sentence why;  ///< names the byte
  };

  /// Replaces `fields` by their UTF-8, valid until the next call.  Nothing is
  /// replaced where a byte has no meaning.
  std::optional<Failure> decode(std::vector<std::string_view>& fields);

 private:
  std::optional<Failure> decode_as(Encoding encoding,
                                   std::vector<std::string_view>& fields);

  std::vector<Encoding> order_;
  std::vector<std::string> texts_;
};

}  // namespace obole::bank
