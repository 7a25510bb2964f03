"""What verify.py says of bundles that were made by hand, good and bad.

    python3 tests/bundle/verdicts.py [VERIFIER [--first]]

VERIFIER (engine/obole/bundle/verify.py) is asked about a small ledger whose
other files are written out below by hand, and about that ledger with one thing
changed: the expected faults are file, line and field of each.  The hashes are
made here, by the definitions of docs/ledger-format.md; the one signature was
made by OpenSSL.  Exits 0 where every verdict is as expected; with --first it
ends at the first that is not.
"""

import base64
import contextlib
import copy
import hashlib
import importlib.util
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else os.path.join(
    HERE, "../../engine/obole/bundle/verify.py"))
sys.dont_write_bytecode = True
SPEC = importlib.util.spec_from_file_location("verify", SOURCE)
verify = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(verify)

wrong, tried = [], 0


# ----------------------------------------------------------- the ledger

def spelled(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"),
                      sort_keys=True)


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def root_of(leaves):
    """RFC 9162, 2.1.1."""
    if len(leaves) < 2:
        return leaves[0] if leaves else sha()
    k = 1
    while 2 * k < len(leaves):
        k *= 2
    return sha(b"\1", root_of(leaves[:k]), root_of(leaves[k:]))


def path_of(index, leaves):
    """RFC 9162, 2.1.3.1."""
    if len(leaves) < 2:
        return []
    k = 1
    while 2 * k < len(leaves):
        k *= 2
    if index < k:
        return path_of(index, leaves[:k]) + [root_of(leaves[k:])]
    return path_of(index - k, leaves[k:]) + [root_of(leaves[:k])]


def person(number, **fields):
    """A line of people.jsonl, and what the entry commits to."""
    salt = sha(b"salt", str(number).encode())
    return ({"person": fields, "salt": salt.hex(), "seq": number},
            sha(b"obole/person/1\0", salt, spelled(fields).encode()).hex())


PEOPLE = [person(2, name="Zoé \"Z\" \\ Martin", email="zoe@example.org"),
          person(3, name="Forgotten"), person(16, name="=Zoé, Martin")]
A, B = "D0000000001", "D0000000002"


def postings(amount, *accounts):
    return [[accounts[0], "EUR", str(amount)],
            [accounts[1], "EUR", str(-amount)]]


def gift(donor, amount, **more):
    return dict(more, kind="donation.received", campaign="TOIT", donor=donor,
                amount=str(amount), currency="EUR", postings=postings(
                    amount, "Assets:Cheques", "Income:Gifts:TOIT"))


def back(kind, donation, amount, **more):
    sign = -1 if kind == "refund.reversed" else 1
    return dict(more, kind=kind, donation=donation, campaign="TOIT",
                amount=str(amount), postings=postings(
                    sign * amount, "Income:Gifts:TOIT", "Assets:Cheques"))


def receipt(year, number, donor, gifts, **more):
    total = sum(int(value) for _, _, value in gifts)
    return dict({"kind": "receipt.issued", "year": year, "number": number,
                 "donor": donor, "amount": str(total), "gifts": gifts,
                 "scope": "single", "first_day": "2026-02-01",
                 "last_day": "2026-02-03"}, **more)


RULES = [["rate", "=66/100", "ratio", "2026-01-01", "", "200 CGI", "sure",
          "\"a\", b", "", ""],
         ["cap", "20", "percent", "2026-01-01", "2026-12-31", "200 CGI",
          "sure", "@s", "l", "-n"]]
WORLD = [
    {"kind": "ledger.opened", "name": "Ville d’Été", "currency": "EUR",
     "ledger": "0123456789abcdef" * 2, "effective": "2026-01-05"},
    {"kind": "campaign.opened", "campaign": "TOIT",
     "effective": "2026-01-04"},
    {"kind": "donor.registered", "donor": A, "person": PEOPLE[0][1]},
    {"kind": "donor.registered", "donor": B, "person": PEOPLE[1][1]},
    gift(A, 5000, method="card", platform="ULULE", reference="=R1",
         benefit="1000", effective="2026-02-01"),
    gift(B, 1234, method="cheque", nature="sponsorship"),
    back("donation.refunded", 4, 1000),
    back("refund.reversed", 4, 1000),
    back("dispute.lost", 4, 300),
    receipt(2026, 1, A, [[4, 7, "2000"]], article="200"),
    receipt(2025, 1, B, [[5, 7, "1200"], [5, 8, "34"]], scope="annual"),
    {"kind": "receipt.voided", "receipt": 9, "cause": "replaced"},
    receipt(2026, 2, A, [[4, 7, "5000"]], replaces=9, form="cheque"),
    {"kind": "rules.adopted", "name": "fr", "jurisdiction": "FR",
     "table_version": "2026", "digest": "d" * 64, "values": RULES},
    {"kind": "person.erased", "donor": B,
     "texts": [["person", 3], ["note", 4]]},
    {"kind": "period.closed", "size": 15, "root": None},
    {"kind": "donor.amended", "donor": A, "person": PEOPLE[2][1]},
    {"kind": "policy.set", "name": "x", "value": "none",
     "effective": "2026-03-31"},
    {"kind": "opening", "postings": postings(7, "Liabilities:É",
                                             "Liabilities:Z")},
]
KIND = {kind: at for at, kind in enumerate(one["kind"] for one in WORLD)}
FILES = {
    "README.txt": "Read me.\n",
    "verify.py": "pass\n",
    "trial-balance.csv": """account,postings,debits,credits,balance
Assets:Cheques,5,72.34,13.00,59.34
Income:Gifts:TOIT,5,13.00,72.34,-59.34
Liabilities:Z,1,0.00,0.07,-0.07
Liabilities:É,1,0.07,0.00,0.07
total,12,85.41,85.41,0.00
""",
    "donations.csv": """entry,date,campaign,donor,amount,method,platform,\
reference,nature,benefit,refunded,receipted,name
4,2026-02-01,TOIT,D0000000001,50.00,card,ULULE,'=R1,,10.00,3.00,50.00,\
"'=Zoé, Martin"
5,2026-02-02,TOIT,D0000000002,12.34,cheque,,,sponsorship,0.00,0.00,12.34,
""",
    "receipts.csv": """number,entry,donor,amount,issued,article,form,scope,\
first_day,last_day,replaces,status,ended_by,ended
2025-000001,10,D0000000002,12.34,2026-02-02,,,annual,2026-02-01,2026-02-03,,\
live,,
2026-000001,9,D0000000001,20.00,2026-02-02,200,,single,2026-02-01,2026-02-03,\
,replaced,11,2026-02-02
2026-000002,12,D0000000001,50.00,2026-02-02,,cheque,single,2026-02-01,\
2026-02-03,9,live,,
""",
    "rules.csv": """entry,table,jurisdiction,version,digest,parameter,value,\
unit,from,to,basis,certainty,source,link,note
13,fr,FR,2026,%s,rate,'=66/100,ratio,2026-01-01,,200 CGI,sure,\
"\"\"a\"\", b",,
13,fr,FR,2026,%s,cap,20,percent,2026-01-01,2026-12-31,200 CGI,sure,'@s,l,'-n
""" % ("d" * 64, "d" * 64),
}
FACTS = {
    "bundle": "obole/audit-bundle/1", "currency": "EUR", "decimals": 2,
    "first_day": "2026-01-04", "last_day": "2026-03-31", "format": 1,
    "kinds": [["campaign.opened", 1], ["dispute.lost", 1],
              ["donation.received", 2], ["donation.refunded", 1],
              ["donor.amended", 1], ["donor.registered", 2],
              ["ledger.opened", 1], ["opening", 1], ["period.closed", 1],
              ["person.erased", 1], ["policy.set", 1], ["receipt.issued", 3],
              ["receipt.voided", 1], ["refund.reversed", 1],
              ["rules.adopted", 1]],
    "ledger": "0123456789abcdef" * 2, "names": True,
    "organisation": "Ville d’Été", "program": "0.0.0-test",
    "queries": [["donations.csv", 1], ["entries.jsonl", 1], ["leaves.txt", 1],
                ["receipts.csv", 1], ["rules.csv", 1],
                ["trial-balance.csv", 1]],
    "recorded": "2026-02-02T10:00:18.000000000Z", "schema": 1, "size": 19,
    "totals": [["donations", 2, "6234"], ["postings", 12, "8541"],
               ["receipts", 3, "8234"], ["receipts-live", 2, "6234"],
               ["refunds", 3, "300"]],
}


