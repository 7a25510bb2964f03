#!/usr/bin/env python3
"""Writes the scenario: what a territory lives through in a year.

    python3 tests/cli/scenario/generate.py FOLDER

The same files each time: territory.toml, the platforms' lists, the bank's
statements, and steps.json, the commands in their order with the exit code of
each.  run.py plays them.  What stands in braces in a command is filled in by
the player: {donor:KEY}, {gift:REFERENCE}, {id:NAME}, {entry:NAME},
{line:TEXT}, {refund:REFERENCE}, {funder:FUND}.
"""

import json
import os
import shutil
import sys

from desk import Desk
from people import plain
from statements import IBAN

GIFTS = 2000


class Story(Desk):
    def january(self):
        self.do("init", "--name", "Ville de Saint-Aubin-les-Vignes",
                "--siren", "217109990", "--kind", "commune", "--address",
                "1 place de la Mairie, 71999 Saint-Aubin-les-Vignes",
                "--iban", IBAN)
        self.do("account", "add", "FR7699999000710002600020239")
        self.do("campaign", "apply", "territory.toml", "--dry-run")
        self.do("campaign", "apply", "territory.toml")
        self.register()
        self.gifts_between("web-2025.csv", 260, "2025-09-05", "2025-12-29")

    def pledge(self, name, donor, campaign, euros, day, *more):
        self.do("pledge", "add", "--campaign", campaign, "--donor",
                f"{{donor:{donor}}}", "--amount", euros, "--date", day, *more,
                "--reference", name, keep=f"id:{name}")

    def pledges(self):
        monthly = ("--every", "month", "--first")
        self.pledge("P1", "H30", "TOIT-MECENES", "6000", "2026-01-15",
                    "--instalments", "7", *monthly, "2026-01-31")
        self.pledge("P2", "H31", "TOIT", "1000", "2026-01-20",
                    "--instalment", "2026-02-01 333,33", "--instalment",
                    "2026-05-01 333,33", "--instalment", "2026-09-01 333,34")
        self.pledge("P3", "H0", "ORGUE", "120", "2025-12-01", "--instalments",
                    "4", "--every", "quarter", "--first", "2025-12-31")
        self.pledge("P4", "H1", "CAFE", "500", "2026-02-01")
        self.pledge("P5", "H2", "CAFE", "250", "2026-02-02", "--due",
                    "2026-04-15")
        self.pledge("P6", "H3", "GARE", "400", "2026-02-10")
        self.pledge("P7", "H4", "GARE", "300", "2026-02-11", "--due",
                    "2026-03-01")
        self.pledge("P8", "H5", "JARDIN", "80", "2026-03-05", "--due",
                    "2026-03-20")
        self.pledge("P9", "H6", "JARDIN", "90", "2026-03-06", "--due",
                    "2026-03-31")
        self.pledge("P10", "H7", "TOIT", "200", "2026-03-01", "--due",
                    "2026-03-15")
        self.pledge("P11", "H8", "TOIT", "210", "2026-03-01")
        self.pledge("P12", "H9", "TOIT", "150", "2026-02-20", "--due",
                    "2026-05-20")
        self.pledge("P13", "H32", "TOIT-MECENES", "2500", "2026-03-01",
                    "--due", "2026-06-14")
        self.pledge("P14", "H10", "TUYAUX", "100", "2026-03-10", "--due",
                    "2026-06-15")
        self.pledge("P15", "H33", "JARDIN", "999,99", "2026-03-10",
                    "--instalments", "3", *monthly, "2026-03-31")

    def keep_pledge(self, pledge, donor, campaign, euros, day, *more):
        self.gift(donor, campaign, euros, day, "cheque", "--pledge",
                  f"{{id:{pledge}}}", *more)

    def spring_gifts(self):
        self.gifts_between("web-t1.csv", 820, "2026-01-10", "2026-03-31",
                           refunds=self.platform_refunds())
        self.transfers("mairie-t1.csv", 70, "2026-01-12", "2026-03-29")
        self.hand_gifts(25, "2026-03-01", 30, (
            "TOIT", "TOIT-MECENES", "CAFE", "GARE", "ORGUE", "JARDIN"))
        self.keep_pledge("P1", "H30", "TOIT-MECENES", "900", "2026-02-02")
        self.keep_pledge("P1", "H30", "TOIT-MECENES", "1500,10", "2026-03-02")
        self.keep_pledge("P2", "H31", "TOIT", "400", "2026-02-05")
        self.keep_pledge("P3", "H0", "ORGUE", "30", "2026-01-03")
        self.keep_pledge("P6", "H3", "GARE", "100", "2026-03-03")
        self.keep_pledge("P10", "H7", "TOIT", "50", "2026-03-16")
        self.do("donation", "add", "--campaign", "TOIT", "--donor",
                "{donor:H7}", "--amount", "151", "--date", "2026-03-20",
                "--method", "cheque", "--pledge", "{id:P10}", exit_code=3)
        for euros, name in (("120", "CHQ-A"), ("55", "CHQ-B")):
            self.gift("H11", "ORGUE", euros, "2026-03-09", "cheque", name=name)
        self.bank.append(("2026-03-20", 17500, "REMISE CHEQUES 17"))
        self.bank.append(("2026-02-17", 4242, "INCONNU FEVRIER"))
        self.bank.append(("2026-03-21", -1290, "FRAIS DE TENUE"))
        self.in_kind()
        self.funds()
        self.earmarks()

    def platform_refunds(self):
        picks = (("TOIT", 0), ("TOIT", 2000), ("ORGUE", 5000), ("ORGUE", 0))
        for campaign, least in picks:
            gift = self.web.untouched(campaign, "2025-12-29", least)
            whole = least == 0
            yield (gift, gift["cents"] if whole else 777, "2026-02-12",
                   5 if gift["fee"] > 5 else 0)

    def in_kind(self):
        more = ("--item", "12;piece;35,50;tuiles", "--item",
                "2,5;metre;9,99;gouttière")
        self.gift("H34", "TOIT", "450,98", "2026-03-02", "in-kind", *more,
                  "--valuation", "cost-price", name="KIND-1")
        self.gift("H35", "ORGUE", "300", "2026-03-03", "in-kind",
                  "--declared", "512,30", "--valuation", "market",
                  name="KIND-2")
        self.gift("H36", "CAFE", "480", "2026-03-04", "skills", "--hours",
                  "12", "--cost-basis", "40", "--valuation", "salary-cost",
                  name="SKILL-1")
        self.gift("H12", "GARE", "70,20", "2026-03-05", "expense-waiver",
                  "--valuation", "mileage", name="WAIVER-1")
        self.gift("H12", "JARDIN", "33", "2026-03-06", "in-kind",
                  "--earmark", "PLANTES", name="KIND-3")
        self.refund("KIND-2", 10000, "2026-03-28", "donor-request")

    def funds(self):
        fund = ("--match-fund", "ABONDEMENT")
        self.gift("{funder:ABONDEMENT}", "TOIT", "1500", "2026-03-12",
                  "transfer", *fund, name="FUND-1")
        self.gift("{funder:ABONDEMENT}", "TOIT", "750", "2026-03-30",
                  "transfer", *fund, name="FUND-2")
        self.gift("{funder:ABONDEMENT}", "JARDIN", "200", "2026-03-31",
                  "cheque", name="FUND-OWN")
        self.refund("FUND-2", 5000, "2026-04-02", "overpayment")

    def earmarks(self):
        for number, euros in enumerate(("300", "80", "45,45")):
            self.gift(f"H{13 + number}", "TOIT", euros, "2026-03-14",
                      "cheque", "--earmark", "CLOCHER", name=f"EAR-{number}")
        self.gift("H20", "JARDIN", "60", "2026-03-15", "cash", "--earmark",
                  "PLANTES", name="EAR-P")
        self.do("earmark", "spend", "CLOCHER", "--amount", "350", "--date",
                "2026-04-01", "--reason", "facture 118")
        self.do("earmark", "release", "PLANTES", "--amount", "13", "--date",
                "2026-04-02", "--reason", "accord")
        self.do("earmark", "spend", "CLOCHER", "--amount", "75,46", "--date",
                "2026-04-03", "--reason", "trop", exit_code=3)

    def spring(self):
        self.today = "2026-04-10"
        self.pledges()
        self.spring_gifts()
        self.do("match-fund", "apply")
        self.do("match-fund", "apply")
        gift = self.web.untouched("TOIT", "2026-03-30", 5000)["reference"]
        self.refund(gift, 1000, "2026-04-01", "donor-request", "refund-1")
        self.refund(gift, 1500, "2026-04-03", "duplicate", "refund-2")
        self.do("refund", "reverse", "{id:refund-1}", "--date", "2026-04-08",
                "--reason", "compte fermé")
        for number, campaign in enumerate(
                ("TOIT", "ORGUE", "CAFE", "JARDIN", "GARE"), 1):
            gift = self.web.untouched(campaign, "2026-03-30", 3000)
            self.do("dispute", "open", "--donation",
                    f"{{gift:{gift['reference']}}}", "--amount",
                    plain(gift["cents"] - 500), "--date", "2026-04-02",
                    keep=f"dispute-{number}")
        self.do("dispute", "lose", "{id:dispute-1}", "--date", "2026-04-09",
                keep="lost-1")
        self.do("dispute", "win", "{id:dispute-2}", "--date", "2026-04-09")
        self.do("fee", "add", "--campaign", "CAFE", "--platform", "ULULE",
                "--amount", "29,90", "--date", "2026-02-28", "--payout",
                "UL-2026-02")
        self.web.payouts[("ULULE", "UL-2026-02")] -= 2990
        self.do("fee", "add", "--campaign", "TOIT", "--platform", "HELLOASSO",
                "--amount", "100", "--date", "2026-03-31")
        self.do("import", "statement", "releve-2026-02.xml",
                "releve-2026-03.xml")
        self.do("import", "statement", "releve-2026-01.xml")
        self.do("reconcile", exit_code=1)
        self.do("match", "{line:REMISE CHEQUES 17}", "{gift:CHQ-A}",
                "{gift:CHQ-B}", keep="cheques")
        self.snapshot("spring")

    def summer(self):
        self.today = "2026-05-20"
        self.gifts_between("web-t2.csv", 560, "2026-04-01", "2026-05-15",
                           again=self.last_rows())
        self.transfers("mairie-t2.csv", 50, "2026-04-02", "2026-05-14")
        self.do("match-fund", "apply", "ABONDEMENT")
        self.do("pledge", "plan", "{id:P1}", "--instalment",
                "2026-01-31 2000", "--instalment", "2026-06-20 4000")
        self.do("campaign", "settle", "GARE", "--on", "2026-04-30",
                exit_code=3)
        self.do("campaign", "settle", "GARE", "--on", "2026-05-02",
                exit_code=1)
        self.cash = self.gift("H16", "GARE", "12", "2026-04-12", "cash")
        self.do("refund", "all", "--campaign", "GARE", "--date", "2026-05-10",
                "--reference", "RA", exit_code=1)
        self.do("dispute", "lose", "{id:dispute-5}", "--date", "2026-05-12")
        self.do("refund", "all", "--campaign", "GARE", "--date", "2026-05-13",
                "--reference", "RB")
        self.do("match-fund", "amend", "DOUBLE", "--ratio", "1/3", "--cap",
                "3000", "--donor-cap", "40", "--opens", "2026-05-01")
        self.do("match-fund", "apply")
        self.do("refund", "reverse", "{entry:lost-1}", "--date", "2026-05-15",
                "--reason", "rejugé")

    def last_rows(self):
        """The second file overlaps the first: these are known already."""
        return [self.web.row(gift) for gift in
                list(self.web.gifts.values())[300:330]]

    def july(self):
        self.today = "2026-07-15"
        self.hand_gifts(25, "2026-05-20", 10, ("TOIT", "ORGUE", "CAFE"))
        self.do("campaign", "settle", "CAFE", "--on", "2026-06-01",
                "--with-promises", "--due", "2026-06-10")
        self.do("campaign", "settle", "JARDIN", "--on", "2026-07-01")
        self.do("pledge", "cancel", "{id:P11}", "--reason", "renonce")
        self.do("pledge", "write-off", "{id:P9}", "--reason", "perdu")
        self.do("pledge", "expire", "--campaign", "TOIT", "--before",
                "2026-06-01")
        self.keep_pledge("P10", "H7", "TOIT", "60", "2026-06-20")
        self.keep_pledge("P12", "H9", "TOIT", "170", "2026-06-21",
                         "--accept-overpayment")
        self.keep_pledge("P8", "H5", "JARDIN", "100", "2026-06-22",
                         "--accept-overpayment")
        self.keep_pledge("P15", "H33", "JARDIN", "500", "2026-04-30")
        self.keep_pledge("P4", "H1", "CAFE", "125", "2026-06-10",
                         "--outside-dates")
        self.refund("EAR-0", 25000, "2026-07-01", "donor-request")
        self.do("disbursement", "add", "--project", "CAFE-SOCIAL", "--amount",
                "5000", "--date", "2026-07-02", "--agreement", "CONV-1",
                "--campaign", "CAFE", "--reference", "VIR-CAFE")
        self.do("disbursement", "add", "--project", "ECOLE", "--amount",
                "2500,50", "--date", "2026-06-20", "--agreement", "CONV-2")
        self.do("disbursement", "add", "--project", "GARE-TRAVAIL",
                "--amount", "10", "--date", "2026-07-03", "--agreement",
                "CONV-3", exit_code=3)
        self.do("disbursement", "add", "--project", "GARE-TRAVAIL",
                "--amount", "10", "--date", "2026-07-03", "--agreement",
                "CONV-3", "--beyond-received")
        self.bank.append(("2026-06-24", -250050, "CONV-2", "ECOLE"))
        missing = GIFTS - len(self.web.gifts) - self.by_hand
        self.gifts_between("web-t3.csv", missing, "2026-05-16", "2026-06-28",
                           refunds=self.summer_refunds())
        self.do("import", "statement", "releve-2026-05.xml",
                "releve-2026-06.xml", exit_code=1)
        self.do("reconcile", exit_code=1)
        self.refund_lines()
        self.do("unmatch", "{line:REMISE CHEQUES 17}", "--reason",
                "autre remise")
        self.payout_report("versements-ulule.csv", "ULULE", exit_code=1)
        self.snapshot("july")
        self.do("match-fund", "apply")
        self.do("refund", "reverse", "{refund:" + self.cash + "}", "--date",
                "2026-07-10", "--reason", "absent")
        self.do("audit", "verify")
        self.snapshot("end", views=True)

    def summer_refunds(self):
        for campaign in ("TUYAUX", "JARDIN", "CAFE", "TOIT", "TUYAUX"):
            gift = self.web.untouched(campaign, "2026-05-15", 10000)
            yield (gift, gift["cents"], "2026-06-11", 0)

    def refund_lines(self):
        """Three refunds of the campaign that failed leave the bank."""
        paid = [gift for gift in self.web.gifts.values()
                if gift["campaign"] == "GARE"
                and gift["reference"] not in self.web.refunded][:3]
        for gift in paid:
            text = "RENDU " + gift["reference"]
            self.bank.append(("2026-05-14", -gift["cents"], text))
            self.do("match", f"{{line:{text}}}",
                    f"{{refund:{gift['reference']}}}")


def main(folder):
    os.makedirs(folder, exist_ok=True)
    here = os.path.dirname(os.path.abspath(__file__))
    shutil.copy(os.path.join(here, "territory.toml"), folder)
    story = Story(folder)
    story.january()
    story.spring()
    story.summer()
    story.july()
    story.statements()
    story.write("steps.json", json.dumps(story.steps, indent=1,
                                         ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1])
