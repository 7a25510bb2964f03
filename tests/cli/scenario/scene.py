"""What the scenario promises to contain, so that no figure is trivial."""

from collections import defaultdict

import matching


def exhausted_mid_day(facts, fund):
    """The budget ends on a day some of whose gifts are still matched."""
    days = defaultdict(list)
    grants = matching.Grants(facts, fund, facts.size).of_gift
    for gift, (_, cents, cap) in grants.items():
        days[facts.gifts[gift]["effective"]].append((cents, cap))
    return any(cap == "budget" and cents > 0
               for gifts in days.values() for cents, cap in gifts)


def promises(facts):
    ends = {one.get("cause", one["kind"])
            for one in facts.pledge_ends.values()}
    refunds = [one["donation"] for one in facts.refunds if one["cents"] > 0]
    caps = {grant[2] for fund in facts.funds for grant in
            matching.Grants(facts, fund, facts.size).of_gift.values()}
    verdicts = {one["verdict"] for one in facts.verdicts.values()}
    return {
        "a programme": len(facts.programmes) == 1,
        "five projects": len(facts.projects) == 5,
        "partners": len(facts.of["project.partnered"]) == 3,
        "seven campaigns": len(facts.campaigns) == 7,
        "every model": len({one["model"] for one
                            in facts.campaigns.values()}) == 3,
        "2,000 gifts": len(facts.gifts) == 2000,
        "150 donors": len(facts.donors) == 150,
        "every verdict": len(verdicts) == 3,
        "a budget that ends within a day":
            exhausted_mid_day(facts, "ABONDEMENT"),
        "every cap": len(caps) == 5,
        "matched several times": all(len(runs) > 1 for runs
                                     in facts.applied.values()),
        "instalments": len(facts.plans) >= 4,
        "every end of a pledge": ends == {
            "pledge.cancelled", "pledge.written_off", "expired",
            "campaign-failed"},
        "late money": any("revives" in one for one in facts.gifts.values()),
        "a gift refunded twice": len(refunds) > len(set(refunds)),
        "reversals": len(facts.of["refund.reversed"]) == 3,
        "disputes": len(facts.of["dispute.opened"]) == 5,
        "shared fees": len(facts.of["fees.allocated"]) == 2,
        "disbursements": len(facts.of["disbursement.made"]) == 3,
        "in kind": sum(not facts.is_money(one)
                       for one in facts.gifts.values()) == 5,
        "bank lines explained": len(facts.matches) > 50,
        "payouts explained": len(facts.covers) > 200,
        "a match taken back": bool(facts.undone),
    }


def missing_from(facts, snapshot):
    if snapshot != "end":
        return []
    return [f"the scenario has not: {what}"
            for what, holds in promises(facts).items() if not holds]