def bodies(world, raw=None):
    """The entries as bytes; `raw` are bytes for some of them."""
    lines = []
    for at, one in enumerate(world):
        body = {"v": 1, "seq": at, "by": "test", "version": "0",
                "key": sha(str(at).encode()).hex()[:32],
                "effective": "2026-02-02",
                "recorded": "2026-02-02T10:00:%02d.000000000Z" % at}
        body.update(one)
        if "root" in body and body["root"] is None:
            body["root"] = root_of([sha(b"\0", line) for line in lines]).hex()
        body = {name: value for name, value in body.items()
                if value is not None}
        lines.append((raw or {}).get(at, spelled(body).encode()))
    return lines


class Made:
    """A bundle in memory; write() puts it into FOLDER."""

    def __init__(self, world=None, raw=None):
        self.lines = bodies(world or WORLD, raw)
        self.leaves = [sha(b"\0", line) for line in self.lines]
        self.facts = dict(copy.deepcopy(FACTS),
                          root=root_of(self.leaves).hex())
        self.files = {name: text.encode() for name, text in FILES.items()}
        self.files["entries.jsonl"] = b"".join(one + b"\n"
                                               for one in self.lines)
        self.files["leaves.txt"] = "".join(
            one.hex() + "\n" for one in self.leaves).encode()
        self.people(PEOPLE[0][0], PEOPLE[2][0])
        self.listed = self.seal = self.manifest = None
        self.present = {}

    def people(self, *rows):
        self.files["people.jsonl"] = b"".join(
            spelled(row).encode() + b"\n" for row in rows)

    def without_names(self):
        self.facts["names"] = False
        del self.files["people.jsonl"]
        text = self.files["donations.csv"].decode().split("\n")
        self.files["donations.csv"] = "\n".join(
            [text[0][:-5], text[1].rsplit(",\"", 1)[0], text[2][:-1],
             ""]).encode()

    def write(self):
        shutil.rmtree(FOLDER, ignore_errors=True)
        os.mkdir(FOLDER)
        listed = self.listed or [
            [name, len(text), hashlib.sha256(text).hexdigest()]
            for name, text in sorted(self.files.items())]
        manifest = self.manifest or spelled(
            dict({"files": listed}, **self.facts)).encode() + b"\n"
        digest = hashlib.sha256(manifest).hexdigest()
        seal = self.seal or (digest + "  manifest.json\n").encode()
        for name, text in {**self.files, "manifest.json": manifest,
                           "manifest.sha256": seal, **self.present}.items():
            if text is not None:
                with open(os.path.join(FOLDER, name), "wb") as file:
                    file.write(text)
        return digest


def faults():
    bundle = verify.Bundle(FOLDER)
    bundle.check()
    return [fault[:3] for fault in bundle.faults]


def expect(title, found, expected):
    global tried
    tried += 1
    if found != expected:
        wrong.append("%s: %r, and not %r" % (title, found, expected))
        if "--first" in sys.argv:
            sys.exit(wrong[0])


def verdict(title, made, *expected):
    made.write()
    try:
        found = faults()
    except Exception as error:  # a verifier that falls over is wrong
        found = [repr(error)]
    expect(title, found, list(expected))


# ------------------------------------------------ spellings (Format, 3)

