// obole dispute: gifts that a donor's bank asks back.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/disputes.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;
using Kind = reports::Column::Kind;

Exit open(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const ledger::NewDispute dispute{
            arguments.number("--donation"),
            arguments.money("--amount", journal.book().currency()),
            arguments.date("--date"), arguments.if_any("--reference"),
            arguments.text("--payout")};
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, dispute);
        if (!recorded) return recorded.error();
        return Session::Outcome{
            *recorded, std::to_string(recorded->seq),
            say("dispute {}: {} of donation {} is asked back",
                "contestation {} : {} du don {} sont réclamés", recorded->seq,
                dispute.amount, dispute.donation)};
      });
}

Exit end(Session& session, Arguments& arguments, DisputeOutcome outcome) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const ledger::NewDisputeEnd end{
            arguments.number("DISPUTE"), outcome, arguments.date("--date"),
            arguments.if_any("--reference"), arguments.text("--payout")};
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, end);
        if (!recorded) return recorded.error();
        return Session::Outcome{
            *recorded, std::to_string(end.dispute),
            outcome == DisputeOutcome::lost
                ? say("dispute {} is lost: entry {} gives the money back",
                      "la contestation {} est perdue : l’écriture {} rend "
                      "l’argent",
                      end.dispute, recorded->seq)
                : say("dispute {} is won", "la contestation {} est gagnée",
                      end.dispute)};
      });
}

Exit lose(Session& session, Arguments& arguments) {
  return end(session, arguments, DisputeOutcome::lost);
}

Exit win(Session& session, Arguments& arguments) {
  return end(session, arguments, DisputeOutcome::won);
}

Exit list(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const Reading reading(session, *book);
  reports::Table table;
  table.what = "dispute-list";
  table.title = {"Open disputes", "Contestations en cours"};
  table.columns = {{"id", {"Dispute", "Contestation"}, Kind::number},
                   {"donation", {"Donation", "Don"}, Kind::number},
                   {"campaign", {"Campaign", "Campagne"}, Kind::text},
                   {"date", {"Opened", "Ouverte le"}, Kind::text},
                   {"days", {"Days", "Jours"}, Kind::number},
                   {"amount", {"Amount", "Montant"}, Kind::number}};
  const auto today =
      session.context(book->organisation().timezone, false).today;
  for (const auto& one : ledger::disputes(*book)) {
    if (one.outcome) continue;
    const std::int64_t days = (today - one.date).count();
    table.rows.push_back(
        {one.seq, one.donation, one.campaign, one.date, days, one.amount});
  }
  const bool none = table.rows.empty();
  print_list(session, *book, std::move(table), "disputes");
  return none ? Exit::done : Exit::attention;
}

const std::vector<Positional>& which() {
  static const std::vector<Positional> positionals = {
      {"DISPUTE", {"the dispute’s number", "numéro de la contestation"}}};
  return positionals;
}

const std::vector<Option>& when() {
  static const std::vector<Option> options = {
      {"--date",
       "DATE",
       {"the day of the decision", "jour de la décision"},
       Need::required}};
  return options;
}

std::vector<Option> when_won() {
  auto options = when();
  options.push_back({"--payout",
                     "REF",
                     {"the platform’s transfer that gives it back",
                      "le versement de la plateforme qui le rend"}});
  return options;
}

}  // namespace

const Command dispute_open_command{
    .words = "dispute open",
    .summary = {"Record that a donor’s bank asks a gift back",
                "Enregistrer qu’un don est contesté par la banque du donateur"},
    .positionals = {},
    .options = {{"--donation",
                 "N",
                 {"the donation’s number", "numéro du don"},
                 Need::required},
                {"--amount",
                 "AMOUNT",
                 {"what is asked back", "ce qui est réclamé"},
                 Need::required},
                {"--date",
                 "DATE",
                 {"the day of the dispute", "jour de la contestation"},
                 Need::required},
                {"--payout",
                 "REF",
                 {"the platform’s transfer that it was taken from",
                  "le versement de la plateforme dont il a été retenu"}}},
    .example = "obole dispute open --donation 42 --amount 50 --date 2026-03-01",
    .records = true,
    .run = open};

const Command dispute_lose_command{
    .words = "dispute lose",
    .summary = {"Record that a disputed gift went back",
                "Enregistrer qu’un don contesté est rendu"},
    .positionals = which(),
    .options = when(),
    .example = "obole dispute lose 43 --date 2026-03-20",
    .records = true,
    .run = lose};

const Command dispute_win_command{
    .words = "dispute win",
    .summary = {"Record that a disputed gift stays",
                "Enregistrer qu’un don contesté reste acquis"},
    .positionals = which(),
    .options = when_won(),
    .example = "obole dispute win 43 --date 2026-03-20",
    .records = true,
    .run = win};

const Command dispute_list_command{
    .words = "dispute list",
    .summary = {"List the disputes not decided yet",
                "Lister les contestations en cours"},
    .positionals = {},
    .options = known_options(),
    .example = "obole dispute list",
    .run = list};

}  // namespace cli
