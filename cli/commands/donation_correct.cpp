// obole donation correct: what a gift really was.

#include "cli/commands.hpp"
#include "obole/base/say.hpp"
#include "obole/intake/correction.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;

Exit correct(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        intake::NewCorrection correction{};
        correction.donation = arguments.number("N");
        correction.campaign = arguments.code_if_any("--campaign");
        if (arguments.has("--donor"))
          correction.donor = arguments.donor("--donor");
        correction.amount =
            arguments.money_if_any("--amount", journal.book().currency());
        correction.date = arguments.date_if_any("--date");
        correction.reason = arguments.text("--reason");
        correction.reference = arguments.if_any("--reference");
        if (arguments.complaint()) return *arguments.complaint();
        const auto corrected = intake::correct(journal, correction);
        if (!corrected) return corrected.error();
        const auto number = corrected->recorded.seq;
        if (corrected->line_open && !corrected->recorded.already)
          session.remark(
              say("what the bank had shown for it is open again: obole "
                  "reconcile",
                  "ce que la banque avait montré pour lui est de nouveau "
                  "ouvert : obole reconcile"));
        return Session::Outcome{
            corrected->recorded, std::to_string(number),
            say("donation {} says what donation {} was, as of {}",
                "le don {} dit ce qu’était le don {}, au {}", number,
                correction.donation, corrected->date)};
      });
}

}  // namespace

const Command donation_correct_command{
    .words = "donation correct",
    .summary = {"Say what a gift really was, in a closed period too",
                "Dire ce qu’était vraiment un don, même d’une période close"},
    .positionals = {{"N",
                     {"the donation recorded wrongly",
                      "le don enregistré à tort"}}},
    .options = {{"--campaign",
                 "CODE",
                 {"to which campaign it was", "à quelle campagne il allait"}},
                {"--donor", "ID", {"whose it was", "de qui il venait"}},
                {"--amount", "AMOUNT", {"how much it was", "son montant"}},
                {"--date", "DATE", {"when it was given", "son jour"}},
                {"--reason",
                 "TEXT",
                 {"why; kept with the personal data",
                  "pourquoi ; gardé avec les données personnelles"},
                 Need::required}},
    .example =
        "obole donation correct 12 --campaign JARDIN --reason \"the "
        "form named the garden\"",
    .records = true,
    .run = correct};

}  // namespace cli
