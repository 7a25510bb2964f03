// obole_bench_camt FILE ROUNDS: reading a camt.053 beside expat with a handler
// that only counts.  Prints what, bytes, ours, limit (seconds).

#include "bench/timing.hpp"

#include "obole/bank/camt053.hpp"
#include "obole/base/check.hpp"

#include <cstdlib>
#include <expat.h>
#include <fstream>
#include <vector>

namespace {

using obole::bank::Line;
using obole::bank::StatementHead;
using obole::bank::StatementSums;

std::size_t read_some(std::ifstream& file, std::span<char> buffer) {
  file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
  return static_cast<std::size_t>(file.gcount());
}

double ours(const char* name) {
  std::ifstream file(name, std::ios::binary);
  std::uint64_t lines = 0;
  const auto took = bench::seconds([&] {
    const auto refusal = obole::bank::read_camt053(
        [&file](std::span<char> buffer) { return read_some(file, buffer); },
        name,
        {[](const StatementHead&) { return obole::Verdict(); },
         [&lines](const Line&) {
           ++lines;
           return obole::Verdict();
         },
         [](const StatementHead& head, const StatementSums& sums) {
           return check_balance(head, sums);
         },
         {}});
    obole::check(!refusal, "the benchmark's statement is sound");
  });
  obole::check(lines > 0, "the benchmark's statement has lines");
  return took;
}

double limit(const char* name) {
  std::ifstream file(name, std::ios::binary);
  std::uint64_t seen = 0;
  return bench::seconds([&] {
    auto* const parser = XML_ParserCreate(nullptr);
    XML_SetUserData(parser, &seen);
    XML_SetElementHandler(
        parser,
        [](void* count, const char*, const char**) {
          ++*static_cast<std::uint64_t*>(count);
        },
        [](void*, const char*) {});
    XML_SetCharacterDataHandler(parser, [](void* count, const char*, int size) {
      *static_cast<std::uint64_t*>(count) += static_cast<std::uint64_t>(size);
    });
    std::vector<char> buffer(1U << 16U);
    while (const auto size = read_some(file, buffer)) {
      XML_Parse(parser, buffer.data(), static_cast<int>(size), 0);
    }
    XML_Parse(parser, buffer.data(), 0, 1);
    XML_ParserFree(parser);
  });
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) {
    std::fprintf(stderr, "obole_bench_camt FILE ROUNDS\n");
    return 2;
  }
  std::ifstream file(words[1], std::ios::binary | std::ios::ate);
  const auto bytes = static_cast<long long>(file.tellg());
  for (int round = 0; round < std::atoi(words[2]); ++round) {
    bench::print("camt.053 parsing", bytes, ours(words[1]), limit(words[1]));
  }
  return 0;
}
