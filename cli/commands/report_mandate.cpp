// obole report mandate: what a platform collected, as the accountant wants it.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/reports/mandate.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;

Exit mandate(Session& session, Arguments& arguments) {
  const auto code = arguments.code("--campaign");
  const auto from = arguments.date("--from");
  const auto to = arguments.date("--to");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const Reading reading(session, *book);
  const auto list = reports::mandates(*book, code.text(), from, to);
  if (!list) return session.refuse(list.error());
  auto table = reports::mandate_table(*list);
  const auto lines = reports::mandate_line_table(*list);
  auto json = Json::of(table.what);
  json.set("campaign", code.text())
      .set("from", from)
      .set("to", to)
      .set("mandates", rows_of(table))
      .set("operations", rows_of(lines));
  Notes in_short;
  for (const auto& one : *list) {
    in_short.emplace_back(Sentence{one.platform, one.platform},
                          say("{} + {} - {} - {} - {} - {} = {}",
                              "{} + {} - {} - {} - {} - {} = {}", one.opening,
                              one.captured, one.refunds(), one.commission,
                              one.disputed, one.transferred, one.closing()));
  }
  stand_on(table, json, *book, {});
  print_both(session, table, lines, in_short, json);
  return Exit::done;
}

}  // namespace

const Command report_mandate_command{
    .words = "report mandate",
    .summary = {"The account a platform renders, nothing netted",
                "La reddition des comptes d’une plateforme, sans compensation"},
    .positionals = {},
    .options = known_options(
        {{"--campaign",
          "CODE",
          {"which campaign", "quelle campagne"},
          Need::required},
         {"--from", "DATE", {"the first day", "premier jour"}, Need::required},
         {"--to", "DATE", {"the last day", "dernier jour"}, Need::required}}),
    .example =
        "obole report mandate --campaign TOIT --from 2026-01-01 --to "
        "2026-12-31",
    .run = mandate};

}  // namespace cli
