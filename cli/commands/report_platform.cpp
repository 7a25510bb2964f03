// obole report platform: what platforms say of the balances that they keep.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/reports/platform_statements.hpp"

#include <algorithm>

namespace cli {
namespace {

using namespace obole;

Exit platform(Session& session, Arguments& arguments) {
  const auto from = arguments.date_if_any("--from");
  const auto to = arguments.date_if_any("--to");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  if (from && to && *to < *from)
    return session.refuse({Reason::date_malformed,
                           spoken(*to),
                           say("it is before the first day, {}",
                               "il est avant le premier jour, {}", *from),
                           say("name the first and the last day",
                               "nommer le premier et le dernier jour"),
                           {{}, 0, "--to"}});
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const Reading reading(session, *book);
  const auto list = reports::platform_statements(*book, from, to);
  auto table = reports::platform_term_table(list);
  auto json = Json::of(table.what);
  json.set("platforms", rows_of(reports::platform_statement_table(list)));
  for (const auto& one : list)
    table.notes.emplace_back(
        Sentence{one.platform, one.platform},
        say("from {} to {}", "du {} au {}", one.from, one.to));
  stand_on(table, json, *book, {});
  session.print(table, json);
  const bool agree = std::all_of(list.begin(), list.end(),
                                 [](const auto& one) { return one.agrees(); });
  return agree ? Exit::done : Exit::attention;
}

}  // namespace

const Command report_platform_command{
    .words = "report platform",
    .summary = {"What platforms say they hold, beside the books",
                "Ce que les plateformes disent détenir, à côté des comptes"},
    .positionals = {},
    .options =
        known_options({{"--from",
                        "DATE",
                        {"the first day; else that of the first movement",
                         "premier jour ; sinon celui du premier mouvement"}},
                       {"--to",
                        "DATE",
                        {"the last day; else that of the last movement",
                         "dernier jour ; sinon celui du dernier mouvement"}}}),
    .example = "obole report platform --from 2026-01-01 --to 2026-03-31",
    .run = platform};

}  // namespace cli
