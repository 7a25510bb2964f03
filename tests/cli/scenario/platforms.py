"""What platforms say of their balances, from the entries alone."""

from collections import defaultdict

from facts import IN_KIND
from sums import euros


def movements_by_platform(facts):
    """[movement, day, gross, fee, payout] of each, with what was told later."""
    said, told = defaultdict(list), {}
    for body in facts.of["movements.reported"]:
        for number, one in enumerate(body["movements"], body["first"]):
            told[number] = [one[1], one[2], int(one[3]), int(one[4]), one[5]]
            said[body["platform"]].append(told[number])
    for body in facts.of["movements.completed"]:
        for number, payout, _, _ in body["movements"]:
            told[number][4] = told[number][4] or payout
    return said


def books_of(facts, platform, first, last):
    """captured, refunds, disputed, fees."""
    def within(body):
        return first <= body["effective"] <= last

    ends = [one for kind in ("dispute.lost", "dispute.won")
            for one in facts.of[kind]]

    def disputes(bodies):
        return sum(int(one["amount"]) for one in bodies if within(one) and
                   facts.gifts[one["donation"]].get("platform") == platform)

    return (sum(one["cents"] for one in facts.gifts.values() if within(one)
                and one.get("platform") == platform and facts.is_money(one)),
            sum(one["cents"] for one in facts.refunds if within(one)
                and one.get("platform") == platform
                and one["method"] not in IN_KIND),
            disputes(facts.of["dispute.opened"]) - disputes(ends),
            sum(cents for fee, _, cents in facts.fees
                if fee["platform"] == platform and within(fee)))


def received_from(facts, platform):
    """(payout, day, cents) of what the bank shows."""
    refunds = {one["seq"]: one for one in facts.refunds}
    for seq, line, kind, item, cents in facts.matches:
        if not facts.stands(seq, line, facts.size):
            continue
        day = facts.lines[line]["booked"]
        if kind == "payout" and item.startswith(platform + "/"):
            yield item[len(platform) + 1:], day, cents
        body = (facts.gifts if kind == "donation" else
                refunds if kind == "refund" else {}).get(item, {})
        if body.get("platform") == platform:
            yield body.get("payout", ""), day, cents


def statement(facts, platform, movements):
    """The row of a report, and whether platform and books agree."""
    first = min(one[1] for one in movements)
    last = max(one[1] for one in movements)
    gross, fees = defaultdict(int), 0
    payouts = defaultdict(int)
    for movement, _, amount, fee, payout in movements:
        gross[movement] += amount - (fee if movement == "tip" else 0)
        fees += fee if movement != "tip" else 0
        if movement in ("payout", "payout-reversal"):
            payouts[payout] -= amount
    terms = {"captured": gross["capture"], "refunds": -gross["refund"],
             "disputed": -gross["dispute"] - gross["dispute-reversal"],
             "fees": fees - gross["fee"],
             "adjustments": gross["adjustment"], "tips": -gross["tip"],
             "holds": gross["hold"], "paid_out": sum(payouts.values())}
    held = sum(amount - fee for _, _, amount, fee, _ in movements)
    shown = [one for one in received_from(facts, platform)
             if one[0] in payouts or first <= one[1] <= last]
    received = sum(cents for _, _, cents in shown)
    seen = {payout for payout, _, _ in shown}
    transit = sum(cents for payout, cents in payouts.items()
                  if payout not in seen)
    difference = terms["paid_out"] - received - transit
    books = books_of(facts, platform, first, last)
    names = ("captured", "refunds", "disputed", "fees")
    row = {"platform": platform, "from": first, "to": last,
           "opening": "0.00"}
    row |= {name: euros(cents) for name, cents in terms.items()}
    row |= {"held": euros(held), "received": euros(received),
            "in_transit": euros(transit), "difference": euros(difference)}
    row |= {"books_" + name: euros(cents) for name, cents in zip(names, books)}
    return row, difference == 0 and \
        books == tuple(terms[name] for name in names)


def statements(facts):
    """Of every platform; and whether all agree with the books."""
    found = [statement(facts, platform, movements) for platform, movements in
             sorted(movements_by_platform(facts).items())]
    return [row for row, _ in found], all(agrees for _, agrees in found)
