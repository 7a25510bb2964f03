"""What the figures of the demonstration should be.

Reads the files of cli/demo a second time, with none of obole's code and none of
the code that made them, and says what each campaign and each bank account comes
to.  Money is whole cents throughout.

    python3 tests/cli/demo_expected.py                 prints the figures
    python3 tests/cli/demo_expected.py --against DIR   compares them with what
        obole printed as JSON: DIR/campaigns.json of `report campaign`,
        DIR/statements.json of `import statement`, and DIR/reconciliation.json
        of `report reconciliation`; exits 1 at a difference
"""

import argparse
import csv
import json
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "cli" / "demo"


def cents(text):
    """Of "1 234,56 €" or "1234.56"."""
    for blank in (" ", "\u00a0", "\u202f", "€"):
        text = text.replace(blank, "")
    sign = -1 if text.startswith("-") else 1
    whole, _, part = text.lstrip("-").replace(",", ".").partition(".")
    assert whole.isdigit() and len(part) <= 2, text
    return sign * (int(whole) * 100 + int(part.ljust(2, "0")))


def euros(amount):
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100}.{abs(amount) % 100:02}"


def folded(text):
    """Without case, accents or punctuation."""
    text = text.replace("œ", "oe").replace("Œ", "OE")
    letters = unicodedata.normalize("NFD", text.upper())
    kept = "".join(
        c if c.isalnum() else " " for c in letters
        if not unicodedata.combining(c)
    )
    return " ".join(kept.split())


def rows_of(name, delimiter, encoding):
    with open(DEMO / name, encoding=encoding, newline="") as file:
        yield from csv.DictReader(file, delimiter=delimiter)


class Figures:
    """Gifts by their reference: what two files say of one gift counts once."""

    def __init__(self):
        self.gifts = {}  # reference -> (campaign, cents, who)
        self.refunds = {}  # reference -> (reference of the gift, cents)
        self.fees = {}  # reference of the gift -> cents
        self.pledges = []  # (campaign, cents)

    def gift(self, reference, campaign, amount, name, email, address):
        who = (folded(name), email.lower() or folded(address))
        told = (campaign, amount, who)
        assert self.gifts.setdefault(reference, told) == told, reference

    def read_helloasso(self):
        for file in sorted((DEMO / "platforms").glob("helloasso-*.csv")):
            name = str(file.relative_to(DEMO))
            for row in rows_of(name, ";", "utf-8-sig"):
                reference = "HELLOASSO " + row["Référence paiement"]
                amount = cents(row["Montant total"])
                if row["Statut du paiement"] == "Payé":
                    self.gift(
                        reference, row["Campagne"], amount,
                        f"{row['Prénom payeur']} {row['Nom payeur']}",
                        row["Email payeur"], "",
                    )
                if row["Statut du paiement"] == "Remboursé":
                    self.refunds["refund of " + reference] = (
                        reference, amount)

    def read_stripe(self):
        name = "platforms/stripe-2026-01-06.csv"
        for row in rows_of(name, ",", "utf-8"):
            reference = "STRIPE " + row["source_id"]
            assert cents(row["gross"]) - cents(row["fee"]) == cents(row["net"])
            if row["reporting_category"] == "charge":
                self.gift(
                    reference, row["payment_metadata[campaign]"],
                    cents(row["gross"]), row["customer_name"],
                    row["customer_email"], "",
                )
                self.fees[reference] = cents(row["fee"])
            if row["reporting_category"] == "refund":
                self.refunds[reference] = (
                    "STRIPE " + row["charge_id"], -cents(row["gross"]))

    def read_ulule(self):
        for row in rows_of("platforms/ulule-gare.csv", ",", "utf-8"):
            if row["Statut de la commande"] != "payment-done":
                continue
            self.gift(
                "ULULE " + row["Numéro de commande"], "GARE-2026",
                cents(row["Total de la commande"]),
                f"{row['Prénom']} {row['Nom']}", row["Adresse e-mail"], "",
            )

    def read_town_hall(self):
        for row in rows_of("platforms/mairie-2026.csv", ";", "cp1252"):
            name = row["Raison sociale"] or f"{row['Prénom']} {row['Nom']}"
            self.gift(
                "MAIRIE " + row["Référence"], row["Campagne"],
                cents(row["Montant"]), name, row["Courriel"],
                f"{row['Adresse']} {row['Code postal']} {row['Ville']}",
            )

    def read_by_hand(self):
        donors = {
            row["key"]: row
            for row in rows_of("by-hand/donors.csv", ";", "utf-8")
        }
        for row in rows_of("by-hand/pledges.csv", ";", "utf-8"):
            self.pledges.append((row["campaign"], cents(row["amount"])))
        for row in rows_of("by-hand/donations.csv", ";", "utf-8"):
            donor = donors[row["donor"]]
            self.gift(row["key"], row["campaign"], cents(row["amount"]),
                      donor["name"], donor["email"], donor["address"])
        for row in rows_of("by-hand/refunds.csv", ";", "utf-8"):
            self.refunds["refund of " + row["donation"]] = (
                row["donation"], cents(row["amount"]))

    def campaigns(self):
        sums = defaultdict(Counter)
        donors = defaultdict(set)
        for reference, (campaign, amount, who) in self.gifts.items():
            sums[campaign]["received"] += amount
            sums[campaign]["donations"] += 1
            sums[campaign]["fees"] += self.fees.get(reference, 0)
            donors[campaign].add(who)
        for reference, amount in self.refunds.values():
            sums[self.gifts[reference][0]]["refunded"] += amount
        for campaign, amount in self.pledges:
            sums[campaign]["pledged"] += amount
        money = ("pledged", "received", "refunded", "fees")
        return {
            campaign: {
                **{what: euros(of[what]) for what in money},
                "net": euros(of["received"] - of["refunded"] - of["fees"]),
                "donations": of["donations"],
                "donors": len(donors[campaign]),
            }
            for campaign, of in sorted(sums.items())
        }


