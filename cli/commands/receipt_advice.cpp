// obole receipt advice: what gifts may bring their donor in tax, for
// information.

#include "cli/commands.hpp"
#include "cli/known.hpp"
#include "cli/reporting.hpp"
#include "obole/base/say.hpp"
#include "obole/receipts/judge.hpp"
#include "obole/rules/reductions.hpp"

#include <charconv>

namespace cli {
namespace {

using namespace obole;
using Need = Option::Need;
using Kind = reports::Column::Kind;

// "2025=2000": what was above the ceiling of an earlier year.
Result<std::vector<rules::Carried>> carried_in(Arguments& arguments,
                                               Currency currency) {
  std::vector<rules::Carried> list;
  for (const auto& typed : arguments.all("--carried")) {
    const auto mark = typed.find('=');
    int year = 0;
    const auto* const end =
        typed.data() + (mark == std::string::npos ? 0 : mark);
    const auto [stop, error] = std::from_chars(typed.data(), end, year);
    const auto amount = parse_amount(
        mark == std::string::npos ? "" : typed.substr(mark + 1), currency);
    if (error != std::errc() || stop != end || !amount) {
      return Refusal{Reason::amount_malformed,
                     typed,
                     say("it is not a year and an amount",
                         "ce n’est pas une année et un montant"),
                     say("write it as 2025=1200.50", "l’écrire 2025=1200,50"),
                     {{}, 0, "--carried"}};
    }
    list.push_back({year, *amount});
  }
  return list;
}

// What receipts may state of the donor's gifts between two days.
Result<Money> receiptable(ledger::Book& book, DonorId donor, Date first,
                          Date last, Date today) {
  receipts::Judge judge(book, receipts::rules_that_hold(book), today);
  const auto gifts = judge.select({});
  if (!gifts) return gifts.error();
  Money sum{0, book.currency()};
  for (const auto donation : *gifts) {
    const auto judged = judge.judge(donation);
    if (!judged) return judged.error();
    const auto on = judged->decision.gift_date;
    if (judged->gift.donor == donor && first <= on && on <= last)
      sum += judged->decision.amount;
  }
  return sum;
}

void print(Session& session, ledger::Book& book, Money gifts,
           const rules::Reduction& reduction) {
  reports::Table table;
  table.what = "receipt-advice";
  table.title = {"For information: what the gifts may bring in tax",
                 "Pour information : ce que les dons peuvent rapporter en "
                 "impôt"};
  table.columns = {{"gifts", {"Gifts", "Dons"}, Kind::number},
                   {"counted", {"Counted", "Retenu"}, Kind::number},
                   {"reduction", {"Reduction", "Réduction"}, Kind::number},
                   {"carried", {"Carried on", "Report"}, Kind::number}};
  Money left{0, book.currency()};
  auto carried = Json::list();
  for (const auto& one : reduction.carried) {
    left += one.amount;
    carried.add(
        Json().set("year", std::int64_t{one.year}).set("amount", one.amount));
  }
  auto& row = table.rows.emplace_back();
  row.emplace_back(gifts);
  row.emplace_back(reduction.counted);
  row.emplace_back(reduction.amount);
  row.emplace_back(left);
  auto values = Json::list();
  for (const auto& value : reduction.values) {
    table.notes.emplace_back(Sentence{value.parameter, value.parameter},
                             value.value + " (" + value.source + ')');
    values.add(Json()
                   .set("parameter", value.parameter)
                   .set("value", value.value)
                   .set("source", value.source)
                   .set("certainty", std::string(word(value.certainty))));
  }
  table.notes.emplace_back(
      Sentence{"Not an entitlement", "Sans garantie"},
      say("income and turnover are as declared; the tax office decides",
          "revenu et chiffre d’affaires sont ceux déclarés ; "
          "l’administration décide"));
  auto json = Json::of(table.what)
                  .set("for_information", true)
                  .set("gifts", gifts)
                  .set("counted", reduction.counted)
                  .set("reduction", reduction.amount)
                  .set("carried", carried)
                  .set("values", values);
  stand_on(table, json, book, {});
  session.print(table, json);
}

Refusal missing(std::string_view option) {
  return {Reason::usage,
          "",
          say("it is needed for this kind of donor",
              "elle est nécessaire pour ce donateur"),
          say("ask the donor for it", "la demander au donateur"),
          {{}, 0, std::string(option)}};
}

Exit advise(Session& session, Arguments& arguments) {
  auto book = session.open_as_known(arguments);
  if (!book) return session.refuse(book.error());
  const auto currency = book->currency();
  const auto id = arguments.donor("--donor");
  const std::chrono::year year{static_cast<int>(arguments.number("--year"))};
  const auto income = arguments.money_if_any("--income", currency);
  const auto turnover = arguments.money_if_any("--turnover", currency);
  const auto closing = arguments.date_if_any("--closing")
                           .value_or(Date{year / std::chrono::December / 31});
  auto carried = carried_in(arguments, currency);
  if (arguments.complaint()) return session.refuse(*arguments.complaint());
  if (!carried) return session.refuse(carried.error());
  const Reading reading(session, *book);
  const auto donor = ledger::find_donor(*book, id);
  if (!donor) return session.refuse(donor.error());
  const bool person = donor->kind == DonorKind::individual;
  if (person && !income) return session.refuse(missing("--income"));
  if (!person && !turnover) return session.refuse(missing("--turnover"));
  const auto today =
      session.context(book->organisation().timezone, false).today;
  const auto table = receipts::rules_that_hold(*book).table;
  using std::chrono::year_month_day;
  const year_month_day closes{closing};
  // The twelve months that end with the closing.
  const auto first = person ? Date{year / std::chrono::January / 1}
                            : Date{(closes.year() - std::chrono::years{1}) /
                                   closes.month() / std::chrono::last} +
                                  std::chrono::days{1};
  const auto last = person ? Date{year / std::chrono::December / 31} : closing;
  const auto gifts = receiptable(*book, id, first, last, today);
  if (!gifts) return session.refuse(gifts.error());
  if (person) {
    print(session, *book, *gifts,
          rules::reduction_of(
              rules::PersonYear{static_cast<int>(year), *gifts,
                                Money{0, currency}, *income, *carried},
              table));
  } else {
    print(session, *book, *gifts,
          rules::reduction_of(
              rules::CompanyYear{closing, *gifts, *turnover, *carried}, table));
  }
  return Exit::done;
}

}  // namespace

const Command receipt_advice_command{
    .words = "receipt advice",
    .summary = {"For information: what a donor’s gifts may bring in French tax",
                "Pour information : ce que les dons d’un donateur peuvent "
                "rapporter en impôt"},
    .positionals = {},
    .options = known_options(
        {{"--donor", "ID", {"the donor", "le donateur"}, Need::required},
         {"--year", "YEAR", {"of the gifts", "des dons"}, Need::required},
         {"--income",
          "AMOUNT",
          {"a household’s taxable income, as declared",
           "revenu imposable du foyer, tel que déclaré"}},
         {"--turnover",
          "AMOUNT",
          {"a company’s turnover without VAT",
           "chiffre d’affaires hors taxes d’une entreprise"}},
         {"--closing",
          "DATE",
          {"last day of a company’s year; 31 December, if not said",
           "clôture de l’exercice ; 31 décembre à défaut"}},
         {"--carried",
          "YEAR=AMOUNT",
          {"above the ceiling of an earlier year; may come again",
           "excédent d’une année antérieure ; répétable"},
          Need::repeated}}),
    .example =
        "obole receipt advice --donor D7K2M9QX4TB --year 2026 --income 42000 "
        "--carried 2025=300",
    .run = advise};

}  // namespace cli
