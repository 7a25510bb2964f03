#!/usr/bin/env python3
"""Checks a ledger against docs/ledger-format.md, without obole.

    python3 tests/ledger/format_check.py NAME.obole

Written from that document alone, with the standard library alone: a second
opinion on `obole audit verify`, and a reading aid for auditors.  It only reads.
Prints what it checked and what is wrong; exits 0 where all holds, else 1.
The section numbers are those of the document.
"""

import base64
import datetime
import fractions
import hashlib
import hmac
import os
import re
import sqlite3
import sys
import unicodedata
from collections import Counter, defaultdict

# ------------------------------------------------------- 2. the two files

LEDGER_COLUMNS = {
    "entry": "seq recorded effective kind idem body leaf",
    "node": "level idx hash",
    "head": "id size root frontier",
    "account": "id seq name currency",
    "posting": "seq ord account amount effective",
    "balance": "account amount postings",
    "organisation": "seq name siren address kind currency timezone",
    "bank_account": "seq iban title",
    "signatory": "seq starts quality delegation",
    "dossier": "seq campaign name value effective",
    "programme": "seq code title",
    "project": "seq code title programme proposer",
    "partner": "seq project role value",
    "project_stage": "seq project stage effective",
    "campaign": "seq code title goal opens closes model purpose service"
                " project platform resolution mandate analytic section"
               " parent",
    "goal": "seq campaign code title amount",
    "verdict": "seq campaign verdict effective goal received refunded"
               " promised counted due",
    "campaign_sum": "campaign pledged received in_kind refunded fees"
                    " reconciled matched donations donors refunds pledges"
                    " assessed receiptable receipted",
    "tier": "seq campaign code title minimum benefit valuation valued_on"
            " stock recognition",
    "donor": "seq number kind",
    "erasure": "seq donor scope effective",
    "erased": "seq ord kind item",
    "donor_status": "seq donor regime abroad",
    "merger": "seq ord donor survivor",
    "restriction": "seq donor restricted effective",
    "consent": "seq donor given day",
    "campaign_donor": "seq campaign donor",
    "pledge": "seq campaign donor amount effective due",
    "instalment": "seq ord pledge due amount",
    "pledge_end": "seq ord pledge cause effective",
    "donation": "seq campaign donor amount effective method tier benefit"
                " platform payout reference earmark fund nature credited"
                " given_on corrects",
    "in_kind": "seq declared valuation valued_on document",
    "item": "seq ord quantity unit price amount",
    "settlement": "seq pledge amount",
    "fee": "seq ord item campaign amount effective platform payout",
    "refund": "seq donation campaign amount effective method platform payout"
              " reference cause reverses refunded_on",
    "ordered": "seq ord refund amount account",
    "deposit": "seq method slip amount effective",
    "deposited": "seq ord donation",
    "deposit_end": "seq deposit",
    "dispute": "seq donation campaign amount effective payout",
    "dispute_end": "seq dispute outcome effective payout",
    "fund": "seq code donor",
    "fund_campaign": "seq ord campaign",
    "fund_rule": "seq fund starts ends numerator denominator budget gift_cap"
                 " donor_cap campaign_cap",
    "matching": "seq ord fund donation rule amount cap",
    "earmark": "seq code title project",
    "earmark_use": "seq earmark use amount effective",
    "disbursement": "seq project campaign amount effective agreement"
                    " reference",
    "policy": "seq name value",
    "rule_table": "seq name jurisdiction version currency digest effective",
    "rule_value": "seq ord parameter value unit starts ends basis certainty"
                  " source link note",
    "waiver": "seq donation effective",
    "assessment": "seq donation rules outcome amount gift_date article form",
    "receipt": "seq year number donor amount effective article form scope"
               " first_day last_day replaces",
    "receipt_gift": "seq ord donation assessment amount",
    "receipt_end": "seq receipt cause effective",
    "paper": "seq ord receipt copy digest",
    "declaration": "seq year receipts total effective",
    "import": "seq digest profile first rows recorded total",
    "payout_report": "seq platform digest profile rows movements recorded"
                     " completed first starts ends",
    "movement": "id seq platform source movement day gross fee payout arrival"
                " gift",
    "completion": "seq ord movement payout arrival gift",
    "statement": "seq account format digest name opening opening_on closing"
                 " closing_on credits debits lines recorded first_line",
    "line": "id seq account booked_on value_on amount identity",
    "itemised": "seq line",
    "matched": "seq ord line kind item payout amount pass",
    "covered": "seq ord line item",
    "unmatched": "seq line",
    "period": "seq through accounts debits balances",
}
PEOPLE_COLUMNS = {
    "secret": "id key",
    "person": "seq donor salt body likeness",
    "note": "seq salt body",
    "line_text": "line salt body",
}
TRIGGERS = {"entry_only_grows", "entry_is_never_changed",
            "entry_is_never_deleted"}

# ---------------------------------------------------- 3. canonical JSON

LARGEST = 2 ** 53 - 1
INTEGER = re.compile(r"0|-?[1-9][0-9]*")
KEY = re.compile(r'"([a-z_]+)":')
STRING = re.compile(r'"((?:[^"\\\x00-\x1f\x7f]|\\["\\])*)"')


def parse(text):
    """The value that canonical `text` spells; ValueError if it is not."""
    def value(at, depth):
        first = text[at:at + 1]
        if first == '"':
            match = STRING.match(text, at)
            if not match:
                raise ValueError(f"a string at {at}")
            return re.sub(r"\\(.)", r"\1", match[1]), match.end()
        if first and first in "{[":
            if depth > 4:
                raise ValueError("too deep")
            return (members if first == "{" else items)(at + 1, depth)
        for word, meaning in (("true", True), ("false", False)):
            if text.startswith(word, at):
                return meaning, at + len(word)
        match = INTEGER.match(text, at)
        if not match or abs(int(match[0])) > LARGEST:
            raise ValueError(f"a value at {at}")
        return int(match[0]), match.end()

    def members(at, depth):
        found = {}
        if text[at:at + 1] == "}":
            return found, at + 1
        last = ""
        while True:
            match = KEY.match(text, at)
            if not match or match[1] <= last:
                raise ValueError(f"a key at {at}")
            last = match[1]
            found[last], at = value(match.end(), depth + 1)
            if text[at:at + 1] != ",":
                break
            at += 1
        if text[at:at + 1] != "}":
            raise ValueError(f"an object's end at {at}")
        return found, at + 1

    def items(at, depth):
        found = []
        if text[at:at + 1] == "]":
            return found, at + 1
        while True:
            item, at = value(at, depth + 1)
            found.append(item)
            if text[at:at + 1] != ",":
                break
            at += 1
        if text[at:at + 1] != "]":
            raise ValueError(f"an array's end at {at}")
        return found, at + 1

    if text[:1] != "{":
        raise ValueError("it is not an object")
    whole, end = value(0, 1)
    if end != len(text):
        raise ValueError("something follows the object")
    return whole


