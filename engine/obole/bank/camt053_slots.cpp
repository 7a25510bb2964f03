#include "obole/bank/camt053_slots.hpp"

#include "obole/bank/camt053_words.hpp"
#include "obole/bank/xml.hpp"

namespace obole::bank::camt053 {

void Slots::keep(Text text, std::string_view words) {
  std::string& kept = texts_[index_of(text)];
  if (kept.empty()) add_cleaned(kept, words);
}

bool Slots::join(Text text, std::string_view words) {
  std::string& kept = texts_[index_of(text)];
  if (kept.size() + words.size() >= XmlReader::longest_text) return false;
  const auto before = kept.size();
  if (before > 0) kept += ' ';
  const auto start = kept.size();
  add_cleaned(kept, words);
  if (kept.size() == start) kept.resize(before);
  return true;
}

void Slots::keep(Amount amount, Money money) {
  auto& kept = amounts_[index_of(amount)];
  if (!kept) kept = money;
}

void Slots::keep(Day day, Date date) {
  auto& kept = days_[index_of(day)];
  if (!kept) kept = date;
}

void Slots::forget(Text first, Text last) {
  for (auto slot = index_of(first); slot <= index_of(last); ++slot)
    texts_[slot].clear();
}

void Slots::forget(Amount first, Amount last) {
  for (auto slot = index_of(first); slot <= index_of(last); ++slot)
    amounts_[slot].reset();
}

void Slots::forget(Part part) {
  switch (part) {
    case Part::message:
    case Part::other_message:
      return forget(Text::message_page, Text::message_page_is_last);
    case Part::statement:
      days_ = {};
      return forget(Text::statement_id, Text::sum_debits);
    case Part::balance:
      days_[index_of(Day::balance)].reset();
      forget(Amount::balance, Amount::balance);
      return forget(Text::balance_code, Text::balance_sign);
    case Part::entry:
      days_[index_of(Day::booked)].reset();
      days_[index_of(Day::value)].reset();
      forget(Amount::entry, Amount::detail_instructed);
      return forget(Text::entry_reference, Text::detail_note);
    case Part::entry_charge:
    case Part::detail_charge:
      forget(Amount::charge, Amount::charge);
      return forget(Text::charge_sign, Text::charge_included);
    case Part::detail:
      forget(Amount::detail_own, Amount::detail_instructed);
      return forget(first_of_detail, last_of_detail);
  }
}

}  // namespace obole::bank::camt053
