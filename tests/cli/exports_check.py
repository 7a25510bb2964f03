"""Reads what obole exports with the programs that it is for, and holds their
figures against the trial balance.

    exports_check.py journals|empty|fec|lists OBOLE LEDGER
"""

import collections
import csv
import datetime
import decimal
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
import zipfile
from decimal import Decimal

ENVIRONMENT = dict(os.environ, LC_ALL="C.UTF-8")


def run(*command, refuses=False):
    done = subprocess.run(command, capture_output=True, env=ENVIRONMENT)
    if (done.returncode != 0) != refuses:
        raise SystemExit("%s: exit %d\n%s%s" % (
            " ".join(command), done.returncode,
            done.stdout.decode(errors="replace")[-4000:],
            done.stderr.decode(errors="replace")[-4000:]))
    return done.stdout.decode()


def expect(condition, *words):
    if not condition:
        raise SystemExit(" ".join(str(word) for word in words))


def check_hledger(file, refuses=False):
    run("hledger", "-f", file, "check", "-s", refuses=refuses)


def check_ledger(file, refuses=False):
    run("ledger", "-f", file, "--pedantic", "balance", refuses=refuses)


def check_beancount(file, refuses=False):
    run("bean-check", "-C", file, refuses=refuses)


def hledger_balances(file):
    text = run("hledger", "-f", file, "balance", "--flat", "-N", "-E", "-O",
               "csv", "--layout=bare")
    return {row["account"]: Decimal(row["balance"])
            for row in csv.DictReader(io.StringIO(text)) if row["commodity"]}


def ledger_balances(file):
    text = run("ledger", "-f", file, "--pedantic", "balance", "--flat",
               "--no-total", "--empty", "--format",
               "%(account)\t%(join(display_total))\n")
    found = {}
    for line in text.splitlines():
        account, amount = line.split("\t")
        found[account] = Decimal(amount.split(" ")[0].replace(",", ""))
    return found


def beancount_balances(file):
    text = run("bean-query", "-f", "csv", file,
               "SELECT account, sum(number) AS n GROUP BY account")
    rows = [row for row in csv.reader(io.StringIO(text)) if row]
    return {row[0].strip(): Decimal(row[1].strip()) for row in rows[1:]}


TOOLS = {
    "hledger": (check_hledger, hledger_balances),
    "ledger": (check_ledger, ledger_balances),
    "beancount": (check_beancount, beancount_balances),
}


def without_zeros(balances):
    return {account: amount for account, amount in balances.items() if amount}


def facts(ledger):
    """Hashes of the entries with postings, and what names a person."""
    book = sqlite3.connect("file:%s?mode=ro" % ledger, uri=True)
    hashes = {row[0].hex() for row in book.execute(
        "SELECT leaf FROM entry WHERE seq IN (SELECT seq FROM posting)")}
    people = sqlite3.connect(
        "file:%s?mode=ro" % re.sub("obole$", "people", ledger), uri=True)
    names = set()
    for table in ("person", "note", "line_text"):
        for (body,) in people.execute("SELECT body FROM " + table):
            for value in json.loads(body).values():
                names.update([value] if isinstance(value, str) else value)
    # What a bank line repeats of the ledger itself is no secret.
    references = {row[0] for row in book.execute(
        "SELECT reference FROM donation WHERE reference IS NOT NULL")}
    return hashes, {name for name in names - references if len(name) > 5}


def tells(text, name):
    return re.search(r"(?<!\w)" + re.escape(name) + r"(?!\w)", text)


def mutants(text):
    """The same, wrong by one in a balance that is asserted, then in a posting."""
    def one_more(found):
        digits = found.group(2)
        other = "1" if digits[-1] != "1" else "2"
        return found.group(1) + digits[:-1] + other + found.group(3)
    asserted = r"([A-Z]{3} = |balance \S+ +)(-?[\d.]+)( )"
    posting = r"(?m)(^ +[A-Z]\S+ {2,})(-?[\d.]+)( [A-Z]{3}$)"
    for pattern in (asserted, posting):
        changed = re.sub(pattern, one_more, text, count=1)
        expect(changed != text, "no mutant by", pattern)
        yield changed
    undeclared = re.sub(r"(?m)^(account|\S+ open) .*\n", "", text, count=1)
    expect(undeclared != text, "no account is declared")
    yield undeclared


