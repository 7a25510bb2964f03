#include "obole/domain/vocabulary.hpp"
#include "obole/ledger/application.hpp"

namespace obole::ledger {
namespace {

using canonical::Node;

// What the tax law asks of a donor, where anything was said of it.
void donor_status(Application& entry) {
  const auto* const abroad = entry.body().find("abroad");
  const auto regime = entry.if_any("regime");
  if (abroad == nullptr && regime.empty()) return;
  entry.row(Table::donor_status,
            std::array{Value::of(entry.seq()), Value::of(entry.donor()),
                       Value::if_any(regime),
                       Value::of(abroad == nullptr ? 0 : abroad->number)});
}

// Everything that is said of it now, so that what was said before is known to
// hold no longer.
void donor_amended(Application& entry) {
  const auto* const abroad = entry.body().find("abroad");
  entry.row(Table::donor_status,
            std::array{Value::of(entry.seq()), Value::of(entry.donor()),
                       Value::if_any(entry.if_any("regime")),
                       Value::of(abroad == nullptr ? 0 : abroad->number)});
}

void donor_registered(Application& entry) {
  entry.row(Table::donor,
            std::array{Value::of(entry.seq()), Value::of(entry.donor()),
                       Value::of(entry.text("donor_kind"))});
  donor_status(entry);
}

void erasure(Application& entry, std::string_view scope) {
  entry.row(Table::erasure,
            std::array{Value::of(entry.seq()), Value::of(entry.donor()),
                       Value::of(scope), Value::of(entry.effective())});
}

void person_erased(Application& entry) {
  erasure(entry, entry.text("scope"));
  erased_texts_of(entry);
}

bool is_in_kind(Application& entry) {
  const auto method = parse_choice<Method>(entry.text("method"));
  if (!method) entry.wrong("the field method is not a method");
  return method && obole::is_in_kind(*method);
}

Value tier_of(Application& entry) {
  if (entry.if_any("tier").empty()) return Value::none();
  std::string name(entry.text("campaign"));
  name.append(" ").append(entry.text("tier"));
  const auto number = entry.dictionary().tiers.find(name);
  if (number == 0) entry.wrong("no earlier entry opens the tier");
  return Value::of(number);
}

// [thousandths,"piece","3550","42600"]: how many, of what, each, together.
void items_given(Application& entry) {
  std::int64_t ord = 0;
  entry.each("items", 4, "an item is not [quantity, unit, price, amount]",
             [&](const Node* item) {
               entry.row(Table::item,
                         std::array{Value::of(entry.seq()), Value::of(ord++),
                                    Value::of(entry.number(item[0])),
                                    Value::of(item[1].text),
                                    Value::of(entry.digits(item[2])),
                                    Value::of(entry.digits(item[3]))});
             });
}

void valued(Application& entry) {
  entry.row(
      Table::in_kind,
      std::array{Value::of(entry.seq()), Value::of(entry.integer("declared")),
                 Value::of(entry.text("valuation")),
                 Value::of(entry.day("valued_on")),
                 Value::if_any(entry.if_any("document"))});
  items_given(entry);
}

void donation_received(Application& entry) {
  const auto campaign = campaign_of(entry);
  const auto donor = entry.donor();
  const auto amount = entry.integer("amount");
  entry.row(
      Table::donation,
      std::array{Value::of(entry.seq()), Value::of(campaign), Value::of(donor),
                 Value::of(amount), Value::of(entry.effective()),
                 Value::of(entry.text("method")), tier_of(entry),
                 Value::of(entry.integer_or_zero("benefit")),
                 Value::if_any(entry.if_any("platform")),
                 Value::if_any(entry.if_any("payout")),
                 Value::if_any(entry.if_any("reference")),
                 entry.named_if_any("earmark", entry.dictionary().earmarks),
                 entry.named_if_any("fund", entry.dictionary().funds),
                 Value::if_any(entry.if_any("nature")),
                 entry.day_if_any("credited"), entry.day_if_any("given_on"),
                 entry.body().find("corrects") == nullptr
                     ? Value::none()
                     : Value::of(entry.integer("corrects"))});
  auto& sum = entry.campaign_sum(campaign);
  if (entry.body().find("pledge") != nullptr) {
    entry.row(Table::settlement, std::array{Value::of(entry.seq()),
                                            Value::of(entry.integer("pledge")),
                                            Value::of(amount)});
    // Late money takes up again what was given up.
    add_checked(sum.pledged, entry.integer_or_zero("revives"));
  }
  if (is_in_kind(entry)) {
    valued(entry);
    add_checked(sum.in_kind, amount);
  } else {
    add_checked(sum.received, amount);
  }
  ++sum.donations;
  if (entry.first_gift(campaign, donor)) ++sum.donors;
}

// [donation,"120"]: what of a platform's fee each gift bears.
void fees_allocated(Application& entry) {
  const auto campaign = campaign_of(entry);
  const auto platform = entry.text("platform");
  const auto payout = Value::if_any(entry.if_any("payout"));
  std::int64_t ord = 0;
  entry.each(
      "shares", 2, "a share is not [donation, amount]", [&](const Node* share) {
        const auto amount = entry.digits(share[1]);
        entry.row(
            Table::fee,
            std::array{Value::of(entry.seq()), Value::of(ord++),
                       Value::of(entry.number(share[0])), Value::of(campaign),
                       Value::of(amount), Value::of(entry.effective()),
                       Value::of(platform), payout});
        add_checked(entry.campaign_sum(campaign).fees, amount);
      });
}

void fee_charged(Application& entry) {
  const auto campaign = campaign_of(entry);
  const auto amount = entry.integer("amount");
  entry.row(Table::fee,
            std::array{Value::of(entry.seq()), Value::of(std::int64_t{0}),
                       Value::of(entry.integer("item")), Value::of(campaign),
                       Value::of(amount), Value::of(entry.effective()),
                       Value::of(entry.text("platform")), Value::none()});
  add_checked(entry.campaign_sum(campaign).fees, amount);
}

}  // namespace

bool apply_gifts(Application& entry, std::string_view kind) {
  if (kind == "donation.received") {
    donation_received(entry);
  } else if (kind == "donor.registered") {
    donor_registered(entry);
  } else if (kind == "person.erased") {
    person_erased(entry);
  } else if (kind == "erasure.refused") {
    erasure(entry, "refused");
  } else if (kind == "donor.amended") {
    donor_amended(entry);
  } else if (kind == "fee.charged") {
    fee_charged(entry);
  } else if (kind == "fees.allocated") {
    fees_allocated(entry);
  } else {
    return false;
  }
  return true;
}

}  // namespace obole::ledger
