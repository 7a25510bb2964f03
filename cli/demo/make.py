"""Makes the files of the demonstration: a town, its campaigns, what the
platforms export, what the bank sends.

    python3 cli/demo/make.py            writes them anew, always the same
    python3 cli/demo/make.py --check    exits 1 where one differs

The town, its people and its accounts do not exist.
"""

import copy
import sys
from datetime import date, datetime
from pathlib import Path

from maker import bank, camt, gifts, helloasso, stripe, townhall, ulule
from maker.checks import rf_reference, siren
from maker.dice import Dice
from maker.people import Person, Town

HERE = Path(__file__).resolve().parent
FIRST_EXPORT = date(2026, 5, 20)
SECOND_EXPORT = date(2026, 6, 30)


def companies():
    def company(name, digits, street):
        return Person("", "", company=name, siren=siren(digits), street=street)

    return [
        company("Maçonnerie Rollin SARL", "00123401", "4 zone des Murgers"),
        company("Cave coopérative des Vignes", "00123402", "1 rue du Pressoir"),
        company("Charpentes Brénot & Fils", "00123403", "12 route de Mâcon"),
        company("Pharmacie de la Halle", "00123404", "3 place de la Halle"),
        company("Transports Guénard SAS", "00123405", "9 zone des Murgers"),
        company("Imprimerie du Canal", "00123406", "27 quai du Canal"),
        company("Garage Thévenot", "00123407", "55 avenue de la Gare"),
    ]


def helloasso_gifts(dice, town):
    first = gifts.gifts(dice, "TOIT-2026", town.people(118), 150,
                        date(2026, 1, 12), date(2026, 6, 15))
    second = gifts.gifts(dice, "CAFE-2026", town.people(90), 118,
                         date(2026, 2, 2), date(2026, 6, 28))
    found = sorted(first + second, key=lambda gift: gift.at)
    helloasso.number(found, dice)
    helloasso.spoil(found, dice)
    helloasso.pay_out(found, SECOND_EXPORT)
    return found


def helloasso_files(found):
    """Two exports that overlap by half a month.  In between, two gifts were
    given back: their rows say so now, and the money left with a later payout.
    """
    early = [gift for gift in found if gift.at.date() <= date(2026, 5, 15)]
    late = [copy.copy(gift) for gift in found
            if gift.at.date() >= date(2026, 5, 1)]
    overlap = [gift for gift in late
               if gift.at.date() <= date(2026, 5, 15) and gift.state == "paid"]
    for gift in overlap[2:5:2]:
        gift.state = "refunded"
        gift.paid_out_on = date(2026, 6, 16)
    paid_out = early + [gift for gift in late if gift.state == "refunded" or
                        gift.at.date() > date(2026, 5, 15)]
    files = {
        "platforms/helloasso-2026-01-05.csv": helloasso.export(early),
        "platforms/helloasso-2026-05-06.csv": helloasso.export(late),
    }
    return files, helloasso.payouts(paid_out)


def stripe_report(dice, town):
    organ, pipes, garden = (town.people(n) for n in (52, 38, 54))
    found = gifts.gifts(dice, "ORGUE-2026", organ, 64,
                        date(2026, 1, 5), date(2026, 6, 27))
    found += gifts.gifts(dice, "ORGUE-TUYAUX", pipes, 44,
                         date(2026, 4, 1), date(2026, 6, 27))
    found += gifts.gifts(dice, "JARDIN-2026", garden, 66,
                         date(2026, 3, 20), date(2026, 6, 20))
    for gift in found[64:108]:
        gift.cents, gift.tier = dice.one_of(
            [(5000, "PRINCIPAL"), (5000, "PRINCIPAL"), (10000, "MONTRE"),
             (12000, "MONTRE"), (25000, "BOURDON"), (4000, "")]
        )
    # Around midnight: it is the next day in Saint-Aubin, and with the first
    # of these the campaign's first day; the second was given in May.
    found[108].at = datetime(2026, 3, 20, 0, 30, 12)
    found[109].at = datetime(2026, 5, 1, 0, 14, 55)
    found[0].at = datetime(2026, 2, 1, 0, 41, 3)
    report = stripe.Report(dice)
    for place, gift in enumerate(sorted(found, key=lambda gift: gift.at)):
        report.charge(gift, 5 if place in (31, 77, 120) else None)
    return report


def ulule_orders(dice, town):
    found = gifts.gifts(dice, "GARE-2026", town.people(70), 84,
                        date(2026, 3, 2), date(2026, 4, 30))
    ulule.number(found, dice)
    return found


def paper_gifts(dice, town):
    """Each by a donor of its own, but for the three who give every month."""
    papers = []

    def add(month, day, cents, method, campaign, donor, rf=False, remark=""):
        number = len(papers) + 1
        reference = f"DON-2026-{number:04}"
        if rf:
            reference = rf_reference(f"DAV2026{number:04}")
        papers.append(townhall.Paper(reference, date(2026, month, day), cents,
                                     method, campaign, donor, remark))

    for number in range(32):
        month, day = 1 + number % 6, dice.between(9, 27)
        campaign = dice.one_of(["TOIT-2026", "ORGUE-2026", "CAFE-2026"])
        if month == 1:
            campaign = "ORGUE-2026"
        if (month, campaign) == (6, "TOIT-2026"):
            campaign = "CAFE-2026"
        add(month, day, gifts.amount(dice), "transfer", campaign,
            town.person(), rf=number % 4 < 2)
    for place, company in enumerate(companies()[1:]):
        add(2 + place % 5, 4 + 3 * place, dice.one_of([50000, 75000, 120000]),
            "transfer", "TOIT-MECENES", company, rf=place % 2 == 0,
            remark="Convention de mécénat n° 2026-%02d" % (place + 1))
    regular = town.people(3)
    for month in range(2, 7):
        for donor, cents in zip(regular, (1000, 1500, 2000)):
            add(month, 5, cents, "direct-debit", "CAFE-2026", donor)
    for number in range(9):
        add(2 + number % 4, 3 + 2 * number, gifts.amount(dice), "cheque",
            ["ORGUE-2026", "TOIT-2026"][number % 2], town.person())
    for number in range(4):
        add(3 + number % 3, 8 + number, dice.one_of([1000, 2000, 5000]),
            "cash", "ORGUE-2026", town.person(), remark="Remis au guichet")
    return papers


