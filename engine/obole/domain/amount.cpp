#include "obole/domain/money.hpp"

#include <array>

namespace obole {
namespace {

// Writes an amount from its last character to its first, without a detour
// through the heap: a million rows come this way.
class BackwardText {
 public:
  void put(char character) {
    --begin_;
    room_[begin_] = character;
  }
  void put(std::string_view text) {
    begin_ -= text.size();
    text.copy(room_.data() + begin_, text.size());
  }
  std::string_view text() const {
    return {room_.data() + begin_, room_.size() - begin_};
  }

 private:
  // 19 digits, 6 group marks of three bytes, a decimal mark, a sign and
  // " EUR", with room to spare.
  std::array<char, 64> room_;
  std::size_t begin_ = room_.size();
};

struct Marks {
  char decimal;
  std::string_view group;
};

void write(BackwardText& out, Money amount, Marks marks) {
  std::uint64_t units = static_cast<std::uint64_t>(amount.minor_units());
  if (amount.is_negative()) units = 0 - units;

  for (int i = 0; i < amount.currency().decimals(); ++i) {
    out.put(static_cast<char>('0' + units % 10));
    units /= 10;
  }
  if (amount.currency().decimals() > 0) out.put(marks.decimal);
  int digits = 0;
  do {
    if (digits > 0 && digits % 3 == 0) out.put(marks.group);
    out.put(static_cast<char>('0' + units % 10));
    units /= 10;
    ++digits;
  } while (units != 0);
  if (amount.is_negative()) out.put('-');
}

}  // namespace

std::string plain(Money amount) {
  BackwardText out;
  write(out, amount, {.decimal = '.', .group = ""});
  return std::string(out.text());
}

std::string french(Money amount) {
  BackwardText out;
  write(out, amount, {.decimal = ',', .group = "\u202F"});
  return std::string(out.text());
}

std::string to_string(Money amount) {
  BackwardText out;
  out.put(amount.currency().code());
  out.put(' ');
  write(out, amount, {.decimal = '.', .group = ""});
  return std::string(out.text());
}

Sentence Spoken<Money>::of(Money amount) {
  const bool euros = amount.currency() == Currency::eur();
  auto text = french(amount);
  text.append("\u00A0").append(euros ? "€" : amount.currency().code());
  return {to_string(amount), std::move(text)};
}

}  // namespace obole
