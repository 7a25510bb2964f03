// The last check before a donation leaves: has its reference come before?

#pragma once

#include "obole/bank/donations.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace obole::bank {

/// The fingerprints of what was seen, some twenty bytes each.  In one of twenty
/// million files of a million rows two different texts are taken for the same;
/// the row is then reported, never lost.
class Fingerprints {
 public:
  /// False when `text` was inserted before.
  bool insert(std::string_view text);

 private:
  bool place(std::uint64_t print);
  void grow();

  std::vector<std::uint64_t> slots_ = std::vector<std::uint64_t>(1024);
  std::size_t count_ = 0;
};

/// Passes rows on to a sink, one by one.  A ledger takes a reference that comes
/// back for a repetition, so two rows that share one must not both pass: the
/// second is a problem, or a further row of the same gift.
class DonationGate {
 public:
  /// `column` names the column of references; `sink` outlives the gate.
  DonationGate(Repeats repeats, std::string column, const DonationSink& sink,
               DonationSums& sums);

  void take(DonationRow&& row);

  /// Lets the last row go.
  void finish();

 private:
  void pass(DonationRow&& row);
  void merge(DonationRow&& row);
  void report(const DonationRow& row, Sentence why);

  Repeats repeats_;
  std::string column_;
  const DonationSink& sink_;
  DonationSums& sums_;
  Fingerprints seen_;
  std::optional<DonationRow> held_;  // under same_gift, until the next is seen
};

}  // namespace obole::bank
