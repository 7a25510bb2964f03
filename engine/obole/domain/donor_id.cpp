#include "obole/domain/donor_id.hpp"

#include "obole/base/say.hpp"
#include "obole/domain/excerpt.hpp"
#include "obole/domain/letters.hpp"

namespace obole {
namespace {

// Crockford's base 32: no I, L, O or U.
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t length = 10;
constexpr unsigned bits_each = 5;
constexpr std::int64_t end_of_numbers = std::int64_t{1} << (length * bits_each);

char canonical(char c) {
  const char large = capital(c);
  if (large == 'I' || large == 'L') return '1';
  return large == 'O' ? '0' : large;
}

Refusal not_a_donor(std::string_view text) {
  return {Reason::donor_unknown, excerpt(text),
          say("this is not a donor’s identifier",
              "ce n’est pas un identifiant de donateur"),
          say("it is D and ten letters or digits, such as D7K2M9QX4TB",
              "il s’écrit D et dix lettres ou chiffres, comme D7K2M9QX4TB")};
}

}  // namespace

DonorId DonorId::from_random(std::uint64_t random) noexcept {
  return DonorId{static_cast<std::int64_t>(
      random & (static_cast<std::uint64_t>(end_of_numbers) - 1))};
}

DonorId DonorId::from_number(std::int64_t number) {
  check(number >= 0 && number < end_of_numbers, "a donor’s number has 50 bits");
  return DonorId{number};
}

Result<DonorId> DonorId::parse(std::string_view text) {
  if (text.size() != length + 1 || (text[0] != 'D' && text[0] != 'd')) {
    return not_a_donor(text);
  }
  std::uint64_t number = 0;
  for (const char c : text.substr(1)) {
    const auto digit = alphabet.find(canonical(c));
    if (digit == std::string_view::npos) return not_a_donor(text);
    number = (number << bits_each) | digit;
  }
  return from_random(number);
}

std::string DonorId::text() const {
  std::string text(length + 1, 'D');
  auto left = static_cast<std::uint64_t>(number_);
  for (std::size_t at = length; at > 0; --at) {
    text[at] = alphabet[left % alphabet.size()];
    left >>= bits_each;
  }
  return text;
}

}  // namespace obole
