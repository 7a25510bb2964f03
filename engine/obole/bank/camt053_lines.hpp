// The lines that an entry makes: itself, or its details when the bank itemised
// them in full (formats.md 1.2.5).

#pragma once

#include "obole/bank/camt053_details.hpp"
#include "obole/bank/camt053_remarks.hpp"
#include "obole/bank/camt053_slots.hpp"
#include "obole/bank/statement.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace obole::bank::camt053 {

/// What is certain of an entry at its end.
struct Booking {
  Money amount;  ///< with its sign
  std::uint64_t number = 0;
  std::uint64_t file_line = 0;
};

class EntryLines {
 public:
  EntryLines(const StatementSink& sink, Oddities& oddities, Message message)
      : sink_(sink),
        oddities_(oddities),
        is_notified_(message == Message::notification) {}

  void begin();

  /// A detail begins: the one before, if any, is put aside and forgotten in
  /// `slots`.
  void begin_detail(Slots& slots);

  /// `slots` hold a charge of the entry or of a detail.
  void add_charge(Part where, const Slots& slots);

  /// The bank says that there are `more` transactions in the entry.
  void announce(std::uint64_t more);

  /// Tells the lines of the entry in `slots`; they add up to it.  Refuses with
  /// file_malformed when the details miss the entry by more than any amount,
  /// with statement_unbalanced when those of a notification miss it by anything
  /// but charges, and with what the sink answers.
  Verdict tell(Slots& slots, const Booking& booking);

  /// How many lines were told since reset_count.
  std::uint64_t told() const { return told_; }
  void reset_count() { told_ = 0; }

 private:
  Verdict tell(const Line& line);
  Verdict tell_details(Slots& slots, const Booking& booking);
  Verdict tell_one(const Slots& slots, const Booking& booking);
  bool can_be_split(std::uint64_t details, std::uint64_t file_line);
  void set_aside(const Slots& slots);
  Residual meaning_of(std::int64_t residual) const;

  const StatementSink& sink_;
  Oddities& oddities_;
  bool is_notified_;
  Details details_;
  bool detail_at_hand_ = false;
  std::uint64_t announced_ = 0;
  std::optional<std::int64_t> entry_charges_;
  std::optional<std::int64_t> detail_charges_;
  std::uint64_t told_ = 0;
  Line whole_{.amount = Money(0, Currency::eur())};
  Line line_ = whole_;
};

}  // namespace obole::bank::camt053
