"""Bank statements: ISO 20022 camt.053, versions 02 and 08, with or without a
prefix, as French banks write them."""

from dataclasses import dataclass, field
from datetime import date
from xml.sax.saxutils import escape

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001."
TRANSFER_IN = ("PMNT", "RCDT", "ESCT")
TRANSFER_OUT = ("PMNT", "ICDT", "ESCT")
DIRECT_DEBIT = ("PMNT", "IDDT", "ESDD")
CHEQUES = ("PMNT", "RCHQ", "CCHQ")
CASH = ("PMNT", "CNTR", "CDPT")
FEE = ("ACMT", "MDOP", "CHRG")


@dataclass
class Detail:
    cents: int  # without sign
    name: str = ""
    iban: str = ""
    end_to_end: str = "NOTPROVIDED"
    text: str = ""
    structured: str = ""  # a creditor reference, in its own field


@dataclass
class Entry:
    booked: date
    cents: int  # debits negative
    code: tuple
    note: str = ""
    details: list = field(default_factory=list)
    in_batch: int = 0  # what Btch/NbOfTxs says
    value: date = None
    pending: bool = False
    named: bool = True  # whether the bank gives it a reference of its own
    reference: str = ""


@dataclass
class Account:
    iban: str
    name: str
    bic: str


def decimal(cents):
    return f"{abs(cents) // 100}.{abs(cents) % 100:02}"


class Writer:
    """Elements with indentation; `with` closes what it opened."""

    def __init__(self, prefix):
        self.prefix = prefix
        self.lines = ['<?xml version="1.0" encoding="UTF-8"?>']
        self.open = []

    def put(self, name, text, attributes=""):
        tag = self.prefix + name
        self.lines.append(
            f"{'  ' * len(self.open)}<{tag}{attributes}>{escape(text)}</{tag}>"
        )

    def inside(self, *names, attributes=""):
        return _Inside(self, names, attributes)

    def amount(self, name, cents):
        self.put(name, decimal(cents), ' Ccy="EUR"')

    def sign(self, cents):
        self.put("CdtDbtInd", "DBIT" if cents < 0 else "CRDT")

    def day(self, name, day):
        with self.inside(name):
            self.put("Dt", str(day))

    def text(self):
        return "\n".join(self.lines) + "\n"


class _Inside:
    def __init__(self, writer, names, attributes):
        self.writer, self.names, self.attributes = writer, names, attributes

    def __enter__(self):
        writer = self.writer
        for name in self.names:
            tag = writer.prefix + name + self.attributes
            writer.lines.append(f"{'  ' * len(writer.open)}<{tag}>")
            writer.open.append(name)

    def __exit__(self, *_):
        writer = self.writer
        for _ in self.names:
            name = writer.open.pop()
            writer.lines.append(
                f"{'  ' * len(writer.open)}</{writer.prefix}{name}>"
            )


def party(out, version, role, name):
    if not name:
        return
    inner = [role] if version == "02" else [role, "Pty"]
    with out.inside(*inner):
        out.put("Nm", name)


def parties(out, version, detail, is_credit):
    role = "Dbtr" if is_credit else "Cdtr"
    if not detail.name and not detail.iban:
        return
    with out.inside("RltdPties"):
        party(out, version, role, detail.name)
        if detail.iban:
            with out.inside(role + "Acct", "Id"):
                out.put("IBAN", detail.iban)


def remittance(out, detail):
    if not detail.text and not detail.structured:
        return
    with out.inside("RmtInf"):
        if detail.text:
            out.put("Ustrd", detail.text)
        if detail.structured:
            with out.inside("Strd", "CdtrRefInf"):
                with out.inside("Tp", "CdOrPrtry"):
                    out.put("Cd", "SCOR")
                out.put("Ref", detail.structured)


def write_detail(out, version, detail, is_credit):
    with out.inside("TxDtls"):
        with out.inside("Refs"):
            out.put("EndToEndId", detail.end_to_end)
        if version == "02":
            with out.inside("AmtDtls", "TxAmt"):
                out.amount("Amt", detail.cents)
        else:
            out.amount("Amt", detail.cents)
            out.put("CdtDbtInd", "CRDT" if is_credit else "DBIT")
        parties(out, version, detail, is_credit)
        remittance(out, detail)


def write_entry(out, version, entry):
    with out.inside("Ntry"):
        out.amount("Amt", entry.cents)
        out.sign(entry.cents)
        status = "PDNG" if entry.pending else "BOOK"
        if version == "02":
            out.put("Sts", status)
        else:
            with out.inside("Sts"):
                out.put("Cd", status)
        out.day("BookgDt", entry.booked)
        out.day("ValDt", entry.value or entry.booked)
        if entry.reference:
            out.put("AcctSvcrRef", entry.reference)
        with out.inside("BkTxCd", "Domn"):
            out.put("Cd", entry.code[0])
            with out.inside("Fmly"):
                out.put("Cd", entry.code[1])
                out.put("SubFmlyCd", entry.code[2])
        if entry.details or entry.in_batch:
            with out.inside("NtryDtls"):
                if entry.in_batch:
                    with out.inside("Btch"):
                        out.put("NbOfTxs", str(entry.in_batch))
                for detail in entry.details:
                    write_detail(out, version, detail, entry.cents > 0)
        if entry.note:
            out.put("AddtlNtryInf", entry.note)


def balance(out, code, cents, day):
    with out.inside("Bal"):
        with out.inside("Tp", "CdOrPrtry"):
            out.put("Cd", code)
        out.amount("Amt", cents)
        out.sign(cents)
        out.day("Dt", day)


def statement(account, first, last, opening, entries, number, version, prefix,
              off_by=0):
    """The file, and the closing balance; `off_by` spoils it."""
    out = Writer(prefix)
    name = f"{account.iban[-6:]}-{last:%Y%m%d}-{number:03}"
    declared = f' xmlns{":" + prefix[:-1] if prefix else ""}="{NAMESPACE}'
    closing = opening + sum(e.cents for e in entries if not e.pending)
    out.lines.append(f'<{prefix}Document{declared}{version}">')
    out.open.append("Document")
    with out.inside("BkToCstmrStmt"):
        with out.inside("GrpHdr"):
            out.put("MsgId", "RELEVE-" + name)
            out.put("CreDtTm", f"{last}T23:15:00")
        with out.inside("Stmt"):
            out.put("Id", name)
            out.put("ElctrncSeqNb", str(number))
            out.put("CreDtTm", f"{last}T23:15:00")
            with out.inside("FrToDt"):
                out.put("FrDtTm", f"{first}T00:00:00")
                out.put("ToDtTm", f"{last}T23:59:59")
            with out.inside("Acct"):
                with out.inside("Id"):
                    out.put("IBAN", account.iban)
                out.put("Ccy", "EUR")
                with out.inside("Ownr"):
                    out.put("Nm", account.name)
                with out.inside("Svcr", "FinInstnId"):
                    out.put("BIC" if version == "02" else "BICFI", account.bic)
            balance(out, "OPBD", opening, first)
            balance(out, "CLBD", closing + off_by, last)
            for entry in entries:
                write_entry(out, version, entry)
    out.open.pop()
    out.lines.append(f"</{prefix}Document>")
    return out.text().encode("utf-8"), closing
