#include "obole/ledger/application.hpp"

namespace obole::ledger {
namespace {

using canonical::Node;

// ["2026-09-01","5000"]: when, and how much.
void plan(Application& entry, std::int64_t pledge) {
  std::int64_t ord = 0;
  entry.each("instalments", 2, "an instalment is not [day, amount]",
             [&](const Node* instalment) {
               entry.row(Table::instalment,
                         std::array{Value::of(entry.seq()), Value::of(ord++),
                                    Value::of(pledge),
                                    Value::of(entry.day(instalment[0])),
                                    Value::of(entry.digits(instalment[1]))});
             });
}

void pledge_made(Application& entry) {
  const auto campaign = campaign_of(entry);
  const auto amount = entry.integer("amount");
  entry.row(Table::pledge,
            std::array{Value::of(entry.seq()), Value::of(campaign),
                       Value::of(entry.donor()), Value::of(amount),
                       Value::of(entry.effective()), entry.day_if_any("due")});
  plan(entry, entry.seq());
  auto& sum = entry.campaign_sum(campaign);
  add_checked(sum.pledged, amount);
  ++sum.pledges;
}

void end(Application& entry, std::int64_t ord, std::int64_t pledge,
         std::string_view cause, std::int64_t amount) {
  entry.row(
      Table::pledge_end,
      std::array{Value::of(entry.seq()), Value::of(ord), Value::of(pledge),
                 Value::of(cause), Value::of(entry.effective())});
  add_checked(entry.campaign_sum(campaign_of(entry)).pledged, -amount);
}

void pledge_ended(Application& entry, std::string_view cause) {
  end(entry, 0, entry.integer("pledge"), cause, entry.integer("amount"));
}

// [pledge,"5000"]: what of each pledge is given up.
void pledges_released(Application& entry) {
  const auto cause = entry.text("cause");
  std::int64_t ord = 0;
  entry.each("pledges", 2, "a release is not [pledge, amount]",
             [&](const Node* pledge) {
               end(entry, ord++, entry.number(pledge[0]), cause,
                   entry.digits(pledge[1]));
             });
}

}  // namespace

bool apply_pledges(Application& entry, std::string_view kind) {
  if (kind == "pledge.made") {
    pledge_made(entry);
  } else if (kind == "pledge.planned") {
    plan(entry, entry.integer("pledge"));
  } else if (kind == "pledge.cancelled") {
    pledge_ended(entry, "cancelled");
  } else if (kind == "pledge.expired") {
    pledge_ended(entry, "expired");
  } else if (kind == "pledge.written_off") {
    pledge_ended(entry, "written-off");
  } else if (kind == "pledges.released") {
    pledges_released(entry);
  } else {
    return false;
  }
  return true;
}

}  // namespace obole::ledger
