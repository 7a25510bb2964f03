#include "obole/bank/camt053_statement.hpp"

#include "obole/bank/camt053_head.hpp"
#include "obole/bank/camt053_refusals.hpp"
#include "obole/bank/camt053_words.hpp"

namespace obole::bank::camt053 {

void StatementReading::begin(const std::string& format, std::uint64_t line) {
  head_ = {};
  head_.format = format;
  head_.file_line = line;
  sums_ = {};
  announced_ = false;
  credit_entries_ = 0;
  reversals_ = 0;
  for (auto* balance : {&first_, &opening_booked_, &previous_closing_,
                        &closing_booked_, &first_interim_, &last_interim_})
    balance->reset();
  several_interim_ = false;
}

Verdict StatementReading::add_balance(const Slots& slots, std::uint64_t line) {
  const auto& amount = slots[Amount::balance];
  if (!amount) return std::nullopt;
  const std::string& written = slots[Text::balance_sign];
  const auto direction = sign(written);
  if (!direction && !written.empty()) return no_sign(written, "Bal/CdtDbtInd");
  if (!direction) oddities_.note(Oddity::balance_without_sign, line);
  const Balance balance{direction == -1 ? -*amount : *amount,
                        slots[Day::balance]};
  sort_in(slots[Text::balance_code], balance);
  return std::nullopt;
}

void StatementReading::sort_in(const std::string& code,
                               const Balance& balance) {
  const auto keep_first = [&balance](std::optional<Balance>& kept) {
    if (!kept) kept = balance;
  };
  const bool is_booked =
      code == "OPBD" || code == "PRCD" || code == "CLBD" || code == "ITBD";
  if (is_booked) keep_first(first_);
  if (code == "OPBD") keep_first(opening_booked_);
  if (code == "PRCD") keep_first(previous_closing_);
  if (code == "CLBD") closing_booked_ = balance;
  if (code != "ITBD") return;
  several_interim_ = first_interim_.has_value();
  keep_first(first_interim_);
  last_interim_ = balance;
}

std::optional<Currency> StatementReading::currency(const Slots& slots) const {
  if (head_.currency) return head_.currency;
  const std::string& letters = slots[Text::account_currency];
  if (!letters.empty())
    if (const auto named = Currency::parse(letters)) return *named;
  if (first_) return first_->amount.currency();
  if (const auto& entry = slots[Amount::entry]) return entry->currency();
  return std::nullopt;
}

Verdict StatementReading::announce(const Slots& slots) {
  if (announced_) return std::nullopt;
  announced_ = true;
  if (auto refused = fill_head(head_, slots)) return refused;
  if (head_.account.empty()) return no_account(head_.file_line, message_);
  const bool has_balances = message_ == Message::statement;
  if (has_balances && head_.id.empty())
    oddities_.note(Oddity::no_id, head_.file_line);
  head_.currency = currency(slots);
  return sink_.begin ? sink_.begin(head_) : std::nullopt;
}

Verdict StatementReading::book(Money amount, bool is_reversal) {
  if (!head_.currency) head_.currency = amount.currency();
  if (amount.currency() != *head_.currency)
    return other_currency(amount, *head_.currency);
  const auto minor_units = amount.minor_units();
  const bool fits = minor_units < 0 ? add(sums_.debits, -minor_units)
                                    : add(sums_.credits, minor_units);
  if (!fits) return sum_too_large(amount);
  if (minor_units >= 0) ++credit_entries_;
  if (is_reversal) reversals_ += minor_units;
  ++sums_.entries;
  return std::nullopt;
}

// An interim balance opens or closes only a page of a longer statement.
void StatementReading::settle_balances() {
  auto opening = opening_booked_ ? opening_booked_ : previous_closing_;
  auto closing = closing_booked_;
  const bool continues = head_.page.value_or(1) > 1;
  const bool goes_on = !head_.is_last_page;
  const bool both_ends = continues && !opening && goes_on && !closing;
  if (!both_ends || several_interim_) {
    if (continues && !opening) opening = first_interim_;
    if (goes_on && !closing) closing = last_interim_;
  }
  if (opening) head_.opening = opening->amount;
  if (opening) head_.opening_on = opening->on;
  if (closing) head_.closing = closing->amount;
  if (closing) head_.closing_on = closing->on;
  if (opening_booked_ && previous_closing_ &&
      opening_booked_->amount != previous_closing_->amount)
    oddities_.note(Oddity::openings_differ, head_.file_line);
}

bool StatementReading::agrees_with_summary(const Slots& slots) const {
  if (sums_.not_booked > 0 || head_.page || !head_.currency) return true;
  const auto counts = [&slots](Text text, std::uint64_t entries) {
    const auto said = number(slots[text]);
    return !said || *said == entries;
  };
  const auto adds_up = [&](Text text, std::int64_t minor_units) {
    const auto said = decimal(slots[text], *head_.currency);
    return !said || said->minor_units() == minor_units;
  };
  return counts(Text::count_total, sums_.entries) &&
         counts(Text::count_credits, credit_entries_) &&
         counts(Text::count_debits, sums_.entries - credit_entries_) &&
         adds_up(Text::sum_total, sums_.credits + sums_.debits) &&
         adds_up(Text::sum_credits, sums_.credits) &&
         adds_up(Text::sum_debits, sums_.debits);
}

void StatementReading::look_for_flipped_reversals(bool balanced) {
  if (balanced || reversals_ == 0) return;
  StatementSums flipped = sums_;
  if (!add(flipped.debits, reversals_) || !add(flipped.debits, reversals_))
    return;
  if (!check_balance(head_, flipped))
    oddities_.note(Oddity::reversals_look_flipped, head_.file_line);
}

Verdict StatementReading::end(const Slots& slots, std::uint64_t lines) {
  if (auto refused = announce(slots)) return refused;
  sums_.lines = lines;
  if (!head_.currency) head_.currency = currency(slots);
  settle_balances();
  const bool can_be_checked = head_.opening && head_.closing;
  const bool has_balances = message_ == Message::statement;
  if (has_balances && !can_be_checked)
    oddities_.note(Oddity::no_balance, head_.file_line);
  if (!agrees_with_summary(slots)) {
    if (!can_be_checked) return contradicts_summary(head_, message_);
    oddities_.note(Oddity::summary_differs, head_.file_line);
  }
  look_for_flipped_reversals(!check_balance(head_, sums_));
  return std::nullopt;
}

Verdict StatementReading::tell_end() const {
  return sink_.end ? sink_.end(head_, sums_) : std::nullopt;
}

}  // namespace obole::bank::camt053
