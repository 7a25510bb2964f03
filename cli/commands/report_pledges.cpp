// obole report pledges, matching: what is promised, by donors and by sponsors.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/reports/matching.hpp"
#include "obole/reports/pledges.hpp"

#include <algorithm>

namespace cli {
namespace {

using namespace obole;

Json buckets_json(const std::vector<reports::AgeBucket>& buckets) {
  auto list = Json::list();
  for (const auto& one : buckets) {
    list.add(Json()
                 .set("age", spoken(one.age).en)
                 .set("amount", one.amount)
                 .set("instalments", one.instalments));
  }
  return list;
}

Exit pledges(Session& session, Arguments& arguments) {
  const auto campaign = arguments.code_if_any("--campaign");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto view = Session::view(arguments);
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const Reading reading(session, *book);
  const auto today =
      session.context(book->organisation().timezone, false).today;
  const auto open = reports::open_instalments(
      *book, campaign ? campaign->text() : "", view, today);
  if (!open) return session.refuse(open.error());
  const auto buckets = reports::by_age(*open, book->currency());
  Money late{0, book->currency()};
  for (const auto& bucket : buckets) {
    if (bucket.age != reports::Age::not_due) late += bucket.amount;
  }
  auto table = reports::ageing_table(*open, book->currency());
  auto json = Json::of(table.what);
  json.set("on", view.as_of.value_or(today))
      .set("late", late)
      .set("buckets", buckets_json(buckets))
      .set("pledges", rows_of(table));
  stand_on(table, json, *book, view);
  session.print(table, json);
  return late.is_positive() ? Exit::attention : Exit::done;
}

// The funds in a line each, for where there is no second table.
Notes in_short(const std::vector<reports::FundFigures>& figures) {
  Notes notes;
  for (const auto& one : figures) {
    notes.emplace_back(
        Sentence{one.fund.code, one.fund.code},
        say("{} granted of {}, {} paid, {} due",
            "{} accordés sur {}, {} versés, {} dus", one.fund.granted,
            one.budget, one.fund.paid, one.fund.due()));
  }
  return notes;
}

Sentence differing_on(const reports::View& view, std::int64_t differing) {
  const auto gifts = counted(differing, {"gift is", "gifts are"},
                             {"don est enregistré", "dons sont enregistrés"});
  if (view.as_of)
    return say("{} not recorded, on {}, as the rules said then",
               "{}, au {}, autrement que ne le disaient les règles", gifts,
               *view.as_of);
  return say(
      "{} not recorded as the rules say now; run obole match-fund apply",
      "{} autrement que ne le disent les règles ; lancer obole match-fund "
      "apply",
      gifts);
}

Exit matching(Session& session, Arguments& arguments) {
  const auto code = arguments.code_if_any("CODE");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto view = Session::view(arguments);
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const Reading reading(session, *book);
  const auto today =
      session.context(book->organisation().timezone, false).today;
  const auto figures =
      reports::fund_figures(*book, code ? code->text() : "", today, view);
  if (!figures) return session.refuse(figures.error());
  std::int64_t differing = 0;
  for (const auto& one : *figures)
    differing += one.differing();
  auto table = reports::fund_table(*figures);
  const auto gifts = reports::matched_table(*figures);
  auto json = Json::of(table.what);
  json.set("differing", differing)
      .set("funds", rows_of(table))
      .set("gifts", rows_of(gifts));
  stand_on(table, json, *book, view);
  print_both(session, table, gifts, in_short(*figures), json);
  if (differing == 0) return Exit::done;
  session.remark(differing_on(view, differing));
  return Exit::attention;
}

}  // namespace

const Command report_pledges_command{
    .words = "report pledges",
    .summary = {"Promises that have not come, by how late they are",
                "Promesses non venues, selon leur retard"},
    .positionals = {},
    .options = view_options(
        {{"--campaign", "CODE", {"of one campaign", "d’une campagne"}}}),
    .example = "obole report pledges --campaign TOIT-ECOLE",
    .run = pledges};

const Command report_matching_command{
    .words = "report matching",
    .summary = {"What matching funds add to each gift, and why",
                "Ce que les fonds ajoutent à chaque don, et pourquoi"},
    .positionals = {{"CODE",
                     {"the fund; all when left out",
                      "le fonds ; tous si absent"},
                     Positional::Need::optional}},
    .options = view_options(),
    .example = "obole report matching MECENE --as-of 2026-03-31",
    .run = matching};

}  // namespace cli
