// driver ROUNDS FOLDER: calls the target with every file of a corpus, and with
// ROUNDS changed ones of each, always the same: bits flipped, bytes cut out,
// doubled, exchanged, digits changed, and pieces of two files put together.
// What is being tried when a promise breaks is left in ./crash-NAME.

#include "fuzz/target.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class Changes {
 public:
  explicit Changes(const std::vector<std::string>& corpus) : corpus_(corpus) {}

  std::string of(std::string bytes) {
    for (auto left = 1 + random_() % 6; left > 0; --left)
      change(bytes);
    return bytes;
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  void change(std::string& bytes) {
    constexpr std::size_t longest = std::size_t{1} << 16U;
    if (bytes.empty() || bytes.size() > longest) bytes = "x";
    const auto at = below(bytes.size());
    switch (below(7)) {
      case 0:
        bytes[at] = static_cast<char>(bytes[at] ^ 1 << below(8));
        break;
      case 1:
        bytes.erase(at, 1 + below(40));
        break;
      case 2:
        bytes.insert(at, bytes.substr(below(bytes.size()), below(80)));
        break;
      case 3:
        std::swap(bytes[at], bytes[below(bytes.size())]);
        break;
      case 4:
        change_digit(bytes, at);
        break;
      case 5: {
        const auto& other = corpus_[below(corpus_.size())];
        bytes.resize(at);
        bytes += other.substr(below(other.size() + 1));
        break;
      }
      default:
        bytes.insert(at, odd_[below(odd_.size())]);
    }
  }

  void change_digit(std::string& bytes, std::size_t at) {
    const auto digit = std::find_if(
        bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.end(),
        [](unsigned char c) { return std::isdigit(c) != 0; });
    if (digit != bytes.end()) *digit = static_cast<char>('0' + below(10));
  }

  const std::vector<std::string>& corpus_;
  std::mt19937_64 random_{20'260'101};
  std::vector<std::string> odd_ = {std::string(1, '\0'),
                                   "\xff",
                                   "\xc3",
                                   "\xef\xbb\xbf",
                                   "\r\n",
                                   "\"",
                                   ";",
                                   "<",
                                   ">",
                                   "&#0;",
                                   "]]>",
                                   "-",
                                   "999999999999999999",
                                   "0000",
                                   "1e9",
                                   "\xe2\x80\xae",
                                   ":",
                                   "\t",
                                   "<!DOCTYPE x>",
                                   "{",
                                   "}",
                                   "\\u0000",
                                   ",",
                                   "'"};
};

}  // namespace

int main(int count, char** words) {
  if (count != 3) return 2;
  const auto rounds = std::stoul(words[1]);
  std::map<std::string, std::string> files;
  for (const auto& file : fs::directory_iterator(words[2]))
    files[file.path().filename().string()] = bytes_of(file.path());
  std::vector<std::string> corpus;
  for (const auto& [name, bytes] : files)
    corpus.push_back(bytes);
  if (corpus.empty()) return 2;
  Changes changes(corpus);
  std::size_t tried = 0;
  const auto call = [&](const std::string& name, const std::string& bytes) {
    std::ofstream("crash-" + name, std::ios::binary) << bytes;
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()),
                           bytes.size());
    ++tried;
  };
  for (const auto& [name, bytes] : files) {
    call(name, bytes);
    for (std::size_t round = 0; round < rounds; ++round)
      call(name, changes.of(bytes));
    fs::remove("crash-" + name);
  }
  std::printf("%zu inputs from %zu files\n", tried, corpus.size());
}
