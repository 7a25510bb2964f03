#!/bin/sh
# run.sh SECONDS [NAME...]: libFuzzer over the targets, one after the other, each
# from its corpus.  What it finds on its way stays in build/fuzz/found/NAME, from
# where the next run goes on; what breaks a promise in build/fuzz/crashes.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:?usage: tests/fuzz/run.sh SECONDS [NAME...]}
shift
[ $# -gt 0 ] || set -- $(cd tests/fuzz/corpus && ls)
mkdir -p build/fuzz/crashes
broken=0
for name; do
  mkdir -p "build/fuzz/found/$name"
  log=build/fuzz/$name.log
  nice "build/fuzz/tests/obole_fuzz_$name" "build/fuzz/found/$name" \
    "tests/fuzz/corpus/$name" -max_total_time="$seconds" -timeout=25 \
    -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 \
    -artifact_prefix="build/fuzz/crashes/$name-" >"$log" 2>&1 || {
    echo "$name: a promise is broken: $log"
    broken=1
  }
  printf '%s: %s tried, %s found\n' "$name" \
    "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" \
    "$(ls "build/fuzz/found/$name" | wc -l)"
done
exit "$broken"
