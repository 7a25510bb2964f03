#include "obole/ledger/past_root.hpp"

#include "obole/base/check.hpp"

#include <algorithm>
#include <bit>

namespace obole::ledger {
namespace {

constexpr const char* select_leaves =
    "SELECT leaf FROM main.entry WHERE seq >= ?1 AND seq < ?2 ORDER BY seq";
constexpr const char* select_nodes =
    "SELECT hash FROM main.node WHERE level = ?1 AND idx >= ?2 AND idx < ?3"
    "  ORDER BY idx";

Digest digest_of(std::string_view bytes) {
  Digest digest{};
  check(bytes.size() == digest.size(), "a hash has 32 bytes");
  std::copy(bytes.begin(), bytes.end(), digest.begin());
  return digest;
}

// The root of the perfect subtree of 2^height leaves that starts at `first`,
// put together from the nearest kept level below.
Digest subtree(Book& book, Sha256& sha, unsigned height, std::uint64_t first) {
  const auto kept = height / kept_levels * kept_levels;
  const auto count = std::uint64_t{1} << (height - kept);
  const auto from = first >> kept;
  auto& row = book.prepared(kept == 0 ? select_leaves : select_nodes);
  if (kept == 0) {
    row.bind(static_cast<std::int64_t>(from),
             static_cast<std::int64_t>(from + count));
  } else {
    row.bind(std::int64_t{kept}, static_cast<std::int64_t>(from),
             static_cast<std::int64_t>(from + count));
  }
  std::vector<Digest> level;
  while (row.step())
    level.push_back(digest_of(row.blob(0)));
  row.reset();
  check(level.size() == count, "the hashes of a past tree are there");
  while (level.size() > 1) {
    for (std::size_t at = 0; at < level.size() / 2; ++at)
      level[at] = node_of(sha, level[2 * at], level[2 * at + 1]);
    level.resize(level.size() / 2);
  }
  return level.front();
}

// The root over the leaves from `first` up to `end`; `first` is a multiple of
// a power of two that is no less than their number, as in every subtree.
Digest range_root(Book& book, Sha256& sha, std::uint64_t first,
                  std::uint64_t end) {
  auto left = end - first;
  const auto size = left;
  std::string subtrees;
  while (left != 0) {
    const auto height = static_cast<unsigned>(std::bit_width(left)) - 1;
    const auto root = subtree(book, sha, height, first);
    subtrees += as_text(root);
    first += std::uint64_t{1} << height;
    left &= ~(std::uint64_t{1} << height);
  }
  return Frontier::from_bytes(size, subtrees).root(sha);
}

// Where a tree of more than one leaf is split: the largest power of two below.
std::uint64_t split_of(std::uint64_t leaves) {
  return std::bit_floor(leaves - 1);
}

}  // namespace

Digest root_at(Book& book, std::int64_t size) {
  Sha256 sha;
  return range_root(book, sha, 0, static_cast<std::uint64_t>(size));
}

std::vector<Digest> inclusion_path(Book& book, std::int64_t seq,
                                   std::int64_t size) {
  check(0 <= seq && seq < size, "the entry is in the tree");
  Sha256 sha;
  const auto leaf = static_cast<std::uint64_t>(seq);
  std::uint64_t first = 0;
  auto end = static_cast<std::uint64_t>(size);
  std::vector<Digest> path;
  while (end - first > 1) {
    const auto middle = first + split_of(end - first);
    if (leaf < middle) {
      path.push_back(range_root(book, sha, middle, end));
      end = middle;
    } else {
      path.push_back(range_root(book, sha, first, middle));
      first = middle;
    }
  }
  std::reverse(path.begin(), path.end());
  return path;
}

std::vector<Digest> consistency_path(Book& book, std::int64_t old,
                                     std::int64_t size) {
  check(0 <= old && old <= size, "the older tree is no larger");
  if (old == 0 || old == size) return {};
  Sha256 sha;
  const auto known = static_cast<std::uint64_t>(old);
  std::uint64_t first = 0;
  auto end = static_cast<std::uint64_t>(size);
  bool is_known = true;  // the subtree is one that the older tree has whole
  std::vector<Digest> path;
  while (end != known) {
    const auto middle = first + split_of(end - first);
    if (known <= middle) {
      path.push_back(range_root(book, sha, middle, end));
      end = middle;
    } else {
      path.push_back(range_root(book, sha, first, middle));
      first = middle;
      is_known = false;
    }
  }
  if (!is_known) path.push_back(range_root(book, sha, first, end));
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace obole::ledger
