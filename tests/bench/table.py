"""Prints the measurements beside their goals: table.py FILE...

Each line of a file is: what, size, our seconds, the limit's seconds, and
perhaps our peak memory in MiB.
"""

import math
import statistics
import sys

MILLION = 1_000_000


def at_least(least):
    return lambda ours, ratio: ratio >= least


def at_most_seconds(longest):
    return lambda ours, ratio: ours <= longest


# what: (goal in words, test of our median seconds and of the median ratio
# limit/ours, size from which it is a goal, most MiB at any size)
GOALS = {
    "bulk append": ("1: at least 0.75x of raw SQLite", at_least(0.75), 0, None),
    "bulk append, raw without guard": ("1: for information", None, 0, None),
    "single durable append": ("2: at least 0.85x of a raw commit", at_least(0.85), 0, None),
    "audit verify": ("3: at least 0.5x of scan and SHA-256", at_least(0.5), 0, None),
    "campaign report": ("4: under 2 ms, slope at most 0.25", at_most_seconds(0.002), 0, None),
    "campaign report, whole command": ("4: at most 30 ms", at_most_seconds(0.030), 0, None),
    "import donations": ("5: at 1 M at most 4x sqlite3 .import, 128 MiB", at_least(0.25), MILLION, 128),
    "camt.053 parsing": ("6: at least 0.6x of bare expat", at_least(0.6), 0, None),
    "import statement": ("6: at most 64 MiB, beside bare expat", None, 0, 64),
    "import statement, gifts open": ("7: for information, beside sqlite3 .import", None, 0, 64),
    "reconcile": ("7: for information, beside sqlite3 .import", None, 0, 64),
    "import statement and reconcile": ("7: at 1 M at most 1.5x sqlite3 .import, 64 MiB", at_least(1 / 1.5), MILLION, 64),
    "import camt.053 and reconcile": ("7: for information, beside sqlite3 .import", None, 0, 64),
    "the same beside its own rows": ("7: for information, beside raw SQLite", None, 0, 64),
    "nightly": ("7: the whole night, at 1 M at most 1.5x, 64 MiB", at_least(1 / 1.5), MILLION, 64),
    "identical lines": ("8: at most 3x the ordinary case", at_least(1 / 3), 0, None),
    "a batch of details": ("8: at most 3x the ordinary case", at_least(1 / 3), 0, None),
    "gifts of one donor": ("8: at most 3x the ordinary case", at_least(1 / 3), 0, None),
    "donation list, CSV": ("9: at 1 M at least 1x of sqlite3 -csv, 128 MiB", at_least(1), MILLION, 128),
    "donation list, JSON": ("9: at 1 M at least 1x of sqlite3 -csv, 128 MiB", at_least(1), MILLION, 128),
    "rebuild": ("10: at least 0.6x of a raw bulk load", at_least(0.6), 0, None),
    "campaign balances": ("12: at 1 M 1000x faster than ledger", at_least(1000), MILLION, None),
}


def verdict(goal, size, ours, ratio, memory):
    _, test, from_size, most_memory = goal
    missed = []
    if test is not None and size >= from_size and not test(ours, ratio):
        missed.append("speed")
    if most_memory is not None and memory is not None and memory > most_memory:
        missed.append("memory")
    if missed:
        return " MISSED: " + " and ".join(missed)
    if test is not None and size >= from_size:
        return " met"
    return " memory met" if most_memory is not None else ""


def read(files):
    rows = {}
    for name in files:
        with open(name, encoding="utf-8") as lines:
            for line in lines:
                parts = line.rstrip("\n").split("\t")
                what, size = parts[0], int(parts[1])
                memory = float(parts[4]) if len(parts) > 4 else None
                rows.setdefault(what, {}).setdefault(size, []).append(
                    (float(parts[2]), float(parts[3]), memory))
    return rows


def slope(by_size):
    points = [(math.log(size), math.log(statistics.median(r[0] for r in rounds)))
              for size, rounds in by_size.items()]
    if len(points) < 2:
        return None
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    below = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / below


def seconds(value):
    return f"{value * 1000:.3f} ms" if value < 0.1 else f"{value:.2f} s"


def main():
    rows = read(sys.argv[1:])
    print(f"{'work':34} {'size':>10} {'ours min':>11} {'median':>11} {'max':>11} "
          f"{'limit':>11} {'ratio':>8} {'MiB':>6}  goal")
    for what, by_size in rows.items():
        goal = GOALS.get(what, ("", None, 0, None))
        for size, rounds in sorted(by_size.items()):
            ours = [r[0] for r in rounds]
            limits = [r[1] for r in rounds]
            ratio = statistics.median(b / a for a, b, _ in rounds)
            memory = max((r[2] for r in rounds if r[2] is not None), default=None)
            print(f"{what:34} {size:>10} {seconds(min(ours)):>11} "
                  f"{seconds(statistics.median(ours)):>11} {seconds(max(ours)):>11} "
                  f"{seconds(statistics.median(limits)):>11} {ratio:>7.2f}x "
                  f"{'' if memory is None else format(memory, '.0f'):>6}  {goal[0]}"
                  f"{verdict(goal, size, statistics.median(ours), ratio, memory)}")
        steep = slope(by_size)
        if steep is not None:
            print(f"{'':34} {'slope':>10} {steep:>11.2f}")


if __name__ == "__main__":
    main()
