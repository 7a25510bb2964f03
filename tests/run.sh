#!/bin/sh
# Builds obole and passes every test as users get it; then builds the engine with
# the address and undefined behaviour sanitizers, and passes its tests, but for
# the longest.  From a fresh clone, and again.
set -eu
cd "$(dirname "$0")/.."

sh .ci/packages
for preset in release sanitize; do
  figures=build/$preset/tests/tampering-figures.txt
  rm -f "$figures"
  cmake --workflow --preset "$preset"
  echo "Tampering with a ledger of every kind of entry ($preset):"
  printf '%-60s %6s %6s %15s %15s %11s\n' 'what was changed' tried found \
    'without effect' 'told by anchor' unexpected
  sort "$figures"
done
