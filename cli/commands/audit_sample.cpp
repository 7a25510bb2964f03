// obole audit sample: gifts for an auditor to look at.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "obole/base/say.hpp"
#include "obole/reports/sample.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;
using Kind = reports::Column::Kind;
using reports::Cell;
using reports::Sampling;

Refusal no_size(std::int64_t size) {
  return {
      Reason::usage,
      std::to_string(size),
      say("a sample has at least one gift", "un échantillon a au moins un don"),
      say("give --size a number above 0", "donner à --size un nombre positif"),
      {{}, 0, "--size"}};
}

reports::Table table_of(const reports::Sample& sample, bool is_random) {
  reports::Table table;
  table.what = "audit-sample";
  table.title = {"Sample of the gifts", "Échantillon des dons"};
  table.columns = {{"donation", {"Donation", "Don"}, Kind::number},
                   {"date", {"Date", "Date"}, Kind::text},
                   {"campaign", {"Campaign", "Campagne"}, Kind::text},
                   {"amount", {"Amount", "Montant"}, Kind::number},
                   {"method", {"Method", "Moyen"}, Kind::text}};
  if (is_random)
    table.columns.push_back({"rank", {"Drawn by", "Tiré par"}, Kind::text});
  else
    table.columns.push_back(
        {"units", {"Cents drawn", "Centimes tirés"}, Kind::number});
  for (const auto& gift : sample.gifts) {
    const auto method = parse_choice<Method>(gift.method);
    table.rows.push_back({gift.seq, gift.date, gift.campaign, gift.amount,
                          method ? Cell(spoken(*method)) : Cell(gift.method),
                          is_random ? Cell(hex(gift.rank)) : Cell(gift.units)});
  }
  table.notes = {
      {{"Gifts to draw from", "Dons parmi lesquels tirer"}, sample.population},
      {{"Their worth", "Leur montant"}, sample.total}};
  if (!is_random) {
    table.notes.push_back(
        {{"Interval, in cents", "Intervalle, en centimes"}, sample.interval});
    table.notes.push_back({{"First cent", "Premier centime"}, sample.start});
  }
  return table;
}

Exit sample(Session& session, Arguments& arguments) {
  reports::SampleRequest request{.seed = arguments.text("--seed")};
  request.size = arguments.number_if_any("--size").value_or(request.size);
  request.sampling = arguments.has("--monetary-unit") ? Sampling::monetary_unit
                                                      : Sampling::random;
  request.campaign = arguments.text("--campaign");
  if (const auto year = arguments.number_if_any("--year"))
    request.year = static_cast<int>(std::min<std::int64_t>(*year, 9999));
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  if (request.size < 1) return session.refuse(no_size(request.size));
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const store::Snapshot snapshot(book->database());
  const auto drawn = reports::draw(*book, request);
  if (!drawn) return session.refuse(drawn.error());
  const bool is_random = request.sampling == Sampling::random;
  const auto table = table_of(*drawn, is_random);
  // In JSON, size is that of the sample.
  if (session.settings().format != Format::json)
    session.stands_on(book->head());
  session.print(table,
                Json::of(table.what)
                    .set("seed", request.seed)
                    .set("method", is_random ? "random" : "monetary-unit")
                    .set("size", request.size)
                    .set("population", drawn->population)
                    .set("total", drawn->total)
                    .set("interval", drawn->interval)
                    .set("start", drawn->start)
                    .set("entries", book->head().size)
                    .set("root", hex(book->head().root))
                    .set("sample", rows_of(table)));
  return Exit::done;
}

}  // namespace

const Command audit_sample_command{
    .words = "audit sample",
    .summary = {"Draw gifts for an auditor to look at",
                "Tirer des dons à examiner"},
    .positionals = {},
    .options = known_options(
        {{"--seed",
          "TEXT",
          {"what the draw depends on: the same seed draws the same gifts",
           "ce dont dépend le tirage : la même graine tire les mêmes dons"},
          Need::required},
         {"--size",
          "N",
          {"how many gifts, or cents; 25 if not said",
           "combien de dons, ou de centimes ; 25 si non précisé"}},
         {"--monetary-unit",
          "",
          {"every cent is as likely as any other, not every gift",
           "chaque centime a la même chance, et non chaque don"}},
         {"--campaign",
          "CODE",
          {"gifts to this campaign only",
           "les dons à cette campagne seulement"}},
         {"--year",
          "YEAR",
          {"gifts of this year only", "les dons de cette année seulement"}}}),
    .example = "obole audit sample --seed 2026-11-26 --size 30",
    .records = false,
    .run = sample};

}  // namespace cli
