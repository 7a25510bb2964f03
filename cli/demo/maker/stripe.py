"""Stripe's "Payout reconciliation" report, itemised: times in UTC, fees by
charge, refunds, and the payouts themselves."""

import csv
import io
from datetime import datetime, time, timedelta

HEADER = """balance_transaction_id created_utc available_on_utc currency gross
fee net reporting_category source_id description automatic_payout_id
automatic_payout_effective_at_utc charge_id payment_intent_id
payment_method_type card_brand card_country customer_name customer_email
customer_address_line1 customer_address_postal_code customer_address_city
customer_address_country payment_metadata[campaign]
payment_metadata[tier]""".split()
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789"
SUMMER = datetime(2026, 3, 29, 3)  # local time from which it is UTC + 2


def as_utc(local):
    return local - timedelta(hours=2 if local >= SUMMER else 1)


def money(cents):
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02}"


def fee(cents, brand):
    """1.5 % and 25 cents; 2.5 % and 25 cents for American Express."""
    per_mille = 25 if brand == "American Express" else 15
    return (cents * per_mille + 500) // 1000 + 25


class Report:
    def __init__(self, dice):
        self.dice = dice
        self.rows = []  # (utc, cells)
        self.nets = {}  # payout id -> [arrival, net]
        self.payout_ids = {}

    def token(self, prefix):
        return prefix + self.dice.letters(LETTERS, 24)

    def payout_of(self, utc):
        """Charges of a week, Monday to Sunday, leave on the next Thursday."""
        monday = utc.date() - timedelta(days=utc.weekday())
        if monday not in self.payout_ids:
            self.payout_ids[monday] = self.token("po_1")
        arrival = monday + timedelta(days=10)
        self.nets.setdefault(self.payout_ids[monday], [arrival, 0])
        return self.payout_ids[monday], arrival

    def add(self, utc, category, source, charge, gross, kept, gift, brand):
        payout, arrival = self.payout_of(utc)
        self.nets[payout][1] += gross - kept
        donor = gift.donor
        self.rows.append((utc, [
            self.token("txn_1"), str(utc), str(utc.date() + timedelta(days=7))
            + " 00:00:00", "eur", money(gross), money(kept),
            money(gross - kept), category, source, "Don " + gift.campaign,
            payout, f"{arrival} 00:00:00", charge, "pi_3" + charge[4:],
            "card", brand, "FR", donor.name(), donor.email, donor.street,
            donor.postcode, donor.city, "FR", gift.campaign, gift.tier,
        ]))

    def charge(self, gift, refunded_after=None):
        brand = self.dice.one_of(
            ["Visa", "Visa", "MasterCard", "American Express"]
        )
        utc = as_utc(gift.at)
        charge = self.token("ch_3")
        gift.reference, gift.fee = charge, fee(gift.cents, brand)
        self.add(utc, "charge", charge, charge, gift.cents, gift.fee, gift,
                 brand)
        if refunded_after is not None:
            refund = self.token("re_3")
            self.add(utc + timedelta(days=refunded_after, minutes=7), "refund",
                     refund, charge, -gift.cents, 0, gift, brand)

    def export(self):
        rows = list(self.rows)
        for payout, (arrival, net) in self.nets.items():
            utc = datetime.combine(arrival, time(1, 5))
            rows.append((utc, [
                self.token("txn_1"), str(utc), f"{arrival} 00:00:00", "eur",
                money(-net), "0.00", money(-net), "payout", payout,
                "STRIPE PAYOUT", payout, f"{arrival} 00:00:00",
            ] + [""] * 13))
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(HEADER)
        for _, cells in sorted(rows, key=lambda row: (row[0], row[1][0])):
            writer.writerow(cells)
        return text.getvalue().encode("utf-8")
