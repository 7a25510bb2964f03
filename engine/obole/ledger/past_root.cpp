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

}  // namespace

Digest root_at(Book& book, std::int64_t size) {
  auto left = static_cast<std::uint64_t>(size);
  std::uint64_t first = 0;
  Sha256 sha;
  std::string subtrees;
  while (left != 0) {
    const auto height = static_cast<unsigned>(std::bit_width(left)) - 1;
    const auto root = subtree(book, sha, height, first);
    subtrees += as_text(root);
    first += std::uint64_t{1} << height;
    left &= ~(std::uint64_t{1} << height);
  }
  return Frontier::from_bytes(static_cast<std::uint64_t>(size), subtrees)
      .root(sha);
}

}  // namespace obole::ledger
