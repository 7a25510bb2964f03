#!/usr/bin/env python3
"""Checks an audit bundle of obole, without obole (docs/audit-bundle.md).

  folder        the bundle; without it, the folder in which this file stands
  --manifest    the SHA-256 of manifest.json, as you were given it another way
  --checkpoint  a file with a signed checkpoint that you keep
  --proof       a file with a proof for one entry that you keep
  --key         the public key of either: name+hash+base64, or a file with it

Exits 0 where everything holds, 1 where anything does not, 2 on wrong usage.
Python 3.8 or later and its standard library, nothing else.  It only reads.
Written from docs/ledger-format.md and docs/audit-bundle.md, not from obole's
own code: the two check each other.  "Format, 3" below is section 3 of the
former.  Texts are in English and French: "it is missing | il manque".
"""

import argparse
import base64
import functools
import hashlib
import itertools
import json
import os
import re
import stat
import sys

LONGEST_BODY = 65535            # bytes of an entry (Format, 3)
LONGEST_FILE = 2 ** 24          # of a file that is read whole, or of a line
MOST_FAULTS = 50
BUNDLE = "obole/audit-bundle/1"
MANIFEST, SEAL = "manifest.json", "manifest.sha256"
ENTRIES, LEAVES, PEOPLE = "entries.jsonl", "leaves.txt", "people.jsonl"
CHECKPOINT, PUBLIC_KEY = "checkpoint", "ledger.pub"
# The files of CSV and their columns, and which of these hold amounts.
TABLES = {
    "donations.csv": "entry,date,campaign,donor,amount,method,platform,"
                     "reference,nature,benefit,refunded,receipted",
    "receipts.csv": "number,entry,donor,amount,issued,article,form,scope,"
                    "first_day,last_day,replaces,status,ended_by,ended",
    "rules.csv": "entry,table,jurisdiction,version,digest,parameter,value,"
                 "unit,from,to,basis,certainty,source,link,note",
    "trial-balance.csv": "account,postings,debits,credits,balance"}
AMOUNTS = {"amount", "benefit", "refunded", "receipted", "debits", "credits",
           "balance"}
DERIVED = sorted(list(TABLES) + [ENTRIES, LEAVES])

NUMBER = "(?:0|[1-9][0-9]{0,15})"
HEX32, HEX64 = "[0-9a-f]{32}", "[0-9a-f]{64}"
DAY = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
INSTANT = DAY + r"T([01][0-9]|2[0-3])(:[0-5][0-9]){2}\.[0-9]{9}Z"


class Wrong(Exception):
    """What cannot be: the field ("" if none), a text, values in it."""


def need(holds, field, text, *values):
    if not holds:
        raise Wrong(field, text, *values)


def same(value, expected):
    """Whether they are equal: to Python, True is 1."""
    return type(value) is type(expected) and value == expected


def is_text(value, form=".*"):
    return isinstance(value, str) and re.fullmatch(form, value) is not None


def printable(text):
    """`text` without what would steer a terminal."""
    text = text if len(text) <= 600 else text[:600] + "..."
    return "".join(c if c.isprintable() else "\\u{%X}" % ord(c) for c in text)


# -------------------------------------------- canonical JSON (Format, 3)

def parse(line):
    """The object that a line spells; ValueError if it is not canonical."""
    text, end = line[:-1].decode("utf-8"), line[-1:]
    # Of digits too many to be one, some will do: they are spelled otherwise.
    value = json.loads(text, parse_int=lambda digits: int(digits[:20]))
    spelled = spell(value)
    if spelled != text or text[0] != "{" or end != b"\n":
        raise ValueError("no object, or not in the one spelling of a line, from"
                         " character %d on" %
                         len(os.path.commonprefix([spelled, text])))
    return value


def spell(value, levels=4):
    """The one spelling of `value`; ValueError if it has none."""
    if is_text(value, "[^\x00-\x1f\x7f]*"):
        return '"' + re.sub(r'(["\\])', r"\\\1", value) + '"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and abs(value) < 2 ** 53:
        return str(value)
    if isinstance(value, list) and levels:
        return "[" + ",".join(spell(one, levels - 1) for one in value) + "]"
    if isinstance(value, dict) and levels and \
            all(is_text(key, "[a-z_]+") for key in value):
        return "{" + ",".join('"%s":%s' % (key, spell(value[key], levels - 1))
                              for key in sorted(value)) + "}"
    raise ValueError("null, a fraction, too large or too deep, a control"
                     " character or a key that is none")


