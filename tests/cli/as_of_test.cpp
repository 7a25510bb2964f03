// What stood on an accounting day is told of the ledger of today as the ledger
// told it on that day.  Recorded day by day, the ledger is copied at the end of
// March and goes on; the copy is the witness.

#include "cli/desk.hpp"
#include "support/catch.hpp"

#include <array>
#include <nlohmann/json.hpp>

namespace {

using cli_tests::Desk;
using nlohmann::json;

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
on 2026-03-31
obole refund add --donation 8 --amount 10 --date 2026-03-31 --reason asked
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
statement S2 192.00 212.00 2026-04-10 <<END
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
obole match 4 10
obole match-fund add AUTRE --campaign TOIT --funder $SPONSOR --ratio 1/1 --cap 9
obole match-fund apply
)sh";

struct Books : Desk {
  Books() {
    run(march);
    for (const auto* const ending : {".obole", ".people"})
      std::filesystem::copy_file(folder() / ("ledger" + std::string(ending)),
                                 folder() / ("cut" + std::string(ending)));
    run(april);
  }

  void run(const std::string& script) {
    auto process = start_script(begin + script, "script");
    const auto told = answer(process, "script");
    CAPTURE(told.err);
    REQUIRE(told.status == 0);
  }

  cli_tests::Answer ask(const char* ledger, const std::string& words) {
    return obole(cli_tests::words_of("--ledger " + std::string(ledger) +
                                     ".obole --today 2026-03-31 " + words));
  }

  json object(const char* ledger, const std::string& words) {
    const auto told = ask(ledger, words + " --format json");
    CAPTURE(words, told.err);
    REQUIRE(told.status <= 1);
    auto all = json::parse(told.out);
    all["status"] = told.status;
    return all;
  }

  /// What a report says, without the state that it stands on.
  json facts(const char* ledger, const std::string& words) {
    auto all = object(ledger, words);
    for (const auto* const name : {"as_of", "entries", "size", "root"})
      all.erase(name);
    return all;
  }
};

std::string without_state(const std::string& text) {
  std::string kept;
  for (const auto& line : cli_tests::lines_of(text)) {
    if (line.starts_with("As of: ") || line.starts_with("Entries: ") ||
        line.starts_with("Root: "))
      continue;
    kept += line + '\n';
  }
  return kept;
}

constexpr std::array reports = {"report matching", "report matching MECENE",
                                "report reconciliation"};

double amount(const json& value) { return std::stod(value.get<std::string>()); }

}  // namespace

TEST_CASE("as of a day is what the ledger said that day", "[as-of]") {
  Books books;
  for (const std::string words : reports) {
    CAPTURE(words);
    const auto then = books.facts("cut", words);
    CHECK(books.facts("ledger", words + " --as-of 2026-03-31") == then);
    CHECK(books.facts("ledger", words) != then);
    CHECK(books.facts("cut", words + " --as-of 2026-03-31") == then);
    CHECK(
        without_state(books.ask("ledger", words + " --as-of 2026-03-31").out) ==
        without_state(books.ask("cut", words).out));
    for (const std::string day : {"2026-01-05", "2026-02-10", "2026-03-20"}) {
      CAPTURE(day);
      const auto on = words + " --as-of " + day;
      CHECK(books.facts("ledger", on) == books.facts("cut", on));
      CHECK(books.facts("ledger", on) != then);
    }
  }
}

TEST_CASE("the lines open on a day are what is in suspense on it", "[as-of]") {
  Books books;
  for (const std::string day : {"2026-02-10", "2026-02-11", "2026-03-20",
                                "2026-03-31", "2026-04-02", "2026-04-10"}) {
    CAPTURE(day);
    const auto open =
        books.facts("ledger", "report reconciliation --as-of " + day);
    double lines = 0;
    for (const auto& one : open.at("open_lines"))
      lines += amount(one.at("amount"));
    double suspense = 0;
    const auto balances =
        books.facts("ledger", "report balances --as-of " + day);
    for (const auto& one : balances.at("rows"))
      if (one.at("account") == "Liabilities:Suspense")
        suspense = -amount(one.at("balance"));
    CHECK(lines == suspense);
  }
  const auto march =
      books.facts("ledger", "report reconciliation --as-of 2026-03-31");
  REQUIRE(march.at("open_lines").size() == 2);  // 30.00 again, and 12.00
  CHECK(march.at("open_lines")[0].at("days") == 48);
  CHECK(march.at("breaks").empty());
  CHECK(march.at("accounts")[0].at("closing") == "192.00");
  CHECK(march.at("platforms")[0].at("captured") == "20.00");
  CHECK(march.at("platform_statements")[0].at("in_transit") == "20.00");
}

TEST_CASE("who stood on a day is named, unless the name was forgotten since",
          "[as-of]") {
  Books books;
  const auto then = books.facts("cut", "report names");
  CHECK(then.at("names").size() == 3);
  CHECK(then.at("unnamed") == 0);
  const auto names = books.facts("ledger", "report names --as-of 2026-03-31");
  REQUIRE(names.at("names").size() == 2);
  CHECK(names.at("names")[0].at("name") == "Luc Safarik");
  CHECK(names.at("names")[1].at("name") == "Paul Blanc");  // given back since
  CHECK(names.at("unnamed") == 1);  // Ada, who withdrew in April
  const auto text = books.ask("ledger", "report names --as-of 2026-03-31").out;
  CHECK(text.find("Named on that day, and forgotten since: 1\n") !=
        std::string::npos);
  CHECK(text.find("Ada") == std::string::npos);
  const auto now = books.facts("ledger", "report names");
  REQUIRE(now.at("names").size() == 3);  // Luc gave twice; Zoe is free again
  CHECK(now.at("names")[1].at("name") == "Rose Noir");  // who gave in April
  CHECK(now.at("names")[2].at("name") == "Zoe Cadot");
  CHECK(now.at("unnamed") == 0);
  const auto before = books.facts("ledger", "report names --as-of 2026-02-09");
  CHECK(before.at("names").empty());
  CHECK(before.at("unnamed") == 0);
}

TEST_CASE("the day and the state of knowledge are chosen apart", "[as-of]") {
  Books books;
  // Told in April, of a day in March.
  books.run(R"sh(on 2026-04-20
obole refund add --donation 10 --amount 5 --date 2026-03-30 --reason late)sh");
  const auto known =
      " --known-at " +
      std::to_string(books.object("cut", "audit log").at("size").get<int>());
  for (const std::string words : reports) {
    CAPTURE(words);
    const auto on = words + " --as-of 2026-03-31";
    const auto then = books.facts("cut", on);
    CHECK(books.facts("ledger", on + known) == then);
    CHECK(books.facts("ledger", on) != then);
  }
}
