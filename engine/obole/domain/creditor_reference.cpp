#include "obole/base/say.hpp"
#include "obole/domain/excerpt.hpp"
#include "obole/domain/identifiers.hpp"
#include "obole/domain/letters.hpp"
#include "obole/domain/mod97.hpp"

#include <array>

namespace obole {
namespace {

// "RF", two check digits, then 1 to 21 letters and digits.
constexpr std::size_t head = 4;
constexpr std::size_t longest = head + 21;

bool is_rf(std::string_view text) {
  if (text.size() <= head || text.size() > longest || !text.starts_with("RF") ||
      !all_digits(text.substr(2, 2))) {
    return false;
  }
  const auto digits = text.substr(2, 2);
  if (digits < "02" || digits > "98") return false;
  return mod97(text.substr(0, head), mod97(text.substr(head))) == 1;
}

// Leading zeros of the body change the text but not its number.
std::string canonical(std::string_view rf) {
  const auto last = rf.size() - 1;
  const auto body = std::min(rf.find_first_not_of('0', head), last);
  return std::string(rf.substr(0, head)).append(rf.substr(body));
}

// What follows one beginning of a reference in free text: its letters and
// digits in capitals, without spaces, and after which of them a word ends.
struct Run {
  std::string text;
  std::array<bool, longest + 1> ends_word{};
};

Run run_at(std::string_view text) {
  Run run;
  bool after_space = true;
  while (!text.empty()) {
    const std::size_t space = space_at_front(text);
    if (space == 0 && !is_alphanumeric(text.front())) break;
    if (space > 0) {
      run.ends_word[run.text.size()] = true;
    } else if (run.text.size() == longest) {
      return run;
    } else {
      run.text += capital(text.front());
    }
    after_space = space > 0;
    text.remove_prefix(std::max<std::size_t>(space, 1));
  }
  if (!after_space) run.ends_word[run.text.size()] = true;
  return run;
}

std::optional<std::string> longest_rf(const Run& run) {
  for (std::size_t size = run.text.size(); size > head; --size) {
    const auto candidate = std::string_view(run.text).substr(0, size);
    if (run.ends_word[size] && is_rf(candidate)) return canonical(candidate);
  }
  return std::nullopt;
}

}  // namespace

Result<std::string> parse_rf(std::string_view text) {
  const auto rf = compact(text, longest);
  if (rf && is_rf(*rf)) return canonical(*rf);
  return Refusal{
      Reason::identifier_invalid, excerpt(text),
      say("this is not a payment reference, or a character of it is wrong",
          "ce n’est pas une référence de paiement, ou un de ses caractères "
          "est faux"),
      say("it begins with RF and two digits, such as RF94 DON2 0260 0012 3",
          "elle commence par RF et deux chiffres, comme "
          "RF94 DON2 0260 0012 3")};
}

std::string make_rf(std::string_view body) {
  check(!body.empty() && body.size() <= longest - head,
        "a reference’s body has 1 to 21 characters");
  check(std::all_of(body.begin(), body.end(),
                    [](char c) { return is_digit(c) || is_capital(c); }) &&
            body.front() != '0',
        "a reference’s body is capitals and digits without leading zero");
  const int digits = 98 - mod97("RF00", mod97(body));
  std::string rf = "RF";
  rf += static_cast<char>('0' + digits / 10);
  rf += static_cast<char>('0' + digits % 10);
  return rf.append(body);
}

std::optional<std::string> find_rf(std::string_view text) {
  bool in_word = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!in_word && capital(text[at]) == 'R') {
      auto found = longest_rf(run_at(text.substr(at)));
      if (found) return found;
    }
    in_word = is_alphanumeric(text[at]);
  }
  return std::nullopt;
}

}  // namespace obole
