// XML as a stream of elements, read with care.
//
// Over expat, which is behind this header only.  Elements go by their local
// name, whatever the prefix.  What a bank's file never needs and an attacker's
// would use is refused: a DOCTYPE (and with it every entity but XML's own
// five), deep nesting, long texts and tags, and a file that would make the
// parser itself take more than a few MiB.

#pragma once

#include "obole/bank/source.hpp"
#include "obole/base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

namespace obole::bank {

/// The attributes of one element; valid while it is being told of.
class XmlAttributes {
 public:
  /// `pairs` are names and values in turn, closed by a null pointer.
  explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}

  /// The value of the attribute `name`, prefix included; empty without it.
  std::string_view operator[](std::string_view name) const;

  /// The namespace that this element declares, as its own or for a prefix, in
  /// which `words` occurs; empty when there is none.
  std::string_view declared_namespace(std::string_view words) const;

 private:
  const char* const* pairs_;
};

/// Whether the text of an element is of any use to the one who is told of it.
enum class XmlText : std::uint8_t { wanted, unwanted };

/// What the reader tells as it goes.
struct XmlEvents {
  /// An element begins, by its local name.
  std::function<XmlText(std::string_view name, XmlAttributes)> opened;
  /// An element ends.  `text` is what stood in it since the last tag, if it was
  /// wanted: the whole text of an element that has no others in it.
  std::function<void(std::string_view text)> closed;
};

class XmlReader {
 public:
  static constexpr int deepest = 64;
  static constexpr std::size_t longest_text = std::size_t{64} << 10;
  static constexpr std::size_t most_memory = std::size_t{16} << 20;

  XmlReader();
  ~XmlReader();
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;

  /// Reads `source` to its end and tells `events`, once in a reader's life.
  /// UTF-8, UTF-16, US-ASCII and ISO-8859-1 are read, with or without a byte
  /// order mark; texts arrive as UTF-8.  Refuses, with the line as place:
  /// encoding_invalid for another declared encoding, file_malformed for what
  /// is not well-formed XML or is beyond the limits above, and with whatever
  /// stop() was given.  What `source` or `events` throw passes through.
  Verdict read(const Source& source, const XmlEvents& events);

  /// Called from within an event: ends the reading with `refusal`.
  void stop(Refusal refusal);

  /// The line at which the current event stands, from 1.
  std::uint64_t line() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace obole::bank
