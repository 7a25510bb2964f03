"""Campaigns, and what they add up to."""

from facts import FOREVER, IN_KIND

MONEY = ("goal", "pledged", "received", "refunded", "fees", "net",
         "reconciled", "matched", "in_kind", "held", "earned", "disbursed",
         "available")


def euros(cents):
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02}"


def share(part, whole):
    """A fraction of four decimals, rounded down; nothing below zero."""
    parts = max(0, part) * 10_000 // whole
    return f"{parts // 10_000}.{parts % 10_000:04}"


class Sums:
    def __init__(self, facts, standing, today):
        self.facts = facts
        self.standing = standing
        self.today = today

    def known(self, kind, view):
        return [code for code, one in kind.items() if one["seq"] < view.end]

    def pledged(self, code, view):
        total = 0
        for pledge in self.facts.pledges.values():
            if pledge["campaign"] != code or not view.sees(pledge):
                continue
            amount = int(pledge["amount"])
            end = self.facts.pledge_ends.get(pledge["seq"])
            if end and view.sees(end):
                came = sum(gift["cents"] for gift
                           in self.facts.keeping[pledge["seq"]]
                           if view.sees(gift))
                amount = min(amount, came)
            total += amount
        return total

    def campaign(self, code, view):
        facts = self.facts
        gifts = [one for one in facts.by_campaign[code] if view.sees(one)]
        money = [one for one in gifts if facts.is_money(one)]
        refunds = [one for one in facts.refunds
                   if one["campaign"] == code and view.sees(one)]
        back = sum(one["cents"] for one in refunds
                   if one["method"] not in IN_KIND)
        kind_back = sum(one["cents"] for one in refunds) - back
        shown = facts.explained_items(view.end)
        one = {
            "pledged": self.pledged(code, view),
            "received": sum(gift["cents"] for gift in money),
            "refunded": back,
            "fees": sum(cents for fee, _, cents in facts.fees
                        if fee["campaign"] == code and view.sees(fee)),
            "reconciled": sum(gift["cents"] for gift in money
                              if gift["seq"] in shown),
            "matched": self.standing.of_campaign(code, view),
            "in_kind": sum(gift["cents"] for gift in gifts
                           if not facts.is_money(gift)) - kind_back,
            "goal": int(facts.campaigns[code]["goal"]),
            "donations": len(gifts),
            "donors": {gift["donor"] for gift in gifts},
        }
        one["net"] = one["received"] - back - one["fees"]
        is_held = facts.is_held(code, view)
        one["held"] = one["received"] - back if is_held else 0
        one["earned"] = -one["fees"] if is_held else \
            one["net"] - self.in_dispute(code, view)
        return one

    def in_dispute(self, code, view):
        total = 0
        for dispute in self.facts.of["dispute.opened"]:
            end = self.facts.dispute_ends.get(dispute["seq"])
            if dispute["campaign"] == code and view.sees(dispute) \
                    and not (end and view.sees(end)):
                total += int(dispute["amount"])
        return total

    def together(self, codes, projects, view):
        """Each gift once, each donor once, a part's goal within its whole's."""
        total = dict.fromkeys(MONEY, 0)
        total.update(donations=0, donors=set(), campaign_count=len(codes))
        for code in codes:
            one = self.campaign(code, view)
            for key, value in one.items():
                if key == "donors":
                    total[key] |= value
                elif key != "goal":
                    total[key] += value
            if self.facts.campaigns[code].get("parent") not in codes:
                total["goal"] += one["goal"]
        total["disbursed"] = sum(
            int(one["amount"]) for one in self.facts.of["disbursement.made"]
            if one["project"] in projects and view.sees(one))
        total["available"] = total["earned"] - total["disbursed"]
        return total

    def status(self, code, view):
        campaign = self.facts.campaigns[code]
        verdict = self.facts.verdicts.get(code)
        if verdict and view.sees(verdict):
            return {"missed": "closed"}.get(verdict["verdict"],
                                            verdict["verdict"])
        day = self.today if view.day == FOREVER else view.day
        if day < campaign["opens"]:
            return "draft"
        if day <= campaign["closes"]:
            return "open"
        one = self.campaign(code, view)
        reached = one["received"] - one["refunded"] >= one["goal"]
        is_free = campaign["model"] != "all-or-nothing"
        return "succeeded" if reached and is_free else "closed"

    # As the reports write them.

    def of_goal(self, one, goal):
        return {key: share(one[key], goal)
                for key in ("pledged", "received", "reconciled", "net",
                            "matched", "in_kind")}

    def campaign_report(self, code, view):
        opened = self.facts.campaigns[code]
        one = self.campaign(code, view)
        collected = one["received"] - one["refunded"]
        report = {key: euros(one[key]) for key in
                  ("goal", "pledged", "received", "refunded", "fees", "net",
                   "reconciled", "matched", "in_kind", "held")}
        report.update(
            campaign=code, title=opened["title"], currency="EUR",
            donations=one["donations"], donors=len(one["donors"]),
            progress=share(collected, one["goal"]), receiptable=None,
            receipted=euros(0), status=self.status(code, view),
            unreconciled=euros(one["received"] - one["reconciled"]),
            of_goal=self.of_goal(one, one["goal"]),
            parent=opened.get("parent"))
        return report

    def with_parts(self, code, codes, view):
        total = self.together(codes, [], view)
        goal = int(self.facts.campaigns[code]["goal"])
        report = {key: euros(total[key]) for key in
                  ("pledged", "received", "refunded", "fees", "net",
                   "reconciled", "matched", "in_kind", "held")}
        report.update(
            goal=euros(goal), donations=total["donations"],
            donors=len(total["donors"]),
            progress=share(total["received"] - total["refunded"], goal),
            of_goal=self.of_goal(total, goal))
        return report

    def table_row(self, code, view):
        report = self.campaign_report(code, view)
        return {key: report[key] for key in
                ("campaign", "title", "status", "goal", "pledged", "received",
                 "refunded", "fees", "net", "reconciled", "matched",
                 "in_kind", "donations", "donors", "progress", "held",
                 "parent")}

    def roll_up(self, codes, projects, view):
        total = self.together(codes, projects, view)
        report = {key: euros(total[key]) for key in MONEY}
        report.update(campaign_count=total["campaign_count"],
                      donations=total["donations"],
                      donors=len(total["donors"]))
        return report