def journals(obole, ledger, folder):
    report = json.loads(run(obole, "--ledger", ledger, "report", "balances",
                            "--format", "json"))
    ours = {row["account"]: Decimal(row["balance"])
            for row in next(value for value in report.values()
                            if isinstance(value, list))}
    hashes, personal = facts(ledger)
    expect(len(hashes) > 0 and len(ours) > 1, "nothing to check")
    for tool, (check, balances) in TOOLS.items():
        file = os.path.join(folder, "journal." + tool)
        run(obole, "--ledger", ledger, "export", tool, "-o", file)
        check(file)
        theirs = balances(file)
        expect(without_zeros(theirs) == without_zeros(ours), tool, "finds",
               {account: (theirs.get(account), ours.get(account))
                for account in set(theirs) | set(ours)
                if (theirs.get(account) or 0) != (ours.get(account) or 0)})
        with open(file, encoding="utf-8", newline="") as opened:
            text = opened.read()
        found = re.findall(r"(?m)^ +(?:; )?hash: \"?([0-9a-f]{64})\"?$", text)
        expect(len(found) == len(hashes) and set(found) == hashes, tool,
               "has", len(found), "hashes, of", len(hashes))
        for name in personal:
            expect(not tells(text, name), tool, "tells", repr(name))
        for number, changed in enumerate(mutants(text)):
            wrong = os.path.join(folder, "wrong%d.%s" % (number, tool))
            with open(wrong, "w", encoding="utf-8", newline="") as opened:
                opened.write(changed)
            check(wrong, refuses=True)
        french = run(obole, "--ledger", ledger, "--lang", "fr", "export", tool)
        with open(file, "w", encoding="utf-8", newline="") as opened:
            opened.write(french)
        check(file)
    if "hledger" in TOOLS:
        count = run("hledger", "-f", os.path.join(folder, "journal.hledger"),
                    "print", "tag:hash").count("; hash: ")
        expect(count == len(hashes), "hledger sees", count, "tags of hash")


FEC_FIELDS = """JournalCode JournalLib EcritureNum EcritureDate CompteNum
CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib Debit Credit
EcritureLet DateLet ValidDate Montantdevise Idevise""".split()
FEC_MAY_BE_BLANK = {"CompAuxNum", "CompAuxLib", "EcritureLet", "DateLet",
                    "Montantdevise", "Idevise"}


class Fault(Exception):
    pass


