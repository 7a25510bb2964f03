// obole export journal, donations: facts in rows, for spreadsheets and scripts.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/campaigns.hpp"
#include "obole/ledger/donation_list.hpp"
#include "obole/reports/transactions.hpp"

namespace cli {
namespace {

using namespace obole;
using Kind = reports::Column::Kind;
using reports::if_any;

reports::Table journal_table() {
  reports::Table table;
  table.what = "export-journal";
  table.title = {"Journal", "Journal"};
  table.columns = {{"entry", {"Entry", "Écriture"}, Kind::number},
                   {"date", {"Day", "Jour"}, Kind::text},
                   {"recorded", {"Recorded", "Enregistrée"}, Kind::text},
                   {"kind", {"Kind", "Nature"}, Kind::text},
                   {"title", {"Title", "Libellé"}, Kind::text},
                   {"account", {"Account", "Compte"}, Kind::text},
                   {"debit", {"Debit", "Débit"}, Kind::number},
                   {"credit", {"Credit", "Crédit"}, Kind::number},
                   {"currency", {"Currency", "Devise"}, Kind::text},
                   {"hash", {"Hash", "Empreinte"}, Kind::text}};
  return table;
}

Exit journal(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  auto table = journal_table();
  auto json = Json::of(table.what);
  std::optional<Reading> reading(std::in_place, session, *book);
  reports::TransactionList list(*book, book->head().size);
  json.set("entries", book->head().size);
  reading.reset();
  const Money nothing{0, book->currency()};
  session.print(table, json, "postings", [&](reports::Page& page) {
    for (const auto& one : list.next()) {
      for (const auto& leg : one.legs) {
        const bool credit = leg.amount.is_negative();
        page.add(one.seq, one.effective, iso(one.recorded), one.kind, one.title,
                 leg.name, credit ? nothing : leg.amount,
                 credit ? -leg.amount : nothing, leg.amount.currency().code(),
                 one.hash);
      }
    }
  });
  return Exit::done;
}

reports::Table donation_table() {
  reports::Table table;
  table.what = "export-donations";
  table.title = {"Donations", "Dons"};
  table.columns = {{"donation", {"Donation", "Don"}, Kind::number},
                   {"date", {"Date", "Date"}, Kind::text},
                   {"campaign", {"Campaign", "Campagne"}, Kind::text},
                   {"donor", {"Donor", "Donateur"}, Kind::text},
                   {"method", {"Method", "Moyen"}, Kind::text},
                   {"platform", {"Platform", "Plateforme"}, Kind::text},
                   {"reference", {"Reference", "Référence"}, Kind::text},
                   {"amount", {"Amount", "Montant"}, Kind::number},
                   {"refunded", {"Refunded", "Remboursé"}, Kind::number},
                   {"fee", {"Fee", "Frais"}, Kind::number},
                   {"net", {"Net", "Net"}, Kind::number},
                   {"currency", {"Currency", "Devise"}, Kind::text},
                   {"reconciled", {"On the bank", "En banque"}, Kind::text}};
  return table;
}

Exit donations(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto campaign = arguments.code_if_any("--campaign");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  if (campaign) {
    const auto known = ledger::find_campaign(*book, campaign->text());
    if (!known) return session.refuse(known.error());
  }
  auto table = donation_table();
  auto json = Json::of(table.what);
  std::optional<Reading> reading(std::in_place, session, *book);
  ledger::DonationList gifts(*book, campaign ? campaign->text() : "");
  json.set("entries", book->head().size);
  reading.reset();
  session.print(table, json, "donations", [&](reports::Page& page) {
    for (const auto& one : gifts.next())
      page.add(one.seq, one.date, one.campaign, one.donor.text(),
               spoken_word<Method>(one.method), if_any(one.platform),
               if_any(one.reference), one.amount, one.refunded, one.fee,
               one.amount - one.refunded - one.fee,
               one.amount.currency().code(), one.reconciled);
  });
  return Exit::done;
}

}  // namespace

const Command export_journal_command{
    .words = "export journal",
    .summary = {"Every posting of every entry, a row each",
                "Chaque mouvement de chaque écriture, une ligne chacun"},
    .positionals = {},
    .options = known_options(),
    .example = "obole export journal -o journal.csv",
    .run = journal};

const Command export_donations_command{
    .words = "export donations",
    .summary = {"Every gift and what became of it, without names",
                "Chaque don et ce qu’il est devenu, sans noms"},
    .positionals = {},
    .options = known_options(
        {{"--campaign",
          "CODE",
          {"of this campaign only", "de cette campagne seulement"}}}),
    .example = "obole export donations --locale fr -o dons.csv",
    .run = donations};

}  // namespace cli
