"""HelloAsso's "Paiements" as the back office exports them: 31 columns, UTF-8
with a byte-order mark, semicolons, decimal commas, CRLF."""

import csv
import io
from calendar import monthrange
from datetime import timedelta

from .dice import Dice

HEADER = """Référence commande;Référence paiement;Montant total;
Date du paiement;Statut du paiement;Versé;Date du versement;Nom payeur;
Prénom payeur;Email payeur;Raison sociale;SIREN;Adresse payeur;
Code Postal payeur;Ville payeur;Pays payeur;Date de naissance;Téléphone;
Campagne;Type de campagne;Montant du tarif;Montant des options;
Don supplémentaire;Code promo;Montant du code promo;Moyen de paiement;
Échéance;Numéro de reçu;Attestation;Commentaire;Reçu fiscal souhaité"""
HEADER = HEADER.replace("\n", "").split(";")
assert len(HEADER) == 31

STATUSES = {
    "paid": "Payé",
    "refunded": "Remboursé",
    "refused": "Refusé",
    "abandoned": "Abandonné",
    "waiting": "En attente",
    "offline": "Hors ligne",
}
COMMENTS = [
    "Bravo pour ce projet !",
    "Pour les enfants ; et pour les grands aussi",
    "En souvenir de notre institutrice,\nMlle \"Suzon\"",
    "Merci de ne pas publier mon nom",
]


def euros(cents):
    whole = f"{cents // 100}"
    if cents >= 100000:  # a no-break space between thousands
        whole = f"{whole[:-3]}\u00a0{whole[-3:]}"
    return f"{whole},{cents % 100:02}"


def payout_day(day):
    """Paid out twice a month: on the 1st and on the 16th."""
    if day.day < 16:
        return day.replace(day=16)
    return day.replace(day=monthrange(day.year, day.month)[1]) + timedelta(1)


def number(gifts, dice):
    """References as the platform counts them."""
    reference = 48120377
    for gift in gifts:
        reference += dice.between(3, 911)
        gift.reference = str(reference)


def spoil(gifts, dice):
    """Payments that never were: refused, left, waiting, by cheque."""
    for gift in gifts:
        if not dice.one_in(13):
            continue
        gift.state = dice.one_of(
            ["refused", "refused", "abandoned", "waiting", "offline"]
        )


def pay_out(gifts, until):
    for gift in gifts:
        if gift.state == "paid" and payout_day(gift.at.date()) <= until:
            gift.paid_out_on = payout_day(gift.at.date())


def row(gift):
    dice = Dice(int(gift.reference))  # the same in every export
    donor = gift.donor
    extra = 500 if gift.cents >= 2500 and dice.one_in(5) else 0
    versed = "Hors ligne" if gift.state == "offline" else "Non"
    when = ""
    if gift.paid_out_on:
        versed = "Oui"
        when = gift.paid_out_on.strftime("%d/%m/%Y")
    last = donor.last.upper() if dice.one_in(4) else donor.last
    email = donor.email.upper() if dice.one_in(15) else donor.email
    method = "Chèque" if gift.state == "offline" else "Carte bancaire"
    comment = dice.one_of(COMMENTS) if dice.one_in(9) else ""
    at = gift.at.strftime("%d/%m/%Y %H:%M:%S")
    return [
        str(int(gift.reference) - 17), gift.reference, euros(gift.cents), at,
        STATUSES[gift.state], versed, when, last, donor.first, email,
        donor.company, donor.siren, donor.street, donor.postcode, donor.city,
        "FRA", "", "", gift.campaign, "Formulaire de don",
        euros(gift.cents - extra), "", euros(extra) if extra else "", "", "",
        method, "1/1", "", "", comment, "Oui" if gift.cents >= 2000 else "Non",
    ]


def export(gifts):
    """The file, latest payment first, as the site writes it."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    for gift in sorted(gifts, key=lambda gift: gift.at, reverse=True):
        writer.writerow(row(gift))
    return ("\ufeff" + text.getvalue()).encode("utf-8")


def payouts(gifts):
    """Net amounts by day: what was paid less what was given back."""
    sums = {}
    for gift in gifts:
        if gift.paid_out_on and gift.state in ("paid", "refunded"):
            cents = gift.cents if gift.state == "paid" else -gift.cents
            sums[gift.paid_out_on] = sums.get(gift.paid_out_on, 0) + cents
    return sums
