#include "cli/as_of_books.hpp"

#include "support/catch.hpp"

namespace cli_tests {
namespace {

constexpr const char* begin = R"sh(set -e
exec >/dev/null
on() { OBOLE_TODAY=$1 && export OBOLE_TODAY; }
donor() { obole donor add --kind individual --name "$1" --format json |
  sed -n 's/.*"id": "\(.*\)".*/\1/p'; }
give() { obole donation add --campaign TOIT --method transfer "$@"; }
may() { "$@" || test $? = 1; }
# NAME OPENING CLOSING DAY, then lines of AMOUNT;NAME
statement() {
  name=$1 day=$4
  {
    echo '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">'
    echo "<BkToCstmrStmt><GrpHdr><MsgId>$name</MsgId>"
    echo "<CreDtTm>${day}T23:15:00</CreDtTm></GrpHdr><Stmt><Id>$name</Id>"
    echo "<CreDtTm>${day}T23:15:00</CreDtTm><Acct><Id>"
    echo "<IBAN>FR7699999000710002600010151</IBAN></Id><Ccy>EUR</Ccy></Acct>"
    for of in "OPBD $2" "CLBD $3"; do
      echo "<Bal><Tp><CdOrPrtry><Cd>${of% *}</Cd></CdOrPrtry></Tp>"
      echo "<Amt Ccy=\"EUR\">${of#* }</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
      echo "<Dt><Dt>$day</Dt></Dt></Bal>"
    done
    number=0
    while IFS=';' read -r amount who; do
      number=$((number + 1))
      echo "<Ntry><Amt Ccy=\"EUR\">$amount</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
      echo "<Sts>BOOK</Sts><BookgDt><Dt>$day</Dt></BookgDt>"
      echo "<ValDt><Dt>$day</Dt></ValDt><AcctSvcrRef>$name-$number</AcctSvcrRef>"
      echo "<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>$who</Nm></Dbtr></RltdPties>"
      echo "</TxDtls></NtryDtls></Ntry>"
    done
    echo '</Stmt></BkToCstmrStmt></Document>'
  } >$name.xml
  may obole import statement $name.xml
}
# NAME AMOUNT REFERENCE DAY, then the amounts of the parts
details() {
  name=$1 whole=$2 reference=$3 day=$4
  shift 4
  {
    echo '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.02">'
    echo "<BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>$name</MsgId>"
    echo "<CreDtTm>${day}T23:15:00</CreDtTm></GrpHdr><Ntfctn><Id>$name</Id>"
    echo "<CreDtTm>${day}T23:15:00</CreDtTm><Acct><Id>"
    echo "<IBAN>FR7699999000710002600010151</IBAN></Id><Ccy>EUR</Ccy></Acct>"
    echo "<Ntry><Amt Ccy=\"EUR\">$whole</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
    echo "<Sts>BOOK</Sts><BookgDt><Dt>$day</Dt></BookgDt>"
    echo "<ValDt><Dt>$day</Dt></ValDt><AcctSvcrRef>$reference</AcctSvcrRef>"
    echo '<NtryDtls>'
    for part in "$@"; do
      echo "<TxDtls><Refs><EndToEndId>$name-$part</EndToEndId></Refs>"
      echo "<AmtDtls><TxAmt><Amt Ccy=\"EUR\">$part</Amt></TxAmt></AmtDtls>"
      echo '</TxDtls>'
    done
    echo '</NtryDtls></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>'
  } >$name.xml
  may obole import statement $name.xml
}
# NAME, then rows of the platform
payouts() {
  {
    printf 'balance_transaction_id,source_id,charge_id,created_utc,gross,fee,'
    printf 'net,currency,reporting_category,automatic_payout_id,'
    echo 'automatic_payout_effective_at_utc,customer_name'
    cat
  } >$1.csv
  may obole import payout $1.csv --profile stripe
}
)sh";

// To the end of March.
constexpr const char* march = R"sh(
on 2026-01-05
obole init --name Saint-Aubin --iban FR7699999000710002600010151
obole campaign add TOIT --title Toit --goal 1000 --opens 2026-01-01 \
  --closes 2026-12-31 --platform STRIPE
ADA=$(donor "Ada Martin") LUC=$(donor "Luc Safarik") ZOE=$(donor "Zoe Cadot")
SPONSOR=$(donor "Scierie du Val")
echo "ADA=$ADA LUC=$LUC ZOE=$ZOE SPONSOR=$SPONSOR" >people.sh
obole match-fund add MECENE --campaign TOIT --funder $SPONSOR --ratio 1/1 \
  --cap 100 --gift-cap 40
on 2026-02-10
give --donor $ADA --amount 50 --date 2026-02-03
give --donor $LUC --amount 30 --date 2026-02-10
obole donation add --campaign TOIT --method card --platform STRIPE \
  --donor $ZOE --amount 20 --date 2026-02-10 --reference ch_1
obole match-fund apply
obole donor publish $ADA --as "Ada M."
obole donor publish $LUC
obole donor publish $ZOE
on 2026-02-11
statement S1 100.00 192.00 2026-02-11 <<END
50.00;MARTIN ADA
30.00;SAFARIK LUC
12.00;INCONNU
END
on 2026-03-20
payouts P1 <<END
txn_1,ch_1,ch_1,2026-02-10 10:00:00,20.00,0.00,20.00,eur,charge,po_1,2026-03-18 00:00:00,Zoe Cadot
txn_2,po_1,,2026-03-17 10:00:00,-20.00,0.00,-20.00,eur,payout,po_1,2026-03-18 00:00:00,
END
obole match 1 8
obole match 2 9
obole unmatch 2 --reason mistaken
obole donor restrict $ZOE --reason disputed
give --donor $LUC --amount 25 --date 2026-03-20
ROSE=$(donor "Rose Noir") PAUL=$(donor "Paul Blanc")
obole donor publish $ROSE
obole donor publish $PAUL
PAULS=$(give --donor $PAUL --amount 7 --date 2026-03-20 --format json |
  sed -n 's/.*"entry": \(.*\),/\1/p')
echo "ROSE=$ROSE PAULS=$PAULS" >>people.sh
on 2026-03-25
printf 'Reference,Date,Amount,Name,Campaign,Method,Platform,Payout\n' >g.csv
echo 'ch_3,2026-02-25,8.00,Zoe Cadot,TOIT,card,STRIPE,po_3' >>g.csv
obole import donations g.csv --profile generic
statement S1B 192.00 200.00 2026-03-25 <<END
8.00;STRIPE
END
obole match 4 STRIPE/po_3
on 2026-03-31
obole refund add --donation 8 --amount 10 --date 2026-03-31 --reason asked
SPONSORS=$(give --donor $SPONSOR --amount 16 --date 2026-03-31 \
  --match-fund MECENE --format json | sed -n 's/.*"entry": \(.*\),/\1/p')
echo "SPONSORS=$SPONSORS" >>people.sh
)sh";