def fec_faults(data, year):
    """What article A47 A-1, and the tax administration's own checker, would
    say against a file: raises Fault, or returns its lines."""
    def want(condition, *words):
        if not condition:
            raise Fault(" ".join(str(word) for word in words))
    text = data.decode("utf-8")
    text.encode("iso8859-15")
    want(text.endswith("\r\n"), "the last line does not end")
    lines = text[:-2].split("\r\n")
    want(lines[0].split("\t") == FEC_FIELDS, "fields", lines[0])
    rows, last, entry, counts, opened = [], "", None, {}, False
    entries = collections.OrderedDict()
    for number, line in enumerate(lines[1:], 2):
        want(line.strip(), number, "is blank")
        want(not set(line) & set('|"\r\n'), number, "has signs that part")
        fields = line.split("\t")
        want(len(fields) == 18, number, "has", len(fields), "fields")
        row = dict(zip(FEC_FIELDS, fields))
        for name, value in row.items():
            want(value or name in FEC_MAY_BE_BLANK, number, name, "is blank")
            want(value == value.strip(), number, name, "has space around")
        want(re.match("[0-9]{3}", row["CompteNum"]), number, row["CompteNum"])
        for name in ("Debit", "Credit"):
            want(re.fullmatch(r"[0-9]+,[0-9]{2}", row[name]), number, row[name])
            row[name] = Decimal(row[name].replace(",", "."))
        want((row["Debit"] == 0) != (row["Credit"] == 0), number, "both or none")
        for name in ("EcritureDate", "PieceDate", "ValidDate"):
            want(re.fullmatch("[0-9]{8}", row[name]), number, row[name])
            datetime.datetime.strptime(row[name], "%Y%m%d")
        want(row["EcritureDate"][:4] == str(year), number, "of another year")
        if row["JournalCode"] == "AN":
            want(not opened, number, "opening after other entries")
        else:
            opened = True
            want(row["ValidDate"] >= last, number, "is not in order")
            last = row["ValidDate"]
        if row["EcritureNum"] != entry:
            entry = row["EcritureNum"]
            want(entry not in entries, entry, "comes again")
            code = row["JournalCode"]
            counts[code] = counts.get(code, 0) + 1
            want(re.fullmatch(code + "[0-9]+", entry), entry, "of", code)
            want(int(entry[len(code):]) == counts[code], entry, "leaves a gap")
        entries.setdefault(entry, []).append(row)
        rows.append(row)
    for entry, parts in entries.items():
        want(len(parts) >= 2, entry, "has one line")
        want(sum(part["Debit"] - part["Credit"] for part in parts) == 0, entry,
             "does not balance")
        for name in ("JournalCode", "EcritureDate", "PieceRef", "PieceDate",
                     "ValidDate", "EcritureLib"):
            want(len({part[name] for part in parts}) == 1, entry, name)
    for one in ("CompteLib", "JournalLib"):
        other = {"CompteLib": "CompteNum", "JournalLib": "JournalCode"}[one]
        pairs = {(row[one], row[other]) for row in rows}
        want(len(pairs) == len({a for a, _ in pairs}) ==
             len({b for _, b in pairs}), one, "and", other, "do not agree")
    return rows


def fec_mutants(data):
    lines = data.split(b"\r\n")
    def with_line(line, at=-2):
        return b"\r\n".join(lines[:at] + [line] + lines[at + 1:])
    fields = lines[-2].split(b"\t")
    def with_field(at, value):
        return with_line(b"\t".join(fields[:at] + [value] + fields[at + 1:]))
    yield "a line less", b"\r\n".join(lines[:-2] + lines[-1:])
    yield "a blank line", with_line(b"")
    yield "a tab more", with_line(lines[-2] + b"\t")
    yield "another head", with_line(lines[0].replace(b"Idevise", b"IDevise"), 0)
    yield "a decimal point", with_field(12, fields[12].replace(b",", b"."))
    yield "a cent more", with_field(
        11 if fields[12] == b"0,00" else 12, b"987654,32")
    yield "a day as people write it", with_field(3, b"2026-03-01")
    yield "a day that is not", with_field(15, b"20260230")
    yield "an account by name", with_field(4, b"CAISSE")
    yield "a gap", data.replace(b"DO000002", b"DO999999")
    yield "no piece", with_field(8, b"")
    yield "recorded before", with_field(15, b"19010101")


def trial_balance(obole, ledger, day):
    report = json.loads(run(obole, "--ledger", ledger, "report", "balances",
                            "--as-of", day, "--format", "json"))
    return {row["account"]: Decimal(row["balance"])
            for row in next(value for value in report.values()
                            if isinstance(value, list))}


def fec_figures(obole, ledger, rows, year):
    ends = trial_balance(obole, ledger, "%d-12-31" % year)
    starts = trial_balance(obole, ledger, "%d-12-31" % (year - 1))
    result = re.compile("Income:|Expenses:")
    expected = {account: amount - (starts.get(account, Decimal(0))
                                   if result.match(account) else 0)
                for account, amount in ends.items()}
    found = collections.defaultdict(Decimal)
    carried = Decimal(0)
    for row in rows:
        amount = row["Debit"] - row["Credit"]
        if row["CompteNum"] == "11000000":
            carried += amount
        else:
            found[row["CompteLib"]] += amount
    expect(without_zeros(found) == without_zeros(expected), year, dict(found),
           expected)
    expect(carried == sum(amount for account, amount in starts.items()
                          if result.match(account)), "carried", carried)


