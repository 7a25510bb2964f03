// The tagged fields of an MT940 file.

#pragma once

#include "obole/bank/source.hpp"
#include "obole/base/result.hpp"
#include "obole/domain/date.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace obole::bank::mt940 {

struct Field {
  std::string tag;   ///< "61", "60F"; "-" between two messages
  std::string text;  ///< as sent; lines parted by LF
  std::uint64_t line = 0;
};

class Fields {
 public:
  explicit Fields(const Source& source) : source_(source) {}

  /// The next field; nothing at the end.  Lines before the first are passed
  /// over.  Refuses with file_malformed a field above 64 KiB.
  Result<std::optional<Field>> next();

 private:
  Result<bool> read_line();

  const Source& source_;
  std::array<char, 16384> buffer_{};
  std::size_t at_ = 0;
  std::size_t size_ = 0;
  std::string line_;
  std::uint64_t number_ = 0;
  bool has_line_ = false;
};

/// Clean UTF-8 of a piece of a field.
std::string text_of(std::string_view bytes);

/// YYMMDD, of this century.  A day past the month's end is the end, as banks
/// that count months of 30 days have it; `clamped` then says so.
std::optional<Date> day_of(std::string_view digits, bool& clamped);

/// The refusal (file_malformed) of a field.
Refusal malformed(const Field& field, Sentence why);

}  // namespace obole::bank::mt940