def spellings():
    at = KIND["policy.set"]
    good = bodies(WORLD)[at]
    here = ("entries.jsonl", at + 1, "")

    def told(title, raw, *expected):
        """Other digests follow; only what is said of the entry counts."""
        made = Made(raw={at: raw})
        verdict(title, made, *expected)

    def value(text):
        assert good.endswith(b'"version":"0"}')
        return good[:-1] + b',"x":' + text + b"}"

    for text in (b"9007199254740991", b"-9007199254740991", b"0", b"-1",
                 b"true", b"false", b'""', b"[]", b"{}", b"[1,2]",
                 b'"\\"\\\\"', '"é\u2028\U0001f600"'.encode(), b"[[[]]]",
                 b'{"a":{"b":{}}}', b'{"a":1,"b":2}', b'{"_":1,"a":2}'):
        told("the value %r" % text, value(text))
    for text in (b"9007199254740992", b"-9007199254740992", b"-0", b"01",
                 b"+1", b"1.0", b"1e3", b"1.5", b"NaN", b"Infinity",
                 b"-Infinity", b"null", b"1" * 30, b"9" * 5000,
                 b"[[[[]]]]", b'{"a":{"b":{"c":{}}}}', b"[1, 2]", b"[1,2,]",
                 b"[null]", b'{"a":1.5}', b'{"b":1,"a":2}', b'{"a":1,"a":1}',
                 b'{"A":1}', b'{"":1}', b'{"a1":1}', b'{"a" :1}', b'{"a":1,}',
                 '{"é":1}'.encode(), b'"\\u0041"', b'"\\n"', b'"\\/"',
                 b'"\\t"', b'"\\b"', b'"\x7f"', b'"\x1f"', b'"\x00"', b'"\t"',
                 b'"\\u007f"', b'"\\u001f"', b'"\\ud800"', b'"\xed\xa0\x80"',
                 b'"\xff"', b'"\xc0\x80"', b'"a', b"True", b"'a'", b"tru",
                 b"[" * 20000, b'{"a":' * 10000):
        told("the value %r" % text[:20], value(text), here)
    for title, raw in (
            ("white space before", b" " + good), ("after", good + b" "),
            ("inside", good.replace(b",", b", ", 1)),
            ("return", good + b"\r"), ("no end", good[:-1]),
            ("two objects", good + good), ("an array", b"[1]"),
            ("a text", b'"a"'), ("a number", b"1"), ("nothing", b""),
            ("no field", b"{}"), ("mark", b"\xef\xbb\xbf" + good),
            ("order", b'{"version":"0",' + good[1:-14] + b"}"),
            ("twice", good[:-1] + b',"version":"0"}')):
        field = "by" if raw == b"{}" else ""
        told("an entry: " + title, raw, here[:2] + (field,))
    for length, expected in ((65535, []), (65536, [here])):
        left = length - len(value(b'""'))
        told("%d bytes" % length, value(b'"' + b"x" * left + b'"'), *expected)


# ---------------------------------------- what an entry says (Format, 5)

def entries():
    def told(at, change, field, made=None, to="bad"):
        """Entry `at` with these fields is refused for `field`."""
        world = copy.deepcopy(WORLD)
        world[at].update(change)
        verdict("entry %d with %r" % (at, change), Made(world),
                ("entries.jsonl", at + 1, field))

    for at in (1, 17):
        for field in ("by", "effective", "key", "kind", "recorded", "seq", "v",
                      "version"):
            told(at, {field: None}, field)
            told(at, {field: [] if field != "seq" else str(at)}, field)
    told(1, {"seq": True}, "seq")
    told(1, {"seq": 2}, "seq")
    told(17, {"v": True}, "v")
    told(17, {"v": 2}, "v")
    told(0, {"kind": "policy.set"}, "kind")
    told(17, {"kind": "ledger.opened"}, "kind")
    for text in ("2026-02-02T10:00:16.000000000Z",
                 "2026-02-02T10:00:15.999999999Z"):
        told(17, {"recorded": text}, "recorded")
    for text in ("2027-02-02T10:00:17.000000000", "2027-02-02T10:00:17Z",
                 "2027-13-02T10:00:17.000000000Z",
                 "2027-02-02T24:00:17.000000000Z",
                 "2027-02-02T10:60:17.000000000Z",
                 "2027-02-02T10:00:60.000000000Z",
                 "2027-02-02 10:00:17.000000000Z",
                 "2027-02-02T10:00:17,000000000Z"):
        told(17, {"recorded": text}, "recorded")
    for text in ("", "2026-2-1", "2026-00-01", "2026-13-01", "2026-01-00",
                 "2026-01-32", "26-01-01", "2026-01-01 ", "2026/01/01"):
        told(17, {"effective": text}, "effective")
    for text in ("", "0" * 31, "0" * 33, "A" * 32, "g" * 32,
                 sha(b"3").hex()[:32]):
        told(17, {"key": text}, "key")

    both = postings(7, "A", "B")
    for rows, field in (
            ("a", "postings"), ({}, "postings"), ([both[0]], "postings"),
            ([both[0][:2]], "postings"), ([both[0] + ["x"]], "postings"),
            (["abc"], "postings"), ([["A", "USD", "0"]], "postings"),
            ([[1, "EUR", "0"]], "postings"), ([["A", "EUR", 0]], "postings"),
            ([["A", "EUR", "1"], ["B", "EUR", "-2"]], "postings"),
            ([["A", "EUR", ""]], "postings"), (None, None)):
        if rows is not None:
            told(17, {"postings": rows}, field)
    for text in ("-0", "01", "1.0", " 1", "+1", "1e1", "x", "٣",
                 str(2 ** 60 + 1), str(-2 ** 60 - 1), "9" * 30):
        told(4, {"benefit": text}, "benefit")
    told(4, {"benefit": 5}, "benefit")

    for field in ("donor", "campaign"):
        told(17, {field: "D9999999999"}, field)
        told(17, {field: 5}, field)
    told(3, {"donor": A}, "donor")
    told(3, {"donor": 5}, "donor")
    told(17, {"kind": "campaign.opened", "campaign": "TOIT"}, "campaign")
    told(0, {"name": None}, "")
    told(2, {"donor": None}, "")
    for field in ("campaign", "donor", "method"):
        told(4, {field: None}, "")
    told(4, {"amount": None}, "")
    told(4, {"amount": 5000}, "amount")

    told(6, {"amount": "0"}, "amount")
    told(6, {"amount": "-5"}, "amount")
    told(6, {"amount": "5001"}, "amount")
    told(6, {"donation": 3}, "")
    told(6, {"donation": None}, "")
    told(7, {"amount": "1001"}, "amount")
    told(8, {"amount": "5001"}, "amount")

    for number in (0, 2, True, "1", None):
        told(9, {"number": number}, "" if number is None else "number")
    told(9, {"year": "2026"}, "number")
    told(12, {"number": 1}, "number")
    told(12, {"number": 3}, "number")
    told(9, {"amount": "2001"}, "gifts")
    told(9, {"gifts": [[4, 7, "5001"]], "amount": "5001"}, "gifts")
    told(9, {"gifts": [[4, 7, "5000"], [4, 7, "1"]], "amount": "5001"},
         "gifts")
    told(9, {"gifts": [[5, 7, "5"]], "amount": "5"}, "gifts")
    told(9, {"gifts": [[4, 7]]}, "gifts")
    told(9, {"gifts": [[3, 7, "5"]], "amount": "5"}, "")
    told(9, {"gifts": [[4, 7, 2000]]}, "gifts")
    told(9, {"donor": B}, "gifts")
    for field in ("scope", "first_day", "last_day", "year", "gifts",
                  "amount", "donor"):
        told(9, {field: None}, "")
    told(11, {"receipt": 8}, "")
    told(11, {"cause": None}, "")
    told(12, {"gifts": [[4, 7, "5001"]], "amount": "5001"}, "gifts")
    told(17, {"kind": "receipt.voided", "receipt": 9, "cause": "voided"},
         "receipt")

    for field in ("name", "jurisdiction", "table_version", "digest",
                  "values"):
        told(13, {field: None}, "")
    told(13, {"values": [RULES[0][:9]]}, "values")
    told(13, {"values": [RULES[0] + ["x"]]}, "values")
    told(13, {"values": ["ten letters"[:10]]}, "values")
    told(14, {"texts": None}, "")
    told(14, {"texts": [["person"]]}, "texts")
    told(14, {"texts": [["person", 3], "ab"]}, "texts")
    told(15, {"size": 14}, "root")
    told(15, {"size": 16}, "root")
    told(15, {"size": None}, "")
    told(15, {"root": "0" * 64}, "root")
    world = copy.deepcopy(WORLD[:1] + WORLD[15:16])
    world[1]["size"] = True
    verdict("a close whose size is true", Made(world),
            ("entries.jsonl", 2, "root"))

    # At the bounds of what can be.
    world = copy.deepcopy(WORLD)
    for field in ("platform", "nature", "method"):
        world[5][field] = 5 if field == "platform" else world[5].get(field)
    verdict("a number where a text is to be", Made(world),
            ("donations.csv", 0, ""))
    world = copy.deepcopy(WORLD)
    world[17]["postings"] = [["A", "EUR", str(2 ** 60)],
                             ["B", "EUR", str(-2 ** 60)]]
    made = Made(world)
    made.facts["totals"][1] = ["postings", 14, str(8541 + 2 ** 60)]
    balance = made.files["trial-balance.csv"].decode().split("\n")
    balance[1:1] = ["A,1,11529215046068469.76,0.00,11529215046068469.76"]
    balance[3:3] = ["B,1,0.00,11529215046068469.76,-11529215046068469.76"]
    balance[-2] = "total,14,11529215046068555.17,11529215046068555.17,0.00"
    # B stands between Assets and Income, by its bytes.
    made.files["trial-balance.csv"] = "\n".join(balance).encode()
    verdict("the largest amounts", made)
    for change in ({"amount": "5000"}, {"amount": "1"}):
        world = copy.deepcopy(WORLD)
        world[6].update(change)
        world[7].update(change)
        verdict("goes back and comes back", with_postings(world))
    verdict("nothing", Made(world=[{"kind": "ledger.opened"}]),
            ("entries.jsonl", 1, ""))
    made = Made()
    made.files["entries.jsonl"] = b""
    verdict("no entry", made, ("entries.jsonl", 0, ""))
    made = Made()
    made.files["entries.jsonl"] += made.lines[-1]
    verdict("a line without end", made, ("entries.jsonl", 20, ""))


