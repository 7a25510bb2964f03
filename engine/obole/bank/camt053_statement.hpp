// One statement as it is read: its head, its balances, and its sums.

#pragma once

#include "obole/bank/camt053_remarks.hpp"
#include "obole/bank/camt053_slots.hpp"
#include "obole/bank/statement.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace obole::bank::camt053 {

class StatementReading {
 public:
  StatementReading(const StatementSink& sink, Oddities& oddities,
                   Message message)
      : sink_(sink), oddities_(oddities), message_(message) {}

  /// A statement of the message in `slots` begins.
  void begin(const std::string& format, std::uint64_t line);

  /// `slots` hold a balance, which ends at `line`.  Refuses with
  /// file_malformed one whose sign is neither.
  Verdict add_balance(const Slots& slots, std::uint64_t line);

  /// Tells the sink of the statement, once: at its first entry or its end.
  /// Refuses with file_malformed when no account is known by then, with
  /// currency_unknown, and with what the sink answers.
  Verdict announce(const Slots& slots);

  /// The account's currency as far as it is known.
  std::optional<Currency> currency(const Slots& slots) const;

  /// Counts a booked entry of `amount`, with its sign.  Refuses with
  /// currency_mismatch and amount_too_large.
  Verdict book(Money amount, bool is_reversal);
  void leave_out() { ++sums_.not_booked; }

  /// How many entries are booked so far.
  std::uint64_t entries() const { return sums_.entries; }

  /// The statement ends, having made `lines` lines.  Refuses with
  /// statement_unbalanced when its own summary contradicts its entries and no
  /// balance speaks for them, and as announce does.
  Verdict end(const Slots& slots, std::uint64_t lines);

  /// Tells the sink of the statement that ended.
  Verdict tell_end() const;

 private:
  struct Balance {
    Money amount;
    std::optional<Date> on;
  };
  void settle_balances();
  void look_for_flipped_reversals(bool balanced);
  bool agrees_with_summary(const Slots& slots) const;
  void sort_in(const std::string& code, const Balance& balance);

  const StatementSink& sink_;
  Oddities& oddities_;
  Message message_;
  StatementHead head_;
  StatementSums sums_;
  bool announced_ = false;
  std::uint64_t credit_entries_ = 0;
  std::int64_t reversals_ = 0;
  std::optional<Balance> first_;  ///< of the booked ones
  std::optional<Balance> opening_booked_;
  std::optional<Balance> previous_closing_;
  std::optional<Balance> closing_booked_;
  std::optional<Balance> first_interim_;
  std::optional<Balance> last_interim_;
  bool several_interim_ = false;
};

}  // namespace obole::bank::camt053
