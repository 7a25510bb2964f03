#include "obole/intake/territory_facts.hpp"

#include "obole/base/check.hpp"
#include "obole/base/unicode.hpp"
#include "obole/ledger/canonical.hpp"
#include "obole/ledger/wording.hpp"

namespace obole::intake {
namespace {

constexpr const char* select_body =
    "SELECT body FROM main.entry WHERE seq = ?1";
constexpr const char* select_note = "SELECT 1 FROM people.note WHERE seq = ?1";

std::string body_of(ledger::Book& book, std::int64_t seq) {
  auto& row = book.prepared(select_body);
  check(row.bind(seq).step(), "what is named was opened by an entry");
  std::string body(row.blob(0));
  row.reset();
  return body;
}

bool has_note(ledger::Book& book, std::int64_t seq) {
  if (!book.has_people()) return false;
  auto& row = book.prepared(select_note);
  const bool found = row.bind(seq).step();
  row.reset();
  return found;
}

std::string value_in(const canonical::Document& body, std::string_view field) {
  const auto* const node = body.find(field);
  if (node == nullptr) return {};
  if (node->type == canonical::Node::Type::string)
    return canonical::unescaped(*node);
  return std::string(node->json);
}

// As the ledger would keep it.
std::string kept(std::string_view text) {
  return clean_text(text).value_or(std::string(text));
}

std::string word_of(const auto& choice) {
  return choice ? std::string(word(*choice)) : std::string();
}

std::string text_of(const std::optional<Code>& code) {
  return code ? code->text() : std::string();
}

std::string_view key_or(std::string_view key, std::string_view field) {
  return key.empty() ? field : key;
}

// Two ids of one person, merged since.
bool is_one_person(const ledger::Book& book, const std::string& one,
                   const std::string& other) {
  const auto left = DonorId::parse(one);
  const auto right = DonorId::parse(other);
  return left && right && book.known_as(*left) == book.known_as(*right);
}

}  // namespace

Facts& Facts::text(std::string_view field, std::string_view value,
                   std::string_view key) {
  facts_.push_back({field, key_or(key, field), kept(value), false});
  return *this;
}

Facts& Facts::amount(std::string_view field, const std::optional<Money>& value,
                     std::string_view key) {
  return text(field, value ? std::to_string(value->minor_units()) : "", key);
}

Facts& Facts::day(std::string_view field, const std::optional<Date>& value,
                  std::string_view key) {
  return text(field, value ? iso(*value) : "", key);
}

Facts& Facts::integer(std::string_view field,
                      const std::optional<std::int64_t>& value,
                      std::string_view key) {
  return text(field, value ? std::to_string(*value) : "", key);
}

Facts& Facts::note(std::string_view field, std::string_view value) {
  facts_.push_back({field, field, kept(value), true});
  return *this;
}

std::string Facts::difference(ledger::Book& book, std::int64_t seq) const {
  const auto text = body_of(book, seq);
  canonical::Document body;
  check(body.parse(text), "an entry of the ledger is canonical");
  const bool is_erased = body.find("note") != nullptr && !has_note(book, seq);
  for (const auto& fact : facts_) {
    if (fact.noted && is_erased) continue;
    const auto standing = fact.noted ? ledger::note_text(book, seq, fact.field)
                                     : value_in(body, fact.field);
    if (standing == fact.value) continue;
    if (fact.field == "donor" && is_one_person(book, standing, fact.value))
      continue;
    return std::string(fact.key);
  }
  return {};
}

Facts facts_of(const ledger::NewProgramme& one) {
  return Facts().text("title", one.title);
}

Facts facts_of(const ledger::NewProject& one) {
  return Facts()
      .text("title", one.title)
      .text("programme", text_of(one.programme))
      .text("proposer", word_of(one.proposer), "proposed_by")
      .note("holder", one.holder);
}

Facts facts_of(const ledger::NewPartner& one) {
  return Facts()
      .text("role", word(one.role))
      .amount("value", one.value)
      .note("name", one.name)
      .note("contributes", one.contributes);
}

Facts facts_of(const ledger::NewCampaign& one) {
  const auto platform = Code::parse(one.platform);
  return Facts()
      .text("title", one.title)
      .amount("goal", one.goal)
      .day("opens", one.opens)
      .day("closes", one.closes)
      .text("model", word(one.model))
      .text("purpose", word_of(one.purpose))
      .text("service", one.service)
      .text("project", text_of(one.project))
      .text("platform", platform ? platform->text() : one.platform)
      .text("resolution", one.resolution)
      .text("mandate", one.mandate)
      .text("analytic", one.analytic)
      .text("section", word_of(one.section))
      .text("parent", text_of(one.parent));
}

Facts facts_of(const ledger::NewGoal& one) {
  return Facts().text("title", one.title).amount("amount", one.amount);
}

Facts facts_of(const ledger::NewTier& one) {
  return Facts()
      .text("title", one.title.empty() ? one.code.text() : one.title)
      .amount("minimum", one.minimum)
      .amount("benefit", one.benefit)
      .text("valuation", word_of(one.valuation))
      .day("valued_on", one.valued_on)
      .integer("stock", one.stock)
      .text("recognition", one.recognition)
      .note("valued_by", one.valued_by);
}

Facts facts_of(const ledger::NewEarmark& one) {
  return Facts().text("title", one.title).text("project", text_of(one.project));
}

Facts facts_of(const ledger::NewFund& one) {
  std::string campaigns = "[";
  for (const auto& code : one.campaigns) {
    if (campaigns.size() > 1) campaigns += ',';
    canonical::append_string(campaigns, code.text());
  }
  return Facts()
      .text("donor", one.funder.text(), "funder")
      .text("campaigns", campaigns + ']')
      .day("starts", one.terms.starts, "opens")
      .day("ends", one.terms.ends, "closes")
      .integer("numerator", one.terms.ratio.numerator, "ratio")
      .integer("denominator", one.terms.ratio.denominator, "ratio")
      .amount("budget", one.terms.budget, "cap")
      .amount("gift_cap", one.terms.gift_cap)
      .amount("donor_cap", one.terms.donor_cap)
      .amount("campaign_cap", one.terms.campaign_cap);
}

}  // namespace obole::intake
