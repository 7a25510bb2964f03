// obole receipt: whether a gift earns a tax receipt, and issuing it.

#include "cli/commands.hpp"
#include "cli/commands/decisions.hpp"
#include "cli/commands/receipt_papers.hpp"
#include "cli/known.hpp"
#include "cli/run_before.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/receipt_list.hpp"
#include "obole/receipts/issue.hpp"

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;
using Kind = reports::Column::Kind;

receipts::Selection selection_of(Arguments& arguments) {
  receipts::Selection selection;
  const auto campaign = arguments.code_if_any("--campaign");
  if (campaign) selection.campaign = campaign->text();
  const auto year = arguments.number_if_any("--year");
  if (year) selection.year = static_cast<int>(*year);
  selection.donation = arguments.number_if_any("--donation");
  return selection;
}

Exit check(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto selection = selection_of(arguments);
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const auto today =
      session.context(book->organisation().timezone, false).today;
  const Reading reading(session, *book);
  receipts::Judge judge(*book, receipts::rules_that_hold(*book), today);
  const auto gifts = judge.select(selection);
  if (!gifts) return session.refuse(gifts.error());
  DecisionTable decisions(*book, judge, session.language(),
                          selection.donation.has_value());
  for (const auto donation : *gifts) {
    const auto judged = judge.judge(donation);
    if (!judged) return session.refuse(judged.error());
    if (receipts::Judge::is_in(selection, *judged)) decisions.add(*judged);
  }
  decisions.print(session);
  return Exit::done;
}

Json numbers_json(const std::vector<std::int64_t>& numbers) {
  auto list = Json::list();
  for (const auto number : numbers)
    list.add(number);
  return list;
}

Json issued_json(const receipts::Issued& issued) {
  Json one;
  one.set("number", issued.number)
      .set("donor", issued.donor.text())
      .set("donations", numbers_json(issued.donations))
      .set("amount", issued.amount)
      .set("form", issued.form)
      .set("scope", std::string(word(issued.scope)));
  return one;
}

// What the run came to, as people read it.
Sentence summary(const receipts::IssueReport& report, Money total) {
  auto said =
      say("{} issued, {} in all; {} stated already",
          "{}, pour {} ; {} déjà "
          "porté(s) sur un reçu",
          counted(std::ssize(report.issued), {"receipt", "receipts"},
                  {"reçu délivré", "reçus délivrés"}),
          total, counted(report.already, {"gift", "gifts"}, {"don", "dons"}));
  if (report.withheld > 0)
    said =
        say("{}; {} of restricted donors left out",
            "{} ; {} de donateurs au traitement limité laissés de côté", said,
            counted(report.withheld, {"gift", "gifts"}, {"don", "dons"}));
  if (report.refused.empty()) return said;
  return say(
      "{}; {} without one (obole receipt check says why)",
      "{} ; {} sans reçu (obole receipt check dit pourquoi)", said,
      counted(std::ssize(report.refused), {"gift", "gifts"}, {"don", "dons"}));
}

Session::Outcome outcome_of(ledger::Book& book, receipts::Judge& judge,
                            Language language,
                            const receipts::IssueReport& report) {
  Money total{0, book.currency()};
  for (const auto& one : report.issued)
    total += one.amount;
  auto issued = Json::list();
  for (const auto& one : report.issued)
    issued.add(issued_json(one));
  DecisionTable refused(book, judge, language, false);
  for (const auto& one : report.refused)
    refused.add(one);
  Session::Outcome outcome;
  outcome.says = summary(report, total);
  outcome.attention = !report.refused.empty();
  outcome.adds = [issued, list = refused.json(), total,
                  already = report.already,
                  withheld = report.withheld](Json& json) {
    json.set("issued", issued)
        .set("refused", list)
        .set("total", total)
        .set("stated_already", already)
        .set("withheld", withheld);
  };
  return outcome;
}

Exit issue(Session& session, Arguments& arguments) {
  const receipts::Order order{selection_of(arguments),
                              arguments.has("--annual"),
                              arguments.text("--accept")};
  const auto folder = arguments.text("--pdf");
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  const auto exit = session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const auto before = run_before(journal, arguments);
        if (!before) return before.error();
        auto report = *before ? Result(receipts::IssueReport())
                              : receipts::issue(journal, order);
        if (!report) return report.error();
        auto& book = journal.book();
        if (report->adopted) {
          session.remark(say(
              "no rules had been adopted: those that come with obole are now",
              "aucune règle n’avait été adoptée : celles livrées avec obole le "
              "sont maintenant"));
        }
        receipts::Judge judge(book, receipts::rules_that_hold(book),
                              journal.context().today);
        auto outcome = outcome_of(book, judge, session.language(), *report);
        outcome.recorded = *before;
        if (report->assessed == 0 && report->issued.empty() &&
            !report->adopted) {
          return outcome;  // nothing was recorded
        }
        outcome.recorded = ledger::Recorded{journal.next() - 1, false};
        return outcome;
      });
  const bool done = exit == Exit::done || exit == Exit::attention;
  if (!done || folder.empty() || arguments.has("--dry-run")) return exit;
  const auto printed = print_missing(session, folder);
  return printed == Exit::done ? exit : printed;
}

const std::vector<Option>& selection_options() {
  static const std::vector<Option> options = {
      {"--campaign", "CODE", {"of one campaign", "d’une campagne"}},
      {"--year",
       "YEAR",
       {"of the gifts, by the day that counts in law",
        "des dons, au jour qui compte en droit"}},
      {"--donation", "N", {"of one gift", "d’un don"}}};
  return options;
}

std::vector<Option> issue_options() {
  auto options = selection_options();
  options.push_back({"--annual",
                     "",
                     {"one receipt for all of a donor’s gifts of the year",
                      "un seul reçu pour tous les dons de l’année d’un "
                      "donateur"}});
  options.push_back(
      {"--accept",
       "REASON",
       {"why the gifts that wait for a person are accepted",
        "motif d’acceptation des dons qui attendent une décision"}});
  options.push_back({"--pdf",
                     "DIR",
                     {"write each receipt there, as NUMBER.pdf",
                      "y écrire chaque reçu, sous NUMÉRO.pdf"}});
  return options;
}

}  // namespace

const Command receipt_check_command{
    .words = "receipt check",
    .summary = {"Say which gifts earn a receipt, and why",
                "Dire quels dons ouvrent droit à un reçu, et pourquoi"},
    .positionals = {},
    .options = known_options(selection_options()),
    .example = "obole receipt check --campaign TOIT-ECOLE --year 2026",
    .run = check};

const Command receipt_issue_command{
    .words = "receipt issue",
    .summary = {"Issue receipts", "Délivrer des reçus"},
    .positionals = {},
    .options = issue_options(),
    .example = "obole receipt issue --year 2026 --annual --pdf recus-2026",
    .records = true,
    .run = issue};

}  // namespace cli
