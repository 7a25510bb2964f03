#!/bin/sh
# Builds obole and passes every test as users get it; then, but for the longest
# (those that start the program over and over), with the address and undefined
# behaviour sanitizers.  From a fresh clone, and again.
set -eu
cd "$(dirname "$0")/.."

sh .ci/packages
for preset in release sanitize; do
  cmake --workflow --preset "$preset"
done
