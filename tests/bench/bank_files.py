"""A year of gifts and the statement that shows them, of any size, always the same.

Gift n and line n belong together; what line n tells of its gift depends on the last two digits of n:

  00-49  its reference among other words        85-90  its donor's name and its amount
  50-84  its reference as end-to-end id         91-92  a name and an amount that two gifts share
  94-99  nothing: another name, another amount  93     its reference, another amount

so that 91 % are matched, 3 % are ambiguous and 6 % unmatched.  Every gift is by transfer and open.
"""

import datetime

CAMPAIGNS = 20
OWN_IBAN = "FR7630006000011234567890189"
DAYS = 140  # gifts fall on this many days, evenly


FIRST_NAMES = ("Agathe Alain Benoît Camille Chloé Claire Denis Élise Fanny Farid Gilles Hélène Hugo Inès Jean Jeanne "
               "Karim Léa Louis Lucie Malik Marc Marie Nadia Nina Odile Omar Paul Pierre Quentin Rachel Rémi Rose "
               "Samir Sarah Simon Sophie Thomas Yann Zoé").split()
SYLLABLES = ("ba be bo char cour dan del des du fau fon ga gui la le lan lo ma mar mon mou na pa per pi "
             "rou sau ta ver vil").split()


def name(number):
    """Of a person; a million persons have names of their own."""
    rest, first = divmod(number * 7919 % 1_080_000, len(FIRST_NAMES))
    surname = ""
    for _ in range(3):
        rest, at = divmod(rest, len(SYLLABLES))
        surname += SYLLABLES[at]
    return f"{FIRST_NAMES[first]} {surname.capitalize()}"


def euros(cents):
    return f"{cents // 100}.{cents % 100:02}"


def iban(number):
    """Of a French account, with both of its check digits right."""
    bank, branch = 30006, 1
    key = 97 - (89 * bank + 15 * branch + 3 * number) % 97
    account = f"{bank:05}{branch:05}{number:011}{key:02}"
    return f"FR{98 - int(account + '152700') % 97:02}{account}"


