"""What passed through the town's two bank accounts from January to June."""

from datetime import date, timedelta

from . import camt
from .bankdays import open_day
from .camt import Account, Detail, Entry
from .checks import by_four, french_iban
from .people import plain

OWNER = "VILLE DE SAINT-AUBIN-LES-VIGNES"
REGIE = Account(french_iban("99999", "00071", "00026000101"), OWNER,
                "OBOLFRPPXXX")
TRESOR = Account(french_iban("99999", "00071", "00026000202"), OWNER,
                 "OBOLFRPPXXX")
OPENINGS = {REGIE.iban: 125000, TRESOR.iban: 4821037}
LAST_DAY = date(2026, 6, 30)


def donor_iban(dice):
    return french_iban("99998", f"{dice.between(1, 400):05}",
                       f"{dice.between(1, 99999999):011}")


def transfer_in(booked, cents, name, iban="", text="", end_to_end="NOTPROVIDED",
                structured=""):
    detail = Detail(cents, name, iban, end_to_end, text, structured)
    return Entry(booked, cents, camt.TRANSFER_IN, "VIR SEPA RECU", [detail])


def misspelt(name):
    """One letter doubled, as at the other end of a telephone."""
    longest = max(name.split(), key=len)
    at = len(longest) // 2
    return name.replace(longest, longest[:at] + longest[at - 1 : at] +
                        longest[at:])


