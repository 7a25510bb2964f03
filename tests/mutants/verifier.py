"""Breaks verify.py in one place at a time, and asks its tests to notice.

    python3 tests/mutants/verifier.py [--only WORD] [--most N] [--jobs N]

Each mutant is engine/obole/bundle/verify.py with one thing changed: a
comparison or a condition turned round, a bound moved by one, a statement left
out.  tests/bundle/verdicts.py, and kept.py on others' signatures, run until one
says something else than expected.  A mutant that they all pass is a missing
test, unless equivalent.txt says why nobody could tell it.  Exits 0 where there
is no other.  Python 3.9 or later.
"""

import argparse
import ast
import concurrent.futures
import copy
import os
import random
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
BUNDLE = os.path.join(HERE, "../bundle")
SOURCE = os.path.join(HERE, "../../engine/obole/bundle/verify.py")
LIMIT = 60  # seconds, some twenty times what all takes

TURNED = {ast.Eq: "!=", ast.NotEq: "==", ast.Lt: "<=", ast.LtE: "<",
          ast.Gt: ">=", ast.GtE: ">", ast.In: "not in", ast.NotIn: "in",
          ast.Is: "is not", ast.IsNot: "is", ast.Add: "-", ast.Sub: "+",
          ast.And: "or", ast.Or: "and"}
OPERATORS = {"!=": ast.NotEq, "==": ast.Eq, "<=": ast.LtE, "<": ast.Lt,
             ">=": ast.GtE, ">": ast.Gt, "not in": ast.NotIn, "in": ast.In,
             "is not": ast.IsNot, "is": ast.Is, "-": ast.Sub, "+": ast.Add,
             "or": ast.Or, "and": ast.And}
STATEMENTS = (ast.Expr, ast.Assign, ast.AugAssign, ast.Return, ast.Raise,
              ast.Continue, ast.Break)


def changes(node):
    """(what is done, the field of the node, its place in it, what it becomes)
    of every change of this node alone."""
    if isinstance(node, ast.Compare):
        for at, operator in enumerate(node.ops):
            new = TURNED[type(operator)]
            yield "turned into " + new, "ops", at, OPERATORS[new]()
    if isinstance(node, (ast.BoolOp, ast.BinOp)) and type(node.op) in TURNED:
        new = TURNED[type(node.op)]
        yield "turned into " + new, "op", None, OPERATORS[new]()
    if isinstance(node, ast.BoolOp):
        for at in range(len(node.values)):
            yield "part %d left out" % (at + 1), "values", at, None
    if isinstance(node, (ast.If, ast.While, ast.IfExp)):
        yield "the condition is turned round", "test", None, \
            ast.UnaryOp(ast.Not(), node.test)
    if isinstance(node, ast.comprehension):
        for at, test in enumerate(node.ifs):
            yield "the condition is left out", "ifs", at, ast.Constant(True)
    if isinstance(node, ast.Constant) and type(node.value) in (bool, int):
        for new in ([not node.value] if isinstance(node.value, bool) else
                    [node.value + 1, node.value - 1]):
            yield "%r becomes %r" % (node.value, new), "value", None, new
    for field in ("body", "orelse"):
        for at, one in enumerate(getattr(node, field, None) or []
                                 if not isinstance(node, (ast.IfExp,
                                                          ast.Lambda)) else []):
            text = isinstance(one, ast.Expr) and isinstance(one.value,
                                                            ast.Constant)
            if isinstance(one, STATEMENTS) and not text:
                yield "left out", field, at, ast.Pass()


def mutants(text):
    """(line, what was done, the text) of each."""
    tree, lines = ast.parse(text), text.split("\n")
    count = sum(1 for _ in ast.walk(tree))
    for number in range(count):
        node = nodes(tree)[number]
        for done, field, at, new in list(changes(node)):
            other = copy.deepcopy(tree)
            place = nodes(other)[number]
            # Of a statement left out, its own line says which it was.
            told = node if at is None or field not in ("body", "orelse") else \
                getattr(node, field)[at]
            if at is None:
                setattr(place, field, new)
            elif new is None:
                del getattr(place, field)[at]
            else:
                getattr(place, field)[at] = new
            line = getattr(told, "lineno", None) or told.target.lineno
            yield line, named(lines, line), done, ast.unparse(
                ast.fix_missing_locations(other))


def named(lines, number):
    """The line; one that stands more than once, with its function's name."""
    code = lines[number - 1].strip()
    if sum(line.strip() == code for line in lines) == 1:
        return code
    for line in reversed(lines[:number]):
        if line.lstrip().startswith("def "):
            return line.split("def ")[1].split("(")[0] + ": " + code
    return code


def nodes(tree):
    return list(ast.walk(tree))


def outcome(text):
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "verify.py")
        with open(file, "w", encoding="utf-8") as made:
            made.write(text)
        for words in (["verdicts.py", file, "--first"],
                      ["kept.py", "-", folder]):
            try:
                code = subprocess.run(
                    [sys.executable, os.path.join(BUNDLE, words[0])]
                    + words[1:], stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL, timeout=LIMIT,
                    check=False).returncode
            except subprocess.TimeoutExpired:
                return "endless"
            if code:
                return "killed"
    return "survived"


def equivalents():
    known = set()
    with open(os.path.join(HERE, "equivalent.txt"), encoding="utf-8") as file:
        for line in file:
            parts = line.rstrip("\n").split(" | ")
            if parts[0] == "verify.py":
                known.add((" | ".join(parts[1:-2]), parts[-2]))
    return known


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--only", default="", help="of lines with this text")
    options.add_argument("--most", type=int, help="no more than so many, drawn"
                         " from all: always the same")
    options.add_argument("--skip", type=int, default=0,
                         help="leave out so many, the first drawn")
    options.add_argument("--jobs", type=int, default=2)
    asked = options.parse_args()
    with open(SOURCE, encoding="utf-8") as file:
        text = file.read()
    if outcome(text) != "survived" or \
            outcome(ast.unparse(ast.parse(text))) != "survived":
        sys.exit("the tests fail without a mutant")
    work = [one for one in mutants(text) if asked.only in one[1]]
    random.Random(2026).shuffle(work)
    work = work[asked.skip:asked.most]
    known, counts = equivalents(), {}
    with concurrent.futures.ThreadPoolExecutor(asked.jobs) as pool:
        running = {pool.submit(outcome, one[3]): one for one in work}
        for done in concurrent.futures.as_completed(running):
            line, code, what, _ = running[done]
            found = done.result()
            if found == "survived" and (code, what) in known:
                found = "equivalent"
            counts[found] = counts.get(found, 0) + 1
            print("%d of %d" % (sum(counts.values()), len(work)), counts,
                  file=sys.stderr, flush=True)
            if found in ("survived", "endless"):
                print("%s: verify.py:%d | %s | %s" % (found, line, code, what),
                      flush=True)
    print(len(work), counts)
    return 1 if counts.get("survived") else 0


sys.exit(main())