def spell(value):
    """The canonical spelling of `value`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return '"' + re.sub(r'(["\\])', r"\\\1", value) + '"'
    if isinstance(value, list):
        return "[" + ",".join(map(spell, value)) + "]"
    return "{" + ",".join(
        f'"{key}":{spell(value[key])}' for key in sorted(value)) + "}"


# ---------------------------------------------------------- 4. the tree

def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


class Tree:
    """RFC 9162's tree, growing; `stack` holds (leaves, hash), largest first."""

    def __init__(self):
        self.stack = []
        self.kept = {}
        self.size = 0

    def add(self, leaf):
        node, width = leaf, 1
        while self.stack and self.stack[-1][0] == width:
            node = sha(b"\x01", self.stack.pop()[1], node)
            width *= 2
            level = width.bit_length() - 1
            if level % 8 == 0:
                self.kept[level, self.size // width] = node
        self.stack.append((width, node))
        self.size += 1

    def root(self):
        if not self.stack:
            return sha()
        node = self.stack[-1][1]
        for _, left in reversed(self.stack[:-1]):
            node = sha(b"\x01", left, node)
        return node


# ------------------------------------------------- 5. bodies and their kinds

def pattern(text):
    return lambda value: isinstance(value, str) and re.fullmatch(text, value)


def is_day(value):
    try:
        return pattern(r"\d{4}-\d\d-\d\d")(value) and bool(day(value))
    except ValueError:
        return False


def is_amount(value):
    return pattern(r"0|-?[1-9][0-9]{0,18}")(value) and \
        abs(int(value)) <= 2 ** 60


def is_list_of(*checks):
    return lambda value: isinstance(value, list) and value and all(
        isinstance(item, list) and len(item) == len(checks) and
        all(check(part) for check, part in zip(checks, item)) for item in value)


def is_reference(value):
    return pattern(r"[!#-?A-\[\]-~]{1,128}")(value)


def is_reference_or_none(value):
    return value == "" or is_reference(value)


def is_day_or_none(value):
    return value == "" or is_day(value)


def is_text(value):
    return isinstance(value, str) and value != "" and \
        value == unicodedata.normalize("NFC", value)


def is_request(value):
    return isinstance(value, list) and all(is_text(word) for word in value)


def is_number(value):
    return isinstance(value, int) and not isinstance(value, bool)


def one_of(words):
    return lambda value: value in words.split()


FORMS = {
    "text": is_text, "amount": is_amount, "day": is_day, "number": is_number,
    "code": pattern(r"[A-Z0-9][A-Z0-9-]{0,31}"),
    "reference": pattern(r"[!#-?A-\[\]-~]{1,128}"),
    "request": is_request,
    "hex32": pattern(r"[0-9a-f]{32}"), "hex64": pattern(r"[0-9a-f]{64}"),
    "donor": pattern(r"D[0-9A-HJKMNP-TV-Z]{10}"),
    "into": pattern(r"D[0-9A-HJKMNP-TV-Z]{10}"),
    "iban": pattern(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}"),
    "currency": pattern(r"[A-Z]{3}"),
    "true": lambda value: value is True,
    "instant": lambda value: pattern(
        r"\S{10}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{9}Z")(value) and
        is_day(value[:10]),
    "siren": pattern(r"[0-9]{9}"),
    "method": one_of("card transfer cheque cash direct-debit in-kind skills"
                     " expense-waiver"),
    "donor_kind": one_of("individual company association public-body"
                         " anonymous"),
    "model": one_of("keep-it-all all-or-nothing tiered"),
    "purpose": one_of("philanthropic educational scientific social humanitarian"
                      " sporting family cultural heritage environment"
                      " french-culture equality woodland none"),
    "stage": one_of("idea selected incubating funding funded delivered"
                    " dropped"),
    "organisation": one_of("commune epci departement region etablissement"
                           " association"),
    "section": one_of("operating investment"),
    "proposer": one_of("residents town association company other"),
    "role": one_of("platform sponsor coach coworking holder expert other"),
    "verdict": one_of("succeeded failed missed"),
    "release": one_of("expired campaign-failed"),
    "cause": one_of("donor-request duplicate campaign-failed fraud overpayment"
                    " wrongly-collected returned corrected dispute"),
    "valuation": one_of("declared cost-price stock-value market book-value"
                        " salary-cost mileage price"),
    "deposited": one_of("cheque cash"),
    "erasure": one_of("all contact"),
    "texts": is_list_of(one_of("person note line"), is_number),
    "holds": is_list_of(one_of("receipt gift pledge restriction"), is_number,
                        lambda value: value == "" or is_day(value)),
    "trial": is_list_of(is_text, is_amount),
    "distinct": lambda value: isinstance(value, list) and value and
             len(set(value)) == len(value) and
             all(isinstance(item, int) for item in value),
    "codes": lambda value: isinstance(value, list) and value and
             all(map(pattern(r"[A-Z0-9][A-Z0-9-]{0,31}"), value)),
    "instalments": is_list_of(is_day, is_amount),
    "amounts": is_list_of(is_number, is_amount),
    "items": is_list_of(is_number, one_of("piece kilogram litre metre hour day"
                                          " kilometre month"), is_amount,
                        is_amount),
    "nature": one_of("sponsorship purchase loan"),
    "regime": one_of("real micro exempt"),
    "outcome": one_of("eligible ineligible review"),
    "grounds": is_list_of(pattern("[a-z-]+"), one_of("met limited flagged review"
                                                     " failed"),
                          lambda name: isinstance(name, str),
                          lambda inputs: isinstance(inputs, list) and
                          all(isinstance(one, str) for one in inputs)),
    "values": is_list_of(is_text, is_text,
                         one_of("ratio money number flag word"), is_day,
                         lambda d: d == "" or is_day(d),
                         one_of("payment year-opening year-closing"
                                " calendar-year issue"),
                         one_of("confirmed reported remembered unverified"
                                " uncertain"), is_text,
                         lambda text: isinstance(text, str),
                         lambda text: isinstance(text, str)),
    "scope": one_of("single annual complementary"),
    "receipt_cause": one_of("voided replaced"),
    "gifts": is_list_of(is_number, is_number, is_amount),
    "papers": is_list_of(is_number, one_of("original duplicate"),
                         pattern(r"[0-9a-f]{64}")),
    "grants": is_list_of(is_number, is_number, is_amount,
                         one_of("ratio gift donor campaign budget")),
    "postings": is_list_of(is_text, pattern(r"[A-Z]{3}"), is_amount),
    "lines": is_list_of(is_day, lambda d: d == "" or is_day(d), is_amount,
                        pattern(r"[0-9a-f]{32}"), pattern(r"[0-9a-f]{64}")),
    "matches": is_list_of(is_number, one_of("donation refund disbursement"
                                            " deposit payout bank"),
                          lambda item: is_number(item) or is_text(item),
                          is_amount),
    "campaigns": is_list_of(is_text, is_amount),
    "movements": is_list_of(
        is_reference, one_of("capture fee refund dispute dispute-reversal"
                             " payout payout-reversal adjustment tip hold"),
        is_day, is_amount, is_amount, is_reference_or_none,
        is_day_or_none, is_reference_or_none),
    "completions": is_list_of(is_number, is_reference_or_none, is_day_or_none,
                              is_reference_or_none),
    "covers": lambda value: isinstance(value, list) and value and
              all(map(is_number, value)),
}

# "field:form" where the form is not the field's own name; "?" may be absent.
COMMON = "by:text effective:day key:hex32 kind:text recorded:instant" \
         " seq:number v:number version:text"
KINDS = {
    "ledger.opened": "name:text organisation currency timezone:text"
                     " ledger:hex32 secret:hex64 siren? address:text?",
    "account.opened": "iban title:text?",
    "programme.opened": "programme:code title:text",
    "project.opened": "project:code title:text stage programme:code? proposer?"
                      " note:hex64?",
    "project.partnered": "project:code role value:amount? note:hex64",
    "project.staged": "project:code stage",
    "campaign.opened": "campaign:code title:text goal:amount currency opens:day"
                       " closes:day model purpose? service:text? project:code?"
                       " platform:code? resolution:text? mandate:text?"
                       " analytic:text? section? parent:code?",
    "goal.added": "campaign:code goal:code title:text amount",
    "campaign.settled": "campaign:code verdict goal:amount received:amount"
                        " refunded:amount promised:amount counted:amount"
                        " with_promises:true? due:day? postings?",
    "tier.opened": "campaign:code tier:code title:text minimum:amount"
                   " benefit:amount valuation? valued_on:day? stock:number?"
                   " recognition:text? note:hex64?",
    "donor.registered": "donor donor_kind regime? abroad:true? person:hex64",
    "donor.amended": "donor regime? abroad:true? reference? person:hex64",
    "donor.merged": "donor into campaigns? reference?",
    "donor.restricted": "donor reference? note:hex64",
    "restriction.lifted": "donor reference? note:hex64",
    "consent.given": "donor day reference? note:hex64",
    "consent.withdrawn": "donor day texts reference?",
    "pledge.made": "campaign:code donor amount currency postings due:day?"
                   " outside_dates:true? reference? instalments?",
    "pledge.planned": "pledge:number campaign:code instalments",
    "pledge.cancelled": "pledge:number campaign:code amount note:hex64"
                        " postings",
    "pledge.expired": "pledge:number campaign:code amount note:hex64 postings",
    "pledge.written_off": "pledge:number campaign:code amount note:hex64"
                          " postings",
    "pledges.released": "campaign:code cause:release pledges:amounts postings",
    "donation.received": "campaign:code donor amount currency method postings"
                         " tier:code? platform:code? payout:reference?"
                         " outside_dates:true? reference? benefit:amount?"
                         " line:number? pledge:number? settles:amount?"
                         " fee:amount? note:hex64? revives:amount? fund:code?"
                         " earmark:code? declared:amount? valuation?"
                         " valued_on:day? document:reference? items? nature?"
                         " credited:day? given_on:day? corrects:number?",
    "campaign.filed": "campaign:code name:text value:text reference?",
    "signatory.named": "from:day quality:text delegation:text? reference?"
                       " note:hex64",
    "rules.adopted": "name:text jurisdiction:text table_version:text currency"
                     " digest:hex64 reference? values",
    "benefit.waived": "donation:number campaign:code note:hex64",
    "gift.assessed": "donation:number campaign:code rules:number outcome amount"
                     " was:amount? if_accepted:amount? gift_date:day"
                     " article:text? form:text? grounds note:hex64?",
    "receipt.issued": "year:number number:number donor amount article:text?"
                      " form:text? scope first_day:day last_day:day gifts"
                      " campaigns replaces:number? signatory:number?"
                      " note:hex64",
    "receipt.voided": "receipt:number cause:receipt_cause reference? campaigns"
                      " note:hex64",
    "receipts.rendered": "papers",
    "refunds.ordered": "account:text message:reference execution:day"
                       " total:amount refunds:amounts",
    "deposit.made": "method:deposited slip:reference amount gifts:distinct"
                    " reference?",
    "deposit.cancelled": "deposit:number note:hex64",
    "person.erased": "donor scope:erasure texts person:hex64? reference?"
                     " note:hex64?",
    "erasure.refused": "donor holds reference? note:hex64",
    "declaration.filed": "year:number receipts:number total:amount reference?",
    "fees.allocated": "campaign:code platform:code payout:reference?"
                      " total:amount currency reference? shares:amounts"
                      " postings",
    "fee.charged": "item:number campaign:code amount platform:code postings",
    "donation.refunded": "donation:number campaign:code amount method"
                         " note:hex64 postings platform:code?"
                         " payout:reference? reference? line:number?"
                         " fee:amount? cause? approved_by:reference?"
                         " refunded_on:day?",
    "refund.reversed": "refund:number donation:number campaign:code amount"
                       " method platform:code? reference? note:hex64 postings",
    "dispute.opened": "donation:number campaign:code amount payout:reference?"
                      " reference?"
                      " postings",
    "dispute.lost": "dispute:number donation:number campaign:code amount method"
                    " platform:code? reference? postings",
    "dispute.won": "dispute:number donation:number campaign:code amount method"
                   " platform:code? payout:reference? reference? postings",
    "fund.opened": "fund:code donor campaigns:codes starts:day ends:day?"
                   " numerator:number denominator:number budget:amount currency"
                   " gift_cap:amount? donor_cap:amount? campaign_cap:amount?",
    "fund.amended": "fund:code starts:day ends:day? numerator:number"
                    " denominator:number budget:amount currency"
                    " gift_cap:amount? donor_cap:amount? campaign_cap:amount?",
    "matches.granted": "fund:code grants campaigns? postings?",
    "earmark.opened": "earmark:code title:text project:code?",
    "earmark.spent": "earmark:code amount reference? note:hex64",
    "earmark.released": "earmark:code amount reference? note:hex64",
    "disbursement.made": "project:code campaign:code? amount currency"
                         " agreement:reference reference? note:hex64? postings",
    "policy.set": "name:text value:text",
    "donations.imported": "digest:hex64 profile:reference first:number"
                          " rows:number new:number total:amount",
    "movements.reported": "platform:code first:number movements",
    "movements.completed": "platform:code movements:completions",
    "payout.reported": "platform:code digest:hex64 profile:reference"
                       " first:number rows:number movements:number new:number"
                       " completed:number starts:day ends:day",
    "lines.recorded": "account:iban first:number itemises:number? lines"
                      " postings?",
    "statement.imported": "account:iban format:text digest:hex64 credits:amount"
                          " debits:amount lines:number new:number"
                          " first_line:number name:reference? opening:amount?"
                          " opening_on:day? closing:amount? closing_on:day?"
                          " postings?",
    "lines.matched": "pass:text matches? campaigns? covers? line:number?"
                     " postings?",
    "lines.unmatched": "line:number note:hex64 campaigns? postings?",
    "period.closed": "through:day size:number root:hex64 accounts:number"
                     " debits:amount balances:hex64 trial?",
    "bundle.exported": "names:true? size:number root:hex64 manifest:hex64"
                       " reference?",
    "key.rotated": "old:text new:text signature:text reference?",
    "run.recorded": "command:text request reference found:number?"
                    " taken:number? size:number?",
    "restore.acknowledged": "origin:text size:number root:hex64 stood:number"
                            " reference? note:hex64",
}


def fields_of(kind):
    found = {}
    for word in (COMMON + " " + KINDS[kind]).split():
        name, _, form = word.rstrip("?").partition(":")
        found[name] = (FORMS[form or name], word.endswith("?"))
    return found


FIELDS = {kind: fields_of(kind) for kind in KINDS}


def day(text):
    """Days since 1970-01-01."""
    return (datetime.date.fromisoformat(text) - datetime.date(1970, 1, 1)).days


def instant(text):
    """Nanoseconds since 1970-01-01."""
    seconds = (datetime.datetime.fromisoformat(text[:19]) -
               datetime.datetime(1970, 1, 1)) // datetime.timedelta(seconds=1)
    return seconds * 10 ** 9 + int(text[20:29])


def donor_number(text):
    number = 0
    for letter in text[1:]:
        number = number * 32 + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".index(letter)
    return number


# ------------------------------------------------- 6. idempotency keys

def key_of(*parts):
    return sha(*(part.encode() + b"\x1f" for part in parts))[:16].hex()


# -------------------------------------------- 8. commitments and likenesses

def commitment(tag, salt, text):
    return sha(tag.encode(), b"\x00", salt, text.encode()).hex()


def likeness(secret, tag, text):
    message = tag.encode() + b"\x00" + text.encode()
    return hmac.digest(secret, message, "sha256")[:16]


IGNORABLE = [(0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160),
             (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F),
             (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164),
             (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0),
             (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A),
             (0xE0000, 0xE0FFF)]
ACCENTS = [(0x300, 0x36F), (0x483, 0x489), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF),
           (0x20D0, 0x20FF), (0xFE20, 0xFE2F)]
