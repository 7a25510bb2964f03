// obole donor merge: two records of one person.

#include "cli/commands.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/mergers.hpp"

namespace cli {
namespace {

using namespace obole;

Exit merge(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const ledger::NewMerger merger{arguments.donor("ID"),
                                       arguments.donor("INTO"),
                                       arguments.if_any("--reference")};
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, merger);
        if (!recorded) return recorded.error();
        const auto into = merger.into.text();
        return Session::Outcome{
            *recorded, into,
            say("donor {} is {} from now on; receipts that were issued stay as "
                "they are",
                "le donateur {} est désormais {} ; les reçus délivrés restent "
                "tels quels",
                merger.donor.text(), into)};
      });
}

}  // namespace

const Command donor_merge_command{
    .words = "donor merge",
    .summary = {"Make two records of one person one",
                "Réunir deux fiches d’une même personne"},
    .positionals = {{"ID",
                     {"the record used no more", "la fiche qui ne sert plus"}},
                    {"INTO", {"the record that stays", "la fiche qui reste"}}},
    .options = {},
    .example = "obole donor merge D0000000001 D7K2M9QX4TB",
    .records = true,
    .run = merge};

}  // namespace cli
