#include "obole/domain/vocabulary.hpp"
#include "obole/ledger/application.hpp"

namespace obole::ledger {
namespace {

// What goes back to a donor, or, negative, what did not go back after all.
void given_back(Application& entry, std::int64_t amount, Value cause,
                Value reverses) {
  const auto campaign = campaign_of(entry);
  const auto method = parse_choice<Method>(entry.text("method"));
  if (!method) entry.wrong("the field method is not a method");
  entry.row(
      Table::refund,
      std::array{Value::of(entry.seq()), Value::of(entry.integer("donation")),
                 Value::of(campaign), Value::of(amount),
                 Value::of(entry.effective()), Value::of(entry.text("method")),
                 Value::if_any(entry.if_any("platform")),
                 Value::if_any(entry.if_any("payout")),
                 Value::if_any(entry.if_any("reference")), cause, reverses,
                 entry.day_if_any("refunded_on")});
  auto& sum = entry.campaign_sum(campaign);
  sum.refunds += amount < 0 ? -1 : 1;
  if (method && is_in_kind(*method)) {
    add_checked(sum.in_kind, -amount);
  } else {
    add_checked(sum.refunded, amount);
  }
}

void dispute_opened(Application& entry) {
  entry.row(Table::dispute, std::array{Value::of(entry.seq()),
                                       Value::of(entry.integer("donation")),
                                       Value::of(campaign_of(entry)),
                                       Value::of(entry.integer("amount")),
                                       Value::of(entry.effective()),
                                       Value::if_any(entry.if_any("payout"))});
}

void dispute_ended(Application& entry, std::string_view outcome) {
  entry.row(
      Table::dispute_end,
      std::array{Value::of(entry.seq()), Value::of(entry.integer("dispute")),
                 Value::of(outcome), Value::of(entry.effective()),
                 Value::if_any(entry.if_any("payout"))});
}

// [refund,"5000"]
void refunds_ordered(Application& entry) {
  const auto account = entry.named("account", entry.dictionary().bank_accounts);
  std::int64_t ord = 0;
  entry.each("refunds", 2, "an order is not [refund, amount]",
             [&](const canonical::Node* one) {
               entry.row(Table::ordered,
                         std::array{Value::of(entry.seq()), Value::of(ord++),
                                    Value::of(one[0].number),
                                    Value::of(entry.digits(one[1])),
                                    Value::of(account)});
             });
}

// The money moves when the bank shows it.
void deposit_made(Application& entry) {
  entry.row(Table::deposit,
            std::array{Value::of(entry.seq()), Value::of(entry.text("method")),
                       Value::of(entry.text("slip")),
                       Value::of(entry.integer("amount")),
                       Value::of(entry.effective())});
  std::int64_t ord = 0;
  entry.each("gifts", [&](const canonical::Node& gift) {
    entry.row(Table::deposited,
              std::array{Value::of(entry.seq()), Value::of(ord++),
                         Value::of(gift.number)});
  });
}

void deposit_cancelled(Application& entry) {
  entry.row(
      Table::deposit_end,
      std::array{Value::of(entry.seq()), Value::of(entry.integer("deposit"))});
}

}  // namespace

bool apply_refunds(Application& entry, std::string_view kind) {
  if (kind == "donation.refunded") {
    given_back(entry, entry.integer("amount"),
               Value::if_any(entry.if_any("cause")), Value::none());
  } else if (kind == "refund.reversed") {
    given_back(entry, -entry.integer("amount"), Value::none(),
               Value::of(entry.integer("refund")));
  } else if (kind == "dispute.opened") {
    dispute_opened(entry);
  } else if (kind == "dispute.lost") {
    dispute_ended(entry, "lost");
    given_back(entry, entry.integer("amount"), Value::of("dispute"),
               Value::none());
  } else if (kind == "refunds.ordered") {
    refunds_ordered(entry);
  } else if (kind == "deposit.made") {
    deposit_made(entry);
  } else if (kind == "deposit.cancelled") {
    deposit_cancelled(entry);
  } else if (kind == "dispute.won") {
    dispute_ended(entry, "won");
  } else {
    return false;
  }
  return true;
}

}  // namespace obole::ledger
