"""Bank statements: camt.053.001.02, as small as can be."""

from people import plain

IBAN = "FR7699999000710002600010151"


def amount_xml(cents):
    side = "DBIT" if cents < 0 else "CRDT"
    return (f'<Amt Ccy="EUR">{plain(abs(cents))}</Amt>'
            f"<CdtDbtInd>{side}</CdtDbtInd>")


def balance_xml(kind, cents, day):
    return (f"<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp>"
            f"{amount_xml(cents)}<Dt><Dt>{day}</Dt></Dt></Bal>\n")


def movement_xml(day, cents, text, name="", end_to_end=""):
    party = "Cdtr" if cents < 0 else "Dbtr"
    xml = (f"<Ntry>{amount_xml(cents)}<Sts>BOOK</Sts><BookgDt><Dt>{day}</Dt>"
           f"</BookgDt><ValDt><Dt>{day}</Dt></ValDt><NtryDtls><TxDtls>")
    if end_to_end:
        xml += f"<Refs><EndToEndId>{end_to_end}</EndToEndId></Refs>"
    if name:
        xml += f"<RltdPties><{party}><Nm>{name}</Nm></{party}></RltdPties>"
    return xml + (f"<RmtInf><Ustrd>{text}</Ustrd></RmtInf>"
                  "</TxDtls></NtryDtls></Ntry>\n")


def statement(month, last, opening, movements):
    """The text of a month, and the balance it closes with."""
    closing = opening + sum(one[1] for one in movements)
    return ('<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">'
            f"<BkToCstmrStmt><Stmt><Id>RELEVE-{month}</Id><Acct><Id><IBAN>"
            f"{IBAN}</IBAN></Id><Ccy>EUR</Ccy></Acct>\n"
            + balance_xml("OPBD", opening, f"{month}-01")
            + balance_xml("CLBD", closing, last)
            + "".join(movement_xml(*one) for one in movements)
            + "</Stmt></BkToCstmrStmt></Document>\n"), closing
