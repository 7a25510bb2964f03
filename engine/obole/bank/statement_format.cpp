#include "obole/bank/statement_format.hpp"

#include "obole/bank/camt053.hpp"
#include "obole/bank/camt054.hpp"
#include "obole/bank/cfonb120.hpp"
#include "obole/bank/mt940.hpp"
#include "obole/bank/ofx.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

namespace obole {

template <>
std::span<const std::string_view> words<bank::StatementFormat>() {
  static constexpr std::array<std::string_view, 5> all = {
      "camt053", "camt054", "cfonb120", "mt940", "ofx"};
  return all;
}

namespace bank {

std::optional<StatementFormat> recognise(std::string_view beginning) {
  if (looks_like_ofx(beginning)) return StatementFormat::ofx;
  if (looks_like_cfonb120(beginning)) return StatementFormat::cfonb120;
  if (looks_like_mt940(beginning)) return StatementFormat::mt940;
  if (looks_like_camt054(beginning)) return StatementFormat::camt054;
  // What is XML goes to the reader of camt.053, which says what else it is.
  std::string text(beginning);
  std::erase(text, '\0');
  const auto first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF\xFE\xFF");
  if (first != std::string::npos && text[first] == '<')
    return StatementFormat::camt053;
  return std::nullopt;
}

Verdict read_statement(StatementFormat format, const Source& source,
                       std::string_view file, const StatementSink& sink) {
  switch (format) {
    case StatementFormat::camt054:
      return read_camt054(source, file, sink);
    case StatementFormat::cfonb120:
      return read_cfonb120(source, file, sink);
    case StatementFormat::mt940:
      return read_mt940(source, file, sink);
    case StatementFormat::ofx:
      return read_ofx(source, file, sink);
    case StatementFormat::camt053:
      break;
  }
  return read_camt053(source, file, sink);
}

namespace {
constexpr std::size_t enough = 4096;
}

Peeked::Peeked(const Source& source) : source_(source) {
  beginning_.resize(enough);
  std::size_t size = 0;
  while (size < enough) {
    const auto more = source_(std::span(beginning_).subspan(size));
    if (more == 0) break;
    size += more;
  }
  beginning_.resize(size);
}

Source Peeked::source() {
  return [this](std::span<char> buffer) {
    const auto left = beginning_.size() - given_;
    if (left == 0) return source_(buffer);
    const auto size = std::min(left, buffer.size());
    std::memcpy(buffer.data(), beginning_.data() + given_, size);
    given_ += size;
    return size;
  };
}

}  // namespace bank
}  // namespace obole
