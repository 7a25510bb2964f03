// obole campaign check: the legal gates; obole campaign dossier: what they rest
// on.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/campaigns.hpp"
#include "obole/ledger/dossier.hpp"
#include "obole/receipts/gate_file.hpp"
#include "obole/receipts/judge.hpp"

#include <algorithm>

namespace cli {
namespace {

using namespace obole;
using Kind = reports::Column::Kind;
using rules::GateStatus;

reports::Table gate_table(const std::vector<rules::Gate>& gates) {
  reports::Table table;
  table.what = "campaign-check";
  table.title = {"Legal gates", "Étapes légales"};
  table.columns = {{"gate", {"Gate", "Étape"}, Kind::text},
                   {"name", {"Name", "Nom"}, Kind::text},
                   {"needed_for", {"Needed for", "Pour"}, Kind::text},
                   {"status", {"Status", "État"}, Kind::text},
                   {"says", {"What was found", "Constat"}, Kind::text},
                   {"source", {"Source", "Source"}, Kind::text}};
  for (const auto& gate : gates) {
    table.rows.push_back({gate.code, gate.name, spoken(gate.need),
                          spoken(gate.status), gate.says, gate.source});
  }
  return table;
}

reports::Table tier_table(const std::vector<rules::TierTest>& tests) {
  reports::Table table;
  table.what = "campaign-check-tiers";
  table.title = {"Tiers, for a gift of their minimum",
                 "Paliers, pour un don de leur minimum"};
  table.columns = {
      {"tier", {"Tier", "Palier"}, Kind::text},
      {"year", {"Year", "Année"}, Kind::number},
      {"person", {"A person’s gift", "Don d’un particulier"}, Kind::text},
      {"company", {"A company’s gift", "Don d’une entreprise"}, Kind::text},
      {"says", {"What was found", "Constat"}, Kind::text},
      {"source", {"Source", "Source"}, Kind::text}};
  const auto receipt = [](GateStatus status, bool warns) {
    if (status == GateStatus::passed) return say("receipt", "reçu");
    return warns ? say("to be accepted", "à accepter")
                 : say("no receipt", "pas de reçu");
  };
  for (const auto& test : tests) {
    table.rows.push_back({test.tier, std::int64_t{test.year},
                          receipt(test.person, false),
                          receipt(test.company, true), test.says, test.source});
  }
  return table;
}

Exit check(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto code = arguments.code("CODE");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const Reading reading(session, *book);
  const auto today =
      session.context(book->organisation().timezone, false).today;
  const auto file = receipts::gate_file(*book, code.text(), today);
  if (!file) return session.refuse(file.error());
  const auto rules = receipts::rules_that_hold(*book);
  const auto gates = rules::gates(*file, rules.table, today);
  const auto tests = rules::test_tiers(*file, rules.table);
  auto table = gate_table(gates);
  const auto tiers = tier_table(tests);
  auto json = Json::of(table.what)
                  .set("campaign", code.text())
                  .set("gates", rows_of(table))
                  .set("tiers", rows_of(tiers))
                  .set("rules", rules.table.name + ' ' + rules.table.version);
  stand_on(table, json, *book, {});
  session.print(table, json);
  // The formats of programs hold one table.
  const auto format = session.settings().format;
  const bool one_table = format == Format::json || format == Format::jsonl ||
                         format == Format::xlsx || format == Format::ods;
  if (!tests.empty() && !one_table) {
    session.print_text("\n");
    session.print(tiers, json);
  }
  const bool failed =
      std::any_of(gates.begin(), gates.end(), [](const rules::Gate& gate) {
        return gate.status == GateStatus::failed;
      });
  return failed ? Exit::attention : Exit::done;
}

Exit set(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const ledger::NewDossierFact fact{
            arguments.code("CODE"),
            arguments.choice("NAME", rules::DossierName::resolution),
            arguments.text("VALUE"), arguments.if_any("--reference")};
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, fact);
        if (!recorded) return recorded.error();
        return Session::Outcome{*recorded, fact.campaign.text(),
                                say("{} of {} is {}", "{} de {} : {}",
                                    Sentence{std::string(word(fact.name)),
                                             rules::meaning_of(fact.name).fr},
                                    fact.campaign.text(), fact.value)};
      });
}

Exit show(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto code = arguments.code("CODE");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const Reading reading(session, *book);
  const auto campaign = ledger::find_campaign(*book, code.text());
  if (!campaign) return session.refuse(campaign.error());
  const auto file = receipts::gate_file(*book, code.text(), campaign->opens);
  if (!file) return session.refuse(file.error());
  const auto dossier = ledger::dossier_of(*book, campaign->seq);
  reports::Table table;
  table.what = "campaign-dossier";
  table.title = {"Legal dossier of " + code.text(),
                 "Dossier juridique de " + code.text()};
  table.columns = {{"name", {"Name", "Nom"}, Kind::text},
                   {"value", {"Value", "Valeur"}, Kind::text},
                   {"since", {"Recorded", "Enregistré le"}, Kind::text},
                   {"meaning", {"What it is", "Ce que c’est"}, Kind::text}};
  for (std::size_t at = 0; at < words<rules::DossierName>().size(); ++at) {
    const auto name = static_cast<rules::DossierName>(at);
    reports::Cell value;
    reports::Cell since;
    if (const auto found = file->dossier.find(name);
        found != file->dossier.end()) {
      value = found->second;
      const auto fact = dossier.find(name);
      if (fact != dossier.end()) since = fact->second.since;
    }
    table.rows.push_back(
        {std::string(word(name)), value, since, rules::meaning_of(name)});
  }
  auto json = Json::of(table.what)
                  .set("campaign", code.text())
                  .set("dossier", rows_of(table));
  stand_on(table, json, *book, {});
  session.print(table, json);
  return Exit::done;
}

const Positional campaign = {"CODE", {"the campaign", "la campagne"}};

}  // namespace

const Command campaign_check_command{
    .words = "campaign check",
    .summary = {"The legal gates of a campaign: passed, failed or unknown",
                "Les étapes légales d’une campagne : franchies ou non"},
    .positionals = {campaign},
    .options = known_options(),
    .example = "obole campaign check TOIT-ECOLE",
    .run = check};

const Command campaign_dossier_set_command{
    .words = "campaign dossier set",
    .summary =
        {"Record an act or opinion that a campaign rests on",
         "Enregistrer un acte ou un avis sur lequel repose une campagne"},
    .positionals = {campaign,
                    {"NAME",
                     {"such as resolution, opinion, mandate-ends, purpose",
                      "comme resolution, opinion, mandate-ends, purpose"}},
                    {"VALUE",
                     {"a reference, a day or a word, as the name asks",
                      "une référence, un jour ou un mot, selon le nom"}}},
    .options = {},
    .example = "obole campaign dossier set TOIT-ECOLE opinion-asked 2026-03-01",
    .records = true,
    .run = set};

const Command campaign_dossier_show_command{
    .words = "campaign dossier show",
    .summary = {"Show the legal dossier of a campaign",
                "Montrer le dossier juridique d’une campagne"},
    .positionals = {campaign},
    .options = known_options(),
    .example = "obole campaign dossier show TOIT-ECOLE",
    .run = show};

}  // namespace cli
