// obole donor restrict, publish: what a person asks of what is known of them.

#include "cli/commands.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/consents.hpp"
#include "obole/ledger/restrictions.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;

Exit restrict_donor(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const ledger::NewRestriction restriction{
            arguments.donor("ID"), arguments.text("--reason"),
            arguments.has("--lift"), arguments.if_any("--reference")};
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, restriction);
        if (!recorded) return recorded.error();
        const auto id = restriction.donor.text();
        return Session::Outcome{
            *recorded, id,
            restriction.lifted
                ? say("processing of what is known of {} is no longer "
                      "restricted",
                      "le traitement de ce qui est connu de {} n’est plus "
                      "limité",
                      id)
                : say("what is known of {} is kept, and nothing is done with "
                      "it unless asked for",
                      "ce qui est connu de {} est conservé, et n’est utilisé "
                      "que sur demande",
                      id)};
      });
}

Result<Session::Outcome> withdraw(ledger::Journal& journal,
                                  Arguments& arguments) {
  const ledger::NewWithdrawal withdrawal{arguments.donor("ID"),
                                         arguments.date_if_any("--date"),
                                         arguments.if_any("--reference")};
  if (arguments.complaint()) return *arguments.complaint();
  const auto recorded = ledger::record(journal, withdrawal);
  if (!recorded) return recorded.error();
  const auto id = withdrawal.donor.text();
  return Session::Outcome{*recorded, id,
                          say("{} is named in public no more",
                              "{} n’est plus nommé publiquement", id)};
}

Exit publish(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        if (arguments.has("--withdraw")) return withdraw(journal, arguments);
        const ledger::NewConsent consent{
            arguments.donor("ID"), arguments.text("--as"),
            arguments.date_if_any("--date"), arguments.if_any("--reference")};
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, consent);
        if (!recorded) return recorded.error();
        const auto id = consent.donor.text();
        return Session::Outcome{*recorded, id,
                                say("{} may be named in public",
                                    "{} peut être nommé publiquement", id)};
      });
}

}  // namespace

const Command donor_restrict_command{
    .words = "donor restrict",
    .summary = {"Keep what is known of a donor, and do nothing with it",
                "Conserver ce qui est connu d’un donateur, sans l’utiliser"},
    .positionals = {{"ID", {"the donor", "le donateur"}}},
    .options = {{"--reason",
                 "TEXT",
                 {"who asked for it, and why", "qui le demande, et pourquoi"},
                 Need::required},
                {"--lift", "", {"it ends", "la limitation prend fin"}}},
    .example = "obole donor restrict D0000000001 --reason \"contests a gift\"",
    .records = true,
    .run = restrict_donor};

const Command donor_publish_command{
    .words = "donor publish",
    .summary =
        {"Record that a donor agrees to be named in public, or no more",
         "Enregistrer l’accord d’un donateur pour être nommé, ou sa fin"},
    .positionals = {{"ID", {"the donor", "le donateur"}}},
    .options = {{"--as",
                 "NAME",
                 {"the name to be shown; the donor’s own if not said",
                  "le nom à montrer ; celui du donateur si non précisé"}},
                {"--date",
                 "DATE",
                 {"when the donor said so; today if not said",
                  "quand le donateur l’a dit ; aujourd’hui si non précisé"}},
                {"--withdraw",
                 "",
                 {"the consent is withdrawn", "le consentement est retiré"}}},
    .example = "obole donor publish D0000000001 --as \"Jeanne M.\"",
    .records = true,
    .run = publish};

}  // namespace cli
