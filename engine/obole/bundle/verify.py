#!/usr/bin/env python3
"""Checks an audit bundle of obole, without obole.

    python3 verify.py [--lang en|fr] [--manifest SHA256]
                      [--checkpoint FILE] [--proof FILE] [--key KEY] [FOLDER]

FOLDER is the bundle; without it, the folder in which this file stands.
--manifest is the SHA-256 of manifest.json that you were given by another way;
--checkpoint a signed checkpoint of this ledger that you keep (C2SP
tlog-checkpoint), --proof a proof for one entry (C2SP tlog-proof), --key the
public key of either (name+hash+base64, or a file with it).
Exits 0 where everything holds, 1 where anything does not, 2 on wrong usage.

Python 3.8 or later and its standard library, nothing else.  It only reads.
Written from docs/ledger-format.md and docs/audit-bundle.md, not from obole's
own code: the two check each other.  "Format, 3" below is section 3 of the
former.
"""

import base64
import hashlib
import os
import re
import stat
import sys

LONGEST_BODY = 65535            # bytes of an entry (Format, 3)
LONGEST_MANIFEST = 16 * 2 ** 20
MOST_FAULTS = 50
MANIFEST, SEAL = "manifest.json", "manifest.sha256"
DERIVED = ["donations.csv", "leaves.txt", "receipts.csv", "rules.csv",
           "trial-balance.csv"]
ALWAYS = DERIVED + ["README.txt", "entries.jsonl", "verify.py"]
PEOPLE = "people.jsonl"
CHECKPOINT, PUBLIC_KEY = "checkpoint", "ledger.pub"
PROOF = re.compile(r"(0|[1-9][0-9]{0,15})\.tlog-proof")


# ------------------------------------------------------------ what is wrong

class Faults:
    """What was found wrong, in the order in which it was found."""

    def __init__(self, lang="en"):
        self.lang, self.list = lang, []

    def add(self, file, line, field, en, fr):
        if len(self.list) < MOST_FAULTS:
            self.list.append((file, line, field, en, fr))

    def text(self, fault):
        file, line, field, en, fr = fault
        french = self.lang == "fr"
        where = printable(file)
        if line:
            where += (", ligne %d" if french else ", line %d") % line
        if field:
            where += (", champ %s" if french else ", field %s") % field
        return where + (" : " if french else ": ") + printable(
            fr if french else en)


def printable(text):
    """`text` without what would steer a terminal."""
    text = text if len(text) <= 600 else text[:600] + "..."
    return "".join(c if c.isprintable() else "\\u{%X}" % ord(c) for c in text)


# -------------------------------------------- canonical JSON (Format, 3)

INTEGER = re.compile(r"0|-?[1-9][0-9]{0,15}")
KEY = re.compile(r'"([a-z_]+)":')
STRING = re.compile(r'"((?:[^"\\\x00-\x1f\x7f]|\\["\\])*)"')


def parse(raw):
    """The object that canonical bytes spell; ValueError if they are not."""
    text = raw.decode("utf-8")  # UnicodeDecodeError is a ValueError
    if text[:1] != "{":
        raise ValueError("not an object")
    value, end = read_value(text, 0, 1)
    if end != len(text):
        raise ValueError("something follows the object")
    return value


def read_value(text, at, depth):
    first = text[at:at + 1]
    if first == '"':
        match = STRING.match(text, at)
        if not match:
            raise ValueError("not a string at %d" % at)
        return re.sub(r"\\(.)", r"\1", match.group(1)), match.end()
    if first in ("{", "["):
        if depth > 4:
            raise ValueError("too deep at %d" % at)
        reader = read_members if first == "{" else read_items
        return reader(text, at + 1, depth + 1)
    for word, meaning in (("true", True), ("false", False)):
        if text.startswith(word, at):
            return meaning, at + len(word)
    match = INTEGER.match(text, at)
    if not match or abs(int(match.group())) >= 2 ** 53:
        raise ValueError("not a value at %d" % at)
    return int(match.group()), match.end()


def read_members(text, at, depth):
    found, last = {}, ""
    if text[at:at + 1] == "}":
        return found, at + 1
    while True:
        match = KEY.match(text, at)
        if not match or match.group(1) <= last:
            raise ValueError("not a key, or not in order, at %d" % at)
        last = match.group(1)
        found[last], at = read_value(text, match.end(), depth)
        if text[at:at + 1] != ",":
            break
        at += 1
    if text[at:at + 1] != "}":
        raise ValueError("an object without end at %d" % at)
    return found, at + 1


def read_items(text, at, depth):
    found = []
    if text[at:at + 1] == "]":
        return found, at + 1
    while True:
        item, at = read_value(text, at, depth)
        found.append(item)
        if text[at:at + 1] != ",":
            break
        at += 1
    if text[at:at + 1] != "]":
        raise ValueError("an array without end at %d" % at)
    return found, at + 1


