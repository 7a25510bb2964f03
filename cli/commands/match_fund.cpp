// obole match-fund add, amend, apply: sponsors who add to what others give.

#include "cli/commands.hpp"
#include "cli/run_before.hpp"
#include "obole/base/say.hpp"
#include "obole/ledger/campaigns.hpp"
#include "obole/ledger/funds.hpp"

#include <algorithm>
#include <charconv>

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;

bool read_whole(std::string_view text, std::int64_t& number) {
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return read.ec == std::errc{} && read.ptr == end;
}

// "1/1", "1/2"
Result<Ratio> ratio_in(Arguments& arguments) {
  const auto typed = arguments.text("--ratio");
  const auto slash = typed.find('/');
  Ratio ratio{0, 1};
  const std::string_view text = typed;
  if (slash != std::string::npos &&
      read_whole(text.substr(0, slash), ratio.numerator) &&
      read_whole(text.substr(slash + 1), ratio.denominator)) {
    return ratio;
  }
  return Refusal{Reason::amount_malformed,
                 typed,
                 say("it is not a ratio", "ce n’est pas un taux"),
                 say("1/1 doubles a gift, 1/2 adds half of it",
                     "1/1 double un don, 1/2 en ajoute la moitié"),
                 {{}, 0, "--ratio"}};
}

Result<ledger::FundTerms> terms_in(Arguments& arguments, Currency currency,
                                   Date starts) {
  ledger::FundTerms terms{.starts = starts,
                          .ends = arguments.date_if_any("--closes"),
                          .ratio = {0, 1},
                          .budget = arguments.money("--cap", currency)};
  terms.gift_cap = arguments.money_if_any("--gift-cap", currency);
  terms.donor_cap = arguments.money_if_any("--donor-cap", currency);
  terms.campaign_cap = arguments.money_if_any("--campaign-cap", currency);
  if (arguments.complaint()) return *arguments.complaint();
  const auto ratio = ratio_in(arguments);
  if (!ratio) return ratio.error();
  terms.ratio = *ratio;
  return terms;
}

Result<std::vector<Code>> campaigns_in(Arguments& arguments) {
  std::vector<Code> codes;
  for (const auto& typed : arguments.all("--campaign")) {
    const auto code = Code::parse(typed);
    if (!code) return at(code.error(), {{}, 0, "--campaign"});
    codes.push_back(*code);
  }
  return codes;
}

// The earliest first day of `codes`.
Result<Date> first_day(ledger::Book& book, const std::vector<Code>& codes) {
  std::optional<Date> first;
  for (const auto& code : codes) {
    const auto campaign = ledger::find_campaign(book, code.text());
    if (!campaign) return campaign.error();
    if (!first || campaign->opens < *first) first = campaign->opens;
  }
  return first.value_or(Date{});
}

Exit add(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const auto code = arguments.code("CODE");
        const auto funder = arguments.donor("--funder");
        auto opens = arguments.date_if_any("--opens");
        if (arguments.complaint()) return *arguments.complaint();
        const auto campaigns = campaigns_in(arguments);
        if (!campaigns) return campaigns.error();
        if (!opens) {
          const auto first = first_day(journal.book(), *campaigns);
          if (!first) return first.error();
          opens = *first;
        }
        const auto terms =
            terms_in(arguments, journal.book().currency(), *opens);
        if (!terms) return terms.error();
        const auto recorded = ledger::record(
            journal, ledger::NewFund{code, funder, *campaigns, *terms,
                                     arguments.if_any("--reference")});
        if (!recorded) return recorded.error();
        return Session::Outcome{
            *recorded, code.text(),
            say("fund {} adds {}/{} to each gift from {} on, {} in all",
                "le fonds {} ajoute {}/{} à chaque don à partir du {}, {} en "
                "tout",
                code.text(), terms->ratio.numerator, terms->ratio.denominator,
                terms->starts, terms->budget)};
      });
}

Exit amend(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const auto code = arguments.code("CODE");
        const auto opens = arguments.date_if_any("--opens");
        const auto terms = terms_in(arguments, journal.book().currency(),
                                    opens.value_or(journal.context().today));
        if (!terms) return terms.error();
        const auto recorded = ledger::record(
            journal, ledger::NewFundTerms{code, *terms,
                                          arguments.if_any("--reference")});
        if (!recorded) return recorded.error();
        return Session::Outcome{
            *recorded, code.text(),
            say("fund {} adds {}/{} to each gift from {} on, {} in all",
                "le fonds {} ajoute {}/{} à chaque don à partir du {}, {} en "
                "tout",
                code.text(), terms->ratio.numerator, terms->ratio.denominator,
                terms->starts, terms->budget)};
      });
}