def local(element):
    return element.tag.rpartition("}")[2]


def at(element, path):
    """The first element below, by names without their namespace."""
    for name in path.split("/"):
        element = next((c for c in element if local(c) == name), None)
        if element is None:
            return None
    return element


def text_at(element, path):
    found = at(element, path)
    return None if found is None else found.text


def signed(element):
    amount = cents(text_at(element, "Amt"))
    return -amount if text_at(element, "CdtDbtInd") == "DBIT" else amount


def is_booked(entry):
    status = at(entry, "Sts")
    return (text_at(status, "Cd") or status.text) == "BOOK"


def all_it_says(element):
    below = tuple(all_it_says(child) for child in element)
    return (local(element), (element.text or "").strip(), below)


def lines_in(entry):
    """A batch counts as its details where the bank itemised all of it."""
    details = at(entry, "NtryDtls")
    count = sum(local(each) == "TxDtls" for each in details or ())
    announced = details is not None and text_at(details, "Btch/NbOfTxs")
    return count if count > 1 and count == int(announced or count) else 1


def sums(movements):
    """Of a Counter of (what it says, cents, lines)."""
    amounts = [cents for _, cents, _ in movements.elements()]
    return {
        "credits": euros(sum(each for each in amounts if each > 0)),
        "debits": euros(-sum(each for each in amounts if each < 0)),
        "lines": sum(lines for _, _, lines in movements.elements()),
    }


class Account:
    """A movement that two statements tell is one; but as often as one
    statement tells the same, it is there."""

    def __init__(self):
        self.movements = Counter()
        self.balances = {}  # (first day, last day) -> (opening, closing)

    def read(self, statement):
        said = Counter(
            (all_it_says(each), signed(each), lines_in(each))
            for each in statement if local(each) == "Ntry" and is_booked(each)
        )
        self.movements |= said
        balance = {
            text_at(each, "Tp/CdOrPrtry/Cd"): signed(each)
            for each in statement if local(each) == "Bal"
        }
        opening, closing = balance["OPBD"], balance["CLBD"]
        assert opening + sum(c for _, c, _ in said.elements()) == closing
        days = (text_at(statement, "FrToDt/FrDtTm"),
                text_at(statement, "FrToDt/ToDtTm"))
        self.balances[days] = (opening, closing)
        return {"opening": euros(opening), **sums(said),
                "closing": euros(closing)}

    def figures(self):
        opening = self.balances[min(self.balances)][0]
        closing = self.balances[max(self.balances, key=lambda d: d[1])][1]
        total = sum(cents for _, cents, _ in self.movements.elements())
        assert opening + total == closing
        return {"opening": euros(opening), **sums(self.movements),
                "closing": euros(closing)}


def bank():
    accounts = defaultdict(Account)
    statements = {}
    for file in sorted((DEMO / "bank").glob("*.xml")):
        statement = at(ElementTree.parse(file).getroot(), "BkToCstmrStmt/Stmt")
        account = accounts[text_at(statement, "Acct/Id/IBAN")]
        statements[text_at(statement, "Id")] = account.read(statement)
    figures = {iban: accounts[iban].figures() for iban in sorted(accounts)}
    return figures, statements


def expected():
    figures = Figures()
    figures.read_helloasso()
    figures.read_stripe()
    figures.read_ulule()
    figures.read_town_hall()
    figures.read_by_hand()
    accounts, statements = bank()
    return {"campaigns": figures.campaigns(), "accounts": accounts,
            "statements": statements}


def printed(folder):
    """The same figures, as obole printed them."""

    def read(name):
        return json.loads((folder / name).read_text(encoding="utf-8"))

    campaigns = {one["campaign"]: one
                 for one in read("campaigns.json")["campaigns"]}
    statements = {one["number"]: one
                  for one in read("statements.json")["statements"]}
    accounts = {one["account"]: one
                for one in read("reconciliation.json")["accounts"]}
    for one in accounts.values():  # what the books hold is the closing balance
        one["closing"] = one["books"]
    return {"campaigns": campaigns, "accounts": accounts,
            "statements": statements}


def differences(wanted, found):
    """A figure that obole does not print for this is not compared."""
    count = 0
    for what, rows in wanted.items():
        for name in sorted(rows.keys() | found[what].keys()):
            if name not in rows or name not in found[what]:
                yield f"{what}: {name} is only on one side"
                continue
            for figure in sorted(rows[name].keys() & found[what][name].keys()):
                count += 1
                mine, theirs = rows[name][figure], found[what][name][figure]
                if mine != theirs:
                    yield f"{name}: {figure} is {mine}, obole says {theirs}"
    if count < 100:
        yield f"only {count} figures were compared"


def table(rows, figures):
    width = max(map(len, rows))
    yield " " * width + "".join(f"{figure:>12}" for figure in figures)
    for name, row in rows.items():
        yield name.ljust(width) + "".join(f"{row[f]:>12}" for f in figures)


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--against", type=Path, metavar="DIR")
    against = options.parse_args().against
    wanted = expected()
    if against is None:
        print(json.dumps(wanted, ensure_ascii=False, indent=2))
        return 0
    wrong = list(differences(wanted, printed(against)))
    for difference in wrong:
        print(difference, file=sys.stderr)
    if wrong:
        return 1
    print(*table(wanted["campaigns"], ["received", "refunded", "fees", "net",
                                       "donations", "donors"]), sep="\n")
    print()
    print(*table(wanted["accounts"], ["opening", "credits", "debits",
                                      "closing", "lines"]), sep="\n")
    print("\nobole says the same, to the cent.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
