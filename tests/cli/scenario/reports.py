"""Every report of the scenario, worked out anew from the facts."""

import re
from collections import defaultdict

import matching
from facts import FOREVER, IN_KIND, View
from lists import Lists, days_between
from postings import Postings
from sums import Sums, euros, share

AGES = ("not due", "1-30 days late", "31-60 days late", "61-90 days late",
        "over 90 days late")


def postcode(address):
    groups = [one for one in re.findall(r"[0-9]+", address) if len(one) == 5]
    return groups[-1] if groups else None


class Reports(Lists):
    """`answer(words)` is [exit code, JSON] of a command."""

    def __init__(self, facts, today):
        self.facts = facts
        self.today = today
        self.standing = matching.Standing(facts)
        self.sums = Sums(facts, self.standing, today)
        self.postings = Postings(facts, self.standing)

    def answer(self, words):
        report = getattr(self, "_".join(words[:2]))
        options = defaultdict(list)
        codes = []
        rest = iter(words[2:])
        for word in rest:
            if word.startswith("--"):
                options[word].append(next(rest))
            else:
                codes.append(word)
        as_of = options.pop("--as-of", [None])[0]
        known_at = options.pop("--known-at", [None])[0]
        view = View(as_of or FOREVER,
                    min(int(known_at or self.facts.size), self.facts.size))
        code, body = report(view, *codes, **{
            name[2:]: values for name, values in options.items()})
        body["schema"] = f"obole/{'-'.join(words[:2])}/1"
        body.update(size=view.end, root=self.facts.root_at(view.end))
        if words[0] == "report":
            body.update(currency="EUR", as_of=as_of, entries=view.end)
        elif words[:2] in (["refund", "due"], ["dispute", "list"]):
            body.update(entries=view.end)
            if words[0] == "refund":
                body.update(currency="EUR", as_of=as_of)
        return [code, body]

    def report_campaign(self, view, code=None):
        codes = self.sums.known(self.facts.campaigns, view)
        if code:
            body = self.sums.campaign_report(code, view)
            parts = [one for one in codes
                     if self.facts.campaigns[one].get("parent") == code]
            if parts:
                body["parts"] = [self.sums.campaign_report(one, view)
                                 for one in parts]
                body["with_parts"] = self.sums.with_parts(
                    code, [code] + parts, view)
            return 0, body
        total = self.sums.roll_up(codes, [], view)
        for key in ("campaign_count", "donors", "earned", "disbursed",
                    "available"):
            del total[key]
        total.update(donors=None, progress=None)
        return 0, {"campaigns": [self.sums.campaign_report(one, view)
                                 for one in codes], "totals": total}

    def of_project(self, project, view):
        codes = [one for one in self.sums.known(self.facts.campaigns, view)
                 if self.facts.campaigns[one].get("project") == project]
        opened = self.facts.projects[project]
        return {"project": project, "title": opened["title"],
                "programme": opened.get("programme"),
                **self.sums.roll_up(codes, [project], view)}

    def report_project(self, view, code=None):
        if code:
            body = self.of_project(code, view)
            body["campaigns"] = [
                self.sums.table_row(one, view)
                for one in self.sums.known(self.facts.campaigns, view)
                if self.facts.campaigns[one].get("project") == code]
            return 0, body
        projects = self.sums.known(self.facts.projects, view)
        campaigns = self.sums.known(self.facts.campaigns, view)
        assert all("project" in one for one in self.facts.campaigns.values())
        return 0, {"projects": [self.of_project(one, view)
                                for one in projects],
                   "outside": None,
                   "totals": self.sums.roll_up(campaigns, projects, view)}

    def of_programme(self, code, view):
        projects = [one for one in self.sums.known(self.facts.projects, view)
                    if self.facts.projects[one].get("programme") == code]
        campaigns = [one for one in self.sums.known(self.facts.campaigns, view)
                     if self.facts.campaigns[one].get("project") in projects]
        return projects, self.sums.roll_up(campaigns, projects, view)

    def report_programme(self, view, code=None):
        if code:
            projects, total = self.of_programme(code, view)
            title = self.facts.programmes[code]["title"]
            return 0, {"programme": code, "title": title, **total,
                       "projects": [self.of_project(one, view)
                                    for one in projects]}
        rows = [{"programme": one, "title": opened["title"],
                 **self.of_programme(one, view)[1]}
                for one, opened in self.facts.programmes.items()]
        assert all("programme" in one for one in self.facts.projects.values())
        campaigns = self.sums.known(self.facts.campaigns, view)
        projects = self.sums.known(self.facts.projects, view)
        return 0, {"programmes": rows, "outside": None,
                   "totals": self.sums.roll_up(campaigns, projects, view)}

    # Money alone counts, less what was given back; a gift given back whole is
    # none.
    def givers(self, view):
        given = defaultdict(lambda: defaultdict(list))
        for gift in self.facts.gifts.values():
            if self.facts.is_money(gift) and view.sees(gift):
                left = gift["cents"] - self.facts.given_back(gift, view)
                if left > 0:
                    year = int(gift["effective"][:4])
                    given[gift["donor"]][year].append(left)
        return given

    def report_donors(self, view, year=None, postcode=()):
        year = int(year[0] if year else self.today[:4])
        ours = list(postcode) or [self.own_postcode()]
        groups = defaultdict(self.nobody)
        amounts = []
        for donor, years in self.givers(view).items():
            if not years.get(year) and not years.get(year - 1):
                continue
            kind = self.facts.donors[donor]["donor_kind"]
            for group in ("all", "kind " + kind,
                          "from " + self.residence(donor, ours)):
                self.count(groups[group], years, year)
            if years.get(year):
                amounts.append(sum(years[year]))
        whole = groups["all"]["amount"]
        amounts.sort(reverse=True)
        tenth = -(-len(amounts) // 10)
        body = {"year": year, "postcodes": ours, **self.written(groups["all"])}
        body["kinds"] = [{"kind": name[5:], **self.written(groups[name])}
                         for name in sorted(groups) if name[:5] == "kind "]
        body["residence"] = {one: self.written(groups["from " + one])
                             for one in ("resident", "outside", "unknown")}
        body["concentration"] = {
            "largest": share(sum(amounts[:1]), whole),
            "largest_ten": share(sum(amounts[:10]), whole),
            "largest_tenth": share(sum(amounts[:tenth]), whole),
            "largest_tenth_donors": tenth} if whole else None
        return 0, body

    @staticmethod
    def nobody():
        return {"donors": 0, "new": 0, "returning": 0, "lapsed": 0,
                "donations": 0, "amount": 0}

    @staticmethod
    def count(group, years, year):
        if not years.get(year):
            group["lapsed"] += 1
            return
        before = any(gifts for one, gifts in years.items() if one < year)
        group["donors"] += 1
        group["returning" if before else "new"] += 1
        group["donations"] += len(years[year])
        group["amount"] += sum(years[year])

    @staticmethod
    def written(group):
        return {**group, "amount": euros(group["amount"])}

    def own_postcode(self):
        return postcode(self.facts.org["address"])

    def residence(self, donor, ours):
        found = postcode(self.facts.person(donor).get("address", ""))
        if not found:
            return "unknown"
        return "resident" if found in ours else "outside"

    def instalments(self, pledge, view):
        """[due or none, amount, paid] of each part of an open promise."""
        facts = self.facts
        end = facts.pledge_ends.get(pledge["seq"])
        if not view.sees(pledge) or (end and view.sees(end)):
            return []
        paid = sum(gift["cents"] for gift in facts.keeping[pledge["seq"]]
                   if view.sees(gift))
        if paid >= int(pledge["amount"]):
            return []
        plans = [one for one in facts.plans[pledge["seq"]] if view.sees(one)]
        if not plans:
            verdict = facts.verdicts.get(pledge["campaign"], {})
            called = verdict.get("due") if verdict and view.sees(verdict) \
                else None
            return [[pledge.get("due", called), int(pledge["amount"]), paid]]
        parts = []
        for due, amount in plans[-1]["instalments"]:
            part = min(paid, int(amount))
            paid -= part
            parts.append([due, int(amount), part])
        return parts

    def report_pledges(self, view, campaign=(None,)):
        on = self.today if view.day == FOREVER else view.day
        rows = []
        buckets = [{"age": age, "amount": 0, "instalments": 0}
                   for age in AGES]
        for pledge in self.facts.pledges.values():
            if campaign[0] not in (None, pledge["campaign"]):
                continue
            for due, amount, paid in self.instalments(pledge, view):
                if amount == paid:
                    continue
                days = max(0, days_between(due, on)) if due else 0
                age = min(4, -(-days // 30))
                buckets[age]["amount"] += amount - paid
                buckets[age]["instalments"] += 1
                rows.append({
                    "pledge": pledge["seq"], "campaign": pledge["campaign"],
                    "donor": pledge["donor"], "due": due,
                    "amount": euros(amount), "paid": euros(paid),
                    "left": euros(amount - paid), "days": days,
                    "age": AGES[age]})
        rows.sort(key=lambda one: (one["due"] is None, one["due"] or "",
                                   one["pledge"]))
        late = sum(one["amount"] for one in buckets[1:])
        for one in buckets:
            one["amount"] = euros(one["amount"])
        return int(late > 0), {"on": on, "late": euros(late),
                               "buckets": buckets, "pledges": rows}

    def report_tiers(self, view, campaign=(None,)):
        rows = []
        totals = {"donations": 0, "amount": 0, "benefit": 0}
        for tier in sorted(self.facts.tiers, key=lambda one: (
                one["campaign"], int(one["minimum"]), one["tier"])):
            if campaign[0] not in (None, tier["campaign"]):
                continue
            kept = [gift for gift in self.facts.by_campaign[tier["campaign"]]
                    if gift.get("tier") == tier["tier"]
                    and gift["cents"] > self.facts.given_back(gift)]
            amount = sum(gift["cents"] - self.facts.given_back(gift)
                         for gift in kept)
            benefit = sum(int(gift.get("benefit", 0)) for gift in kept)
            stock = tier.get("stock")
            totals["donations"] += len(kept)
            totals["amount"] += amount
            totals["benefit"] += benefit
            rows.append({
                "campaign": tier["campaign"], "tier": tier["tier"],
                "title": tier["title"], "minimum": euros(int(tier["minimum"])),
                "donations": len(kept), "amount": euros(amount),
                "stock": stock,
                "left": None if stock is None else stock - len(kept),
                "benefit": euros(benefit)})
        totals["amount"] = euros(totals["amount"])
        totals["benefit"] = euros(totals["benefit"])
        return 0, {"tiers": rows, "totals": totals}

    def report_earmarks(self, view):
        rows = []
        keys = ("donations", "received", "spent", "released", "remaining")
        totals = dict.fromkeys(keys, 0)
        for code, opened in self.facts.earmarks.items():
            gifts = [one for one in self.facts.gifts.values()
                     if one.get("earmark") == code]
            one = {"donations": len(gifts), "received": sum(
                gift["cents"] - self.facts.given_back(gift)
                for gift in gifts)}
            for use in ("spent", "released"):
                one[use] = sum(int(body["amount"]) for body
                               in self.facts.of["earmark." + use]
                               if body["earmark"] == code)
            one["remaining"] = one["received"] - one["spent"] - one["released"]
            for key in keys:
                totals[key] += one[key]
            rows.append({"code": code, "title": opened["title"],
                         "project": opened.get("project"), **one})
        short = any(one["remaining"] < 0 for one in rows)
        for one in rows + [totals]:
            for key in keys[1:]:
                one[key] = euros(one[key])
        return int(short), {"earmarks": rows, "totals": totals}

    def report_matching(self, view, code=None):
        funds, gifts = [], []
        for fund, opened in self.facts.funds.items():
            if code in (None, fund):
                self.add_fund(fund, opened, funds, gifts)
        differing = sum(one["differing"] for one in funds)
        return int(differing > 0), {"differing": differing, "funds": funds,
                                    "gifts": gifts}

    def add_fund(self, fund, opened, funds, gifts):
        facts = self.facts
        stands = self.standing.at(fund, facts.size)
        due = matching.Grants(facts, fund, facts.size).of_gift
        differing = 0
        for number in sorted(stands.keys() | due.keys()):
            recorded, now = stands.get(number), due.get(number)
            both = recorded and now
            differs = recorded != now if both else (recorded or now)[1] != 0
            differing += differs
            gift = facts.gifts[number]
            rule, _, cap = recorded or now
            gifts.append({
                "fund": fund, "donation": number, "date": gift["effective"],
                "campaign": gift["campaign"], "donor": gift["donor"],
                "amount": euros(gift["cents"] - facts.given_back(gift)),
                "rule": rule, "cap": cap,
                "granted": euros(recorded[1] if recorded else 0),
                "now": euros(now[1] if now else 0) if differs else None})
        rules = facts.rules[fund]
        begun = [one for one in rules if one["starts"] <= self.today]
        rule = max(begun, key=lambda one: (one["starts"], one["seq"])) \
            if begun else rules[0]
        paid = sum(gift["cents"] - facts.given_back(gift)
                   for gift in facts.gifts.values()
                   if gift.get("fund") == fund)
        granted = sum(one[1] for one in stands.values())
        funds.append({
            "fund": fund, "funder": opened["donor"],
            "budget": euros(int(rule["budget"])), "granted": euros(granted),
            "left": euros(int(rule["budget"]) - granted), "paid": euros(paid),
            "due": euros(granted - paid), "differing": differing})

    def report_monthly(self, view):
        months = defaultdict(lambda: [0, 0, 0, 0])
        total = [0, 0, 0, 0]

        def add(body, place, cents):
            for sums in (months[body["effective"][:7]], total):
                sums[place] += cents
        for gift in self.facts.gifts.values():
            if view.sees(gift) and self.facts.is_money(gift):
                add(gift, 0, 1)
                add(gift, 1, gift["cents"])
        for refund in self.facts.refunds:
            if view.sees(refund) and refund["method"] not in IN_KIND:
                add(refund, 2, refund["cents"])
        for fee, _, cents in self.facts.fees:
            if view.sees(fee):
                add(fee, 3, cents)

        def row(name, sums):
            return {"month": name, "donations": sums[0],
                    "received": euros(sums[1]), "refunded": euros(sums[2]),
                    "fees": euros(sums[3]),
                    "net": euros(sums[1] - sums[2] - sums[3])}
        return 0, {"rows": [row(name, months[name])
                            for name in sorted(months)],
                   "totals": row("total", total)}

    def report_balances(self, view):
        rows = []
        debits = credits = 0
        for account, cents in self.postings.balances(view).items():
            rows.append({"account": account, "debit": euros(max(0, cents)),
                         "credit": euros(max(0, -cents)),
                         "balance": euros(cents)})
            debits += max(0, cents)
            credits += max(0, -cents)
        return 0, {"rows": rows, "totals": {
            "account": "total", "debit": euros(debits),
            "credit": euros(credits), "balance": euros(debits - credits)}}
