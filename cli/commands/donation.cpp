// obole donation: gifts.

#include "cli/commands.hpp"
#include "cli/commands/in_kind_options.hpp"
#include "cli/known.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/donation_list.hpp"
#include "obole/ledger/donations.hpp"
#include "obole/ledger/pledges.hpp"
#include "obole/ledger/restrictions.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;
using Kind = reports::Column::Kind;

// Money on a promise that was given up counts, and somebody should know.
std::optional<Sentence> notice_of_end(ledger::Book& book,
                                      std::optional<std::int64_t> number) {
  if (!number) return std::nullopt;
  const auto pledge = ledger::find_pledge(book, *number);
  if (!pledge || !pledge->ended) return std::nullopt;
  return say("pledge {} had ended on {} ({}); this money takes it up again",
             "la promesse {} avait pris fin le {} ({}) ; cet argent la reprend",
             *number, *pledge->ended_on, *pledge->ended);
}

Exit add(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const auto currency = journal.book().currency();
        ledger::NewDonation gift{
            arguments.code("--campaign"), arguments.donor("--donor"),
            arguments.money("--amount", currency), arguments.date("--date"),
            arguments.choice("--method", Method::card)};
        gift.pledge = arguments.number_if_any("--pledge");
        const auto tier = arguments.code_if_any("--tier");
        if (tier) gift.tier = tier->text();
        gift.benefit = arguments.money_if_any("--benefit", currency);
        gift.fee = arguments.money_if_any("--fee", currency);
        gift.earmark = arguments.text("--earmark");
        const auto platform = arguments.code_if_any("--platform");
        if (platform) gift.platform = platform->text();
        gift.outside_dates = arguments.has("--outside-dates");
        gift.accept_overpayment = arguments.has("--accept-overpayment");
        gift.reference = arguments.if_any("--reference");
        gift.fund = arguments.code_if_any("--match-fund");
        gift.nature = arguments.choice("--nature", GiftNature::gift);
        gift.credited = arguments.date_if_any("--credited");
        gift.given_on = arguments.date_if_any("--given-on");
        const auto in_kind = in_kind_of(arguments, currency);
        if (!in_kind) return in_kind.error();
        gift.in_kind = *in_kind;
        if (arguments.complaint()) return *arguments.complaint();
        const auto notice = notice_of_end(journal.book(), gift.pledge);
        const auto recorded = ledger::record(journal, gift);
        if (!recorded) return recorded.error();
        if (notice && !recorded->already) session.remark(*notice);
        return Session::Outcome{
            *recorded, std::to_string(recorded->seq),
            say("donation {}: {} to {}", "don {} : {} pour {}", recorded->seq,
                gift.amount, gift.campaign.text())};
      });
}

Exit list(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto campaign = arguments.code_if_any("--campaign");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  if (campaign) {
    const auto known = ledger::find_campaign(*book, campaign->text());
    if (!known) return session.refuse(known.error());
  }
  reports::Table table;
  table.what = "donation-list";
  table.title = {"Donations", "Dons"};
  table.columns = {
      {"id", {"Donation", "Don"}, Kind::number},
      {"date", {"Date", "Date"}, Kind::text},
      {"campaign", {"Campaign", "Campagne"}, Kind::text},
      {"donor", {"Donor", "Donateur"}, Kind::text},
      {"name", {"Name", "Nom"}, Kind::text},
      {"amount", {"Amount", "Montant"}, Kind::number},
      {"refunded", {"Refunded", "Remboursé"}, Kind::number},
      {"fee", {"Fee", "Frais"}, Kind::number},
      {"method", {"Method", "Moyen"}, Kind::text},
      {"platform", {"Platform", "Plateforme"}, Kind::text},
      {"reference", {"Reference", "Référence"}, Kind::text},
      {"reconciled", {"On the bank", "En banque"}, Kind::text},
      {"restricted", {"Restricted since", "Limité depuis"}, Kind::text, true}};
  using reports::if_any;
  const auto restrictions = ledger::restrictions(*book);
  const auto since = [&](DonorId donor) -> std::optional<Date> {
    const auto found = restrictions.find(donor.number());
    if (found == restrictions.end()) return std::nullopt;
    return found->second.since;
  };
  // Held while the list begins: its pages stop at this state by themselves.
  std::optional<Reading> reading(std::in_place, session, *book);
  ledger::DonationList gifts(*book, campaign ? campaign->text() : "");
  auto json = Json::of(table.what);
  json.set("entries", book->head().size);
  reading.reset();
  session.print(table, json, "donations", [&](reports::Page& page) {
    for (const auto& one : gifts.next()) {
      page.add(one.seq, one.date, one.campaign, one.donor.text(),
               if_any(one.name), one.amount, one.refunded, one.fee,
               spoken_word<Method>(one.method), if_any(one.platform),
               if_any(one.reference), one.reconciled, since(one.donor));
    }
  });
  return Exit::done;
}

}  // namespace

