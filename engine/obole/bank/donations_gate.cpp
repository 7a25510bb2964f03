#include "obole/bank/donations_gate.hpp"

#include "obole/base/say.hpp"

#include <functional>

namespace obole::bank {
namespace {

// A gift and its refund may share a reference.
std::string key_of(const DonationRow& row) {
  return (row.meaning == Meaning::refund ? '-' : '+') + row.reference;
}

// Whether the rows differ in nothing but what they reward.
bool same_gift(const DonationRow& left, const DonationRow& right) {
  return left.meaning == right.meaning && left.date == right.date &&
         left.amount == right.amount && left.fee == right.fee &&
         left.method == right.method && left.payout == right.payout &&
         left.campaign == right.campaign && left.name == right.name &&
         left.email == right.email && left.siren == right.siren;
}

}  // namespace

// There are always free slots, and the number of all is a power of two.
bool Fingerprints::place(std::uint64_t print) {
  const auto last = slots_.size() - 1;
  auto at = (print >> 1U) & last;
  for (; slots_[at] != 0; at = (at + 1) & last) {
    if (slots_[at] == print) return false;
  }
  slots_[at] = print;
  return true;
}

// An empty slot holds 0, so that no fingerprint may be 0.
bool Fingerprints::insert(std::string_view text) {
  if (!place(std::hash<std::string_view>{}(text) | 1U)) return false;
  if (++count_ * 4 > slots_.size() * 3) grow();
  return true;
}

void Fingerprints::grow() {
  auto old =
      std::exchange(slots_, std::vector<std::uint64_t>(slots_.size() * 2));
  for (const auto print : old) {
    if (print != 0) place(print);
  }
}

DonationGate::DonationGate(Repeats repeats, std::string column,
                           const DonationSink& sink, DonationSums& sums)
    : repeats_(repeats), column_(std::move(column)), sink_(sink), sums_(sums) {}

void DonationGate::report(const DonationRow& row, Sentence why) {
  ++sums_.problems;
  sink_.problem({row.line, column_, row.reference, std::move(why)});
}

void DonationGate::pass(DonationRow&& row) {
  if (row.reference.empty() || seen_.insert(key_of(row))) {
    sink_.row(std::move(row));
    return;
  }
  report(row, say("an earlier row of the file has this reference already",
                  "une ligne précédente du fichier a déjà cette référence"));
}

void DonationGate::merge(DonationRow&& row) {
  if (!same_gift(*held_, row)) {
    report(row, say("line {} has the same reference and tells another gift",
                    "la ligne {} a la même référence et dit un autre don",
                    held_->line));
    return;
  }
  ++sums_.ignored;
  if (row.tier.empty() || row.tier == held_->tier) return;
  held_->tier += (held_->tier.empty() ? "" : " + ") + row.tier;
}

void DonationGate::take(DonationRow&& row) {
  if (repeats_ == Repeats::problem) {
    pass(std::move(row));
    return;
  }
  if (held_ && !row.reference.empty() && held_->reference == row.reference) {
    merge(std::move(row));
    return;
  }
  finish();
  held_ = std::move(row);
}

void DonationGate::finish() {
  if (!held_) return;
  auto row = *std::exchange(held_, std::nullopt);
  pass(std::move(row));
}

}  // namespace obole::bank
