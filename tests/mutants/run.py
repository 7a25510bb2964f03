"""Breaks the verifier in one place at a time, and asks the tests to notice.

    python3 tests/mutants/run.py [BUILD] [--only WORD] [--jobs N]

BUILD (build/release) has obole_ledger_tests built.  Each mutant is one changed
line of one source file: a comparison or a condition turned round, a bound moved
by one, a statement left out.  It is compiled by itself, linked before the
engine, and the tampering tests run until one fails.  One that they all pass is
a missing test, unless equivalent.txt says why nobody could tell it.  Exits 0
where there is no other.
"""

import argparse
import concurrent.futures
import os
import random
import re
import shlex
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.abspath(os.path.join(HERE, "../.."))
# What `audit verify` decides by.
SOURCES = ["engine/obole/ledger/" + name + ".cpp" for name in (
    "verification", "comparison", "personal_check", "schema", "tree",
    "commitment")]
# Quick ones first: most mutants do not come further.
TESTS = ["a ledger of every*,a head*,a body*,a close*,a people file*,"
         "kept roots*,a trigger that*,what a changed*,[once],[tree]",
         "[forged],a kept root*",
         "a value changed*,a row taken*",
         "[tampering]~a value changed*~a row taken*"]
# Seconds that each of these takes at most, some eight times what it needs: a
# verifier that does not end is noticed too.
LIMITS = [60, 60, 300, 900]
ENDLESS = -1

SWAPS = [(r" == ", " != "), (r" != ", " == "), (r" && ", " || "),
         (r" \|\| ", " && "), (r" < ", " <= "), (r" <= ", " < "),
         (r" > ", " >= "), (r" >= ", " > "), (r" \+ 1\b", " + 2"),
         (r" - 1\b", " - 2"), (r"\breturn true;", "return false;"),
         (r"\breturn false;", "return true;"), (r"= true;", "= false;"),
         (r"= false;", "= true;"), (r"\bcontinue;", "break;"),
         (r"\+\+(\w+)", r"--\1")]
CONDITION = re.compile(r"^(\s*(?:\} else )?(?:if|while) \()(.*)(\).*)$")
STATEMENT = re.compile(
    r"^\s+(?:return;|\w+(?:[.(]|->|_ = | \+?= )[^{}]*;)\s*$")