def with_postings(world):
    """The bundle of WORLD, were 6 and 7 of another amount."""
    value = int(world[6]["amount"])
    world[6].update(postings=back("donation.refunded", 4, value)["postings"])
    world[7].update(postings=back("refund.reversed", 4, value)["postings"])
    made = Made(world)
    more = value - 1000
    made.facts["totals"][1] = ["postings", 12, str(8541 + 2 * more)]
    for was in (7234, 1300, 8541):
        now = was + (2 * more if was == 8541 else more)
        made.files["trial-balance.csv"] = made.files[
            "trial-balance.csv"].replace(b"%d.%02d" % divmod(was, 100),
                                         b"%d.%02d" % divmod(now, 100))
    return made


# --------------------------------------------------- the other files

def derived():
    verdict("the bundle", Made())
    made = Made()
    made.without_names()
    verdict("without names", made)
    for name in ("donations.csv", "receipts.csv", "rules.csv",
                 "trial-balance.csv", "leaves.txt"):
        lines = Made().files[name].split(b"\n")[:-1]
        for at, line in enumerate(lines):
            def told(title, replaced, number, field):
                made = Made()
                made.files[name] = b"".join(
                    one + b"\n"
                    for one in lines[:at] + replaced + lines[at + 1:])
                verdict("%s %d: %s" % (name, at, title), made,
                        (name, number, field))
            fields = line.split(b",") if b'"' not in line else []
            titles = lines[0].decode().split(",")
            if name == "leaves.txt":
                fields, titles = [line], [""]
            for column, field in enumerate(fields):
                told("another field", [b",".join(
                    fields[:column] + [field + b"0"] + fields[column + 1:])],
                    at + 1, titles[column])
            told("bytes that are no text", [b"\xff" + line], at + 1, titles[0])
            told("one more", [line, b"x"], at + 2,
                 titles[0] if at + 1 < len(lines) else "")
        made = Made()
        made.files[name] = b"".join(one + b"\n" for one in lines[:-1])
        verdict(name + ": the last line gone", made,
                (name, len(lines), titles[0]))
        made.files[name] = b""
        verdict(name + ": empty", made, (name, 1, titles[0]))
        made.files[name] = b"".join(one + b"\n" for one in lines)[:-1]
        made.write()
        expect(name + ": no end", faults()[0], (name, len(lines), ""))
    for name, line, was, now, field in (
            ("donations.csv", 2, "\"'=Zoé, Martin\"", "\"=Zoé, Martin\"",
             "name"),
            ("donations.csv", 2, "'=R1", "=R1", "reference"),
            ("rules.csv", 2, '"""a"", b"', '"""a"", c"', "source"),
            ("rules.csv", 3, "'-n", "-n", "note"),
            ("rules.csv", 3, "'@s", "@s", "source"),
            ("receipts.csv", 3, "replaced", "live", "status")):
        made = Made()
        text = made.files[name].decode()
        assert was in text
        made.files[name] = text.replace(was, now, 1).encode()
        verdict("%s for %s" % (now, was), made, (name, line, field))
    made = Made()
    made.files["leaves.txt"] = made.files["leaves.txt"].replace(b"\n", b"0\n")
    verdict("every line is another", made, ("leaves.txt", 1, ""))
    # What the manifest says of them.
    for field, value in FACTS.items():
        if field in ("bundle", "names", "program", "decimals"):
            continue
        others = [5, "x", True, [], {}] + (
            [value + 1] if isinstance(value, int) else [])
        if value == 1:
            others.append(True)
        if isinstance(value, list):
            others += [value[:-1], value[::-1], value + value[:1]]
        for other in others:
            made = Made()
            made.facts[field] = other
            verdict("%s is %r" % (field, other), made,
                    ("manifest.json", 1, field))
        made = Made()
        del made.facts[field]
        verdict(field + " is not said", made, ("manifest.json", 1, field))
    made = Made()
    made.facts["root"] = "0" * 64
    verdict("another root", made, ("manifest.json", 1, "root"))
    made = Made()
    made.facts["totals"][0][1] = True
    verdict("a total that is true", made, ("manifest.json", 1, "totals"))
    for more in ("", 1):
        made = Made()
        made.facts["more"] = more
        verdict("one more fact, %r" % more, made, ("manifest.json", 1, "more"))
    # A manifest has 16 MiB at most.
    left = 2 ** 24 - len(spelled(dict({"files": [
        [name, len(text), hashlib.sha256(text).hexdigest()]
        for name, text in sorted(Made().files.items())]},
        **Made().facts)).encode())
    for length, expected in ((left, ("manifest.json", 1, "more")),
                             (left + 1, ("manifest.sha256", 0, ""))):
        made = Made()
        made.facts["more"] = "x" * (length - len(',"more":""') - 1)
        verdict("a manifest of 16 MiB", made, expected)
    # Amounts of currencies with other decimals.
    for decimals, amount, small in ((0, "5000", "7"), (1, "500.0", "0.7"),
                                    (3, "5.000", "0.007"),
                                    (4, "0.5000", "0.0007")):
        made = Made()
        made.facts["decimals"] = decimals
        for name in ("donations.csv", "receipts.csv", "trial-balance.csv"):
            made.files[name] = decimal(made.files[name].decode(),
                                       decimals).encode()
        assert amount in made.files["donations.csv"].decode()
        assert small in made.files["trial-balance.csv"].decode()
        verdict("%d decimals" % decimals, made)


