#include "cli/commands/decisions.hpp"

#include "obole/base/say.hpp"

#include <algorithm>

namespace cli {
namespace {

using namespace obole;
using Kind = reports::Column::Kind;

std::string rule_id(const rules::Ground& ground, const rules::RuleTable& table,
                    DonorKind donor) {
  return table.jurisdiction + '-' +
         std::string(rules::law_name(ground.rule, donor));
}

// The grounds that decide come first, and what holds last.
std::vector<rules::Ground> in_order(std::vector<rules::Ground> grounds) {
  std::stable_sort(grounds.begin(), grounds.end(),
                   [](const auto& left, const auto& right) {
                     const auto accepted = rules::Rule::accepted;
                     return std::pair(left.rule == accepted, left.standing) >
                            std::pair(right.rule == accepted, right.standing);
                   });
  return grounds;
}

// The part of the source's name that people look up, with how far it was read.
Json reason_json(const rules::Ground& ground, const rules::RuleTable& table,
                 const receipts::Judged& judged, Currency currency,
                 Language language) {
  const auto* const value = value_of(ground, table, judged.decision);
  Json one;
  one.set("rule", rule_id(ground, table, judged.gift.facts.donor.kind))
      .set("source",
           value == nullptr ? table.name + ' ' + table.version : value->source)
      .set("says", rules::explanation(ground, currency).in(language))
      .set("standing", std::string(word(ground.standing)));
  if (ground.parameter.empty()) return one;
  one.set("parameter", ground.parameter);
  if (value != nullptr) {
    one.set("value", value->value)
        .set("certainty", std::string(word(value->certainty)));
  }
  return one;
}

Sentence main_reason(const rules::Decision& decision, Currency currency) {
  const auto grounds = in_order(decision.grounds);
  if (grounds.empty() || grounds.front().standing <= GroundStanding::met)
    return {};
  return rules::explanation(grounds.front(), currency);
}

}  // namespace

const rules::RuleValue* value_of(const rules::Ground& ground,
                                 const rules::RuleTable& table,
                                 const rules::Decision& decision) {
  if (ground.parameter.empty()) return nullptr;
  if (const auto* value = table.find(ground.parameter, decision.gift_date))
    return value;
  // None on that day: the nearest one tells where the rule stands.
  const rules::RuleValue* last = nullptr;
  for (const auto& value : table.values) {
    if (value.parameter == ground.parameter) last = &value;
  }
  return last;
}

DecisionTable::DecisionTable(ledger::Book& book, receipts::Judge& judge,
                             Language language, bool with_grounds)
    : judge_(judge),
      names_(ledger::DonorNames::read(book)),
      currency_(book.currency()),
      language_(language),
      with_grounds_(with_grounds) {
  table_.what = "receipt-check";
  table_.title = {"Eligibility for tax receipts", "Droit aux reçus fiscaux"};
  if (with_grounds_) {
    table_.columns = {{"rule", {"Rule", "Règle"}, Kind::text},
                      {"standing", {"Standing", "État"}, Kind::text},
                      {"says", {"What was found", "Constat"}, Kind::text},
                      {"source", {"Source", "Source"}, Kind::text}};
    return;
  }
  table_.columns = {{"donation", {"Donation", "Don"}, Kind::number},
                    {"date", {"Date", "Date"}, Kind::text},
                    {"donor", {"Donor", "Donateur"}, Kind::text},
                    {"name", {"Name", "Nom"}, Kind::text},
                    {"given", {"Given", "Donné"}, Kind::number},
                    {"outcome", {"Outcome", "Issue"}, Kind::text},
                    {"amount", {"Receiptable", "Ouvrant droit"}, Kind::number},
                    {"form", {"Form", "Formulaire"}, Kind::text, true},
                    {"why", {"Why", "Pourquoi"}, Kind::text, true}};
}

void DecisionTable::add_grounds(const receipts::Judged& judged) {
  const auto& table = judge_.table_of(judged);
  const auto& decision = judged.decision;
  for (const auto& ground : in_order(decision.grounds)) {
    const auto* const value = value_of(ground, table, decision);
    grounds_.push_back({rule_id(ground, table, judged.gift.facts.donor.kind),
                        spoken(ground.standing),
                        rules::explanation(ground, currency_),
                        value == nullptr ? std::string() : value->source});
    const auto& [rule, standing, says, source] = grounds_.back();
    table_.rows.push_back({rule, standing, says, source});
  }
  table_.notes.emplace_back(Sentence{"Outcome", "Issue"},
                            spoken(decision.outcome));
  table_.notes.emplace_back(Sentence{"Receiptable", "Ouvrant droit"},
                            decision.amount);
  table_.notes.emplace_back(Sentence{"Rules", "Règles"},
                            table.name + ' ' + table.version);
}

void DecisionTable::add(const receipts::Judged& judged) {
  const auto& table = judge_.table_of(judged);
  const auto& decision = judged.decision;
  const auto name = names_.of(judged.gift.donor.number());
  auto reasons = Json::list();
  for (const auto& ground : in_order(decision.grounds))
    reasons.add(reason_json(ground, table, judged, currency_, language_));
  Json one;
  one.set("donation", judged.gift.seq)
      .set("eligible", decision.outcome == EligibilityOutcome::eligible)
      .set("outcome", std::string(word(decision.outcome)))
      .set("amount", decision.amount)
      .set("form", decision.form)
      .set("article", decision.article)
      .set("date", decision.gift_date)
      .set("donor", judged.gift.donor.text())
      .set("campaign", judged.gift.campaign_code)
      .set("given", judged.gift.facts.given)
      .set("receipted", judged.gift.receipted)
      .set("rules", table.name + ' ' + table.version)
      .set("rules_digest", table.digest)
      .set("recorded", judged.stands)
      .set("reasons", reasons);
  if (decision.outcome == EligibilityOutcome::review)
    one.set("if_accepted", decision.if_accepted);
  if (judged.stands && !judged.recorded->reason.empty())
    one.set("accepted_because", judged.recorded->reason);
  json_.add(one);
  if (with_grounds_) return add_grounds(judged);
  const auto why = main_reason(decision, currency_);
  table_.rows.push_back({judged.gift.seq, decision.gift_date,
                         judged.gift.donor.text(), std::string(name),
                         judged.gift.facts.given, spoken(decision.outcome),
                         decision.amount, decision.form, why});
}

void DecisionTable::print(Session& session) {
  const auto& rules = judge_.rules();
  if (!rules.adopted) {
    table_.notes.emplace_back(
        Sentence{"Not adopted yet", "Pas encore adoptées"},
        say("the rules are those that come with obole; obole rules adopt {} "
            "records them",
            "les règles sont celles livrées avec obole ; obole rules adopt {} "
            "les enregistre",
            rules.table.name));
  }
  session.print(table_,
                Json::of(table_.what)
                    .set("decisions", json_)
                    .set("rules", rules.table.name + ' ' + rules.table.version)
                    .set("adopted", rules.adopted.has_value()));
}

}  // namespace cli
