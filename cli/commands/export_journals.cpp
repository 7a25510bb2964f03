// obole export hledger, ledger, beancount: the whole journal as text that other
// programs check.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "obole/base/say.hpp"
#include "obole/export/journal_text.hpp"
#include "obole/reports/transactions.hpp"

namespace cli {
namespace {

using namespace obole;
using exports::Tool;

Exit export_journal(Session& session, Arguments& arguments, Tool tool) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto head = reports::journal_head(*book);
  if (!head) return session.refuse(head.error());
  const exports::JournalText journal(*head, tool, session.language());
  reports::TransactionList list(*book, head->size);
  std::int64_t count = 0;
  bool begun = false;
  session.print_pieces([&](std::string& text) {
    if (!begun) journal.begin(text);
    begun = true;
    const auto page = list.next();
    journal.transactions(page, text);
    if (page.empty()) journal.end(text);
    count += std::ssize(page);
    return !page.empty();
  });
  session.remark(say("{}, {}", "{}, {}",
                     counted(count, {"transaction", "transactions"},
                             {"transaction", "transactions"}),
                     counted(std::ssize(head->balances),
                             {"balance to check", "balances to check"},
                             {"solde à vérifier", "soldes à vérifier"})));
  return Exit::done;
}

Exit hledger(Session& session, Arguments& arguments) {
  return export_journal(session, arguments, Tool::hledger);
}
Exit ledger_cli(Session& session, Arguments& arguments) {
  return export_journal(session, arguments, Tool::ledger);
}
Exit beancount(Session& session, Arguments& arguments) {
  return export_journal(session, arguments, Tool::beancount);
}

}  // namespace

const Command export_hledger_command{
    .words = "export hledger",
    .summary = {"The journal as hledger reads it, with balances to check",
                "Le journal tel que hledger le lit, avec les soldes à "
                "vérifier"},
    .positionals = {},
    .options = known_options(),
    .example = "obole export hledger -o town.journal",
    .run = hledger};

const Command export_ledger_command{
    .words = "export ledger",
    .summary = {"The journal as Ledger reads it, with balances to check",
                "Le journal tel que Ledger le lit, avec les soldes à vérifier"},
    .positionals = {},
    .options = known_options(),
    .example = "obole export ledger -o town.ledger",
    .run = ledger_cli};

const Command export_beancount_command{
    .words = "export beancount",
    .summary = {"The journal as Beancount reads it, with balances to check",
                "Le journal tel que Beancount le lit, avec les soldes à "
                "vérifier"},
    .positionals = {},
    .options = known_options(),
    .example = "obole export beancount -o town.beancount",
    .run = beancount};

}  // namespace cli