# ------------------------------------------------ the tree (Format, 4)

def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


class Tree:
    """RFC 9162's tree, growing: roots of perfect subtrees, largest first."""

    def __init__(self, leaves=()):
        self.leaves, self.subtrees = [], []
        for leaf in leaves:
            self.add(leaf)

    def add(self, leaf):
        self.leaves.append(leaf)
        node, size = leaf, len(self.leaves)
        while size % 2 == 0:
            node, size = sha(b"\x01", self.subtrees.pop(), node), size // 2
        self.subtrees.append(node)

    def root(self):
        node = self.subtrees[-1] if self.subtrees else sha()
        for left in reversed(self.subtrees[:-1]):
            node = sha(b"\x01", left, node)
        return node


def root_of_path(index, size, leaf, path):
    """The root that an inclusion proof leads to (RFC 9162, 2.1.3.1)."""
    if size == 1:
        if path:
            raise ValueError("the proof is too long")
        return leaf
    half = 1 << (size - 1).bit_length() - 1  # the largest power below size
    *path, other = path  # ValueError if it is too short
    if index < half:
        return sha(b"\x01", root_of_path(index, half, leaf, path), other)
    return sha(b"\x01", other,
               root_of_path(index - half, size - half, leaf, path))


# ------------------------------------------------- Ed25519 (RFC 8032, 5.1)

P = 2 ** 255 - 19
ORDER = 2 ** 252 + 27742317777372353535851937790883648493
CURVE = -121665 * pow(121666, P - 2, P) % P
BASE_Y = 4 * pow(5, P - 2, P) % P


