// obole pledge cancel, write-off, expire: promises given up.

#include "cli/commands.hpp"
#include "cli/run_before.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/pledges.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;

Sentence said_of(PledgeEnd cause, std::int64_t pledge) {
  switch (cause) {
    case PledgeEnd::expired:
      return say("pledge {} has expired", "la promesse {} a expiré", pledge);
    case PledgeEnd::written_off:
      return say("pledge {} is written off", "la promesse {} est abandonnée",
                 pledge);
    case PledgeEnd::cancelled:
    case PledgeEnd::campaign_failed:
      break;
  }
  return say("pledge {} is cancelled", "la promesse {} est annulée", pledge);
}

Result<Session::Outcome> end_one(ledger::Journal& journal, Arguments& arguments,
                                 PledgeEnd cause, const std::string& reason) {
  const ledger::NewPledgeEnd end{arguments.number("PLEDGE"), cause, reason,
                                 arguments.if_any("--reference")};
  if (arguments.complaint()) return *arguments.complaint();
  const auto recorded = ledger::record(journal, end);
  if (!recorded) return recorded.error();
  return Session::Outcome{*recorded, std::to_string(end.pledge),
                          said_of(cause, end.pledge)};
}

Exit cancel(Session& session, Arguments& arguments) {
  return session.record(arguments, [&](ledger::Journal& journal) {
    return end_one(journal, arguments, PledgeEnd::cancelled,
                   arguments.text("--reason"));
  });
}

Exit write_off(Session& session, Arguments& arguments) {
  return session.record(arguments, [&](ledger::Journal& journal) {
    return end_one(journal, arguments, PledgeEnd::written_off,
                   arguments.text("--reason"));
  });
}

Refusal misuse(const char* option, Sentence why) {
  return {Reason::usage,
          "",
          std::move(why),
          say("obole pledge expire --help shows an example",
              "obole pledge expire --help montre un exemple"),
          {{}, 0, option}};
}

Result<Session::Outcome> expire_many(ledger::Journal& journal,
                                     Arguments& arguments) {
  const auto campaign = arguments.code_if_any("--campaign");
  const auto before = arguments.date_if_any("--before");
  if (arguments.complaint()) return *arguments.complaint();
  if (arguments.has("--reason")) {
    return misuse("--reason", say("a reason goes with one pledge",
                                  "un motif accompagne une seule promesse"));
  }
  const std::string code = campaign ? campaign->text() : "";
  const auto same_run = run_before(journal, arguments);
  if (!same_run) return same_run.error();
  const auto released =
      *same_run ? Result(ledger::Released{0, {0, journal.book().currency()}})
                : ledger::expire_pledges(
                      journal, code, before.value_or(journal.context().today));
  if (!released) {
    return released.error().reason == Reason::date_malformed
               ? at(released.error(), {{}, 0, "--before"})
               : released.error();
  }
  Session::Outcome outcome{*same_run, code,
                           say("{}: {} expired", "{} : {} expirés",
                               counted(released->pledges, {"pledge", "pledges"},
                                       {"promesse", "promesses"}),
                               released->amount)};
  if (released->seq) outcome.recorded = ledger::Recorded{*released->seq};
  outcome.adds = [released = *released](Json& json) {
    json.set("pledges", released.pledges).set("amount", released.amount);
  };
  return outcome;
}

Exit expire(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        if (!arguments.has("PLEDGE")) return expire_many(journal, arguments);
        for (const auto* const option : {"--campaign", "--before"}) {
          if (arguments.has(option)) {
            return misuse(option, say("it goes without a pledge’s number",
                                      "elle va sans numéro de promesse"));
          }
        }
        const auto reason = arguments.if_any("--reason");
        const Sentence usual{"its day has passed", "son échéance est passée"};
        return end_one(journal, arguments, PledgeEnd::expired,
                       reason.value_or(usual.in(session.language())));
      });
}

const Positional& pledge_number() {
  static const Positional number = {
      "PLEDGE", {"the pledge’s number", "numéro de la promesse"}};
  return number;
}

Option reason(Need need) {
  return {"--reason",
          "TEXT",
          {"why; kept with the personal data",
           "pourquoi ; gardé avec les données personnelles"},
          need};
}

}  // namespace

const Command pledge_cancel_command{
    .words = "pledge cancel",
    .summary = {"Give up what is left of a pledge",
                "Abandonner le reste d’une promesse"},
    .positionals = {pledge_number()},
    .options = {reason(Need::required)},
    .example = "obole pledge cancel 42 --reason \"donor withdrew\"",
    .records = true,
    .run = cancel};

const Command pledge_write_off_command{
    .words = "pledge write-off",
    .summary = {"Give up a pledge that nobody expects any more",
                "Abandonner une promesse que l’on n’attend plus"},
    .positionals = {pledge_number()},
    .options = {reason(Need::required)},
    .example =
        "obole pledge write-off 42 --reason \"no answer to three "
        "letters\"",
    .records = true,
    .run = write_off};

const Command pledge_expire_command{
    .words = "pledge expire",
    .summary = {"Let a pledge expire, or all that are overdue",
                "Laisser expirer une promesse, ou toutes celles en retard"},
    .positionals = {{"PLEDGE",
                     {"the pledge’s number; all that are overdue when left out",
                      "numéro de la promesse ; toutes celles en retard si "
                      "absent"},
                     Positional::Need::optional}},
    .options = {{"--campaign", "CODE", {"of one campaign", "d’une campagne"}},
                {"--before",
                 "DATE",
                 {"whose last day lies before this one (today)",
                  "dont le dernier jour précède celui-ci (aujourd’hui)"}},
                reason(Need::optional)},
    .example = "obole pledge expire --campaign TOIT-ECOLE --before 2026-06-01",
    .records = true,
    .run = expire};

}  // namespace cli
