#include "obole/ledger/application.hpp"

namespace obole::ledger {
namespace {

using canonical::Node;

void rule(Application& entry, std::int64_t fund) {
  entry.row(Table::fund_rule,
            std::array{Value::of(entry.seq()), Value::of(fund),
                       Value::of(entry.day("starts")), entry.day_if_any("ends"),
                       Value::of(entry.integer("numerator")),
                       Value::of(entry.integer("denominator")),
                       Value::of(entry.integer("budget")),
                       entry.integer_if_any("gift_cap"),
                       entry.integer_if_any("donor_cap"),
                       entry.integer_if_any("campaign_cap")});
}

std::int64_t fund_of(Application& entry) {
  return entry.named("fund", entry.dictionary().funds);
}

void fund_opened(Application& entry) {
  const auto code = entry.text("fund");
  entry.dictionary().funds.add(code, entry.seq());
  entry.row(Table::fund, std::array{Value::of(entry.seq()), Value::of(code),
                                    Value::of(entry.donor())});
  std::int64_t ord = 0;
  entry.each("campaigns", [&](const Node& item) {
    const auto campaign = entry.dictionary().campaigns.find(item.text);
    if (campaign == 0) entry.wrong("no earlier entry opens the campaign");
    entry.row(Table::fund_campaign,
              std::array{Value::of(entry.seq()), Value::of(ord++),
                         Value::of(campaign)});
  });
  rule(entry, entry.seq());
}

// [donation,rule,"5000","gift"]: what stands from now on for each gift.
void matches_granted(Application& entry) {
  const auto fund = fund_of(entry);
  std::int64_t ord = 0;
  entry.each(
      "grants", 4, "a grant is not [donation, rule, amount, cap]",
      [&](const Node* grant) {
        entry.row(Table::matching,
                  std::array{Value::of(entry.seq()), Value::of(ord++),
                             Value::of(fund), Value::of(entry.number(grant[0])),
                             Value::of(entry.number(grant[1])),
                             Value::of(entry.digits(grant[2])),
                             Value::of(grant[3].text)});
      });
  add_to_campaigns(entry, "campaigns", &CampaignSum::matched);
}

void earmark_opened(Application& entry) {
  const auto code = entry.text("earmark");
  const auto project =
      entry.named_if_any("project", entry.dictionary().projects);
  entry.dictionary().earmarks.add(code, entry.seq());
  entry.row(Table::earmark,
            std::array{Value::of(entry.seq()), Value::of(code),
                       Value::of(entry.text("title")), project});
}

void earmark_used(Application& entry, std::string_view use) {
  entry.row(
      Table::earmark_use,
      std::array{Value::of(entry.seq()),
                 Value::of(entry.named("earmark", entry.dictionary().earmarks)),
                 Value::of(use), Value::of(entry.integer("amount")),
                 Value::of(entry.effective())});
}

void disbursement_made(Application& entry) {
  entry.row(
      Table::disbursement,
      std::array{Value::of(entry.seq()),
                 Value::of(entry.named("project", entry.dictionary().projects)),
                 entry.named_if_any("campaign", entry.dictionary().campaigns),
                 Value::of(entry.integer("amount")),
                 Value::of(entry.effective()),
                 Value::of(entry.text("agreement")),
                 Value::if_any(entry.if_any("reference"))});
}

void policy_set(Application& entry) {
  entry.row(Table::policy,
            std::array{Value::of(entry.seq()), Value::of(entry.text("name")),
                       Value::of(entry.text("value"))});
}

}  // namespace

bool apply_funds(Application& entry, std::string_view kind) {
  if (kind == "matches.granted") {
    matches_granted(entry);
  } else if (kind == "fund.opened") {
    fund_opened(entry);
  } else if (kind == "fund.amended") {
    rule(entry, fund_of(entry));
  } else if (kind == "earmark.opened") {
    earmark_opened(entry);
  } else if (kind == "earmark.spent") {
    earmark_used(entry, "spent");
  } else if (kind == "earmark.released") {
    earmark_used(entry, "released");
  } else if (kind == "disbursement.made") {
    disbursement_made(entry);
  } else if (kind == "policy.set") {
    policy_set(entry);
  } else {
    return false;
  }
  return true;
}

}  // namespace obole::ledger
