#include "cli/program.hpp"

#ifdef __GLIBC__
#include <malloc.h>
#endif

int main(int count, char** words) {
#ifdef __GLIBC__
  // A large block goes back to the system when it is freed; otherwise a long
  // run keeps whatever any of its parts ever took.
  constexpr int large_block = 128 * 1024;
  mallopt(M_MMAP_THRESHOLD, large_block);
#endif
  return cli::run({words + 1, words + count}, cli::commands());
}
