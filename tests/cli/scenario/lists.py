"""The bank, what is to be given back, disputes, a donor: the lists among the
reports."""

import datetime
from collections import defaultdict

from facts import IN_KIND, crockford
from platforms import statements
from sums import euros


def days_between(early, late):
    day = datetime.date.fromisoformat
    return (day(late) - day(early)).days


class Lists:
    """A part of Reports, which has `facts`, `today` and `postings`."""

    def report_reconciliation(self, view):
        facts = self.facts
        explained = {line for seq, line, *_ in facts.matches
                     if facts.stands(seq, line, facts.size)}
        open_lines = {number: line for number, line in facts.lines.items()
                      if line["cents"] and number not in explained}
        balances = self.postings.balances(facts.present())
        accounts = []
        for iban in sorted([one["iban"] for one in facts.of["account.opened"]]):
            mine = [one for one in facts.of["statement.imported"]
                    if one["account"] == iban]
            closed = [one for one in mine
                      if "closing" in one and "closing_on" in one]
            last = max(closed, default=None, key=lambda one: (
                one["closing_on"], one.get("opening_on", ""), one["seq"]))
            books = balances.get("Assets:Bank:" + iban, 0)
            left = [line["cents"] for line in open_lines.values()
                    if line["account"] == iban]
            accounts.append({
                "account": iban, "statements": len(mine),
                "closing_on": last and last["closing_on"],
                "closing": last and euros(int(last["closing"])),
                "books": euros(books),
                "difference": last and euros(int(last["closing"]) - books),
                "lines": sum(line["account"] == iban
                             for line in facts.lines.values()),
                "open_lines": len(left),
                "open_credits": euros(sum(one for one in left if one > 0)),
                "open_debits": euros(sum(one for one in left if one < 0))})
        rows = []
        for number, line in sorted(open_lines.items(), key=lambda one: (
                one[1]["booked"], one[0])):
            text = facts.line_texts.get(number, {})
            rows.append({
                "line": number, "account": line["account"],
                "booked_on": line["booked"], "amount": euros(line["cents"]),
                "days": days_between(line["booked"], self.today),
                "name": text.get("name", ""),
                "text": text.get("remittance", "")})
        breaks = self.breaks()
        calm = not rows and not breaks and all(
            one["difference"] in (None, "0.00") for one in accounts)
        said, agree = statements(facts)
        calm = calm and agree
        return int(not calm), {"accounts": accounts, "open_lines": rows,
                               "breaks": breaks,
                               "suspense": self.suspense(open_lines.values()),
                               "platforms": self.platforms(balances),
                               "platform_statements": said}

    def suspense(self, lines):
        """How long money has waited that nothing explains."""
        ages = (("0 to 7 days", 0, 7), ("8 to 30 days", 8, 30),
                ("over 30 days", 31, 10**6))
        rows = []
        for age, least, most in ages:
            cents = [line["cents"] for line in lines if least <=
                     days_between(line["booked"], self.today) <= most]
            rows.append({"age": age, "lines": len(cents),
                         "credits": euros(sum(one for one in cents
                                              if one > 0)),
                         "debits": euros(sum(one for one in cents
                                             if one < 0))})
        return rows

    def platforms(self, balances):
        """What each holds: its clearing account, and every term beside it.
        What it transferred is what the other terms leave of the balance."""
        facts = self.facts
        sums = defaultdict(lambda: [0, 0, 0, 0])
        for gift in facts.gifts.values():
            if gift.get("platform") and facts.is_money(gift):
                sums[gift["platform"]][0] += gift["cents"]
        for refund in facts.refunds:
            if refund.get("platform") and refund["method"] not in IN_KIND:
                sums[refund["platform"]][1] += refund["cents"]
        for fee, _, cents in facts.fees:
            sums[fee["platform"]][2] += cents
        for one in facts.of["dispute.opened"]:
            platform = facts.gifts[one["donation"]].get("platform")
            if platform:
                is_open = one["seq"] not in facts.dispute_ends
                sums[platform][3] += int(one["amount"]) * is_open
        rows = []
        for platform in sorted(sums):
            captured, refunds, fees, disputed = sums[platform]
            held = balances.get("Assets:Clearing:" + platform, 0)
            rows.append({
                "platform": platform, "captured": euros(captured),
                "refunds": euros(refunds), "fees": euros(fees),
                "disputed": euros(disputed),
                "transferred": euros(captured - refunds - fees - disputed
                                     - held),
                "held": euros(held), "in_books": euros(held),
                "difference": "0.00"})
        return rows

    def breaks(self):
        """Statements that do not open with what one before closed with."""
        rows = []
        for one in self.facts.of["statement.imported"]:
            others = [other for other in self.facts.of["statement.imported"]
                      if other["account"] == one["account"]
                      and other is not one]
            if not any(other["opening_on"] < one["opening_on"]
                       for other in others):
                continue
            if any(other["closing"] == one["opening"]
                   and other["closing_on"] <= one["closing_on"]
                   for other in others):
                continue
            before = [other for other in others
                      if other["closing_on"] <= one["opening_on"]]
            last = max(before, default=None,
                       key=lambda other: (other["closing_on"], other["seq"]))
            rows.append({"account": one["account"],
                         "opening_on": one["opening_on"],
                         "opening": euros(int(one["opening"])),
                         "before": last and euros(int(last["closing"]))})
        return sorted(rows, key=lambda one: (one["account"],
                                             one["opening_on"]))

    def refund_due(self, view, campaign=(None,)):
        shown = self.facts.explained_items(self.facts.size)
        rows = []
        for gift in self.facts.gifts.values():
            code = gift["campaign"]
            verdict = self.facts.verdicts.get(code, {}).get("verdict")
            if verdict != "failed" or campaign[0] not in (None, code) \
                    or not self.facts.is_money(gift):
                continue
            refunds = self.facts.back[gift["seq"]]
            sent = sum(one["cents"] for one in refunds)
            seen = sum(one["cents"] for one in refunds if one["seq"] in shown)
            done = sent >= gift["cents"] and (
                gift["method"] == "cash" or seen == sent)
            rows.append({
                "donation": gift["seq"], "campaign": code,
                "donor": gift["donor"], "date": gift["effective"],
                "method": gift["method"], "amount": euros(gift["cents"]),
                "sent": euros(sent), "seen": euros(seen),
                "left": euros(gift["cents"] - sent), "done": done})
        left = sum(not one["done"] for one in rows)
        return int(left > 0), {"open": left, "refunds": rows}

    def dispute_list(self, view):
        rows = [{"id": one["seq"], "donation": one["donation"],
                 "campaign": one["campaign"], "date": one["effective"],
                 "days": days_between(one["effective"], self.today),
                 "amount": euros(int(one["amount"]))}
                for one in self.facts.of["dispute.opened"]
                if one["seq"] not in self.facts.dispute_ends]
        return int(bool(rows)), {"disputes": rows}

    def donor_show(self, view, donor):
        years = defaultdict(lambda: [0, 0, 0, 0, 0])
        for gift in self.facts.gifts.values():
            if gift["donor"] != donor:
                continue
            year = years[int(gift["effective"][:4])]
            back = self.facts.given_back(gift)
            year[0] += 1
            year[1 if self.facts.is_money(gift) else 2] += gift["cents"]
            year[3] += back
            year[4] += int(gift.get("benefit", 0)) \
                if back < gift["cents"] else 0
        person = self.facts.persons.get(crockford(donor), {})
        return 0, {
            "donors": [{"id": donor,
                        "kind": self.facts.donors[donor]["donor_kind"],
                        "name": person.get("name"),
                        "email": person.get("email"),
                        "address": person.get("address"),
                        "merged_into": None, "restricted": None}],
            "merged": [], "public_name": None,
            "years": [{"year": year, "donations": one[0],
                       "received": euros(one[1]), "in_kind": euros(one[2]),
                       "refunded": euros(one[3]), "benefit": euros(one[4])}
                      for year, one in sorted(years.items())]}
