#include "obole/bank/camt053_lines.hpp"

#include "obole/bank/camt053_line.hpp"
#include "obole/bank/camt053_refusals.hpp"
#include "obole/bank/camt053_words.hpp"

#include <array>
#include <limits>

namespace obole::bank::camt053 {

namespace {

constexpr std::uint64_t most_parts =
    std::numeric_limits<std::uint32_t>::max() - 1;

// The amount of the detail in `slots`.  Only amounts in the account's currency
// were kept.
std::optional<std::int64_t> amount_of_detail(const Slots& slots) {
  constexpr std::array candidates{
      Amount::detail_own, Amount::detail_transaction,
      Amount::detail_countervalue, Amount::detail_instructed};
  for (const Amount candidate : candidates)
    if (const auto& amount = slots[candidate]) return amount->minor_units();
  return std::nullopt;
}

}  // namespace

void EntryLines::begin() {
  details_.clear();
  detail_at_hand_ = false;
  announced_ = 0;
  entry_charges_.reset();
  detail_charges_.reset();
}

void EntryLines::set_aside(const Slots& slots) {
  details_.append(slots, amount_of_detail(slots));
  detail_at_hand_ = false;
}

void EntryLines::begin_detail(Slots& slots) {
  if (detail_at_hand_) set_aside(slots);
  slots.forget(Part::detail);
  detail_at_hand_ = true;
}

void EntryLines::add_charge(Part where, const Slots& slots) {
  const auto& amount = slots[Amount::charge];
  if (!amount || is_true(slots[Text::charge_included])) return;
  const int direction = sign(slots[Text::charge_sign]).value_or(-1);
  auto& sum = where == Part::entry_charge ? entry_charges_ : detail_charges_;
  std::int64_t total = sum.value_or(0);
  if (add(total, direction * amount->minor_units())) sum = total;
}

void EntryLines::announce(std::uint64_t more) {
  constexpr std::uint64_t plenty = 1'000'000'000'000;
  announced_ = announced_ + more > plenty ? plenty : announced_ + more;
}

Verdict EntryLines::tell(const Line& line) {
  ++told_;
  return sink_.line ? sink_.line(line) : std::nullopt;
}

Verdict EntryLines::tell(Slots& slots, const Booking& booking) {
  const auto details = details_.count() + (detail_at_hand_ ? 1 : 0);
  fill_from_entry(whole_, slots, booking);
  if (announced_ > details && details > 0) {
    oddities_.note(Oddity::batch_not_itemised, booking.file_line);
    return tell(whole_);
  }
  if (is_notified_) fill_names(whole_, slots);
  if (details == 1) return tell_one(slots, booking);
  if (details == 0) return tell(whole_);

  if (detail_at_hand_) set_aside(slots);
  if (!can_be_split(details, booking.file_line)) return tell(whole_);
  return tell_details(slots, booking);
}

// A statement's entry is believed before its only detail; a notification is
// nothing but details.
Verdict EntryLines::tell_one(const Slots& slots, const Booking& booking) {
  const int direction = booking.amount.is_negative() ? -1 : 1;
  const auto& own = slots[Amount::detail_own];
  if (is_notified_ && own) {
    const auto sign_of = sign(slots[Text::detail_sign]).value_or(direction);
    const auto sum = sign_of < 0 ? -*own : *own;
    const auto residual = booking.amount.minor_units() - sum.minor_units();
    if (residual != 0 && meaning_of(residual) != Residual::charges)
      return details_differ(booking.amount, sum, booking.file_line);
  }
  fill_from_detail(whole_, slots, direction);
  return tell(whole_);
}

bool EntryLines::can_be_split(std::uint64_t details, std::uint64_t file_line) {
  if (!details_.all_held() || details > most_parts) {
    oddities_.note(Oddity::batch_too_long, file_line);
    return false;
  }
  if (!details_.all_known())
    oddities_.note(Oddity::batch_without_amounts, file_line);
  return details_.all_known();
}

Verdict EntryLines::tell_details(Slots& slots, const Booking& booking) {
  const Currency currency = booking.amount.currency();
  const int direction = sign(slots[Text::entry_sign]).value_or(1);
  const auto residual = booking.amount.minor_units() - details_.sum(direction);
  if (residual > Money::largest || residual < -Money::largest)
    return impossible_details(booking.amount, booking.file_line);
  const bool is_explained =
      residual == 0 || meaning_of(residual) == Residual::charges;
  if (is_notified_ && !is_explained)
    return details_differ(booking.amount,
                          booking.amount - Money(residual, currency),
                          booking.file_line);

  whole_.remittance.clear();
  whole_.parts =
      static_cast<std::uint32_t>(details_.count() + (residual == 0 ? 0 : 1));
  std::uint32_t part = 0;
  std::int64_t total = 0;
  Verdict verdict;
  details_.replay(slots, direction, [&](std::int64_t minor_units) {
    line_ = whole_;
    line_.part = ++part;
    line_.amount = Money(minor_units, currency);
    total += minor_units;
    fill_from_detail(line_, slots, minor_units < 0 ? -1 : 1);
    verdict = tell(line_);
    return !verdict;
  });
  if (verdict) return verdict;
  check(total + residual == booking.amount.minor_units(),
        "the parts of an entry add up to it");
  if (residual == 0) return std::nullopt;

  whole_.part = whole_.parts;
  whole_.amount = Money(residual, currency);
  whole_.residual = meaning_of(residual);
  oddities_.note(whole_.residual == Residual::charges
                     ? Oddity::batch_with_charges
                     : Oddity::batch_unexplained,
                 booking.file_line);
  return tell(whole_);
}

// Banks give the charges with the entry, with its details, or with both.
Residual EntryLines::meaning_of(std::int64_t residual) const {
  const auto both = entry_charges_.value_or(0) + detail_charges_.value_or(0);
  const bool charged = residual == entry_charges_ ||
                       residual == detail_charges_ || residual == both;
  return charged ? Residual::charges : Residual::unexplained;
}

}  // namespace obole::bank::camt053
