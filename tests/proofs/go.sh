#!/bin/sh
# go.sh OBOLE: what the real program signs and proves, checked by Go's own code
# for transparency logs, from Debian's packages, without a network.
set -eu
obole=$1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

export GO111MODULE=off GOPATH=/usr/share/gocode GOCACHE="$work/cache" GOFLAGS=
go build -o check "$here/check.go"
go build -o inclusion "$here/inclusion.go"

town() {
  "$obole" --ledger town.obole --today 2026-06-30 "$@"
}
donor_id() {
  sed -n 's/.*"id": "\(.*\)".*/\1/p'
}
town init --name "Ville de Saint-Aubin" >/dev/null
town campaign add TOIT --title "Un toit" --goal 25000 --opens 2026-01-01 \
  --closes 2026-12-31 >/dev/null
donor=$(town donor add --kind individual --name "Jeanne Martin" --format json | donor_id)
give() {
  town donation add --campaign TOIT --method card --donor "$donor" \
    --amount "$1" --date 2026-02-03 >/dev/null
}
town audit key new ledger.key >/dev/null

# Sizes on both sides of powers of two, and proofs from the first entry to the
# last but one.
give 1
town audit checkpoint --key ledger.key --state kept -o before
old=$(sed -n 2p before)
amount=1
while [ "$amount" -lt 40 ]; do
  amount=$((amount + 1))
  give "$amount"
  size=$((old + amount - 1))
  case $size in
    5 | 7 | 8 | 9 | 16 | 17 | 31 | 33 | 40) ;;
    *) continue ;;
  esac
  town audit checkpoint --key ledger.key --state kept -o now
  town audit prove --from "$old" --to "$size" --state kept -o grew
  : >entries.jsonl
  at=0
  while [ "$at" -lt "$size" ]; do
    town audit show "$at" >>entries.jsonl
    at=$((at + 1))
  done
  for seq in 0 $((size / 2)) $((size - 1)); do
    town audit prove "$seq" --state kept -o entry.tlog-proof
    ./check ledger.key.pub now before entry.tlog-proof grew entries.jsonl
  done
done

# A gift's dossier: each of its entries, and none of them changed.
town audit dossier 3 --key ledger.key --state kept -o dossier.html
./inclusion ledger.key.pub dossier-3
sed 's/"amount":"100"/"amount":"900"/' dossier-3/3.entry >changed
if cmp -s changed dossier-3/3.entry; then
  echo "the gift is not what was expected" >&2
  exit 1
fi
cp changed dossier-3/3.entry
if ./inclusion ledger.key.pub dossier-3; then
  echo "a changed gift is accepted" >&2
  exit 1
fi

# What says otherwise is not accepted.
refused() {
  if ./check "$@" >said; then
    cat said
    echo "accepted: $*" >&2
    exit 1
  fi
}
sed '2s/"5/"6/' entries.jsonl >other.jsonl
sed '1d' entries.jsonl >fewer.jsonl
refused ledger.key.pub now before entry.tlog-proof grew fewer.jsonl
sed 's/"amount":"200"/"amount":"201"/' entries.jsonl >other.jsonl
refused ledger.key.pub now before entry.tlog-proof grew other.jsonl
refused ledger.key.pub before before entry.tlog-proof grew entries.jsonl
refused ledger.key.pub now now entry.tlog-proof grew entries.jsonl
town audit key new other.key >/dev/null
refused other.key.pub now before entry.tlog-proof grew entries.jsonl
echo "Go refuses what says otherwise"