def decode_point(raw):
    """Extended coordinates of an encoded point; ValueError if it is none."""
    number = int.from_bytes(raw, "little")
    y, odd = number % 2 ** 255, number >> 255
    square = (y * y - 1) * pow(CURVE * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or x * x % P != square or (x == 0 and odd):
        raise ValueError("not a point")
    x = x if x % 2 == odd else P - x
    return x, y, 1, x * y % P


def add_points(one, other):
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * CURVE % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiply(number, point):
    if number == 0:
        return 0, 1, 1, 0
    even = multiply(number >> 1, add_points(point, point))
    return add_points(even, point) if number & 1 else even


def signed_by(public, message, signature):
    """Whether the signature is that of the key; ValueError if no point is."""
    key, commitment = decode_point(public), decode_point(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    challenge = int.from_bytes(hashlib.sha512(
        signature[:32] + public + message).digest(), "little") % ORDER
    left = multiply(scalar, decode_point(BASE_Y.to_bytes(32, "little")))
    right = add_points(commitment, multiply(challenge, key))
    return scalar < ORDER and all(
        (left[at] * right[2] - right[at] * left[2]) % P == 0 for at in (0, 1))


# ---------------------------------- signed checkpoints and proofs (C2SP)

NOTE = "(%s\n({0})\n(.*)\n)\n((?:\u2014 [^ \n]+ [^ \n]+\n)+)".replace(
    "{0}", NUMBER)
PROOFS = NUMBER + r"\.tlog-proof"
PROOF = r"c2sp\.org/tlog-proof@v1\nindex (%s)\n((?:.+\n)*)\n((?s:.*))" % NUMBER


def bytes_of(text, length):
    raw = base64.b64decode(text.encode())
    if len(raw) != length or base64.b64encode(raw).decode() != text:
        raise ValueError("not %d bytes in base64" % length)
    return raw


def read_key(text):
    """(name, public key) of name+hash+base64(0x01 and the key)."""
    name, digest, rest = text.strip().split("+", 2)
    raw = bytes_of(rest, 33)
    if raw[0] != 1 or sha(name.encode(), b"\n", raw)[:4].hex() != digest:
        raise ValueError("not an Ed25519 key of that name")
    return name, raw[1:]


@functools.lru_cache(maxsize=None)  # each proof of a bundle has the same
def check_checkpoint(text, key, leaves):
    """(size, root) of a checkpoint that `key` signed and the leaves have."""
    name, public = key
    found = re.fullmatch(NOTE % re.escape(name), text)
    if not found:
        raise ValueError("not a checkpoint of %s" % name)
    body, size, root, signatures = found.groups()
    digest = sha(name.encode(), b"\n\x01", public)[:4]
    # Others may sign as well: witnesses, another key of the same name.
    ours = [bytes_of(signature, 68)[4:] for signer, signature in
            re.findall("\u2014 (.*) (.*)\n", signatures)
            if signer == name and base64.b64decode(signature)[:4] == digest]
    if not ours or not all(signed_by(public, body.encode(), one)
                           for one in ours):
        raise ValueError("the key did not sign it")
    size, root = int(size), bytes_of(root, 32)
    if size > len(leaves) or Tree(leaves[:size]).root() != root:
        raise ValueError("the first %d entries are not those signed" % size)
    return size, root


def check_proof(text, key, leaves):
    """The number of the entry that a proof proves, and its checkpoint."""
    found = re.fullmatch(PROOF, text)
    if not found:
        raise ValueError("not a tlog-proof@v1")
    index, path, checkpoint = found.groups()
    size, root = check_checkpoint(checkpoint, key, leaves)
    index, path = int(index), [bytes_of(one, 32)
                               for one in path.split("\n")[:-1]]
    if index >= size or root_of_path(index, size, leaves[index], path) != root:
        raise ValueError("entry %d is not the one it proves" % index)
    return index, checkpoint


# ------------------------------------------- what follows from the entries

def amount(body, field="amount"):
    """Minor units (Format, 3)."""
    text = body[field]
    need(is_text(text, "0|-?[1-9][0-9]{0,18}") and abs(int(text)) <= 2 ** 60,
         field, "not an amount | pas un montant")
    return int(text)


def rows(body, field, width):
    """The rows of a list, each itself a list of so many values."""
    table = body[field]
    need(isinstance(table, list) and all(
        isinstance(row, list) and len(row) == width for row in table), field,
         "not rows of {0} | pas des lignes de {0}", width)
    return table


def picked(body, must, may=""):
    """Fields of a body by their names; of those that may be absent, ""."""
    row = {name: body[name] for name in must.split()}
    row.update((name, body.get(name, "")) for name in may.split())
    return row


class Books:
    """What follows from the entries: sums, and the rows of each table."""

    def __init__(self):
        self.tree, self.kinds, self.keys = Tree(), {}, set()
        self.first, self.recorded, self.days = {}, "", []
        self.accounts, self.postings, self.debits = {}, 0, 0
        self.known = {"donor": set(), "campaign": set()}
        self.gifts, self.refunds, self.refunded = {}, 0, 0
        self.receipts, self.numbers, self.rules = {}, {}, []
        self.persons, self.erased, self.names, self.named = {}, set(), {}, -1

    def add(self, line):
        """Takes the next body; raises Wrong, or an error of Python's own
        where a field is missing or of another form."""
        body, seq = parse(line), len(self.tree.leaves)
        self.common(body, seq)
        kind = body["kind"]
        if "postings" in body:
            self.post(rows(body, "postings", 3))
        for field, opener in (("donor", "donor.registered"),
                              ("campaign", "campaign.opened")):
            if field in body:
                known = body[field] in self.known[field]
                need(is_text(body[field]) and known == (kind != opener), field,
                     "not opened before, or twice | pas ouvert, ou deux fois")
                self.known[field].add(body[field])
        if "person" in body:
            self.persons[seq] = body["donor"], body["person"]
        if kind in self.READERS:
            self.READERS[kind](self, body, seq)
        self.kinds[kind] = self.kinds.get(kind, 0) + 1
        self.tree.add(sha(b"\x00", line[:-1]))

    def common(self, body, seq):
        """The fields that every body has (Format, 5)."""
        for field, form in {"by": ".*", "effective": DAY, "key": HEX32, "kind":
                            ".*", "recorded": INSTANT, "version": ".*"}.items():
            need(is_text(body.get(field), form), field,
                 "missing or malformed | absent ou malformé")
        need(same(body.get("seq"), seq), "seq", "not {0} | pas {0}", seq)
        need(same(body.get("v"), 1), "v", "not 1 | pas 1")
        need((body["kind"] == "ledger.opened") == (seq == 0), "kind",
             "entry 0 alone opens | l’écriture 0 seule ouvre le registre")
        need(body["recorded"] > self.recorded, "recorded",
             "not after the entry before | pas après l’écriture précédente")
        need(body["key"] not in self.keys, "key",
             "used before | déjà employée")
        self.keys.add(body["key"])
        self.recorded = body["recorded"]
        days = self.days + [body["effective"]]
        self.days = [min(days), max(days)]

    def post(self, postings):
        total = 0
        for account, currency, text in postings:
            need(is_text(account) and currency == self.first.get("currency"),
                 "postings", "no account or currency | ni compte ni devise")
            value = amount({"postings": text}, "postings")
            sums = self.accounts.setdefault(account, [0, 0, 0])
            sums[0] += 1
            sums[1 if value > 0 else 2] += abs(value)
            self.postings += 1
            self.debits += max(value, 0)
            total += value
        need(total == 0, "postings", "their sum is {0} | somme : {0}", total)

    # What the entries of a kind say: READERS, below.

    def opened(self, body, seq):
        self.first = picked(body, "currency ledger name")

    def donated(self, body, seq):
        gift = picked(body, "campaign donor method",
                      "platform reference nature")
        gift.update(entry=str(seq), date=body["effective"], refunded=0,
                    receipted=0, amount=amount(body),
                    benefit=amount({"benefit": "0", **body}, "benefit"))
        self.gifts[seq] = gift

    def gone_back(self, body, seq):
        gift, value = self.gifts[body["donation"]], amount(body)
        need(value > 0, "amount", "not above 0 | pas positif")
        back = -value if body["kind"] == "refund.reversed" else value
        gift["refunded"] += back
        self.refunded += back
        self.refunds += 1
        need(0 <= gift["refunded"] <= gift["amount"], "amount",
             "more than was given | plus qu’il n’a été donné")

    def receipted(self, body, seq):
        year, number, total = body["year"], body["number"], amount(body)
        last = self.numbers.get(year, 0)
        need(type(year) is int and same(number, last + 1), "number",
             "{0} of {1} follows {2} | {0} de {1} suit {2}",
             number, year, last)
        self.numbers[year] = number
        parts = [(self.gifts[gift], amount({"gifts": value}, "gifts"))
                 for gift, _, value in rows(body, "gifts", 3)]
        need(sum(value for _, value in parts) == total, "gifts",
             "their sum is not its amount | leur somme n’est pas son montant")
        for gift, value in parts:
            gift["receipted"] += value
            need(gift["donor"] == body["donor"] and
                 gift["receipted"] <= gift["amount"], "gifts",
                 "another’s, or more than given | d’un autre, ou trop élevé")
        receipt = picked(body, "donor scope first_day last_day",
                         "article form replaces")
        receipt.update(
            entry=str(seq), number="%d-%06d" % (year, number), amount=total,
            issued=body["effective"], replaces=str(receipt["replaces"]),
            status="live", ended_by="", ended="", parts=parts,
            order=(year, number))
        self.receipts[seq] = receipt

    def voided(self, body, seq):
        receipt = self.receipts[body["receipt"]]
        need(not receipt["ended_by"], "receipt",
             "ended before | déjà terminé")
        receipt.update(status=body["cause"], ended_by=str(seq),
                       ended=body["effective"])
        for gift, value in receipt["parts"]:
            gift["receipted"] -= value

    def adopted(self, body, seq):
        head = [str(seq), body["name"], body["jurisdiction"],
                body["table_version"], body["digest"]]
        columns = TABLES["rules.csv"].split(",")
        self.rules += [dict(zip(columns, head + row))
                       for row in rows(body, "values", 10)]

    def forgotten(self, body, seq):
        self.erased.update(number for kind, number in rows(body, "texts", 2)
                           if kind == "person")

    def closed(self, body, seq):
        need(same(body["size"], seq) and
             body["root"] == self.tree.root().hex(), "root",
             "not of the entries before | pas des écritures précédentes")

    READERS = {
        "ledger.opened": opened, "donation.received": donated,
        "donation.refunded": gone_back, "dispute.lost": gone_back,
        "refund.reversed": gone_back, "receipt.issued": receipted,
        "receipt.voided": voided, "rules.adopted": adopted,
        "person.erased": forgotten, "period.closed": closed,
        "bundle.exported": closed}

    # What the other files are to say.

    def name(self, line):
        """Takes a line of people.jsonl: as an entry commits to (Format, 8)."""
        row = parse(line)
        seq, person, salt = row["seq"], row["person"], row["salt"]
        donor, commitment = self.persons.pop(seq)
        found = sha(b"obole/person/1\x00", bytes.fromhex(salt),
                    spell(person).encode())
        need(len(row) == 3 and is_text(salt, HEX64) and
             found.hex() == commitment and seq > self.named, "person",
             "not as committed to | non conforme à l’engagement")
        self.names[donor], self.named = person.get("name", ""), seq

    def tables(self):
        """The rows of each file of CSV."""
        accounts = sorted(self.accounts.items(),
                          key=lambda account: account[0].encode())
        sums = [sums for _, sums in accounts]
        accounts.append(("total", [sum(row[at] for row in sums)
                                   for at in range(3)]))
        for gift in self.gifts.values():
            gift["name"] = self.names.get(gift["donor"], "")
        return {
            "donations.csv": self.gifts.values(), "rules.csv": self.rules,
            "receipts.csv": sorted(self.receipts.values(),
                                   key=lambda receipt: receipt["order"]),
            "trial-balance.csv": [
                {"account": name, "postings": str(count), "debits": debits,
                 "credits": credits, "balance": debits - credits}
                for name, (count, debits, credits) in accounts]}

    def facts(self):
        """What the manifest is to say that follows from the entries."""
        def total(name, table):
            amounts = [row["amount"] for row in table]
            return [name, len(amounts), str(sum(amounts))]

        receipts = self.receipts.values()
        live = [receipt for receipt in receipts if not receipt["ended_by"]]
        return {
            "bundle": BUNDLE, "format": 1, "schema": 1,
            "currency": self.first["currency"], "ledger": self.first["ledger"],
            "organisation": self.first["name"], "recorded": self.recorded,
            "first_day": self.days[0], "last_day": self.days[1],
            "kinds": [list(pair) for pair in sorted(self.kinds.items())],
            "queries": [[name, 1] for name in DERIVED],
            "root": self.tree.root().hex(), "size": len(self.tree.leaves),
            "totals": [total("donations", self.gifts.values()),
                       ["postings", self.postings, str(self.debits)],
                       total("receipts", receipts),
                       total("receipts-live", live),
                       ["refunds", self.refunds, str(self.refunded)]]}


def csv_field(text):
    """A text as the bundle writes it: nothing that a spreadsheet computes."""
    if text.startswith(tuple("=+-@'\t\r\n")):
        text = "'" + text
    if re.search('[,"\r\n]', text):
        return '"' + text.replace('"', '""') + '"'
    return text


def money(value, decimals):
    digits = str(abs(value)).rjust(decimals + 1, "0")
    point = len(digits) - decimals
    return ("-" if value < 0 else "") + digits[:point] + (
        "." + digits[point:] if decimals else "")


# ------------------------------------------------------------ the bundle

class Bundle:
    """A folder, what was read in it, and what was found wrong."""

    def __init__(self, folder, lang="en"):
        self.folder, self.french = folder, lang == "fr"
        self.faults = []  # (file, line or 0, field or "", text, values)
        self.there, self.manifest, self.digest = set(), {}, ""
        self.books, self.leaves = Books(), ()

    def check(self):
        """Everything, up to where nothing more can be said."""
        if not self.check_files() or not self.check_entries():
            return
        self.leaves = tuple(self.books.tree.leaves)
        if not self.manifest["names"] or self.check_people():
            for name, table in self.books.tables().items():
                self.holds(name, 0, self.check_table, name, table)
        self.check_lines(LEAVES, [""], ([one.hex()] for one in self.leaves))
        self.check_facts()
        if CHECKPOINT in self.listed():
            self.holds(CHECKPOINT, 0, self.check_own)

    def wrong(self, file, text, *values, line=0, field=""):
        if len(self.faults) < MOST_FAULTS:
            self.faults.append((file, line, field, text, values))

    def holds(self, file, line, step, *values):
        """Whether the step raises nothing; else there is a fault there."""
        try:
            step(*values)
            return True
        except Wrong as wrong:
            self.wrong(file, *wrong.args[1:], line=line, field=wrong.args[0])
        except (ArithmeticError, AttributeError, LookupError, OSError,
                RecursionError, TypeError, ValueError) as error:
            self.wrong(file, "malformed, or does not hold: {0}"
                       " | malformé, ou ne tient pas : {0}", error, line=line)
        return False

    def say(self, text, *values):
        return printable(text.split(" | ")[self.french].format(*values))

    def say_fault(self, file, line, field, text, values):
        place = printable(file)
        if line:
            place += self.say(", line {0} | , ligne {0}", line)
        if field:
            place += self.say(", field {0} | , champ {0}", field)
        return place + (" : " if self.french else ": ") + self.say(
            text, *values)

    def open(self, name):
        return open(os.path.join(self.folder, name), "rb")

    def contents(self, name):
        with self.open(name) as file:
            return file.read(LONGEST_FILE)

    def lines(self, name, longest):
        with self.open(name) as file:
            yield from iter(lambda: file.readline(longest + 1), b"")

    # 1. The files: just those that the manifest lists, which its seal names.

    def check_files(self):
        """Whether these files are there.  Of one with other bytes only its
        name is told here; what follows tells the line as well."""
        for step in (self.list_files, self.read_manifest, self.check_names):
            self.holds(MANIFEST, 0, step)
            if self.faults:
                return False
        for row in self.manifest["files"]:
            self.check_digest(*row)
        return True

    def list_files(self):
        self.there = set(os.listdir(self.folder))
        for name in sorted(self.there | {MANIFEST, SEAL}):
            path = os.path.join(self.folder, name)
            if name not in self.there:
                self.wrong(name, "missing | manquant")
            elif not stat.S_ISREG(os.lstat(path).st_mode):
                self.wrong(name, "not a file | pas un fichier")

    def read_manifest(self):
        raw = self.contents(MANIFEST)
        self.digest = hashlib.sha256(raw).hexdigest()
        if self.contents(SEAL) != b"%s  manifest.json\n" % self.digest.encode():
            self.wrong(SEAL, "the SHA-256 of manifest.json is {0}"
                       " | le SHA-256 de manifest.json est {0}", self.digest)
            return
        self.manifest = said = parse(raw)
        for field, holds in (
                ("bundle", said["bundle"] == BUNDLE),
                ("program", is_text(said["program"])),
                ("names", type(said["names"]) is bool),
                ("decimals", any(same(said["decimals"], n) for n in range(5))),
                ("files", all(type(size) is int and is_text(digest, HEX64)
                              for _, size, digest in rows(said, "files", 3)))):
            need(holds, field, "malformed | malformé")

    def listed(self, form=".*"):
        return [name for name, _, _ in self.manifest["files"]
                if is_text(name, form)]

    def check_names(self):
        expected = set(DERIVED) | {"README.txt", "verify.py"}
        if self.manifest["names"]:
            expected.add(PEOPLE)
        if CHECKPOINT in self.listed():
            expected |= {CHECKPOINT, PUBLIC_KEY} | set(self.listed(PROOFS))
        for name in sorted(expected - self.there):
            self.wrong(name, "missing | manquant")
        for name in sorted(self.there - expected - {MANIFEST, SEAL}):
            self.wrong(name, "the manifest does not know it"
                       " | le manifeste ne le connaît pas")
        need(sorted(self.listed()) == sorted(expected), "files",
             "not each of these once: {0} | pas une fois chacun de ceux-ci :"
             " {0}", ", ".join(sorted(expected)))

    def check_digest(self, name, size, digest):
        found, length = hashlib.sha256(), 0
        with self.open(name) as file:
            for piece in iter(lambda: file.read(LONGEST_FILE), b""):
                found.update(piece)
                length += len(piece)
        if (length, found.hexdigest()) != (size, digest):
            self.wrong(name, "its {0} bytes have the SHA-256 {1}; the manifest"
                       " says {2} and {3} | ses {0} octets ont pour SHA-256"
                       " {1} ; le manifeste dit {2} et {3}", length,
                       found.hexdigest(), size, digest)

    # 2. The entries, from which all else follows, and the names.

    def check_entries(self):
        for number, line in enumerate(self.lines(ENTRIES, LONGEST_BODY), 1):
            if not self.holds(ENTRIES, number, self.books.add, line):
                return False
        return self.holds(ENTRIES, 0, need, self.books.tree.leaves, "",
                          "no entry | aucune écriture")

    def check_people(self):
        for number, line in enumerate(self.lines(PEOPLE, LONGEST_FILE), 1):
            if not self.holds(PEOPLE, number, self.books.name, line):
                return False
        for seq in sorted(set(self.books.persons) - self.books.erased):
            self.wrong(PEOPLE, "that of entry {0} is missing"
                       " | celle de l’écriture {0} manque", seq, field="seq")
        return True

    # 3. The other files: what the entries make them.

    def check_lines(self, name, columns, table):
        """The file has these lines, each a list of fields, and no other."""
        for number, (found, fields) in enumerate(itertools.zip_longest(
                self.lines(name, LONGEST_FILE), table), 1):
            if fields is None:
                self.wrong(name, "no line is to follow"
                           " | aucune ligne ne doit suivre", line=number)
                return
            line = ",".join(fields)
            if found != line.encode() + b"\n":
                found = (found or b"").decode("utf-8", "replace").rstrip("\n")
                starts = itertools.accumulate(fields, "{0},{1}".format)
                field = [column for column, start in zip(columns, starts)
                         if not (found + ",").startswith(start + ",")] + [""]
                self.wrong(name, "the entries make it {0}"
                           " | les écritures en font {0}", line, line=number,
                           field=field[0])
                return

    def check_table(self, name, table):
        columns, decimals = TABLES[name].split(","), self.manifest["decimals"]
        if name == "donations.csv" and self.manifest["names"]:
            columns.append("name")
        self.check_lines(name, columns, itertools.chain([columns], (
            [money(row[column], decimals) if column in AMOUNTS else
             csv_field(row[column]) for column in columns] for row in table)))

    def check_facts(self):
        """The manifest, but for what only its maker knows."""
        facts = self.books.facts()
        said = {name: spell(value) for name, value in self.manifest.items()
                if name not in ("files", "names", "program", "decimals")}
        for name in sorted(set(facts) | set(said)):
            fact = spell(facts.get(name, ""))
            if name not in facts or said.get(name) != fact:
                self.wrong(MANIFEST, "the entries make it {0}"
                           " | les écritures en font {0}", fact, line=1,
                           field=name)

    # 4. What was signed: what is in the bundle, what the auditor keeps.

    def check_signed(self, check, file, key):
        """What the check of that file, signed by the key, finds."""
        if os.path.exists(os.path.join(self.folder, key)):
            key = self.contents(key).decode()
        return check(self.contents(file).decode(), read_key(key), self.leaves)

    def check_own(self):
        """The checkpoint is of all entries."""
        size, _ = self.check_signed(check_checkpoint, CHECKPOINT, PUBLIC_KEY)
        need(size == len(self.leaves), "",
             "not of all entries | pas de toutes les écritures")
        proved = []
        for name in self.listed(PROOFS):
            self.holds(name, 0, self.check_receipt, name, proved)
        missing = set(self.books.receipts) - set(proved)
        need(not missing, "", "no proof of the receipts {0}"
             " | pas de preuve des reçus {0}", missing)

    def check_receipt(self, name, proved):
        """It proves a receipt, under the checkpoint in the bundle."""
        seq, text = self.check_signed(check_proof, name, PUBLIC_KEY)
        need(name == "%d.tlog-proof" % seq and seq in self.books.receipts and
             text.encode() == self.contents(CHECKPOINT), "",
             "proves something else | prouve autre chose")
        proved.append(seq)

    def report(self, kept):
        """Prints what was found; the exit code."""
        if self.faults:
            print(self.say("The bundle does not verify:"
                           " | Le dossier ne se vérifie pas :"))
            for fault in self.faults:
                print("  " + self.say_fault(*fault))
            if len(self.faults) == MOST_FAULTS:
                print("  ...")
            return 1
        root = self.books.tree.root().hex()
        for line in REPORT[self.french].split("\n"):
            if {"?": self.manifest["names"], "!": kept}.get(line[:1], True):
                print(line.lstrip("?!").format(len(self.leaves), root,
                                               self.digest))
        return 0


# What is said where all holds; after ? with names, after ! with what is kept.
REPORT = """\
{0} entries; everything holds
root            {1}
manifest.sha256 {2}
Checked:
  - every file: its SHA-256, none missing, none more
  - entries: numbers without gaps, one spelling, hashes, tree and root, later than
    the one before, keys used once, postings that add up to nothing, closes
  - made again from the entries: trial balance, gifts, what went back of each,
    register of receipts and its numbers, tables of rules, counts and totals
?  - names: each text against the commitment of its entry
!  - what you keep: signatures, and that the entries are those signed
Not checked:
  - a bundle made anew as a whole: compare the manifest's digest, the size and the
    root with those that you were given by another way
  - whether the facts are true: compare with the statements of the bank
  - names, reasons and the bank's texts that are not in the bundle
  - every rule between entries, such as which gifts a line of the bank explains:
    `obole audit verify-bundle` does
  - this program: take it from elsewhere than the bundle""", """\
{0} écritures ; tout concorde
racine          {1}
manifest.sha256 {2}
Contrôlé :
  - chaque fichier : son SHA-256, aucun ne manque, aucun de trop
  - écritures : numéros sans trou, une seule graphie, empreintes, arbre et racine,
    chacune postérieure à la précédente, clés uniques, mouvements de somme nulle,
    clôtures
  - refait à partir des écritures : balance, dons, ce qui en a été rendu, registre
    des reçus et sa numérotation, tables de règles, nombres et totaux
?  - noms : chaque texte contre l’engagement de son écriture
!  - ce que vous gardez : signatures, et que ce sont les écritures signées
Non contrôlé :
  - un dossier refait en entier : comparer l’empreinte du manifeste, la taille et
    la racine à celles reçues par une autre voie
  - la vérité des faits : comparer aux relevés de la banque
  - les noms, motifs et textes de la banque qui ne sont pas dans le dossier
  - toutes les règles entre écritures, ainsi les dons qu’explique une ligne de la
    banque : `obole audit verify-bundle` le fait
  - ce programme : le prendre ailleurs que dans le dossier"""


def main(words):
    usage = argparse.ArgumentParser(
        description=__doc__, allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    usage.add_argument("folder", nargs="?",
                       default=os.path.dirname(os.path.abspath(__file__)))
    french = os.environ.get("LANG", "").startswith("fr")
    usage.add_argument("--lang", choices=("en", "fr"),
                       default="fr" if french else "en")
    usage.add_argument("--manifest")
    usage.add_argument("--checkpoint", action="append", default=[])
    usage.add_argument("--proof", action="append", default=[])
    usage.add_argument("--key")
    asked = usage.parse_args(words)
    kept = [(check_checkpoint, file) for file in asked.checkpoint] + \
        [(check_proof, file) for file in asked.proof]
    key = asked.key or ""
    if kept and not key:
        usage.error("--key is missing")
    if os.path.exists(key):
        key = os.path.abspath(key)
    bundle = Bundle(asked.folder, asked.lang)
    bundle.holds(asked.folder, 0, bundle.check)
    for check, file in kept if not bundle.faults else ():
        bundle.holds(file, 0, bundle.check_signed, check,
                     os.path.abspath(file), key)
    if asked.manifest and asked.manifest.strip().lower() != bundle.digest:
        bundle.wrong(MANIFEST, "its SHA-256 is {0}, not the one given to you"
                     " | son SHA-256 est {0}, non celui reçu", bundle.digest)
    return bundle.report(kept)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