class Ordinary:
    """Gifts of many donors, and lines of every sort."""

    def __init__(self, size):
        self.size = size
        self.donors = max(10, size * 6 // 10)

    def day(self, n):
        return datetime.date(2026, 1, 5) + datetime.timedelta(days=n % DAYS)

    def gift(self, n):
        """Reference, day, cents, donor, campaign."""
        twin = n - 1 if n % 100 == 92 else n
        cents = 1000 + twin * 37 % 49000
        return f"R{n:08}", self.day(twin), cents, twin * 104729 % self.donors, n * 7919 % CAMPAIGNS

    def line(self, n):
        """Day, cents, end-to-end id, text, name, number of the payer's account."""
        reference, day, cents, donor, _ = self.gift(n)
        day += datetime.timedelta(days=1)
        payer, sort = name(donor), n % 100
        if sort < 50:
            return day, cents, "", f"Don {reference} pour la campagne, merci", payer, donor
        if sort < 85:
            return day, cents, reference, "Don pour la campagne, merci", payer, donor
        if sort < 93:
            return day, cents, "", "Don pour la campagne, merci", payer, donor
        if sort == 93:
            return day, cents + 1, reference, "Don pour la campagne, merci", payer, donor
        return day, 70000 + n % 9999, "", f"Facture {n}", f"Tiers {n}", self.donors + n

    def lines(self):
        """By day, as a bank shows them."""
        for first in range(DAYS):
            for n in range(first, self.size, DAYS):
                yield self.line(n)


class Identical(Ordinary):
    """Lines of one day and one amount that say nothing."""

    def line(self, n):
        return datetime.date(2026, 3, 1), 5000, "", "", "", None

    def gift(self, n):
        reference, _, _, donor, campaign = super().gift(n)
        return reference, datetime.date(2026, 3, 1), 5000, donor, campaign


class OneDonor(Ordinary):
    """One donor's gifts, all of one amount, and lines that show but the name."""

    def gift(self, n):
        reference, day, _, _, campaign = super().gift(n)
        return reference, day, 5000, 0, campaign

    def line(self, n):
        _, day, cents, donor, _ = self.gift(n)
        return day + datetime.timedelta(days=1), cents, "", "Don", name(donor), donor


def write_gifts(path, world):
    """The export of a platform, or of a town's own form."""
    with open(path, "w", encoding="utf-8") as out:
        out.write("Reference,Date,Amount,Name,Email,Campaign,Method\n")
        for n in range(world.size):
            reference, day, cents, donor, campaign = world.gift(n)
            out.write(f"{reference},{day},{euros(cents)},{name(donor)},d{donor}@example.org,"
                      f"C{campaign},transfer\n")


def write_rows(path, world):
    """The statement as CSV, with the balance after each line."""
    balance = 0
    with open(path, "w", encoding="utf-8") as out:
        out.write("id,booked,value,amount,balance,reference,text,name,iban\n")
        for at, (day, cents, reference, text, payer, account) in enumerate(world.lines()):
            balance += cents
            other = "" if account is None else iban(account)
            out.write(f'{at},{day},{day},{euros(cents)},{euros(balance)},{reference},"{text}",{payer},{other}\n')


def write_profile(path, inbox):
    """How obole reads such a file, alone and in an inbox."""
    with open(inbox, "w", encoding="utf-8") as out:
        out.write('[[file]]\nmatch = "*.csv"\nkind = "statement"\nprofile = "bench.toml"\n')
    with open(path, "w", encoding="utf-8") as out:
        out.write(f'''name = "bench"
delimiter = ","
dates = ["%Y-%m-%d"]
decimal_mark = "."
account = "{OWN_IBAN}"

[columns]
date = ["booked"]
value_date = ["value"]
amount = ["amount"]
balance = ["balance"]
reference = ["reference"]
label = ["text"]
name = ["name"]
iban = ["iban"]
''')


def details(cents, reference, text, payer, account):
    parties = ""
    if payer:
        parties = (f"<RltdPties><Dbtr><Pty><Nm>{payer}</Nm></Pty></Dbtr>"
                   f"<DbtrAcct><Id><IBAN>{iban(account)}</IBAN></Id></DbtrAcct></RltdPties>")
    return (f"<TxDtls><Refs><EndToEndId>{reference or 'NOTPROVIDED'}</EndToEndId></Refs>"
            f'<Amt Ccy="EUR">{euros(cents)}</Amt>{parties}'
            + (f"<RmtInf><Ustrd>{text}</Ustrd></RmtInf>" if text else "") + "</TxDtls>")


def entry(day, cents, inner):
    return (f'<Ntry><Amt Ccy="EUR">{euros(cents)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>'
            f"<BookgDt><Dt>{day}</Dt></BookgDt><ValDt><Dt>{day}</Dt></ValDt>"
            "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>"
            f"<NtryDtls>{inner}</NtryDtls></Ntry>\n")


def write_camt(path, world, batched=False):
    """A camt.053; with `batched`, of one entry that holds every line as a detail."""
    total = sum(line[1] for line in world.lines())
    balance = ('<Bal><Tp><CdOrPrtry><Cd>{}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">{}</Amt>'
               "<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{}</Dt></Dt></Bal>")
    with open(path, "w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n'
                  '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>'
                  "<GrpHdr><MsgId>M</MsgId><CreDtTm>2026-06-30T00:00:00</CreDtTm></GrpHdr>"
                  f"<Stmt><Id>S1</Id><Acct><Id><IBAN>{OWN_IBAN}</IBAN></Id><Ccy>EUR</Ccy></Acct>")
        out.write(balance.format("OPBD", "0.00", "2026-01-01"))
        out.write(balance.format("CLBD", euros(total), "2026-06-30"))
        if batched:
            first, last = entry("2026-06-01", total, "\0").split("\0")
            out.write(first)
        for day, cents, *rest in world.lines():
            inner = details(cents, *rest)
            out.write(inner if batched else entry(day, cents, inner))
        if batched:
            out.write(last)
        out.write("</Stmt></BkToCstmrStmt></Document>\n")
