#include "obole/proofs/tree_proof.hpp"

#include "obole/base/base64.hpp"
#include "obole/proofs/refusals.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <optional>
#include <utility>

namespace obole::proofs {
namespace {

constexpr std::string_view inclusion_header = "c2sp.org/tlog-proof@v1\nindex ";
constexpr std::string_view consistency_header = "old ";
constexpr std::size_t longest_path = 63;

Digest node(Sha256& sha, const Digest& left, const Digest& right) {
  return sha.update("\x01").update(left).update(right).finish();
}

std::string written(std::string_view header, std::int64_t number,
                    const std::vector<Digest>& path, const Note& note) {
  auto text = std::string(header) + std::to_string(number) + '\n';
  for (const auto& hash : path)
    text += base64(hash) + '\n';
  return text + '\n' + note.bytes();
}

// What follows a header: a number, hashes, and a checkpoint.
struct Body {
  std::int64_t number = 0;
  std::vector<Digest> path;
  SignedCheckpoint head;
};

std::optional<Digest> hash_of(std::string_view line) {
  const auto bytes = bytes_of_base64(line);
  Digest hash{};
  if (!bytes || bytes->size() != hash.size()) return std::nullopt;
  std::copy(bytes->begin(), bytes->end(), hash.begin());
  return hash;
}

Result<Body> body_of(std::string_view text) {
  Body body;
  const auto end = text.find("\n\n");
  const auto first = text.find('\n');
  if (end == std::string_view::npos) return not_a_proof();
  const auto number = text.substr(0, first);
  std::from_chars(number.data(), number.data() + number.size(), body.number);
  if (body.number < 0 || std::to_string(body.number) != number)
    return not_a_proof();
  for (auto at = first + 1; at <= end && first != end;) {
    const auto line = text.substr(at, text.find('\n', at) - at);
    const auto hash = hash_of(line);
    if (!hash || body.path.size() == longest_path) return not_a_proof();
    body.path.push_back(*hash);
    at += line.size() + 1;
  }
  auto head = SignedCheckpoint::parse(text.substr(end + 2));
  if (!head) return head.error();
  body.head = std::move(*head);
  return body;
}

}  // namespace

bool includes(const std::vector<Digest>& path, std::int64_t index,
              std::int64_t size, const Digest& leaf, const Digest& root) {
  if (index < 0 || index >= size) return false;
  Sha256 sha;
  auto at = static_cast<std::uint64_t>(index);
  auto last = static_cast<std::uint64_t>(size) - 1;
  auto hash = leaf;
  for (const auto& other : path) {
    if (last == 0) return false;
    if ((at & 1) != 0 || at == last) {
      hash = node(sha, other, hash);
      while ((at & 1) == 0 && at != 0) {
        at >>= 1;
        last >>= 1;
      }
    } else {
      hash = node(sha, hash, other);
    }
    at >>= 1;
    last >>= 1;
  }
  return last == 0 && hash == root;
}

bool extends(const std::vector<Digest>& path, std::int64_t old,
             std::int64_t size, const Digest& old_root, const Digest& root) {
  if (old < 0 || old > size) return false;
  if (old == size) return path.empty() && old_root == root;
  if (old == 0) return path.empty() && old_root == Sha256().of("");
  Sha256 sha;
  auto at = static_cast<std::uint64_t>(old) - 1;
  auto last = static_cast<std::uint64_t>(size) - 1;
  while ((at & 1) != 0) {
    at >>= 1;
    last >>= 1;
  }
  auto hash = path.begin();
  const bool perfect = std::has_single_bit(static_cast<std::uint64_t>(old));
  if (!perfect && hash == path.end()) return false;
  auto of_old = perfect ? old_root : *hash++;
  auto of_new = of_old;
  for (; hash != path.end(); ++hash) {
    if (last == 0) return false;
    if ((at & 1) != 0 || at == last) {
      of_old = node(sha, *hash, of_old);
      of_new = node(sha, *hash, of_new);
      while ((at & 1) == 0 && at != 0) {
        at >>= 1;
        last >>= 1;
      }
    } else {
      of_new = node(sha, of_new, *hash);
    }
    at >>= 1;
    last >>= 1;
  }
  return last == 0 && of_old == old_root && of_new == root;
}

std::string InclusionProof::bytes() const {
  return written(inclusion_header, index, path, head.note);
}

bool InclusionProof::holds_for(const Digest& leaf) const {
  return includes(path, index, head.checkpoint.size, leaf,
                  head.checkpoint.root);
}

std::string ConsistencyProof::bytes() const {
  return written(consistency_header, old, path, head.note);
}

bool ConsistencyProof::holds_for(const Digest& old_root) const {
  return extends(path, old, head.checkpoint.size, old_root,
                 head.checkpoint.root);
}

Result<std::variant<InclusionProof, ConsistencyProof>> parse_proof(
    std::string_view bytes) {
  using Either = std::variant<InclusionProof, ConsistencyProof>;
  const bool one = bytes.starts_with(inclusion_header);
  if (!one && !bytes.starts_with(consistency_header)) return not_a_proof();
  auto body = body_of(
      bytes.substr(one ? inclusion_header.size() : consistency_header.size()));
  if (!body) return body.error();
  if (one)
    return Either(InclusionProof{body->number, std::move(body->path),
                                 std::move(body->head)});
  return Either(ConsistencyProof{body->number, std::move(body->path),
                                 std::move(body->head)});
}

}  // namespace obole::proofs