// After it: something of everything that the three reports tell.
constexpr const char* april = R"sh(
. ./people.sh
on 2026-04-02
obole match 2 9
obole unmatch 1 --reason mistaken
obole match-fund apply
obole match-fund amend MECENE --ratio 1/2 --cap 300 --opens 2026-04-01
obole donor publish $ADA --withdraw
obole donor restrict $ZOE --lift --reason settled
on 2026-04-10
statement S2 200.00 220.00 2026-04-10 <<END
20.00;STRIPE
END
statement S3 300.00 301.00 2026-04-10 <<END
1.00;INCONNU
END
obole account add FR7630006000011234567890189
give --donor $SPONSOR --amount 60 --date 2026-04-10 --match-fund MECENE
give --donor $ADA --amount 11 --date 2026-04-10
give --donor $ROSE --amount 5 --date 2026-04-10
obole refund add --donation $PAULS --amount 7 --date 2026-04-10 --reason asked
obole refund add --donation 9 --amount 30 --date 2026-04-10 --reason asked
obole donation add --campaign TOIT --method card --platform STRIPE \
  --donor $ZOE --amount 9 --fee 1 --date 2026-04-10 --reference ch_2
payouts P2 <<END
txn_3,ch_2,ch_2,2026-04-10 10:00:00,9.00,1.00,8.00,eur,charge,,,Zoe Cadot
END
may obole reconcile
obole match 5 10
obole unmatch 4 --reason mistaken
obole match 4 STRIPE/po_3
obole refund add --donation $SPONSORS --amount 6 --date 2026-04-10 --reason asked
details D1 12.00 S1-3 2026-02-11 5.00 7.00
obole match-fund add AUTRE --campaign TOIT --funder $SPONSOR --ratio 1/1 --cap 9
obole match-fund apply
)sh";

}  // namespace

Books::Books() {
  run(march);
  for (const auto* const ending : {".obole", ".people"})
    std::filesystem::copy_file(folder() / ("ledger" + std::string(ending)),
                               folder() / ("cut" + std::string(ending)));
  run(april);
}

void Books::run(const std::string& script) {
  auto process = start_script(begin + script, "script");
  const auto told = answer(process, "script");
  CAPTURE(told.err);
  REQUIRE(told.status == 0);
}

Answer Books::ask(const char* ledger, const std::string& words) {
  return obole(words_of("--ledger " + std::string(ledger) +
                        ".obole --today 2026-03-31 " + words));
}

nlohmann::json Books::object(const char* ledger, const std::string& words) {
  const auto told = ask(ledger, words + " --format json");
  CAPTURE(words, told.err);
  REQUIRE(told.status <= 1);
  auto all = nlohmann::json::parse(told.out);
  all["status"] = told.status;
  return all;
}

nlohmann::json Books::facts(const char* ledger, const std::string& words) {
  auto all = object(ledger, words);
  for (const auto* const name : {"as_of", "entries", "size", "root"})
    all.erase(name);
  return all;
}

}  // namespace cli_tests