def mutants(text):
    """(line number, what was done, the line instead) of each."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        code = line.split("//")[0].rstrip()
        if not code or code.startswith("#") or "constexpr" in code:
            continue
        if code.lstrip().startswith(('"', "for (", "using ", "static ")):
            continue
        for old, new in SWAPS:
            for found in re.finditer(old, code):
                yield (number, "%s becomes %s" % (
                    found.group().strip(), found.expand(new).strip()),
                    code[:found.start()] + found.expand(new)
                    + code[found.end():])
        whole = CONDITION.match(code)
        if whole and code.count("(") == code.count(")") \
                and "auto" not in whole.group(2):
            yield (number, "the condition is turned round",
                   whole.expand(r"\1!(\2)\3"))
        before = lines[number - 1].rstrip() if number else ""
        if STATEMENT.match(code) and before.endswith((";", "{", "}", ")")):
            yield number, "the statement is left out", \
                re.match(r"\s*", code).group() + ";"


def commands(build):
    listed = subprocess.run(
        ["ninja", "-C", build, "-t", "commands", "obole_ledger_tests"],
        check=True, capture_output=True, text=True).stdout.split("\n")
    link = next(one for one in listed if " -o tests/obole_ledger_tests" in one)
    compiles = {}
    for one in listed:
        for source in SOURCES:
            if one.endswith(os.sep + source):
                compiles[source] = shlex.split(one)
    return compiles, link.split(" && ")[1]


class Bench:
    def __init__(self, build):
        self.build = os.path.abspath(build)
        self.folder = os.path.join(self.build, "mutants")
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        self.compiles, self.link = commands(self.build)

    def outcome(self, name, source, text):
        """As main() counts; "endless" is one that does not end in time."""
        folder = os.path.join(self.folder, name)
        os.makedirs(folder)
        try:
            return self.tried(folder, source, text)
        finally:
            shutil.rmtree(folder)

    def tried(self, folder, source, text):
        made = os.path.join(folder, "mutant.cpp")
        with open(made, "w", encoding="utf-8") as file:
            file.write(text)
        thing, program = made + ".o", os.path.join(folder, "tests")
        words = [word for word in self.compiles[source] if word != "ccache"]
        for option in ("-MF", "-MT", "-o", "-c"):
            at = words.index(option)
            del words[at:at + 2]
        words = [word for word in words if word != "-MD"]
        if self.quiet(words + ["-w", "-O0", "-c", made, "-o", thing]):
            return "not built"
        link = self.link.replace(" -o tests/obole_ledger_tests",
                                 " -o " + shlex.quote(program))
        first = link.index(" tests/")
        link = link[:first] + " " + shlex.quote(thing) + link[first:]
        if self.quiet(shlex.split(link)):
            return "not built"
        scratch = dict(os.environ, TMPDIR=folder)
        if os.path.isdir("/dev/shm"):
            scratch["TMPDIR"] = "/dev/shm"
        for tests, limit in zip(TESTS, LIMITS):
            said = self.quiet([program, "--abort", tests], folder, scratch,
                              limit)
            if said:
                return "endless" if said == ENDLESS else "killed"
        return "survived"

    def quiet(self, words, folder=None, environment=None, limit=300):
        try:
            return subprocess.run(
                words, cwd=folder or self.build, env=environment,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                timeout=limit, check=False).returncode
        except subprocess.TimeoutExpired:
            return ENDLESS


def equivalents():
    """What equivalent.txt says of each: "file | line | what was done | why"."""
    known = {}
    with open(os.path.join(HERE, "equivalent.txt"), encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                name, code, done, why = line.rstrip("\n").split(" | ")
                known[name, code, done] = why
    return known


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("build", nargs="?",
                         default=os.path.join(ROOT, "build/release"))
    options.add_argument("--only", default="", help="of sources with this word")
    options.add_argument("--most", type=int, help="no more than so many, drawn"
                         " from all: always the same")
    options.add_argument("--skip", type=int, default=0,
                         help="leave out so many, the first drawn")
    options.add_argument("--jobs", type=int, default=2)
    asked = options.parse_args()
    bench, known = Bench(asked.build), equivalents()
    work = []
    for source in SOURCES:
        if asked.only not in source:
            continue
        with open(os.path.join(ROOT, source), encoding="utf-8") as file:
            text = file.read()
        lines = text.split("\n")
        for number, done, line in mutants(text):
            work.append((source, number, lines[number].strip(), done,
                         "\n".join(lines[:number] + [line]
                                   + lines[number + 1:])))
    random.Random(2026).shuffle(work)
    work = work[asked.skip:asked.most]
    counts, open_ones, done_ones = {}, 0, 0
    with concurrent.futures.ThreadPoolExecutor(asked.jobs) as pool:
        running = {pool.submit(bench.outcome, str(at), one[0], one[4]): one
                   for at, one in enumerate(work)}
        for future in concurrent.futures.as_completed(running):
            source, number, code, done, _ = running[future]
            name, outcome = os.path.basename(source), future.result()
            if outcome == "survived" and (name, code, done) in known:
                outcome = "equivalent"
            row = counts.setdefault(name, {})
            row[outcome] = row.get(outcome, 0) + 1
            done_ones += 1
            print("%d of %d" % (done_ones, len(work)), counts,
                  file=sys.stderr, flush=True)
            if outcome in ("survived", "endless"):
                open_ones += outcome == "survived"
                print("%s: %s:%d | %s | %s" % (outcome, name, number + 1, code,
                                               done), flush=True)
    kinds = ("killed", "endless", "equivalent", "survived", "not built")
    print("%-22s" % "" + "".join("%12s" % kind for kind in kinds))
    for name, row in sorted(counts.items()):
        print("%-22s" % name
              + "".join("%12d" % row.get(kind, 0) for kind in kinds))
    return 1 if open_ones else 0


sys.exit(main())