def fec(obole, ledger, folder):
    hashes, personal = facts(ledger)
    os.chdir(folder)
    recorded = 0
    for year in (2024, 2025, 2026, 2027, 2028):
        run(obole, "--ledger", ledger, "export", "fec", "--year", str(year),
            "-o", "217109990FEC%d1231.txt" % year)
        with open("217109990FEC%d1231.txt" % year, "rb") as opened:
            data = opened.read()
        rows = fec_faults(data, year)
        fec_figures(obole, ledger, rows, year)
        recorded += len({row["PieceRef"] for row in rows
                         if row["JournalCode"] != "AN"})
        for name in personal:
            expect(not tells(data.decode(), name), "it tells", repr(name))
        if year == 2026:
            for what, changed in fec_mutants(data):
                try:
                    fec_faults(changed, year)
                except (Fault, ValueError):
                    continue
                raise SystemExit("the check misses " + what)
        with open("217109990FEC%d1231-description.txt" % year,
                  encoding="utf-8", newline="") as opened:
            told = opened.read()
        expect("217109990FEC%d1231.txt" % year in told, told)
        expect(", lignes : %d\r\n" % len(rows) in told, told)
    expect(recorded == len(hashes), recorded, "entries, of", len(hashes))
    rows = fec_faults(data, 2028)
    expect({row["JournalCode"] for row in rows} == {"AN"}, "2028 begins anew")


SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def workbook(file, sheet=1):
    """The rows of a sheet as a spreadsheet takes them: (kind, value), the kind
    being text, number, day or truth."""
    with zipfile.ZipFile(file) as archive:
        styles = xml.etree.ElementTree.fromstring(archive.read("xl/styles.xml"))
        root = xml.etree.ElementTree.fromstring(
            archive.read("xl/worksheets/sheet%d.xml" % sheet))
        names = archive.namelist()
        shared = []
        if "xl/sharedStrings.xml" in names:
            strings = xml.etree.ElementTree.fromstring(
                archive.read("xl/sharedStrings.xml"))
            shared = ["".join(one.itertext()) for one in strings]
    formats = {int(one.get("numFmtId")): one.get("formatCode")
               for one in styles.iter(SHEET + "numFmt")}
    styled = [formats.get(int(one.get("numFmtId")), one.get("numFmtId"))
              for one in styles.find(SHEET + "cellXfs")]
    expect(not list(root.iter(SHEET + "f")), file, "has a formula")
    def spelled(text):
        return re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text)
    rows = []
    for row in root.iter(SHEET + "row"):
        cells = {}
        for cell in row:
            column = 0
            for letter in re.match("[A-Z]+", cell.get("r")).group():
                column = 26 * column + ord(letter) - 64
            kind, value = cell.get("t"), cell.findtext(SHEET + "v")
            form = styled[int(cell.get("s") or 0)]
            if kind == "inlineStr":
                cells[column] = ("text", spelled("".join(cell.itertext())))
            elif kind == "s":
                cells[column] = ("text", spelled(shared[int(value)]))
            elif kind == "b":
                cells[column] = ("truth", value == "1")
            elif form == "yyyy-mm-dd":
                day = datetime.date(1899, 12, 30) + datetime.timedelta(int(value))
                cells[column] = ("day", day.isoformat())
            else:
                # A spreadsheet has 15 digits.
                number = decimal.Context(prec=15).create_decimal(value)
                cells[column] = ("number", number, form)
        rows.append(cells)
    return rows


OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
NUMBER = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"