Result<std::vector<ledger::Fund>> funds_in(ledger::Book& book,
                                           const std::optional<Code>& code) {
  if (!code) return ledger::funds(book);
  const auto fund = ledger::find_fund(book, code->text());
  if (!fund) return fund.error();
  return std::vector{*fund};
}

Exit apply(Session& session, Arguments& arguments) {
  return session.record(
      arguments, [&](ledger::Journal& journal) -> Result<Session::Outcome> {
        const auto code = arguments.code_if_any("CODE");
        if (arguments.complaint()) return *arguments.complaint();
        const auto before = run_before(journal, arguments);
        if (!before) return before.error();
        const auto funds = *before ? Result(std::vector<ledger::Fund>())
                                   : funds_in(journal.book(), code);
        if (!funds) return funds.error();
        Session::Outcome outcome{*before, code ? code->text() : "", {}};
        auto list = Json::list();
        for (const auto& fund : *funds) {
          const auto granted = ledger::grant(journal, fund);
          if (!granted) return granted.error();
          if (granted->seq) outcome.recorded = ledger::Recorded{*granted->seq};
          const auto line =
              say("fund {}: {}, by {}; {} granted in all",
                  "fonds {} : {}, de {} ; {} accordés en tout", fund.code,
                  counted(granted->changed, {"gift changed", "gifts changed"},
                          {"don modifié", "dons modifiés"}),
                  granted->difference, granted->amount);
          outcome.says = outcome.says.empty()
                             ? line
                             : say("{}\n{}", "{}\n{}", outcome.says, line);
          list.add(Json()
                       .set("fund", fund.code)
                       .set("changed", granted->changed)
                       .set("difference", granted->difference)
                       .set("granted", granted->amount));
        }
        if (funds->empty()) {
          outcome.says =
              say("there is no matching fund", "il n’y a aucun fonds");
        }
        outcome.adds = [list](Json& json) { json.set("funds", list); };
        return outcome;
      });
}

std::vector<Option> with_terms(std::vector<Option> options,
                               Sentence first_day) {
  const std::vector<Option> terms = {
      {"--ratio",
       "N/M",
       {"what it adds to a gift; 1/1 doubles it",
        "ce qu’il ajoute à un don ; 1/1 le double"},
       Need::required},
      {"--cap",
       "AMOUNT",
       {"of the fund, in all", "du fonds, en tout"},
       Need::required},
      {"--gift-cap", "AMOUNT", {"for one gift", "pour un don"}},
      {"--donor-cap", "AMOUNT", {"for one donor", "pour un donateur"}},
      {"--campaign-cap", "AMOUNT", {"for one campaign", "pour une campagne"}},
      {"--opens", "DATE", std::move(first_day)},
      {"--closes", "DATE", {"last day of gifts", "dernier jour des dons"}}};
  options.insert(options.end(), terms.begin(), terms.end());
  return options;
}

}  // namespace

const Command match_fund_add_command{
    .words = "match-fund add",
    .summary = {"Record a sponsor’s word to add to gifts",
                "Enregistrer l’engagement d’un mécène à abonder des dons"},
    .positionals = {{"CODE", {"its short name", "son nom court"}}},
    .options = with_terms(
        {{"--campaign",
          "CODE",
          {"whose gifts it adds to; may come again",
           "dont il abonde les dons ; peut se répéter"},
          Need::repeated},
         {"--funder",
          "ID",
          {"the donor who pays", "le donateur qui paie"},
          Need::required}},
        {"first day of gifts; that of the earliest campaign when left out",
         "premier jour des dons ; celui de la première campagne si absent"}),
    .example =
        "obole match-fund add MECENE --campaign TOIT-ECOLE --funder "
        "D7K2M9QX4TB --ratio 1/1 --cap 5000 --gift-cap 200",
    .records = true,
    .run = add};

const Command match_fund_amend_command{
    .words = "match-fund amend",
    .summary = {"Give a matching fund other terms from a day on",
                "Donner à un fonds d’autres conditions à partir d’un jour"},
    .positionals = {{"CODE", {"the fund", "le fonds"}}},
    .options = with_terms({}, {"from this day of gifts on (today)",
                               "à partir de ce jour de don (aujourd’hui)"}),
    .example =
        "obole match-fund amend MECENE --ratio 1/2 --cap 8000 --opens "
        "2026-05-01",
    .records = true,
    .run = amend};

const Command match_fund_apply_command{
    .words = "match-fund apply",
    .summary = {"Record what the funds add to each gift",
                "Enregistrer ce que les fonds ajoutent à chaque don"},
    .positionals = {{"CODE",
                     {"the fund; all when left out",
                      "le fonds ; tous si absent"},
                     Positional::Need::optional}},
    .options = {},
    .example = "obole match-fund apply",
    .records = true,
    .run = apply};

}  // namespace cli
