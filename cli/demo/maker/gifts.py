"""What people give: how much, when, and to which campaign."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from .people import Person

TYPICAL = [
    1000, 1000, 1500, 2000, 2000, 2000, 2500, 3000, 3000, 3000, 4000, 5000,
    5000, 5000, 5000, 5000, 6000, 7500, 8000, 10000, 10000, 10000, 12000,
    15000, 20000, 25000, 30000,
]  # cents
RARE = [500, 1250, 3333, 4999, 50000, 66000, 100000]


@dataclass
class Gift:
    """A payment on a platform; times are the town's own."""

    campaign: str
    donor: Person
    cents: int
    at: datetime
    reference: str = ""
    state: str = "paid"
    tier: str = ""
    fee: int = 0
    payout: str = ""
    paid_out_on: date = None


def amount(dice):
    return dice.one_of(RARE if dice.one_in(14) else TYPICAL)


def moment(dice, first, last):
    """Between two days, in waking hours, more often near the beginning."""
    span = (last - first).days
    day = dice.between(0, span)
    if dice.one_in(3):
        day = min(day, dice.between(0, span))
    clock = time(dice.between(7, 22), dice.between(0, 59), dice.between(0, 59))
    return datetime.combine(first + timedelta(days=day), clock)


def gifts(dice, campaign, donors, count, first, last):
    """Gifts by the hour; one donor in nine or so gives again."""
    found = [
        Gift(campaign, dice.one_of(donors), amount(dice),
             moment(dice, first, last))
        for _ in range(count)
    ]
    return sorted(found, key=lambda gift: (gift.at, gift.donor.name()))
