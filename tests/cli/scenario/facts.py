"""What the entries of a ledger say, and nothing else of it.

The bodies of the entries are read, and from the people file the texts of
persons and bank lines; no other table.  Fields are those of
docs/ledger-format.md.  Amounts are cents; days are ISO texts, which compare
as days do.
"""

import hashlib
import json
import sqlite3
from collections import defaultdict
from dataclasses import dataclass

IN_KIND = {"in-kind", "skills", "expense-waiver"}
FOREVER = "9999-12-31"


@dataclass(frozen=True)
class View:
    """Accounting days through `day`, entries below `end`."""

    day: str
    end: int

    def sees(self, one):
        return one["effective"] <= self.day and one["seq"] < self.end


def crockford(text):
    number = 0
    for letter in text[1:]:
        number = number * 32 + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".index(letter)
    return number


def tree_root(leaves):
    """RFC 9162, section 2.1."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    while len(leaves) > 1:
        above = [hashlib.sha256(b"\1" + leaves[at] + leaves[at + 1]).digest()
                 for at in range(0, len(leaves) - 1, 2)]
        if len(leaves) % 2:
            above.append(leaves[-1])
        leaves = above
    return leaves[0]


def read_only(file):
    return sqlite3.connect(f"file:{file}?mode=ro", uri=True)


class Facts:
    def __init__(self, ledger):
        books = read_only(ledger)
        raw = [bytes(body) for (body,) in
               books.execute("SELECT body FROM entry ORDER BY seq")]
        books.close()
        self.leaves = [hashlib.sha256(b"\0" + body).digest() for body in raw]
        self.bodies = [json.loads(body) for body in raw]
        self.read_people(ledger.removesuffix(".obole") + ".people")
        self.org = self.bodies[0]
        self.size = len(self.bodies)
        self.of = defaultdict(list)
        for number, body in enumerate(self.bodies):
            assert body["seq"] == number
            self.of[body["kind"]].append(body)
        self.read_territory()
        self.read_gifts()
        self.read_pledges()
        self.read_funds()
        self.read_bank()

    def root_at(self, size):
        return tree_root(self.leaves[:size]).hex()

    def read_people(self, file):
        people = read_only(file)
        self.persons = {donor: json.loads(body) for donor, body in
                        people.execute("SELECT donor, body FROM person"
                                       " ORDER BY seq")}
        self.line_texts = {line: json.loads(body) for line, body in
                           people.execute("SELECT line, body FROM line_text")}
        people.close()

    def person(self, donor):
        return self.persons.get(crockford(donor), {})

    def read_territory(self):
        def by_code(kind, field):
            return {one[field]: one for one in
                    sorted(self.of[kind], key=lambda one: one[field])}
        self.programmes = by_code("programme.opened", "programme")
        self.projects = by_code("project.opened", "project")
        self.campaigns = by_code("campaign.opened", "campaign")
        self.earmarks = by_code("earmark.opened", "earmark")
        self.donors = by_code("donor.registered", "donor")
        self.verdicts = {one["campaign"]: one
                         for one in self.of["campaign.settled"]}
        self.tiers = self.of["tier.opened"]

    def read_gifts(self):
        self.gifts = {}
        for one in self.of["donation.received"]:
            one["cents"] = int(one["amount"])
            self.gifts[one["seq"]] = one
        self.by_campaign = defaultdict(list)
        for one in self.gifts.values():
            self.by_campaign[one["campaign"]].append(one)
        # What went back; below zero where it came again.
        self.refunds = []
        for body in self.bodies:
            sign = {"donation.refunded": 1, "dispute.lost": 1,
                    "refund.reversed": -1}.get(body["kind"])
            if sign:
                body["cents"] = sign * int(body["amount"])
                self.refunds.append(body)
        self.back = defaultdict(list)
        for one in self.refunds:
            self.back[one["donation"]].append(one)
        self.fees = []
        for one in self.of["fee.charged"]:
            self.fees.append((one, one["item"], int(one["amount"])))
        for one in self.of["fees.allocated"]:
            for gift, amount in one["shares"]:
                self.fees.append((one, gift, int(amount)))
        ended = self.of["dispute.lost"] + self.of["dispute.won"]
        self.dispute_ends = {one["dispute"]: one for one in ended}

    def read_pledges(self):
        self.pledges = {one["seq"]: one for one in self.of["pledge.made"]}
        self.plans = defaultdict(list)
        self.pledge_ends = {}
        kinds = {"pledge.cancelled", "pledge.expired", "pledge.written_off"}
        for body in self.bodies:
            if "instalments" in body:
                pledge = body.get("pledge", body["seq"])
                self.plans[pledge].append(body)
            if body["kind"] in kinds:
                self.pledge_ends[body["pledge"]] = body
            elif body["kind"] == "pledges.released":
                for pledge, _ in body["pledges"]:
                    self.pledge_ends[pledge] = body
        self.keeping = defaultdict(list)
        for gift in self.gifts.values():
            if "pledge" in gift:
                self.keeping[gift["pledge"]].append(gift)

    def read_funds(self):
        self.funds = {one["fund"]: one for one in
                      sorted(self.of["fund.opened"],
                             key=lambda one: one["fund"])}
        self.rules = defaultdict(list)
        for body in self.of["fund.opened"] + self.of["fund.amended"]:
            self.rules[body["fund"]].append(body)
        # The first entry of each run of `match-fund apply` for a fund; what
        # the entries grant is not read.
        self.applied = defaultdict(list)
        before = None
        for body in self.of["matches.granted"]:
            follows = before and before["seq"] + 1 == body["seq"] \
                and before["fund"] == body["fund"]
            if not follows:
                self.applied[body["fund"]].append(body["seq"])
            before = body

    def read_bank(self):
        self.lines = {}
        for body in self.of["lines.recorded"]:
            for place, line in enumerate(body["lines"]):
                self.lines[body["first"] + place] = {
                    "account": body["account"], "booked": line[0],
                    "cents": int(line[2]), "seq": body["seq"]}
        # (entry, line, kind, item, cents), and (entry, line, item)
        self.matches = []
        self.covers = []
        for body in self.of["lines.matched"]:
            for line, kind, item, amount in body.get("matches", []):
                self.matches.append((body["seq"], line, kind, item,
                                     int(amount)))
            for item in body.get("covers", []):
                self.covers.append((body["seq"], body["line"], item))
        self.undone = defaultdict(list)
        for body in self.of["lines.unmatched"]:
            self.undone[body["line"]].append(body["seq"])

    def stands(self, seq, line, end):
        return seq < end and not any(seq < undone < end
                                     for undone in self.undone[line])

    def explained_items(self, end):
        """Gifts and refunds that the bank has shown, as known at `end`."""
        items = {item for seq, line, kind, item, _ in self.matches
                 if kind in ("donation", "refund")
                 and self.stands(seq, line, end)}
        return items | {item for seq, line, item in self.covers
                        if self.stands(seq, line, end)}

    def present(self):
        return View(FOREVER, self.size)

    def given_back(self, gift, view=None):
        view = view or self.present()
        return sum(one["cents"] for one in self.back[gift["seq"]]
                   if view.sees(one))

    def is_money(self, gift):
        return gift["method"] not in IN_KIND

    def is_held(self, code, view):
        """All or nothing, and no verdict of success in sight."""
        verdict = self.verdicts.get(code)
        earned = verdict and view.sees(verdict) \
            and verdict["verdict"] == "succeeded"
        return self.campaigns[code]["model"] == "all-or-nothing" and not earned
