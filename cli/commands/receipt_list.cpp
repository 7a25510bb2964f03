// obole receipt list: the register, and what is to be done about it.

#include "cli/commands.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/receipts/judge.hpp"
#include "obole/reports/receipts.hpp"

namespace cli {
namespace {

using namespace obole;

std::optional<int> year_of(Arguments& arguments) {
  const auto year = arguments.number_if_any("--year");
  if (!year) return std::nullopt;
  return static_cast<int>(*year);
}

Exit print_obligations(Session& session, ledger::Book& book,
                       const ledger::ReceiptFilter& filter) {
  const auto found = ledger::obligations(book, filter);
  auto table = reports::obligation_table(book, found);
  auto json = Json::of(table.what).set("obligations", rows_of(table));
  stand_on(table, json, book, {filter.as_of});
  session.print(table, json);
  if (found.empty()) return Exit::done;
  session.remark(
      say("{} more than is left of its gifts: void or replace it, and tell the "
          "donor",
          "{} plus que ce qui reste des dons : l’annuler ou le remplacer, et "
          "prévenir le donateur",
          counted(std::ssize(found), {"receipt states", "receipts state"},
                  {"reçu porte", "reçus portent"})));
  return Exit::attention;
}

// The register, under the name of the command that was asked.
Exit print_register(Session& session, ledger::Book& book,
                    const ledger::ReceiptFilter& filter,
                    std::string_view what) {
  auto table = reports::receipt_table(book, ledger::receipts(book, filter),
                                      receipts::rules_that_hold(book).table);
  table.what = what;
  auto json = Json::of(table.what).set("receipts", rows_of(table));
  stand_on(table, json, book, {filter.as_of});
  session.print(table, json);
  return Exit::done;
}

Exit print_receipts(Session& session, Arguments& arguments,
                    std::string_view what) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const ledger::ReceiptFilter filter{year_of(arguments),
                                     Session::view(arguments).as_of};
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const Reading reading(session, *book);
  if (arguments.has("--obligations"))
    return print_obligations(session, *book, filter);
  return print_register(session, *book, filter, what);
}

Exit list(Session& session, Arguments& arguments) {
  return print_receipts(session, arguments, "receipt-list");
}

Exit report(Session& session, Arguments& arguments) {
  return print_receipts(session, arguments, "report-receipts");
}

const Option year_option = {"--year", "YEAR", {"of the gifts", "des dons"}};

}  // namespace

const Command receipt_list_command{
    .words = "receipt list",
    .summary = {"List the receipts, live or not",
                "Lister les reçus, valables ou non"},
    .positionals = {},
    .options = view_options(
        {year_option,
         {"--obligations",
          "",
          {"those that state more than is left of their gifts; exits 1 "
           "where there are any",
           "ceux qui portent plus que ce qui reste des dons ; sort en 1 "
           "s’il y en a"}}}),
    .example = "obole receipt list --year 2026",
    .run = list};

const Command report_receipts_command{
    .words = "report receipts",
    .summary = {"The register of receipts, every number with its state",
                "Le registre des reçus, chaque numéro avec son état"},
    .positionals = {},
    .options = view_options({year_option}),
    .example = "obole report receipts --year 2026 --format csv -o registre.csv",
    .run = report};

}  // namespace cli
