// obole report programme, report project: the sums of campaigns.

#include "cli/commands.hpp"
#include "cli/reporting.hpp"
#include "obole/reports/rollups.hpp"

namespace cli {
namespace {

using namespace obole;
using reports::RollUp;

Json figures_json(Json json, std::string_view kind, const RollUp& one) {
  json.set(kind, one.code).set("title", one.title);
  if (kind == "project") {
    one.under.empty() ? json.set_null("programme")
                      : json.set("programme", one.under);
  }
  return json;
}

Json sums_json(Json json, const RollUp& one) {
  json.set("campaign_count", one.campaigns)
      .set("goal", one.goal)
      .set("pledged", one.pledged)
      .set("received", one.received)
      .set("refunded", one.refunded)
      .set("fees", one.fees)
      .set("net", one.net())
      .set("reconciled", one.reconciled)
      .set("matched", one.matched)
      .set("in_kind", one.in_kind)
      .set("held", one.held)
      .set("earned", one.earned)
      .set("disbursed", one.disbursed)
      .set("available", one.available())
      .set("donations", one.donations)
      .set("donors", one.donors);
  return json;
}

Json list_json(std::string_view kind, const std::vector<RollUp>& rows) {
  auto list = Json::list();
  for (const auto& one : rows)
    list.add(sums_json(figures_json(Json(), kind, one), one));
  return list;
}

Json all_json(const reports::Table& table, std::string_view kind,
              const reports::RollUps& figures) {
  auto json = Json::of(table.what);
  json.set(std::string(kind) + 's', list_json(kind, figures.rows));
  figures.outside ? json.set("outside", sums_json(Json(), *figures.outside))
                  : json.set_null("outside");
  json.set("totals", sums_json(Json(), figures.total));
  return json;
}

// What one report answers: of one code, or of all.
struct Answer {
  reports::Table table;
  Json json;
};
using Ask = Result<Answer> (*)(ledger::Book& book,
                               const std::optional<Code>& code,
                               const reports::View& view, Date today);

Result<Answer> ask_programme(ledger::Book& book,
                             const std::optional<Code>& code,
                             const reports::View& view, Date today) {
  if (!code) {
    const auto all = reports::all_programme_figures(book, view, today);
    auto table = reports::programme_table(all);
    auto json = all_json(table, "programme", all);
    return Answer{std::move(table), std::move(json)};
  }
  const auto one = reports::programme_figures(book, code->text(), view, today);
  if (!one) return one.error();
  auto table = reports::programme_table(*one);
  auto json = sums_json(
      figures_json(Json::of(table.what), "programme", one->whole), one->whole);
  json.set("projects", list_json("project", one->projects));
  return Answer{std::move(table), std::move(json)};
}

Result<Answer> ask_project(ledger::Book& book, const std::optional<Code>& code,
                           const reports::View& view, Date today) {
  if (!code) {
    const auto all = reports::all_project_figures(book, view, today);
    auto table = reports::project_table(all);
    auto json = all_json(table, "project", all);
    return Answer{std::move(table), std::move(json)};
  }
  const auto one = reports::project_figures(book, code->text(), view, today);
  if (!one) return one.error();
  auto table = reports::project_table(*one);
  auto json = sums_json(
      figures_json(Json::of(table.what), "project", one->whole), one->whole);
  json.set("campaigns", rows_of(table));
  return Answer{std::move(table), std::move(json)};
}

Exit report(Session& session, Arguments& arguments, Ask ask) {
  const auto code = arguments.code_if_any("CODE");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto view = Session::view(arguments);
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const Reading reading(session, *book);
  const auto today =
      session.context(book->organisation().timezone, false).today;
  auto answer = ask(*book, code, view, today);
  if (!answer) return session.refuse(answer.error());
  stand_on(answer->table, answer->json, *book, view);
  session.print(answer->table, answer->json);
  return Exit::done;
}

Exit programme(Session& session, Arguments& arguments) {
  return report(session, arguments, ask_programme);
}

Exit project(Session& session, Arguments& arguments) {
  return report(session, arguments, ask_project);
}

}  // namespace

const Command report_programme_command{
    .words = "report programme",
    .summary = {"What the campaigns of a programme, or of each, add up to",
                "Ce que totalisent les campagnes d’un programme, ou de chacun"},
    .positionals = {{"CODE",
                     {"the programme, by project; all when left out",
                      "le programme, par projet ; tous si absent"},
                     Positional::Need::optional}},
    .options = view_options(),
    .example = "obole report programme TERRITOIRE-2026",
    .run = programme};

const Command report_project_command{
    .words = "report project",
    .summary = {"What the campaigns of a project, or of each, add up to",
                "Ce que totalisent les campagnes d’un projet, ou de chacun"},
    .positionals = {{"CODE",
                     {"the project, by campaign; all when left out",
                      "le projet, par campagne ; tous si absent"},
                     Positional::Need::optional}},
    .options = view_options(),
    .example = "obole report project ECOLE --as-of 2026-03-31",
    .run = project};

}  // namespace cli
