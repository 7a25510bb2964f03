"""The tools with which generate.py writes its story."""

import os
import random

from people import (FIRST, HEADER, LAST, Platforms, days_after, plain,
                    web_people)
from snapshots import reports_at
from statements import statement


class Desk:
    """Writes commands down, and the files that they read."""

    def __init__(self, folder):
        self.folder = folder
        self.dice = random.Random(20260630)
        self.web = Platforms(self.dice, web_people(self.dice))
        self.steps = []
        self.today = "2026-01-05"
        self.by_hand = 0
        self.bank = []  # movements: day, cents, text, name, end to end id

    def do(self, *words, exit_code=0, keep=None):
        self.steps.append({"today": self.today, "words": list(words),
                           "exit": exit_code, "keep": keep})

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w",
                  encoding="utf-8") as file:
            file.write(text)

    def snapshot(self, name, views=False):
        self.steps.append({"today": self.today, "snapshot": name,
                           "reports": reports_at(views)})

    # ------------------------------------------------------- by hand

    def register(self):
        kinds = ["individual"] * 30 + ["company"] * 8 + ["association"] * 6 \
            + ["public-body"] * 2 + ["anonymous"] * 2
        for number, kind in enumerate(kinds):
            words = ["donor", "add", "--kind", kind]
            if kind == "individual":
                words += ["--name", f"{FIRST[number % 10]} Du"
                          f" {LAST[number % 11]}"]
            elif kind != "anonymous":
                words += ["--name", f"Maison {LAST[number % 11]} {number}"]
            if kind != "anonymous" and number % 7 != 3:
                town = ("71999 Saint-Aubin-les-Vignes", "71998 Varennes",
                        "69003 Lyon", "71999 Saint-Aubin")[number % 4]
                words += ["--address", f"{10000 + number} chemin, {town}"]
            self.do(*words, "--reference", f"DON-{number}",
                    keep=f"donor:H{number}")

    def gift(self, donor, campaign, euros, day, method, *more, name=None,
             exit_code=0):
        self.by_hand += 1
        name = name or f"HAND-{self.by_hand:03}"
        self.do("donation", "add", "--campaign", campaign, "--donor",
                donor if donor[0] == "{" else f"{{donor:{donor}}}", "--amount",
                euros, "--date", day, "--method", method, "--reference", name,
                *more, exit_code=exit_code, keep=f"gift:{name}")
        return name

    def hand_gifts(self, count, first, days, campaigns):
        for _ in range(count):
            method = self.dice.choice(("cheque", "cash", "transfer"))
            cents = self.dice.choice((2000, 3550, 5000, 8000, 15000))
            name = self.gift(f"H{self.dice.randrange(48)}",
                             self.dice.choice(campaigns), plain(cents),
                             days_after(first, self.dice.randrange(days)),
                             method)
            if method == "transfer" and self.dice.random() < 0.6:
                self.bank.append((days_after(first, days + 1), cents,
                                  f"DON {name}", "", name))

    def refund(self, gift, cents, day, cause, keep=None):
        self.do("refund", "add", "--donation", f"{{gift:{gift}}}", "--amount",
                plain(cents), "--date", day, "--reason", "à sa demande",
                "--cause", cause, "--reference", f"RB-{gift}-{day}",
                keep=keep)

    # -------------------------------------------------- the platforms

    def file_of(self, name, rows):
        self.write(name, "\n".join([HEADER] + rows) + "\n")

    def gifts_between(self, name, count, first, last, again=(), refunds=()):
        rows = [self.web.row(self.web.gift(first, last))
                for _ in range(count)]
        self.file_of(name, list(again) + rows + [
            self.web.refund_row(*one) for one in refunds])
        self.do("import", "donations", name, "--profile", "generic")
        return rows

    def transfers(self, name, count, first, last):
        rows = []
        for _ in range(count):
            gift = self.web.gift(first, last, by_transfer=True)
            rows.append(self.web.row(gift))
            if self.dice.random() < 0.7:
                self.bank.append((days_after(gift["day"], 2), gift["cents"],
                                  "DON " + gift["reference"],
                                  gift["who"]["name"], gift["reference"]))
        self.file_of(name, rows)
        self.do("import", "donations", name, "--profile", "generic")

    def payout_report(self, name, platform, exit_code):
        """What a platform says of its balance: its gifts, a fee of the
        account, and a payout a month."""
        rows = ["Id;Date;Nature;Montant;Commission;Versement"]
        rows += [";".join((one["reference"], one["day"], "Don",
                           plain(one["cents"]), plain(one["fee"]),
                           one["payout"]))
                 for one in self.web.gifts.values()
                 if one["platform"] == platform]
        rows += [f"V-{payout};{payout[3:7]}-{payout[8:10]}-28;Versement;"
                 f"{plain(-cents)};0;{payout}"
                 for (who, payout), cents in self.web.payouts.items()
                 if who == platform and cents > 0]
        rows += ["ABO-1;2026-03-31;Frais;-12.50;0;",
                 "AJU-1;2026-04-01;Ajustement;0.07;0;"]
        self.write(name, "\n".join(rows) + "\n")
        self.do("import", "payout", name, "--profile", "payout",
                "--platform", platform, exit_code=exit_code)

    def statements(self):
        """April is missing: the bank never sent it."""
        for (platform, name), cents in self.web.payouts.items():
            year, month = int(name[3:7]), int(name[8:10])
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
            self.bank.append((f"{year}-{month:02}-03", cents,
                              f"VERSEMENT {name}", platform, name))
        self.bank.sort()
        balance = 500_000
        for month, last in (("2026-01", 31), ("2026-02", 28), ("2026-03", 31),
                            ("2026-04", 30), ("2026-05", 31),
                            ("2026-06", 30)):
            mine = [one for one in self.bank if one[0][:7] == month]
            text, balance = statement(month, f"{month}-{last}", balance, mine)
            if month != "2026-04":
                self.write(f"releve-{month}.xml", text)
