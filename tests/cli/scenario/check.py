#!/usr/bin/env python3
"""Holds every figure of every saved report against the entries.

    python3 tests/cli/scenario/check.py [--selftest] SNAPSHOT...

A snapshot is a folder that run.py made.  All figures are worked out anew from
the bodies of the entries; a field that is missing or not known is wrong too.
With --selftest, each value of each report is also altered by the smallest step
there is, in turn, and each alteration must be noticed.  Exits 0 where all
holds.
"""

import json
import os
import re
import subprocess
import sys

from facts import Facts
from reports import Reports
from scene import missing_from

HERE = os.path.dirname(os.path.abspath(__file__))
FORMAT_CHECK = os.path.join(HERE, "../../ledger/format_check.py")
LEDGER = "saint-aubin.obole"


class Number(str):
    """A number of JSON as it is written: 1 is neither 1.0 nor true."""


def once(pairs):
    found = dict(pairs)
    assert len(found) == len(pairs), "a key comes twice"
    return found


def read(file):
    with open(file, encoding="utf-8") as text:
        return json.load(text, object_pairs_hook=once,
                         parse_int=lambda number: Number("#" + number),
                         parse_float=lambda number: Number("#" + number))


def as_read(value):
    """`value`, with its numbers as `read` gives them."""
    if isinstance(value, dict):
        return {key: as_read(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_read(one) for one in value]
    if isinstance(value, int) and not isinstance(value, bool):
        return Number(f"#{value}")
    return value


def differences(wanted, found, path=""):
    if wanted == found:
        return
    if isinstance(wanted, dict) and isinstance(found, dict):
        for key in sorted(wanted.keys() | found.keys()):
            here = f"{path}.{key}"
            if key not in found:
                yield f"{here} is missing"
            elif key not in wanted:
                yield f"{here} is not known here: {found[key]}"
            else:
                yield from differences(wanted[key], found[key], here)
    elif isinstance(wanted, list) and isinstance(found, list) \
            and len(wanted) == len(found):
        for place, (one, other) in enumerate(zip(wanted, found)):
            yield from differences(one, other, f"{path}[{place}]")
    else:
        yield f"{path} is {found}, the entries say {wanted}"


def altered(value):
    """The value next to it: by one unit, one cent, one day, one letter."""
    if value is None or isinstance(value, bool):
        return Number("#0") if value is None else not value
    if isinstance(value, Number):
        return Number(f"#{int(value[1:]) + 1}")
    if re.fullmatch(r"-?\d+(\.\d+)?", value):
        point = value.find(".")
        units = int(value.replace(".", "")) + 1
        places = 0 if point < 0 else len(value) - point - 1
        text = f"{abs(units):0{places + 1}}"
        sign = "-" if units < 0 else ""
        return sign + (f"{text[:-places]}.{text[-places:]}" if places
                       else text)
    last = value[-1:]
    return value[:-1] + chr(ord(last) + 1) if last else "x"


def leaves(value):
    """Each place that holds a value: its container and key."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in pairs:
        if isinstance(one, (dict, list)):
            yield from leaves(one)
        else:
            yield value, key


def unnoticed(wanted, found):
    """How many values there are, and which may be altered unseen."""
    count, missed = 0, []
    for container, key in leaves(found):
        count += 1
        kept = container[key]
        container[key] = altered(kept)
        if wanted == found:  # as in `differences`
            missed.append(f"{key}: {kept}")
        container[key] = kept
    return count, missed


def check(folder, selftest):
    with open(os.path.join(folder, "index.json"), encoding="utf-8") as file:
        index = json.load(file)
    ledger = os.path.join(folder, LEDGER)
    facts = Facts(ledger)
    reports = Reports(facts, index["today"])
    problems = [f"entry {seq}: its postings do not follow from its facts"
                for seq in reports.postings.differing()]
    problems += missing_from(facts, os.path.basename(folder))
    values = 0
    for saved in index["reports"]:
        name = " ".join(saved["words"])
        code, body = reports.answer(saved["words"])
        wanted = as_read(body)
        found = read(os.path.join(folder, saved["file"]))
        if saved["exit"] != code:
            problems.append(f"{name}: exit code {saved['exit']}, not {code}")
        problems += [f"{name}: {one}" for one in differences(wanted, found)]
        if selftest:
            count, missed = unnoticed(wanted, found)
            values += count
            problems += [f"{name}: unnoticed: {one}" for one in missed]
    format_check = subprocess.run([sys.executable, FORMAT_CHECK, ledger],
                                  stdout=subprocess.PIPE, check=False)
    if format_check.returncode:
        problems.append(format_check.stdout.decode())
    print(f"{folder}: {len(index['reports'])} reports against"
          f" {facts.size} entries, {len(facts.gifts)} gifts")
    if selftest:
        print(f"{values} values altered in turn")
    return problems


def main(words):
    selftest = "--selftest" in words
    problems = []
    for folder in words:
        if folder != "--selftest":
            problems += check(os.path.normpath(folder), selftest)
    for problem in problems[:40]:
        print(problem)
    if problems:
        print(f"{len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
