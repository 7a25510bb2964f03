// obole init, account: the organisation and its bank accounts.

#include "obole/ledger/organisation.hpp"

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;

Exit init(Session& session, Arguments& arguments) {
  ledger::NewOrganisation organisation;
  organisation.name = arguments.text("--name");
  organisation.siren = arguments.text("--siren");
  organisation.address = arguments.text("--address");
  organisation.kind = arguments.choice("--kind", OrganisationKind::commune);
  organisation.timezone =
      arguments.if_any("--timezone").value_or("Europe/Paris");
  organisation.ibans = arguments.all("--iban");
  const auto currency =
      Currency::parse(arguments.if_any("--currency").value_or("EUR"));
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  if (!currency) return session.refuse(currency.error());
  organisation.currency = *currency;
  const bool dry_run = arguments.has("--dry-run");
  const auto zone =
      is_time_zone(organisation.timezone) ? organisation.timezone : "UTC";
  const auto opened = ledger::open_ledger(
      session.settings().ledger, organisation, session.context(zone, dry_run));
  if (!opened) return session.refuse(opened.error());
  if (dry_run)
    session.remark(
        say("nothing was made (--dry-run)", "rien n’a été créé (--dry-run)"));
  session.print(
      say("{} keeps its ledger in {}", "{} tient son registre dans {}",
          organisation.name, session.settings().ledger),
      Json::of("init-recorded")
          .set("entry", opened->seq)
          .set("id", session.settings().ledger)
          .set("already", opened->already));
  return Exit::done;
}

Exit account_add(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const auto iban = arguments.text("IBAN");
        const auto recorded = ledger::record(
            journal, ledger::NewAccount{iban, arguments.text("--title"),
                                        arguments.if_any("--reference")});
        if (!recorded) return recorded.error();
        return Session::Outcome{
            *recorded, iban,
            say("account {} is declared", "le compte {} est déclaré", iban)};
      });
}

Exit account_list(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const Reading reading(session, *book);
  using Kind = reports::Column::Kind;
  reports::Table table;
  table.what = "account-list";
  table.title = {"Bank accounts", "Comptes bancaires"};
  table.columns = {{"id", {"IBAN", "IBAN"}, Kind::text},
                   {"title", {"Title", "Intitulé"}, Kind::text}};
  for (const auto& account : ledger::bank_accounts(*book)) {
    table.rows.push_back({account.iban, account.title});
  }
  print_list(session, *book, std::move(table), "accounts");
  return Exit::done;
}

}  // namespace

const Command init_command{
    .words = "init",
    .summary = {"Make a new ledger", "Créer un registre"},
    .positionals = {},
    .options =
        {{"--name",
          "TEXT",
          {"the organisation’s name", "nom de l’organisme"},
          Need::required},
         {"--siren", "SIREN", {"its SIREN", "son SIREN"}},
         {"--address", "TEXT", {"its address", "son adresse"}},
         {"--kind",
          "KIND",
          {"commune, epci, departement, region, etablissement or association",
           "commune, epci, departement, region, etablissement ou association"}},
         {"--currency",
          "CODE",
          {"of the whole ledger (EUR)", "de tout le registre (EUR)"}},
         {"--timezone",
          "ZONE",
          {"which civil day it is (Europe/Paris)",
           "jour civil (Europe/Paris)"}},
         {"--iban",
          "IBAN",
          {"a bank account; may come again", "un compte bancaire ; répétable"},
          Need::repeated},
         {"--dry-run",
          "",
          {"check, and make nothing", "vérifier sans rien créer"}},
         {"--reference",
          "REF",
          {"accepted; a ledger is opened once",
           "acceptée ; un registre ne s’ouvre qu’une fois"}}},
    .example =
        "obole init --name \"Ville de Sceaux\" --siren 219200714 --iban "
        "FR7630006000011234567890189",
    .run = init};

const Command account_add_command{
    .words = "account add",
    .summary = {"Declare a bank account", "Déclarer un compte bancaire"},
    .positionals = {{"IBAN", {"the account", "le compte"}}},
    .options = {{"--title", "TEXT", {"what you call it", "son intitulé"}}},
    .example =
        "obole account add FR7630006000011234567890189 --title \"Régie "
        "mécénat\"",
    .records = true,
    .run = account_add};

const Command account_list_command{
    .words = "account list",
    .summary = {"List the bank accounts", "Lister les comptes bancaires"},
    .positionals = {},
    .options = known_options(),
    .example = "obole account list",
    .run = account_list};

}  // namespace cli
