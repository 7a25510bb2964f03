"""Measures a night: bank lines against as many open gifts, and the worst cases.

nightly.py BUILD FOLDER ROUNDS SIZE...: prints what, size, our seconds, the limit's seconds, our peak memory in
MiB, tab-separated.  The statement is a camt.053, which French banks give to all but the smallest accounts and which
obole asks for first; its limit is `sqlite3 .import` of the same lines as CSV, with the ledger's own journal.
"""

import os
import resource
import shutil
import subprocess
import sys

import commands
from bank_files import Identical, OneDonor, Ordinary, write_camt, write_gifts, write_rows

ENDS = (".obole", ".people")
DETAILS = 200_000
OF_ONE_DONOR = 5_000


class Files:
    """What one case needs: a ledger of open gifts, an inbox with a statement, and its lines as CSV."""

    def __init__(self, obole, folder, name, world, batched=False):
        self.folder = os.path.join(folder, name)
        self.ledger = os.path.join(self.folder, "work")
        self.inbox = os.path.join(self.folder, "inbox")
        self.statement = os.path.join(self.inbox, "statement.xml")
        self.rows = os.path.join(self.folder, "statement.csv")
        self.full = os.path.join(self.folder, "full")
        os.makedirs(self.inbox, exist_ok=True)
        gifts = os.path.join(self.folder, "gifts.csv")
        # In a process of its own: a child's peak is never below its parent's.
        if os.fork() == 0:
            write_gifts(gifts, world)
            write_camt(self.statement, world, batched)
            write_rows(self.rows, world)
            os._exit(0)
        if os.wait()[1] != 0:
            sys.exit("the files cannot be written")
        base = commands.fresh(obole, self.full)
        subprocess.run(base + ["import", "donations", gifts, "--profile", "generic"], check=True,
                       stdout=subprocess.DEVNULL)
        self.base = [obole, "--ledger", self.ledger + ".obole", "--today", "2026-06-30"]

    def fresh(self):
        for end in ENDS:
            shutil.copy(self.full + end, self.ledger + end)
        os.sync()

    def reconciled(self):
        """Import, reconciliation, and both together: the seconds add up, the larger peak counts."""
        self.fresh()
        imported = commands.run(self.base + ["import", "statement", self.statement])
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

    def remove(self):
        shutil.rmtree(self.folder)


def measure_nights(obole, folder, rounds, size):
    files = Files(obole, folder, f"night-{size}", Ordinary(size))
    for _ in range(rounds):
        limit = files.limit()
        imported, matched, both = files.reconciled()
        commands.show("import statement, gifts open", size, imported, limit)
        commands.show("reconcile", size, matched, limit)
        commands.show("import statement and reconcile", size, both, limit)
        commands.show("nightly", size, files.night(), limit)
    files.remove()


def measure_worst(obole, folder, rounds, what, worst, ordinary, batched=False):
    bad = Files(obole, folder, "worst", worst, batched)
    good = Files(obole, folder, "ordinary", ordinary)
    for _ in range(rounds):
        commands.show(what, worst.size, bad.reconciled()[2], good.reconciled()[2])
    bad.remove()
    good.remove()


def main():
    build, folder, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    obole = os.path.join(build, "cli/obole")
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sizes = sorted(map(int, sys.argv[4:]))
    for size in sizes:
        measure_nights(obole, folder, rounds, size)
    for size in sizes:
        measure_worst(obole, folder, rounds, "identical lines", Identical(size), Ordinary(size))
    size = min(sizes[-1], DETAILS)
    measure_worst(obole, folder, rounds, "a batch of details", Ordinary(size), Ordinary(size), batched=True)
    size = min(sizes[-1], OF_ONE_DONOR)
    measure_worst(obole, folder, rounds, "gifts of one donor", OneDonor(size), Ordinary(size))


if __name__ == "__main__":
    main()
