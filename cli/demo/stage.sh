# What demo.sh is played on: it is read by demo.sh, not run.

build_release() {
  echo "Building obole (the first time takes some minutes)"
  mkdir -p build
  if [ -t 1 ]; then
    make_obole
  else
    make_obole >build/demo-build.log 2>&1 || {
      cat build/demo-build.log >&2
      exit 1
    }
  fi
  PATH="$PWD/build/release/cli:$PATH"
}

make_obole() {
  cmake --preset release &&
    cmake --build --preset release --target obole_program
}

enter_scratch() {
  rm -rf "$1"
  mkdir -p "$1"
  OBOLE_LEDGER=$1/saint-aubin.obole
  OBOLE_TODAY=2026-07-01
  export PATH OBOLE_LEDGER OBOLE_TODAY
  printf '\n$ export OBOLE_LEDGER=%s OBOLE_TODAY=%s\n' \
    "$OBOLE_LEDGER" "$OBOLE_TODAY"
}

chapter() { printf '\n== %s ==\n' "$1"; }
say() { printf '\n# %s\n' "$1"; }

# The command as one would type it.
show() {
  printf '\n$'
  for word in "$@"; do
    case $word in
    *\'*) printf ' "%s"' "$word" ;;
    *[!A-Za-z0-9._/=:,@%+-]*) printf " '%s'" "$word" ;;
    *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n'
}

# Runs a command that is to end with the exit code given first.
expect() {
  wanted=$1
  shift
  show "$@"
  code=0
  "$@" 2>&1 || code=$?
  [ "$code" -eq 0 ] || echo "(exit code $code)"
  [ "$code" -eq "$wanted" ] || {
    echo "demo.sh: exit code $wanted was expected" >&2
    exit 1
  }
}

run() { expect 0 "$@"; }

# Runs a recording command and keeps the id that it made in $id.  The answer is
# shown on one line.
made() {
  set -- "$@" --format json
  show "$@"
  answer=$("$@" | tr -s ' \n' '  ')
  id=$(printf '%s\n' "$answer" |
    sed -n 's/.*"id": *"\{0,1\}\([^",} ]*\).*/\1/p')
  [ -n "$id" ] || {
    echo "demo.sh: no id in $answer" >&2
    exit 1
  }
  echo "$answer"
}

# The rows of a list of by-hand/, without its header.
rows() { tail -n +2 "cli/demo/by-hand/$1.csv"; }

# keep TABLE KEY ID, and later: kept TABLE KEY
keep() { printf '%s %s\n' "$2" "$3" >>"build/demo/$1.ids"; }
kept() { sed -n "s/^$2 //p" "build/demo/$1.ids"; }

record_by_hand() {
  rows donors >build/demo/rows
  while IFS=';' read -r key kind name address email; do
    set -- --kind "$kind" --name "$name" --address "$address"
    [ -z "$email" ] || set -- "$@" --email "$email"
    made obole donor add "$@"
    keep donors "$key" "$id"
  done <build/demo/rows

  rows pledges >build/demo/rows
  while IFS=';' read -r key donor campaign amount date due; do
    made obole pledge add --campaign "$campaign" \
      --donor "$(kept donors "$donor")" --amount "$amount" --date "$date" \
      --due "$due"
    keep pledges "$key" "$id"
  done <build/demo/rows

  rows donations >build/demo/rows
  while IFS=';' read -r key donor campaign amount date method pledge; do
    set -- --campaign "$campaign" --donor "$(kept donors "$donor")" \
      --amount "$amount" --date "$date" --method "$method"
    [ -z "$pledge" ] || set -- "$@" --pledge "$(kept pledges "$pledge")"
    made obole donation add "$@"
    keep donations "$key" "$id"
  done <build/demo/rows

  rows refunds >build/demo/rows
  while IFS=';' read -r donation amount date reason; do
    made obole refund add --donation "$(kept donations "$donation")" \
      --amount "$amount" --date "$date" --reason "$reason"
  done <build/demo/rows
}

# The number of the open line on the bank that says so.
line_of() {
  obole --format csv report reconciliation |
    awk -F, -v text="$1" 'index($0, text) { print $1; exit }'
}

# Changes a fact in a copy of the ledger, as a thief with the right tools would.
tamper() {
  run cp "$OBOLE_LEDGER" build/demo/altered.obole
  run cp "${OBOLE_LEDGER%.obole}.people" build/demo/altered.people
  guard=$(sqlite3 build/demo/altered.obole "SELECT sql FROM sqlite_schema
    WHERE name = 'entry_is_never_changed'")
  run sqlite3 build/demo/altered.obole "DROP TRIGGER entry_is_never_changed"
  run sqlite3 build/demo/altered.obole "UPDATE entry
    SET body = CAST(replace(body, '250000', '2500000') AS BLOB)
    WHERE seq = $(kept donations G1)"
  run sqlite3 build/demo/altered.obole "$guard"
}