def paragraphs(cell):
    """What a cell of an OpenDocument sheet says, with its spaces and lines."""
    def words(node):
        said = node.text or ""
        for part in node:
            said += {TEXT + "s": " ", TEXT + "tab": "\t"}[part.tag]
            said += part.tail or ""
        return said
    return "\n".join(words(one) for one in cell.findall(TEXT + "p"))


def document(file, sheet=0):
    """The rows of a sheet of an OpenDocument file, as workbook() has them."""
    with zipfile.ZipFile(file) as archive:
        first = archive.infolist()[0]
        expect(first.filename == "mimetype" and
               first.compress_type == zipfile.ZIP_STORED and
               archive.read(first) ==
               b"application/vnd.oasis.opendocument.spreadsheet",
               file, "does not say what it is")
        root = xml.etree.ElementTree.fromstring(archive.read("content.xml"))
    expect(not [one for one in root.iter() if one.get(TABLE + "formula")],
           file, "has a formula")
    decimals = {one.get(STYLE + "name"): one.find(NUMBER + "number").get(
        NUMBER + "decimal-places") for one in root.iter(NUMBER + "number-style")}
    shown = {one.get(STYLE + "name"): decimals.get(
        one.get(STYLE + "data-style-name")) for one in root.iter(STYLE + "style")}
    rows = []
    for row in list(root.iter(TABLE + "table"))[sheet].iter(TABLE + "table-row"):
        cells = {}
        for column, cell in enumerate(row, 1):
            kind = cell.get(OFFICE + "value-type")
            if kind == "string":
                cells[column] = ("text", paragraphs(cell))
            elif kind == "boolean":
                cells[column] = ("truth",
                                 cell.get(OFFICE + "boolean-value") == "true")
            elif kind == "date":
                cells[column] = ("day", cell.get(OFFICE + "date-value"))
            elif kind is not None:
                cells[column] = ("number", Decimal(cell.get(OFFICE + "value")),
                                 "#,##0.00" if shown[cell.get(
                                     TABLE + "style-name")] == "2" else "0")
        rows.append(cells)
    return rows


def as_lists(obole, ledger, folder, words, days=(), amounts=()):
    """One table in every format for programs: all say the same."""
    table = os.path.join(folder, "table.")
    for form in ("csv", "jsonl", "xlsx", "ods"):
        run(obole, "--ledger", ledger, *words, "-o", table + form)
    with open(table + "jsonl", encoding="utf-8") as opened:
        objects = [json.loads(line) for line in opened]
    with open(table + "csv", encoding="utf-8", newline="") as opened:
        lines = list(csv.reader(opened))
    expect(objects and len(lines) == len(objects) + 1, words, "differ in rows")
    expect(lines[0] == list(objects[0]), words, lines[0])
    for sheet in (workbook(table + "xlsx"), document(table + "ods")):
        expect(len(sheet) >= len(lines), words, len(sheet), "rows in a sheet")
        check_sheet(words, objects, lines, sheet, days, amounts)
    return objects


def check_sheet(words, objects, lines, sheet, days, amounts):
    for one, line, cells in zip(objects, lines[1:], sheet[1:]):
        for at, (key, value) in enumerate(one.items()):
            where = " ".join(words) + " " + key
            cell = cells.get(at + 1)
            if value is None:
                expect(cell is None and line[at] == "", where, cell, line[at])
                continue
            plain = {True: "true", False: "false"}.get(value, value) \
                if isinstance(value, bool) else str(value)
            guarded = line[at][1:] if line[at].startswith("'") else line[at]
            expect(guarded == plain, where, repr(line[at]), repr(value))
            expect(line[at][:1] not in set("=+@\t\r") and
                   not re.match(r"-[^0-9]", line[at]), where, "a formula")
            if key in days:
                expect(cell == ("day", value), where, cell, value)
            elif key in amounts:
                expect(cell == ("number", Decimal(value), "#,##0.00"), where,
                       cell, value)
            elif isinstance(value, bool):
                expect(cell == ("truth", value), where, cell)
            elif isinstance(value, int):
                expect(cell[:2] == ("number", value), where, cell)
            else:
                expect(cell == ("text", value), where, cell, value)