def decimal(text, decimals):
    """Amounts with two decimals, with so many."""
    import re

    def other(match):
        digits = str(int(match[1] + match[2]))
        digits = "0" * (decimals + 1 - len(digits)) + digits
        return digits if not decimals else \
            digits[:-decimals] + "." + digits[-decimals:]
    return re.sub(r"\b([0-9]+)\.([0-9]{2})\b", other, text)


# --------------------------------------------------------- the files

def files():
    manifest = ("manifest.json", 0, "files")
    names = sorted(Made().files)
    for name in names:
        made = Made()
        made.present[name] = None
        verdict(name + " is not there", made, (name, 0, ""))
        made = Made()
        text = made.files.pop(name)
        made.present[name] = text
        verdict(name + " is not listed", made, manifest)
        made = Made()
        made.files[name] = made.files[name].replace(b"\n", b"\n", 1) + b"x\n"
        made.write()
        listed = [[one, len(text), hashlib.sha256(text).hexdigest()]
                  for one, text in sorted(Made().files.items())]
        made.listed = listed
        made.write()
        expect(name + " has other bytes", faults()[0], (name, 0, ""))
        made = Made()
        made.listed = copy.deepcopy(listed)
        at = names.index(name)
        made.listed[at][1] += 1
        verdict(name + " has another size", made, (name, 0, ""))
        made.listed[at][1] -= 1
        made.listed[at][2] = "0" * 64
        verdict(name + " has another digest", made, (name, 0, ""))
        for row in ([name, True, listed[at][2]], [name, "1", listed[at][2]],
                    [1, listed[at][1], listed[at][2]], [name, listed[at][1]],
                    [name, listed[at][1], listed[at][2].upper()],
                    [name, listed[at][1], listed[at][2] + "0"],
                    [name, listed[at][1], 5], listed[at] + [1], name,
                    {"a": 1}):
            made.listed[at] = row
            verdict("%s is listed as %r" % (name, row), made, manifest)
        made.listed = listed + [listed[at]]
        verdict(name + " is listed twice", made, manifest)
    made = Made()
    made.present["more"] = b"x"
    verdict("a file that is not listed", made, ("more", 0, ""))
    for name in ("more", "1.tlog-proof", "ledger.pub"):
        made = Made()
        made.files[name] = b"x"
        verdict(name + ", listed", made, (name, 0, ""), manifest)
    made = Made()
    made.files["checkpoint"] = b"x"
    verdict("a checkpoint without a key", made, ("ledger.pub", 0, ""),
            manifest)
    for value in ("a", {}, 5, None, True):
        made = Made()
        made.listed = value if value else [["a", 1, "b"]]
        made.manifest = spelled(dict({"files": value}, **made.facts)).replace(
            '"files":null,', "").encode() + b"\n"
        made.write()
        expect("files are %r" % value, faults(),
               [("manifest.json", 0, "" if value is None else "files")])
    for field, values in (("bundle", ("obole/audit-bundle/2", 1, None)),
                          ("names", (1, 0, "true", None)),
                          ("program", (1, [], None)),
                          ("decimals", (-1, 5, True, "2", None))):
        for value in values:
            made = Made()
            made.facts[field] = value
            if value is None:
                del made.facts[field]
            made.write()
            found = faults()
            expect("%s is %r" % (field, value), [one[0] for one in found],
                   ["manifest.json"])
            expect("%s is %r" % (field, value), found[0][2] in (field, ""),
                   True)
    made = Made()
    made.facts["names"] = False
    verdict("people, and no names", made, ("people.jsonl", 0, ""), manifest)
    for name in ("manifest.json", "manifest.sha256"):
        made = Made()
        made.present[name] = None
        verdict("no " + name, made, (name, 0, ""))
    digest = Made().write()
    for seal in (digest, digest + "\n", digest + " manifest.json\n",
                 digest + "  manifest.json", digest + " *manifest.json\n",
                 digest.upper() + "  manifest.json\n",
                 digest + "  manifest.json\n\n", "0" * 64 + "  manifest.json\n",
                 "\xff"):
        made = Made()
        made.seal = seal.encode("latin-1")
        verdict("the seal %r" % seal, made, ("manifest.sha256", 0, ""))
    sealed = spelled(dict({"files": []}, **Made().facts)).encode()
    for text in (sealed, sealed + b" \n", sealed + b"\n\n", sealed + b"\r\n",
                 b" " + sealed + b"\n", b"\n", b"[]\n", b"{\n",
                 sealed + b"x"):
        made = Made()
        made.manifest = text
        verdict("the manifest %r" % text[-20:], made,
                ("manifest.json", 0, ""))
        made.seal = b"x"
        verdict("and the seal is another", made, ("manifest.sha256", 0, ""))
    for make in (lambda path: os.symlink("README.txt", path), os.mkfifo,
                 os.mkdir):
        Made().write()
        make(os.path.join(FOLDER, "odd"))
        expect("no file", faults(), [("odd", 0, "")])
        os.remove(os.path.join(FOLDER, "verify.py"))
        make(os.path.join(FOLDER, "verify.py"))
        expect("no files", faults(), [("odd", 0, ""), ("verify.py", 0, "")])


