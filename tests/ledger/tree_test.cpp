// The vectors are those of the Apache-2.0 test data of transparency-dev/merkle.

#include "obole/ledger/tree.hpp"

#include "support/properties.hpp"

#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

using obole::Digest;
using obole::Sha256;
using obole::ledger::Frontier;
using obole::ledger::leaf_of;
using obole::ledger::node_of;

namespace {

using Kept = std::map<std::pair<unsigned, std::uint64_t>, Digest>;

const std::array<std::string, 8> leaves = {
    std::string(),
    std::string("\x00", 1),
    std::string("\x10"),
    std::string("\x20\x21"),
    std::string("\x30\x31"),
    std::string("\x40\x41\x42\x43"),
    std::string("\x50\x51\x52\x53\x54\x55\x56\x57"),
    std::string("\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e"
                "\x6f")};

constexpr std::array<const char*, 9> roots = {
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

std::string root_of(const Frontier& tree) {
  Sha256 sha;
  return obole::hex(tree.root(sha));
}

void drop(unsigned, std::uint64_t, const Digest&) {}

Digest numbered(Sha256& sha, std::uint64_t number) {
  return leaf_of(sha, std::to_string(number));
}

// RFC 9162, 2.1.1, word for word: split at the largest power of two below n.
Digest by_definition(Sha256& sha, std::uint64_t from, std::uint64_t to) {
  if (to - from == 1) return numbered(sha, from);
  std::uint64_t half = 1;
  while (half * 2 < to - from)
    half *= 2;
  const auto left = by_definition(sha, from, from + half);
  const auto right = by_definition(sha, from + half, to);
  return node_of(sha, left, right);
}

}  // namespace

TEST_CASE("the roots over eight leaves are the published ones", "[tree]") {
  Sha256 sha;
  Frontier tree;
  CHECK(root_of(tree) == roots[0]);
  for (std::size_t size = 1; size <= leaves.size(); ++size) {
    tree.append(sha, leaf_of(sha, leaves[size - 1]), drop);
    CAPTURE(size);
    CHECK(tree.size() == size);
    CHECK(root_of(tree) == roots[size]);
  }
}

TEST_CASE("a frontier is its perfect subtrees, the largest first", "[tree]") {
  Sha256 sha;
  Frontier tree;
  for (std::size_t at = 0; at < 7; ++at)
    tree.append(sha, leaf_of(sha, leaves[at]), drop);
  const auto bytes = tree.bytes();
  const auto part = [&bytes](std::size_t at) {
    const auto text = bytes.substr(at * 32, 32);
    std::string hex;
    for (const char byte : text) {
      constexpr auto digits = "0123456789abcdef";
      hex += digits[static_cast<unsigned char>(byte) >> 4U];
      hex += digits[static_cast<unsigned char>(byte) & 15U];
    }
    return hex;
  };
  REQUIRE(bytes.size() == 96);
  CHECK(part(0) == roots[4]);
  CHECK(part(1) ==
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a");
  CHECK(part(2) ==
        "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f");
}

TEST_CASE("every size up to 300 has the root that the definition gives",
          "[tree]") {
  Sha256 sha;
  Frontier tree;
  for (std::uint64_t size = 1; size <= 300; ++size) {
    tree.append(sha, numbered(sha, size - 1), drop);
    if (size > 20 && size % 7 != 0 && size != 256) continue;
    CAPTURE(size);
    REQUIRE(tree.root(sha) == by_definition(sha, 0, size));
  }
}

TEST_CASE("a tree that was put away grows as if it never was", "[tree]") {
  support::holds("frontier bytes lose nothing", [] {
    Sha256 sha;
    Frontier whole;
    Frontier broken;
    const auto size = *rc::gen::inRange<std::uint64_t>(0, 80);
    const auto pause = *rc::gen::inRange<std::uint64_t>(0, size + 1);
    for (std::uint64_t at = 0; at < size; ++at) {
      if (at == pause)
        broken = Frontier::from_bytes(broken.size(), broken.bytes());
      whole.append(sha, numbered(sha, at), drop);
      broken.append(sha, numbered(sha, at), drop);
    }
    RC_ASSERT(whole.bytes() == broken.bytes());
    RC_ASSERT(whole.root(sha) == broken.root(sha));
  });
}

TEST_CASE("roots of 256 and of 65,536 leaves are kept, once each", "[tree]") {
  Sha256 sha;
  Frontier tree;
  Kept kept;
  for (std::uint64_t at = 0; at < 65'536 + 256; ++at) {
    tree.append(sha, numbered(sha, at),
                [&](unsigned level, std::uint64_t index, const Digest& hash) {
                  REQUIRE(kept.emplace(std::pair{level, index}, hash).second);
                });
  }
  REQUIRE(kept.size() == 257 + 1);
  for (const std::uint64_t index : {0U, 1U, 255U, 256U}) {
    CAPTURE(index);
    CHECK(kept.at({8, index}) ==
          by_definition(sha, index * 256, (index + 1) * 256));
  }
  CHECK(kept.at({16, 0}) == by_definition(sha, 0, 65'536));
}

TEST_CASE("a tree counts past 32 bits", "[tree]") {
  Sha256 sha;
  constexpr std::uint64_t before = (std::uint64_t{1} << 33U) - 1;
  auto tree = Frontier::from_bytes(before, std::string(33 * 32, 'x'));
  Kept kept;
  tree.append(sha, numbered(sha, 0),
              [&](unsigned level, std::uint64_t index, const Digest& hash) {
                kept.emplace(std::pair{level, index}, hash);
              });
  CHECK(tree.size() == before + 1);
  CHECK(tree.bytes().size() == 32);
  REQUIRE(kept.size() == 4);  // levels 8, 16, 24 and 32
  CHECK(kept.count({8, (std::uint64_t{1} << 25U) - 1}) == 1);
  CHECK(kept.count({32, 1}) == 1);
}

TEST_CASE("a frontier of another size breaks a promise", "[tree]") {
  CHECK_THROWS_AS(Frontier::from_bytes(3, std::string(32, 'x')),
                  obole::BrokenPromise);
  CHECK_THROWS_AS(Frontier::from_bytes(0, "x"), obole::BrokenPromise);
}
