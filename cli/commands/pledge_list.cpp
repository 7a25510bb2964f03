// obole pledge list, show: what became of promises.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/campaigns.hpp"
#include "obole/ledger/pledges.hpp"

namespace cli {
namespace {

using namespace obole;
using Kind = reports::Column::Kind;

std::optional<Sentence> spoken_if_any(std::optional<PledgeEnd> cause) {
  return cause ? std::optional(spoken(*cause)) : std::nullopt;
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
  table.what = "pledge-list";
  table.title = {"Pledges", "Promesses"};
  table.columns = {{"id", {"Pledge", "Promesse"}, Kind::number},
                   {"campaign", {"Campaign", "Campagne"}, Kind::text},
                   {"donor", {"Donor", "Donateur"}, Kind::text},
                   {"date", {"Made", "Faite le"}, Kind::text},
                   {"due", {"Due", "Échéance"}, Kind::text},
                   {"amount", {"Promised", "Promis"}, Kind::number},
                   {"settled", {"Kept", "Tenu"}, Kind::number},
                   {"cancelled", {"Given up", "Abandonné"}, Kind::number},
                   {"left", {"Left", "Reste"}, Kind::number},
                   {"state", {"State", "État"}, Kind::text},
                   {"ended", {"Ended as", "Fin"}, Kind::text},
                   {"ended_on", {"Ended on", "Le"}, Kind::text}};
  // Held while the list begins: its pages stop at this state by themselves.
  std::optional<Reading> reading(std::in_place, session, *book);
  ledger::PledgeList pledges(*book, campaign ? campaign->text() : "");
  auto json = Json::of(table.what);
  json.set("entries", book->head().size);
  reading.reset();
  session.print(table, json, "pledges", [&pledges](reports::Page& page) {
    for (const auto& one : pledges.next()) {
      page.add(one.seq, one.campaign, one.donor.text(), one.date, one.due,
               one.amount, one.kept(), one.given_up(), one.left(),
               spoken(one.state()), spoken_if_any(one.ended), one.ended_on);
    }
  });
  return Exit::done;
}

reports::Table plan_table(ledger::Book& book, const ledger::Pledge& pledge) {
  reports::Table table;
  table.what = "pledge-show";
  table.title = say("Pledge {}", "Promesse {}", pledge.seq);
  table.columns = {{"due", {"Due", "Échéance"}, Kind::text},
                   {"amount", {"Promised", "Promis"}, Kind::number},
                   {"paid", {"Came", "Venu"}, Kind::number},
                   {"left", {"Missing", "Manque"}, Kind::number}};
  for (const auto& one : ledger::plan_of(book, pledge))
    table.rows.push_back({one.due, one.amount, one.paid, one.left()});
  return table;
}

void add_notes(reports::Table& table, const ledger::Pledge& pledge) {
  table.notes = {{{"Campaign", "Campagne"}, pledge.campaign},
                 {{"Donor", "Donateur"}, pledge.donor.text()},
                 {{"Made", "Faite le"}, pledge.date},
                 {{"State", "État"}, spoken(pledge.state())},
                 {{"Promised", "Promis"}, spoken(pledge.amount)},
                 {{"Came", "Venu"}, spoken(pledge.paid)},
                 {{"Left", "Reste"}, spoken(pledge.left())}};
  if (pledge.over().is_positive()) {
    table.notes.emplace_back(
        Sentence{"More than promised", "En plus du promis"},
        spoken(pledge.over()));
  }
  if (!pledge.ended) return;
  table.notes.emplace_back(
      Sentence{"Ended", "Fin"},
      say("{} on {}, {} given up", "{} le {}, {} abandonnés", *pledge.ended,
          *pledge.ended_on, pledge.given_up() + pledge.revived()));
  if (!pledge.revived().is_positive()) return;
  table.notes.emplace_back(Sentence{"Came after the end", "Venu après la fin"},
                           spoken(pledge.revived()));
}

Exit show(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto number = arguments.number("PLEDGE");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const Reading reading(session, *book);
  const auto pledge = ledger::find_pledge(*book, number);
  if (!pledge) return session.refuse(pledge.error());
  auto table = plan_table(*book, *pledge);
  auto json = Json::of(table.what);
  json.set("id", pledge->seq)
      .set("campaign", pledge->campaign)
      .set("donor", pledge->donor.text())
      .set("date", pledge->date)
      .set("due", pledge->due)
      .set("amount", pledge->amount)
      .set("state", word(pledge->state()))
      .set("paid", pledge->paid)
      .set("settled", pledge->kept())
      .set("left", pledge->left())
      .set("over", pledge->over())
      .set("cancelled", pledge->given_up())
      .set("ended",
           reports::Cell(pledge->ended ? reports::Cell(spoken(*pledge->ended))
                                       : reports::Cell()))
      .set("ended_on", pledge->ended_on)
      .set("ended_amount", pledge->given_up() + pledge->revived())
      .set("revived", pledge->revived())
      .set("plan", rows_of(table));
  add_notes(table, *pledge);
  session.print(table, json);
  return Exit::done;
}

}  // namespace

const Command pledge_list_command{
    .words = "pledge list",
    .summary = {"List the pledges", "Lister les promesses"},
    .positionals = {},
    .options = known_options(
        {{"--campaign", "CODE", {"of one campaign", "d’une campagne"}}}),
    .example = "obole pledge list --campaign TOIT-ECOLE",
    .run = list};

const Command pledge_show_command{
    .words = "pledge show",
    .summary = {"Show a pledge, its plan and what came of it",
                "Montrer une promesse, ses échéances et ce qui en est venu"},
    .positionals = {{"PLEDGE",
                     {"the pledge’s number", "numéro de la promesse"}}},
    .options = known_options(),
    .example = "obole pledge show 42",
    .run = show};

}  // namespace cli
