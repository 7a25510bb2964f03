// obole donation waive: a counterpart that the donor gives up.

#include "cli/commands.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/waivers.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;

Exit waive(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const ledger::NewWaiver waiver{
            arguments.number("N"),
            arguments.date_if_any("--date").value_or(journal.context().today),
            arguments.text("--reason"), arguments.if_any("--reference")};
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, waiver);
        if (!recorded) return recorded.error();
        return Session::Outcome{
            *recorded, std::to_string(waiver.donation),
            say("the counterpart of donation {} is given up",
                "la contrepartie du don {} est abandonnée", waiver.donation)};
      });
}

}  // namespace

const Command donation_waive_command{
    .words = "donation waive",
    .summary = {"Record that a donor gives the counterpart up",
                "Enregistrer qu’un donateur renonce à la contrepartie"},
    .positionals = {{"N", {"the donation", "le don"}}},
    .options = {{"--reason",
                 "TEXT",
                 {"how it was said; kept with the personal data",
                  "comment il l’a dit ; gardé avec les données personnelles"},
                 Need::required},
                {"--date",
                 "DATE",
                 {"of the donor’s word; today, if not said",
                  "jour de sa parole ; aujourd’hui, à défaut"}}},
    .example =
        "obole donation waive 12 --reason \"letter of 3 March\" --date "
        "2026-03-03",
    .records = true,
    .run = waive};

}  // namespace cli