class Books:
    def __init__(self, dice):
        self.dice = dice
        self.entries = {REGIE.iban: [], TRESOR.iban: []}

    def add(self, account, entry):
        if entry.booked <= LAST_DAY:
            self.entries[account.iban].append(entry)

    def add_helloasso(self, nets):
        """Some say which payout they are; of others only the payer tells."""
        for place, (day, net) in enumerate(sorted(nets.items())):
            booked = open_day(day, 1 + place % 4)
            text = f"HELLOASSO VERSEMENT {day} SOLUTION GRATUITE"
            if place % 3 == 1:
                text = f"VERSEMENT DU {day:%d/%m/%Y}"
            self.add(REGIE, transfer_in(
                booked, net, "HELLOASSO SAS", text=text,
                end_to_end=f"HA{day:%Y%m%d}001"))

    def add_stripe(self, nets):
        for payout, (arrival, net) in nets.items():
            if net <= 0:
                continue
            self.add(TRESOR, transfer_in(
                open_day(arrival, self.dice.between(1, 3)), net,
                "STRIPE TECHNOLOGY EUROPE LTD", text=f"STRIPE {payout}"))

    def add_ulule(self, gross):
        """Ulule keeps 8 % from the transfer."""
        self.add(TRESOR, transfer_in(
            date(2026, 5, 7), gross - (gross * 8 + 50) // 100, "ULULE SA",
            text="COLLECTE LA GARE AU TRAVAIL NET DE COMMISSION"))

    def add_papers(self, papers):
        transfers = [p for p in papers if p.method == "transfer"]
        for place, paper in enumerate(transfers):
            self.add_transfer(place, paper)
        debits = [p for p in papers if p.method == "direct-debit"]
        for month in range(2, 7):
            self.add_debits([p for p in debits if p.day.month == month])
        self.add_cheques([p for p in papers if p.method == "cheque"])
        cash = sum(p.cents for p in papers if p.method == "cash")
        self.add(REGIE, Entry(date(2026, 5, 19), cash, camt.CASH,
                              "VERSEMENT ESPECES"))

    def add_transfer(self, place, paper):
        """Donors type what they like where the reference should be."""
        name = paper.donor.as_the_bank_writes()
        booked = open_day(paper.day, self.dice.between(0, 2))
        said = {}
        if paper.reference.startswith("RF") and place % 3 == 0:
            said["structured"] = paper.reference
        elif paper.reference.startswith("RF"):
            said["text"] = "DON " + by_four(paper.reference)
        elif place % 4 == 2:
            said["end_to_end"] = paper.reference
        elif place % 8 == 3:
            said["text"] = f"Merci ! réf. {paper.reference}"
        elif paper.donor.company:
            name = plain(paper.donor.company)
        else:
            name = self.dice.one_of(["M OU MME ", "MME ", "M. ", ""]) + name
            said["text"] = self.dice.one_of(
                ["DON MAIRIE", "POUR LE PROJET", "MERCI", ""])
            if place % 16 == 15:
                name = misspelt(name)
        account = TRESOR if paper.donor.company else REGIE
        self.add(account, transfer_in(booked, paper.cents, name,
                                      donor_iban(self.dice), **said))

    def add_debits(self, papers):
        """One movement a month; in May the bank did not itemise it."""
        month = papers[0].day.month
        details = [
            Detail(p.cents, p.donor.as_the_bank_writes(),
                   donor_iban(self.dice), p.reference, "DON MENSUEL CAFE")
            for p in papers
        ]
        self.add(REGIE, Entry(
            open_day(papers[0].day, 1), sum(p.cents for p in papers),
            camt.DIRECT_DEBIT, "REMISE PRELEVEMENTS SEPA",
            [] if month == 5 else details, in_batch=len(papers)))

    def add_cheques(self, papers):
        for at in range(0, len(papers), 3):
            part = papers[at : at + 3]
            self.add(REGIE, Entry(
                open_day(max(p.day for p in part), 4),
                sum(p.cents for p in part), camt.CHEQUES,
                f"REMISE {len(part)} CHEQUES", in_batch=len(part)))

    def add_by_hand(self):
        dice = self.dice
        self.add(TRESOR, transfer_in(
            date(2026, 3, 25), 250000, "SARL MACONNERIE ROLLIN",
            donor_iban(dice), "MECENAT TOIT DE L ECOLE"))
        self.add(REGIE, transfer_in(
            date(2026, 4, 15), 120000, "LES AMIS DE L ORGUE",
            donor_iban(dice), "PREMIERE PARTIE"))
        girard = donor_iban(dice)
        for _ in range(2):
            entry = transfer_in(date(2026, 3, 11), 5000, "GIRARD PAUL",
                                girard, "TOIT ECOLE")
            entry.named = False
            self.add(REGIE, entry)
        for day in (22, 23):
            self.add(REGIE, transfer_in(
                date(2026, 4, day), 10000, "M BERNARD MICHEL",
                donor_iban(dice), "DON"))
        mercier = donor_iban(dice)
        for day in (6, 7):
            self.add(REGIE, transfer_in(
                date(2026, 5, day), 24000, "MERCIER HUBERT", mercier,
                "TOIT ECOLE JULES FERRY"))
        self.add(REGIE, Entry(
            date(2026, 5, 19), -24000, camt.TRANSFER_OUT, "VIR SEPA EMIS",
            [Detail(24000, "HUBERT MERCIER", mercier,
                    text="REMBOURSEMENT DON EN DOUBLE")]))
        self.add(REGIE, Entry(date(2026, 3, 19), 15000, camt.CHEQUES,
                              "REMISE 1 CHEQUE"))

    def add_the_rest(self):
        """Fees, a transfer of our own, money that nobody announced."""
        for month in range(1, 7):
            self.add(REGIE, Entry(
                open_day(date(2026, month, 28), 0), -450, camt.FEE,
                "COTISATION TENUE DE COMPTE"))
        for day in (date(2026, 4, 30), date(2026, 6, 29)):
            sweep = 400000
            self.add(REGIE, Entry(
                day, -sweep, camt.TRANSFER_OUT, "VIR SEPA EMIS",
                [Detail(sweep, OWNER, TRESOR.iban, f"REGIE-{day:%Y%m}",
                        "REVERSEMENT REGIE")]))
            self.add(TRESOR, transfer_in(
                day, sweep, OWNER, REGIE.iban, "REVERSEMENT REGIE",
                f"REGIE-{day:%Y%m}"))
        self.add(TRESOR, transfer_in(
            date(2026, 3, 17), 18750, "SCI LES TILLEULS",
            donor_iban(self.dice), "LOYER 1ER TRIMESTRE LOCAL 3"))
        self.add(REGIE, transfer_in(
            date(2026, 6, 9), 3500, "MME X", donor_iban(self.dice),
            "BON COURAGE"))
        self.add(REGIE, Entry(date(2026, 6, 30), 6000, camt.TRANSFER_IN,
                              "VIR SEPA A VENIR", pending=True))

    def settle(self):
        """Puts all in order, and gives the movements the bank's names."""
        for entries in self.entries.values():
            entries.sort(key=lambda entry: entry.booked)
            for number, entry in enumerate(entries, 1):
                if entry.named:
                    entry.reference = f"26{entry.booked:%m%d}{number:06}"

    def statements(self):
        self.settle()
        files = self.regie()
        files.update(self.tresor())
        return files

    def regie(self):
        """By the month, in March by the week; and March once more."""
        months = [(f"2026-{m:02}", date(2026, m, 1), end_of_month(m))
                  for m in range(1, 7)]
        weeks = [
            (f"2026-03-semaine-{first.isocalendar()[1]:02}", first, last)
            for first, last in weeks_of_march()
        ]
        spans = months[:2] + weeks + months[3:]
        files = self.in_turn(REGIE, "regie", spans,
                             lambda first: "02" if first.month < 4 else "08")
        opening = OPENINGS[REGIE.iban] + sum(
            e.cents for e in self.between(REGIE, date(2026, 1, 1),
                                          date(2026, 2, 28)))
        name, first, last = months[2]
        files[f"bank/regie-{name}-renvoi.xml"], _ = camt.statement(
            REGIE, first, last, opening, self.between(REGIE, first, last), 90,
            "02", "")
        return files

    def tresor(self):
        months = [(f"2026-{m:02}", date(2026, m, 1), end_of_month(m))
                  for m in range(1, 7)]
        return self.in_turn(TRESOR, "tresor", months,
                            lambda first: "02" if first.month < 3 else "08")

    def in_turn(self, account, name, spans, version_of):
        files = {}
        balance = OPENINGS[account.iban]
        for number, (label, first, last) in enumerate(spans, 1):
            version = version_of(first)
            prefix = "ns2:" if (account, version) == (TRESOR, "02") else ""
            files[f"bank/{name}-{label}.xml"], balance = camt.statement(
                account, first, last, balance,
                self.between(account, first, last), number, version, prefix)
        return files

    def between(self, account, first, last):
        return [e for e in self.entries[account.iban]
                if first <= e.booked <= last]


def end_of_month(month):
    return (date(2026, month, 28) + timedelta(days=4)).replace(
        day=1) - timedelta(days=1)


def weeks_of_march():
    first = date(2026, 3, 1)
    while first.month == 3:
        last = min(first + timedelta(days=6 - first.weekday()),
                   date(2026, 3, 31))
        yield first, last
        first = last + timedelta(days=1)


def one_cent_off():
    entries = [transfer_in(date(2026, 7, 2), 4000, "MME VERDIER ZOE",
                           text="DON"),
               transfer_in(date(2026, 7, 3), 2500, "M SEGUIN VICTOR",
                           text="DON")]
    text, _ = camt.statement(REGIE, date(2026, 7, 1), date(2026, 7, 3), 100000,
                             entries, 12, "08", "", off_by=1)
    return text
