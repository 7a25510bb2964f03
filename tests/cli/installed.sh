#!/bin/sh
# Installs into a folder of its own, and does what systemd and cron would do.
#   installed.sh CMAKE BUILD PREFIX BINDIR
# PREFIX and BINDIR are those that the build was configured for.
set -eu
cmake=$1 build=$2 prefix=$3 bindir=$4
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
fail() {
  echo "$*" >&2
  exit 1
}

DESTDIR=$root "$cmake" --install "$build" >/dev/null
obole=$root$bindir/obole
units=$root$prefix/lib/systemd/system
[ -x "$obole" ] || fail "no program in $bindir"

# A ledger where the service expects one, and no folder but the inbox.
home=$root/home
mkdir -p "$home/inbox"
cd "$home"
HOME=$home XDG_STATE_HOME=$home/state OBOLE_LEDGER=$home/ledger.obole
export HOME XDG_STATE_HOME OBOLE_LEDGER
"$obole" init --name "Ville de Bretteval" >/dev/null

# The command of the service; a line that ends in a backslash goes on.
command=$(sed -e ':more' -e '/\\$/{N;s/\\\n//;b more' -e '}' \
  "$units/obole-nightly.service" | sed -n 's/^ExecStart=//p')
case $command in
"$bindir/obole nightly "*) ;;
*) fail "the service runs: $command" ;;
esac
said=$(sh -c "$root$command") || fail "the service ends with $?"
[ -z "$said" ] || fail "a quiet night says: $said"
ls backups/ledger-*.obole >/dev/null

# The line of cron: five fields, the user, and a command for a shell.
line=$(grep -v -e '^#' -e '^MAILTO' \
  "$root$prefix/share/doc/obole/examples/obole-nightly.cron")
command=$(echo "$line" | cut -d ' ' -f 7-)
case $command in
"cd /var/lib/obole && $bindir/obole nightly "*) ;;
*) fail "cron runs: $command" ;;
esac

# Where systemd is at hand, it has to understand both units.
if command -v systemd-analyze >/dev/null; then
  for unit in obole-nightly.service obole-nightly.timer; do
    sed "s#^ExecStart=/#&${root#/}/#" "$units/$unit" >"$root/$unit"
  done
  systemd-analyze verify --man=no "$root/obole-nightly.service" \
    "$root/obole-nightly.timer" || fail "systemd refuses a unit"
fi
