#!/usr/bin/env python3
"""Plays the scenario with the real program, and saves every report.

    python3 tests/cli/scenario/run.py PROGRAM FOLDER

FOLDER holds what generate.py wrote.  Each snapshot becomes a folder with a
copy of the ledger, the reports as JSON and index.json: the day, and the words
and exit code of each report.
"""

import json
import os
import re
import shutil
import subprocess
import sys

LEDGER = "saint-aubin.obole"


class Player:
    def __init__(self, program, folder):
        self.program = os.path.abspath(program)
        self.folder = folder
        self.kept = {}
        self.environment = dict(os.environ, OBOLE_LEDGER=LEDGER,
                                LC_ALL="C.UTF-8")

    def run(self, today, words):
        done = subprocess.run(
            [self.program, "--today", today, "--lang", "en", "--format",
             "json", *words], cwd=self.folder, env=self.environment,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        return done.returncode, done.stdout, done.stderr.decode()

    def ask(self, *words):
        return json.loads(self.run("2026-07-15", words)[1])

    def filled(self, word):
        return re.sub(r"\{([^}]*)\}", lambda found: self.value(found[1]),
                      word)

    def value(self, name):
        if name not in self.kept:
            self.look_up(name.split(":")[0])
        return str(self.kept[name])

    def look_up(self, kind):
        """What the program numbered itself is asked for by its name."""
        if kind in ("gift", "refund"):
            names = {}
            for one in self.ask("donation", "list")["donations"]:
                names[one["id"]] = one["reference"]
                self.kept[f"gift:{one['reference']}"] = one["id"]
            for one in self.ask("refund", "list")["refunds"]:
                self.kept[f"refund:{names[one['donation']]}"] = one["id"]
        elif kind == "line":
            for one in self.ask("report", "reconciliation")["open_lines"]:
                self.kept[f"line:{one['text']}"] = one["line"]
        elif kind == "funder":
            for one in self.ask("report", "matching")["funds"]:
                self.kept[f"funder:{one['fund']}"] = one["funder"]

    def play(self, step):
        words = [self.filled(word) for word in step["words"]]
        code, out, error = self.run(step["today"], words)
        if code != step["exit"]:
            sys.exit(f"{' '.join(words)}\nexit code {code}, expected"
                     f" {step['exit']}\n{error}")
        if step["keep"]:
            told = json.loads(out)
            name = step["keep"]
            if ":" in name:
                self.kept[name] = told["id"]
            else:
                self.kept[f"id:{name}"] = told["id"]
                self.kept[f"entry:{name}"] = told["entry"]

    def save(self, step):
        folder = os.path.join(self.folder, step["snapshot"])
        os.makedirs(folder)
        reports = []
        for number, words in enumerate(step["reports"]):
            words = [self.filled(word) for word in words]
            code, out, error = self.run(step["today"], words)
            name = f"{number:03}-{words[0]}-{words[1]}.json"
            with open(os.path.join(folder, name), "wb") as file:
                file.write(out)
            if not out:
                sys.exit(f"{' '.join(words)}\nexit code {code}\n{error}")
            reports.append({"file": name, "words": words, "exit": code})
        for ending in ("obole", "people"):
            file = LEDGER.removesuffix("obole") + ending
            shutil.copy(os.path.join(self.folder, file), folder)
        with open(os.path.join(folder, "index.json"), "w",
                  encoding="utf-8") as file:
            json.dump({"today": step["today"], "reports": reports}, file,
                      indent=1)


def main(program, folder):
    player = Player(program, folder)
    with open(os.path.join(folder, "steps.json"), encoding="utf-8") as file:
        steps = json.load(file)
    for step in steps:
        if "snapshot" in step:
            player.save(step)
        else:
            player.play(step)


if __name__ == "__main__":
    main(*sys.argv[1:])
