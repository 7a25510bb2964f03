"""The postings of each entry, worked out from its facts by section 5 of
docs/ledger-format.md, and the trial balance that they make."""

from collections import defaultdict

from facts import IN_KIND

SUSPENSE = "Liabilities:Suspense"
OUTSTANDING = "Equity:Memo:Pledges:Outstanding"
GRANTS = "Equity:Memo:Matching:Outstanding"


def holding(gift):
    if "platform" in gift:
        return "Assets:Clearing:" + gift["platform"]
    if gift["method"] in IN_KIND:
        return "Assets:InKind"
    return {"cheque": "Assets:Cheques", "cash": "Assets:Cash"}.get(
        gift["method"], "Assets:Clearing:" + gift["method"].upper())


def disputed(gift):
    return "Assets:Disputed:" + gift.get("platform", "DIRECT")


class Postings:
    def __init__(self, facts, standing):
        self.facts = facts
        self.standing = standing
        self.opened = {}  # account -> (day, cents) of its first opening
        self.moves = []
        self.all = []     # (entry, account, cents)
        for body in facts.bodies:
            self.moves = []
            rule = getattr(self, body["kind"].replace(".", "_"), None)
            if rule:
                rule(body)
            for debit, credit, cents in self.moves:
                if cents:
                    self.all.append((body, debit, cents))
                    self.all.append((body, credit, -cents))

    def move(self, debit, credit, cents):
        self.moves.append((debit, credit, cents))

    def differing(self):
        """Entries whose own postings are not these."""
        mine = defaultdict(list)
        for body, account, cents in self.all:
            mine[body["seq"]].append([account, "EUR", str(cents)])
        return [body["seq"] for body in self.facts.bodies
                if body.get("postings", []) != mine[body["seq"]]]

    def balances(self, view):
        sums = defaultdict(int)
        for body, account, cents in self.all:
            if view.sees(body):
                sums[account] += cents
        return dict(sorted(sums.items()))

    def gifts_account(self, gift, seq):
        code = gift["campaign"]
        if gift["method"] in IN_KIND:
            return "Income:InKind:" + code
        verdict = self.facts.verdicts.get(code)
        earned = verdict and verdict["seq"] < seq \
            and verdict["verdict"] == "succeeded"
        held = self.facts.campaigns[code]["model"] == "all-or-nothing"
        return ("Liabilities:Held:" if held and not earned
                else "Income:Gifts:") + code

    @staticmethod
    def committed(code):
        return "Equity:Memo:Pledges:Committed:" + code

    # What no gift had kept of a pledge before an entry.
    def open_of(self, pledge, seq):
        kept = sum(gift["cents"] for gift in self.facts.keeping[pledge]
                   if gift["seq"] < seq)
        return max(0, int(self.facts.pledges[pledge]["amount"]) - kept)

    def pledge_made(self, body):
        self.move(OUTSTANDING, self.committed(body["campaign"]),
                  int(body["amount"]))

    def pledge_ended(self, body):
        code = self.facts.pledges[body["pledge"]]["campaign"]
        self.move(self.committed(code), OUTSTANDING,
                  self.open_of(body["pledge"], body["seq"]))

    pledge_cancelled = pledge_expired = pledge_written_off = pledge_ended

    def pledges_released(self, body):
        self.move(self.committed(body["campaign"]), OUTSTANDING,
                  sum(self.open_of(pledge, body["seq"])
                      for pledge, _ in body["pledges"]))

    def donation_received(self, gift):
        self.move(holding(gift), self.gifts_account(gift, gift["seq"]),
                  gift["cents"])
        if "pledge" in gift:
            pledge = gift["pledge"]
            end = self.facts.pledge_ends.get(pledge)
            if not end or end["seq"] > gift["seq"]:
                self.move(self.committed(gift["campaign"]), OUTSTANDING,
                          min(gift["cents"],
                              self.open_of(pledge, gift["seq"])))
        if "fund" in gift:
            self.move("Equity:Memo:Matching:Committed:" + gift["fund"], GRANTS,
                      gift["cents"])

    def gift_of(self, item):
        body = self.facts.bodies[item]
        return self.facts.gifts[body.get("donation", item)]

    def fee_charged(self, body):
        gift = self.gift_of(body["item"])
        self.move("Expenses:Fees:" + body["platform"], holding(gift),
                  int(body["amount"]))

    def fees_allocated(self, body):
        self.move("Expenses:Fees:" + body["platform"],
                  "Assets:Clearing:" + body["platform"],
                  sum(int(amount) for _, amount in body["shares"]))

    def donation_refunded(self, body):
        gift = self.gift_of(body["seq"])
        self.move(self.gifts_account(gift, body["seq"]), holding(gift),
                  int(body["amount"]))

    def refund_reversed(self, body):
        gift = self.gift_of(body["seq"])
        self.move(holding(gift), self.gifts_account(gift, body["seq"]),
                  int(self.facts.bodies[body["refund"]]["amount"]))

    def dispute_opened(self, body):
        gift = self.gift_of(body["seq"])
        self.move(disputed(gift), holding(gift), int(body["amount"]))

    def dispute_lost(self, body):
        gift = self.gift_of(body["seq"])
        self.move(self.gifts_account(gift, body["seq"]), disputed(gift),
                  int(self.facts.bodies[body["dispute"]]["amount"]))

    def dispute_won(self, body):
        gift = self.gift_of(body["seq"])
        self.move(holding(gift), disputed(gift),
                  int(self.facts.bodies[body["dispute"]]["amount"]))

    def campaign_settled(self, body):
        code = body["campaign"]
        if body["verdict"] != "succeeded" or \
                self.facts.campaigns[code]["model"] != "all-or-nothing":
            return
        cents = sum(gift["cents"] for gift in self.facts.by_campaign[code]
                    if gift["seq"] < body["seq"] and self.facts.is_money(gift))
        cents -= sum(one["cents"] for one in self.facts.refunds
                     if one["campaign"] == code and one["seq"] < body["seq"]
                     and one["method"] not in IN_KIND)
        self.move("Liabilities:Held:" + code, "Income:Gifts:" + code, cents)

    # The whole of a run stands in its first entry here; a run of several
    # entries would show as a difference.
    def matches_granted(self, body):
        fund = body["fund"]
        before = self.standing.at(fund, body["seq"])
        after = self.standing.at(fund, body["seq"] + 1)
        self.move(GRANTS, "Equity:Memo:Matching:Committed:" + fund,
                  sum(one[1] for one in after.values())
                  - sum(one[1] for one in before.values()))

    def disbursement_made(self, body):
        self.move("Expenses:Disbursed:" + body["project"],
                  "Liabilities:Payable:" + body["project"],
                  int(body["amount"]))

    def lines_recorded(self, body):
        if "itemises" in body:  # parts of a line bring no money
            return
        bank = "Assets:Bank:" + body["account"]
        cents = [int(line[2]) for line in body["lines"]]
        self.move(bank, SUSPENSE, sum(one for one in cents if one > 0))
        self.move(SUSPENSE, bank, -sum(one for one in cents if one < 0))

    def statement_imported(self, body):
        if "opening" not in body or "opening_on" not in body:
            return
        known = self.opened.get(body["account"])
        day, cents = body["opening_on"], int(body["opening"])
        if known and known[0] <= day:
            return
        self.opened[body["account"]] = (day, cents)
        self.move("Assets:Bank:" + body["account"], "Equity:Opening",
                  cents - (known[1] if known else 0))

    def explain(self, matches, sign):
        sums = defaultdict(int)
        for _, _, kind, item, cents in matches:
            if kind == "payout":
                account = "Assets:Clearing:" + item.split("/")[0]
            elif kind == "disbursement":
                account = "Liabilities:Payable:" \
                    + self.facts.bodies[item]["project"]
            else:
                account = holding(self.gift_of(item))
            sums[account] += cents
        for account in sorted(sums):
            if sign > 0:
                self.move(SUSPENSE, account, sums[account])
            else:
                self.move(account, SUSPENSE, sums[account])

    def lines_matched(self, body):
        self.explain([one for one in self.facts.matches
                      if one[0] == body["seq"]], 1)

    def lines_unmatched(self, body):
        self.explain([one for one in self.facts.matches
                      if one[1] == body["line"]
                      and self.facts.stands(one[0], one[1], body["seq"])], -1)
