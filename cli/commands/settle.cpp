// obole campaign settle, goal add: what a campaign aims at, and whether it got
// there.

#include "cli/commands.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/verdicts.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;

Sentence sums_of(const ledger::Settled& settled, bool with_promises) {
  const auto& outcome = settled.outcome;
  const Sentence how = with_promises ? Sentence{"counted", "comptés"}
                                     : Sentence{"not counted", "non comptés"};
  auto text =
      say("counted: {} of a goal of {}\n"
          "received: {}, given back: {}, promised: {} ({})",
          "compté : {} pour un objectif de {}\n"
          "reçu : {}, rendu : {}, promis : {} ({})",
          outcome.counted, outcome.goal, outcome.received, outcome.refunded,
          outcome.promised, how);
  if (outcome.due) {
    text =
        say("{}\npromises are called for {}",
            "{}\nles promesses sont appelées pour le {}", text, *outcome.due);
  }
  if (settled.released > 0) {
    text = say("{}\nreleased: {}", "{}\nlibérées : {}", text,
               counted(settled.released, {"pledge", "pledges"},
                       {"promesse", "promesses"}));
  }
  return text;
}

void add_fields(const ledger::Settled& settled, Json& json) {
  const auto& outcome = settled.outcome;
  json.set("verdict", word(outcome.verdict))
      .set("on", outcome.on)
      .set("goal", outcome.goal)
      .set("received", outcome.received)
      .set("refunded", outcome.refunded)
      .set("promised", outcome.promised)
      .set("counted", outcome.counted)
      .set("released", settled.released)
      .set("due", outcome.due);
}

// What was typed; where nothing was, the verdict already given, if one was:
// then it is a question, and a nightly run may ask it again and again.
Result<ledger::NewVerdict> request_in(ledger::Journal& journal,
                                      Arguments& arguments) {
  ledger::NewVerdict verdict{arguments.code("CODE"), journal.context().today,
                             arguments.has("--with-promises"),
                             arguments.date_if_any("--due"),
                             arguments.if_any("--reference")};
  const auto on = arguments.date_if_any("--on");
  if (arguments.complaint()) return *arguments.complaint();
  if (on) verdict.on = *on;
  if (on || verdict.due || verdict.with_promises) return verdict;
  const auto campaign =
      ledger::find_campaign(journal.book(), verdict.campaign.text());
  if (!campaign) return campaign.error();
  if (const auto given = ledger::outcome_of(journal.book(), *campaign)) {
    verdict.on = given->on;
    verdict.due = given->due;
    verdict.with_promises = given->counted != given->received - given->refunded;
  }
  return verdict;
}

Exit settle(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const auto verdict = request_in(journal, arguments);
        if (!verdict) return verdict.error();
        const auto& code = verdict->campaign;
        const auto settled = ledger::settle(journal, *verdict);
        if (!settled) return settled.error();
        const auto& outcome = settled->outcome;
        const bool failed = outcome.verdict == CampaignVerdict::failed;
        if (failed) {
          session.remark(
              say("its gifts are to be given back: obole refund due --campaign "
                  "{} lists them",
                  "ses dons sont à rendre : obole refund due --campaign {} en "
                  "donne la liste",
                  code.text()));
        }
        return Session::Outcome{
            settled->recorded,
            code.text(),
            say("campaign {}: {} on {}", "campagne {} : {} le {}", code.text(),
                outcome.verdict, outcome.on),
            sums_of(*settled, verdict->with_promises),
            [settled = *settled](Json& json) { add_fields(settled, json); },
            failed};
      });
}

Exit goal_add(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const ledger::NewGoal goal{
            arguments.code("CAMPAIGN"), arguments.code("GOAL"),
            arguments.text("--title"),
            arguments.money("--amount", journal.book().currency()),
            arguments.if_any("--reference")};
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, goal);
        if (!recorded) return recorded.error();
        return Session::Outcome{
            *recorded, goal.code.text(),
            say("goal {} of {} is reached at {}",
                "l’objectif {} de {} est atteint à {}", goal.code.text(),
                goal.campaign.text(), goal.amount)};
      });
}

}  // namespace

const Command campaign_settle_command{
    .words = "campaign settle",
    .summary = {"Say whether a campaign reached its goal",
                "Dire si une campagne a atteint son objectif"},
    .positionals = {{"CODE", {"the campaign", "la campagne"}}},
    .options = {{"--on",
                 "DATE",
                 {"the day of the verdict, after the last one (today)",
                  "jour de l’issue, après le dernier (aujourd’hui)"}},
                {"--with-promises",
                 "",
                 {"open promises count towards the goal",
                  "les promesses ouvertes comptent pour l’objectif"}},
                {"--due",
                 "DATE",
                 {"the day for which open promises are called",
                  "jour pour lequel les promesses ouvertes sont appelées"}}},
    .example = "obole campaign settle TOIT-ECOLE --on 2026-07-01",
    .records = true,
    .run = settle};

const Command campaign_goal_add_command{
    .words = "campaign goal add",
    .summary = {"Add a further goal to a tiered campaign",
                "Ajouter un objectif à une campagne par paliers"},
    .positionals = {{"CAMPAIGN", {"the campaign", "la campagne"}},
                    {"GOAL", {"the goal’s short name", "nom court"}}},
    .options = {{"--amount",
                 "AMOUNT",
                 {"when it is reached; above the goal before",
                  "à partir de quand il est atteint ; au-dessus du précédent"},
                 Need::required},
                {"--title",
                 "TEXT",
                 {"as donors know it", "tel que les donateurs le connaissent"},
                 Need::required}},
    .example =
        "obole campaign goal add TOIT-ECOLE VITRAUX --amount 40000 --title "
        "\"Les vitraux aussi\"",
    .records = true,
    .run = goal_add};

}  // namespace cli
