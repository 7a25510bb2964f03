"""What matching funds grant, by the words of engine/obole/rules/matching.hpp.

Days are served in their order.  Within a day, a donor's gifts are served in
the order of their keys; where a campaign's cap or the budget does not suffice
for a day, that day's gifts share what is left in proportion, by the largest
remainder, ties by key.  A part of a cent is dropped.
"""

from collections import defaultdict


def shared(total, weights):
    """Whole parts of `total`; spare units to the largest remainders."""
    whole = sum(weights)
    parts = [total * weight // whole for weight in weights]
    order = sorted(range(len(weights)),
                   key=lambda at: (-(total * weights[at] % whole), at))
    for at in order[:total - sum(parts)]:
        parts[at] += 1
    return parts


def rule_on(rules, day):
    begun = [rule for rule in rules if rule["starts"] <= day]
    if not begun:
        return None
    rule = max(begun, key=lambda one: (one["starts"], one["seq"]))
    return None if rule.get("ends", day) < day else rule


class Grants:
    """Of one fund: gift -> [rule, cents, what decided]."""

    def __init__(self, facts, fund, end):
        self.of_gift = {}
        self.by_donor = defaultdict(int)
        self.by_campaign = defaultdict(int)
        self.used = 0
        rules = [one for one in facts.rules[fund] if one["seq"] < end]
        days = defaultdict(list)
        for gift, cents in matchable(facts, fund, end):
            days[gift["effective"]].append((gift["key"], gift, cents))
        for day in sorted(days):
            rule = rule_on(rules, day)
            if rule:
                self.serve(rule, sorted(days[day], key=lambda one: one[0]))

    def serve(self, rule, gifts):
        asked = []
        today = defaultdict(int)
        for _, gift, cents in gifts:
            amount = cents * rule["numerator"] // rule["denominator"]
            cap = "ratio"
            if "gift_cap" in rule and amount > int(rule["gift_cap"]):
                amount, cap = int(rule["gift_cap"]), "gift"
            donor = gift["donor"]
            if "donor_cap" in rule:
                left = max(0, int(rule["donor_cap"]) - self.by_donor[donor]
                           - today[donor])
                if amount > left:
                    amount, cap = left, "donor"
            today[donor] += amount
            asked.append([gift, amount, cap])
        if "campaign_cap" in rule:
            for code in {one[0]["campaign"] for one in asked}:
                self.cut([one for one in asked if one[0]["campaign"] == code],
                         int(rule["campaign_cap"]) - self.by_campaign[code],
                         "campaign")
        self.cut(asked, int(rule["budget"]) - self.used, "budget")
        for gift, amount, cap in asked:
            self.of_gift[gift["seq"]] = (rule["seq"], amount, cap)
            self.by_donor[gift["donor"]] += amount
            self.by_campaign[gift["campaign"]] += amount
            self.used += amount

    @staticmethod
    def cut(asked, left, cap):
        left = max(0, left)
        if sum(one[1] for one in asked) <= left:
            return
        for one, part in zip(asked, shared(left, [one[1] for one in asked])):
            if one[1] != part:
                one[1], one[2] = part, cap


def matchable(facts, fund, end):
    """Gifts of money, less what was given back, by others than the funder and
    not into a fund.  A campaign that failed gives everything back."""
    opened = facts.funds[fund]
    for code in opened["campaigns"]:
        verdict = facts.verdicts.get(code)
        failed = verdict and verdict["seq"] < end \
            and verdict["verdict"] == "failed"
        for gift in facts.by_campaign[code]:
            if gift["seq"] >= end or not facts.is_money(gift):
                continue
            if gift["donor"] == opened["donor"] or "fund" in gift:
                continue
            back = sum(one["cents"] for one in facts.back[gift["seq"]]
                       if one["seq"] < end)
            yield gift, 0 if failed else gift["cents"] - back


class Standing:
    """What `match-fund apply` must have recorded each time it ran, worked out
    anew from the gifts known then."""

    def __init__(self, facts):
        self.facts = facts
        self.after = {}  # fund -> [(entry, what stands from it on)]
        for fund in facts.funds:
            stands = {}
            self.after[fund] = [(0, {})]
            for seq in facts.applied[fund]:
                stands = self.applied(stands, Grants(facts, fund, seq).of_gift)
                self.after[fund].append((seq, stands))

    @staticmethod
    def applied(stands, due):
        after = dict(stands)
        for gift, grant in due.items():
            if gift in stands or grant[1] != 0:
                after[gift] = grant
        for gift, (rule, cents, cap) in stands.items():
            if gift not in due and cents != 0:
                after[gift] = (rule, 0, cap)
        return after

    def at(self, fund, end):
        return [stands for seq, stands in self.after[fund] if seq < end][-1]

    def of_campaign(self, code, view):
        total = 0
        for fund, opened in self.facts.funds.items():
            if opened["seq"] >= view.end:
                continue
            for gift, (_, cents, _) in self.at(fund, view.end).items():
                of = self.facts.gifts[gift]
                if of["campaign"] == code and of["effective"] <= view.day:
                    total += cents
        return total
