#include "obole/bank/statement_running.hpp"

namespace obole::bank {

// Forwards a row's balance is the one before and its own amount; backwards the
// one before is this row's and the other's amount.
bool RunningBalance::follow(Money now, Money amount) {
  const Step step{now, amount};
  if (!last_) {
    first_ = step;
  } else {
    forwards_ = forwards_ && now == last_->balance + amount;
    backwards_ = backwards_ && last_->balance == now + last_->amount;
  }
  last_ = step;
  return forwards_ || backwards_;
}

Money RunningBalance::opening() const {
  const auto& oldest = forwards_ ? *first_ : *last_;
  return oldest.balance - oldest.amount;
}

Money RunningBalance::closing() const {
  return forwards_ ? last_->balance : first_->balance;
}

}  // namespace obole::bank
