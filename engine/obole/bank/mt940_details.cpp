#include "obole/bank/mt940_details.hpp"

#include "obole/bank/mt940_fields.hpp"
#include "obole/domain/identifiers.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

namespace obole::bank::mt940 {
namespace {

using Pair = std::pair<std::string_view, std::string Details::*>;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string named(std::string text) {
  if (text == "NOTPROVIDED" || text == "NONREF") return {};
  return text;
}

std::string account(std::string text) {
  const auto iban = parse_iban(text);
  return iban ? *iban : std::move(text);
}

// Lines are cut after 65 characters, within words: a break is nothing.
std::string without_breaks(std::string_view field) {
  std::string text(field);
  std::erase(text, '\n');
  return text;
}

// The values between known keys; what stands before the first is `text`.
void part(std::string_view text, std::span<const Pair> keys, Details& into) {
  std::string Details::*member = &Details::text;
  std::size_t from = 0;
  const auto keep = [&](std::size_t to) {
    const auto value = text_of(text.substr(from, to - from));
    if (member == nullptr || value.empty()) return;
    auto& kept = into.*member;
    kept = kept.empty() ? value : kept + ' ' + value;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto found =
        std::find_if(keys.begin(), keys.end(), [&](const Pair& key) {
          return text.substr(at).starts_with(key.first);
        });
    if (found == keys.end()) continue;
    keep(at);
    member = found->second;
    from = at + found->first.size();
    at = from - 1;
  }
  keep(text.size());
}

constexpr std::string Details::*nowhere = nullptr;

constexpr std::array<Pair, 14> german_keys = {
    {{"EREF+", &Details::end_to_end},
     {"KREF+", nowhere},
     {"MREF+", &Details::mandate},
     {"CRED+", nowhere},
     {"DEBT+", nowhere},
     {"COAM+", nowhere},
     {"OAMT+", nowhere},
     {"SVWZ+", &Details::text},
     {"ABWA+", &Details::ultimate},
     {"ABWE+", &Details::ultimate},
     {"IBAN+", &Details::iban},
     {"BIC+", nowhere},
     {"PURP+", nowhere},
     {"RCDE+", &Details::return_code}}};

constexpr std::array<Pair, 19> slash_keys = {
    {{"/TRTP/", nowhere},
     {"/TRCD/", nowhere},
     {"/IBAN/", &Details::iban},
     {"/BIC/", nowhere},
     {"/NAME/", &Details::name},
     {"/REMI/", &Details::text},
     {"/EREF/", &Details::end_to_end},
     {"/MARF/", &Details::mandate},
     {"/CSID/", nowhere},
     {"/PREF/", nowhere},
     {"/ORDP/", &Details::name},
     {"/BENM/", &Details::name},
     {"/ULTD/", &Details::ultimate},
     {"/ULTC/", &Details::ultimate},
     {"/RTRN/", &Details::return_code},
     {"/PURP/", nowhere},
     {"/ISDT/", nowhere},
     {"/ADDR/", nowhere},
     {"/ORDP//NAME/", &Details::name}}};

// Three digits, then the sign that parts what follows, as in "166?00".
std::optional<char> german_separator(std::string_view text) {
  constexpr std::string_view signs = "?>~^";
  const bool is_german = text.size() > 5 && is_digit(text[0]) &&
                         is_digit(text[1]) && is_digit(text[2]) &&
                         signs.find(text[3]) != std::string_view::npos &&
                         is_digit(text[4]) && is_digit(text[5]);
  return is_german ? std::optional(text[3]) : std::nullopt;
}

Details german(std::string_view text, char separator) {
  Details details;
  details.code = std::string(text.substr(0, 3));
  std::string remittance;
  std::string account_number;
  auto rest = text.substr(3);
  while (rest.size() >= 3) {
    const auto number = rest.substr(1, 2);
    // A part ends where the sign stands before two digits again.
    std::size_t end = 3;
    while (end < rest.size() &&
           !(rest[end] == separator && end + 2 < rest.size() &&
             is_digit(rest[end + 1]) && is_digit(rest[end + 2])))
      ++end;
    const auto value = rest.substr(3, end - 3);
    const bool is_text = (number >= "20" && number <= "29") ||
                         (number >= "60" && number <= "63");
    if (is_text) remittance += value;
    if (number == "32" || number == "33") details.name += value;
    if (number == "31") account_number = text_of(value);
    if (number == "38") account_number = text_of(value);
    rest.remove_prefix(end);
  }
  details.name = text_of(details.name);
  part(remittance, german_keys, details);
  if (details.iban.empty()) details.iban = account_number;
  return details;
}

}  // namespace

Details details_of(std::string_view field) {
  const auto text = without_breaks(field);
  Details details;
  if (const auto separator = german_separator(text)) {
    details = german(text, *separator);
  } else if (text.find("/REMI/") != std::string::npos ||
             text.find("/IBAN/") != std::string::npos ||
             text.find("/EREF/") != std::string::npos) {
    part(text, slash_keys, details);
  } else {
    std::string spaced(field);
    std::replace(spaced.begin(), spaced.end(), '\n', ' ');
    details.text = text_of(spaced);
  }
  details.end_to_end = named(std::move(details.end_to_end));
  details.iban = account(std::move(details.iban));
  return details;
}

}  // namespace obole::bank::mt940
