#include "obole/ledger/application.hpp"

namespace obole::ledger {
namespace {

using canonical::Node;

// [parameter, value, unit, from, to or "", basis, certainty, source, link,
// note]
void rule_values(Application& entry) {
  std::int64_t ord = 0;
  entry.each("values", 10, "a value has not ten parts", [&](const Node* part) {
    // Texts may hold escapes.
    std::array<std::string, 10> text;
    for (std::size_t at = 0; at < text.size(); ++at)
      text.at(at) = canonical::unescaped(part[at]);
    entry.row(
        Table::rule_value,
        std::array{
            Value::of(entry.seq()), Value::of(ord++), Value::of(text[0]),
            Value::of(text[1]), Value::of(text[2]),
            Value::of(entry.day(part[3])),
            text[4].empty() ? Value::none() : Value::of(entry.day(part[4])),
            Value::of(text[5]), Value::of(text[6]), Value::of(text[7]),
            Value::if_any(text[8]), Value::if_any(text[9])});
  });
}

void rules_adopted(Application& entry) {
  entry.row(Table::rule_table,
            std::array{Value::of(entry.seq()), Value::of(entry.text("name")),
                       Value::of(entry.text("jurisdiction")),
                       Value::of(entry.text("table_version")),
                       Value::of(entry.text("currency")),
                       Value::of(entry.text("digest")),
                       Value::of(entry.effective())});
  rule_values(entry);
}

void benefit_waived(Application& entry) {
  entry.row(Table::waiver, std::array{Value::of(entry.seq()),
                                      Value::of(entry.integer("donation")),
                                      Value::of(entry.effective())});
}

// `was` is what the decision before said, and absent of a first one.
void gift_assessed(Application& entry) {
  const auto amount = entry.integer("amount");
  entry.row(
      Table::assessment,
      std::array{Value::of(entry.seq()), Value::of(entry.integer("donation")),
                 Value::of(entry.integer("rules")),
                 Value::of(entry.text("outcome")), Value::of(amount),
                 Value::of(entry.day("gift_date")),
                 Value::if_any(entry.if_any("article")),
                 Value::if_any(entry.if_any("form"))});
  auto& sum = entry.campaign_sum(campaign_of(entry));
  if (entry.body().find("was") == nullptr) ++sum.assessed;
  add_checked(sum.receiptable, amount - entry.integer_or_zero("was"));
}

// [donation, assessment, "5000"]: what a receipt states of each gift.
void receipt_gifts(Application& entry) {
  std::int64_t ord = 0;
  entry.each("gifts", 3, "a gift is not [donation, assessment, amount]",
             [&](const Node* gift) {
               entry.row(Table::receipt_gift,
                         std::array{Value::of(entry.seq()), Value::of(ord++),
                                    Value::of(entry.number(gift[0])),
                                    Value::of(entry.number(gift[1])),
                                    Value::of(entry.digits(gift[2]))});
             });
}

void receipt_issued(Application& entry) {
  const auto year = entry.integer("year");
  const auto number = entry.integer("number");
  auto& last = entry.dictionary().receipts[year];
  if (number != last + 1)
    entry.wrong("the number does not follow the last one of its year");
  last = number;
  entry.row(
      Table::receipt,
      std::array{
          Value::of(entry.seq()), Value::of(year), Value::of(number),
          Value::of(entry.donor()), Value::of(entry.integer("amount")),
          Value::of(entry.effective()), Value::if_any(entry.if_any("article")),
          Value::if_any(entry.if_any("form")), Value::of(entry.text("scope")),
          Value::of(entry.day("first_day")), Value::of(entry.day("last_day")),
          entry.integer_if_any("replaces")});
  receipt_gifts(entry);
  add_to_campaigns(entry, "campaigns", &CampaignSum::receipted);
}

void receipt_voided(Application& entry) {
  entry.row(
      Table::receipt_end,
      std::array{Value::of(entry.seq()), Value::of(entry.integer("receipt")),
                 Value::of(entry.text("cause")), Value::of(entry.effective())});
  add_to_campaigns(entry, "campaigns", &CampaignSum::receipted);
}

// [receipt, "original", digest]: a document that was made.
void receipts_rendered(Application& entry) {
  std::int64_t ord = 0;
  entry.each("papers", 3, "a paper is not [receipt, copy, digest]",
             [&](const Node* paper) {
               entry.row(Table::paper,
                         std::array{Value::of(entry.seq()), Value::of(ord++),
                                    Value::of(entry.number(paper[0])),
                                    Value::of(paper[1].text),
                                    Value::of(paper[2].text)});
             });
}

void declaration_filed(Application& entry) {
  entry.row(Table::declaration,
            std::array{Value::of(entry.seq()), Value::of(entry.integer("year")),
                       Value::of(entry.integer("receipts")),
                       Value::of(entry.integer("total")),
                       Value::of(entry.effective())});
}

}  // namespace

bool apply_receipts(Application& entry, std::string_view kind) {
  if (kind == "rules.adopted") {
    rules_adopted(entry);
  } else if (kind == "gift.assessed") {
    gift_assessed(entry);
  } else if (kind == "receipt.issued") {
    receipt_issued(entry);
  } else if (kind == "receipt.voided") {
    receipt_voided(entry);
  } else if (kind == "receipts.rendered") {
    receipts_rendered(entry);
  } else if (kind == "benefit.waived") {
    benefit_waived(entry);
  } else if (kind == "declaration.filed") {
    declaration_filed(entry);
  } else {
    return false;
  }
  return true;
}

}  // namespace obole::ledger
