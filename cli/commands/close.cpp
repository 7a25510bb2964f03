// obole close: the books through a day, for ever.

#include "cli/commands.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/closing.hpp"
#include "obole/ledger/periods.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;

Exit close(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const ledger::PeriodClose period{arguments.date("--through"),
                                         arguments.if_any("--reference")};
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, period);
        if (!recorded) return recorded.error();
        const auto balance =
            ledger::trial_balance(journal.book(), period.through);
        Session::Outcome outcome{
            *recorded, iso(period.through),
            say("the books are closed through {}",
                "les comptes sont clos jusqu’au {}", period.through)};
        const Money debits{balance.debits, journal.book().currency()};
        outcome.adds = [balance, debits](Json& json) {
          json.set("accounts", balance.accounts)
              .set("debits", debits)
              .set("balances", hex(balance.digest));
        };
        return outcome;
      });
}

}  // namespace

const Command close_command{
    .words = "close",
    .summary = {"Close the books through a day",
                "Clore les comptes jusqu’à un jour"},
    .positionals = {},
    .options = {{"--through",
                 "DATE",
                 {"the last day that is closed", "dernier jour clos"},
                 Need::required}},
    .example = "obole close --through 2026-01-31",
    .records = true,
    .run = close};

}  // namespace cli
