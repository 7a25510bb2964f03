// obole audit acknowledge: an older copy was put back, and this is known.

#include "cli/commands.hpp"
#include "cli/commands/proof_options.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/restores.hpp"
#include "obole/proofs/key_file.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;

Exit acknowledge(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const auto mark = high_water(arguments);
        ledger::NewAcknowledgement acknowledgement{
            arguments.text("--reason"), arguments.if_any("--reference")};
        if (arguments.complaint()) return *arguments.complaint();
        if (const auto file = arguments.if_any("--against")) {
          const auto kept = proofs::read_checkpoint(*file);
          if (!kept) return kept.error();
          acknowledgement.lost = kept->checkpoint;
        }
        const auto recorded = ledger::record(journal, acknowledgement, mark);
        if (!recorded) return recorded.error();
        return Session::Outcome{
            *recorded, std::to_string(recorded->seq),
            acknowledgement.lost
                ? say("entry {} acknowledges that what was signed at {} "
                      "entries is lost",
                      "l’écriture {} reconnaît que ce qui a été signé à {} "
                      "écritures est perdu",
                      recorded->seq, acknowledgement.lost->size)
                : say("entry {} acknowledges that what was signed last is "
                      "lost; signing goes on",
                      "l’écriture {} reconnaît que ce qui a été signé en "
                      "dernier est perdu ; la signature reprend",
                      recorded->seq)};
      });
}

}  // namespace

const Command audit_acknowledge_command{
    .words = "audit acknowledge",
    .summary = {"Say that an older copy was put back, and sign again",
                "Reconnaître qu’une copie ancienne a été remise, et signer à "
                "nouveau"},
    .positionals = {},
    .options = {{"--reason",
                 "TEXT",
                 {"why; kept with the personal data",
                  "pourquoi ; gardé avec les données personnelles"},
                 Need::required},
                {"--against",
                 "FILE",
                 {"another checkpoint that is lost too; the last one signed, "
                  "if not said",
                  "un autre point de contrôle perdu aussi ; le dernier signé, "
                  "à défaut"}},
                state_option()},
    .example =
        "obole audit acknowledge --reason \"disk lost on 3 March, backup of "
        "the 2nd restored\"",
    .records = true,
    .run = acknowledge};

}  // namespace cli