SPELLINGS = dict(zip("æðøþđħıĸłŋœŧƀƒƶǥɓɖɗɨ",
                     "AE D O TH D H I K L NG OE T B F Z G B D D I".split()))


def within(letter, ranges):
    return any(first <= ord(letter) <= last for first, last in ranges)


def taken_apart(text):
    text = "".join(c for c in text if not within(c, IGNORABLE))
    apart = unicodedata.normalize("NFKD", text.casefold())
    return text if apart == text else taken_apart(apart)


def folded(text):
    out, gap = "", False
    for letter in "".join(taken_apart(run) if run > "\x7f" else run for run in
                          re.findall(r"[\x00-\x7f]+|[^\x00-\x7f]+", text)):
        if within(letter, ACCENTS):
            continue
        category = unicodedata.category(letter)
        if letter < "\x80":
            part = letter.upper() if letter.isalnum() else ""
        elif letter in SPELLINGS:
            part = SPELLINGS[letter]
        elif 0x2B0 <= ord(letter) <= 0x2FF:
            part = ""
        elif category in ("Lu", "Ll", "Lt", "Lm", "Lo", "Nd"):
            part = letter
        else:
            part = letter if category[0] == "M" and out and not gap else ""
        if part and gap and out:
            out += " "
        out += part
        gap = not part
    return out


# ------------------------------------------- 7. what entries make of tables

BANK_CAUSES = {"charge": "Expenses:Bank:Charges",
               "interest": "Income:Bank:Interest",
               "own-transfer": "Assets:Bank:Transit",
               "other-business": "Equity:OtherBusiness"}
IN_KIND = ("in-kind", "skills", "expense-waiver")
PROMISED = "Equity:Memo:Pledges:Committed:"
OUTSTANDING = "Equity:Memo:Pledges:Outstanding"
GRANTED = "Equity:Memo:Matching:Committed:"
GRANTS = "Equity:Memo:Matching:Outstanding"


def holding(method, platform):
    if platform:
        return "Assets:Clearing:" + platform
    return {"cheque": "Assets:Cheques", "cash": "Assets:Cash",
            "in-kind": "Assets:InKind", "skills": "Assets:InKind",
            "expense-waiver": "Assets:InKind"}.get(
                method, "Assets:Clearing:" + method.upper())


