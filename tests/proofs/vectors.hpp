// Files that another program made: a Python prototype, whose proofs Go's
// golang.org/x/mod accepts (shared vectors, copied to tests/data/proofs).

#pragma once

#include "obole/base/digest.hpp"

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace vectors {

inline std::string file(const std::string& name) {
  std::ifstream in(std::string(OBOLE_SOURCE_DIR) + "/tests/data/proofs/" + name,
                   std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline obole::Digest leaf(const std::string& body) {
  return obole::Sha256().of(std::string(1, '\0') + body);
}

/// The leaves of entries.jsonl.
inline std::vector<obole::Digest> leaves() {
  const auto text = file("entries.jsonl");
  std::vector<obole::Digest> list;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find('\n', at);
    list.push_back(leaf(text.substr(at, end - at)));
    at = end + 1;
  }
  return list;
}

}  // namespace vectors
