"""Measures a night: bank lines against as many open gifts, and the worst cases.

nightly.py BUILD FOLDER ROUNDS SIZE...: prints what, size, our seconds, the limit's seconds, our peak memory in
MiB, tab-separated.  The statement is a CSV file, so that the limit can be `sqlite3 .import` of that very file, with the
ledger's own journal; beside it, for information, the same lines as camt.053, and what the ledger's own rows cost: those
that import and reconciliation added, written by a loop.
"""

import os
import resource
import shutil
import subprocess
import sys

import commands
from bank_files import Identical, OneDonor, Ordinary, write_camt, write_gifts, write_profile, write_rows

ENDS = (".obole", ".people")
DETAILS = 200_000
OF_ONE_DONOR = 5_000


class Files:
    """What one case needs: a ledger of open gifts, and an inbox with a statement.  `batched` is a camt.053 of one
    entry that holds every line as a detail."""

    def __init__(self, build, folder, name, world, batched=False):
        obole = os.path.join(build, "cli/obole")
        self.rows_program = os.path.join(build, "tests/obole_bench_rows")
        self.folder = os.path.join(folder, name)
        self.ledger = os.path.join(self.folder, "work")
        self.inbox = os.path.join(self.folder, "inbox")
        self.rows = os.path.join(self.inbox, "statement.csv")
        self.camt = os.path.join(self.folder, "statement.xml")
        profile = os.path.join(self.inbox, "bench.toml")
        self.full = os.path.join(self.folder, "full")
        os.makedirs(self.inbox, exist_ok=True)
        gifts = os.path.join(self.folder, "gifts.csv")
        # In a process of its own: a child's peak is never below its parent's.
        if os.fork() == 0:
            write_gifts(gifts, world)
            write_camt(self.camt, world, batched)
            write_rows(self.rows, world)
            write_profile(profile, os.path.join(self.inbox, "inbox.toml"))
            os._exit(0)
        if os.wait()[1] != 0:
            sys.exit("the files cannot be written")
        base = commands.fresh(obole, self.full)
        subprocess.run(base + ["import", "donations", gifts, "--profile", "generic"], check=True,
                       stdout=subprocess.DEVNULL)
        self.base = [obole, "--ledger", self.ledger + ".obole", "--today", "2026-06-30"]
        self.statement = [self.camt] if batched else [self.rows, "--profile", profile]

    def fresh(self):
        for end in ENDS:
            shutil.copy(self.full + end, self.ledger + end)
        os.sync()

    def reconciled(self, statement=None):
        """Import, reconciliation, and both together: the seconds add up, the larger peak counts."""
        self.fresh()
        imported = commands.run(self.base + ["import", "statement"] + (statement or self.statement))
        matched = commands.run(self.base + ["reconcile"])
        return imported, matched, (imported[0] + matched[0], max(imported[1], matched[1]))

    def night(self):
        self.fresh()
        return commands.run(self.base + ["nightly", "--inbox", self.inbox])

    def limit(self):
        raw = os.path.join(self.folder, "raw.db")
        if os.path.exists(raw):
            os.remove(raw)
        os.sync()
        return commands.run(["sqlite3", raw, "PRAGMA journal_mode=TRUNCATE", "PRAGMA synchronous=EXTRA",
                             ".mode csv", f".import {self.rows} line"])

    def own_rows(self):
        """The rows that `work` has beyond `full`, written to a copy of `full`."""
        copy = os.path.join(self.folder, "rows")
        for end in ENDS:
            shutil.copy(self.full + end, copy + end)
        os.sync()
        out = subprocess.run([self.rows_program, copy + ".obole", self.ledger + ".obole"], check=True,
                             capture_output=True, text=True).stdout
        for end in ENDS:
            os.remove(copy + end)
        return float(out), 0

    def remove(self):
        shutil.rmtree(self.folder)


def measure_nights(build, folder, rounds, size):
    files = Files(build, folder, f"night-{size}", Ordinary(size))
    for _ in range(rounds):
        limit = files.limit()
        as_camt = files.reconciled([files.camt])
        commands.show("import camt.053 and reconcile", size, as_camt[2], limit)
        imported, matched, both = files.reconciled()
        commands.show("import statement, gifts open", size, imported, limit)
        commands.show("reconcile", size, matched, limit)
        commands.show("import statement and reconcile", size, both, limit)
        commands.show("the same beside its own rows", size, both, files.own_rows())
        commands.show("nightly", size, files.night(), limit)
    files.remove()


def measure_worst(build, folder, rounds, what, worst, ordinary, batched=False):
    bad = Files(build, folder, "worst", worst, batched)
    good = Files(build, folder, "ordinary", ordinary)
    for _ in range(rounds):
        commands.show(what, worst.size, bad.reconciled()[2], good.reconciled([good.camt] if batched else None)[2])
    bad.remove()
    good.remove()


def main():
    build, folder, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sizes = sorted(map(int, sys.argv[4:]))
    for size in sizes:
        measure_nights(build, folder, rounds, size)
    for size in sizes:
        measure_worst(build, folder, rounds, "identical lines", Identical(size), Ordinary(size))
    size = min(sizes[-1], DETAILS)
    measure_worst(build, folder, rounds, "a batch of details", Ordinary(size), Ordinary(size), batched=True)
    size = min(sizes[-1], OF_ONE_DONOR)
    measure_worst(build, folder, rounds, "gifts of one donor", OneDonor(size), Ordinary(size))


if __name__ == "__main__":
    main()
