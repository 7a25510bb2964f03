#!/bin/sh
# Builds obole and passes every test as users get it; then builds the engine with
# the address and undefined behaviour sanitizers, and passes its tests, but for
# the longest.  From a fresh clone, and again.
set -eu
cd "$(dirname "$0")/.."

sh .ci/packages
for preset in release sanitize; do
  cmake --workflow --preset "$preset"
done
