"""The list that the town hall keeps by hand in a spreadsheet: gifts by
transfer, direct debit, cheque and cash, saved as CSV in Windows-1252."""

import csv
import io
from dataclasses import dataclass
from datetime import date

from .people import Person

HEADER = [
    "Référence", "Date du don", "Montant", "Mode de règlement", "Campagne",
    "Prénom", "Nom", "Raison sociale", "N° SIREN", "Adresse", "Code postal",
    "Ville", "Courriel", "Observations",
]
METHODS = {
    "transfer": "Virement",
    "direct-debit": "Prélèvement",
    "cheque": "Chèque",
    "cash": "Espèces",
}


@dataclass
class Paper:
    """A gift on paper."""

    reference: str
    day: date
    cents: int
    method: str
    campaign: str
    donor: Person
    remark: str = ""


def euros(cents, dice):
    """People write amounts as they like."""
    whole, rest = divmod(cents, 100)
    text = str(whole)
    if whole >= 1000:
        text = text[:-3] + dice.one_of(["\u00a0", " "]) + text[-3:]
    if rest or dice.one_in(2):
        text += f",{rest:02}"
    return text + dice.one_of(["", "", "", " €", "\u00a0€"])


def day_of(day, dice):
    return day.strftime(dice.one_of(["%d/%m/%Y", "%d/%m/%Y", "%Y-%m-%d"]))


def export(papers, dice):
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    for paper in sorted(papers, key=lambda each: (each.day, each.reference)):
        donor = paper.donor
        writer.writerow([
            paper.reference, day_of(paper.day, dice),
            euros(paper.cents, dice), METHODS[paper.method], paper.campaign,
            donor.first, donor.last, donor.company, donor.siren, donor.street,
            donor.postcode, donor.city, donor.email, paper.remark,
        ])
    return text.getvalue().encode("cp1252")
