// obole refund: gifts given back, and refunds that did not take place.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/campaigns.hpp"
#include "obole/ledger/donations.hpp"
#include "obole/ledger/refund_list.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;
using Kind = reports::Column::Kind;
using reports::Cell;

Exit add(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        ledger::NewRefund refund{
            arguments.number("--donation"),
            arguments.money("--amount", journal.book().currency()),
            arguments.date("--date"), arguments.text("--reason")};
        refund.cause = arguments.choice_if_any<RefundCause>("--cause");
        refund.approved_by = arguments.text("--approved-by");
        refund.reference = arguments.if_any("--reference");
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, refund);
        if (!recorded) return recorded.error();
        return Session::Outcome{
            *recorded, std::to_string(recorded->seq),
            say("refund {}: {} of donation {}",
                "remboursement {} : {} sur le don {}", recorded->seq,
                refund.amount, refund.donation)};
      });
}

Exit reverse(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const ledger::NewReversal reversal{
            arguments.number("REFUND"), arguments.date("--date"),
            arguments.text("--reason"), arguments.if_any("--reference")};
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, reversal);
        if (!recorded) return recorded.error();
        return Session::Outcome{
            *recorded, std::to_string(recorded->seq),
            say("refund {} did not take place: it is reversed by entry {}",
                "le remboursement {} n’a pas eu lieu : l’écriture {} l’annule",
                reversal.refund, recorded->seq)};
      });
}

reports::Table head() {
  reports::Table table;
  table.what = "refund-list";
  table.title = {"Refunds", "Remboursements"};
  table.columns = {{"id", {"Refund", "Remboursement"}, Kind::number},
                   {"donation", {"Donation", "Don"}, Kind::number},
                   {"campaign", {"Campaign", "Campagne"}, Kind::text},
                   {"date", {"Date", "Date"}, Kind::text},
                   {"amount", {"Amount", "Montant"}, Kind::number},
                   {"cause", {"Cause", "Cause"}, Kind::text},
                   {"method", {"Method", "Moyen"}, Kind::text},
                   {"platform", {"Platform", "Plateforme"}, Kind::text},
                   {"reference", {"Reference", "Référence"}, Kind::text},
                   {"reverses", {"Reverses", "Annule"}, Kind::number},
                   {"reversed", {"Reversed", "Annulé"}, Kind::text},
                   {"reconciled", {"On the bank", "En banque"}, Kind::text}};
  return table;
}

Exit list(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const Reading reading(session, *book);
  const auto campaign = arguments.code_if_any("--campaign");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  if (campaign) {
    const auto known = ledger::find_campaign(*book, campaign->text());
    if (!known) return session.refuse(known.error());
  }
  auto table = head();
  const auto if_any = [](const std::string& text) {
    return text.empty() ? Cell() : Cell(text);
  };
  for (const auto& one :
       ledger::refund_list(*book, campaign ? campaign->text() : "")) {
    table.rows.push_back(
        {one.seq, one.donation, one.campaign, one.date, one.amount,
         one.cause.empty() ? Cell() : Cell(spoken_word<RefundCause>(one.cause)),
         spoken_word<Method>(one.method), if_any(one.platform),
         if_any(one.reference), one.reverses ? Cell(*one.reverses) : Cell(),
         one.reversed, one.reconciled});
  }
  print_list(session, *book, std::move(table), "refunds");
  return Exit::done;
}

}  // namespace

const Command refund_add_command{
    .words = "refund add",
    .summary = {"Record a gift given back", "Enregistrer un remboursement"},
    .positionals = {},
    .options = {{"--donation",
                 "N",
                 {"the donation’s number", "numéro du don"},
                 Need::required},
                {"--amount",
                 "AMOUNT",
                 {"what is given back", "ce qui est rendu"},
                 Need::required},
                {"--date",
                 "DATE",
                 {"the day of the refund", "jour du remboursement"},
                 Need::required},
                {"--reason",
                 "TEXT",
                 {"why; kept with the personal data",
                  "pourquoi ; gardé avec les données personnelles"},
                 Need::required},
                {"--cause",
                 "WORD",
                 {"donor-request, duplicate, campaign-failed, fraud, "
                  "overpayment, wrongly-collected or returned",
                  "donor-request, duplicate, campaign-failed, fraud, "
                  "overpayment, wrongly-collected ou returned"}},
                {"--approved-by",
                 "NAME",
                 {"the account of whoever agreed to it; stands in the ledger",
                  "le compte de qui l’a approuvé ; figure au registre"}}},
    .example =
        "obole refund add --donation 42 --amount 50 --date 2026-03-01 --reason "
        "\"paid twice\" --cause duplicate",
    .records = true,
    .run = add};

const Command refund_reverse_command{
    .words = "refund reverse",
    .summary = {"Take back a refund that did not take place",
                "Annuler un remboursement qui n’a pas eu lieu"},
    .positionals = {{"REFUND",
                     {"the refund’s number, or a lost dispute’s entry",
                      "numéro du remboursement, ou de l’écriture d’une "
                      "contestation perdue"}}},
    .options = {{"--date",
                 "DATE",
                 {"the day on which the money came back",
                  "jour où l’argent est revenu"},
                 Need::required},
                {"--reason",
                 "TEXT",
                 {"why; kept with the personal data",
                  "pourquoi ; gardé avec les données personnelles"},
                 Need::required}},
    .example =
        "obole refund reverse 43 --date 2026-03-05 --reason \"account closed\"",
    .records = true,
    .run = reverse};

const Command refund_list_command{
    .words = "refund list",
    .summary = {"List the refunds", "Lister les remboursements"},
    .positionals = {},
    .options = known_options(
        {{"--campaign", "CODE", {"of one campaign", "d’une campagne"}}}),
    .example = "obole refund list --campaign TOIT-ECOLE",
    .run = list};

}  // namespace cli
