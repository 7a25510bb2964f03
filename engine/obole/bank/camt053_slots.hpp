// What has been read of the element at hand, until it is made sense of.

#pragma once

#include "obole/bank/camt053_items.hpp"
#include "obole/domain/date.hpp"
#include "obole/domain/money.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace obole::bank::camt053 {

template <class Slot>
constexpr std::size_t index_of(Slot slot) {
  return static_cast<std::size_t>(slot);
}

class Slots {
 public:
  const std::string& operator[](Text text) const {
    return texts_[index_of(text)];
  }
  const std::optional<Money>& operator[](Amount amount) const {
    return amounts_[index_of(amount)];
  }
  const std::optional<Date>& operator[](Day day) const {
    return days_[index_of(day)];
  }

  /// Keeps `words` unless something is there already.
  void keep(Text text, std::string_view words);

  /// Adds `words` to what is there, after a space.  False, and nothing done,
  /// when the whole would be longer than XmlReader::longest_text.
  bool join(Text text, std::string_view words);

  void keep(Amount amount, Money money);
  void keep(Day day, Date date);

  /// Replaces a text, when a detail is read back.
  void put(Text text, std::string_view words) {
    texts_[index_of(text)] = words;
  }

  /// Forgets what was read of an element of this kind and of those in it.
  void forget(Part part);

 private:
  void forget(Text first, Text last);
  void forget(Amount first, Amount last);

  std::array<std::string, index_of(Text::count_)> texts_;
  std::array<std::optional<Money>, index_of(Amount::detail_instructed) + 1>
      amounts_;
  std::array<std::optional<Date>, index_of(Day::value) + 1> days_;
};

constexpr Text first_of_detail = Text::detail_bank_reference;
constexpr Text last_of_detail = Text::detail_note;

}  // namespace obole::bank::camt053
