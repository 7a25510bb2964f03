#!/bin/sh
# The demonstration: a town's half-year of gifts, from the platforms' files and
# the bank's to reports that prove themselves.  Installs what is missing,
# builds, and shows each command before it runs it.  Works in build/demo, which
# is made anew each time.  docs/tutorial.md tells the same story slowly.
set -eu
cd "$(dirname "$0")/.."

. cli/demo/stage.sh

sh .ci/packages
build_release
enter_scratch build/demo

chapter "1. A ledger for the town"
REGIE=FR7699999000710002600010151
TRESOR=FR7699999000710002600020239
run obole init --name "Ville de Saint-Aubin-les-Vignes" --siren 217109990 \
  --address "1 place de la Mairie, 71999 Saint-Aubin-les-Vignes" \
  --kind commune --iban "$REGIE"
run obole account add "$TRESOR" --title "Compte de dépôt au Trésor"

chapter "2. A programme, five projects, seven campaigns"
run obole programme add TERRITOIRE-2026 --title "Territoire solidaire 2026"
project() {
  run obole project add "$1" --title "$2" --holder "$3" \
    --programme TERRITOIRE-2026 --stage funding
}
project TOIT-ECOLE "Le toit de l’école Jules-Ferry" "Service bâtiments"
project CAFE-SOCIAL "Un café social place de la Halle" "CCAS"
project GARE-TRAVAIL "Travailler à plusieurs dans l’ancienne gare" "Le Quai 2"
project JARDIN-PARTAGE "Le jardin partagé du Lavoir" "Les Mains vertes"
project ORGUE-1846 "L’orgue de 1846" "Les Amis de l’orgue"

run obole campaign add TOIT-2026 --title "Un toit pour l’école" \
  --goal "20 000,00" --opens 2026-01-12 --closes 2026-06-15 \
  --project TOIT-ECOLE --purpose educational --platform HELLOASSO
run obole campaign add TOIT-MECENES --title "Les entreprises pour l’école" \
  --goal "15 000,00" --opens 2026-02-01 --closes 2026-06-30 \
  --project TOIT-ECOLE --purpose educational
run obole campaign add CAFE-2026 --title "Le café social" --goal 12000 \
  --opens 2026-02-02 --closes 2026-06-30 --project CAFE-SOCIAL \
  --purpose social --platform HELLOASSO
run obole campaign add GARE-2026 --title "La gare au travail" --goal 8000 \
  --opens 2026-03-02 --closes 2026-04-30 --project GARE-TRAVAIL \
  --model all-or-nothing --purpose none --platform ULULE
run obole campaign add JARDIN-2026 --title "Le jardin du Lavoir" --goal 6000 \
  --opens 20/03/2026 --closes 20/06/2026 --project JARDIN-PARTAGE \
  --purpose environment --platform STRIPE
run obole campaign add ORGUE-2026 --title "Sauver l’orgue" --goal 25000 \
  --opens 2026-01-05 --closes 2026-06-30 --project ORGUE-1846 \
  --purpose heritage --platform STRIPE
run obole campaign add ORGUE-TUYAUX --title "Parrainez un tuyau" --goal 6000 \
  --opens 2026-04-01 --closes 2026-06-30 --project ORGUE-1846 \
  --purpose heritage --platform STRIPE
run obole campaign tier add ORGUE-TUYAUX PRINCIPAL --minimum 50 --benefit 0
run obole campaign tier add ORGUE-TUYAUX MONTRE --minimum 100 --benefit 12 \
  --title "Un tuyau de montre, et une visite de la tribune"
run obole campaign tier add ORGUE-TUYAUX BOURDON --minimum 250 --benefit 40 \
  --title "Un bourdon, et deux places au concert"
run obole campaign list

chapter "3. People who promise, and who give by hand"
record_by_hand

chapter "4. What the platforms export"
run obole import donations cli/demo/platforms/helloasso-2026-01-05.csv \
  --profile helloasso
run obole import donations cli/demo/platforms/stripe-2026-01-06.csv \
  --profile stripe
run obole import donations cli/demo/platforms/ulule-gare.csv --profile ulule \
  --campaign GARE-2026
run obole import donations cli/demo/platforms/mairie-2026.csv --profile generic
say "On 1 July HelloAsso exports again; the file overlaps the first one."
run obole import donations cli/demo/platforms/helloasso-2026-05-06.csv \
  --profile helloasso
say "A file imported twice by mistake changes nothing."
run obole import donations cli/demo/platforms/helloasso-2026-05-06.csv \
  --profile helloasso

chapter "5. What the bank sends"
run obole import statement cli/demo/bank/*.xml
say "The bank sends March again; every movement is known already."
run obole import statement cli/demo/bank/regie-2026-03-renvoi.xml

chapter "6. Which movement is which gift"
say "Exit code 1: all is recorded, and some movements need a person."
expect 1 obole reconcile
say "A person knows: that cheque is Mme Fabre's.  It is matched by hand."
run obole match "$(line_of 'REMISE 1 CHEQUE')" "$(kept donations G3)"

chapter "7. What to tell the council"
run obole report campaign
run obole report campaign TOIT-2026
run obole --locale fr report campaign -o build/demo/campagnes.csv
run cat build/demo/campagnes.csv
run obole report monthly
run obole report balances
expect 1 obole report reconciliation

chapter "8. The same figures, computed a second time"
say "Another program, in Python, reads the shipped files and computes them anew."
run obole --format json report campaign -o build/demo/campaigns.json
run obole --format json import statement cli/demo/bank/*.xml \
  -o build/demo/statements.json
expect 1 obole --format json report reconciliation \
  -o build/demo/reconciliation.json
run python3 tests/cli/demo_expected.py --against build/demo

chapter "9. A campaign that takes all or nothing, and what follows"
say "Until its verdict the money is held, not earned."
run obole campaign settle GARE-2026 --on 2026-05-02
run obole disbursement add --project GARE-TRAVAIL --campaign GARE-2026 \
  --amount "6 000,00" --date 2026-05-20 --agreement DEL-2026-41 --to "Le Quai 2"
run obole report project
say "Exit code 1: a promise is late."
expect 1 obole report pledges

chapter "10. Files with something wrong"
say "Exit code 3: refused, and nothing is recorded."
expect 3 obole import donations cli/demo/bad/impossible-day.csv \
  --profile generic
expect 3 obole import statement cli/demo/bad/one-cent-off.xml

chapter "11. A ledger that shows who touched it"
run obole audit verify
say "Somebody takes off the guard of a copy, adds a zero to a gift, and puts the
# guard back."
tamper
say "Exit code 5: stop, and call the auditor."
expect 5 obole --ledger build/demo/altered.obole audit verify
say "No need to trust obole for that: docs/ledger-format.md is enough to write
# another program that verifies a ledger.  Here is one, in Python."
run python3 tests/ledger/format_check.py "$OBOLE_LEDGER"
expect 1 python3 tests/ledger/format_check.py build/demo/altered.obole

say "Done. The ledger is in build/demo; docs/tutorial.md explains each step."