class Projection:
    """Applies bodies in order: rows, sums, and what each entry must post."""

    def __init__(self, wrong):
        self.wrong = wrong
        self.rows = {table: [] for table in LEDGER_COLUMNS}
        self.balances = defaultdict(lambda: [0, 0])
        self.sums = {}
        self.accounts = {}
        self.bodies = {}
        self.codes = {}      # (kind, code) -> body
        self.pairs = set()
        self.refunded = Counter()
        self.disputed = Counter()  # open disputes, by gift
        self.ended = {}      # pledge -> its end's entry
        self.kept = Counter()      # pledge -> by gifts
        self.reversed = set()
        self.disputes_ended = set()
        self.verdicts = {}   # campaign -> verdict
        self.granted = Counter()   # (fund, gift)
        self.gifts = defaultdict(list)  # campaign -> gifts, refunds, reversals
        self.fees = Counter()
        self.movements = []  # of platforms: all that is told of each
        self.told = set()    # (platform, source)
        self.filed = [0, 0]  # movements, completions that a file accounts for
        self.completed = 0
        self.lines = {}      # id -> (account, amount)
        self.itemised = set()     # lines whose parts stand for them
        self.live = defaultdict(list)     # line -> matches that stand
        self.carried = defaultdict(list)  # line -> items that stand
        self.earliest = {}   # account -> (opening_on, opening)
        self.closed = -10 ** 9
        self.keys_derived = 0
        self.assessed = {}   # gift -> its latest decision
        self.numbers = Counter()   # year -> last number
        self.erased = set()        # texts that are gone
        self.restricted = defaultdict(list)  # donor -> (entry, or lifted)
        self.consents = defaultdict(list)    # donor -> (entry, or withdrawn)
        self.merged = {}           # donor -> under which it is known
        self.slips = set()         # of deposits that were not taken back
        self.deposited = set()     # and their gifts
        self.receipts = {}   # live ones, by entry
        self.stated = Counter()    # gift -> by live receipts

    def row(self, table, *values):
        self.rows[table].append(values)

    def known(self, seq, kind, code):
        body = self.codes.get((kind, code))
        if body is None:
            self.wrong(seq, f"no earlier entry opens {kind} {code}")
            return {"seq": 0, "model": "", "opens": "", "closes": ""}
        return body

    def earlier(self, seq, number, kinds):
        body = self.bodies.get(number)
        if body is None or body["kind"] not in kinds:
            self.wrong(seq, f"entry {number} is no {' or '.join(kinds)} before")
            return None
        return body

    def apply(self, body):
        seq = body["seq"]
        if "fee" in self.bodies.get(seq - 1, {}) and \
                body["kind"] != "fee.charged":
            self.wrong(seq, "the entry before has a fee, which follows it")
        opened = body if seq == 0 else self.bodies.get(0, {})
        currency = opened.get("currency")
        if body.get("currency", currency) != currency:
            self.wrong(seq, "it is in another currency than the ledger")
        if day(body["effective"]) <= self.closed:
            self.wrong(seq, "it is dated in a period that was closed")
        if (body["kind"] == "ledger.opened") != (seq == 0):
            self.wrong(seq, "ledger.opened is entry 0, and entry 0 alone")
        self.bodies[seq] = body
        name = body["kind"].replace(".", "_")
        moves = getattr(self, name)(seq, body) or []
        expected = [[account, currency, str(sign * amount)]
                    for debit, credit, amount in moves
                    for account, sign in ((debit, 1), (credit, -1))]
        if body.get("postings", []) != expected:
            self.wrong(seq, f"it posts {body.get('postings', [])}, and its"
                            f" facts make {expected}")
        self.post(seq, body)

    def post(self, seq, body):
        left = Counter()
        for order, (account, currency, amount) in \
                enumerate(body.get("postings", [])):
            amount = int(amount)
            if (currency, account) not in self.accounts:
                number = len(self.accounts) + 1
                self.accounts[currency, account] = number
                self.row("account", number, seq, account, currency)
            number = self.accounts[currency, account]
            self.row("posting", seq, order, number, amount,
                     day(body["effective"]))
            self.balances[number][0] += amount
            self.balances[number][1] += 1
            left[currency] += amount
        if any(left.values()):
            self.wrong(seq, "its postings do not balance")

    def key(self, seq, *parts):
        self.keys_derived += 1
        if self.bodies[seq]["key"] != key_of(*parts):
            self.wrong(seq, f"its key is not that of {parts}")

    def outside(self, seq, body, campaign):
        outside = not (campaign["opens"] <= body["effective"]
                       <= campaign["closes"])
        if campaign["seq"] and outside != body.get("outside_dates", False):
            self.wrong(seq, "outside_dates does not agree with the campaign")

    def donor_of(self, seq, body, field="donor"):
        self.known(seq, "donor", body[field])
        if donor_number(body[field]) in self.merged:
            self.wrong(seq, "it names a donor who was merged into another")
        return donor_number(body[field])

    def person(self, donor):
        """All numbers under which the person of the donor was ever known."""
        now = self.merged.get(donor, donor)
        return {now} | {one for one in self.merged if self.merged[one] == now}

    def gave(self, campaign, donor):
        return any((campaign, one) in self.pairs for one in self.person(donor))

    # One function a kind; each returns its moves: (debit, credit, amount).

    def ledger_opened(self, seq, body):
        self.key(seq, "unique", "ledger.opened", "")
        self.row("organisation", seq, body["name"], body.get("siren"),
                 body.get("address"), body["organisation"], body["currency"],
                 body["timezone"])

    def account_opened(self, seq, body):
        self.codes["account", body["iban"]] = body
        self.row("bank_account", seq, body["iban"], body.get("title"))

    def programme_opened(self, seq, body):
        self.codes["programme", body["programme"]] = body
        self.row("programme", seq, body["programme"], body["title"])

    def project_opened(self, seq, body):
        programme = body.get("programme")
        self.codes["project", body["project"]] = body
        self.row("project", seq, body["project"], body["title"], programme and
                 self.known(seq, "programme", programme)["seq"],
                 body.get("proposer"))
        self.row("project_stage", seq, seq, body["stage"],
                 day(body["effective"]))

    def project_staged(self, seq, body):
        project = self.known(seq, "project", body["project"])
        self.row("project_stage", seq, project["seq"], body["stage"],
                 day(body["effective"]))

    def project_partnered(self, seq, body):
        project = self.known(seq, "project", body["project"])
        self.row("partner", seq, project["seq"], body["role"],
                 int(body["value"]) if "value" in body else None)

    def goal_added(self, seq, body):
        campaign = self.known(seq, "campaign", body["campaign"])
        amount, last = int(body["amount"]), self.codes.get(
            ("last goal", body["campaign"]), campaign)
        if campaign["model"] != "tiered" or \
                amount <= int(last.get("amount", last.get("goal", 0))):
            self.wrong(seq, "it is no goal above the last of a tiered campaign")
        self.codes["last goal", body["campaign"]] = body
        self.row("goal", seq, campaign["seq"], body["goal"], body["title"],
                 amount)

    def money_of(self, code, last_day):
        """Received and refunded by a campaign, in money, through a day."""
        received = refunded = 0
        for body in self.gifts[code]:
            if body["effective"] > last_day or body["method"] in IN_KIND:
                continue
            if body["kind"] == "donation.received":
                received += int(body["amount"])
            else:
                refunded += int(body["amount"]) * \
                    (-1 if body["kind"] == "refund.reversed" else 1)
        return received, refunded

    def campaign_settled(self, seq, body):
        code = body["campaign"]
        campaign = self.known(seq, "campaign", code)
        number = {name: int(body[name]) for name in
                  "goal received refunded promised counted".split()}
        counted = number["received"] - number["refunded"]
        if body.get("with_promises"):
            counted += number["promised"]
        verdict = ("succeeded" if counted >= number["goal"] else "failed"
                   if campaign["model"] == "all-or-nothing" else "missed")
        if (counted, verdict, number["goal"]) != \
                (number["counted"], body["verdict"], int(campaign["goal"])):
            self.wrong(seq, f"its sums make {counted}, {verdict}")
        through = self.money_of(code, body["effective"])
        if through != (number["received"], number["refunded"]):
            self.wrong(seq, f"received and refunded are {through}")
        if code in self.verdicts or body["effective"] <= campaign["closes"]:
            self.wrong(seq, "a verdict is given once, after the last day")
        self.verdicts[code] = body["verdict"]
        self.row("verdict", seq, campaign["seq"], body["verdict"],
                 day(body["effective"]), number["goal"], number["received"],
                 number["refunded"], number["promised"], number["counted"],
                 day(body["due"]) if "due" in body else None)
        received, refunded = self.money_of(code, "9999-12-31")
        held = received - refunded
        earns = verdict == "succeeded" and \
            campaign["model"] == "all-or-nothing"
        return [("Liabilities:Held:" + code, "Income:Gifts:" + code, held)] \
            if earns and held else []

    def campaign_opened(self, seq, body):
        project = body.get("project")
        self.codes["campaign", body["campaign"]] = body
        self.sums[seq] = Counter()
        get = body.get
        self.row("campaign", seq, body["campaign"], body["title"],
                 int(body["goal"]), day(body["opens"]), day(body["closes"]),
                 body["model"], get("purpose"), get("service"), project and
                 self.known(seq, "project", project)["seq"], get("platform"),
                 get("resolution"), get("mandate"), get("analytic"),
                 get("section"), get("parent") and
                 self.known(seq, "campaign", get("parent"))["seq"])

    def tier_opened(self, seq, body):
        campaign = self.known(seq, "campaign", body["campaign"])
        self.codes["tier", body["campaign"] + " " + body["tier"]] = body
        self.row("tier", seq, campaign["seq"], body["tier"], body["title"],
                 int(body["minimum"]), int(body["benefit"]),
                 body.get("valuation"),
                 day(body["valued_on"]) if "valued_on" in body else None,
                 body.get("stock"), body.get("recognition"))

    def donor_registered(self, seq, body):
        if ("donor", body["donor"]) in self.codes:
            self.wrong(seq, "an earlier donor has this id")
        self.codes["donor", body["donor"]] = body
        self.row("donor", seq, donor_number(body["donor"]), body["donor_kind"])
        if "regime" in body or "abroad" in body:
            self.donor_status(seq, body)

    def donor_status(self, seq, body):
        self.row("donor_status", seq, donor_number(body["donor"]),
                 body.get("regime"), int(body.get("abroad", False)))

    def donor_amended(self, seq, body):
        self.donor_of(seq, body)
        if "reference" in body:
            self.key(seq, "reference", body["reference"])
        self.donor_status(seq, body)

    def stands(self, standing, donor):
        """The last that was said about any record of the person."""
        said = [(at, yes) for one in self.person(donor)
                for at, yes in standing[one]]
        return max(said)[1] if said else False

    def restriction(self, seq, body, restricted):
        donor = self.donor_of(seq, body)
        if "reference" in body:
            self.key(seq, "reference", body["reference"])
        if self.stands(self.restricted, donor) == restricted:
            self.wrong(seq, "it says again what stands already")
        self.restricted[donor].append((seq, restricted))
        self.row("restriction", seq, donor, int(restricted),
                 day(body["effective"]))

    def donor_restricted(self, seq, body):
        self.restriction(seq, body, True)

    def restriction_lifted(self, seq, body):
        self.restriction(seq, body, False)

    def consent(self, seq, body, given):
        donor = self.donor_of(seq, body)
        if "reference" in body:
            self.key(seq, "reference", body["reference"])
        if body["day"] > body["effective"]:
            self.wrong(seq, "its day is still to come")
        if not given and not self.stands(self.consents, donor):
            self.wrong(seq, "no consent stands that could be withdrawn")
        self.consents[donor].append((seq, given))
        self.row("consent", seq, donor, int(given), day(body["day"]))

    def consent_given(self, seq, body):
        self.consent(seq, body, True)

    def consent_withdrawn(self, seq, body):
        self.consent(seq, body, False)
        names = [["note", at] for one in self.person(donor_number(
            body["donor"])) for at, given in self.consents[one]
            if given and ("note", at) not in self.erased]
        if sorted(names) != sorted(body["texts"]):
            self.wrong(seq, f"the names that could be shown are {names}")
        self.erased_texts(seq, body)

    def donor_merged(self, seq, body):
        donor = self.donor_of(seq, body)
        into = self.donor_of(seq, body, "into")
        if "reference" in body:
            self.key(seq, "reference", body["reference"])
        else:
            self.key(seq, "unique", "donor.merged", body["donor"])
        kinds = {self.known(seq, "donor", body[one]).get("donor_kind")
                 for one in ("donor", "into")}
        if donor == into or len(kinds) != 1:
            self.wrong(seq, "these two donors cannot be one person")
        twice = sorted(campaign["campaign"]
                       for (kind, _), campaign in self.codes.items()
                       if kind == "campaign" and
                       self.gave(campaign["seq"], donor) and
                       self.gave(campaign["seq"], into))
        if body.get("campaigns", []) != [[code, "-1"] for code in twice]:
            self.wrong(seq, f"both gave to {twice}, and it says otherwise")
        for code in twice:
            self.sum_of(self.codes["campaign", code]).update(donors=-1)
        others = sorted(self.person(donor) - {donor})
        for order, one in enumerate([donor] + others):
            self.merged[one] = into
            self.row("merger", seq, order, one, into)

    def sum_of(self, campaign):
        return self.sums.setdefault(campaign["seq"], Counter())

    def plan(self, seq, body, pledge, amount):
        for order, (due, part) in enumerate(body.get("instalments", [])):
            self.row("instalment", seq, order, pledge, day(due), int(part))
        if sum(int(part) for _, part in body.get("instalments", [])) not in \
                (amount, 0):
            self.wrong(seq, "its instalments do not add up to the promise")

    def pledge_made(self, seq, body):
        campaign = self.known(seq, "campaign", body["campaign"])
        amount = int(body["amount"])
        self.outside(seq, body, campaign)
        if "reference" in body:
            self.key(seq, "reference", body["reference"])
        self.row("pledge", seq, campaign["seq"], self.donor_of(seq, body),
                 amount, day(body["effective"]),
                 day(body["due"]) if "due" in body else None)
        self.plan(seq, body, seq, amount)
        self.sum_of(campaign).update(pledged=amount, pledges=1)
        return [(OUTSTANDING, PROMISED + body["campaign"], amount)]

    def pledge_planned(self, seq, body):
        pledge = self.earlier(seq, body["pledge"], ["pledge.made"])
        if pledge:
            self.plan(seq, body, body["pledge"], int(pledge["amount"]))

    def left_of(self, seq, number):
        """What of a pledge no gift has kept."""
        pledge = self.earlier(seq, number, ["pledge.made"])
        return int(pledge["amount"]) - self.kept[number] if pledge else 0

    def end(self, seq, body, order, number, cause, amount):
        if number in self.ended or amount != self.left_of(seq, number):
            self.wrong(seq, f"pledge {number} ends once, with what is left")
        self.ended[number] = seq
        self.row("pledge_end", seq, order, number, cause,
                 day(body["effective"]))
        campaign = self.known(seq, "campaign", body["campaign"])
        self.sum_of(campaign).update(pledged=-amount)
        return [(PROMISED + body["campaign"], OUTSTANDING, amount)]

    def pledge_cancelled(self, seq, body):
        return self.end(seq, body, 0, body["pledge"],
                        body["kind"][7:].replace("_", "-"),
                        int(body["amount"]))

    pledge_expired = pledge_written_off = pledge_cancelled

    def pledges_released(self, seq, body):
        for order, (number, amount) in enumerate(body["pledges"]):
            self.end(seq, body, order, number, body["cause"], int(amount))
        return [(PROMISED + body["campaign"], OUTSTANDING,
                 sum(int(amount) for _, amount in body["pledges"]))]

    def gift_account(self, seq, code, method):
        if method in IN_KIND:
            return "Income:InKind:" + code
        held = self.known(seq, "campaign", code)["model"] == "all-or-nothing" \
            and self.verdicts.get(code) != "succeeded"
        return ("Liabilities:Held:" if held else "Income:Gifts:") + code

    def settle(self, seq, body):
        """What the gift does to the pledge it names."""
        number, settles = body["pledge"], int(body["settles"])
        left = self.left_of(seq, number)
        if settles != min(left, int(body["amount"])) or \
                ("revives" in body) != (number in self.ended) or \
                body.get("revives", body["settles"]) != body["settles"]:
            self.wrong(seq, f"of pledge {number} {left} was left to keep")
        self.kept[number] += settles
        self.row("settlement", seq, number, int(body["amount"]))
        if "revives" in body or not settles:
            return []
        return [(PROMISED + body["campaign"], OUTSTANDING, settles)]

    def in_kind(self, seq, body):
        get = body.get
        self.row("in_kind", seq, int(body["declared"]), body["valuation"],
                 day(body["valued_on"]), get("document"))
        total = 0
        for order, (quantity, unit, price, amount) in enumerate(
                get("items", [])):
            total += int(amount)
            # Half a cent goes to the even one.
            if int(amount) != round(fractions.Fraction(
                    quantity * int(price), 1000)):
                self.wrong(seq, "an item is not quantity times price")
            self.row("item", seq, order, quantity, unit, int(price),
                     int(amount))
        if "items" in body and total != int(body["declared"]):
            self.wrong(seq, "its items do not add up to what is declared")

    def donation_received(self, seq, body):
        campaign = self.known(seq, "campaign", body["campaign"])
        amount, get = int(body["amount"]), body.get
        self.outside(seq, body, campaign)
        if not {"line", "corrects"} & body.keys() and "reference" in body:
            self.key(seq, "reference", body["reference"])
        donor = self.donor_of(seq, body)
        tier = get("tier") and self.known(
            seq, "tier", body["campaign"] + " " + body["tier"])["seq"]
        earmark = get("earmark") and self.known(
            seq, "earmark", body["earmark"])["seq"]
        fund = get("fund") and self.known(seq, "fund", body["fund"])["seq"]
        if fund and donor_number(self.known(
                seq, "fund", body["fund"])["donor"]) not in self.person(donor):
            self.wrong(seq, "its donor is not the fund's funder")
        self.row("donation", seq, campaign["seq"], donor, amount,
                 day(body["effective"]), body["method"], tier,
                 int(get("benefit", "0")), get("platform"), get("payout"),
                 get("reference"), earmark, fund, get("nature"),
                 day(body["credited"]) if "credited" in body else None,
                 day(body["given_on"]) if "given_on" in body else None,
                 get("corrects"))
        given = get("given_on", body["effective"])
        if get("credited", given) < given:
            self.wrong(seq, "it was credited before it was given")
        if "given_on" in body and given >= body["effective"]:
            self.wrong(seq, "it was given no earlier than it is dated")
        if "corrects" in body:
            self.earlier(seq, body["corrects"], ["donation.received"])
        moves = [(holding(body["method"], get("platform")),
                  self.gift_account(seq, body["campaign"], body["method"]),
                  amount)]
        sums = self.sum_of(campaign)
        if ("pledge" in body) != ("settles" in body):
            self.wrong(seq, "pledge and settles stand together or not at all")
        elif "pledge" in body:
            moves += self.settle(seq, body)
            sums.update(pledged=int(get("revives", "0")))
        if fund:
            moves.append((GRANTED + body["fund"], GRANTS, amount))
        goods = body["method"] in IN_KIND
        if goods != ("declared" in body):
            self.wrong(seq, "goods have a declared value, and money has none")
        elif goods:
            self.in_kind(seq, body)
        sums.update(donations=1, **{"in_kind" if goods else "received": amount})
        self.gifts[body["campaign"]].append(body)
        if not self.gave(campaign["seq"], donor):
            self.pairs.add((campaign["seq"], donor))
            self.row("campaign_donor", seq, campaign["seq"], donor)
            sums.update(donors=1)
        return moves

    def fees_allocated(self, seq, body):
        campaign = self.known(seq, "campaign", body["campaign"])
        for order, (item, amount) in enumerate(body["shares"]):
            gift = self.earlier(seq, item, ["donation.received"])
            if gift and (gift["campaign"], gift.get("platform")) != \
                    (body["campaign"], body["platform"]):
                self.wrong(seq, f"gift {item} came another way")
            if "payout" in body:  # else it is billed apart
                self.fees[item] += int(amount)
            self.row("fee", seq, order, item, campaign["seq"], int(amount),
                     day(body["effective"]), body["platform"],
                     body.get("payout"))
        total = sum(int(amount) for _, amount in body["shares"])
        self.sum_of(campaign).update(fees=total)
        return [("Expenses:Fees:" + body["platform"],
                 "Assets:Clearing:" + body["platform"], total)]

    def fee_charged(self, seq, body):
        amount = int(body["amount"])
        campaign = self.known(seq, "campaign", body["campaign"])
        self.key(seq, "unique", "fee.charged", str(body["item"]))
        item = self.earlier(seq, body["item"],
                            ["donation.received", "donation.refunded"])
        if item and (item["seq"], item["campaign"], item.get("platform"),
                     item.get("fee")) != \
                (seq - 1, body["campaign"], body["platform"], body["amount"]):
            self.wrong(seq, "it is not the fee of the entry before")
        self.fees[body["item"]] += amount
        self.row("fee", seq, 0, body["item"], campaign["seq"], amount,
                 day(body["effective"]), body["platform"], None)
        self.sum_of(campaign).update(fees=amount)
        return [("Expenses:Fees:" + body["platform"],
                 "Assets:Clearing:" + body["platform"], amount)]

    def donation_refunded(self, seq, body):
        campaign = self.known(seq, "campaign", body["campaign"])
        gift = self.earlier(seq, body["donation"], ["donation.received"])
        if "reference" in body and "line" not in body:
            self.key(seq, "reference", body["reference"])
        went = body.get("refunded_on", body["effective"])
        if gift and went < gift.get("given_on", gift["effective"]):
            self.wrong(seq, "it went back before it was given")
        if "refunded_on" in body and went >= body["effective"]:
            self.wrong(seq, "it went back no earlier than it is dated")
        return self.give_back(seq, body, campaign, gift, body.get("cause"),
                              None)

    def give_back(self, seq, body, campaign, gift, cause, reverses):
        """A refund, or what a lost dispute or a reversal makes of one."""
        amount, get = int(body["amount"]), body.get
        if reverses is not None:
            amount = -amount
        self.refunded[body["donation"]] += amount
        if gift:
            if self.refunded[body["donation"]] + \
                    self.disputed[body["donation"]] > int(gift["amount"]):
                self.wrong(seq, "more is given back than was given")
            if any(gift.get(name) != get(name)
                   for name in ("campaign", "method", "platform")):
                self.wrong(seq, "its gift came another way")
        self.row("refund", seq, body["donation"], campaign["seq"], amount,
                 day(body["effective"]), body["method"], get("platform"),
                 get("payout"), get("reference"), cause, reverses,
                 day(body["refunded_on"]) if "refunded_on" in body else None)
        goods = body["method"] in IN_KIND
        self.sum_of(campaign).update(
            refunds=1 if reverses is None else -1,
            **({"in_kind": -amount} if goods else {"refunded": amount}))
        self.gifts[body["campaign"]].append(body)
        return [(self.gift_account(seq, body["campaign"], body["method"]),
                 holding(body["method"], get("platform")), amount)]

    def refund_reversed(self, seq, body):
        campaign = self.known(seq, "campaign", body["campaign"])
        gift = self.earlier(seq, body["donation"], ["donation.received"])
        undone = self.earlier(seq, body["refund"],
                              ["donation.refunded", "dispute.lost"])
        if body["refund"] in self.reversed or undone and \
                (undone["amount"], undone["donation"]) != \
                (body["amount"], body["donation"]):
            self.wrong(seq, "a refund is reversed once, and whole")
        self.reversed.add(body["refund"])
        moves = self.give_back(seq, body, campaign, gift, None, body["refund"])
        return [(credit, debit, -amount) for debit, credit, amount in moves]

    def refunds_ordered(self, seq, body):
        account = self.known(seq, "account", body["account"])["seq"]
        total = 0
        for order, (refund, amount) in enumerate(body["refunds"]):
            given = self.earlier(seq, refund, ["donation.refunded"])
            if given and given["amount"] != amount:
                self.wrong(seq, f"refund {refund} is not of that amount")
            total += int(amount)
            self.row("ordered", seq, order, refund, int(amount), account)
        if total != int(body["total"]):
            self.wrong(seq, "the refunds do not add up to the total")

    def person_erased(self, seq, body):
        self.donor_of(seq, body)
        if "reference" in body:
            self.key(seq, "reference", body["reference"])
        self.row("erasure", seq, donor_number(body["donor"]), body["scope"],
                 day(body["effective"]))
        self.erased_texts(seq, body)

    def erased_texts(self, seq, body):
        for order, (kind, number) in enumerate(body["texts"]):
            if (kind, number) in self.erased:
                self.wrong(seq, f"{kind} {number} was erased before")
            self.erased.add((kind, number))
            self.row("erased", seq, order, kind, number)

    def erasure_refused(self, seq, body):
        self.donor_of(seq, body)
        if "reference" in body:
            self.key(seq, "reference", body["reference"])
        self.row("erasure", seq, donor_number(body["donor"]), "refused",
                 day(body["effective"]))

    def deposit_made(self, seq, body):
        total = 0
        slip = (body["method"], body["slip"])
        if slip in self.slips:
            self.wrong(seq, "another deposit has this slip")
        self.slips.add(slip)
        self.row("deposit", seq, *slip, int(body["amount"]),
                 day(body["effective"]))
        for order, item in enumerate(body["gifts"]):
            gift = self.earlier(seq, item, ["donation.received"]) or {}
            if gift.get("method") != body["method"] or "platform" in gift:
                self.wrong(seq, f"{item} was not given by {body['method']}")
            if item in self.deposited:
                self.wrong(seq, f"{item} is in another deposit")
            if gift and day(gift["effective"]) > day(body["effective"]):
                self.wrong(seq, f"{item} came after it was deposited")
            self.deposited.add(item)
            total += int(gift.get("amount", 0))
            self.row("deposited", seq, order, item)
        if total != int(body["amount"]):
            self.wrong(seq, "the gifts do not add up to the deposit")

    def deposit_cancelled(self, seq, body):
        made = self.earlier(seq, body["deposit"], ["deposit.made"])
        if made:
            slip = (made["method"], made["slip"])
            if slip not in self.slips:
                self.wrong(seq, "a deposit is taken back once")
            self.slips.discard(slip)
            self.deposited.difference_update(made["gifts"])
        self.row("deposit_end", seq, body["deposit"])

    def disputed_account(self, gift):
        return "Assets:Disputed:" + (gift or {}).get("platform", "DIRECT")

    def dispute_opened(self, seq, body):
        amount = int(body["amount"])
        campaign = self.known(seq, "campaign", body["campaign"])
        gift = self.earlier(seq, body["donation"], ["donation.received"])
        self.disputed[body["donation"]] += amount
        self.row("dispute", seq, body["donation"], campaign["seq"], amount,
                 day(body["effective"]), body.get("payout"))
        if not gift:
            return []
        if self.refunded[body["donation"]] + \
                self.disputed[body["donation"]] > int(gift["amount"]):
            self.wrong(seq, "more is disputed than was given")
        return [(self.disputed_account(gift),
                 holding(gift["method"], gift.get("platform")), amount)]

    def end_dispute(self, seq, body, outcome):
        dispute = self.earlier(seq, body["dispute"], ["dispute.opened"])
        if body["dispute"] in self.disputes_ended or dispute and \
                (dispute["amount"], dispute["donation"]) != \
                (body["amount"], body["donation"]):
            self.wrong(seq, "a dispute ends once, and whole")
        self.disputes_ended.add(body["dispute"])
        self.disputed[body["donation"]] -= int(body["amount"])
        self.row("dispute_end", seq, body["dispute"], outcome,
                 day(body["effective"]), body.get("payout"))
        return self.earlier(seq, body["donation"], ["donation.received"])

    def dispute_lost(self, seq, body):
        campaign = self.known(seq, "campaign", body["campaign"])
        gift = self.end_dispute(seq, body, "lost")
        moves = self.give_back(seq, body, campaign, gift, "dispute", None)
        return [(debit, self.disputed_account(gift), amount)
                for debit, _, amount in moves]

    def dispute_won(self, seq, body):
        gift = self.end_dispute(seq, body, "won")
        return [(holding(body["method"], body.get("platform")),
                 self.disputed_account(gift), int(body["amount"]))]

    def fund_rule(self, seq, body, fund):
        def amount(name):
            return int(body[name]) if name in body else None
        self.row("fund_rule", seq, fund, day(body["starts"]),
                 day(body["ends"]) if "ends" in body else None,
                 body["numerator"], body["denominator"], amount("budget"),
                 amount("gift_cap"), amount("donor_cap"),
                 amount("campaign_cap"))

    def fund_opened(self, seq, body):
        self.codes["fund", body["fund"]] = body
        self.row("fund", seq, body["fund"], self.donor_of(seq, body))
        for order, code in enumerate(body["campaigns"]):
            self.row("fund_campaign", seq, order,
                     self.known(seq, "campaign", code)["seq"])
        self.fund_rule(seq, body, seq)

    def fund_amended(self, seq, body):
        self.fund_rule(seq, body,
                       self.known(seq, "fund", body["fund"])["seq"])

    def matches_granted(self, seq, body):
        fund = self.known(seq, "fund", body["fund"])
        added = Counter()
        for order, (number, rule, amount, cap) in enumerate(body["grants"]):
            gift = self.earlier(seq, number, ["donation.received"])
            self.earlier(seq, rule, ["fund.opened", "fund.amended"])
            self.row("matching", seq, order, fund["seq"], number, rule,
                     int(amount), cap)
            if gift:
                added[gift["campaign"]] += \
                    int(amount) - self.granted[body["fund"], number]
            self.granted[body["fund"], number] = int(amount)
        parts = [[code, str(amount)] for code, amount in sorted(added.items())
                 if amount]
        if body.get("campaigns", []) != parts:
            self.wrong(seq, f"its grants add {parts}")
        for code, amount in parts:
            self.sum_of(self.known(seq, "campaign", code)).update(
                matched=int(amount))
        total = sum(added.values())
        return [(GRANTS, GRANTED + body["fund"], total)] if total else []

    def earmark_opened(self, seq, body):
        project = body.get("project")
        self.codes["earmark", body["earmark"]] = body
        self.row("earmark", seq, body["earmark"], body["title"], project and
                 self.known(seq, "project", project)["seq"])

    def earmark_spent(self, seq, body):
        earmark = self.known(seq, "earmark", body["earmark"])
        self.row("earmark_use", seq, earmark["seq"], body["kind"][8:],
                 int(body["amount"]), day(body["effective"]))

    earmark_released = earmark_spent

    def disbursement_made(self, seq, body):
        campaign = body.get("campaign")
        self.row("disbursement", seq,
                 self.known(seq, "project", body["project"])["seq"],
                 campaign and self.known(seq, "campaign", campaign)["seq"],
                 int(body["amount"]), day(body["effective"]),
                 body["agreement"], body.get("reference"))
        return [("Expenses:Disbursed:" + body["project"],
                 "Liabilities:Payable:" + body["project"],
                 int(body["amount"]))]

    def key_rotated(self, seq, body):
        # Python's own library knows no Ed25519: the signature is not checked.
        old, number, _ = body["old"].split("+", 2)
        if body["new"].split("+")[0] != old or base64.b64decode(
                body["signature"])[:4].hex() != number:
            self.wrong(seq, "another key than the old one hands it on")
        if "reference" in body:
            self.key(seq, "reference", body["reference"])
        else:
            self.key(seq, "unique", "key.rotated", body["old"])

    def bundle_exported(self, seq, body):
        if "reference" in body:
            self.key(seq, "reference", body["reference"])

    def run_recorded(self, seq, body):
        if body["request"] != sorted(body["request"]):
            self.wrong(seq, "a request is sorted")
        if len({"found", "taken", "size"} & body.keys()) not in (0, 3):
            self.wrong(seq, "a result is told whole or not at all")
        if body.get("size", 0) > seq:
            self.wrong(seq, "a run verifies what was recorded before it")
        self.key(seq, "reference", body["reference"])

    def policy_set(self, seq, body):
        self.row("policy", seq, body["name"], body["value"])

    def campaign_filed(self, seq, body):
        campaign = self.known(seq, "campaign", body["campaign"])
        self.row("dossier", seq, campaign["seq"], body["name"], body["value"],
                 day(body["effective"]))

    def signatory_named(self, seq, body):
        self.row("signatory", seq, day(body["from"]), body["quality"],
                 body.get("delegation"))

    def rules_adopted(self, seq, body):
        self.row("rule_table", seq, body["name"], body["jurisdiction"],
                 body["table_version"], body["currency"], body["digest"],
                 day(body["effective"]))
        for order, value in enumerate(body["values"]):
            name, text, unit, first, last, basis, certainty, source, link, \
                note = value
            self.row("rule_value", seq, order, name, text, unit, day(first),
                     day(last) if last else None, basis, certainty, source,
                     link or None, note or None)

    def benefit_waived(self, seq, body):
        gift = self.earlier(seq, body["donation"], ["donation.received"])
        if gift and gift.get("benefit", "0") == "0":
            self.wrong(seq, "nothing was promised in return")
        self.row("waiver", seq, body["donation"], day(body["effective"]))

    def gift_assessed(self, seq, body):
        campaign = self.known(seq, "campaign", body["campaign"])
        gift = self.earlier(seq, body["donation"], ["donation.received"])
        self.earlier(seq, body["rules"], ["rules.adopted"])
        before = self.assessed.get(body["donation"])
        if body.get("was") != (before and before["amount"]):
            self.wrong(seq, "was is not what the decision before it said")
        amount = int(body["amount"])
        if body["outcome"] != "eligible" and amount:
            self.wrong(seq, "only an eligible gift has an amount")
        if gift and not 0 <= amount <= int(gift["amount"]):
            self.wrong(seq, "more counts than was given")
        self.assessed[body["donation"]] = body
        self.row("assessment", seq, body["donation"], body["rules"],
                 body["outcome"], amount, day(body["gift_date"]),
                 body.get("article"), body.get("form"))
        self.sum_of(campaign).update(
            assessed=0 if before else 1,
            receiptable=amount - int(before["amount"] if before else 0))

    def receipt_sums(self, seq, body, sign):
        parts = Counter()
        for number, _, amount in body["gifts"]:
            gift = self.bodies[number]
            self.stated[number] += sign * int(amount)
            parts[gift["campaign"]] += sign * int(amount)
        for campaign, amount in parts.items():
            self.sum_of(self.known(seq, "campaign", campaign)).update(
                receipted=amount)
        return [[campaign, str(parts[campaign])] for campaign in sorted(parts)]

    def receipt_issued(self, seq, body):
        donor = self.donor_of(seq, body)
        name = f"{body['year']}-{body['number']:06}"
        self.key(seq, "unique", "receipt.issued", name)
        self.numbers[body["year"]] += 1
        if body["number"] != self.numbers[body["year"]]:
            self.wrong(seq, f"{name} does not follow the last of its year")
        days = []
        for order, (number, decision, amount) in enumerate(body["gifts"]):
            gift = self.earlier(seq, number, ["donation.received"])
            assessed = self.earlier(seq, decision, ["gift.assessed"])
            self.row("receipt_gift", seq, order, number, decision, int(amount))
            if not gift or not assessed:
                continue
            days.append(assessed["gift_date"])
            stated = self.stated[number] + int(amount)
            if assessed["donation"] != number or \
                    assessed["outcome"] != "eligible" or \
                    donor_number(gift["donor"]) not in self.person(donor) or \
                    stated > int(assessed["amount"]) or \
                    stated + self.refunded[number] > int(gift["amount"]):
                self.wrong(seq, f"{name} states more of entry {number} than"
                                " was decided, or is left")
        if sum(int(gift[2]) for gift in body["gifts"]) != int(body["amount"]):
            self.wrong(seq, f"{name} is not the sum of its gifts")
        if days and ([min(days), max(days)] !=
                     [body["first_day"], body["last_day"]] or
                     {one[:4] for one in days} != {str(body["year"])}):
            self.wrong(seq, f"{name}: its days are not those of its gifts")
        self.receipts[seq] = body
        if self.receipt_sums(seq, body, 1) != body["campaigns"]:
            self.wrong(seq, f"{name}: the campaigns' parts are not these")
        self.row("receipt", seq, body["year"], body["number"], donor,
                 int(body["amount"]), day(body["effective"]),
                 body.get("article"), body.get("form"), body["scope"],
                 day(body["first_day"]), day(body["last_day"]),
                 body.get("replaces"))

    def receipt_voided(self, seq, body):
        receipt = self.receipts.pop(body["receipt"], None)
        if receipt is None:
            self.wrong(seq, "no live receipt has this entry")
            return
        if "reference" in body:
            self.key(seq, "reference", body["reference"])
        else:
            self.key(seq, "unique", "receipt.voided",
                     f"{receipt['year']}-{receipt['number']:06}")
        if self.receipt_sums(seq, receipt, -1) != body["campaigns"]:
            self.wrong(seq, "the campaigns' parts are not these")
        self.row("receipt_end", seq, body["receipt"], body["cause"],
                 day(body["effective"]))

    def receipts_rendered(self, seq, body):
        for order, (receipt, copy, digest) in enumerate(body["papers"]):
            self.earlier(seq, receipt, ["receipt.issued"])
            self.row("paper", seq, order, receipt, copy, digest)

    def declaration_filed(self, seq, body):
        live = [int(one["amount"]) for one in self.receipts.values()
                if one["year"] == body["year"]]
        if (len(live), sum(live)) != (body["receipts"], int(body["total"])):
            self.wrong(seq, "it is not what the live receipts come to")
        self.row("declaration", seq, body["year"], body["receipts"],
                 int(body["total"]), day(body["effective"]))

    def donations_imported(self, seq, body):
        new, total = 0, 0
        if not 0 < body["first"] < seq:
            self.wrong(seq, "it says that it comes from no entry")
        for number in range(max(body["first"], 0), seq):
            row = self.bodies.get(number, {"kind": "a missing entry"})
            gift = row["kind"] == "donation.received"
            if row["kind"] not in ("donor.registered", "donation.received",
                                   "fee.charged", "donation.refunded"):
                self.wrong(seq, f"entry {number} does not come from a file")
            if gift or row["kind"] == "donation.refunded":
                new += 1
                total += int(row["amount"]) if gift else 0
                self.row_key(number, row, body["profile"])
        if (new, total) != (body["new"], int(body["total"])):
            self.wrong(seq, f"the entries before it are {new}, of {total}")
        self.row("import", seq, body["digest"], body["profile"], body["first"],
                 body["rows"], body["new"], int(body["total"]))

    def row_key(self, seq, row, profile):
        """Platform, or the profile's name where the profile has no platform."""
        gift = self.bodies.get(row.get("donation"), row)
        name = row.get("reference", gift.get("reference"))
        if not name:
            return
        self.keys_derived += 1
        if row["key"] not in [key_of("source", source, name, row["kind"])
                              for source in (row.get("platform"), profile)
                              if source]:
            self.wrong(seq, "its key is not that of its row in a file")

    def movements_reported(self, seq, body):
        platform = body["platform"]
        if body["first"] != len(self.movements) + 1:
            self.wrong(seq, "its movements do not follow the last ones")
        self.key(seq, "unique", "movements.reported", str(body["first"]))
        for source, movement, date, gross, fee, payout, arrival, gift in \
                body["movements"]:
            if (platform, source) in self.told:
                self.wrong(seq, f"{source} was reported before")
            self.told.add((platform, source))
            known = {"platform": platform, "day": date, "payout": payout,
                     "arrival": arrival, "gift": gift}
            self.movements.append(known)
            self.row("movement", len(self.movements), seq, platform, source,
                     movement, day(date), int(gross), int(fee), payout or None,
                     day(arrival) if arrival else None, gift or None)

    def movements_completed(self, seq, body):
        for order, (number, payout, arrival, gift) in \
                enumerate(body["movements"]):
            self.completed += 1
            self.row("completion", seq, order, number, payout or None,
                     day(arrival) if arrival else None, gift or None)
            if not 1 <= number <= len(self.movements):
                self.wrong(seq, f"movement {number} was not reported before")
                continue
            known = self.movements[number - 1]
            if known["platform"] != body["platform"]:
                self.wrong(seq, f"movement {number} is of another platform")
            news = {"payout": payout, "arrival": arrival, "gift": gift}
            if not any(news.values()):
                self.wrong(seq, f"it says nothing of movement {number}")
            for name, value in news.items():
                if value and known[name]:
                    self.wrong(seq, f"{name} of movement {number} was known")
                known[name] = known[name] or value

    def payout_reported(self, seq, body):
        first, new = body["first"], body["new"]
        if [first + new, body["completed"]] != \
                [len(self.movements) + 1, self.completed - self.filed[1]] or \
                first != self.filed[0] + 1 or not new + body["completed"]:
            self.wrong(seq, "the movements before it are not those of its file")
        self.filed = [len(self.movements), self.completed]
        for known in self.movements[first - 1:first - 1 + new]:
            if known["platform"] != body["platform"] or \
                    not body["starts"] <= known["day"] <= body["ends"]:
                self.wrong(seq, "a movement of its file is of another platform,"
                                " or day")
        if new + body["completed"] > body["movements"]:
            self.wrong(seq, "more is new than is in the file")
        self.row("payout_report", seq, body["platform"], body["digest"],
                 body["profile"], body["rows"], body["movements"], new,
                 body["completed"], first, day(body["starts"]),
                 day(body["ends"]))

    def lines_recorded(self, seq, body):
        account = self.known(seq, "account", body["account"])
        bank = "Assets:Bank:" + body["account"]
        credits = debits = 0
        if body["first"] != len(self.lines) + 1:
            self.wrong(seq, "its lines do not follow the last ones")
        self.key(seq, "unique", "lines.recorded", str(body["first"]))
        for number, (booked, value, amount, identity, _) in \
                enumerate(body["lines"], body["first"]):
            amount = int(amount)
            credits += max(amount, 0)
            debits += max(-amount, 0)
            self.lines[number] = (body["account"], amount)
            self.row("line", number, seq, account["seq"], day(booked),
                     day(value) if value else None, amount,
                     bytes.fromhex(identity))
        if "itemises" in body:
            whole = body["itemises"]
            if whole in self.itemised or whole >= body["first"] or \
                    self.lines.get(whole) != (body["account"],
                                              credits - debits):
                self.wrong(seq, f"its lines are not the parts of {whole}")
            self.itemised.add(whole)
            self.row("itemised", seq, whole)
            return []
        return [move for move in ((bank, "Liabilities:Suspense", credits),
                                  ("Liabilities:Suspense", bank, debits))
                if move[2]]

    def statement_imported(self, seq, body):
        get = body.get
        amounts = {name: int(body[name]) for name in
                   ("opening", "closing", "credits", "debits") if name in body}
        days = {name: day(body[name]) for name in
                ("opening_on", "closing_on") if name in body}
        if "opening" in body and "closing" in body and amounts["opening"] + \
                amounts["credits"] - amounts["debits"] != amounts["closing"]:
            self.wrong(seq, "its balances and sums do not agree")
        for number in range(max(body["first_line"], 0), min(
                body["first_line"] + body["new"], len(self.lines) + 2)):
            if self.lines.get(number, ("",))[0] != body["account"]:
                self.wrong(seq, f"line {number} is not of its account")
        self.row("statement", seq,
                 self.known(seq, "account", body["account"])["seq"],
                 body["format"], body["digest"], get("name"),
                 amounts.get("opening"), days.get("opening_on"),
                 amounts.get("closing"), days.get("closing_on"),
                 amounts["credits"], amounts["debits"], body["lines"],
                 body["new"], body["first_line"])
        if "opening" not in body or "opening_on" not in body:
            return []
        known = self.earliest.get(body["account"])
        move = amounts["opening"]
        if known:
            move = move - known[1] if days["opening_on"] < known[0] else 0
        if not known or days["opening_on"] < known[0]:
            self.earliest[body["account"]] = (days["opening_on"],
                                              amounts["opening"])
        return [("Assets:Bank:" + body["account"], "Equity:Opening", move)] \
            if move else []

    def reconcile(self, seq, body, campaigns):
        expected = [[code, str(campaigns[code])] for code in sorted(campaigns)]
        if body.get("campaigns", []) != expected:
            self.wrong(seq, f"what it reconciles makes {expected}")
        for code, amount in body.get("campaigns", []):
            self.sum_of(self.known(seq, "campaign", code)).update(
                reconciled=int(amount))

    def effect(self, seq, matches, items):
        """What `matches` and the carried `items` move and reconcile."""
        holdings, campaigns = Counter(), {}
        for _, kind, item, amount in matches:
            if kind == "bank":
                if item not in BANK_CAUSES:
                    self.wrong(seq, f"{item} is no cause of a bank line")
                holdings[BANK_CAUSES.get(item, "")] += amount
                continue
            if kind == "payout":
                holdings["Assets:Clearing:" + item.partition("/")[0]] += amount
                continue
            if kind == "deposit":
                made = self.earlier(seq, item, ["deposit.made"]) or {}
                if amount != int(made.get("amount", amount)):
                    self.wrong(seq, f"deposit {item} is not of that amount")
                holdings[holding(made.get("method", ""), None)] += amount
                continue
            wanted = {"donation": ["donation.received"],
                      "refund": ["donation.refunded", "refund.reversed"],
                      "disbursement": ["disbursement.made"]}[kind]
            gift = self.earlier(seq, item, wanted) or {}
            if gift.get("method") in IN_KIND:
                self.wrong(seq, f"{item} brought no money")
            whole = self.sign(gift) * int(gift.get("amount", amount))
            if amount * whole <= 0 or abs(amount) > abs(whole):
                self.wrong(seq, f"{item} is not of that amount")
            if kind == "disbursement":
                holdings["Liabilities:Payable:" +
                         gift.get("project", "")] += amount
                continue
            holdings[holding(gift.get("method", ""),
                             gift.get("platform"))] += amount
            if kind == "donation" and gift:
                code = gift["campaign"]
                campaigns[code] = campaigns.get(code, 0) + amount
        for item in items:
            gift = self.earlier(seq, item,
                                ["donation.received", "donation.refunded",
                                 "refund.reversed", "dispute.opened",
                                 "dispute.won"])
            if gift and gift["kind"] == "donation.received":
                code = gift["campaign"]
                campaigns[code] = campaigns.get(code, 0) + int(gift["amount"])
        return holdings, campaigns

    def lines_matched(self, seq, body):
        matches = [(line, kind, item, int(amount)) for line, kind, item, amount
                   in body.get("matches", [])]
        covers = body.get("covers", [])
        for order, (line, kind, item, amount) in enumerate(matches):
            if line not in self.lines:
                self.wrong(seq, f"there is no line {line}")
            paid = kind in ("payout", "bank")
            if paid != isinstance(item, str):
                self.wrong(seq, "a payout is named, a gift is numbered")
            self.row("matched", seq, order, line, kind, None if paid else item,
                     item if paid else None, amount, body["pass"])
            self.live[line].append((line, kind, item, amount))
        for order, item in enumerate(covers):
            self.row("covered", seq, order, body["line"], item)
            self.carried[body["line"]].append(item)
        holdings, campaigns = self.effect(seq, matches, covers)
        self.reconcile(seq, body, campaigns)
        return [("Liabilities:Suspense", account, holdings[account])
                for account in sorted(holdings) if holdings[account]]

    def lines_unmatched(self, seq, body):
        line = body["line"]
        holdings, campaigns = self.effect(seq, self.live.pop(line, []),
                                          self.carried.pop(line, []))
        self.row("unmatched", seq, line)
        self.reconcile(seq, body, {code: -campaigns[code]
                                   for code in campaigns})
        return [(account, "Liabilities:Suspense", holdings[account])
                for account in sorted(holdings) if holdings[account]]

    def restore_acknowledged(self, seq, body):
        if body["size"] < 1:
            self.wrong(seq, "nothing is lost of a ledger without entries")

    def period_closed(self, seq, body):
        through = day(body["through"])
        if through <= self.closed or body["through"] >= body["effective"]:
            self.wrong(seq, "a close moves forward, to a day that is over")
        self.closed = through
        sums = Counter()
        for number, other in self.bodies.items():
            if number < seq and day(other["effective"]) <= through:
                for account, _, amount in other.get("postings", []):
                    sums[account] += int(amount)
        lines = [f"{account}\x1f{sums[account]}\n"
                 for account in sorted(sums, key=str.encode)]
        if body["accounts"] != len(lines) or int(body["debits"]) != \
                sum(amount for amount in sums.values() if amount > 0) or \
                body["balances"] != \
                hashlib.sha256("".join(lines).encode()).hexdigest():
            self.wrong(seq, "its trial balance is not that of the entries")
        if "trial" in body and body["trial"] != \
                [[account, str(sums[account])]
                 for account in sorted(sums, key=str.encode)]:
            self.wrong(seq, "the accounts it lists are not those")
        self.row("period", seq, through, body["accounts"],
                 int(body["debits"]), bytes.fromhex(body["balances"]))

    def finish(self):
        """What holds between entries, once all are read."""
        for line, matches in self.live.items():
            if sum(match[3] for match in matches) != self.lines[line][1]:
                self.wrong(None, f"what explains line {line} is not its amount")
            if matches[0][1] == "deposit":
                made = self.bodies[matches[0][2]]["gifts"]
                if len(matches) > 1 or self.carried[line] != made:
                    self.wrong(None, f"line {line} is no whole deposit")
            if line in self.itemised:
                self.wrong(None, f"line {line} is explained besides its parts")
            if matches[0][1] == "payout":
                net = sum(self.net(item) for item in self.carried[line])
                if net != self.lines[line][1]:
                    self.wrong(None, f"the payout of line {line} carries {net}")
        seen = Counter(item for items in self.carried.values()
                       for item in items)
        seen.update({match[2] for matches in self.live.values()
                     for match in matches if match[1] != "bank"})
        for item, times in seen.items():
            if times > 1:
                self.wrong(None, f"{item} is seen on the bank {times} times")
        parts = Counter()
        for matches in self.live.values():
            for _, kind, item, amount in matches:
                if kind in ("donation", "refund", "disbursement"):
                    parts[item] += amount
        for item, amount in parts.items():
            body = self.bodies[item]
            if amount != self.sign(body) * int(body["amount"]):
                self.wrong(None, f"{item} is seen on the bank in part")
        self.rows["balance"] = [(account, *sums)
                                for account, sums in self.balances.items()]
        names = LEDGER_COLUMNS["campaign_sum"].split()[1:]
        self.rows["campaign_sum"] = [
            (campaign, *(sums[name] for name in names))
            for campaign, sums in self.sums.items()]

    @staticmethod
    def sign(body):
        """Of the bank's line for a gift, and for what goes back or on."""
        return -1 if body.get("kind") in ("donation.refunded",
                                          "dispute.opened",
                                          "disbursement.made") else 1

    def net(self, item):
        body = self.bodies[item]
        return self.sign(body) * int(body["amount"]) - self.fees[item]


