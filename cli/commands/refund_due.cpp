// obole refund due, all: what a failed campaign gives back.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/donations.hpp"
#include "obole/ledger/verdicts.hpp"

#include <algorithm>

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;
using Kind = reports::Column::Kind;
using ledger::RefundDue;

reports::Table table_of(const std::vector<RefundDue>& list, Money zero) {
  reports::Table table;
  table.what = "refund-due";
  table.title = {"Gifts to give back", "Dons à rendre"};
  table.columns = {{"donation", {"Donation", "Don"}, Kind::number},
                   {"campaign", {"Campaign", "Campagne"}, Kind::text},
                   {"donor", {"Donor", "Donateur"}, Kind::text},
                   {"date", {"Date", "Date"}, Kind::text},
                   {"method", {"Method", "Moyen"}, Kind::text},
                   {"amount", {"Due", "À rendre"}, Kind::number},
                   {"sent", {"Sent", "Rendu"}, Kind::number},
                   {"seen", {"On the bank", "En banque"}, Kind::number},
                   {"left", {"Left", "Reste"}, Kind::number},
                   {"done", {"Done", "Fait"}, Kind::text}};
  auto due = zero;
  auto sent = zero;
  auto seen = zero;
  for (const auto& one : list) {
    table.rows.push_back({one.donation, one.campaign, one.donor.text(),
                          one.date, spoken(one.method), one.amount,
                          one.refunded, one.seen, one.left(), one.is_done()});
    due += one.amount;
    sent += one.refunded;
    seen += one.seen;
  }
  if (!list.empty()) {
    table.totals = {std::string("total"), {}, {}, {}, {}, due, sent, seen,
                    due - sent,           {}};
  }
  return table;
}

Exit due(Session& session, Arguments& arguments) {
  const auto code = arguments.code_if_any("--campaign");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const Reading reading(session, *book);
  if (code) {
    const auto known = ledger::find_campaign(*book, code->text());
    if (!known) return session.refuse(known.error());
  }
  const auto list = ledger::refunds_due(*book, code ? code->text() : "");
  const auto open = std::count_if(
      list.begin(), list.end(), [](const auto& one) { return !one.is_done(); });
  auto table = table_of(list, Money{0, book->currency()});
  auto json = Json::of(table.what);
  json.set("open", static_cast<std::int64_t>(open))
      .set("refunds", rows_of(table));
  stand_on(table, json, *book, {});
  session.print(table, json);
  return open == 0 ? Exit::done : Exit::attention;
}

// What `refund all` did.
struct Sent {
  std::int64_t refunds = 0;
  std::int64_t disputed = 0;  ///< gifts that wait for the end of a dispute
  Money amount;
  std::optional<ledger::Recorded> last = {};
};

// Each refund of a request takes the request's reference and its gift's number.
std::optional<std::string> reference_of(Arguments& arguments,
                                        std::int64_t donation) {
  const auto reference = arguments.if_any("--reference");
  if (!reference) return std::nullopt;
  return *reference + '-' + std::to_string(donation);
}

Result<Sent> send(ledger::Journal& journal, Arguments& arguments,
                  const std::string& campaign, Date date,
                  const std::string& reason) {
  Sent sent{.amount = Money{0, journal.book().currency()}};
  for (const auto& one : ledger::refunds_due(journal.book(), campaign)) {
    if (!one.left().is_positive()) continue;
    const auto gift =
        ledger::find_donation(journal.book(), one.donation).value();
    if (gift.disputed.is_positive()) ++sent.disputed;
    if (!gift.left().is_positive()) continue;
    ledger::NewRefund refund{one.donation, gift.left(), date, reason};
    refund.cause = RefundCause::campaign_failed;
    refund.approved_by = arguments.text("--approved-by");
    refund.reference = reference_of(arguments, one.donation);
    const auto recorded = ledger::record(journal, refund);
    if (!recorded) return recorded.error();
    sent.last = *recorded;
    sent.amount += refund.amount;
    ++sent.refunds;
  }
  return sent;
}

Verdict objection(const Result<ledger::Campaign>& campaign) {
  if (!campaign) return campaign.error();
  if (campaign->verdict == CampaignVerdict::failed) return std::nullopt;
  return Refusal{
      Reason::not_permitted, campaign->code,
      say("no verdict says that it failed", "aucune issue ne la dit échouée"),
      say("obole campaign settle gives the verdict; obole refund add gives "
          "back one gift",
          "obole campaign settle prononce l’issue ; obole refund add rend un "
          "seul don")};
}

Exit all(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const auto code = arguments.code("--campaign").text();
        const auto date = arguments.date("--date");
        if (arguments.complaint()) return *arguments.complaint();
        if (auto refusal =
                objection(ledger::find_campaign(journal.book(), code))) {
          return *refusal;
        }
        const Sentence reason{"the campaign did not reach its goal",
                              "la campagne n’a pas atteint son objectif"};
        const auto sent = send(journal, arguments, code, date,
                               arguments.if_any("--reason")
                                   .value_or(reason.in(session.language())));
        if (!sent) return sent.error();
        if (sent->disputed > 0) {
          session.remark(
              say("{}: what is disputed is not given back before it is decided",
                  "{} : ce qui est contesté n’est pas rendu avant que ce soit "
                  "tranché",
                  counted(sent->disputed, {"gift", "gifts"}, {"don", "dons"})));
        }
        return Session::Outcome{
            sent->last,
            code,
            say("{} of {}: {}", "{} sur {} : {}",
                counted(sent->refunds, {"refund", "refunds"},
                        {"remboursement", "remboursements"}),
                code, sent->amount),
            {},
            [sent = *sent](Json& json) {
              json.set("refunds", sent.refunds)
                  .set("amount", sent.amount)
                  .set("disputed", sent.disputed);
            },
            sent->disputed > 0};
      });
}

}  // namespace

const Command refund_due_command{
    .words = "refund due",
    .summary = {"List what failed campaigns have to give back",
                "Lister ce que les campagnes échouées doivent rendre"},
    .positionals = {},
    .options = known_options(
        {{"--campaign", "CODE", {"of one campaign", "d’une campagne"}}}),
    .example = "obole refund due --campaign TOIT-ECOLE",
    .run = due};

const Command refund_all_command{
    .words = "refund all",
    .summary = {"Record that a failed campaign gives everything back",
                "Enregistrer qu’une campagne échouée rend tout"},
    .positionals = {},
    .options = {{"--campaign",
                 "CODE",
                 {"the campaign", "la campagne"},
                 Need::required},
                {"--date",
                 "DATE",
                 {"the day of the refunds", "jour des remboursements"},
                 Need::required},
                {"--approved-by",
                 "NAME",
                 {"who agreed to it", "qui les a approuvés"}},
                {"--reason",
                 "TEXT",
                 {"why; kept with the personal data",
                  "pourquoi ; gardé avec les données personnelles"}}},
    .example = "obole refund all --campaign TOIT-ECOLE --date 2026-07-02",
    .records = true,
    .run = all};

}  // namespace cli
