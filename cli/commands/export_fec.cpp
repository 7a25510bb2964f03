// obole export fec: a year's entries as French accounting programs read them.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "obole/base/atomic_file.hpp"
#include "obole/base/say.hpp"
#include "obole/export/fec.hpp"
#include "obole/reports/transactions.hpp"

#include <filesystem>

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;

Verdict objection(const ledger::Book& book, std::int64_t year, bool named) {
  if (year < 1901 || year > 2198) {
    return Refusal{Reason::date_malformed,
                   std::to_string(year),
                   say("a year lies between {} and {}",
                       "une année est comprise entre {} et {}", 1901, 2198),
                   {},
                   {{}, 0, "--year"}};
  }
  if (book.currency() != Currency::eur()) {
    return Refusal{
        Reason::currency_mismatch, std::string(book.currency().code()),
        say("such a file is in euros", "un tel fichier est en euros"),
        say("`obole export hledger` writes any currency",
            "`obole export hledger` écrit toute devise")};
  }
  if (named || !book.organisation().siren.empty()) return std::nullopt;
  return Refusal{Reason::identifier_invalid, book.organisation().name,
                 say("the file is named after the SIREN, and none is known",
                     "le fichier porte le numéro SIREN, et aucun n’est connu"),
                 say("name the file with -o", "nommer le fichier avec -o")};
}

// "217109990FEC20261231.txt" has its description beside it, ending in
// "-description.txt".
std::filesystem::path description_of(std::filesystem::path file) {
  const auto name = file.stem().string() + "-description.txt";
  return file.replace_filename(name);
}

Exit export_fec(Session& session, Arguments& arguments) {
  const auto typed = arguments.number("--year");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto refusal =
      objection(*book, typed, !session.settings().output.empty());
  if (refusal) return session.refuse(*refusal);
  const auto year = static_cast<int>(typed);
  session.otherwise_to(exports::Fec::name(book->organisation().siren, year));
  const auto head = reports::journal_head(*book);
  if (!head) return session.refuse(head.error());
  const std::chrono::year of{year};
  const reports::Days days{Date{of / std::chrono::January / 1},
                           Date{of / std::chrono::December / 31}};
  reports::TransactionList list(*book, head->size, days);
  exports::Fec fec(year, book->organisation().timezone);
  bool begun = false;
  session.print_pieces([&](std::string& text) {
    if (!begun) fec.begin(list.brought_forward(), text);
    begun = true;
    const auto page = list.next();
    fec.transactions(page, text);
    return !page.empty();
  });
  const auto& file = session.settings().output;
  if (file != "-") {
    const auto beside = description_of(file);
    const auto name = std::filesystem::path(file).filename().string();
    if (const auto error = write_atomically(
            beside, exports::fec_description(*head, fec, name, year))) {
      return session.refuse({Reason::ledger_unusable, beside.string(),
                             say("it cannot be written: {}",
                                 "il ne peut être écrit : {}", error.message()),
                             say("choose another place for -o",
                                 "choisir un autre endroit pour -o")});
    }
    session.remark(say(
        "{}: {}; described in {}", "{} : {} ; décrit dans {}", file,
        counted(fec.entries(), {"entry", "entries"}, {"écriture", "écritures"}),
        beside.string()));
  }
  if (file == "-") session.tell(head->size, head->root);
  const auto closed = book->closed_through();
  if (!closed || *closed < days.last)
    session.remark(
        say("{} is not closed: what is still recorded will change it",
            "{} n’est pas clos : ce qui sera encore enregistré le "
            "changera",
            year));
  return Exit::done;
}

}  // namespace

const Command export_fec_command{
    .words = "export fec",
    .summary = {"A year’s entries as a French FEC (LPF, article A47 A-1)",
                "Les écritures d’une année en FEC (LPF, article A47 A-1)"},
    .positionals = {},
    .options = known_options({{"--year",
                               "YEAR",
                               {"the calendar year", "l’année civile"},
                               Need::required}}),
    .example = "obole export fec --year 2026",
    .run = export_fec};

}  // namespace cli
