#!/bin/sh
# Measures obole beside its limits and prints the table of goals.
#   sh tests/bench/run.sh [SIZES] [ROUNDS]     e.g. "10000 100000 1000000" 5
# A look that takes a minute: sh tests/bench/run.sh 2000 1
# Only ratios within one run mean something: machines drift by a factor of two.
set -eu
cd "$(dirname "$0")/../.."
sizes=${1:-10000 100000 1000000}
rounds=${2:-5}

cmake --preset release >/dev/null
cmake --build --preset release --target obole_program obole_bench obole_bench_camt obole_bench_rows
mkdir -p build/bench
for size in $sizes; do
  sync  # a commit waits for the disk: not for what was written before
  build/release/tests/obole_bench build/bench/ledgers "$size" "$rounds"
done >build/bench/inside.tsv
python3 tests/bench/commands.py build/release build/bench "$rounds" $sizes >build/bench/commands.tsv
python3 tests/bench/nightly.py build/release build/bench "$rounds" $sizes >build/bench/nightly.tsv
python3 tests/bench/table.py build/bench/inside.tsv build/bench/commands.tsv build/bench/nightly.tsv
