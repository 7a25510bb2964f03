// obole donor export, erase: what is held about a person, and forgetting it.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/donors.hpp"
#include "obole/ledger/erasures.hpp"
#include "obole/reports/held.hpp"

namespace cli {
namespace {

using namespace obole;
using Kind = reports::Column::Kind;
using reports::Cell;

Sentence held_until(const ledger::Hold& hold) {
  if (hold.until)
    return say("{} {}, kept until {}", "{} {}, à conserver jusqu’au {}",
               spoken(hold.ground), hold.number, *hold.until);
  if (hold.ground == ledger::HoldGround::restriction)
    return say("{} {}, until it is lifted",
               "{} {}, jusqu’à ce qu’elle soit "
               "levée",
               spoken(hold.ground), hold.number);
  return say("{} {}, until the promise ends",
             "{} {}, tant que la promesse est ouverte", spoken(hold.ground),
             hold.number);
}

Json holds_of(const std::vector<ledger::Hold>& holds) {
  auto list = Json::list();
  for (const auto& hold : holds) {
    Json one;
    one.set("ground", word(hold.ground)).set("number", hold.number);
    hold.until ? one.set("until", *hold.until) : one.set_null("until");
    list.add(one);
  }
  return list;
}

Exit export_donor(Session& session, Arguments& arguments) {
  const auto named = arguments.donor("ID");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const Reading reading(session, *book);
  const auto donor = book->known_as(named);
  const auto found = ledger::find_donor(*book, donor);
  if (!found) return session.refuse(found.error());
  const auto today =
      session.context(book->organisation().timezone, false).today;
  const auto holds = ledger::holds_on(*book, donor, today);
  reports::Table table;
  table.what = "donor-export";
  table.title = say("All that is held about {}",
                    "Tout ce qui est conservé sur {}", donor.text());
  table.columns = {
      {"what", {"What", "Quoi"}, Kind::text},
      {"number", {"Entry or line", "Écriture ou ligne"}, Kind::number},
      {"date", {"Date", "Date"}, Kind::text},
      {"amount", {"Amount", "Montant"}, Kind::number},
      {"field", {"Field", "Champ"}, Kind::text},
      {"value", {"Value", "Valeur"}, Kind::text}};
  const auto if_any = [](const std::string& text) {
    return text.empty() ? Cell() : Cell(text);
  };
  const auto known = arguments.has("--known-at")
                         ? std::optional(book->head().size)
                         : std::nullopt;
  for (const auto& fact : reports::held_about(*book, donor, known)) {
    table.rows.push_back({fact.what, fact.number,
                          fact.date ? Cell(*fact.date) : Cell(),
                          fact.amount ? Cell(*fact.amount) : Cell(),
                          if_any(fact.field), if_any(fact.value)});
  }
  for (const auto& hold : holds)
    table.notes.push_back({{"Kept", "Conservé"}, held_until(hold)});
  session.print(table, Json::of(table.what)
                           .set("donor", donor.text())
                           .set("kind", word(found->kind))
                           .set("held", rows_of(table))
                           .set("kept", holds_of(holds)));
  return Exit::done;
}

Exit erase_again(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const auto texts = ledger::erase_again(journal);
        return Session::Outcome{
            {},
            {},
            texts == 0
                ? say("nothing that was erased is there",
                      "rien de ce qui a été effacé n’est présent")
                : say("{} erased again from a restored copy",
                      "{} effacés à nouveau d’une copie restaurée",
                      counted(texts, {"text", "texts"}, {"texte", "textes"})),
            {},
            [texts](Json& json) { json.set("texts", texts); }};
      });
}

Refusal who_and_why() {
  return {
      Reason::usage, "ID",
      say("say whom and why, or --again", "dire qui et pourquoi, ou --again"),
      say("obole donor erase --help shows an example",
          "obole donor erase --help montre un exemple")};
}

Sentence kept(const ledger::Erasure& erasure) {
  const auto& last =
      *std::max_element(erasure.holds.begin(), erasure.holds.end(),
                        [](const auto& a, const auto& b) {
                          return a.until && (!b.until || *a.until < *b.until);
                        });
  return say(
      "refused: {} must be kept; {}. The refusal is recorded as entry {}",
      "refusé : {} doivent être conservés ; {}. Le refus est enregistré, "
      "écriture {}",
      counted(erasure.holds.size(), {"record", "records"},
              {"élément", "éléments"}),
      held_until(last), erasure.recorded.seq);
}

Exit erase(Session& session, Arguments& arguments) {
  if (arguments.has("--again")) return erase_again(session, arguments);
  if (!arguments.has("ID") || !arguments.has("--reason"))
    return session.refuse(who_and_why());
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        ledger::NewErasure erasure{arguments.donor("ID"),
                                   arguments.text("--reason")};
        if (arguments.has("--contact"))
          erasure.scope = ledger::ErasureScope::contact;
        erasure.reference = arguments.if_any("--reference");
        if (arguments.complaint()) return *arguments.complaint();
        const auto done = ledger::record(journal, erasure);
        if (!done) return done.error();
        const bool refused = !done->holds.empty();
        Session::Outcome outcome{
            done->recorded, erasure.donor.text(),
            refused ? kept(*done)
                    : say("{} about {}: erased", "{} sur {} : effacés",
                          counted(done->texts, {"text", "texts"},
                                  {"texte", "textes"}),
                          erasure.donor.text())};
        outcome.attention = refused;
        const auto holds = holds_of(done->holds);
        outcome.adds = [texts = done->texts, holds](Json& json) {
          json.set("texts", texts).set("kept", holds);
        };
        return outcome;
      });
}

}  // namespace

const Command donor_export_command{
    .words = "donor export",
    .summary = {"All that is held about a donor, for whoever asks",
                "Tout ce qui est conservé sur un donateur, à sa demande"},
    .positionals = {{"ID", {"the donor", "le donateur"}}},
    .options = known_options(),
    .example = "obole donor export D0000000001 --format json",
    .run = export_donor};

const Command donor_erase_command{
    .words = "donor erase",
    .summary = {"Forget a donor, where the law allows it",
                "Effacer un donateur, là où la loi le permet"},
    .positionals = {{"ID",
                     {"the donor", "le donateur"},
                     Positional::Need::optional}},
    .options =
        {{"--reason",
          "TEXT",
          {"who asked, and when; it is kept, so name nobody",
           "qui l’a demandé et quand ; conservé : ne nommer personne"}},
         {"--contact",
          "",
          {"the e-mail address only, which may go at any time",
           "l’adresse électronique seule, qui peut l’être à tout moment"}},
         {"--again",
          "",
          {"erase again what a restored copy brought back",
           "effacer à nouveau ce qu’une copie restaurée a ramené"}}},
    .example = "obole donor erase D0000000001 --reason \"request of 12 May\"",
    .records = true,
    .run = erase};

}  // namespace cli