# ----------------------------------------------------- names (Format, 8)

def names():
    here = "people.jsonl"

    def told(title, rows, *expected):
        made = Made()
        made.people(*rows)
        made.write()
        expect(title, [one for one in faults() if one[0] == here],
               list(expected))

    first, gone, last = (row for row, _ in PEOPLE)
    told("all", [first, last])
    told("one erased", [first, gone, last])
    told("one missing", [last], (here, 0, "seq"))
    told("all missing", [], (here, 0, "seq"), (here, 0, "seq"))
    told("out of order", [last, first], (here, 2, "person"))
    told("twice", [first, first, last], (here, 2, ""))
    told("of no entry", [dict(first, seq=1), last], (here, 1, ""))
    told("of another entry", [dict(first, seq=16)], (here, 1, "person"))
    told("another salt", [dict(first, salt="0" * 64)], (here, 1, "person"))
    told("a salt in capitals", [dict(first, salt=first["salt"].upper())],
         (here, 1, "person"))
    told("a short salt", [dict(first, salt="")], (here, 1, "person"))
    told("another name", [dict(first, person=dict(first["person"],
                                                  name="Zoë"))],
         (here, 1, "person"))
    told("a name more", [dict(first, more=1)], (here, 1, "person"))
    told("a text", [dict(first, person="x")], (here, 1, "person"))
    told("no salt", [{"seq": 2, "person": {}}], (here, 1, ""))
    world = copy.deepcopy(WORLD)
    world[14]["texts"] = [["person", 3], ["note", 2]]
    made = Made(world)
    made.people(last)
    made.write()
    expect("a note erased, and no person", faults()[0], (here, 0, "seq"))
    made = Made()
    made.people(dict(first, salt="0" * 64), last)
    verdict("one told once", made, (here, 1, "person"))
    made = Made()
    made.files[here] = spelled(first).encode() + b" \n"
    made.write()
    expect("not the spelling", [one for one in faults() if one[0] == here],
           [(here, 1, "")])
    made.files[here] = b" " * 200000 + b"\n"
    made.write()
    expect("a long line", faults()[0], (here, 1, ""))


# ------------------------------------------------------- what was signed

# Signed by OpenSSL 3 (pkeyutl -sign -rawin) with the seed 00 01 ... 1f: the
# three lines of note() of the ledger above; of its root as that of 20 entries;
# of the root of its first 18.
ORIGIN = "town.example/ledger"
PUBLIC = bytes.fromhex("03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc"
                       "8664125531b8")
SIGNATURE = bytes.fromhex(
    "ebd84b5a197f53d0cf28ebd39305f987b856a4a928bddbf9e1b835ccbd873c8a"
    "98ebae1bcd5dc39f038930a039b8b9ad063222e9c3fb57a2b3cd66509d895e03")
BEYOND = bytes.fromhex(
    "44cccfea0635a38127467dcd466e341d4d6af8203078691ec06a214d046e58fa"
    "9bcbfc7e4ab3af2732c2e483d3d6fbb726664dcf7b37092fe9ff7fb09994dc0b")
EARLIER = bytes.fromhex(
    "a9c6f5bd1ac72e700fe7e0b26dd1d976a986bc24f489166d25ac148b7c6f280b"
    "b1d8abecd092764734bdeba9352047759ecdc985c1115b5db414d5db5d31c80e")


def note(size, root):
    return "%s\n%d\n%s\n" % (ORIGIN, size, base64.b64encode(root).decode())


def key_text(name=ORIGIN, public=PUBLIC, kind=b"\1"):
    raw = kind + public
    return "%s+%s+%s\n" % (name, sha(name.encode(), b"\n", raw)[:4].hex(),
                           base64.b64encode(raw).decode())


def signature_line(signature=None, signer=ORIGIN):
    digest = sha(ORIGIN.encode(), b"\n\1", PUBLIC)[:4]
    return "\u2014 %s %s\n" % (signer, base64.b64encode(
        digest + (signature or SIGNATURE)).decode())


