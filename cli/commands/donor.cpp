// obole donor: who gives.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/consents.hpp"
#include "obole/ledger/donors.hpp"
#include "obole/ledger/mergers.hpp"
#include "obole/ledger/restrictions.hpp"
#include "obole/reports/donor_years.hpp"

#include <map>

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;
using Kind = reports::Column::Kind;

Exit add(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const ledger::NewDonor donor{
            arguments.choice("--kind", DonorKind::individual),
            {arguments.text("--name"), arguments.text("--address"),
             arguments.text("--email"), arguments.text("--siren"),
             arguments.text("--legal-form")},
            arguments.if_any("--reference"),
            {arguments.choice_if_any<TaxRegime>("--regime"),
             arguments.has("--abroad")}};
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, donor);
        if (!recorded) return recorded.error();
        const auto id = recorded->id.text();
        return Session::Outcome{
            recorded->recorded, id,
            say("donor {} is registered", "le donateur {} est inscrit", id)};
      });
}

// --abroad and --not-abroad; neither says nothing.
std::optional<bool> abroad_of(Arguments& arguments) {
  if (arguments.has("--abroad")) return true;
  if (arguments.has("--not-abroad")) return false;
  return std::nullopt;
}

Exit amend(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const ledger::DonorAmendment amendment{
            arguments.donor("ID"),
            {arguments.text("--name"), arguments.text("--address"),
             arguments.text("--email"), arguments.text("--siren"),
             arguments.text("--legal-form")},
            arguments.choice_if_any<TaxRegime>("--regime"),
            abroad_of(arguments),
            arguments.if_any("--reference")};
        if (arguments.complaint()) return *arguments.complaint();
        const auto recorded = ledger::record(journal, amendment);
        if (!recorded) return recorded.error();
        const auto id = amendment.donor.text();
        return Session::Outcome{
            *recorded, id,
            say("donor {} is amended; receipts that were issued keep what they "
                "say",
                "le donateur {} est mis à jour ; les reçus délivrés gardent ce "
                "qu’ils portent",
                id)};
      });
}

reports::Table head(const char* what) {
  reports::Table table;
  table.what = what;
  table.title = {"Donors", "Donateurs"};
  table.columns = {
      {"id", {"Id", "Identifiant"}, Kind::text},
      {"kind", {"Kind", "Nature"}, Kind::text},
      {"name", {"Name", "Nom"}, Kind::text},
      {"email", {"E-mail", "Courriel"}, Kind::text},
      {"address", {"Address", "Adresse"}, Kind::text},
      {"merged_into", {"Merged into", "Fusionné avec"}, Kind::text, true},
      {"restricted", {"Restricted since", "Limité depuis"}, Kind::text, true}};
  return table;
}

using Restrictions = std::map<std::int64_t, ledger::Restriction>;

void add_row(reports::Page& page, const ledger::Book& book,
             const Restrictions& restrictions, const ledger::Donor& donor) {
  using reports::if_any;
  const auto person = donor.person.value_or(ledger::Person{});
  const auto now = book.known_as(donor.id);
  const auto restriction = restrictions.find(now.number());
  page.add(donor.id.text(), spoken(donor.kind), if_any(person.name),
           if_any(person.email), if_any(person.address),
           if_any(now == donor.id ? std::string() : now.text()),
           restriction == restrictions.end()
               ? std::nullopt
               : std::optional(restriction->second.since));
}

Exit list(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto restrictions = ledger::restrictions(*book);
  auto table = head("donor-list");
  auto json = Json::of(table.what);
  std::optional<Reading> reading(std::in_place, session, *book);
  ledger::DonorList donors(*book);
  json.set("entries", book->head().size);
  reading.reset();
  session.print(table, json, "donors", [&](reports::Page& page) {
    for (const auto& donor : donors.next())
      add_row(page, *book, restrictions, donor);
  });
  return Exit::done;
}

// The law limits by the year what a donor receives in return.
Json years_json(const std::vector<reports::DonorYear>& years) {
  auto list = Json::list();
  for (const auto& year : years) {
    Json one;
    one.set("year", std::int64_t{year.year})
        .set("donations", year.donations)
        .set("received", year.received)
        .set("in_kind", year.in_kind)
        .set("refunded", year.refunded)
        .set("benefit", year.benefit);
    list.add(one);
  }
  return list;
}

