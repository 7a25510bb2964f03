#include "cli/program.hpp"

int main(int count, char** words) {
  return cli::run({words + 1, words + count}, cli::commands());
}
