// obole report campaign: what became of a campaign, or of all.

#include "cli/commands.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/reports/rollups.hpp"

namespace cli {
namespace {

using namespace obole;
using reports::CampaignFigures;

// The amounts of `one` against the goal of `campaign`.
template <class Figures>
Json of_goal(const CampaignFigures& campaign, const Figures& one) {
  Json shares;
  const auto set = [&](const char* key, Money amount) {
    shares.set(key, reports::Cell(campaign.of_goal(amount)));
  };
  set("pledged", one.pledged);
  set("received", one.received);
  set("reconciled", one.reconciled);
  set("net", one.net());
  set("matched", one.matched);
  set("in_kind", one.in_kind);
  return shares;
}

Json figures_json(Json json, const CampaignFigures& one) {
  json.set("campaign", one.campaign.code)
      .set("title", one.campaign.title)
      .set("currency", one.received.currency().code())
      .set("goal", one.campaign.goal)
      .set("pledged", one.pledged)
      .set("received", one.received)
      .set("refunded", one.refunded)
      .set("fees", one.fees)
      .set("net", one.net())
      .set("donations", one.donations)
      .set("donors", one.donors)
      .set("progress", reports::Cell(one.progress()))
      .set("receiptable", one.receiptable)
      .set("receipted", one.receipted)
      .set("reconciled", one.reconciled)
      .set("matched", one.matched)
      .set("in_kind", one.in_kind)
      .set("unreconciled", one.unreconciled())
      .set("status", reports::word(one.status))
      .set("of_goal", of_goal(one, one))
      .set("held", one.held());
  const auto& parent = one.campaign.parent;
  parent.empty() ? json.set_null("parent") : json.set("parent", parent);
  return json;
}

// A campaign and its parts together, against the goal of the whole.
Json sums_json(const CampaignFigures& whole, const reports::RollUp& sums) {
  Json json;
  json.set("goal", whole.campaign.goal)
      .set("pledged", sums.pledged)
      .set("received", sums.received)
      .set("refunded", sums.refunded)
      .set("fees", sums.fees)
      .set("net", sums.net())
      .set("reconciled", sums.reconciled)
      .set("matched", sums.matched)
      .set("in_kind", sums.in_kind)
      .set("held", sums.held)
      .set("donations", sums.donations)
      .set("donors", sums.donors)
      .set("progress",
           reports::Cell(whole.of_goal(sums.received - sums.refunded)))
      .set("of_goal", of_goal(whole, sums));
  return json;
}

Sentence share(const CampaignFigures& one, Money amount) {
  const auto hundredths = one.of_goal(amount).per_ten_thousand;
  return say("{}.{:02}%", "{},{:02} %", hundredths / 100, hundredths % 100);
}

// The shares of the goal that have no column of their own.
void note_shares(reports::Table& table, const CampaignFigures& one) {
  table.notes.emplace_back(
      Sentence{"Of the goal", "De l’objectif"},
      say("pledged {}, received {}, reconciled {}, net {}, matched {}, in "
          "kind {}",
          "promis {}, reçu {}, rapproché {}, net {}, abondé {}, en nature {}",
          share(one, one.pledged), share(one, one.received),
          share(one, one.reconciled), share(one, one.net()),
          share(one, one.matched), share(one, one.in_kind)));
}

void total_donors(reports::Table& table, std::int64_t donors) {
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    if (table.columns[at].key == "donors") table.totals[at] = donors;
  }
}

Exit report_one(Session& session, ledger::Book& book, const std::string& code,
                const reports::View& view, Date today) {
  const auto figures = reports::campaign_with_parts(book, code, view, today);
  if (!figures) return session.refuse(figures.error());
  const auto& whole = figures->whole;
  std::vector<CampaignFigures> all = {whole};
  all.insert(all.end(), figures->parts.begin(), figures->parts.end());
  auto table = reports::campaign_table(all);
  table.title = {whole.campaign.title, whole.campaign.title};
  auto json = figures_json(Json::of(table.what), whole);
  if (figures->parts.empty()) {
    table.totals.clear();
  } else {
    const auto sums = reports::sum_of(book, all, view);
    total_donors(table, sums.donors);
    auto parts = Json::list();
    for (const auto& one : figures->parts)
      parts.add(figures_json(Json(), one));
    json.set("parts", parts).set("with_parts", sums_json(whole, sums));
  }
  note_shares(table, whole);
  stand_on(table, json, book, view);
  session.print(table, json);
  return Exit::done;
}

Exit report_all(Session& session, ledger::Book& book, const reports::View& view,
                Date today) {
  const auto all = reports::all_campaign_figures(book, view, today);
  auto table = reports::campaign_table(all);
  auto json = Json::of(table.what);
  auto list = Json::list();
  for (const auto& one : all)
    list.add(figures_json(Json(), one));
  json.set("campaigns", list);
  Json totals;
  for (std::size_t at = 3; at < table.totals.size(); ++at) {
    if (table.columns[at].key != "parent")
      totals.set(table.columns[at].key, table.totals[at]);
  }
  json.set("totals", totals);
  stand_on(table, json, book, view);
  session.print(table, json);
  return Exit::done;
}

Exit campaign(Session& session, Arguments& arguments) {
  const auto code = arguments.code_if_any("CODE");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto view = Session::view(arguments);
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const Reading reading(session, *book);
  const auto today =
      session.context(book->organisation().timezone, false).today;
  return code ? report_one(session, *book, code->text(), view, today)
              : report_all(session, *book, view, today);
}

}  // namespace

const Command report_campaign_command{
    .words = "report campaign",
    .summary = {"What became of a campaign, or of all",
                "Ce qu’est devenue une campagne, ou toutes"},
    .positionals = {{"CODE",
                     {"the campaign, with its parts; all when left out",
                      "la campagne, avec ses parties ; toutes si absente"},
                     Positional::Need::optional}},
    .options = view_options(),
    .example = "obole report campaign TOIT-ECOLE --format json",
    .run = campaign};

}  // namespace cli
