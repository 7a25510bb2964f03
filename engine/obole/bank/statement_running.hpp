// The running balance of a bank's CSV, whichever way its rows run.

#pragma once

#include "obole/domain/money.hpp"

#include <optional>

namespace obole::bank {

class RunningBalance {
 public:
  /// Whether a row of `amount`, after which the account holds `now`, follows
  /// from those before it, by the older or by the newer of two neighbours.
  bool follow(Money now, Money amount);

  bool is_known() const { return last_.has_value(); }
  /// Before the oldest row, and after the newest; of what is_known.
  Money opening() const;
  Money closing() const;

 private:
  struct Step {
    Money balance;
    Money amount;
  };

  std::optional<Step> first_;
  std::optional<Step> last_;
  bool forwards_ = true;
  bool backwards_ = true;
};

}  // namespace obole::bank
