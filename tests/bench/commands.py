"""Measures whole commands beside other programs' on the same files.

commands.py BUILD FOLDER ROUNDS SIZE...: prints what, size, our seconds, the
other's seconds, our peak memory in MiB, tab-separated.
"""

import os
import resource
import subprocess
import sys
import time

CAMPAIGNS = 20


def run(command, **more):
    """Seconds and peak MiB of one process."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, **more)
    _, status, usage = os.wait4(process.pid, 0)
    taken = time.monotonic() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"failed: {command}")
    return taken, usage.ru_maxrss / 1024


def show(what, size, ours, limit):
    print(f"{what}\t{size}\t{ours[0]:.6f}\t{limit[0]:.6f}\t{ours[1]:.1f}", flush=True)


def write_csv(path, size):
    with open(path, "w", encoding="utf-8") as out:
        out.write("Reference,Date,Amount,Name,Email,Campaign,Method\n")
        for n in range(size):
            donor = n * 104729 % max(10, size * 6 // 10)
            out.write(f"R{n:08},2026-{1 + n % 5:02}-{1 + n % 28:02},"
                      f"{10 + n * 37 % 490}.{n % 100:02},Donor Number {donor},"
                      f"d{donor}@example.org,C{n * 7919 % CAMPAIGNS},transfer\n")


def write_camt(path, size):
    head = ('<?xml version="1.0" encoding="UTF-8"?>\n'
            '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>'
            '<GrpHdr><MsgId>M</MsgId><CreDtTm>2026-06-30T00:00:00</CreDtTm></GrpHdr>'
            '<Stmt><Id>S1</Id><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id><Ccy>EUR</Ccy></Acct>')
    balance = ('<Bal><Tp><CdOrPrtry><Cd>{}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">{}</Amt>'
               '<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{}</Dt></Dt></Bal>')
    total = sum(1000 + n * 37 % 49000 for n in range(size))
    with open(path, "w", encoding="utf-8") as out:
        out.write(head)
        out.write(balance.format("OPBD", "0.00", "2026-01-01"))
        out.write(balance.format("CLBD", f"{total // 100}.{total % 100:02}", "2026-06-30"))
        for n in range(size):
            cents = 1000 + n * 37 % 49000
            day = f"2026-{1 + n % 5:02}-{1 + n % 28:02}"
            out.write(
                f'<Ntry><NtryRef>{n}</NtryRef><Amt Ccy="EUR">{cents // 100}.{cents % 100:02}</Amt>'
                f'<CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{day}</Dt></BookgDt>'
                f'<ValDt><Dt>{day}</Dt></ValDt><AcctSvcrRef>B{n:010}</AcctSvcrRef>'
                '<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>'
                f'<NtryDtls><TxDtls><Refs><EndToEndId>R{n:08}</EndToEndId></Refs>'
                f'<Amt Ccy="EUR">{cents // 100}.{cents % 100:02}</Amt><RltdPties><Dbtr><Pty><Nm>Donor Number {n}</Nm></Pty></Dbtr>'
                '</RltdPties><RmtInf><Ustrd>Don pour la campagne, merci &amp; bravo</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n')
        out.write('</Stmt></BkToCstmrStmt></Document>\n')


def write_journal(path, size):
    with open(path, "w", encoding="utf-8") as out:
        for n in range(size):
            amount = f"{10 + n * 37 % 490}.{n % 100:02}"
            out.write(f"2026-{1 + n % 5:02}-{1 + n % 28:02} * Donor {n}\n"
                      f"    Assets:Clearing:TRANSFER  {amount} EUR\n"
                      f"    Income:Gifts:C{n * 7919 % CAMPAIGNS}  -{amount} EUR\n\n")


def fresh(obole, ledger):
    for end in (".obole", ".people", ".obole-lock"):
        if os.path.exists(ledger + end):
            os.remove(ledger + end)
    base = [obole, "--ledger", ledger + ".obole", "--today", "2026-06-30"]
    subprocess.run(base + ["init", "--name", "Bench", "--iban", "FR7630006000011234567890189"],
                   check=True, stdout=subprocess.DEVNULL)
    for n in range(CAMPAIGNS):
        subprocess.run(base + ["campaign", "add", f"C{n}", "--title", f"Campaign {n}", "--goal", "1000000",
                               "--opens", "2026-01-01", "--closes", "2026-06-30"],
                       check=True, stdout=subprocess.DEVNULL)
    return base


def measure(obole, camt, folder, rounds, size):
    csv, xml, journal = (os.path.join(folder, f"{size}.{end}") for end in ("csv", "xml", "journal"))
    write_csv(csv, size)
    write_camt(xml, size)
    write_journal(journal, size)
    ledger = os.path.join(folder, "commands")
    for _ in range(rounds):
        base = fresh(obole, ledger)
        ours = run(base + ["import", "donations", csv, "--profile", "generic"])
        raw = os.path.join(folder, "raw.db")
        if os.path.exists(raw):
            os.remove(raw)
        limit = run(["sqlite3", raw, ".mode csv", f".import {csv} donation"])
        show("import donations", size, ours, limit)
        show("campaign report, whole command", size, run(base + ["report", "campaign"]),
             run(["sqlite3", raw, "SELECT 1"]))
        for name in ("CSV", "JSON"):
            show("donation list, " + name, size, run(base + ["donation", "list", "--format", name.lower()]),
                 run(["sqlite3", "-csv", raw, "SELECT * FROM donation"]))
        show("campaign balances", size, run(base + ["report", "campaign"]),
             run(["ledger", "-f", journal, "bal", "Income"]))
        ours = run(base + ["import", "statement", xml])
        start = time.monotonic()
        subprocess.run([camt, xml, "1"], check=True, stdout=subprocess.DEVNULL)
        show("import statement", size, ours, (time.monotonic() - start, 0))
    out = subprocess.run([camt, xml, str(rounds)], check=True, capture_output=True, text=True).stdout
    print(out, end="", flush=True)


def main():
    build, folder, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for size in map(int, sys.argv[4:]):
        measure(os.path.join(build, "cli/obole"), os.path.join(build, "tests/obole_bench_camt"),
                folder, rounds, size)


if __name__ == "__main__":
    main()