def lists(obole, ledger, folder):
    hashes, personal = facts(ledger)
    journal = as_lists(obole, ledger, folder, ("export", "journal"), ("date",),
                       ("debit", "credit"))
    expect({row["hash"] for row in journal} == hashes, "the journal's hashes")
    sums = collections.defaultdict(Decimal)
    for row in journal:
        sums[row["account"]] += Decimal(row["debit"]) - Decimal(row["credit"])
    expect(without_zeros(sums) == without_zeros(
        trial_balance(obole, ledger, "2100-12-31")), dict(sums))
    gifts = as_lists(obole, ledger, folder, ("export", "donations"), ("date",),
                     ("amount", "refunded", "fee", "net"))
    book = sqlite3.connect("file:%s?mode=ro" % ledger, uri=True)
    expect(sum(Decimal(row["amount"]) for row in gifts) * 100 ==
           book.execute("SELECT sum(amount) FROM donation").fetchone()[0] and
           len(gifts) == book.execute("SELECT count(*) FROM donation")
           .fetchone()[0], "the gifts do not add up")
    expect(sum(Decimal(row["refunded"]) for row in gifts) * 100 ==
           book.execute("SELECT sum(amount) FROM refund").fetchone()[0],
           "the refunds do not add up")
    as_lists(obole, ledger, folder, ("report", "balances"), (),
             ("debit", "credit", "balance"))
    as_lists(obole, ledger, folder, ("audit", "log"), ("effective",))
    open_data(obole, ledger, folder, book)
    for words in (("export", "journal"), ("export", "donations"),
                  ("export", "open-data")):
        text = run(obole, "--ledger", ledger, *words, "--format", "jsonl")
        for name in personal:
            expect(not tells(text, name), words, "tell", repr(name))


def open_data(obole, ledger, folder, book):
    file = os.path.join(folder, "campaigns.csv")
    run(obole, "--ledger", ledger, "export", "open-data", "-o", file)
    with open(os.path.join(folder, "campaigns-schema.json"),
              encoding="utf-8") as opened:
        schema = json.load(opened)
    with open(file, encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    fields = {field["name"]: field["type"] for field in schema["fields"]}
    expect(list(fields) == list(rows[0]), "the schema names other columns")
    form = {"string": ".+", "date": r"\d{4}-\d\d-\d\d", "integer": r"\d+",
            "number": r"-?\d+\.\d\d"}
    donors = dict(book.execute(
        "SELECT code, (SELECT count(DISTINCT ifnull((SELECT survivor FROM merger"
        "  WHERE merger.donor = donation.donor ORDER BY merger.seq DESC"
        "  LIMIT 1), donor)) FROM donation"
        "  WHERE donation.campaign = campaign.seq) FROM campaign"))
    expect(set(donors) == {row["campaign"] for row in rows}, "campaigns")
    seen = set()
    for row in rows:
        for name, value in row.items():
            expect(not value or re.fullmatch(form[fields[name]], value), name,
                   value)
        count = donors[row["campaign"]]
        few = 0 < count < 5
        seen.add(few)
        for name in ("received", "refunded", "in_kind", "donations", "donors"):
            expect((row[name] == "") == few, row["campaign"], name, row[name])
        if not few:
            expect(row["donors"] == str(count), row, count)
    expect(seen == {True, False}, "there are no campaigns of few and of many")
    with open(file, encoding="utf-8") as opened:
        text = opened.read()
    expect(not re.search(r"\bD[0-9A-HJKMNP-TV-Z]{10}\b", text), "a donor's id")


def empty(obole, ledger, folder):
    for tool, (check, _) in TOOLS.items():
        file = os.path.join(folder, "journal." + tool)
        run(obole, "--ledger", ledger, "export", tool, "-o", file)
        check(file)


def main():
    what, obole, ledger = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        {"journals": journals, "empty": empty, "fec": fec,
         "lists": lists}[what](obole, ledger, folder)


main()
