// obole pledge add, plan: promises, and when they are to be kept.

#include "cli/commands.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/pledges.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;
using Plan = std::vector<rules::Instalment>;

Refusal misuse(const char* option, Sentence why) {
  return {Reason::usage,
          "",
          std::move(why),
          say("give --instalments 10 --every month --first 2026-09-01, or each "
              "as --instalment \"2026-09-01 50\"",
              "donner --instalments 10 --every month --first 2026-09-01, ou "
              "chacune par --instalment \"2026-09-01 50\""),
          {{}, 0, option}};
}

// "2026-09-01 50,00"
Result<rules::Instalment> instalment_in(const std::string& typed,
                                        Currency currency) {
  const Place place{{}, 0, "--instalment"};
  const auto space = typed.find(' ');
  if (space == std::string::npos) {
    return misuse("--instalment",
                  say("{} is not a day and an amount",
                      "{} n’est pas un jour et un montant", typed));
  }
  const auto due = parse_date(typed.substr(0, space));
  if (!due) return at(due.error(), place);
  const auto amount = parse_amount(typed.substr(space + 1), currency);
  if (!amount) return at(amount.error(), place);
  return rules::Instalment{*due, *amount};
}

// The instalments that were typed, one way or the other; none where none was.
Result<Plan> plan_in(Arguments& arguments, Money promised) {
  const auto count = arguments.number_if_any("--instalments");
  const auto every = arguments.choice_if_any<rules::Interval>("--every");
  const auto first = arguments.date_if_any("--first");
  const auto typed = arguments.all("--instalment");
  if (arguments.complaint()) return *arguments.complaint();
  const bool equal = count || every || first;
  if (equal && !typed.empty()) {
    return misuse("--instalment",
                  say("equal instalments are not listed one by one",
                      "des échéances égales ne se donnent pas une à une"));
  }
  if (equal) {
    if (!count || !every || !first) {
      return misuse("--instalments",
                    say("--instalments, --every and --first go together",
                        "--instalments, --every et --first vont ensemble"));
    }
    if (auto refusal = rules::objection_to_count(*count)) {
      return at(*refusal, {{}, 0, "--instalments"});
    }
    return rules::equal_instalments(promised, static_cast<int>(*count), *first,
                                    rules::months(*every));
  }
  Plan plan;
  for (const auto& one : typed) {
    const auto instalment = instalment_in(one, promised.currency());
    if (!instalment) return instalment.error();
    plan.push_back(*instalment);
  }
  return plan;
}

Sentence said_of(const Plan& plan) {
  return say("{}, from {} to {}", "{}, du {} au {}",
             counted(plan.size(), {"instalment", "instalments"},
                     {"échéance", "échéances"}),
             plan.front().due, plan.back().due);
}

Exit add(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        ledger::NewPledge pledge{
            arguments.code("--campaign"),
            arguments.donor("--donor"),
            arguments.money("--amount", journal.book().currency()),
            arguments.date("--date"),
            arguments.date_if_any("--due"),
            arguments.has("--outside-dates"),
            arguments.if_any("--reference")};
        if (arguments.complaint()) return *arguments.complaint();
        const auto plan = plan_in(arguments, pledge.amount);
        if (!plan) return plan.error();
        pledge.plan = *plan;
        if (pledge.due && !plan->empty()) {
          return misuse("--due", say("a plan has its own days",
                                     "un échéancier a ses propres jours"));
        }
        const auto recorded = ledger::record(journal, pledge);
        if (!recorded) return recorded.error();
        auto says =
            say("pledge {}: {} promised to {}", "promesse {} : {} promis à {}",
                recorded->seq, pledge.amount, pledge.campaign.text());
        if (!plan->empty())
          says = say("{}; {}", "{} ; {}", says, said_of(*plan));
        return Session::Outcome{*recorded, std::to_string(recorded->seq), says};
      });
}

Exit plan(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const auto number = arguments.number("PLEDGE");
        if (arguments.complaint()) return *arguments.complaint();
        const auto pledge = ledger::find_pledge(journal.book(), number);
        if (!pledge) return pledge.error();
        const auto plan = plan_in(arguments, pledge->amount);
        if (!plan) return plan.error();
        if (plan->empty()) {
          return misuse("--instalments",
                        say("the plan is missing", "il manque l’échéancier"));
        }
        const auto recorded = ledger::record(
            journal,
            ledger::NewPlan{number, *plan, arguments.if_any("--reference")});
        if (!recorded) return recorded.error();
        return Session::Outcome{
            *recorded, std::to_string(number),
            say("pledge {}: {}", "promesse {} : {}", number, said_of(*plan))};
      });
}

std::vector<Option> with_plan_options(std::vector<Option> options) {
  const std::vector<Option> more = {
      {"--instalments", "N", {"in N equal parts", "en N parts égales"}},
      {"--every",
       "INTERVAL",
       {"month, quarter or year", "month, quarter ou year"}},
      {"--first", "DATE", {"the day of the first part", "jour de la première"}},
      {"--instalment",
       "\"DATE AMOUNT\"",
       {"a part of its own; may come again",
        "une part à elle seule ; peut se répéter"},
       Need::repeated}};
  options.insert(options.end(), more.begin(), more.end());
  return options;
}

}  // namespace

const Command pledge_add_command{
    .words = "pledge add",
    .summary = {"Record a promise to give", "Enregistrer une promesse de don"},
    .positionals = {},
    .options = with_plan_options(
        {{"--campaign",
          "CODE",
          {"the campaign", "la campagne"},
          Need::required},
         {"--donor", "ID", {"the donor", "le donateur"}, Need::required},
         {"--amount",
          "AMOUNT",
          {"what is promised", "ce qui est promis"},
          Need::required},
         {"--date",
          "DATE",
          {"the day of the promise", "jour de la promesse"},
          Need::required},
         {"--due", "DATE", {"the day it is due", "échéance"}},
         {"--outside-dates",
          "",
          {"it lies outside the campaign’s dates",
           "elle est hors des dates de la campagne"}}}),
    .example =
        "obole pledge add --campaign TOIT-ECOLE --donor D7K2M9QX4TB --amount "
        "500 --date 2026-02-01 --due 2026-06-01",
    .records = true,
    .run = add};

const Command pledge_plan_command{
    .words = "pledge plan",
    .summary =
        {"Set when a promise is to be kept; replaces an earlier plan",
         "Fixer les échéances d’une promesse ; remplace les précédentes"},
    .positionals = {{"PLEDGE",
                     {"the pledge’s number", "numéro de la promesse"}}},
    .options = with_plan_options({}),
    .example =
        "obole pledge plan 42 --instalments 10 --every month --first "
        "2026-09-01",
    .records = true,
    .run = plan};

}  // namespace cli
