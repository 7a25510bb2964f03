// Who belongs together, by what links them one by one.

#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace obole::reconcile {

/// Disjoint groups of numbered members, at first each alone (union by size,
/// paths halved): 4 bytes a member.
class Groups {
 public:
  explicit Groups(std::size_t members) : parent_(members, -1) {}

  std::size_t members() const { return parent_.size(); }

  /// The member that stands for the group of this one.
  std::uint32_t root(std::uint32_t member) {
    while (parent_[member] >= 0) {
      const auto up = static_cast<std::uint32_t>(parent_[member]);
      if (parent_[up] >= 0) parent_[member] = parent_[up];
      member = up;
    }
    return member;
  }

  void unite(std::uint32_t one, std::uint32_t other) {
    one = root(one);
    other = root(other);
    if (one == other) return;
    if (parent_[one] > parent_[other]) std::swap(one, other);
    parent_[one] += parent_[other];
    parent_[other] = static_cast<std::int32_t>(one);
  }

  /// How many belong to the group for which `root` stands.
  std::size_t size_of(std::uint32_t root) const {
    return static_cast<std::size_t>(-parent_[root]);
  }

  /// Of every member the one that stands for its group; of that, minus the size
  /// of the group.
  std::vector<std::int32_t> take() && {
    for (std::uint32_t member = 0; member < parent_.size(); ++member)
      if (parent_[member] >= 0)
        parent_[member] = static_cast<std::int32_t>(root(member));
    return std::move(parent_);
  }

  /// Each alone again.
  void part() { parent_.assign(parent_.size(), -1); }

 private:
  std::vector<std::int32_t> parent_;  ///< or, of a root, minus its size
};

}  // namespace obole::reconcile