def signed():
    plain = Made()
    root = root_of(plain.leaves)
    good = note(19, root) + "\n" + signature_line()

    def proof(index, text=good, path=None, number=None):
        path = path_of(index, plain.leaves) if path is None else path
        return "c2sp.org/tlog-proof@v1\nindex %s\n%s\n%s" % (
            index if number is None else number,
            "".join(base64.b64encode(one).decode() + "\n" for one in path),
            text)

    proofs = {"%d.tlog-proof" % at: proof(at) for at in (9, 10, 12)}

    def told(title, changes, *expected):
        made = Made()
        made.files.update({name: text.encode() for name, text in {
            "checkpoint": good, "ledger.pub": key_text(), **proofs,
            **changes}.items() if text is not None})
        verdict(title, made, *expected)

    here = ("checkpoint", 0, "")
    told("signed", {})
    told("a witness signs too", {"checkpoint": None, **{
        name: proof(int(name.split(".")[0]), good + "\u2014 other AAAA\n")
        for name in proofs}, "checkpoint": good + "\u2014 other AAAA\n"})
    told("a witness signs first", {
        name: text.replace("\n\n\u2014", "\n\n\u2014 other x\n\u2014")
        if "index" not in text else text.replace(
            "\n\n\u2014", "\n\n\u2014 other x\n\u2014")
        for name, text in dict(proofs, checkpoint=good).items()})
    bad = bytearray(SIGNATURE)
    for at in (0, 31, 32, 63):
        bad = bytearray(SIGNATURE)
        bad[at] ^= 1
        told("another signature", {"checkpoint": note(19, root) + "\n" +
                                   signature_line(bytes(bad))}, here)
        told("another signature beside", {"checkpoint": good +
                                          signature_line(bytes(bad))}, here)
    told("a longer signature", {"checkpoint": note(19, root) + "\n" +
                                signature_line(SIGNATURE + b"\0")}, here)
    early = note(18, root_of(plain.leaves[:18])) + "\n" + signature_line(EARLIER)
    told("of the first entries", {"checkpoint": early, **{
        "%d.tlog-proof" % at: proof(at, early, path_of(at, plain.leaves[:18]))
        for at in (9, 10, 12)}}, here)
    told("another signer", {"checkpoint": note(19, root) + "\n" +
                            signature_line(signer="other")}, here)
    for text in (good[:-1], good + "\n", good + "x\n", good[1:], "",
                 good.replace("\n19\n", "\n019\n"),
                 good.replace("\n19\n", "\n18\n"),
                 good.replace("\n19\n", "\n19\nmore\n"),
                 good.replace("\u2014", "-"),
                 good.replace(ORIGIN + "\n", "other\n"), note(19, root),
                 note(19, root) + "\n", good.replace("\n\n", "\n")):
        told("the checkpoint %r" % text[:40], {"checkpoint": text}, here)
    for text in ("", "x", key_text("other"), key_text(public=bytes(32)),
                 key_text(kind=b"\2"), key_text()[:-2],
                 key_text().strip() + "=", key_text().split("+")[0]):
        told("the key %r" % text, {"ledger.pub": text}, here)
    told("no proof", {"9.tlog-proof": None}, here)
    told("two without proof", {"9.tlog-proof": None, "12.tlog-proof": None},
         here)
    told("a proof of no receipt", {"8.tlog-proof": proof(8)},
         ("8.tlog-proof", 0, ""))
    nine = ("9.tlog-proof", 0, "")
    path = path_of(9, plain.leaves)
    for text in ("", proof(10), proof(9, path=path[:-1]),
                 proof(9, path=path + [bytes(32)]), proof(9, path=[]),
                 proof(9, path=[bytes(32)] + path),
                 proof(9, path=[bytes(32)] + path[1:]),
                 proof(9, path=path[::-1]), proof(9, path=[path[0][:31]]),
                 proof(9, good + "\u2014 other AAAA\n"), proof(9) + "\n",
                 proof(9, number="09"), proof(9, number="-9"),
                 proof(9, number="19"), proof(9, number="8"),
                 proof(9).replace("v1", "v2"), proof(9)[1:],
                 proof(9).replace("index ", "index"),
                 "\n" + proof(9)):
        told("the proof %r" % text[:60], {"9.tlog-proof": text}, nine, here)

    # What the auditor keeps.
    place = FOLDER + ".kept"

    def kept(option, text, key=key_text().strip()):
        with open(place, "w", encoding="utf-8") as file:
            file.write(text)
        return run(option, place, "--key", key)[0]

    plain.write()
    expect("a checkpoint kept", kept("--checkpoint", good), 0)
    expect("a proof kept", kept("--proof", proof(3)), 0)
    expect("of the last entry", kept("--proof", proof(18)), 0)
    expect("a checkpoint as a proof", kept("--proof", good), 1)
    expect("a proof as a checkpoint", kept("--checkpoint", proof(3)), 1)
    expect("another entry", kept("--proof", proof(
        4, path=path_of(3, plain.leaves))), 1)
    expect("beyond", kept("--proof", proof(18, number="19")), 1)
    expect("one of the first entries, kept", kept("--checkpoint", early), 0)
    expect("the one behind them", kept("--proof", proof(
        18, early, path_of(17, plain.leaves[:18]))), 1)
    expect("more entries than there are", kept(
        "--checkpoint", note(20, root) + "\n" + signature_line(BEYOND)), 1)
    expect("another key", kept("--checkpoint", good, key_text("x").strip()),
           1)
    with open(place + ".pub", "w", encoding="utf-8") as file:
        file.write(key_text())
    expect("a key in a file", kept("--proof", proof(3), place + ".pub"), 0)
    here = os.getcwd()
    os.chdir(os.path.dirname(place))
    name = os.path.basename(place)
    expect("files beside", run("--proof", name, "--key", name + ".pub")[0], 0)
    expect("both", run("--proof", name, "--checkpoint", name, "--key",
                       name + ".pub")[0], 1)
    os.chdir(here)
    world = copy.deepcopy(WORLD)
    world[17]["value"] = "other"
    Made(world).write()
    expect("another ledger", kept("--checkpoint", good), 1)
    said = run("--checkpoint", place, "--key", key_text().strip())[1]
    expect("what is told of it", place + ": " in said, True)
    world = copy.deepcopy(WORLD[:18])
    made = Made(world)
    made.facts.update(size=18, recorded="2026-02-02T10:00:17.000000000Z")
    made.facts["kinds"].remove(["opening", 1])
    made.facts["totals"][1] = ["postings", 10, "8534"]
    made.files["trial-balance.csv"] = b"\n".join(
        line.replace(b"12,85.41,85.41", b"10,85.34,85.34") for line in
        made.files["trial-balance.csv"].split(b"\n") if b"Liab" not in line)
    made.write()
    expect("the end cut off", run()[0], 0)
    expect("the end cut off, kept", kept("--checkpoint", good), 1)
    expect("the end cut off, a proof", kept("--proof", proof(18)), 1)


# --------------------------------------------------------- what is said

