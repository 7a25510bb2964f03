"""Who gives in the scenario, and the gifts that platforms export."""

import datetime

FIRST = ("Agnès", "Jean", "Marie", "Luc", "Zoé", "Ali", "Inès", "Paul",
         "Lise", "Hugo")
LAST = ("Moreau", "Varda", "Demy", "Fabre", "Nguyen", "Brossard", "Verdier",
        "Masson", "Lebœuf", "Girard", "Roux")
TOWNS = (("71999", "Saint-Aubin-les-Vignes"), ("71998", "Varennes-le-Bas"),
         ("69003", "Lyon"), ("75011", "Paris"))
EUROS = (5, 10, 10, 15, 20, 20, 20, 25, 30, 40, 50, 50, 60, 75, 100, 100, 120,
         150, 250)
# Campaign: first and last day, platform, how often it is chosen.
CAMPAIGNS = {
    "TOIT": ("2025-09-05", "2026-06-28", "HELLOASSO", 6),
    "CAFE": ("2026-01-15", "2026-05-31", "ULULE", 4),
    "GARE": ("2026-02-01", "2026-04-30", "ULULE", 3),
    "ORGUE": ("2025-10-02", "2026-06-28", "STRIPE", 3),
    "TUYAUX": ("2026-03-01", "2026-06-28", "STRIPE", 3),
    "JARDIN": ("2026-03-01", "2026-06-28", "STRIPE", 4),
}
TIERS = {"TOIT": [("ARDOISE", 5000, 60)],
         "TUYAUX": [("BOURDON", 25000, 6), ("MONTRE", 10000, 40),
                    ("PRINCIPAL", 5000, 10**6)]}
HEADER = ("Référence;Date;Montant;Commission;Moyen de paiement;Campagne;"
          "Palier;Versement;Nom complet;Raison sociale;Email;Adresse;"
          "Code postal;Ville;Statut;Parent")


def french(cents):
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100},{abs(cents) % 100:02}"


def plain(cents):
    return french(cents).replace(",", ".")


def days_after(day, days):
    return str(datetime.date.fromisoformat(day)
               + datetime.timedelta(days=days))


def web_people(dice):
    """85 persons and 15 companies; one in nine tells no address."""
    people = []
    for number in range(100):
        postcode, town = TOWNS[dice.choice((0, 0, 0, 1, 2, 3))]
        company = f"Atelier {LAST[number % 11]} {number}" \
            if number >= 85 else ""
        name = "" if company else \
            f"{FIRST[number % 10]} {LAST[number % 11]}"
        there = number % 9 != 4
        people.append({
            "name": name, "company": company,
            "email": f"donateur{number}@example.org",
            "street": f"{number + 1} rue de l’Église" if there else "",
            "postcode": postcode if there else "",
            "town": town if there else ""})
    return people


class Platforms:
    """Gifts and refunds as the platforms list them."""

    def __init__(self, dice, people):
        self.dice = dice
        self.people = people
        self.gifts = {}   # reference -> gift
        self.payouts = {}  # (platform, id) -> cents
        self.stock = {}
        self.refunded = set()

    def payout(self, platform, day, cents):
        name = f"{platform[:2]}-{day[:7]}"
        key = (platform, name)
        self.payouts[key] = self.payouts.get(key, 0) + cents
        return name

    def tier_for(self, campaign, cents):
        for tier, minimum, stock in TIERS.get(campaign, []):
            if cents >= minimum and self.stock.get(tier, 0) < stock \
                    and self.dice.random() < 0.7:
                self.stock[tier] = self.stock.get(tier, 0) + 1
                return tier
        return ""

    def gift(self, first, last, by_transfer=False):
        dice = self.dice
        open_now = [code for code, (opens, closes, _, _) in CAMPAIGNS.items()
                    if opens <= last and closes >= first]
        code = dice.choices(open_now,
                            [CAMPAIGNS[one][3] for one in open_now])[0]
        opens, closes, platform, _ = CAMPAIGNS[code]
        begin, end = max(first, opens), min(last, closes)
        span = (datetime.date.fromisoformat(end)
                - datetime.date.fromisoformat(begin)).days
        number = len(self.gifts)
        who = self.people[number % len(self.people)] if number < 100 \
            else dice.choice(self.people)
        cents = dice.choice(EUROS) * 100 + dice.choice((0, 0, 0, 0, 33, 50, 1))
        gift = {"reference": f"{'VIR' if by_transfer else 'WEB'}-{number:04}",
                "day": days_after(begin, dice.randint(0, span)),
                "cents": cents, "campaign": code, "who": who, "fee": 0,
                "tier": self.tier_for(code, cents), "payout": "",
                "platform": "" if by_transfer else platform}
        if not by_transfer:
            if platform != "HELLOASSO" and dice.random() < 0.8:
                gift["fee"] = cents * 25 // 1000 + 1
            gift["payout"] = self.payout(platform, gift["day"],
                                         cents - gift["fee"])
        self.gifts[gift["reference"]] = gift
        return gift

    def row(self, gift):
        who = gift["who"]
        method = "Carte" if gift["platform"] else "Virement"
        return ";".join((
            gift["reference"], gift["day"], french(gift["cents"]),
            french(gift["fee"]) if gift["fee"] else "", method,
            gift["campaign"], gift["tier"], gift["payout"], who["name"],
            who["company"], who["email"], who["street"], who["postcode"],
            who["town"], "Payé", ""))

    def refund_row(self, gift, cents, day, fee_back=0):
        payout = self.payout(gift["platform"], day, fee_back - cents)
        self.refunded.add(gift["reference"])
        return ";".join((
            "R-" + gift["reference"], day, french(-cents),
            french(-fee_back) if fee_back else "", "Carte", gift["campaign"],
            "", payout, "", "", "", "", "", "", "Remboursé",
            gift["reference"]))

    def untouched(self, campaign, until, least=0, card=True):
        """A gift of which nothing went back yet."""
        for reference, gift in self.gifts.items():
            if gift["campaign"] == campaign and gift["day"] <= until \
                    and gift["cents"] >= least and bool(gift["platform"]) \
                    == card and reference not in self.refunded:
                self.refunded.add(reference)
                return gift
        raise LookupError(campaign)
