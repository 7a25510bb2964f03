// Where in a camt.053 or camt.054 message what stands: the union of the paths
// of versions .02 to .13 (formats.md 1.2.1), which contradict each other
// nowhere.
//
// A reader is always at a Node.  Going down by an element's local name leads to
// another one, or nowhere: what lies beyond is of no interest.

#pragma once

#include "obole/bank/camt053_items.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace obole::bank::camt053 {

/// What to do with an element when it ends.
enum class Kind : std::uint8_t {
  passage,  ///< only on the way to others
  part,     ///< a Part; its `item` says which, as in the next ones
  text,     ///< a Text: the first one that is not empty is kept
  words,    ///< a Text: all are kept, joined by a space
  amount,   ///< an Amount
  day,      ///< a Day
  count,    ///< a number of transactions, added up over the entry
};

struct Node {
  std::string_view name;
  std::uint8_t parent = 0;
  Kind kind = Kind::passage;
  std::uint8_t item = 0;
};

class Paths {
 public:
  /// The node above every message; wrappers of any name leave a reader there.
  static constexpr std::uint8_t outside = 0;
  /// What `below` answers for an element of no interest.
  static constexpr std::uint8_t nowhere = 0;

  static const Paths& of(Message message);

  /// The node of the element `name` within `node`, or nowhere.
  std::uint8_t below(std::uint8_t node, std::string_view name) const;

  const Node& operator[](std::uint8_t node) const { return nodes_[node]; }

  /// How people are shown where `node` is, from the statement or entry down:
  /// "Ntry/Amt".
  std::string shown(std::uint8_t node) const;

 private:
  explicit Paths(Message message);
  std::uint8_t add(std::uint8_t from, std::string_view path);
  void enter(std::uint8_t node);

  std::vector<Node> nodes_;
  std::vector<std::uint8_t> slots_;  ///< nodes by hash of parent and name
};

}  // namespace obole::bank::camt053