def spell(value):
    """The one spelling of `value`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return '"' + re.sub(r'(["\\])', r"\\\1", value) + '"'
    if isinstance(value, list):
        return "[" + ",".join(map(spell, value)) + "]"
    return "{" + ",".join('"%s":%s' % (key, spell(value[key]))
                          for key in sorted(value)) + "}"


# ------------------------------------------------ the tree (Format, 4)

def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


class Tree:
    """RFC 9162's tree, growing; perfect subtrees, largest first."""

    def __init__(self):
        self.stack, self.size = [], 0

    def add(self, leaf):
        node, width = leaf, 1
        while self.stack and self.stack[-1][0] == width:
            node = sha(b"\x01", self.stack.pop()[1], node)
            width *= 2
        self.stack.append((width, node))
        self.size += 1

    def root(self):
        if not self.stack:
            return sha()
        node = self.stack[-1][1]
        for _, left in reversed(self.stack[:-1]):
            node = sha(b"\x01", left, node)
        return node


# ---------------------- signed checkpoints and proofs (C2SP, RFC 8032, 9162)

P = 2 ** 255 - 19
ORDER = 2 ** 252 + 27742317777372353535851937790883648493
CURVE = -121665 * pow(121666, P - 2, P) % P
BASE_Y = 4 * pow(5, P - 2, P) % P


