// obole report donors: who gives, without names.

#include "cli/commands.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/reports/donors.hpp"

#include <algorithm>

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;

Json counts_json(Json json, const reports::DonorCounts& one) {
  json.set("donors", one.donors)
      .set("new", one.first)
      .set("returning", one.returning)
      .set("lapsed", one.lapsed)
      .set("donations", one.donations)
      .set("amount", one.amount);
  return json;
}

Json json_of(const reports::Table& table,
             const reports::DonorFigures& figures) {
  auto json = Json::of(table.what);
  json.set("year", std::int64_t{figures.year});
  json = counts_json(std::move(json), figures.all);
  auto kinds = Json::list();
  for (const auto& [kind, counts] : figures.kinds)
    kinds.add(counts_json(Json().set("kind", kind), counts));
  Json residences;
  for (const auto& [residence, counts] : figures.residences)
    residences.set(word(residence), counts_json(Json(), counts));
  auto postcodes = Json::list();
  for (const auto& postcode : figures.postcodes)
    postcodes.add(postcode);
  json.set("kinds", kinds)
      .set("residence", residences)
      .set("postcodes", postcodes);
  if (!figures.concentration) return json.set_null("concentration");
  const auto& shares = *figures.concentration;
  return json.set("concentration",
                  Json()
                      .set("largest", reports::Cell(shares.largest))
                      .set("largest_ten", reports::Cell(shares.largest_ten))
                      .set("largest_tenth", reports::Cell(shares.largest_tenth))
                      .set("largest_tenth_donors", shares.tenth_count));
}

Verdict objection(const reports::DonorQuestion& question) {
  constexpr int first = 1901;
  constexpr int last = 2198;
  if (question.year < first || question.year > last) {
    return Refusal{Reason::date_malformed,
                   std::to_string(question.year),
                   say("a year lies between {} and {}",
                       "une année est comprise entre {} et {}", first, last),
                   {},
                   {{}, 0, "--year"}};
  }
  for (const auto& postcode : question.postcodes) {
    if (!postcode.empty() && reports::postcode_in(postcode) == postcode)
      continue;
    return Refusal{
        Reason::text_malformed,
        postcode,
        say("a postcode has five digits", "un code postal a cinq chiffres"),
        {},
        {{}, 0, "--postcode"}};
  }
  return std::nullopt;
}

Exit donors(Session& session, Arguments& arguments) {
  const auto year = arguments.number_if_any("--year");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto view = Session::view(arguments);
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const Reading reading(session, *book);
  const auto today =
      session.context(book->organisation().timezone, false).today;
  const std::int64_t present =
      static_cast<int>(std::chrono::year_month_day(today).year());
  constexpr std::int64_t latest = 9999;
  const reports::DonorQuestion question{
      static_cast<int>(
          std::clamp(year.value_or(present), std::int64_t{0}, latest)),
      arguments.all("--postcode"), view};
  if (const auto refusal = objection(question)) return session.refuse(*refusal);
  const auto figures = reports::donor_figures(*book, question);
  auto table = reports::donor_table(figures);
  auto json = json_of(table, figures);
  stand_on(table, json, *book, view);
  session.print(table, json);
  return Exit::done;
}

}  // namespace

const Command report_donors_command{
    .words = "report donors",
    .summary = {"Who gives in a year, without names; money alone, less refunds",
                "Qui donne dans l’année, sans noms ; l’argent seul, "
                "remboursements déduits"},
    .positionals = {},
    .options = view_options(
        {{"--year",
          "YEAR",
          {"the calendar year; today’s, when left out",
           "l’année civile ; celle du jour si absente"}},
         {"--postcode",
          "CODE",
          {"of residents; the organisation’s own, when left out.  Addresses "
           "are today’s, in any view",
           "des habitants ; celui de l’organisme si absent. Les adresses sont "
           "celles d’aujourd’hui, quelle que soit la date de situation"},
          Need::repeated}}),
    .example = "obole report donors --year 2026 --postcode 71999",
    .run = donors};

}  // namespace cli