const Command donation_add_command{
    .words = "donation add",
    .summary = {"Record a gift", "Enregistrer un don"},
    .positionals = {},
    .options = with_in_kind(
        {{"--campaign",
          "CODE",
          {"the campaign", "la campagne"},
          Need::required},
         {"--donor", "ID", {"the donor", "le donateur"}, Need::required},
         {"--amount",
          "AMOUNT",
          {"what the donor paid, or the value retained of goods and skills",
           "ce que le donateur a payé, ou la valeur retenue des biens et "
           "compétences"},
          Need::required},
         {"--date",
          "DATE",
          {"the day of the gift", "jour du don"},
          Need::required},
         {"--method",
          "METHOD",
          {"card, transfer, cheque, cash, direct-debit, in-kind, skills or "
           "expense-waiver",
           "card, transfer, cheque, cash, direct-debit, in-kind, skills ou "
           "expense-waiver"},
          Need::required},
         {"--pledge", "N", {"the pledge it keeps", "la promesse qu’il tient"}},
         {"--match-fund",
          "CODE",
          {"the matching fund that it pays into",
           "le fonds d’abondement qu’il verse"}},
         {"--tier", "TIER", {"the tier chosen", "le palier choisi"}},
         {"--benefit",
          "AMOUNT",
          {"worth of what the donor receives", "valeur de la contrepartie"}},
         {"--fee",
          "AMOUNT",
          {"what the platform keeps", "ce que garde la plateforme"}},
         {"--earmark",
          "TEXT",
          {"what it is to be used for: a declared code, or words of the "
           "donor’s",
           "ce à quoi il est affecté : un code déclaré, ou les mots du "
           "donateur"}},
         {"--platform",
          "NAME",
          {"through which it came", "plateforme par laquelle il est venu"}},
         {"--nature",
          "NATURE",
          {"gift, sponsorship, purchase or loan; gift, if not said",
           "gift, sponsorship, purchase ou loan ; gift à défaut"}},
         {"--credited",
          "DATE",
          {"the day it reached the town’s account, where known apart",
           "jour du crédit sur le compte de la collectivité, s’il est connu"}},
         {"--given-on",
          "DATE",
          {"the day it was given, before --date: that of a closed period",
           "jour où il a été donné, avant --date : celui d’une période "
           "close"}},
         {"--outside-dates",
          "",
          {"it lies outside the campaign’s dates",
           "il est hors des dates de la campagne"}},
         {"--accept-overpayment",
          "",
          {"it exceeds what is left of its pledge",
           "il dépasse le reste de la promesse"}}}),
    .example =
        "obole donation add --campaign TOIT-ECOLE --donor D7K2M9QX4TB --amount "
        "50 --date 2026-02-03 --method transfer --reference RF94DON2026000123",
    .records = true,
    .run = add};

const Command donation_list_command{
    .words = "donation list",
    .summary = {"List the gifts", "Lister les dons"},
    .positionals = {},
    .options = known_options(
        {{"--campaign", "CODE", {"of one campaign", "d’une campagne"}}}),
    .example = "obole donation list --campaign TOIT-ECOLE --format csv",
    .run = list};

}  // namespace cli
