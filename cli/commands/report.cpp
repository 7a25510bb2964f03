// obole report: questions to the ledger.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/intake/statement_import.hpp"
#include "obole/reports/balances.hpp"
#include "obole/reports/bank.hpp"
#include "obole/reports/mandate.hpp"
#include "obole/reports/monthly.hpp"
#include "obole/reports/platform_statements.hpp"

#include <algorithm>

namespace cli {
namespace {

using namespace obole;

Exit monthly(Session& session, Arguments& arguments) {
  return simple_report(session, arguments, reports::monthly);
}

Exit balances(Session& session, Arguments& arguments) {
  return simple_report(session, arguments, reports::balances);
}

// The accounts in a line each, for where there is no second table.
Notes accounts_in_short(const reports::Table& accounts) {
  Notes notes;
  for (const auto& row : accounts.rows) {
    const auto& books = std::get<Money>(row[4]);
    const auto* const closing = std::get_if<Money>(&row[3]);
    const auto& iban = std::get<std::string>(row[0]);
    notes.emplace_back(Sentence{iban, iban},
                       closing == nullptr
                           ? spoken(books)
                           : say("{} / {}", "{} / {}", *closing, books));
  }
  return notes;
}

// What platforms say they hold, and how much of their payouts came.
void tell_statements(reports::Table& table,
                     const std::vector<reports::PlatformStatement>& list) {
  for (const auto& one : list) {
    table.notes.emplace_back(
        say("{} says, to {}", "{} dit, au {}", one.platform, one.to),
        say("{} = {} captured - {} refunds - {} fees - {} disputed + {} "
            "adjustments - {} paid out",
            "{} = {} encaissé - {} remboursé - {} commissions - {} contesté + "
            "{} ajustements - {} versé",
            one.held(), one.captured, one.refunds, one.fees, one.disputed,
            one.adjustments - one.tips + one.holds, one.paid_out));
    table.notes.emplace_back(
        say("Paid out by {}", "Versé par {}", one.platform),
        say("{} = {} on the bank + {} in transit + {} difference",
            "{} = {} en banque + {} en route + {} d’écart", one.paid_out,
            one.received, one.in_transit, one.difference()));
    if (!one.agrees())
      table.notes.emplace_back(
          say("{} and the books", "{} et les comptes", one.platform),
          say("differ: see obole report platform",
              "diffèrent : voir obole report platform"));
  }
}

Exit reconciliation(Session& session, Arguments& arguments) {
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto view = Session::view(arguments);
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const Reading reading(session, *book);
  const auto day = view.as_of.value_or(
      session.context(book->organisation().timezone, false).today);
  const auto accounts = reports::account_figures(*book, view);
  const auto lines = reports::open_lines(*book, day, view);
  const auto gaps = intake::breaks(*book, {}, view.as_of);
  auto table = reports::account_table(accounts);
  const auto line_table = reports::open_line_table(lines);
  auto json = Json::of(table.what);
  json.set("accounts", rows_of(table)).set("open_lines", rows_of(line_table));
  auto breaks = Json::list();
  for (const auto& gap : gaps) {
    Json one;
    one.set("account", gap.account)
        .set("opening_on", gap.opening_on)
        .set("opening", gap.opening)
        .set("before", gap.before);
    breaks.add(one);
    table.notes.emplace_back(
        Sentence{"Gap before the statement of", "Trou avant le relevé du"},
        say("{}, {}, {}", "{}, {}, {}", gap.opening_on, gap.account,
            gap.opening));
  }
  json.set("breaks", breaks);
  auto ages = Json::list();
  for (const auto& one : reports::suspense_by_age(lines, book->currency())) {
    ages.add(Json()
                 .set("age", reports::told(one.age).en)
                 .set("lines", one.lines)
                 .set("credits", one.credits)
                 .set("debits", one.debits));
    if (one.lines == 0) continue;
    table.notes.emplace_back(
        say("Unexplained for {}", "Inexpliqué depuis {}",
            reports::told(one.age)),
        say("{}: {} in, {} out", "{} : {} reçu, {} payé",
            counted(one.lines, {"line", "lines"}, {"ligne", "lignes"}),
            one.credits, one.debits));
  }
  json.set("suspense", ages);
  const auto platforms = reports::platform_figures(*book, view);
  json.set("platforms", rows_of(reports::platform_table(platforms)));
  for (const auto& one : platforms) {
    table.notes.emplace_back(
        say("Held by {}", "Détenu par {}", one.platform),
        say("{} = {} captured - {} refunds - {} fees - {} disputed - {} on the "
            "bank",
            "{} = {} encaissé - {} remboursé - {} commissions - {} contesté - "
            "{} en banque",
            one.held(), one.captured, one.refunds, one.fees, one.disputed,
            one.transferred));
  }
  const auto statements = reports::platform_statements(*book, {}, {}, view);
  json.set("platform_statements",
           rows_of(reports::platform_statement_table(statements)));
  tell_statements(table, statements);
  stand_on(table, json, *book, view);
  print_both(session, table, line_table, accounts_in_short(table), json);
  const bool different =
      std::any_of(accounts.begin(), accounts.end(),
                  [](const auto& one) {
                    const auto difference = one.difference();
                    return difference && !difference->is_zero();
                  }) ||
      std::any_of(
          platforms.begin(), platforms.end(),
          [](const auto& one) { return !one.difference().is_zero(); }) ||
      std::any_of(statements.begin(), statements.end(),
                  [](const auto& one) { return !one.agrees(); });
  return lines.empty() && gaps.empty() && !different ? Exit::done
                                                     : Exit::attention;
}

}  // namespace

const Command report_monthly_command{
    .words = "report monthly",
    .summary = {"Gifts, refunds and fees by month",
                "Dons, remboursements et frais par mois"},
    .positionals = {},
    .options = view_options(),
    .example = "obole report monthly --locale fr -o mensuel.csv",
    .run = monthly};

const Command report_balances_command{
    .words = "report balances",
    .summary = {"The trial balance", "La balance générale"},
    .positionals = {},
    .options = view_options(),
    .example = "obole report balances --as-of 2026-03-31",
    .run = balances};

const Command report_reconciliation_command{
    .words = "report reconciliation",
    .summary = {"Whether the bank and the books agree",
                "Si la banque et les comptes concordent"},
    .positionals = {},
    .options = view_options(),
    .example = "obole report reconciliation --as-of 2026-03-31",
    .run = reconciliation};

}  // namespace cli