BY_HAND = {
    "by-hand/donors.csv": """\
key;kind;name;address;email
rollin;company;Maçonnerie Rollin SARL;4 zone des Murgers, 71999 Saint-Aubin-les-Vignes;compta@rollin.example
girard;individual;Paul Girard;8 rue Haute, 71999 Saint-Aubin-les-Vignes;paul.girard@example.org
bernard-pere;individual;Michel Bernard;2 chemin du Calvaire, 71999 Saint-Aubin-les-Vignes;
bernard-fils;individual;Michel Bernard;17 allée des Cerisiers, 71999 Saint-Aubin-les-Vignes;
fabre;individual;Lucienne Fabre;31 place de la Halle, 71999 Saint-Aubin-les-Vignes;
amis-orgue;association;Les Amis de l’orgue;6 rue de l’Église, 71999 Saint-Aubin-les-Vignes;orgue@example.org
leroy;individual;Émilie Le Roy;5 impasse du Lavoir, 71999 Saint-Aubin-les-Vignes;emilie.leroy@example.net
mercier;individual;Hubert Mercier;44 quai du Canal, 71999 Saint-Aubin-les-Vignes;h.mercier@example.com
""",
    "by-hand/pledges.csv": """\
key;donor;campaign;amount;date;due
P1;rollin;TOIT-MECENES;2500.00;2026-02-03;2026-03-31
P2;amis-orgue;ORGUE-2026;3000.00;2026-01-15;2026-06-30
P3;mercier;TOIT-2026;400.00;2026-02-10;2026-04-30
P4;fabre;ORGUE-2026;150.00;2026-02-20;2026-03-20
P5;leroy;TOIT-2026;90.00;2026-03-02;2026-05-31
""",
    "by-hand/donations.csv": """\
key;donor;campaign;amount;date;method;pledge
G1;rollin;TOIT-MECENES;2500.00;2026-03-24;transfer;P1
G2;amis-orgue;ORGUE-2026;1200.00;2026-04-14;transfer;P2
G3;fabre;ORGUE-2026;150.00;2026-03-12;cheque;P4
G4;girard;TOIT-2026;50.00;2026-03-10;transfer;
G5;girard;TOIT-2026;50.00;2026-03-10;transfer;
G6;bernard-pere;TOIT-2026;100.00;2026-04-20;transfer;
G7;bernard-fils;CAFE-2026;100.00;2026-04-21;transfer;
G8;mercier;TOIT-2026;240.00;2026-05-05;transfer;
G9;mercier;TOIT-2026;240.00;2026-05-06;transfer;
G10;amis-orgue;ORGUE-2026;312.40;2026-06-22;cash;
""",
    "by-hand/refunds.csv": """\
donation;amount;date;reason
G9;240.00;2026-05-18;transfer sent twice by mistake
""",
}


def bad_files(papers, dice):
    """The same lists with one thing wrong in each."""
    rows = townhall.export(papers[:6], dice).decode("cp1252").split("\r\n")
    cells = rows[4].split(";")
    cells[0], cells[1] = "DON-2026-9004", "31/02/2026"
    rows[4] = ";".join(cells)
    for at in (1, 2, 3, 5, 6):
        rows[at] = f"DON-2026-900{at}" + rows[at][rows[at].index(";"):]
    text = "\r\n".join(rows)
    return {"bad/impossible-day.csv": text.encode("cp1252"),
            "bad/one-cent-off.xml": bank.one_cent_off()}


def make():
    dice = Dice(71999)
    town = Town(dice)
    files = {path: text.encode() for path, text in BY_HAND.items()}
    exports, helloasso_nets = helloasso_files(helloasso_gifts(dice, town))
    files.update(exports)
    report = stripe_report(dice, town)
    files["platforms/stripe-2026-01-06.csv"] = report.export()
    orders = ulule_orders(dice, town)
    files["platforms/ulule-gare.csv"] = ulule.export(orders)
    papers = paper_gifts(dice, town)
    files["platforms/mairie-2026.csv"] = townhall.export(papers, dice)
    books = bank.Books(dice)
    books.add_helloasso(helloasso_nets)
    books.add_stripe(report.nets)
    books.add_ulule(sum(o.cents for o in orders if o.state == "paid"))
    books.add_papers(papers)
    books.add_by_hand()
    books.add_the_rest()
    files.update(books.statements())
    files.update(bad_files(papers, dice))
    return files


def main():
    files = make()
    if "--check" in sys.argv[1:]:
        differing = [path for path, content in files.items()
                     if not (HERE / path).is_file()
                     or (HERE / path).read_bytes() != content]
        for path in differing:
            print(f"{path} is not what make.py makes", file=sys.stderr)
        return 1 if differing else 0
    for path, content in files.items():
        (HERE / path).parent.mkdir(exist_ok=True)
        (HERE / path).write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