# --------------------------------------------------------- the whole check

class Check:
    def __init__(self, file):
        self.problems = []
        self.ledger = self.open(file)
        people = os.path.splitext(file)[0] + ".people"
        self.people = self.open(people) if os.path.exists(people) else None
        self.projection = Projection(self.wrong)
        self.tree = Tree()

    @staticmethod
    def open(file):
        uri = "file:" + file.replace("%", "%25").replace("?", "%3f").replace(
            "#", "%23") + "?mode=ro"
        database = sqlite3.connect(uri, uri=True)
        database.text_factory = lambda b: b.decode("utf-8", "surrogateescape")
        database.execute("BEGIN")
        return database

    def wrong(self, seq, what):
        self.problems.append((seq, what))

    def says(self, what):
        print(f"  {what}")

    def schema(self, database, columns, triggers, application, name):
        for pragma, value in (("application_id", application),
                              ("user_version", 1)):
            if database.execute(f"PRAGMA {pragma}").fetchone()[0] != value:
                self.wrong(None, f"{name}: {pragma} is not {value:#x}")
        objects = defaultdict(set)
        for kind, thing, sql in database.execute(
                "SELECT type, name, sql FROM sqlite_schema"):
            objects[kind].add(thing)
            if kind == "table" and "STRICT" not in sql:
                self.wrong(None, f"{name}: table {thing} is not STRICT")
        if objects["table"] != set(columns) or objects["view"] or \
                objects["trigger"] != triggers:
            self.wrong(None, f"{name}: its tables, triggers or views are not"
                             " those of the format")
        for table in columns:
            found = [row[1] for row in
                     database.execute(f'PRAGMA table_info("{table}")')]
            if found != columns[table].split():
                self.wrong(None, f"{name}: table {table} has columns {found}")

    def entries(self):
        last = None
        for row in self.ledger.execute(
                "SELECT * FROM entry NOT INDEXED ORDER BY seq"):
            seq, recorded, effective, kind, idem, body, leaf = row
            if seq != self.tree.size:
                self.wrong(seq, f"entry {self.tree.size} is missing")
            body = body if isinstance(body, bytes) else str(body).encode()
            if sha(b"\x00", body) != leaf:
                self.wrong(seq, "its leaf is not the hash of its body")
            fields = self.fields(seq, body)
            root, size = self.tree.root(), self.tree.size
            self.tree.add(sha(b"\x00", body))
            if last is not None and not recorded > last:
                self.wrong(seq, "it is not recorded after the one before")
            last = recorded
            if fields is None:
                continue
            columns = (fields["seq"], instant(fields["recorded"]),
                       day(fields["effective"]), fields["kind"],
                       bytes.fromhex(fields["key"]))
            if columns != (seq, recorded, effective, kind, idem):
                self.wrong(seq, "its columns are not those of its body")
            if fields["kind"] in ("period.closed", "bundle.exported") and \
                    (fields["size"], fields["root"]) != (size, root.hex()):
                self.wrong(seq, "it is of another ledger: size or root differ")
            if seq == 0:
                origin = "obole/" + leaf.hex()[:32]
            if fields["kind"] == "restore.acknowledged" and \
                    (fields["origin"], fields["stood"]) != (origin, size):
                self.wrong(seq, "it acknowledges the loss of another ledger")
            self.projection.apply(fields)

    def fields(self, seq, body):
        """The body's fields where its form is right, else nothing."""
        try:
            text = body.decode("utf-8")
            fields = parse(text)
            if spell(fields) != text or not 2 <= len(body) <= 65535:
                raise ValueError("it is spelled in another way")
            if fields.get("kind") not in KINDS:
                raise ValueError(f"its kind is {fields.get('kind')}")
            known = FIELDS[fields["kind"]]
            for name in fields.keys() - known.keys():
                raise ValueError(f"{fields['kind']} has no field {name}")
            for name, (form, optional) in known.items():
                if name not in fields and optional:
                    continue
                if name not in fields or not form(fields[name]):
                    raise ValueError(f"the field {name} is missing or wrong")
            if fields["v"] != 1:
                raise ValueError("it is of another version")
            return fields
        except ValueError as error:
            self.wrong(seq, f"its body is not of the format: {error}")
            return None

    def head(self):
        heads = self.ledger.execute("SELECT * FROM head").fetchall()
        frontier = b"".join(node for _, node in self.tree.stack)
        if heads != [(0, self.tree.size, self.tree.root(), frontier)]:
            self.wrong(None, "the head is not that of the entries")
        kept = {(level, index): node for level, index, node in
                self.ledger.execute("SELECT * FROM node")}
        if kept != self.tree.kept:
            self.wrong(None, "the kept nodes are not those of the entries")

    def tables(self):
        compared = 0
        for table, columns in LEDGER_COLUMNS.items():
            if table in ("entry", "node", "head"):
                continue
            expected = Counter(map(repr, self.projection.rows[table]))
            found = Counter(map(repr, self.ledger.execute(
                f'SELECT * FROM "{table}" NOT INDEXED')))
            compared += sum(expected.values())
            for row in expected - found:
                self.wrong(None, f"table {table} lacks {row}")
            for row in found - expected:
                self.wrong(None, f"table {table} holds {row}, which no entry"
                                 " makes")
        return compared

    def texts(self):
        """The people file against the commitments; how many texts it has."""
        rows = self.people.execute("SELECT * FROM secret").fetchall()
        secret = rows[0][1] if len(rows) == 1 and len(rows[0][1]) == 32 else b""
        bodies = self.projection.bodies
        opened = bodies.get(0, {})
        if sha(b"obole/secret/1\x00", secret).hex() != opened.get("secret"):
            self.wrong(0, "the secret is not the one that it commits to")
        persons = {seq: body["person"] for seq, body in bodies.items()
                   if "person" in body}
        notes = {seq: body["note"] for seq, body in bodies.items()
                 if "note" in body}
        lines, entry_of = {}, {}
        for seq, body in bodies.items():
            if body["kind"] != "lines.recorded":
                continue
            for number, line in enumerate(body["lines"], body["first"]):
                lines[number], entry_of[number] = line[4], seq
        for seq, donor, salt, text, like in self.held(
                "person", "seq, salt, body, donor, likeness", persons):
            if donor != donor_number(bodies[seq]["donor"]):
                self.wrong(seq, "the person's text is of another donor")
            person = parse(text)
            tail = person.get("email") or folded(person.get("address", ""))
            if like != likeness(secret, "obole/person/1",
                                folded(person.get("name", "")) + "\n" + tail):
                self.wrong(seq, "the likeness is not that of the person")
        for _ in self.held("note", "seq, salt, body", notes):
            pass
        for number, _, _, text, _ in self.held(
                "line_text", "line, salt, body", lines):
            body = bodies[entry_of[number]]
            booked, value, amount, identity, _ = \
                body["lines"][number - body["first"]]
            line = defaultdict(str, parse(text))
            content = "\x1f".join(
                [body["account"], booked, value, amount,
                 line["bank_reference"], line["end_to_end"],
                 line["transaction"], folded(line["name"]),
                 folded(line["remittance"])])
            if likeness(secret, "obole/line/1", content).hex() != identity:
                self.wrong(entry_of[number], f"the identity of line {number} is"
                                             " not that of its text")
        return len(persons) + len(notes) + len(lines)

    def held(self, table, columns, commitments):
        """The rows of `table` whose text is the one committed to."""
        tag = {"person": "obole/person/1", "note": "obole/note/1",
               "line_text": "obole/line/1"}[table]
        gone = {number for kind, number in self.projection.erased
                if kind == {"line_text": "line"}.get(table, table)}
        missing = {number: value for number, value in commitments.items()
                   if number not in gone}
        for number, salt, text, *rest in self.people.execute(
                f"SELECT {columns} FROM {table} NOT INDEXED ORDER BY 1"):
            wanted = missing.pop(number, None)
            donor, like = rest or (None, None)
            if wanted is None:
                self.wrong(None, f"{table} {number}: no entry commits to it")
            elif not isinstance(salt, bytes) or len(salt) != 32 or \
                    commitment(tag, salt, text) != wanted:
                self.wrong(None, f"{table} {number}: it is not the text that"
                                 " the entry commits to")
            else:
                yield number, donor, salt, text, like
        for number in missing:
            self.wrong(None, f"{table} {number}: the text is missing")

    def run(self):
        self.schema(self.ledger, LEDGER_COLUMNS, TRIGGERS, 0x6F626F6C, "ledger")
        self.entries()
        self.says(f"{self.tree.size} entries: canonical bodies, leaves,"
                  " columns, fields of their kinds")
        self.head()
        self.says(f"root {self.tree.root().hex()}, head,"
                  f" {len(self.tree.kept)} kept nodes")
        self.projection.finish()
        postings = len(self.projection.rows["posting"])
        self.says(f"{postings} postings: they balance, and follow from the"
                  f" facts; {self.projection.keys_derived} keys made again")
        self.says(f"{self.tables()} rows of the other tables made again from"
                  f" the bodies, {len(self.projection.balances)} balances and"
                  f" {len(self.projection.sums)} campaigns' sums among them")
        if self.people:
            self.schema(self.people, PEOPLE_COLUMNS, set(), 0x6F626F70,
                        "people")
            self.says(f"{self.texts()} personal texts against their"
                      " commitments, likenesses and identities")
        else:
            self.says("no people file: personal texts not checked")


def main(words):
    if len(words) != 2 or words[1].startswith("-"):
        print(__doc__.strip())
        return 1
    try:
        check = Check(words[1])
        check.run()
    except (sqlite3.Error, KeyError, TypeError, IndexError, ValueError,
            AttributeError) as error:
        print(f"{words[1]}: it is not a ledger that can be read to its end:"
              f" {type(error).__name__}: {error}")
        return 1
    most = 50
    for seq, what in check.problems[:most]:
        print(f"entry {seq}: {what}" if seq is not None else what)
    if check.problems:
        print(f"{words[1]}: {len(check.problems)} problems")
        return 1
    print(f"{words[1]}: it is what the format says")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
