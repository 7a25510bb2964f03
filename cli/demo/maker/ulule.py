"""Ulule's export of orders with the columns that the owner of a project
chose; an order with two rewards has two rows."""

import csv
import io

HEADER = [
    "Numéro de commande", "Date de la commande", "Total de la commande",
    "Devise", "Statut de la commande", "Moyen de paiement",
    "Prénom", "Nom", "Adresse e-mail", "Adresse", "Code postal", "Ville",
    "Pays",
]
STATUSES = {
    "paid": "payment-done",
    "cancelled": "cancelled",
    "invalid": "payment-invalid",
}


def number(gifts, dice):
    order = 3350118
    for gift in gifts:
        order += dice.between(1, 240)
        gift.reference = str(order)
        if dice.one_in(12):
            gift.state = dice.one_of(["cancelled", "invalid"])


def export(gifts):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    for gift in gifts:
        donor = gift.donor
        cells = [
            gift.reference, str(gift.at), f"{gift.cents // 100}"
            f".{gift.cents % 100:02}", "EUR", STATUSES[gift.state],
            "Carte bancaire", donor.first, donor.last, donor.email,
            donor.street, donor.postcode, donor.city, "FR",
        ]
        writer.writerow(cells)
        if gift.cents > 10000:
            writer.writerow(cells)  # its second reward
    return text.getvalue().encode("utf-8")