def decode_point(raw):
    """Extended coordinates of an encoded point; ValueError if it is none."""
    number = int.from_bytes(raw, "little")
    y, odd = number % 2 ** 255, number >> 255
    if y >= P:
        raise ValueError("not a point")
    square = (y * y - 1) * pow(CURVE * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * pow(2, (P - 1) // 4, P) % P
    if x * x % P != square or (x == 0 and odd):
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
    total = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = add_points(total, point)
        point, number = add_points(point, point), number >> 1
    return total


def signed_by(public, message, signature):
    """Whether Ed25519 (RFC 8032, 5.1.7) accepts the signature."""
    try:
        key, commitment = decode_point(public), decode_point(signature[:32])
    except ValueError:
        return False
    scalar = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or scalar >= ORDER:
        return False
    challenge = int.from_bytes(hashlib.sha512(
        signature[:32] + public + message).digest(), "little") % ORDER
    left = multiply(scalar, decode_point(BASE_Y.to_bytes(32, "little")))
    right = add_points(commitment, multiply(challenge, key))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and \
        (left[1] * right[2] - right[1] * left[2]) % P == 0


def bytes_of(text, length):
    raw = base64.b64decode(text.encode(), validate=True)
    if len(raw) != length or base64.b64encode(raw).decode() != text:
        raise ValueError("not %d bytes in base64" % length)
    return raw


def read_key(text):
    """(name, hash, public key) of name+hash+base64(0x01 and the key)."""
    name, digest, rest = text.strip().split("+", 2)
    raw = bytes_of(rest, 33)
    if raw[0] != 1 or sha(name.encode(), b"\n", raw)[:4].hex() != digest:
        raise ValueError("the key is not an Ed25519 key of that name")
    return name, raw[1:]


def read_checkpoint(text, key):
    """(size, root) of a checkpoint that `key` signed; else ValueError."""
    name, public = key
    body, mark, tail = text.rpartition("\n\n")
    lines = body.split("\n")
    if not mark or not tail.endswith("\n") or len(lines) != 3 or \
            lines[0] != name or not INTEGER.fullmatch(lines[1]) or \
            lines[1].startswith("-"):
        raise ValueError("not a checkpoint of %s" % name)
    signed = False
    digest = sha(name.encode(), b"\n\x01", public)[:4]
    for line in tail[:-1].split("\n"):
        dash, signer, rest = line.split(" ", 2)
        if dash != "\u2014":
            raise ValueError("not a line of a signature")
        if signer != name or base64.b64decode(rest)[:4] != digest:
            continue  # of somebody else: a witness, another key
        if not signed_by(public, (body + "\n").encode(),
                         bytes_of(rest, 68)[4:]):
            raise ValueError("the signature is not that of the key")
        signed = True
    if not signed:
        raise ValueError("the key did not sign it")
    return int(lines[1]), bytes_of(lines[2], 32)


def read_proof(text, key):
    """(index, path, size, root) of a tlog-proof; else ValueError."""
    head, _, checkpoint = text.partition("\n\n")
    lines = head.split("\n")
    if lines[0] != "c2sp.org/tlog-proof@v1" or len(lines) < 2 or \
            not re.fullmatch("index (0|[1-9][0-9]{0,15})", lines[1]):
        raise ValueError("not a tlog-proof@v1")
    path = [bytes_of(line, 32) for line in lines[2:]]
    return (int(lines[1][6:]), path) + read_checkpoint(checkpoint, key)


def root_of_path(index, size, leaf, path):
    """The root that an inclusion proof leads to (RFC 9162, 2.1.3.2)."""
    if index >= size:
        raise ValueError("there is no such entry")
    at, last, node = index, size - 1, leaf
    for other in path:
        if last == 0:
            raise ValueError("the proof is too long")
        if at & 1 or at == last:
            node = sha(b"\x01", other, node)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            node = sha(b"\x01", node, other)
        at, last = at >> 1, last >> 1
    if last:
        raise ValueError("the proof is too short")
    return node


def check_kept(kind, file, text, key, leaves, faults):
    """A checkpoint or proof that the auditor keeps, against the leaves."""
    try:
        if kind == "--proof":
            index, path, size, root = read_proof(text, key)
            if root_of_path(index, size, leaves[index], path) != root:
                raise ValueError("entry %d is not the one it proves" % index)
        else:
            size, root = read_checkpoint(text, key)
        tree = Tree()
        for leaf in leaves[:size]:
            tree.add(leaf)
        if tree.size != size or tree.root() != root:
            raise ValueError("the bundle's first %d entries are not those that"
                             " were signed" % size)
    except (ValueError, IndexError) as error:
        faults.add(file, 0, "", "it does not hold: %s" % error,
                   "il ne tient pas : %s" % error)


# ------------------------------------------------------- 1. the files

class Seal:
    """The manifest, and whether the files are those that it lists."""

    def __init__(self, folder, faults):
        self.folder, self.faults = folder, faults
        self.manifest, self.digest = None, ""
        self.altered = set()

    def read(self):
        """True when the manifest is what its seal says, names every file
        and no other; files of other content are then in `altered`."""
        there = self.there()
        if there is None or not self.read_manifest():
            return False
        return self.same_names(there) and self.digests()

    def wrong(self, file, en, fr, field=""):
        self.faults.add(file, 0, field, en, fr)

    def there(self):
        names, sound = set(), True
        for name in sorted(os.listdir(self.folder)):
            mode = os.lstat(os.path.join(self.folder, name)).st_mode
            if stat.S_ISREG(mode):
                names.add(name)
                continue
            sound = False
            self.wrong(name, "it is not a file", "ce n’est pas un fichier")
        for name in (MANIFEST, SEAL):
            if name not in names:
                sound = False
                self.wrong(name, "it is missing", "il manque")
        return names if sound else None

    def contents(self, name, most):
        with open(os.path.join(self.folder, name), "rb") as file:
            return file.read(most + 1)

    def read_manifest(self):
        raw = self.contents(MANIFEST, LONGEST_MANIFEST)
        self.digest = hashlib.sha256(raw).hexdigest()
        seal = self.contents(SEAL, 1024)
        if seal != ("%s  %s\n" % (self.digest, MANIFEST)).encode():
            self.wrong(SEAL, "it is not the digest of manifest.json, whose"
                       " SHA-256 is " + self.digest,
                       "ce n’est pas l’empreinte de manifest.json, dont le"
                       " SHA-256 est " + self.digest)
            return False
        try:
            if len(raw) > LONGEST_MANIFEST or raw[-1:] != b"\n":
                raise ValueError("too long, or without line end")
            self.manifest = parse(raw[:-1])
        except ValueError as error:
            self.wrong(MANIFEST, "it is not canonical JSON: %s" % error,
                       "ce n’est pas du JSON canonique : %s" % error)
            return False
        if self.manifest.get("bundle") != "obole/audit-bundle/1":
            self.wrong(MANIFEST, "this program reads obole/audit-bundle/1",
                       "ce programme lit obole/audit-bundle/1", "bundle")
            return False
        return True

    def same_names(self, there):
        files, count = self.manifest.get("files"), len(self.faults.list)
        form = (str, int, str)
        if not isinstance(files, list) or not all(
                isinstance(row, list) and tuple(map(type, row)) == form and
                re.fullmatch("[0-9a-f]{64}", row[2]) for row in files):
            self.wrong(MANIFEST, "it is not a list of names, sizes and digests",
                       "ce n’est pas une liste de noms, de tailles et"
                       " d’empreintes", "files")
            return False
        listed = [row[0] for row in files]
        names = self.manifest.get("names") is True
        expected = set(ALWAYS + [PEOPLE] if names else ALWAYS)
        if CHECKPOINT in listed:
            expected |= {CHECKPOINT, PUBLIC_KEY}
            expected |= {name for name in listed if PROOF.fullmatch(name)}
        if len(set(listed)) != len(listed) or set(listed) != expected:
            self.wrong(MANIFEST, "it is to list each of these once: " +
                       ", ".join(sorted(expected)),
                       "il doit nommer une fois chacun de ceux-ci : " +
                       ", ".join(sorted(expected)), "files")
        for name in sorted(expected - there):
            self.wrong(name, "it is missing", "il manque")
        for name in sorted(there - expected - {MANIFEST, SEAL}):
            self.wrong(name, "the manifest does not know it",
                       "le manifeste ne le connaît pas")
        return len(self.faults.list) == count

    def digests(self):
        for name, size, digest in self.manifest["files"]:
            found, length = hashlib.sha256(), 0
            with open(os.path.join(self.folder, name), "rb") as file:
                for piece in iter(lambda: file.read(2 ** 18), b""):
                    found.update(piece)
                    length += len(piece)
            if length == size and found.hexdigest() == digest:
                continue
            self.altered.add(name)
            self.wrong(name, "its %d bytes have the SHA-256 %s; the manifest"
                       " says %d and %s" % (length, found.hexdigest(), size,
                                            digest),
                       "ses %d octets ont pour SHA-256 %s ; le manifeste dit"
                       " %d et %s" % (length, found.hexdigest(), size, digest))
        return True


def lines_of(folder, name, longest, faults):
    """(number, bytes without LF) of each line, up to one that is none."""
    with open(os.path.join(folder, name), "rb") as file:
        number = 0
        while True:
            line = file.readline(longest + 1)
            number += 1
            if not line:
                return
            if not line.endswith(b"\n"):
                faults.add(name, number, "", "the line is too long, or has no"
                           " end", "la ligne est trop longue, ou sans fin")
                return
            yield number, line[:-1]


# ----------------------------------------------------- 2. the entries

DAY = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
INSTANT = re.compile(DAY.pattern + r"T([01][0-9]|2[0-3])(:[0-5][0-9]){2}"
                     r"\.[0-9]{9}Z")
COMMON = {"by": str, "effective": str, "key": str, "kind": str,
          "recorded": str, "seq": int, "v": int, "version": str}


class Wrong(Exception):
    """A body that says what cannot be."""

    def __init__(self, field, en, fr):
        super().__init__(en)
        self.field, self.en, self.fr = field, en, fr


def amount(text, field):
    """Minor units (Format, 3)."""
    if isinstance(text, str) and re.fullmatch(r"0|-?[1-9][0-9]{0,18}", text):
        if abs(int(text)) <= 2 ** 60:
            return int(text)
    raise Wrong(field, "it is not an amount", "ce n’est pas un montant")


class Books:
    """What follows from the entries: sums, gifts, receipts, tables."""

    def __init__(self):
        self.tree, self.kinds, self.keys = Tree(), {}, set()
        self.recorded, self.days, self.first = "", [], {}
        self.accounts, self.postings, self.debits = {}, 0, 0
        self.donors, self.campaigns, self.gifts = set(), set(), {}
        self.refunds, self.refunded = 0, 0
        self.receipts, self.numbers, self.rules = {}, {}, []
        self.persons, self.erased = {}, set()

    def add(self, raw):
        """Takes the next body; raises Wrong."""
        try:
            body = parse(raw)
        except ValueError as error:
            raise Wrong("", "it is not canonical JSON: %s" % error,
                        "ce n’est pas du JSON canonique : %s" % error)
        seq = self.tree.size
        self.common(body, seq)
        self.post(body)
        for field in ("donor", "campaign"):
            self.known(body, field)
        handler = getattr(self, "on_" + body["kind"].replace(".", "_"), None)
        if handler:
            try:
                handler(body, seq)
            except (KeyError, TypeError, ValueError, IndexError) as error:
                raise Wrong("", "a field is missing or malformed: %s" % error,
                            "un champ manque ou est malformé : %s" % error)
        if "person" in body:
            self.persons[seq] = (body.get("donor"), body["person"])
        self.kinds[body["kind"]] = self.kinds.get(body["kind"], 0) + 1
        self.tree.add(sha(b"\x00", raw))

    def common(self, body, seq):
        for field, kind in COMMON.items():
            if type(body.get(field)) is not kind:
                raise Wrong(field, "it is missing or malformed",
                            "il manque ou est malformé")
        if body["seq"] != seq:
            raise Wrong("seq", "entry %d is to stand here" % seq,
                        "l’écriture %d doit se trouver ici" % seq)
        if (body["kind"] == "ledger.opened") != (seq == 0):
            raise Wrong("kind", "entry 0 opens the ledger, and no other",
                        "l’écriture 0 ouvre le registre, et aucune autre")
        if body["v"] != 1:
            raise Wrong("v", "it is not 1", "ce n’est pas 1")
        if not INSTANT.fullmatch(body["recorded"]) or \
                body["recorded"] <= self.recorded:
            raise Wrong("recorded", "it is not later than the entry before",
                        "il n’est pas postérieur à l’écriture précédente")
        if not DAY.fullmatch(body["effective"]):
            raise Wrong("effective", "it is not a day", "ce n’est pas un jour")
        if not re.fullmatch("[0-9a-f]{32}", body["key"]) or \
                body["key"] in self.keys:
            raise Wrong("key", "it is malformed, or used before",
                        "elle est malformée, ou déjà employée")
        self.keys.add(body["key"])
        self.recorded = body["recorded"]
        self.days = [min(self.days[:1] + [body["effective"]]),
                     max(self.days[1:] + [body["effective"]])]

    def post(self, body):
        total = 0
        postings = body.get("postings", [])
        if not isinstance(postings, list):
            raise Wrong("postings", "it is not a list",
                        "ce n’est pas une liste")
        for row in postings:
            if not isinstance(row, list) or len(row) != 3 or \
                    row[1] != self.first.get("currency") or \
                    not isinstance(row[0], str):
                raise Wrong("postings", "it is not account, currency, amount",
                            "ce n’est pas compte, devise, montant")
            value = amount(row[2], "postings")
            sums = self.accounts.setdefault(row[0], [0, 0, 0])
            sums[0] += 1
            sums[1 if value > 0 else 2] += abs(value)
            self.postings += 1
            self.debits += max(value, 0)
            total += value
        if total:
            raise Wrong("postings", "they add up to %d, not 0" % total,
                        "leur somme est %d, non 0" % total)

    def known(self, body, field):
        opened = {"donor": ("donor.registered", self.donors),
                  "campaign": ("campaign.opened", self.campaigns)}[field]
        if field not in body:
            return
        if not isinstance(body[field], str) or \
                (body["kind"] == opened[0]) == (body[field] in opened[1]):
            raise Wrong(field, "it was not opened before, or is opened twice",
                        "il n’a pas été ouvert avant, ou l’est deux fois")
        opened[1].add(body[field])

    def on_ledger_opened(self, body, seq):
        self.first = {name: body[name] for name in
                      ("currency", "ledger", "name")}

    def on_donation_received(self, body, seq):
        self.gifts[seq] = {
            "body": body, "amount": amount(body["amount"], "amount"),
            "benefit": amount(body.get("benefit", "0"), "benefit"),
            "refunded": 0, "receipted": 0}

    def refund(self, body, sign):
        gift, value = self.gifts[body["donation"]], amount(body["amount"],
                                                           "amount")
        if value <= 0:
            raise Wrong("amount", "it is not above zero",
                        "il n’est pas positif")
        gift["refunded"] += sign * value
        self.refunds += 1
        self.refunded += sign * value
        if not 0 <= gift["refunded"] <= gift["amount"]:
            raise Wrong("amount", "more goes back than was given",
                        "il est rendu plus qu’il n’a été donné")

    def on_donation_refunded(self, body, seq):
        self.refund(body, 1)

    def on_dispute_lost(self, body, seq):
        self.refund(body, 1)

    def on_refund_reversed(self, body, seq):
        self.refund(body, -1)

    def on_receipt_issued(self, body, seq):
        year, number = body["year"], body["number"]
        last = self.numbers.get(year, 0)
        if number != last + 1:
            raise Wrong("number", "receipt %d of %d follows number %d" % (
                number, year, last), "le reçu %d de %d suit le numéro %d" % (
                number, year, last))
        self.numbers[year] = number
        parts = [(self.gifts[gift], amount(value, "gifts"))
                 for gift, _, value in body["gifts"]]
        total = amount(body["amount"], "amount")
        if sum(value for _, value in parts) != total:
            raise Wrong("gifts", "they do not add up to the receipt",
                        "leur somme n’est pas celle du reçu")
        for gift, value in parts:
            gift["receipted"] += value
            if gift["body"]["donor"] != body["donor"] or \
                    gift["receipted"] > gift["amount"]:
                raise Wrong("gifts", "a gift of somebody else, or stated for"
                            " more than it was", "un don d’un autre, ou attesté"
                            " pour plus qu’il n’était")
        self.receipts[seq] = {"body": body, "amount": total, "parts": parts,
                              "end": None}

    def on_receipt_voided(self, body, seq):
        receipt = self.receipts[body["receipt"]]
        if receipt["end"]:
            raise Wrong("receipt", "it had ended before",
                        "il avait déjà pris fin")
        receipt["end"] = (body["cause"], seq, body["effective"])
        for gift, value in receipt["parts"]:
            gift["receipted"] -= value

    def on_rules_adopted(self, body, seq):
        head = [str(seq), body["name"], body["jurisdiction"],
                body["table_version"], body["digest"]]
        for row in body["values"]:
            parts = list(row)
            if len(parts) != 10 or not all(isinstance(p, str) for p in parts):
                raise Wrong("values", "it is not a table of ten columns",
                            "ce n’est pas un tableau de dix colonnes")
            self.rules.append(head + parts)

    def on_person_erased(self, body, seq):
        self.erased.update(text[1] for text in body["texts"]
                           if text[0] == "person")

    def on_period_closed(self, body, seq):
        if body["size"] != seq or body["root"] != self.tree.root().hex():
            raise Wrong("root", "the entries before are not those that it"
                        " closes", "les écritures précédentes ne sont pas"
                        " celles qu’elle clôt")

    on_bundle_exported = on_period_closed  # of what was taken away


def read_entries(folder, faults):
    """The books; None where an entry is not one."""
    books, count = Books(), len(faults.list)
    leaves = lines_of(folder, "leaves.txt", 64, Faults())
    name = "entries.jsonl"
    for number, raw in lines_of(folder, name, LONGEST_BODY, faults):
        kept = next(leaves, (0, b""))[1]
        leaf = sha(b"\x00", raw).hex()
        if kept != leaf.encode():
            faults.add(name, number, "", "its hash is %s, and another in"
                       " leaves.txt: one of the two was changed" % leaf,
                       "son empreinte est %s, et une autre dans leaves.txt :"
                       " l’un des deux a été changé" % leaf)
        try:
            books.add(raw)
        except Wrong as wrong:
            faults.add(name, number, wrong.field, wrong.en, wrong.fr)
            return None
    if books.tree.size == 0:
        faults.add(name, 0, "", "there is no entry in it",
                   "il n’y a aucune écriture")
    return books if books.tree.size and len(faults.list) == count else None


# ------------------------------------- 3. what the other files are to say

def field(text):
    """A field of CSV as the bundle writes it."""
    if text[:1] and text[0] in "=+-@'\t\r\n":
        text = "'" + text
    if re.search('[,"\r\n]', text):
        return '"' + text.replace('"', '""') + '"'
    return text


def money(value, decimals):
    digits = str(abs(value)).rjust(decimals + 1, "0")
    sign = "-" if value < 0 else ""
    if decimals == 0:
        return sign + digits
    return sign + digits[:-decimals] + "." + digits[-decimals:]


def trial_balance(books, cash, names):
    yield "account,postings,debits,credits,balance"
    totals = [0, 0, 0]
    for name in sorted(books.accounts, key=lambda name: name.encode()):
        count, debits, credits = books.accounts[name]
        totals = [totals[0] + count, totals[1] + debits, totals[2] + credits]
        yield ",".join([field(name), str(count), cash(debits), cash(credits),
                        cash(debits - credits)])
    yield ",".join(["total", str(totals[0]), cash(totals[1]), cash(totals[2]),
                    cash(totals[1] - totals[2])])


def leaf_lines(books, cash, names):
    return iter(())  # held against the entries, line by line, before


def receipts(books, cash, names):
    yield ("number,entry,donor,amount,issued,article,form,scope,first_day,"
           "last_day,replaces,status,ended_by,ended")
    order = sorted(books.receipts, key=lambda seq: (
        books.receipts[seq]["body"]["year"],
        books.receipts[seq]["body"]["number"]))
    for seq in order:
        receipt = books.receipts[seq]
        body = receipt["body"]
        status, ended_by, ended = receipt["end"] or ("live", "", "")
        yield ",".join([
            "%d-%06d" % (body["year"], body["number"]), str(seq),
            body["donor"], cash(receipt["amount"]), body["effective"],
            field(body.get("article", "")), field(body.get("form", "")),
            field(body["scope"]), body["first_day"], body["last_day"],
            str(body.get("replaces", "")), field(status), str(ended_by),
            ended])


def donations(books, cash, names):
    yield ("entry,date,campaign,donor,amount,method,platform,reference,nature,"
           "benefit,refunded,receipted" + ("" if names is None else ",name"))
    for seq, gift in books.gifts.items():
        body = gift["body"]
        row = [str(seq), body["effective"], body["campaign"], body["donor"],
               cash(gift["amount"]), body["method"]]
        row += [field(body.get(name, ""))
                for name in ("platform", "reference", "nature")]
        row += [cash(gift["benefit"]), cash(gift["refunded"]),
                cash(gift["receipted"])]
        if names is not None:
            row.append(field(names.get(body["donor"], "")))
        yield ",".join(row)


def rules(books, cash, names):
    yield ("entry,table,jurisdiction,version,digest,parameter,value,unit,from,"
           "to,basis,certainty,source,link,note")
    for row in books.rules:
        yield ",".join(map(field, row))


WRITERS = {"trial-balance.csv": trial_balance, "receipts.csv": receipts,
           "donations.csv": donations, "rules.csv": rules}


def columns(line):
    """The fields of a line of CSV, as they are written."""
    return re.findall(r'(?:^|,)((?:"(?:[^"]|"")*"|[^,])*)', line)


def compare(folder, name, expected, faults):
    """The file `name` has these lines and no other."""
    head, number, longest = "", 0, 2 ** 20
    found = lines_of(folder, name, longest, faults)
    for number, line in enumerate(expected, 1):
        raw = next(found, (number, None))[1]
        head = head or line
        if raw == line.encode():
            continue
        if raw is None:
            faults.add(name, number, "", "the line is missing: " + line,
                       "la ligne manque : " + line)
            return
        here = columns(raw.decode("utf-8", "replace"))
        there = columns(line)
        title = [title for title, one, other in
                 zip(columns(head), here + [""] * 99, there + [""] * 99)
                 if one != other]
        faults.add(name, number, title[0] if title else "",
                   "the entries make it " + line,
                   "les écritures en font " + line)
        return
    if next(found, None) is not None:
        faults.add(name, number + 1, "", "nothing is to follow",
                   "rien ne doit suivre")


def read_people(folder, books, faults):
    """Names by donor; each text against its commitment (Format, 8)."""
    names, missing, last = {}, dict(books.persons), -1
    for number, raw in lines_of(folder, PEOPLE, LONGEST_BODY + 256, faults):
        try:
            row = parse(raw)
            donor, person = missing.pop(row["seq"])
            text = spell(row["person"]).encode()
            if row["seq"] <= last or set(row) != {"person", "salt", "seq"} or \
                    not re.fullmatch("[0-9a-f]{64}", row["salt"]) or \
                    sha(b"obole/person/1\x00", bytes.fromhex(row["salt"]),
                        text).hex() != person:
                raise ValueError
            last = row["seq"]
            names[donor] = row["person"].get("name", "")
        except (ValueError, KeyError, TypeError, AttributeError):
            faults.add(PEOPLE, number, "person",
                       "it is not what an entry commits to",
                       "ce n’est pas ce sur quoi une écriture s’engage")
            return names
    for seq in sorted(set(missing) - books.erased):
        faults.add(PEOPLE, 0, "seq", "the person of entry %d is missing" % seq,
                   "la personne de l’écriture %d manque" % seq)
    return names


def facts(books, manifest):
    """What the manifest is to say, but for what only its maker knows."""
    live = [one["amount"] for one in books.receipts.values()
            if not one["end"]]
    return {
        "bundle": "obole/audit-bundle/1",
        "currency": books.first["currency"],
        "first_day": books.days[0], "last_day": books.days[1], "format": 1,
        "kinds": [[kind, books.kinds[kind]] for kind in sorted(books.kinds)],
        "ledger": books.first["ledger"],
        "organisation": books.first["name"],
        "queries": [[name, 1] for name in sorted(DERIVED + ["entries.jsonl"])],
        "recorded": books.recorded, "root": books.tree.root().hex(),
        "schema": 1, "size": books.tree.size,
        "totals": [
            ["donations", len(books.gifts),
             str(sum(gift["amount"] for gift in books.gifts.values()))],
            ["postings", books.postings, str(books.debits)],
            ["receipts", len(books.receipts), str(sum(
                one["amount"] for one in books.receipts.values()))],
            ["receipts-live", len(live), str(sum(live))],
            ["refunds", books.refunds, str(books.refunded)]],
        # Said by the maker, and checked elsewhere or not at all.
        "files": manifest.get("files"), "names": manifest.get("names"),
        "program": manifest.get("program"),
        "decimals": manifest.get("decimals")}


def check_manifest(books, manifest, faults):
    expected = facts(books, manifest)
    for name in sorted(set(expected) | set(manifest)):
        here, there = manifest.get(name), expected.get(name)
        if here == there and type(here) is type(there) and here is not None:
            continue
        faults.add(MANIFEST, 1, name, "the entries make it %s" % (there,),
                   "les écritures en font %s" % (there,))
    if not isinstance(manifest.get("program"), str) or \
            type(manifest.get("names")) is not bool:
        faults.add(MANIFEST, 1, "program", "it is malformed",
                   "il est malformé")


# ----------------------------------------------------------- the whole

def check(folder, faults):
    """Everything; returns the seal and the books, where there are any."""
    seal = Seal(folder, faults)
    if not seal.read():
        return seal, None
    try:
        return seal, check_contents(folder, seal, faults)
    except (ArithmeticError, AttributeError, LookupError, RecursionError,
            TypeError, ValueError) as error:
        # Fields of another form than the format has; none may pass unseen.
        faults.add("entries.jsonl", 0, "", "a field is malformed: %s" % error,
                   "un champ est malformé : %s" % error)
        return seal, None


def check_signed(folder, seal, books, faults):
    """The checkpoint in the bundle, and a proof for each receipt."""
    def read(name):
        with open(os.path.join(folder, name), "rb") as file:
            return file.read(2 ** 20).decode("utf-8")

    name = PUBLIC_KEY
    try:
        key, text = read_key(read(PUBLIC_KEY)), read(CHECKPOINT)
        name = CHECKPOINT
        size, root = read_checkpoint(text, key)
        if (size, root) != (books.tree.size, books.tree.root()):
            raise ValueError("it is not of these entries")
        leaves = [bytes.fromhex(raw.decode())
                  for _, raw in lines_of(folder, "leaves.txt", 64, faults)]
        left = set(books.receipts)
        for row in seal.manifest["files"]:
            name = row[0]
            if not PROOF.fullmatch(name):
                continue
            number, proof = int(name.split(".")[0]), read(name)
            head, _, kept = proof.partition("\n\n")
            lines = head.split("\n")
            if lines[:2] != ["c2sp.org/tlog-proof@v1", "index %d" % number] \
                    or kept != text or number not in left:
                raise ValueError("it proves no receipt of this ledger")
            left.remove(number)
            path = [bytes_of(line, 32) for line in lines[2:]]
            if root_of_path(number, size, leaves[number], path) != root:
                raise ValueError("it does not lead to the root")
        name = CHECKPOINT
        if left:
            raise ValueError("the receipt of entry %d has no proof" %
                             min(left))
    except (ValueError, IndexError) as error:
        faults.add(name, 0, "", "it does not hold: %s" % error,
                   "il ne tient pas : %s" % error)


def check_contents(folder, seal, faults):
    books = read_entries(folder, faults)
    if books is None:
        return None
    # A file of other bytes is named already; now comes the line.
    decimals = seal.manifest.get("decimals")
    if type(decimals) is not int or not 0 <= decimals <= 4:
        faults.add(MANIFEST, 1, "decimals", "it is malformed",
                   "il est malformé")
        return None
    names = None
    if seal.manifest.get("names") is True:
        names = read_people(folder, books, faults)
    for name in sorted(WRITERS):
        compare(folder, name,
                WRITERS[name](books, lambda v: money(v, decimals), names),
                faults)
    leaves = sum(1 for _ in lines_of(folder, "leaves.txt", 64, faults))
    if leaves != books.tree.size:
        faults.add("leaves.txt", leaves, "", "it is to have %d lines" %
                   books.tree.size, "il doit avoir %d lignes" % books.tree.size)
    check_manifest(books, seal.manifest, faults)
    if any(row[0] == CHECKPOINT for row in seal.manifest["files"]):
        check_signed(folder, seal, books, faults)
    return books


CHECKED = (
    """every file: its SHA-256, none missing, none more
entries: numbers without gaps, one spelling, hashes, tree and root, later than
  the one before, keys used once, postings that add up to nothing, closes
made again from the entries: trial balance, gifts, what went back of each,
  register of receipts and its numbers, tables of rules, counts and totals""",
    """chaque fichier : son SHA-256, aucun ne manque, aucun de trop
écritures : numéros sans trou, une seule graphie, empreintes, arbre et racine,
  chacune postérieure à la précédente, clés uniques, mouvements de somme nulle,
  clôtures
refait à partir des écritures : balance, dons, ce qui en a été rendu, registre
  des reçus et sa numérotation, tables de règles, nombres et totaux""")
NAMED = ("names: each text against the commitment of its entry",
         "noms : chaque texte contre l’engagement de son écriture")
KEPT = ("what you keep: signatures, and that the entries are those signed",
        "ce que vous gardez : signatures, et que ce sont les écritures"
        " signées")
UNCHECKED = (
    """a bundle made anew as a whole: compare the manifest's digest, the size and the
  root with those that you were given by another way
whether the facts are true: compare with the statements of the bank
names, reasons and the bank's texts that are not in the bundle
every rule between entries, such as which gifts a line of the bank explains:
  `obole audit verify-bundle` does
this program: take it from elsewhere than the bundle""",
    """un dossier refait en entier : comparer l’empreinte du manifeste, la taille et
  la racine à celles reçues par une autre voie
la vérité des faits : comparer aux relevés de la banque
les noms, motifs et textes de la banque qui ne sont pas dans le dossier
toutes les règles entre écritures, ainsi les dons qu’explique une ligne de la
  banque : `obole audit verify-bundle` le fait
ce programme : le prendre ailleurs que dans le dossier""")


def listed(text):
    return re.sub("(?m)^", "  ", re.sub("(?m)^(?! )", "- ", text))


def report(seal, books, kept, faults):
    fr = faults.lang == "fr"
    if faults.list:
        print("Le dossier ne se vérifie pas :" if fr else
              "The bundle does not verify:")
        for fault in faults.list:
            print("  " + faults.text(fault))
        if len(faults.list) == MOST_FAULTS:
            print("  ...")
        return 1
    print(("%d écritures ; tout concorde" if fr else
           "%d entries; everything holds") % books.tree.size)
    print(("racine          " if fr else "root            ") +
          books.tree.root().hex())
    print("manifest.sha256 " + seal.digest)
    print("Contrôlé :" if fr else "Checked:")
    print(listed(CHECKED[fr]))
    if seal.manifest["names"]:
        print(listed(NAMED[fr]))
    if kept:
        print(listed(KEPT[fr]))
    print("Non contrôlé :" if fr else "Not checked:")
    print(listed(UNCHECKED[fr]))
    return 0


def text_of(file):
    with open(file, "rb") as opened:
        return opened.read(2 ** 20).decode("utf-8")


def check_all_kept(kept, key, folder, faults):
    leaves = [bytes.fromhex(raw.decode())
              for _, raw in lines_of(folder, "leaves.txt", 64, faults)]
    try:
        pair = read_key(text_of(key) if os.path.exists(key) else key)
    except ValueError as error:
        faults.add(key, 0, "", "it is not a public key: %s" % error,
                   "ce n’est pas une clé publique : %s" % error)
        return
    for kind, file in kept:
        try:
            check_kept(kind, file, text_of(file), pair, leaves, faults)
        except UnicodeDecodeError:
            faults.add(file, 0, "", "it is not text", "ce n’est pas du texte")


def main(words):
    kept, key = [], None
    lang = "fr" if os.environ.get("LANG", "").startswith("fr") else "en"
    folder, digest, words = None, None, list(words)
    while words:
        word = words.pop(0)
        if word in ("--lang", "--manifest", "--checkpoint", "--proof",
                    "--key") and words:
            value = words.pop(0)
            if word == "--key":
                key = value
                continue
            if word in ("--checkpoint", "--proof"):
                kept.append((word, value))
                continue
            if word == "--lang" and value in ("en", "fr"):
                lang = value
                continue
            if word == "--manifest":
                digest = value.strip().lower()
                continue
        elif folder is None and not word.startswith("-"):
            folder = word
            continue
        print(__doc__, file=sys.stderr)
        return 2
    if kept and key is None:
        print(__doc__, file=sys.stderr)
        return 2
    folder = folder or os.path.dirname(os.path.abspath(__file__))
    faults = Faults(lang)
    try:
        seal, books = check(folder, faults)
        if books is not None and kept:
            check_all_kept(kept, key, folder, faults)
    except OSError as error:
        print("%s: %s" % (printable(error.filename or folder), error.strerror),
              file=sys.stderr)
        return 1
    if digest is not None and digest != seal.digest:
        faults.add(MANIFEST, 0, "", "its SHA-256 is %s, not the one that you"
                   " were given" % seal.digest, "son SHA-256 est %s, non celui"
                   " qui vous a été donné" % seal.digest)
    return report(seal, books, kept, faults)


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