Sentence in_words(const reports::DonorYear& year) {
  return say(
      "{}, {} in money, {} in kind, {} given back; received in return {}",
      "{}, {} en argent, {} en nature, {} rendu ; contreparties reçues "
      "{}",
      counted(year.donations, {"gift", "gifts"}, {"don", "dons"}),
      year.received, year.in_kind, year.refunded, year.benefit);
}

Exit show(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto id = arguments.donor("ID");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const Reading reading(session, *book);
  const auto donor = ledger::find_donor(*book, id);
  if (!donor) return session.refuse(donor.error());
  reports::Page page;
  add_row(page, *book, ledger::restrictions(*book), *donor);
  auto table = head("donor-show");
  table.rows.assign(page.rows().begin(), page.rows().end());
  const auto years = reports::donor_years(*book, id);
  for (const auto& year : years) {
    const auto name = std::to_string(year.year);
    table.notes.emplace_back(Sentence{name, name}, in_words(year));
  }
  const auto consent = ledger::consent_of(*book, id);
  const reports::Cell public_name =
      consent ? reports::Cell(consent->name) : reports::Cell();
  if (consent)
    table.notes.emplace_back(Sentence{"Named in public", "Nommé publiquement"},
                             say("as {}, agreed on {}", "{}, accord du {}",
                                 consent->name, consent->day));
  auto merged = Json::list();
  for (const auto& other : ledger::merged_into(*book, id)) {
    merged.add(other.text());
    table.notes.emplace_back(Sentence{"Also known as", "Aussi connu comme"},
                             other.text());
  }
  session.print(table, Json::of(table.what)
                           .set("donors", rows_of(table))
                           .set("years", years_json(years))
                           .set("merged", merged)
                           .set("public_name", public_name));
  return Exit::done;
}

std::vector<Option> person_options() {
  return {{"--name", "TEXT", {"the donor’s name", "nom du donateur"}},
          {"--address", "TEXT", {"needed for a receipt", "nécessaire au reçu"}},
          {"--email", "TEXT", {"e-mail", "courriel"}},
          {"--siren",
           "SIREN",
           {"of a company or body", "d’une entreprise ou d’un organisme"}},
          {"--legal-form",
           "TEXT",
           {"of a company, such as SARL", "d’une entreprise, comme SARL"}},
          {"--regime",
           "REGIME",
           {"how a company is taxed: real, micro or exempt",
            "imposition d’une entreprise : real, micro ou exempt"}},
          {"--abroad",
           "",
           {"lives or sits in another country",
            "réside ou siège dans un autre pays"}}};
}

std::vector<Option> with_person_options(std::vector<Option> options) {
  for (auto& option : person_options())
    options.push_back(option);
  return options;
}

}  // namespace

const Command donor_add_command{
    .words = "donor add",
    .summary = {"Register a donor", "Inscrire un donateur"},
    .positionals = {},
    .options = with_person_options(
        {{"--kind",
          "KIND",
          {"individual, company, association, public-body or anonymous",
           "individual, company, association, public-body ou anonymous"},
          Need::required}}),
    .example =
        "obole donor add --kind individual --name \"Jeanne Martin\" --address "
        "\"3 rue du Lavoir, 49000 Angers\"",
    .records = true,
    .run = add};

const Command donor_amend_command{
    .words = "donor amend",
    .summary = {"Add or correct what is known of a donor",
                "Compléter ou corriger ce qui est connu d’un donateur"},
    .positionals = {{"ID", {"the donor", "le donateur"}}},
    .options = with_person_options(
        {{"--not-abroad",
          "",
          {"lives or sits in this country", "réside ou siège dans ce pays"}}}),
    .example =
        "obole donor amend D7K2M9QX4TB --address \"5 rue du Lavoir, 49000 "
        "Angers\"",
    .records = true,
    .run = amend};

const Command donor_list_command{
    .words = "donor list",
    .summary = {"List the donors", "Lister les donateurs"},
    .positionals = {},
    .options = known_options(),
    .example = "obole donor list --format csv",
    .run = list};

const Command donor_show_command{
    .words = "donor show",
    .summary = {"Show a donor", "Montrer un donateur"},
    .positionals = {{"ID",
                     {"the donor, such as D7K2M9QX4TB",
                      "le donateur, par exemple D7K2M9QX4TB"}}},
    .options = known_options(),
    .example = "obole donor show D7K2M9QX4TB",
    .run = show};

}  // namespace cli