def run(*words):
    """The exit code and what is printed."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            code = verify.main(list(words) + [FOLDER])
        except SystemExit as stopped:
            code = stopped.code
    return code, said.getvalue()


def words():
    digest = Made().write()
    root = root_of(Made().leaves).hex()
    for lang, parts, others in (
            ("en", ("19 entries; everything holds\n", "Checked:\n",
                    "Not checked:\n", "names: each text"),
             ("Contrôlé", "what you keep")),
            ("fr", ("19 écritures ; tout concorde\n", "Contrôlé :\n",
                    "Non contrôlé :\n", "noms : chaque texte"),
             ("Checked", "ce que vous gardez"))):
        code, said = run("--lang", lang)
        expect(lang + ": exit code", code, 0)
        for part in parts + (root, digest):
            expect(lang + ": " + part, part in said, True)
        for part in others:
            expect(lang + ": no " + part, part in said, False)
    os.environ["LANG"] = "fr_FR.UTF-8"
    expect("the language of the machine", "tout concorde" in run()[1], True)
    expect("one asked for", "everything" in run("--lang", "en")[1], True)
    os.environ["LANG"] = "C"
    expect("any other", "everything" in run()[1], True)
    for value, code in ((digest, 0), (digest.upper() + " ", 0),
                        ("0" * 64, 1), (digest[:-1], 1)):
        expect("--manifest " + value, run("--manifest", value)[0], code)
    said = run("--lang", "en", "--manifest", "0" * 64)[1]
    expect("what it is", "manifest.json: " in said and digest in said, True)
    for asked in (("--lang", "de"), ("--lang",), ("--odd",), ("one", "two"),
                  ("--checkpoint", "x"), ("--proof", "x"), ("--man", "x")):
        expect("asked %r" % (asked,), run(*asked)[0], 2)
    expect("a file that is not there",
           run("--checkpoint", FOLDER + ".none", "--key", "x")[0], 1)
    made = Made()
    made.without_names()
    made.write()
    said = run("--lang", "en")[1]
    expect("without names", (said[:10], "names: each" in said),
           ("19 entries", False))
    made = Made()
    made.files["donations.csv"] = made.files["donations.csv"].replace(
        b"12.34", b"12.35", 1)
    made.write()
    code, said = run("--lang", "en")
    expect("the exit code", code, 1)
    expect("English", said.split("5,2026")[0], "The bundle does not verify:\n"
           "  donations.csv, line 3, field amount: the entries make it ")
    code, said = run("--lang", "fr")
    expect("French", said.split("5,2026")[0], "Le dossier ne se vérifie pas :"
           "\n  donations.csv, ligne 3, champ amount : les écritures en font ")
    made = Made()
    made.present["\x1b[31m\u202e"] = b""
    made.present["z" * 200] = b""
    made.write()
    said = run("--lang", "en")[1]
    expect("what steers a terminal", said.split("\n")[1],
           "  \\u{1B}[31m\\u{202E}: the manifest does not know it")
    for count in (49, 50, 60):
        made = Made()
        for at in range(count):
            made.present["more%d" % at] = b""
        made.write()
        said = run("--lang", "en")[1].split("\n")
        expect("%d faults" % count, (len(said), "  ..." in said),
               (min(count, 50) + 2 + (count >= 50), count >= 50))
    made = Made()
    made.present["README.txt"] = None
    made.write()
    os.remove(os.path.join(FOLDER, "manifest.json"))
    shutil.rmtree(FOLDER)
    expect("no folder", run()[0], 1)
    expect("no folder, and a digest", run("--manifest", "0" * 64)[0], 1)
    with open(FOLDER, "w", encoding="utf-8"):
        pass
    expect("a file", run()[0], 1)
    os.remove(FOLDER)
    Made().write()
    ascii_alone = dict(os.environ, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    expect("a terminal of ASCII alone", subprocess.run(
        [sys.executable, SOURCE, "--lang", "fr", FOLDER], env=ascii_alone,
        capture_output=True, check=False).returncode, 0)
    os.remove(os.path.join(FOLDER, "leaves.txt"))
    expect("the program's exit code", subprocess.run(
        [sys.executable, SOURCE, "--lang", "fr", FOLDER],
        capture_output=True, check=False).returncode, 1)
    world = copy.deepcopy(WORLD)
    world[4]["amount"] = "x"
    Made(world).write()
    expect("what is wrong", run("--lang", "en")[1].split("\n")[1],
           "  entries.jsonl, line 5, field amount: not an amount")
    # What comes unforeseen is told of the folder, and of no line.
    check = verify.Bundle.check
    verify.Bundle.check = lambda bundle: bundle.none
    said = run("--lang", "en")[1].split("\n")[1]
    verify.Bundle.check = check
    expect("the unforeseen", said.startswith("  %s: " % FOLDER), True)
    for length in (599, 600):
        expect("a text", verify.printable("x" * length), "x" * length)
    expect("a long one", verify.printable("x" * 601), "x" * 600 + "...")
    expect("a cent owed", verify.money(-1, 2), "-0.01")
    made = Made(copy.deepcopy(WORLD[:3]))
    made.facts["organisation"] = "x" * 5000
    made.write()
    expect("long texts are cut",
           max(map(len, run("--lang", "en")[1].split("\n"))) < 1000, True)


def points():
    """RFC 8032, 5.1.3 and 5.1.7: which points are none, and which equal."""
    def refuses(number):
        try:
            verify.decode_point(number.to_bytes(32, "little"))
        except ValueError:
            return True
        return False

    prime, odd = 2 ** 255 - 19, 2 ** 255
    for number in (prime, prime + 1, 2 ** 255 - 1, odd + 1, odd + prime - 1,
                   2):
        expect("the point of %x" % number, refuses(number), True)
    base = 4 * pow(5, prime - 2, prime) % prime
    for number in (1, prime - 1, base, odd + base):
        expect("the point of %x" % number, refuses(number), False)
    # The coordinate that RFC 8032, 5.1 writes out.
    expect("the base point", verify.decode_point(base.to_bytes(32, "little"))[
        0], int("151122213495354007725011514095885315114540126930418572060461"
                "13283949847762202"))
    # Of the key that is the neutral point, the commitment is the signature.
    key = (1).to_bytes(32, "little")
    order = 2 ** 252 + 27742317777372353535851937790883648493
    for commitment, scalar, holds in (
            (base, 1, True), (base, 2, False), (odd + base, 1, False),
            (prime - base, 1, False), (odd + prime - base, 1, False),
            (1, 0, True), (1, order, False), (base, order + 1, False)):
        expect("of %x, %x" % (commitment, scalar), verify.signed_by(
            key, b"", commitment.to_bytes(32, "little") +
            scalar.to_bytes(32, "little")), holds)


def main():
    derived()
    points()
    spellings()
    entries()
    files()
    names()
    signed()
    words()


with tempfile.TemporaryDirectory(
        dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as scratch:
    FOLDER = os.path.join(scratch, "bundle")
    if os.environ.get("VERDICTS_NOTE"):  # what is to be signed
        sys.stdout.write(note(19, root_of(Made().leaves)))
    else:
        main()
if not os.environ.get("VERDICTS_NOTE"):
    print("%d verdicts, %d wrong" % (tried, len(wrong)))
    for one in wrong[:20]:
        print(one)
sys.exit(1 if wrong else 0)
