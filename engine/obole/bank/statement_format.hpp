// Which of the formats of bank statements a file is in, and its reader.

#pragma once

#include "obole/bank/source.hpp"
#include "obole/bank/statement.hpp"
#include "obole/domain/vocabulary.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace obole::bank {

enum class StatementFormat : std::uint8_t {
  camt053,
  camt054,
  cfonb120,
  mt940,
  ofx,
};

/// The format that the first 4 KiB of a file show, whatever the file is called
/// (formats.md 1.1).  CSV shows nothing: it is read by a profile that is named.
std::optional<StatementFormat> recognise(std::string_view beginning);

/// Reads the statements of `source`; see each format's own header for what it
/// refuses and what it only remarks on.
Verdict read_statement(StatementFormat format, const Source& source,
                       std::string_view file, const StatementSink& sink);

/// A source whose beginning may be looked at before it is read.
class Peeked {
 public:
  explicit Peeked(const Source& source);

  /// The first 4 KiB, or all of a shorter file.
  std::string_view beginning() const { return beginning_; }
  /// Everything from the start.  Refers to this object.
  Source source();

 private:
  const Source& source_;
  std::string beginning_;
  std::size_t given_ = 0;
};

}  // namespace obole::bank

namespace obole {

/// "camt053", "cfonb120" ...: as the command line names them.
template <>
std::span<const std::string_view> words<bank::StatementFormat>();

}  // namespace obole
