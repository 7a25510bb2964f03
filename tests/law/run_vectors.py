#!/usr/bin/env python3
"""Runs the worked examples of the law through the program.

    python3 tests/law/run_vectors.py OBOLE [ID ...]

Each example of vectors.toml that is run "by" the ledger gets a ledger of its
own: its gifts are recorded, its receipts issued where it asks, and what the
program answers in JSON is held against the example.  The ids are held against
the list below, so that none is lost.  Exits 1 where anything differs.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import tomllib

HERE = pathlib.Path(__file__).resolve().parent

IDS = ([f"I{n:02}" for n in range(1, 36)] + [f"C{n:02}" for n in range(1, 22)] +
       [f"O{n:02}" for n in range(1, 18)] + [f"UK{n}" for n in range(1, 5)] +
       [f"CA{n}" for n in range(1, 5)] + [f"US{n}" for n in range(1, 5)] +
       [f"BE{n}" for n in range(1, 5)] + ["DE1", "DE2"])
CURRENCIES = {"united-kingdom": "GBP", "canada": "CAD", "united-states": "USD"}


class Wrong(Exception):
    pass


class Example:
    def __init__(self, program, folder, vector):
        self.program = program
        self.folder = folder
        self.vector = vector
        self.today = vector.get("today", "2026-12-31")
        self.gifts = []
        self.numbers = []

    def run(self, *words, today=None, may=(0,)):
        environment = dict(os.environ, OBOLE_TODAY=today or self.today,
                           OBOLE_LEDGER=str(self.folder / "town.obole"),
                           LC_ALL="C.UTF-8")
        done = subprocess.run([self.program, "--format", "json", "--lang", "en",
                               *words], env=environment, capture_output=True,
                              text=True)
        if done.returncode not in may:
            raise Wrong(f"{' '.join(words)}: exit {done.returncode}:"
                        f" {done.stderr.strip()}")
        return json.loads(done.stdout or "null")

    def is_equal(self, what, found, expected):
        if found != expected:
            raise Wrong(f"{what} is {found}, not {expected}")

    def set_up(self):
        country = self.vector.get("country", "france")
        self.run("init", "--name", "Ville de Saint-Aubin", "--siren",
                 "219200714", "--address", "1 place, 92330 Sceaux",
                 "--currency", CURRENCIES.get(country, "EUR"))
        self.run("rules", "adopt", country)
        campaign = self.vector.get("campaign", {})
        words = ["--opens", campaign.get("opens", "2010-01-01"), "--closes",
                 campaign.get("closes", "2030-12-31"), "--goal",
                 campaign.get("goal", "1000.00"), "--model",
                 campaign.get("model", "keep-it-all"), "--purpose",
                 campaign.get("purpose", "social")]
        if "platform" in campaign:
            words += ["--platform", campaign["platform"]]
        self.run("campaign", "add", "TOIT", "--title", "Le toit", *words)
        for name, value in self.vector.get("dossier", {}).items():
            self.run("campaign", "dossier", "set", "TOIT", name, value)
        self.donor = self.register(self.vector.get("donor", {}))

    def register(self, donor):
        kind = donor.get("kind", "individual")
        words = ["--kind", kind, "--name", "Ada Lovelace", "--address",
                 donor.get("address", "3 rue du Lavoir, 49000 Angers")]
        if kind == "company":
            words += ["--siren", "732829320"]
        if "regime" in donor:
            words += ["--regime", donor["regime"]]
        return self.run("donor", "add", *words)["id"]

    def record(self):
        for gift in self.vector.get("gifts", []):
            words = ["--method", gift.get("method", "transfer")]
            for name in ("amount", "date", "benefit", "nature", "credited",
                         "fee", "valuation", "declared", "item"):
                if name in gift:
                    words += ["--" + name, gift[name]]
            self.gifts.append(self.run("donation", "add", "--campaign", "TOIT",
                                       "--donor", self.donor, *words)["entry"])
        settle = self.vector.get("campaign", {}).get("settle")
        if settle:
            self.run("campaign", "settle", "TOIT", "--on", settle, may=(0, 1))

    def decisions(self):
        expected = self.vector.get("expect", [])
        for number, want in zip(self.gifts, expected):
            self.decision(number, want)

    def decision(self, number, want):
        found = self.run("receipt", "check", "--donation", str(number))
        one = found["decisions"][0]
        self.is_equal("the amount", one["amount"], want["amount"])
        self.is_equal("eligible", one["eligible"], want["amount"] != "0.00")
        for name in ("form", "outcome", "if_accepted"):
            if name in want:
                self.is_equal(name, one[name], want[name])
        if "year" in want:
            self.is_equal("the year", int(one["date"][:4]), want["year"])
        for key, standings in (("reason", ("failed", "review")),
                               ("flagged", ("flagged",)),
                               ("limited", ("limited",)), ("met", ("met",))):
            if key in want:
                self.reason(one, want, want[key], standings)
        for reason in one["reasons"]:
            if not reason["rule"] or not reason["source"] or not reason["says"]:
                raise Wrong(f"a reason without rule, source or words: {reason}")

    def reason(self, decision, want, rule, standings):
        found = [reason for reason in decision["reasons"]
                 if reason["rule"].split("-", 1)[1] == rule and
                 reason["standing"] in standings]
        if not found:
            raise Wrong(f"no {rule} stands {' or '.join(standings)} among"
                        f" {decision['reasons']}")
        if want.get("source", "") not in found[0]["source"]:
            raise Wrong(f"{rule} rests on {found[0]['source']}")
        if want.get("says", "") not in found[0]["says"]:
            raise Wrong(f"{rule} says {found[0]['says']}")

    def receipts(self):
        vector = self.vector
        if not any(name in vector for name in
                   ("annual", "void", "keep_until", "declared")):
            return
        annual = vector.get("annual")
        words = ["--annual", "--year", str(annual["year"])] if annual else []
        issued = self.run("receipt", "issue", *words, may=(0, 1))["issued"]
        issued.sort(key=lambda one: one["donations"])
        self.numbers = [one["number"] for one in issued]
        if annual:
            self.is_equal("the receipts", [one["amount"] for one in issued],
                          annual["receipts"])
        for back in vector.get("refund_after_receipts", []):
            gift = self.gifts[back["gift"] - 1]
            self.run("refund", "add", "--donation", str(gift), "--amount",
                     back["amount"], "--date", back["date"], "--reason", "asked")
            due = self.run("receipt", "list", "--obligations", may=(1,))
            self.is_equal("the obligations",
                          [one["number"] for one in due["obligations"]],
                          [self.numbers[back["gift"] - 1]])
        for place in vector.get("void", []):
            self.run("receipt", "void", self.numbers[place - 1], "--reason",
                     "a mistake")
        if vector.get("void"):
            self.run("receipt", "list", "--obligations", may=(0,))
        if "keep_until" in vector:
            listed = self.run("receipt", "list")["receipts"]
            self.is_equal("until when it is kept", listed[0]["keep_until"],
                          vector["keep_until"])

    def declaration(self):
        for key in ("declared", "due"):
            want = self.vector.get(key)
            if not want:
                continue
            found = self.run("report", "declaration", "--year",
                             str(want["year"]))
            for name, value in want.items():
                self.is_equal(name, found["due" if name == "day" else name],
                              value)

    def gates(self):
        for want in self.vector.get("gates", []):
            found = self.run("campaign", "check", "TOIT", today=want["on"],
                             may=(0, 1))
            status = {one["gate"]: one["status"] for one in found["gates"]}
            self.is_equal(f"{want['gate']} on {want['on']}",
                          status[want["gate"]], want["status"])

    def parameter(self):
        want = self.vector.get("parameter")
        if want:
            found = self.run("rules", "show", "--parameter", want["name"],
                             "--on", want["on"])["values"]
            self.is_equal(want["name"], [one["value"] for one in found],
                          [want["value"]])

    def check(self):
        self.set_up()
        self.record()
        self.decisions()
        self.receipts()
        self.declaration()
        self.gates()
        self.parameter()
        self.run("audit", "verify")


def main(words):
    program, *wanted = words[1:]
    vectors = tomllib.loads((HERE / "vectors.toml").read_text("utf-8"))
    wrong = [f"{id}: it is not among the vectors" for id in IDS
             if id not in vectors]
    wrong += [f"{id}: it is no id of the law's" for id in vectors
              if id not in IDS]
    run = 0
    for id, vector in vectors.items():
        if vector["by"] not in ("ledger", "reductions", "elsewhere"):
            wrong.append(f"{id}: no test is called {vector['by']}")
        if vector["by"] == "elsewhere" and "where" not in vector:
            wrong.append(f"{id}: it does not say where")
        if vector["by"] != "ledger" or wanted and id not in wanted:
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                Example(os.path.abspath(program), pathlib.Path(folder),
                        vector).check()
            except Wrong as error:
                wrong.append(f"{id}: {error}")
        run += 1
    for line in wrong:
        print(line)
    print(f"{run} examples run, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
