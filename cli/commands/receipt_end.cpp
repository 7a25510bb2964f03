// obole receipt void and replace: a number is used once, and stays visible.

#include "cli/commands.hpp"
#include "obole/base/say.hpp"
#include "obole/receipts/issue.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;

ledger::NewReceiptEnd end_of(Arguments& arguments, ReceiptEnd cause) {
  return {arguments.text("NUMBER"), cause, arguments.text("--reason"),
          arguments.if_any("--reference")};
}

Exit void_one(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const auto end = end_of(arguments, ReceiptEnd::voided);
        const auto recorded = ledger::record(journal, end);
        if (!recorded) return recorded.error();
        return Session::Outcome{
            *recorded, end.number,
            say("receipt {} is void; ask the donor to destroy it",
                "le reçu {} est annulé ; demander au donateur de le détruire",
                end.number)};
      });
}

Exit replace_one(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const auto replaced =
            receipts::replace(journal, end_of(arguments, ReceiptEnd::replaced));
        if (!replaced) return replaced.error();
        const auto& now = replaced->issued;
        Session::Outcome outcome{ledger::Recorded{now.seq, replaced->already},
                                 now.number,
                                 say("receipt {} of {} takes the place of {}",
                                     "le reçu {} de {} remplace le {}",
                                     now.number, now.amount, replaced->ended)};
        outcome.adds = [number = now.number, ended = replaced->ended,
                        amount = now.amount](Json& json) {
          json.set("number", number)
              .set("replaces", ended)
              .set("amount", amount);
        };
        return outcome;
      });
}

const std::vector<Positional> number = {
    {"NUMBER", {"such as 2026-000001", "par exemple 2026-000001"}}};
const std::vector<Option> reason = {
    {"--reason",
     "TEXT",
     {"why; kept with the personal data",
      "pourquoi ; gardé avec les données personnelles"},
     Need::required}};

}  // namespace

const Command receipt_void_command{
    .words = "receipt void",
    .summary = {"Void a receipt", "Annuler un reçu"},
    .positionals = number,
    .options = reason,
    .example = "obole receipt void 2026-000001 --reason \"gift refunded\"",
    .records = true,
    .run = void_one};

const Command receipt_replace_command{
    .words = "receipt replace",
    .summary = {"Issue a receipt in the place of another",
                "Délivrer un reçu à la place d’un autre"},
    .positionals = number,
    .options = reason,
    .example =
        "obole receipt replace 2026-000001 --reason \"the address was wrong\"",
    .records = true,
    .run = replace_one};

}  // namespace cli
